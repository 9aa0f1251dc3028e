"""Chinese dates: solar and lunar, months, weekdays, decades, centuries, reign years, feasts named by their date."""

from __future__ import annotations

from typing import Final

from reader.checks.quantities.quantity import Kind, Reading
from reader.checks.quantities.scanning import Draft, Match, Rule, Scene, either, rule
from reader.checks.quantities.values import date, words
from reader.checks.quantities.zh_numbers import TO, parse_number

_YEAR = "(?:[12][0-9]{3}|[一二][〇零○一二三四五六七八九]{3})"
_DAY = "(?:[0-9]{1,2}|[二三]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|[一二三四五六七八九])"
_MONTH = "(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_PART = "(?:月?底|末|初|中旬|上旬|下旬|中)"
_PARTS: Final = {"中后": "MID", "中晚": "MID", "底": "END", "末": "END", "尾": "END", "初": "BEG", "上旬": "BEG", "中旬": "MID", "中": "MID", "下旬": "END", "中叶": "MID", "叶": "END", "晚": "END", "早": "BEG", "后": "END"}  # fmt: skip
_FIGURES = "0123456789〇零○一二三四五六七八九十百廿"

_ERAS: Final = words("""
民国 1912 光绪 1875 宣统 1909 同治 1862 咸丰 1851 道光 1821 嘉庆 1796 乾隆 1736 雍正 1723 康熙 1662 顺治 1644 崇德 1636 天聪 1627 弘光 1645
崇祯 1628 天启 1621 泰昌 1620 万历 1573 隆庆 1567 嘉靖 1522 正德 1506 弘治 1488 成化 1465 天顺 1457 景泰 1450 正统 1436 宣德 1426 洪熙 1425
永乐 1403 建文 1399 洪武 1368 至正 1341 至顺 1330 天历 1328 泰定 1324 至治 1321 延祐 1314 大德 1297 元贞 1295 至元 1264 中统 1260 咸淳 1265
景定 1260 淳祐 1241 嘉熙 1237 端平 1234 绍定 1228 宝庆 1225 嘉定 1208 开禧 1205 嘉泰 1201 庆元 1195 绍熙 1190 淳熙 1174 乾道 1165 隆兴 1163
绍兴 1131 建炎 1127 靖康 1126 宣和 1119 政和 1111 大观 1107 崇宁 1102 元符 1098 绍圣 1094 元祐 1086 元丰 1078 熙宁 1068 治平 1064 嘉祐 1056
皇祐 1049 庆历 1041 宝元 1038 景祐 1034 天圣 1023 天禧 1017 大中祥符 1008 景德 1004 咸平 998 至道 995 淳化 990 雍熙 984 太平兴国 976 开宝 968
乾德 963 建隆 960 中和 881 乾符 874 咸通 860 会昌 841 开成 836 太和 827 长庆 821 元和 806 贞元 785 建中 780 大历 766 宝应 762 乾元 758 至德 756
天宝 742 开元 713 神龙 705 显庆 656 永徽 650 贞观 627 武德 618 大业 605 仁寿 601 开皇 581 天监 502 元嘉 424 义熙 405 太元 376 永和 345 永嘉 307
太康 280 泰始 265 黄初 220 建安 196 永元 89 永平 58 建武 25 昭和 1926 明治 1868 大正 1912 平成 1989 令和 2019 元禄 1688 庆应 1865
""")
# The year in which an era begins, by its name.
REIGNS: Final = dict(zip(_ERAS[::2], map(int, _ERAS[1::2]), strict=True))
WEEKDAYS: Final = {
    "一": "MON",
    "二": "TUE",
    "三": "WED",
    "四": "THU",
    "五": "FRI",
    "六": "SAT",
    "日": "SUN",
    "天": "SUN",
}
_FEASTS: Final = {"五一": "--05-01", "十一": "--10-01", "六一": "--06-01", "七一": "--07-01", "八一": "--08-01", "五四": "--05-04", "九一八": "--09-18", "七七": "--07-07", "双十一": "--11-11", "双十二": "--12-12", "九一一": "--09-11", "9·11": "--09-11", "9/11": "--09-11", "三八": "--03-08", "七·七": "--07-07", "九·一八": "--09-18"}  # fmt: skip
_PLANS: Final = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}


def integer(text: str) -> int:
    """A whole number in figures or Han numerals."""
    number = parse_number(text)
    return int(number.low) if number else 0


def _part(text: str | None) -> str:
    return next((code for name, code in _PARTS.items() if text and name in text), "") if text else ""


def _valid(month: int | None, day: int | None) -> bool:
    return (month is None or 1 <= month <= 12) and (day is None or 1 <= day <= 31)


def _full(match: Match, scene: Scene) -> Draft | None:
    year, month, day, year2, month2, day2 = (integer(part) if part else None for part in match.groups())
    if not _valid(month, day) or not _valid(month2, day2):
        return None
    value = date(year, month, day)
    if day2 is not None:
        value += "/" + date(year2 if year2 is not None else year, month2 or month, day2)
    # 二月二: days that are named without 日 are days of the old calendar
    old = year is None and day2 is None and match[0][-1] not in "日号0123456789"
    return Draft(*match.span(), "date", value, others=(Reading("L" + value, ""),) if old else ())


def _year_and(match: Match, scene: Scene) -> Draft | None:
    """2016年3月, 2015年底, 2009年上半年, 2019年第三季度."""
    year, month, month_part, month2, part, half, quarter = match.groups()
    value = date(integer(year))
    if month:
        value = date(integer(year), integer(month)) + (f"-{_part(month_part)}" if month_part else "")
        if month2:
            value += "/" + date(integer(year), integer(month2))
    elif part:
        value += f"-{_part(part)}"
    elif half:
        value += "-H1" if half == "上" else "-H2"
    elif quarter:
        value += f"-Q{integer(quarter)}"
    kind: Kind = "period" if half or quarter else "date"
    return Draft(*match.span(), kind, value)


def _years(match: Match, scene: Scene) -> Draft | None:
    first, second = integer(match[1]), integer(match[2])
    if second < 100:
        second += first // 100 * 100
    return Draft(*match.span(), "date", f"{first}/{second}")


def _reign(match: Match, scene: Scene) -> Draft | None:
    if match[2] == "一":
        return None  # the first year of an era is 元年
    number = 1 if match[2] == "元" else integer(match[2])
    year = REIGNS[match[1]] + number - 1
    month, day = (integer(part) if part else None for part in match.groups()[2:])
    # the sixty-first year of Kangxi; and 嘉定三年 may be three years in a town
    others = () if month else (Reading(f"#{number}", ""), Reading(str(number), "year"))
    return Draft(*match.span(), "date", date(year, month, day) if _valid(month, day) else date(year), others=others)


def _republic(match: Match, scene: Scene) -> Draft | None:
    """A Taiwan date without its era: 一百零四年六月三日 is 2015-06-03."""
    year, month, day = (integer(part) if part else None for part in match.groups())
    if not scene.traditional or year is None or not 30 <= year <= 150 or not _valid(month, day):
        return None
    return Draft(*match.span(), "date", date(year + 1911, month, day))


def _christ(match: Match, scene: Scene) -> Draft | None:
    year = integer(match[2])
    return Draft(*match.span(), "date", f"BC{year}" if "前" in match[1] else date(year))


def _christ_century(match: Match, scene: Scene) -> Draft | None:
    return Draft(*match.span(), "decade", f"BC{integer(match[1])}C")


def _lunar(match: Match, scene: Scene) -> Draft | None:
    prefix, month_text, day_text = match[1], match[2].lstrip("闰"), match[3]
    if not (
        prefix or match[2] != month_text or month_text in ("正", "腊", "冬") or "初" in day_text or "廿" in day_text
    ):
        return None
    month = {"正": 1, "冬": 11, "腊": 12}.get(month_text) or integer(month_text)
    return Draft(*match.span(), "date", "L" + date(None, month, integer(day_text.lstrip("初"))))


def _lunar_month(match: Match, scene: Scene) -> Draft | None:
    month = {"正": 1, "冬": 11, "腊": 12}.get(match[1]) or integer(match[1])
    return Draft(*match.span(), "date", "L" + date(None, month))


def _new_year(match: Match, scene: Scene) -> Draft | None:
    day = integer(match[1].lstrip("初"))
    return Draft(*match.span(), "date", f"L--12-{day}" if day == 30 else f"L--01-{day:02d}", soft=True)


def _month(match: Match, scene: Scene) -> Draft | None:
    first, second, part = match.groups()
    value = date(None, integer(first))
    if second:
        value += "/" + date(None, integer(second))
    elif part:
        value += f"-{_part(part)}"
    return Draft(*match.span(), "date", value)


def _day(match: Match, scene: Scene) -> Draft | None:
    first, second = integer(match[2]), integer(match[3]) if match[3] else None
    if not _valid(None, first) or not _valid(None, second):
        return None
    value = date(None, None, first) + (f"/{date(None, None, second)}" if second else "")
    start = match.start()
    if not match[1] and match[2][0] not in "0123456789" and len(match[2]) == 1:
        return None
    others = () if match[1] or second else (Reading(str(first), "day"), Reading(f"#{first}", ""))
    return Draft(start, match.end(), "date", value, others=others)


def _weekday(match: Match, scene: Scene) -> Draft | None:
    value = WEEKDAYS[match[1]] + (f"/{WEEKDAYS[match[2]]}" if match[2] else "")
    return Draft(*match.span(), "date", value)


def _decade(match: Match, scene: Scene) -> Draft | None:
    century, first, second, part = match.groups()
    if century in ("上", "上个"):
        base = 1900
    elif century in ("本", "这个"):
        base = 2000
    elif century:
        base = (integer(century) - 1) * 100
    else:
        base = 1900
    start = _decade_start(first, base)
    if start is None:
        return None
    value = f"{start // 10}X"
    if second:
        value += f"..{(_decade_start(second, base) or 0) // 10}X"
    return Draft(*match.span(), "decade", value + (f"-{_part(part)}" if part else ""))


def _decade_start(text: str, base: int) -> int | None:
    """The first year of a decade: 90, 九十, 2010, 一九三〇; a pair of figures (三四十) is left to its first."""
    number = integer(text)
    if number % 10 or (not number and text[0] not in "0〇零○"):
        return None
    return number if number >= 1000 else base + number if number < 100 else None


def _decades(match: Match, scene: Scene) -> Draft | None:
    """三四十年代."""
    base = (integer(match[1]) - 1) * 100 if match[1] and match[1][0] not in "上本这" else 1900
    first, second = base + integer(match[2]) * 10, base + integer(match[3]) * 10
    return Draft(*match.span(), "decade", f"{first // 10}X..{second // 10}X")


def _decade_of_century(match: Match, scene: Scene) -> Draft | None:
    """本世纪头十年, 二十一世纪第二个十年."""
    name, which = match.groups()
    century = {"上": 19, "上个": 19, "本": 20, "这个": 20, "新": 20}.get(name)
    number = century if century is not None else integer(name) - 1
    return Draft(*match.span(), "decade", f"{number:02d}{integer(which or '一') - 1}X")


def _born(match: Match, scene: Scene) -> Draft | None:
    """80后: born in the 1980s."""
    number = int("".join(str(integer(char)) for char in match[1]))
    year = number + (2000 if number < 40 else 1900)
    return Draft(*match.span(), "decade", f"{year // 10}X", others=(Reading(str(year), ""),))


def _century(match: Match, scene: Scene) -> Draft | None:
    name, part = match.groups()
    first = {"上": 19, "上个": 19, "上一": 19, "上一个": 19, "本": 20, "这个": 20}.get(name)
    soft = first is not None
    number = first if first is not None else integer(name) - 1
    if not 0 <= number <= 30:
        return None
    part_code = (
        ("BEG" if "上半" in part or "前半" in part else "END" if "下半" in part or "后半" in part else _part(part))
        if part
        else ""
    )
    return Draft(*match.span(), "decade", f"{number:02d}XX" + (f"-{part_code}" if part_code else ""), soft=soft)


def _centuries(match: Match, scene: Scene) -> Draft | None:
    """十四、十五世纪."""
    first, second = integer(match[1]), integer(match[2])
    if not 0 < first < second <= 30:
        return None
    turn = scene.text.startswith("之交", match.end())
    others = (Reading(f"{second - 1:02d}XX-BEG", ""),) if turn else ()
    return Draft(*match.span(), "decade", f"{first - 1:02d}XX..{second - 1:02d}XX", others=others)


def _feast(match: Match, scene: Scene) -> Draft | None:
    return Draft(*match.span(), "date", _FEASTS[match[0]], soft=match[0] not in ("九一八", "九·一八"))


def _plan(match: Match, scene: Scene) -> Draft | None:
    tens, figure = match[1], match[2]
    number = (10 if tens else 0) + (_PLANS[figure] if figure else 0)
    return Draft(*match.span(), "ordinal", f"#{number}")


_AFTER_DAY = "(?!内|之内|以内|元|报|本|语|线|美|益|常|后|间|游|前|程|子|均|产|耗|志|照|化|出|落|商|光|夜|日|文|期|籍|工|租|薪|圆|供)"
_BEFORE_DAY = "(?<!连续)(?<!历时)(?<!为期)(?<!达)(?<!逾)(?<!第)(?<!近)(?<!每)"

DATES: Final[tuple[Rule, ...]] = (
    rule("公", rf"(公元前?)({_YEAR}|[0-9]{{1,4}}|[一二三四五六七八九十百千〇零]{{1,6}})年", _christ),
    rule("公前", r"(?:公元)?前([0-9]{1,2}|[一二三四五六七八九十]{1,3})世纪", _christ_century),
    rule("前", r"(前)([0-9]{1,4})年(?=[，。、—至到)）])", _christ),
    rule(
        "民",
        "民国([二三四五六七八九])十年代",
        lambda m, s: Draft(*m.span(), "decade", f"{191 + integer(m[1])}X"),
    ),
    *(
        # one rule for each first character: what opens no era costs nothing
        rule(
            first,
            rf"({either(name for name in REIGNS if name[0] == first)})(元|[0-9]{{1,3}}|[一二三四五六七八九十百〇零]{{1,5}})年(?:({_MONTH})月(?:({_DAY})日)?)?",
            _reign,
        )
        for first in sorted({name[0] for name in REIGNS})
    ),
    rule(
        _FIGURES,
        rf"(?:({_YEAR})年)?({_MONTH})月({_DAY})(?:日|号)?起?(?:放假|放|持续|延续|一直|连续|开放|休市|营业)?{TO}(?:(?:({_YEAR})年)?({_MONTH})月)?({_DAY})(?:日|号)",
        _full,
    ),
    rule(
        "农阴旧夏闰正腊冬" + _FIGURES,
        rf"(农历|阴历|旧历|夏历)?(闰?(?:正|冬|腊|{_MONTH}))月(初[一二三四五六七八九十]|{_DAY})日?(?!日|号|个|天)",
        _lunar,
    ),
    rule(
        _FIGURES,
        rf"((?<![0-9一二三四五六七八九十百])(?:[0-9]{{2,3}}|[一二三四五六七八九十百零〇]{{2,5}}))年({_MONTH})月(?:({_DAY})日)?",
        _republic,
    ),
    rule("农阴旧夏", rf"(?:农历|阴历|旧历|夏历)(正|冬|腊|{_MONTH})月", _lunar_month),
    rule("正腊", r"(正|腊)月", _lunar_month),
    rule("大", r"大年(初[一二三四五六七八九十]|三十)", _new_year),
    rule(_FIGURES, rf"(?:({_YEAR})年)?({_MONTH})月({_DAY})(?:日|号)?(?![年月个天])()()()", lambda m, s: _full(m, s)),
    rule(
        "12",
        r"([12][0-9]{3})([-/.])(0?[1-9]|1[0-2])\2(0?[1-9]|[12][0-9]|3[01])(?![0-9])",
        lambda m, s: Draft(*m.span(), "date", date(int(m[1]), int(m[3]), int(m[4]))),
    ),
    rule(
        "上本二十这" + _FIGURES,
        r"(?:(上个?|本|这个|[0-9]{1,2}|[一二]?十[一二三四五六七八九]?)世纪)?([二三四五六七八])([三四五六七八九])十年代",
        _decades,
    ),
    rule(
        "上本这" + _FIGURES,
        rf"(?:(上个?|本|这个|[0-9]{{1,2}}|[一二]?十[一二三四五六七八九]?)世纪)?({_YEAR}|[1-9]0|00|[二三四五六七八九][十零〇○])(?:{TO}([1-9]0|[二三四五六七八九]十))?年代(中后期|中晚期|初期?|早期|中期?|末期?|后期|晚期)?",
        _decade,
    ),
    rule(_FIGURES, r"([0-9][05]|[五六七八九零〇○][零〇○五])后(?![天来年月日])", _born),
    rule(
        _FIGURES,
        rf"([0-9]{{1,2}}|[一二]?十[一二三四五六七八九]?|[一二三四五六七八九])(?:世纪)?(?:、|和|及|{TO})([0-9]{{1,2}}|[一二]?十[一二三四五六七八九]?|[一二三四五六七八九])世纪",
        _centuries,
    ),
    rule(
        "上本这新" + _FIGURES,
        r"(上个?|本|这个|新|[0-9]{1,2}|[一二]?十[一二三四五六七八九]?)世纪的?(?:[头前首]一?个?|第([一二三四五六七八九十])个)十年",
        _decade_of_century,
    ),
    rule(
        "上本这" + _FIGURES,
        r"(上一?个?|本|这个|[0-9]{1,2}|[一二]?十[一二三四五六七八九]?|(?<!上)[一二三四五六七八九])世纪(后叶|前叶|初期?|初叶|早期|中叶|中期|末叶?|末期|后期|晚期|[上下前后]半[叶期])?",
        _century,
    ),
    rule(_FIGURES, rf"({_YEAR})年?{TO}({_YEAR}|[0-9]{{2}})年(?![代级])", _years),
    rule(
        _FIGURES,
        rf"({_YEAR})年(?!代|级)(?:({_MONTH})月份?({_PART})?(?:{TO}({_MONTH})月)?|(年?[底末初]|年中|岁末|年尾)|([上下])半年|第?([一二三四1-4])季(?:度|(?<=第[一二三四1-4]季)))?",
        _year_and,
    ),
    rule(
        "一二三四五六七八九十",
        "(十[一二]?|[一二三四五六七八九])(?=(?:[、和与及](?:十[一二]?|[一二三四五六七八九]))+[两三四]个?月)()()",
        _month,
    ),
    rule(
        "一二三四五六七八九十",
        "(?<=[、和与及])(十[一二]?|[一二三四五六七八九])(?=[两三四]个?月)()()",
        _month,
    ),
    rule(
        "一二三四五六七八九",
        r"([一二三四五六七八九])([二三四五六七八九十])月(?=间|份|里|中|时|，|的|天气|之)()",
        _month,
    ),
    rule(_FIGURES, rf"(?<![0-9个十百])({_MONTH})月?份?{TO}({_MONTH})月()", _month),
    rule(
        _FIGURES,
        rf"(?:(?<=整个)|(?<![0-9个十百]))(?<!怀胎)({_MONTH})月()(?!亮|球|饼|经|薪|租|嫂)份?({_PART}(?!国|央|学))?",
        _month,
    ),
    rule(
        "本当上下同次这今" + _FIGURES,
        rf"{_BEFORE_DAY}(本月|当月|上月|下月|同月|次月|这个?月|今年)?({_DAY})(?:日{_AFTER_DAY})?(?:日|号)?{TO}({_DAY})(?:日{_AFTER_DAY}|号(?!楼|线|院|店|机|馆|文|院|台|厅|门))",
        _day,
    ),
    rule(
        "本当上下同次这" + _FIGURES,
        rf"{_BEFORE_DAY}(本月|当月|上月|下月|同月|次月|这个?月)?({_DAY})(?:日{_AFTER_DAY}|(?<=月..)号|(?<=月...)号)()",
        _day,
    ),
    rule(
        "周星礼",
        r"(?<![0-9一二两三四五六七八九十])(?!(?<=每)(?:周|星期)[一二三四五六](?:[至到、或][二三四五六七])?(?:天|次|小时|个|节|趟|晚|班(?!会|主)|场|封|篇|集|顿|课时))(?:周|星期|礼拜)([一二三四五六日天])(?!个|次|期|遍|岁|年|星期|会|报|刊|边|围)(?:"
        + TO
        + r"(?:周|星期|礼拜)([一二三四五六日天]))?",
        _weekday,
    ),
    rule(
        "五十六七八九双三9",
        r"(?<![〇零○一二三四五六七八九十百])(?:(?:五一|十一|六一|七一|八一|三八)(?=国际|劳动|国庆|儿童|妇女|建军|建党|黄金周|小?长假|假期|节|期间|前夕)|九·?一八|七·?七(?=事变)|五四(?=运动|青年)|双十[一二](?!五)|九一一|9[·/]11)",
        _feast,
    ),
    rule(
        "十一二三四五六七八九",
        r"(?<![0-9一二三四五六七八九十百千])(十)?([一二三四五六七八九])五(?=[”\"」』’]|规划|计划|期间|时期|以来|末期|开局|收官|目标|纲要)",
        _plan,
    ),
)
