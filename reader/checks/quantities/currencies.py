"""Currencies: the ISO code behind a word or sign, in Chinese (normal characters) and in English."""

from __future__ import annotations

from typing import Final

_CHINESE: Final = """
CNY 人民币元 元人民币 人民币 元 块钱 块 圆|USD 美元 美金 美圆 美刀|EUR 欧元|JPY 日元 日圆|GBP 英镑|HKD 港元 港币 港纸|TWD 新台币 台币 新台币元
KRW 韩元 韩圆|AUD 澳元 澳币|CAD 加元 加币 加拿大元|CHF 瑞郎 瑞士法郎|SGD 新元 新加坡元 坡币 新币|MOP 澳门元 澳门币 葡币|RUB 卢布|INR 卢比 印度卢比
THB 泰铢|VND 越南盾|IDR 印尼盾|MYR 林吉特 令吉 马币|PHP 菲律宾比索|MXN 墨西哥比索|BRL 雷亚尔|ZAR 兰特|SEK 瑞典克朗|NOK 挪威克朗|DKK 丹麦克朗|NZD 纽元 新西兰元 纽币
FRF 法郎|DEM 马克|TRY 里拉|SAR 里亚尔|AED 迪拉姆|PKR 巴基斯坦卢比|BTC 比特币|EGP 埃镑|KZT 坚戈|MNT 图格里克
"""
_ENGLISH: Final = """
CNY yuan RMB renminbi CNY kuai|USD US$ USD US=dollar US=dollars U.S.=dollar U.S.=dollars American=dollars|EUR € euro euros EUR|JPY yen JPY JP¥|GBP £ GBP pounds=sterling sterling British=pounds
HKD HK$ HKD Hong=Kong=dollar Hong=Kong=dollars|TWD NT$ TWD NTD New=Taiwan=dollar New=Taiwan=dollars Taiwan=dollars NT=dollars|KRW won KRW ₩|AUD A$ AU$ AUD Australian=dollars Australian=dollar|CAD C$ CA$ CAD Canadian=dollars Canadian=dollar
CHF CHF Swiss=francs Swiss=franc|SGD S$ SGD Singapore=dollars Singapore=dollar|MOP MOP MOP$ patacas pataca|RUB rouble roubles ruble rubles RUB|INR rupee rupees INR ₹ Rs|THB baht THB|VND dong VND|IDR rupiah IDR|MYR ringgit MYR RM
PHP Philippine=pesos PHP|MXN Mexican=pesos|BRL reais BRL R$|ZAR rand ZAR|SEK Swedish=kronor SEK|NOK Norwegian=kroner NOK|DKK Danish=kroner DKK|NZD NZ$ NZD New=Zealand=dollars|FRF francs franc|DEM marks Deutschmarks|TRY lira liras|SAR riyals riyal|AED dirhams dirham|BTC bitcoin bitcoins BTC|KZT tenge
"""


def _names(table: str) -> dict[str, str]:
    names: dict[str, str] = {}
    for item in filter(None, map(str.strip, table.replace("\n", "|").split("|"))):
        code, *written = item.split()
        names.update({name.replace("=", " "): code for name in written})
    return names


CHINESE: Final = _names(_CHINESE)
ENGLISH: Final = {**_names(_ENGLISH), "$": "USD", "¥": "CNY", "dollar": "USD", "dollars": "USD", "pound": "GBP", "pounds": "GBP", "buck": "USD", "bucks": "USD", "peso": "MXN", "pesos": "MXN"}  # fmt: skip

# A sign or word that several countries use: the other side says which is meant.
DOLLARS: Final = ("USD", "HKD", "TWD", "AUD", "CAD", "SGD", "NZD", "MOP")
SHARED: Final = {
    "$": DOLLARS,
    "dollar": DOLLARS,
    "dollars": DOLLARS,
    "¥": ("CNY", "JPY"),
    "peso": ("MXN", "PHP"),
    "pesos": ("MXN", "PHP"),
    "pound": ("GBP", "EGP"),
    "pounds": ("GBP", "EGP"),
    "卢比": ("INR", "PKR"),
    "rupees": ("INR", "PKR"),
}
