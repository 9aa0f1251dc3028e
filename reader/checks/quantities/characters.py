"""Normal characters: full-width figures and Traditional characters as the rules of Chinese quantities read them.

One character stands for one, so offsets stay. Only for reading values: the text itself is never rewritten.
"""

from __future__ import annotations

from typing import Final

_WIDE = "０１２３４５６７８９．，％＋－：／＄￥～（）｜〔〕"
_NARROW = "0123456789.,%+-:/$¥~()|〔〕"

# Traditional characters beside the Simplified ones: those that the rules look at, and frequent ones that give away the
# script. Characters that both scripts share (台, 里, 后 as an empress) are left out of the first row on purpose.
_TRADITIONAL = (
    "萬億兩幾數個點時鐘週歲屆號約餘過將減漲長縮擴為達後幣臺歐鎊圓塊頃畝噸釐攝曆農財會條頁門級類層樓紀總寬雙對倆從間",
    "這們來說國學對發經當動進種現實還應員開關問題無與機電話業東車書買賣見觀親記讓請謝語讀寫認識課錢銀鐵錯雞魚鳥馬風飛",
    "體頭額顯預領頻頓順須響項頂類願顧題顏飯飲館驗驚鬥鬧麥黃齊齒龍龜廣場傳價億優僅傷償兒內冊軍決況凍淨減劃劉則剛創劇劑",
    "務勝勞勢勵勸區協單壓廳歷縣參變葉嗎員響團園圍圖圓報場塊墊塵墳壇壞壽夢夥夾奪奮婦媽孫寧寶審寫寬專尋導屬島嶺峽帥師帳帶",
    "幫幹廠廢廟張強彈彙徑徵復憂態慶憑憲懷戰戲戶擇擊擔據損換揮搖搶擁擠擬攔攜攤敗敵數斷於晉曉暈暫暢術條極構槍樂樹橋檔檢",
    "權歡歸殘殺氣決沒淚淺測渾湧湯溝溫準滅滿漁漢漲漸潛潤濟濕濤灣災為煙煩熱燈營爐爭爺爾牆獎獨獲獻環瑪產畫異療瘋發皺盜盡",
    "監盤眾確碼礙禮禍離稅稱穩積窮競筆節範築簡簽籃籌糧糾紅紋納紛紙級細紹終組結絕絲統經綜綠維網緊線練緩編緣縱績織繁繞繩繪",
    "繼續纖羅聖聞聯聲聽職腦腸膚臉臨舉舊艦藝華萊蓋藍藥蘇蘭處虛蟲蠶術衛補裝製複視覺覽計訂討訓託訪設許評詞試詩該詳誠誤誰調",
    "談論諸謀講證譯議護譽豐貓財責貨販貪貧購貴費賀資賓賞賠賢質賴趕趙跡踐蹤車軌軟較載輔輕輛輝輪輯輸轉輿辦農邊遊運過違遠適遲",
    "遷選遺鄉鄭鄰醫釋針鈴鋼錄鍋鍵鎖鎮鏡長閃閉閱隊陽陰陣階際隨險隱雖雙難雲靈靜韓頒飾養駐駕騎騙鮮麗黨鼓齡",
)
_SIMPLIFIED = (
    "万亿两几数个点时钟周岁届号约余过将减涨长缩扩为达后币台欧镑圆块顷亩吨厘摄历农财会条页门级类层楼纪总宽双对俩从间",
    "这们来说国学对发经当动进种现实还应员开关问题无与机电话业东车书买卖见观亲记让请谢语读写认识课钱银铁错鸡鱼鸟马风飞",
    "体头额显预领频顿顺须响项顶类愿顾题颜饭饮馆验惊斗闹麦黄齐齿龙龟广场传价亿优仅伤偿儿内册军决况冻净减划刘则刚创剧剂",
    "务胜劳势励劝区协单压厅历县参变叶吗员响团园围图圆报场块垫尘坟坛坏寿梦伙夹夺奋妇妈孙宁宝审写宽专寻导属岛岭峡帅师帐带",
    "帮干厂废庙张强弹汇径征复忧态庆凭宪怀战戏户择击担据损换挥摇抢拥挤拟拦携摊败敌数断于晋晓晕暂畅术条极构枪乐树桥档检",
    "权欢归残杀气决没泪浅测浑涌汤沟温准灭满渔汉涨渐潜润济湿涛湾灾为烟烦热灯营炉争爷尔墙奖独获献环玛产画异疗疯发皱盗尽",
    "监盘众确码碍礼祸离税称稳积穷竞笔节范筑简签篮筹粮纠红纹纳纷纸级细绍终组结绝丝统经综绿维网紧线练缓编缘纵绩织繁绕绳绘",
    "继续纤罗圣闻联声听职脑肠肤脸临举旧舰艺华莱盖蓝药苏兰处虚虫蚕术卫补装制复视觉览计订讨训托访设许评词试诗该详诚误谁调",
    "谈论诸谋讲证译议护誉丰猫财责货贩贪贫购贵费贺资宾赏赔贤质赖赶赵迹践踪车轨软较载辅轻辆辉轮辑输转舆办农边游运过违远适迟",
    "迁选遗乡郑邻医释针铃钢录锅键锁镇镜长闪闭阅队阳阴阵阶际随险隐虽双难云灵静韩颁饰养驻驾骑骗鲜丽党鼓龄",
)


def _table() -> dict[int, str]:
    table = dict(zip(map(ord, _WIDE), _NARROW, strict=True))
    table.update({ord("佔"): "占", ord("週"): "周", ord("裏"): "里", ord("裡"): "里", ord("祇"): "只", ord("廠"): "厂"})
    for traditional, simplified in zip(_TRADITIONAL, _SIMPLIFIED, strict=True):
        table.update(zip(map(ord, traditional), simplified, strict=True))
    return {code: char for code, char in table.items() if chr(code) != char}


NORMAL: Final = _table()
_GIVEAWAYS: Final = frozenset(chr(code) for code in NORMAL if code < 0xFF00)


def normal(text: str) -> str:
    """`text` with the characters that the rules know; as long as `text`."""
    return text.translate(NORMAL)


def is_traditional(text: str) -> bool:
    """True when `text` holds a character that only Traditional script uses."""
    return not _GIVEAWAYS.isdisjoint(text)
