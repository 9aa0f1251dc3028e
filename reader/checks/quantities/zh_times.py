"""Chinese clock times: 下午4点一刻, 差一刻七点, 北京时间22时, 早上8点到下午5点, 9:30."""

from __future__ import annotations

import re
from typing import Final

from reader.checks.quantities.quantity import Reading
from reader.checks.quantities.scanning import Draft, Match, Rule, Scene, rule
from reader.checks.quantities.values import clock
from reader.checks.quantities.zh_dates import integer
from reader.checks.quantities.zh_numbers import TO

ZONES: Final = {
    "北京": "+08", "香港": "+08", "台北": "+08", "台湾": "+08", "新加坡": "+08", "东京": "+09", "日本": "+09", "首尔": "+09", "韩国": "+09",
    "格林尼治": "Z", "格林威治": "Z", "格林尼治标准": "Z", "格林威治标准": "Z", "世界": "Z", "世界协调": "Z", "协调世界": "Z", "国际标准": "Z",
    "莫斯科": "+03", "柏林": "+01", "中欧": "+01", "欧洲中部": "+01", "美东": "-05", "美国东部": "-05", "纽约": "-05",
    "美西": "-08", "美国西部": "-08", "太平洋": "-08", "印度": "+0530", "曼谷": "+07",
}  # fmt: skip
_ZONE = f"(?:({'|'.join(sorted(ZONES, key=len, reverse=True))})(?:标准)?时间)?"
_PART = "(今晨|凌晨|清晨|清早|大清早|早上|早晨|上午|中午|正午|下午|午后|傍晚|晚上|晚间|夜里|夜间|深夜|午夜|半夜|入夜|[当今昨明前每]晚|[今明]早|晨|早|晚|夜)?"
_HOUR = "([01]?[0-9]|2[0-4]|二?十[一二三四]?|[一二两三四五六七八九]|十[一二三四五六七八九]|零)"
_MINUTE = "(?:([0-5]?[0-9]|[零〇]?[一二三四五六七八九]|[二三四五]?十[一二三四五六七八九]?)分(?!之|钟?[内后])(?:[0-9一二三四五六七八九十]{1,3}秒)?|([二三四五]十[一二三四五六七八九]?|十[一二三四五六七八九]|零[一二三四五六七八九])(?![0-9一二三四五六七八九十百千万个名位人天年月元块%分])|(半)|([一三13])刻钟?|(整|钟))?"  # fmt: skip
_CLOCK = rf"{_ZONE}{_PART}{_HOUR}(?:点|时(?!代|候|段|常|间|刻|速|节|光|局|装|尚|期|装)|(?<=[0-9])时)钟?{_MINUTE}"
_COLON = rf"{_ZONE}{_PART}([01]?[0-9]|2[0-4]):([0-5][0-9])(?::[0-5][0-9])?(?![0-9:])"
_STARTS = "0123456789一二两三四五六七八九十零今凌清大早上中正下午傍晚夜深半入当昨明前每晨" + "".join(
    {name[0] for name in ZONES}
)

_NOT_A_CLOCK = re.compile("(?:以下|如下|下列|这|那|哪|几|提出|提了|做到|有|第|讲|谈|共|跌|涨|升|降|收|报|得)了?\\Z")
_NOT_AN_HOUR = re.compile(
    "(?:要求|建议|意见|希望|原因|理由|看法|内容|特点|启示|想法|经验|好处|措施|共识|五|主张|体会|说明|承诺|不同|优势|变化|[0-9零〇一二三四五六七八九])"
)
_RATIO = re.compile("(?:比例|比率|之比|比为|比是|比分|比|率为|以|战成)(?:大?约?为?是?)?\\Z")


def _hour(part: str | None, hour: int) -> int:
    if not part:
        return hour
    if part[-1] in "晚间里夜后傍" or part in ("下午", "傍晚", "午夜", "半夜", "深夜", "晚上", "夜里"):
        if part in ("半夜", "午夜", "夜里", "深夜", "夜", "夜间") and (hour == 12 or hour < 6):
            return hour % 12
        if hour == 12 and part not in ("下午", "午后"):
            return 24
        return hour + 12 if hour < 12 else hour
    if part in ("中午", "正午"):
        return hour + 12 if hour < 4 else hour
    return 0 if hour == 12 and part in ("凌晨", "今晨") else hour


def _minutes(minute: str | None, half: str | None, quarter: str | None) -> int:
    if half:
        return 30
    if quarter:
        return 15 if quarter in "一1" else 45
    return integer(minute.lstrip("零〇")) if minute and minute.strip("零〇0") else 0


def _time(match: Match, scene: Scene) -> Draft | None:
    zone, part, hour, minute, bare, half, quarter, whole = match.groups()
    if bare and bare[0] == "零" and not part:
        return None  # 三点零五 is a decimal first
    if (
        minute
        and len(minute) == 1
        and minute in "一二三四五六七八九"
        and hour[0] not in "0123456789"
        and not (part or zone)
    ):
        return None  # 九点八分 is a score; a time has 零八分
    minute = minute or bare
    if part in ("晚", "早", "夜") and hour == "一" and not (minute or half or quarter or whole):
        return None  # 晚一点: a little later
    sure = bool(part or minute or half or quarter or whole or zone)
    hanging = "点" in match[0] and not sure
    if hanging and (
        _NOT_A_CLOCK.search(scene.text, max(0, match.start() - 3), match.start())
        or _NOT_AN_HOUR.match(scene.text, match.end())
    ):
        return None
    if not sure and (hour[0] not in "0123456789") and "时" in match[0]:
        return None
    value = clock(_hour(part, integer(hour)), _minutes(minute, half, quarter))
    # English may leave the rest to its reader: at two
    others = (Reading(str(integer(hour)), ""),) if not (minute or half or quarter) else ()
    return Draft(
        *match.span(),
        "time",
        value + (ZONES[zone] if zone else ""),
        others=others,
        soft=hanging and hour[0] not in "0123456789",
    )


def _colon(match: Match, scene: Scene) -> Draft | None:
    zone, part, hour, minute = match.groups()
    ratio = Reading(f"{int(hour)}:{int(minute)}", "")
    if not (zone or part) and _RATIO.search(scene.text, max(0, match.start() - 6), match.start()):
        return Draft(*match.span(), "fraction", ratio.value)
    value = clock(_hour(part, int(hour)), int(minute)) + (ZONES[zone] if zone else "")
    return Draft(*match.span(), "time", value, others=() if zone or part else (ratio,))


def _before_hour(match: Match, scene: Scene) -> Draft | None:
    _zone, part, amount, quarter, hour = match.groups()
    minutes = integer(hour) * 60 - (15 if quarter in ("一", "1") else 45 if quarter else integer(amount))
    return Draft(*match.span(), "time", clock(_hour(part, minutes // 60), minutes % 60))


def _hour_less(match: Match, scene: Scene) -> Draft | None:
    _zone, part, hour, amount, quarter = match.groups()
    minutes = _hour(part, integer(hour)) * 60 - (15 if quarter in ("一", "1") else 45 if quarter else integer(amount))
    return Draft(*match.span(), "time", clock(minutes // 60, minutes % 60))


_ONE_TIME: Final = (re.compile(_CLOCK), re.compile(_COLON))


def _span(match: Match, scene: Scene) -> Draft | None:
    """早上8点到下午5点: both ends are times of their own; the second may leave its part of the day to the first."""
    for pattern in _ONE_TIME:
        first = pattern.match(scene.text, match.start())
        joint = re.compile(TO).match(scene.text, first.end()) if first else None
        second = next(
            (p.match(scene.text, joint.end()) for p in _ONE_TIME if joint and p.match(scene.text, joint.end())), None
        )
        if first and second:
            drafts = [(_time if found.re is _ONE_TIME[0] else _colon)(found, scene) for found in (first, second)]
            if drafts[0] and drafts[1] and drafts[0].kind == drafts[1].kind == "time":
                end = drafts[1].value
                late = int(drafts[0].value[:2]) >= 18 and int(end[:2]) < 6  # from eleven to one runs over midnight
                if not second[2] and first[2] and _hour(first[2], 1) == 13 and int(end[:2]) < 12 and not late:
                    end = f"{int(end[:2]) + 12:02d}{end[2:]}"
                return Draft(first.start(), second.end(), "time", f"{drafts[0].value}/{end}")
    return None


TIMES: Final[tuple[Rule, ...]] = (
    rule(_STARTS, rf"(?:{_CLOCK}|{_COLON}){TO}(?=[0-9一二三四五六七八九十上下中早晚傍凌夜])", _span),
    rule(
        "差" + _STARTS,
        rf"{_ZONE}{_PART}差(?:([0-9]{{1,2}}|[一二三四五六七八九十]{{1,3}})分钟?|([一三13])刻钟?)(?:到|就)?{_HOUR}[点时]",
        _before_hour,
    ),
    rule(
        _STARTS,
        rf"{_ZONE}{_PART}{_HOUR}[点时]差(?:([0-9]{{1,2}}|[一二三四五六七八九十]{{1,3}})分钟?|([一三13])刻钟?)",
        _hour_less,
    ),
    rule(_STARTS, _CLOCK, _time),
    rule(_STARTS, _COLON, _colon),
)
