"""The traditional characters of page furniture and of headings, each with its simplified form, one for one.

Known shapes are compared in simplified characters, so that each is written once. This is no conversion of a text.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

_PAIRS: Final = (
    "發发佈布時时間间聯联繫系絡络頁页條条則则來来源源報报導导覽览關关於于設设為为網网站站聞闻權权聲声隱隐轉转載载"
    "評评論论回回復复覆复應应讀读閱阅點点擊击擊击選选擇择換换語语言言簡简體体繁繁雙双對对照照譯译標标題题籤签類类別别"
    "機机構构單单協协辦办承承電电話话傳传真真郵邮編编遞递區区樓楼層层號号縣县廣广場场廈厦臺台灣湾華华國国責责"
    "輯辑審审記记撰撰攝摄圖图畫画錄录註注冊册登登陸陆錄录會会員员專专訊讯資资訂订閱阅檢检尋寻搜搜幫帮開开啟启閉闭"
    "視视窗窗頂顶動动態态熱热門门欄栏經经濟济軍军樂乐體体術术學学產产業业務务處处廳厅屬属聯联與与參参備备證证證证"
    "認认許许可可複复製制鏡镜鏈链結结連连簽签章章總总請请輸输暱昵稱称驗验碼码內内貼贴讚赞喜喜歡欢還还這这個个過过"
    "並并後后級级變变數数統统計计構构實实現现狀状況况術术義义釋释獻献謝谢鳴鸣緒绪論论導导語语結结語语總总則则參参"
    "討讨緒绪補补充充頒颁佈布規规範范歷历組组織织樣样層层當当氣气費费營营業业館馆賣卖買买書书籍籍節节課课試试題题"
    "鐘钟絕绝給给僅仅礙碍張张掃扫無无禮礼鍵键瀏浏薦荐維维漢汉習习議议約约見见眾众戶户線线塊块們们裡里識识臉脸詞词"
    "興兴準准創创娛娱滬沪瓊琼糾纠納纳騰腾財财賢贤頻频須须錯错陝陕蘇苏魯鲁遼辽晉晋贛赣粵粤閩闽寧宁滾滚"
    "環环淚泪團团長长東东馬马鳥鸟風风飛飞龍龙終终編编繪绘寫写譽誉訪访問问輪轮遊游戲戏藝艺檔档案案徵征價价錢钱"
)
_TO_SIMPLE: Final = {ord(one): other for one, other in zip(_PAIRS[::2], _PAIRS[1::2], strict=True) if one != other}


@lru_cache(maxsize=20_000)
def simple(text: str) -> str:
    """`text` with these characters in their simplified form; its length and everything else stays."""
    return text if text.isascii() else text.translate(_TO_SIMPLE)
