"""Units of measure and of time: how each is written in Chinese and English, and what it is worth in a common unit."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

# symbol -> dimension and its worth in the dimension's own unit (m, m2, m3, g, s ...)
_TABLE: Final = """
length: km 1000, m 1, dm 0.1, cm 0.01, mm 0.001, um 1e-6, nm 1e-9, mi 1609.344, nmi 1852, yd 0.9144, ft 0.3048, in 0.0254, li 500, zhang 3.3333, chi 0.33333, cun 0.033333, ly 9.4607e15
area: km2 1e6, m2 1, cm2 1e-4, mm2 1e-6, ha 1e4, mu 666.667, qing 66666.7, ping 3.306, sqft 0.09290304, sqmi 2589988, acre 4046.856, jia 9699.17
volume: m3 1, L 1e-3, mL 1e-6, hL 0.1, gal 3.785412e-3, pint 4.73e-4, bbl 0.158987, cuft 0.0283168, dou 0.01, floz 2.957e-5
mass: t 1e6, kg 1000, g 1, mg 1e-3, ug 1e-6, jin 500, liang 50, qian 5, dan 50000, catty 600, lb 453.592, oz 28.3495, ton 907185, ct 0.2, stone 6350.29
time: century 3155760000, decade 315576000, year 31557600, quarter 7889400, month 2629800, xun 864000, week 604800, day 86400, hour 3600, min 60, s 1, ms 0.001
speed: km/h 1, m/s 3.6, mph 1.609344, knot 1.852, km/s 3600
energy: kWh 1, J 2.7778e-7, kJ 2.7778e-4, MJ 0.27778, MWh 1000, GWh 1e6, kcal 1.163e-3, cal 1.163e-6
power: kW 1, W 1e-3, MW 1000, GW 1e6, hp 0.7355
voltage: V 1, kV 1000, mV 1e-3
frequency: Hz 1, kHz 1e3, MHz 1e6, GHz 1e9
data: B 1, KB 1e3, MB 1e6, GB 1e9, TB 1e12, PB 1e15
bits: bit 1, kb 1e3, Mb 1e6, Gb 1e9, Tb 1e12
pressure: Pa 1, hPa 100, kPa 1000, MPa 1e6, atm 101325, mmHg 133.322
angle: deg 1
sound: dB 1
current: A 1, mA 1e-3
pixels: px 1, Mpx 1e6
rainfall: mm/h 1
degC: degC 1
degF: degF 1
"""

UNITS: Final[dict[str, tuple[str, Decimal]]] = {
    symbol: (dimension, Decimal(worth))
    for line in _TABLE.strip().splitlines()
    for dimension, row in [line.split(": ")]
    for symbol, worth in [item.split() for item in row.split(", ")]
}

_CHINESE: Final = """
km 公里 千米 km 公裡|m 米 公尺 m|dm 分米|cm 厘米 公分 cm|mm 毫米 公厘 mm|um 微米 μm|nm 纳米 奈米 nm|mi 英里 英哩 哩 迈|nmi 海里 浬|yd 码|ft 英尺 英呎 呎|in 英寸 英吋 吋|li 华里 里地 里路|zhang 丈|chi 尺|cun 寸|ly 光年
km2 平方公里 平方千米 km²|m2 平方米 平方公尺 平米 平方 平 m²|cm2 平方厘米 平方公分|mm2 平方毫米|ha 公顷|mu 亩|qing 顷|ping 坪|sqft 平方英尺 平方呎|sqmi 平方英里|acre 英亩
m3 立方米 立方公尺 立方 m³|L 升 公升|mL 毫升 ml|gal 加仑|bbl 桶原油 桶石油|cuft 立方英尺
t 吨 公吨|kg 公斤 千克 kg|g 克 公克|mg 毫克|ug 微克|jin 斤 市斤 台斤|liang 市两|lb 磅 英磅|oz 盎司 安士|ct 克拉
km/h 公里/小时 公里/时 千米/小时 km/h|m/s 米/秒 公尺/秒 m/s|knot 节航速|km/s 公里/秒|mph mph 英里/小时
kWh 千瓦时 千瓦小时 度电 kWh|MWh 兆瓦时|J 焦耳|kJ 千焦 千焦耳|MJ 兆焦|kcal 千卡 大卡|cal 卡路里|kW 千瓦 kW|W 瓦 瓦特|MW 兆瓦 MW|GW 吉瓦|hp 马力
V 伏 伏特|kV 千伏|Hz 赫兹 赫|kHz 千赫|MHz 兆赫|GHz 吉赫
MB 兆字节|GB GB 吉字节|TB TB|KB KB|MB MB|Mb 兆比特 Mbps|Gb Gbps|kPa 千帕|hPa 百帕|MPa 兆帕|Pa 帕 帕斯卡|atm 大气压
dB 分贝|A 安培|mA 毫安|mA 毫安时|px 像素|degC 摄氏度 ℃ °C 度C|degF 华氏度 ℉ °F
"""

_ENGLISH: Final = """
km km kms kilometre kilometres kilometer kilometers|m m metre metres meter meters|dm decimetre decimetres decimeter decimeters|cm cm centimetre centimetres centimeter centimeters|mm mm millimetre millimetres millimeter millimeters|um um μm µm micron microns micrometre micrometres micrometer micrometers|nm nm nanometre nanometres nanometer nanometers|mi mile miles mi|nmi nautical=mile nautical=miles|yd yard yards|ft ft foot feet|in inch inches|li li|chi chi|cun cun|zhang zhang|ly light=year light=years light-year light-years
km2 km2 km² square=kilometre square=kilometres square=kilometer square=kilometers sq=km sq.=km|m2 m2 m² sqm square=metre square=metres square=meter square=meters sq=m sq.=m|cm2 cm² square=centimetre square=centimetres square=centimeter square=centimeters|mm2 square=millimetres square=millimeters|ha ha hectare hectares|mu mu|qing qing|ping ping|sqft square=foot square=feet sq=ft sq.=ft|sqmi square=mile square=miles sq=mi|acre acre acres
m3 m3 m³ cubic=metre cubic=metres cubic=meter cubic=meters|L litre litres liter liters L|mL ml mL millilitre millilitres milliliter milliliters|gal gallon gallons|pint pint pints|bbl barrel barrels|cuft cubic=foot cubic=feet|floz fluid=ounce fluid=ounces
t tonne tonnes metric=ton metric=tons t|ton ton tons|kg kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes|g g gram grams gramme grammes|mg mg milligram milligrams|ug µg μg microgram micrograms|jin jin|liang liang tael taels|catty catty catties|lb lb lbs pound pounds|oz oz ounce ounces|ct carat carats|stone stone
km/h km/h kph kmh km/hr kilometres=per=hour kilometers=per=hour kilometres=an=hour kilometers=an=hour km=per=hour km=an=hour|m/s m/s metres=per=second meters=per=second metres=a=second meters=a=second|mph mph miles=per=hour miles=an=hour|knot knot knots|km/s km/s kilometres=per=second kilometers=per=second
kWh kWh kwh kilowatt-hour kilowatt-hours kilowatt=hour kilowatt=hours|MWh MWh megawatt-hours megawatt=hours|GWh GWh gigawatt-hours|J joule joules J|kJ kJ kilojoule kilojoules|MJ MJ megajoules|kcal kcal kilocalorie kilocalories|cal calorie calories|kW kW kilowatt kilowatts|W W watt watts|MW MW megawatt megawatts|GW GW gigawatt gigawatts|hp hp horsepower
V V volt volts|kV kV kilovolt kilovolts|mV mV millivolts|Hz Hz hertz|kHz kHz kilohertz|MHz MHz megahertz|GHz GHz gigahertz
MB MB megabyte megabytes|GB GB gigabyte gigabytes|TB TB terabyte terabytes|KB KB kilobyte kilobytes|PB PB petabyte petabytes|Mb Mb Mbps megabit megabits megabits=per=second Mb/s Mbit/s|Gb Gb Gbps gigabit gigabits|Tb Tbps terabits
kPa kPa kilopascal kilopascals|hPa hPa hectopascals|MPa MPa megapascals|Pa Pa pascals|atm atmosphere atmospheres
dB dB decibel decibels|A ampere amperes amp amps|mA mA mAh milliampere milliamp|px pixel pixels|Mpx megapixel megapixels|degC °C ℃ degree=Celsius degrees=Celsius degrees=centigrade degrees=C degree=centigrade|degF °F ℉ degrees=Fahrenheit degree=Fahrenheit
"""


def _names(table: str) -> dict[str, str]:
    names: dict[str, str] = {}
    for item in filter(None, map(str.strip, table.replace("\n", "|").split("|"))):
        symbol, *written = item.split()
        names.update({name.replace("=", " "): symbol for name in written})
    return names


CHINESE: Final = _names(_CHINESE)
ENGLISH: Final = {
    **_names(_ENGLISH),
    **{name.replace(" ", "-"): s for name, s in _names(_ENGLISH).items() if " " in name},
}

# 度 alone, 兆 alone: what else they may be
CHINESE_LOOSE: Final = {
    "度": ("degC", "kWh", "deg", "%"),
    "兆": ("Mb", "MB", "MHz"),
    "里": ("li", "mi"),
    "呎": ("ft", "sqft"),
    "尺": ("chi", "sqft"),
    "两": ("liang",),
    "斤": ("jin", "catty"),
}

CHINESE_TIMES: Final = {
    "世纪": "century", "年": "year", "载": "year", "周年": "year", "年头": "year", "个季度": "quarter", "个月": "month", "月": "month",
    "星期": "week", "周": "week", "礼拜": "week", "天": "day", "日": "day", "昼夜": "day", "工作日": "day", "交易日": "day", "自然日": "day",
    "小时": "hour", "钟头": "hour", "分钟": "min", "分": "min", "刻钟": "quarter-hour", "秒": "s", "秒钟": "s", "毫秒": "ms", "旬": "xun",
    "学期": "term", "学年": "year", "晚": "night", "夜": "night",
}  # fmt: skip
ENGLISH_TIMES: Final = {
    "century": "century", "centuries": "century", "decade": "decade", "decades": "decade", "year": "year", "years": "year", "yr": "year", "yrs": "year",
    "month": "month", "months": "month", "week": "week", "weeks": "week", "fortnight": "fortnight", "fortnights": "fortnight", "day": "day", "days": "day", "workday": "day", "workdays": "day",
    "hour": "hour", "hours": "hour", "hr": "hour", "hrs": "hour", "minute": "min", "minutes": "min", "min": "min", "mins": "min",
    "second": "s", "seconds": "s", "sec": "s", "secs": "s", "millisecond": "ms", "milliseconds": "ms", "ms": "ms", "s": "s", "h": "hour",
    "quarter-hour": "quarter-hour", "night": "night", "nights": "night", "term": "term", "terms": "term",
}  # fmt: skip


def worth(unit: str) -> tuple[str, Decimal] | None:
    """The dimension of a unit and its worth in the dimension's own unit; None for a unit that is not in the table."""
    return UNITS.get(unit)


# Names of lengths of time that count another unit.
_MULTIPLES: Final = {"quarter-hour": ("min", 15), "fortnight": ("week", 2), "xun": ("day", 10), "night": ("day", 1)}


def scaled(low: Decimal, high: Decimal, unit: str) -> tuple[Decimal, Decimal, str]:
    """A length of time in a unit of the table: 一刻钟 is 15 min, a fortnight 2 weeks."""
    name, factor = _MULTIPLES.get(unit, (unit, 1))
    return low * factor, high * factor, name
