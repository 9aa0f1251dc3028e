"""Chinese ordinals, labels, periods of a year, vague magnitudes and plain numbers."""

from __future__ import annotations

import re
from typing import Final

from reader.checks.quantities import units
from reader.checks.quantities.quantity import Reading
from reader.checks.quantities.scanning import Draft, Match, Rule, Scene, either, rule
from reader.checks.quantities.values import plain, span
from reader.checks.quantities.zh_context import CLASSIFIER, approx_before
from reader.checks.quantities.zh_numbers import NUMBER, STARTS, TO, parse_number

_ROMAN_CHARS: Final = {char: number + 1 for number, char in enumerate("ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ")}
_ROMAN_LETTERS: Final = {
    "I": 1,
    "II": 2,
    "III": 3,
    "IV": 4,
    "V": 5,
    "VI": 6,
    "VII": 7,
    "VIII": 8,
    "IX": 9,
    "X": 10,
    "XI": 11,
    "XII": 12,
    "XIII": 13,
    "XIV": 14,
}
_HAN: Final = "[一二两三四五六七八九十百零〇]"


def _ordinal(match: Match, scene: Scene) -> Draft | None:
    """第N, 第3—9页; 倒数第二."""
    back, low_text, high_text = match.groups()
    low, high = parse_number(low_text), parse_number(high_text) if high_text else None
    if low is None or (high_text and high is None):
        return None
    sign = "-" if back else ""
    value = f"#{sign}{plain(low.low)}" + (
        f"..{plain(high.low)}" if high else f"..{plain(low.high)}" if low.is_range else ""
    )
    season = not back and high is None and low.low <= 4 and scene.text.startswith("季", match.end())
    others = (Reading(f"Q{plain(low.low)}", ""),) if season else ()
    return Draft(*match.span(), "ordinal", value, others=others)


def _soft_ordinal(match: Match, scene: Scene) -> Draft | None:
    """三叔, 二小姐, 七品, 四更: a rank in a family, an office or the night, which English may put in words."""
    number = parse_number(match[1])
    if number is None:
        return None
    return Draft(
        *match.span(1), "ordinal", f"#{plain(number.low)}", others=(Reading(plain(number.low), ""),), soft=True
    )


def _best_of(match: Match, scene: Scene) -> Draft | None:
    """七局四胜: the best of seven, or the first to win four."""
    number, wins = parse_number(match[1]), parse_number(match[2])
    if number is None or wins is None:
        return None
    return Draft(*match.span(), "number", plain(number.low), others=(Reading(plain(wins.low), ""),))


def _podium(match: Match, scene: Scene) -> Draft | None:
    """亚军, 季军: second and third."""
    return Draft(*match.span(), "ordinal", "#2" if match[0] == "亚" else "#3", soft=True)


def _soft_half(match: Match, scene: Scene) -> Draft | None:
    """半边, 半罐: half of something."""
    return Draft(*match.span(), "fraction", "1/2", others=(Reading("0.5", ""),), soft=True)


def _both(match: Match, scene: Scene) -> Draft | None:
    """双手, 双亲."""
    return Draft(*match.span(), "number", "2", soft=True)


def _about(match: Match, scene: Scene) -> Draft | None:
    """百把人: about a hundred."""
    number = parse_number(match[1])
    return None if number is None else Draft(*match.span(), "number", plain(number.low), "", "~")


def _rate(match: Match, scene: Scene) -> Draft | None:
    """每千人: what a rate is counted in."""
    number = parse_number(match[1])
    return None if number is None else Draft(*match.span(1), "number", plain(number.low), soft=True)


def _period_of_issue(match: Match, scene: Scene) -> Draft | None:
    """双月刊 appears every two months."""
    name = match[2] or match[4] or match[6]
    unit = {"月": "month", "周": "week", "年": "year", "旬": "day"}[name]
    amount = "10" if match[6] else "2" if match[1] else "0.5"
    return Draft(*match.span(), "duration", amount, unit, soft=True)


def _set(match: Match, scene: Scene) -> Draft | None:
    """四大发明, 十二生肖: a set that has a name; English may count it or not."""
    number = parse_number(match[1])
    return None if number is None or number.vague else Draft(*match.span(1), "number", plain(number.low), soft=True)


def _first(match: Match, scene: Scene) -> Draft | None:
    return Draft(match.start(), match.start() + 1, "ordinal", "#1")


def _roman(match: Match, scene: Scene) -> Draft | None:
    number = _ROMAN_CHARS.get(match[1]) or _ROMAN_LETTERS.get(match[1])
    return None if number is None else Draft(*match.span(1), "ordinal", f"#{number}")


def _numbered(match: Match, scene: Scene) -> Draft | None:
    """1号楼, 四号线, 二级, 一等奖, 附录四, 表3."""
    number = parse_number(match[1])
    if number is None or number.is_range or number.low != int(number.low):
        return None
    return Draft(*match.span(1), "ordinal", f"#{plain(number.low)}", others=(Reading(plain(number.low), ""),))


def _listed(match: Match, scene: Scene) -> Draft | None:
    """The 一 and 二 of 一、二、三等奖."""
    number = parse_number(match[1])
    return (
        None
        if number is None
        else Draft(*match.span(1), "ordinal", f"#{plain(number.low)}", others=(Reading(plain(number.low), ""),))
    )


def _named(match: Match, scene: Scene) -> Draft | None:
    """路易十四, 二战: the number belongs to a name."""
    number = parse_number(match[1])
    return None if number is None else Draft(*match.span(1), "ordinal", f"#{plain(number.low)}")


_GRADES: Final = {
    "小学": 0,
    "小": 0,
    "初中": 6,
    "初": 6,
    "国中": 6,
    "国": 6,
    "高中": 9,
    "高": 9,
    "大学": 0,
    "大": 0,
    "研": 0,
}


def _grade(match: Match, scene: Scene) -> Draft | None:
    """初二 is the eighth grade, 大二 the second year of college."""
    number = parse_number(match[2])
    at_school = match[1] != "小" or scene.text.endswith(("上", "读", "念", "在", "升", "是"), 0, match.start())
    if number is None or not at_school:
        return None  # 小二 is a waiter
    own = plain(number.low)
    return Draft(
        *match.span(),
        "ordinal",
        f"#{plain(number.low + _GRADES[match[1]])}",
        others=(Reading(f"#{own}", ""), Reading(own, "")),
    )


_MAGNITUDES: Final = {
    "成千上万": ("1000", "10000"), "数以万计": ("10000",), "数以千计": ("1000",), "数以百计": ("100",), "数以十万计": ("100000",), "数以百万计": ("1000000",),
    "数以千万计": ("10000000",), "数以亿计": ("100000000",), "成百上千": ("100", "1000"), "成百": ("100",), "几百上千": ("100", "1000"), "成千": ("1000",),
    "千千万万": ("1000", "10000", "1000000", "10000000"), "万千": ("1000", "10000"), "千百万": ("1000000",), "亿万": ("1000000", "100000000"), "千万个": ("10000000", "1000000"),
    "上百万": ("1000000",), "上千万": ("10000000",), "上百亿": ("10000000000",), "上千亿": ("100000000000",), "上万亿": ("1000000000000",), "上十万": ("100000",),
    "上百": ("100",), "上千": ("1000",), "上万": ("10000",), "上亿": ("100000000",),
    "百十": ("100", "=100"), "千百": ("100", "1000"), "百千": ("100", "1000"), "数十百": ("10", "100"),
}  # fmt: skip


def _magnitude(match: Match, scene: Scene) -> Draft | None:
    value, *others = (amount[1:] if amount[0] == "=" else amount + "s" for amount in _MAGNITUDES[match[1]])
    bound = match[1].startswith("上")
    name = match[2] or ""
    unit = units.CHINESE_TIMES.get(name) or units.CHINESE.get(name, "")
    readings = [Reading(other, "") for other in others]
    if bound:
        readings.append(Reading(value[:-1], unit if (units.worth(unit) or ("",))[0] in ("mass", "length") else ""))
    return Draft(
        *match.span(),
        "vague",
        value,
        unit,
        "~",
        others=tuple(readings),
        soft=match[1] in ("万千", "千百", "亿万", "千千万万"),
    )


def _zero(match: Match, scene: Scene) -> Draft | None:
    return Draft(*match.span(), "number", "0")


def _soft_zero(match: Match, scene: Scene) -> Draft | None:
    """零分, 零的突破: nothing, which English may put in words."""
    return Draft(*match.span(), "number", "0", soft=True)


_WORDS: Final = {
    "双方": 2,
    "双边": 2,
    "双胞胎": 2,
    "三胞胎": 3,
    "四胞胎": 4,
    "五胞胎": 5,
    "龙凤胎": 2,
    "俩": 2,
    "仨": 3,
    "二人组": 2,
    "三重奏": 3,
    "四重奏": 4,
    "五重奏": 5,
    "二重唱": 2,
    "半打": 6,
}


def _word(match: Match, scene: Scene) -> Draft | None:
    return Draft(
        *match.span(), "number", str(_WORDS[match[0]]), soft=match[0] in ("俩", "双胞胎", "龙凤胎", "双方", "双边")
    )


def _dozens(match: Match, scene: Scene) -> Draft | None:
    number = parse_number(match[1])
    if number is None:
        return None
    if number.vague or match[1] == "几":
        return Draft(*match.span(), "vague", "10s", "", "~")
    return Draft(*match.span(), "number", plain(number.low * 12), others=(Reading(plain(number.low), ""),))


def _top(match: Match, scene: Scene) -> Draft | None:
    """位列前三: the top three."""
    number = parse_number(match[1])
    return None if number is None else Draft(*match.span(1), "number", plain(number.low))


def _range(match: Match, scene: Scene) -> Draft | None:
    """3至5, 两到四, 20—30万, 五、六."""
    low_text, high_text = match.groups()
    low, high = parse_number(low_text), parse_number(high_text)
    if low is None or high is None or low.vague or high.vague or low.bare:
        return None
    if _SCORE.fullmatch(match[0]) and low.low >= high.high:
        return Draft(*match.span(), "fraction", f"{plain(low.low)}:{plain(high.low)}")
    low_value = low.low
    scale = re.search("[百千]?[万亿]+$", high_text)
    if scale and not re.search("[万亿]", low_text):
        for char in scale.group():
            low_value *= {"百": 100, "千": 1000, "万": 10**4, "亿": 10**8}[char]
    if low_value >= high.high:
        return None
    return Draft(*match.span(), "number", span(low_value, high.high), "", high.approx)


_SCORE: Final = re.compile("[0-9]{1,3}-[0-9]{1,3}")


def _near_range(match: Match, scene: Scene) -> Draft | None:
    """三、四十 and 五、六个."""
    low, high = parse_number(match[1] + match[3]), parse_number(match[2] + match[3])
    if low is None or high is None or high.low - low.low not in (1, 10, 100, 1000, 10**4):
        return None
    return Draft(*match.span(), "number", span(low.low, high.high))


_AFTER_SOFT: Final = re.compile(CLASSIFIER)
_DEICTIC: Final = re.compile("[这那每某另哪头前后]\\Z")
# The words that are quoted (说了三个字), and gestures, are seldom counted in the other language.
_SPOKEN: Final = re.compile("个?字(?!典|幕|体|母|数)")


def _plain(match: Match, scene: Scene) -> Draft | None:
    """Any other numeral. A single Han figure counts with a classifier, and one (一) hardly ever does."""
    text = match[0]
    number = parse_number(text)
    if number is None:
        return None
    approx = approx_before(scene.text, match.start())[0]
    if number.bare and not (number.approx or approx):
        return None
    if number.vague:
        return Draft(*match.span(), "vague", plain(number.low) + "s", "", "~")
    soft = False
    if text in "零〇○":
        return None
    if len(text) == 1 and number.low <= 10 and not text.isascii():
        soft = text == "一" or not _AFTER_SOFT.match(scene.text, match.end())
        soft = soft or bool(_SPOKEN.match(scene.text, match.end()))
        soft = soft or (
            text == "两"
            and scene.text[match.end() : match.end() + 1]
            in tuple("国队党军地方者校院派市省县岸边侧端旁头手腿脚耳眼鬓极翼性样下步句声口趟眼")
        )
        soft = soft or bool(_DEICTIC.search(scene.text, max(0, match.start() - 1), match.start()))
    elif re.fullmatch("[一二三四五六七八九]{2,}", text) and not number.is_range:
        soft = True
    others: tuple[Reading, ...] = ()
    rate = _PER.search(scene.text, max(0, match.start() - 16), match.start())
    if rate and (base := parse_number(rate[1])):  # 每十万人5.3起
        others = (Reading(plain(number.low * 100 / base.low), "%"),)
    if text.endswith("兆"):  # 10^12 in Taiwan, but of a line or a disk it may be mega
        others = tuple(Reading(plain(number.low / 10**12), unit) for unit in ("Mb", "MB"))
    return Draft(*match.span(), "number", span(number.low, number.high), "", number.approx, others=others, soft=soft)


_PER: Final = re.compile("每(百万|千万|十万|百|千|万)[人名户个位辆居][^，。；]{0,12}\\Z")


# What makes a numeral part of a set with a name of its own (四大发明, 五官, 八国联军).
_SET = (
    "大发明|原色|官(?![员方])|脏六腑|肢|仙|生肖|节气|国联军|人帮|农问题|季|海|星级|维(?!护|修|持|生)|峡|皇五帝|纲五常|大名著|大文明|大洲|大洋|合院|福临门|谷|畜|伏天|代十国|"
    "大天王|大金刚|代表重要思想|讲四美|荣八耻|项原则|个基本原则|线谱|言绝句|言律诗|声(?=[。，])"
)
_KIN = "哥|弟|姐|妹|叔|伯|舅|姨|姑|爷|奶|婶|嫂|娘|公子|少爷|小姐|姑娘|丫头|郎|太太|夫人|房|师兄|师弟|师姐|师妹|当家|掌柜|把手|少奶奶|姥爷|王爷|阿哥|皇子"
_NAMES = "路易|查理|亨利|爱德华|乔治|威廉|理查|詹姆斯|弗朗茨|腓特烈|弗里德里希|伊丽莎白|叶卡捷琳娜|亚历山大|尼古拉|彼得|保罗|庇护|本笃|约翰|约翰保罗|拿破仑|拉美西斯|拉玛|阿方索|菲利普|腓力|卡洛斯|胡安|古斯塔夫|奥托|路德维希|利奥波德|格列高利|利奥"
_NUMBERED_BEFORE = "附录|附件|附表|附图|表格?|图|专栏|公式|方案|条款"
_NUMBERED_AFTER = "号(?!召|称|角|令|码)|等[奖舱座功兵]|级(?!别)|期(?:临床|工程|项目|试验)|类|型|楼(?!盘|市)|教|区(?=[，。])|环(?!境|节|保|球|形)|线(?=城市)|年级|甲医院|舱|审|模|辩|中(?=全会)|大(?=报告|代表|召开|以来)"

COUNTS: Final[tuple[Rule, ...]] = (
    rule("第", "第(二|三)(?=[天年日晚夜早])", _soft_ordinal),
    rule("第倒", rf"(倒数)?第\s?({NUMBER})(?:[条款项章页号版节期届]?{TO}第?({NUMBER}))?(?!季度|者|三方)", _ordinal),
    rule("首", "首(?=次|批|个|届|家|位|条|台|架|艘|部|座|例|名|笔|只|款|项|期|轮|场|颗|枚|日|周|季|班|单|套|支|列|辆|本|站|季度|版|度(?!假))", _first),
    rule("一二三四五六七八九十", f"([一二三四五六七八九十])(?:{_KIN}|品(?!牌|种|质|味|尝|格|位|德)|更(?!新|换|加|改|好|多|大|高|为|是))", _soft_ordinal),
    rule("百千万十", "(?<=每)(百万|千万|十万|百|千|万)(?=[人名户个位辆公居])", _rate),
    rule("半", "半(?=[边截张碗罐杯桶个句页片条瓶袋盒身壁面口堵座路块扇])", _soft_half),
    rule("百千万", "([百千万])把(?=[个人块元斤里年天名张条只户头])", _about),
    rule("亚季", "亚(?=季?军)|季(?=军)", _podium),
    rule(STARTS, rf"({NUMBER})局({NUMBER})胜", _best_of),
    rule("直", "直落([两三])[局盘]", _soft_ordinal),
    rule("其次", "其次", lambda match, scene: Draft(*match.span(), "ordinal", "#2", soft=True)),
    rule("老", "老([二三四五六七八九])(?!人|板|师|百|字|虎|实|爷|太)", _soft_ordinal),
    rule("双半旬季月", "(?:(双)(月|周|年)|(半)(月|年)|()(旬))(?=刊|展|会谈)", _period_of_issue),
    rule("一", "一甲子", lambda m, s: Draft(*m.span(), "duration", "60", "year")),
    rule(STARTS, rf"({NUMBER})(?:{_SET})", _set),
    rule("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "(?<![A-Za-z])[A-Z]([0-9]{1,2})(?![0-9A-Za-z.])", _soft_ordinal),
    rule("双", "双(?=[手眼脚方边亲腿耳臂肩膝唇目侧])", _both),
    rule("".join(_ROMAN_CHARS), f"([{''.join(_ROMAN_CHARS)}])", _roman),
    rule("IVX", "(?<![A-Za-z])((?:X{1,3})?(?:IX|IV|V?I{0,3}))(?=[期类级型章卷号度世](?!字))", _roman),
    rule("IVX", r"(?<=[\u4e00-\u9fff])(II|III|IV|VI|VII|VIII|IX|[VX](?=[》：:）]))(?![A-Za-z0-9])", _roman),
    rule("附表图专公方条", rf"(?:{_NUMBERED_BEFORE})([ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ])", _roman),
    rule("附图专公方条", rf"(?:{_NUMBERED_BEFORE})\s?([一二三四五六七八九十]{{1,3}}|[0-9]{{1,3}}(?![0-9.%年月人万亿]))(?![0-9个种类一二三四五六七八九十])", _numbered),
    rule("路查亨爱乔威理詹弗腓伊叶亚尼彼保庇本约拿拉阿菲卡胡古奥利格", rf"(?:{_NAMES})·?(?:[\u4e00-\u9fff]{{1,4}}·)?([一二三四五六七八九十]{{1,3}}|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ])世?(?!个|名|位)", _named),
    rule("一二", "([一二])战(?!略|役|线|斗|术|而|成|区|场|告|定|胜|败)", _named),
    rule("小初国高大研", "(小学|初中|国中|高中|大学|小|初|国|高|大|研)([一二三四五六])年级", _grade),
    rule("初高大小研", "(?<![最提年月])(小|初|高|大|研)([一二三四五六])(?=[学时新那的，。年男女上下毕暑寒老生就开班、了课]|$)(?!年级|个|名|号|月)", _grade),
    rule("".join({name[0] for name in _MAGNITUDES}), rf"(?<![赶加早晚身手路马线网以之])({either(_MAGNITUDES)})(年|公里|米|亩|吨|公斤|斤|小时)?(?!度|级|代)", _magnitude),
    rule("零", "零(?=事故|伤亡|差错|容忍|排放|增长|关税|利润|收入|投诉|失误|缺陷|感染|死亡|病例|距离|首付|费用|利率|成本|污染|碳|违约|风险|库存|纪录|中标)", _zero),
    rule("零", "零(?=分|票|的|个|起|元|起点|开始|基础|增量|进|失|，|。|$)", _soft_zero),
    rule("双三四五龙俩仨二半", "|".join(_WORDS), _word),
    rule("前", r"(?<![之以此先])前([二两三四五六七八九十]|[0-9]{1,3})(?=[名位强甲列，。、；的]|$)", _top),
    rule(STARTS, rf"({NUMBER}|几)打(?=[^算开击造工仗架听折破扰印败扮通电交断包扫卡])", _dozens),
    rule(STARTS, rf"(?<!、)([一二三四五六七八九])、([二三四五六七八九])([十百千万]?)(?!、|等|级|期|类|号|审|和)(?={CLASSIFIER}|[十百千万年月天岁])", _near_range),
    rule("一二三四五六七八九十", r"([一二三四五六七八九十])(?=(?:[、和及][一二三四五六七八九十])+(?:等[奖级]|级|期|类|号|年级|季度|审|轮))", _listed),
    rule(STARTS, rf"([一二三四五六七八九十]{{1,3}}|[0-9]{{1,4}})\s?(?:{_NUMBERED_AFTER}|(?<=[0-9])(?:单元|栋|档|版|轮))", _numbered),
    rule(STARTS, rf"({NUMBER})(?:{CLASSIFIER})?(?:{TO}|(?<=[个名位只条])或者?)({NUMBER})(?![0-9-])", _range),
    rule(STARTS, NUMBER, _plain),
)  # fmt: skip
