"""English shares and changes: percent, per mille, points, fractions, ratios, discounts, factors."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from reader.checks.quantities.en_context import is_contest
from reader.checks.quantities.en_numbers import FIGURES, NUMBER, ORDINALS, SMALL, TO, WORD_STARTS, parse_number
from reader.checks.quantities.quantity import Reading
from reader.checks.quantities.scanning import Draft, Match, Rule, Scene, ranging, rule
from reader.checks.quantities.units import ENGLISH_TIMES
from reader.checks.quantities.values import plain, span

_PERCENT = r"(?: ?%| ?‰| per ?cent(?:age)?(?![a-z])(?! point)|-per-?cent| percent(?![a-z])(?! point)| pct| per (?:hundred thousand|ten thousand|100,000|10,000|1,000,000|1,000|million|thousand|mille?)(?![a-z,])| in a (?:thousand|hundred)| parts per (?:million|thousand|billion)| ?ppm| per mil)"
_SCALES: Final = (
    ("‰", "0.1"),
    ("hundred thousand", "0.001"),
    ("100,000", "0.001"),
    ("ten thousand", "0.01"),
    ("10,000", "0.01"),
    ("ppm", "0.0001"),
    ("million", "0.0001"),
    ("1,000,000", "0.0001"),
    ("billion", "0.0000001"),
    ("thousand", "0.1"),
    ("1,000", "0.1"),
    ("mil", "0.1"),
)
_STARTS: Final = f"0 {WORD_STARTS} - + minus"
_PARTS: Final = {"half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4} | {
    word: value for word, value in ORDINALS.items() if value >= 5
}
_PART_NAMES = "|".join(sorted(_PARTS, key=len, reverse=True))
_COUNTS = "|".join(sorted(SMALL, key=len, reverse=True))


def _scale(mark: str) -> Decimal:
    return next((Decimal(value) for name, value in _SCALES if name in mark), Decimal(1))


def _percent(match: Match, scene: Scene) -> Draft | None:
    sign, low_text, mark1, high_text, mark = match.groups()
    low, high = parse_number(low_text), parse_number(high_text) if high_text else None
    if low is None or (high_text and high is None):
        return None
    scale = _scale(mark)
    value = span(low * (_scale(mark1) if mark1 else scale), (high if high is not None else low) * scale)
    off = re.compile(r" off\b(?! (?:the|its|his|their) (?:peak|high|coast))").match(scene.text, match.end())
    if off:
        factors = [Decimal(1) - part * scale / 100 for part in (low, high if high is not None else low)]
        return Draft(match.start(), off.end(), "discount", "x" + span(min(factors), max(factors)))
    less = re.compile(r"[ -](?:discount|price cut|reduction|rebate)\b").match(scene.text, match.end())
    others = (Reading("x" + plain(Decimal(1) - low * scale / 100), ""),) if less and not high_text else ()
    return Draft(
        *match.span(),
        "percent",
        value,
        "%",
        mode="-" if less or (sign and sign[0] in "m-") else "+" if sign == "+" else "",
        others=others,
    )


def _points(match: Match, scene: Scene) -> Draft | None:
    low_text, high_text, name = match.groups()
    low, high = parse_number(low_text), parse_number(high_text) if high_text else None
    if low is None or (high_text and high is None):
        return None
    basis = name.startswith(("basis", "bp"))
    scale = Decimal("0.01") if basis else Decimal(1)
    bare = name in ("points", "point")
    value = span(low * scale, (high if high is not None else low) * scale)
    others = (Reading(value, ""),) if bare else ()
    return Draft(*match.span(), "pp", value, "pp", others=others)


_POINT_FRACTIONS: Final = {
    "eighth": "0.125",
    "quarter": "0.25",
    "half": "0.5",
    "three-quarter": "0.75",
    "one": "1",
    "full": "1",
    "two": "2",
}


def _point_fraction(match: Match, scene: Scene) -> Draft | None:
    """quarter-point, half a percentage point."""
    return Draft(*match.span(), "pp", _POINT_FRACTIONS[match[1]], "pp")


# After "a third" or "a fifth": what makes it a share and not the third thing of a row.
_SHARE_OF: Final = re.compile(
    r" (?:of|as|the|more|less|larger|smaller|higher|lower|faster|to|in|from|off|longer|shorter|on|by|full|empty|over|since|this|last|year|are|is|were|was|had|have|said|do|did|came|went|live|each|and|but|while)\b|[,.;)]|\Z"
)


def _mixed(match: Match, scene: Scene) -> Draft | None:
    """one and one-third."""
    whole, count, part = match.groups()
    base, bottom = parse_number(whole), _PARTS.get(part.rstrip("s"))
    if base is None or bottom is None:
        return None
    top = Decimal(1) if count in ("a", "an") else parse_number(count) or Decimal(1)
    return Draft(
        *match.span(), "number", plain(base + top / bottom), others=(Reading("x" + plain(base + top / bottom), ""),)
    )


def _thousandths(match: Match, scene: Scene) -> Draft | None:
    """1.5 thousandths: a share, or a small part of a unit that follows (two hundredths of a degree)."""
    number = parse_number(match[1])
    if number is None:
        return None
    part = number / {"tenths": 10, "hundredths": 100, "thousandths": 1000}[match[2]]
    unit = {**ENGLISH_TIMES, "degree": "degC", "metre": "m", "millimetre": "mm"}.get(match[3] or "", "")
    share = Reading(plain(part * 100), "%")
    return Draft(*match.span(), "number", plain(part), unit, others=(share,))


_OFF: Final = re.compile(r" off(?![a-z])(?! (?:the|its) (?:coast|peak|high))")


def _fraction(match: Match, scene: Scene) -> Draft | None:
    """two thirds, a quarter, three-quarters, one-tenth, 2/3."""
    count, part = match.groups()
    top = 1 if count in ("a", "an", "one", "1") else int(parse_number(count) or 0)
    name = part.rstrip("s") if part not in ("halves", "half") else part
    bottom = _PARTS.get(name)
    if scene.text.startswith(" of an hour", match.end()) or scene.text.endswith("hour and ", 0, match.start()):
        return None
    off = _OFF.match(scene.text, match.end())
    if off and bottom:
        return Draft(match.start(), off.end(), "discount", f"x{bottom - top}/{bottom}")
    if bottom is None or (top == 1 and part.endswith("s") and part != "halves") or (top > 1 and not part.endswith("s")):
        return None
    if top == 1 and bottom != 2 and part != "quarter" and not _SHARE_OF.match(scene.text, match.end()):
        return None
    if part == "quarters" and top != 3:
        return None  # of a year
    others: tuple[Reading, ...] = (
        (Reading(f"#{bottom}", ""),) if top == 1 and bottom > 2 else ()
    )  # a twentieth may be the next of a row
    if part == "quarters":
        others = (Reading("3", "quarter"), Reading("9", "month"))
    second = " of a second" if scene.text.startswith(" of a second", match.end()) else ""  # no second of a row
    return Draft(match.start(), match.end() + len(second), "fraction", f"{top}/{bottom}", others=others)


def _slash(match: Match, scene: Scene) -> Draft | None:
    top, bottom = int(match[1]), int(match[2])
    return None if top >= bottom or bottom > 100 else Draft(*match.span(), "fraction", f"{top}/{bottom}")


def _out_of(match: Match, scene: Scene) -> Draft | None:
    """four out of five, one in ten."""
    top, joint, bottom = parse_number(match[1]), match[2], parse_number(match[3])
    if top is None or bottom is None or top >= bottom:
        return None
    if joint.startswith("in") and 1500 <= bottom <= 2100:
        return None
    lone = (
        top == 1 and bottom in (2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 50, 100, 1000, 10**4, 10**5, 10**6)
    ) or bottom in (10, 100)
    if (
        joint.startswith("in")
        and not lone
        and (bottom > 10**6 or not re.compile(r"(?: [a-z]+(?:s|en|ople)\b|[.,;]|\Z)").match(scene.text, match.end()))
    ):
        return None
    if joint.startswith("in") and re.compile(
        r" (?:years|months|weeks|days|hours|minutes|seconds|decades|countries|cities|provinces)\b"
    ).match(scene.text, match.end()):
        return None
    if top != int(top):
        return Draft(*match.span(), "percent", plain(top * 100 / bottom), "%")
    return Draft(*match.span(), "fraction", f"{plain(top)}/{plain(bottom)}")


def _part_of_million(match: Match, scene: Scene) -> Draft | None:
    """a quarter of a million."""
    share = {"a": Decimal("0.25"), "one": Decimal("0.25"), "three": Decimal("0.75")}.get(match[1], Decimal("0.5"))
    return Draft(*match.span(), "number", plain(share * (parse_number("one " + match[2]) or 1)))


def _half(match: Match, scene: Scene) -> Draft | None:
    return Draft(
        *match.span(),
        "fraction",
        "1/2",
        soft=match[0] != "half"
        or bool(
            match.group(0) == "half"
            and scene.text.startswith(
                (" way", " brother", " sister", "-brother", "-sister", " term", " mast"), match.end()
            )
        ),
    )


def _majority(match: Match, scene: Scene) -> Draft | None:
    return Draft(*match.span(), "fraction", "1/2", "", ">", soft=True)


def _contest(match: Match, scene: Scene) -> Draft | None:
    """passed by seven to two: both figures, the larger first."""
    high, low = parse_number(match[1]), parse_number(match[2])
    if (
        high is None
        or low is None
        or not low < high < 1000
        or scene.text.endswith(("from ", "from about "), 0, match.start())
    ):
        return None
    if not is_contest(scene.text, match.start()):
        return None
    return Draft(*match.span(), "fraction", f"{plain(high)}:{plain(low)}")


def _ratio(match: Match, scene: Scene) -> Draft | None:
    parts = [parse_number(part) for part in match.groups() if part]
    return Draft(*match.span(), "fraction", ":".join(plain(part) for part in parts if part is not None))


def _score(match: Match, scene: Scene) -> Draft | None:
    """won 2-0, beat them 3-1: a score, which looks like a range."""
    return Draft(match.start(1), match.end(), "fraction", f"{match[1]}:{match[2]}")


_FACTORS: Final = {
    "doubl": 2, "trebl": 3, "tripl": 3, "quadrupl": 4, "quintupl": 5, "sextupl": 6, }  # fmt: skip
_FOLDS: Final = {**SMALL, "hundred": 100, "thousand": 1000, "million": 10**6}


def _factor(match: Match, scene: Scene) -> Draft | None:
    word = match[0].replace("-", "")
    value = _FOLDS.get(word.removesuffix("fold")) or next(n for stem, n in _FACTORS.items() if word.startswith(stem))
    noun = word in ("double", "triple", "treble") and not re.compile(r"(?:to|will|would|may|might|could|can|should|shall|must|and|or|nearly|almost|than|not|roughly|about|virtually|effectively) \Z").search(scene.text, max(0, match.start() - 12), match.start())  # fmt: skip
    if noun and re.compile(
        r" (?:the|that|those|what|its|their|his|her|our|this|last|in|by|over|every|within|from)\b|[.,;]|\Z"
    ).match(scene.text, match.end()):
        noun = False
    return Draft(*match.span(), "multiple", f"x{value}", soft=noun, others=(Reading(str(value), ""),) if noun else ())


def _fold(match: Match, scene: Scene) -> Draft | None:
    number = parse_number(match[1])
    return None if number is None else Draft(*match.span(), "multiple", f"x{plain(number)}")


_COMPARED: Final = re.compile(
    r" (?:as|the|that|those|what|its|their|his|her|our|this|last|larger|bigger|higher|more|greater|faster|longer|heavier|smaller|earnings|book|sales|leverage|normal|oversubscribed|over|than)\b"
)


def _times(match: Match, scene: Scene) -> Draft | None:
    """three times as many (a factor), or three times (how often)."""
    low_text, high_text = match.groups()
    low = Decimal(2) if match[0] == "twice" else parse_number(low_text)
    high = parse_number(high_text) if high_text else low
    if low is None or high is None:
        return None
    value = span(low, high)
    if _COMPARED.match(scene.text, match.end()) and not scene.text.startswith(" this", match.end()):
        return Draft(*match.span(), "multiple", "x" + value, others=(Reading(value, ""),))
    return Draft(*match.span(), "number", value, others=(Reading("x" + value, ""),), soft=match[0] == "twice")


def _halved(match: Match, scene: Scene) -> Draft | None:
    return Draft(*match.span(), "multiple", "x0.5")


def _half_price(match: Match, scene: Scene) -> Draft | None:
    return Draft(*match.span(), "discount", "x0.5")


SHARES: Final[tuple[Rule, ...]] = (
    rule(
        f"0 {WORD_STARTS}",
        rf"({NUMBER})[ -](tenths|hundredths|thousandths)(?: of an? ([a-z]+))?(?![a-z])",
        _thousandths,
    ),
    rule(
        "a half three",
        r"(?:(a|one|three)[- ]quarters?|half) of an? (million|billion|trillion)(?![a-z])",
        _part_of_million,
    ),
    *ranging(_STARTS, rf"(minus |-|\+)?({NUMBER})({_PERCENT})?(?:{{to}}({NUMBER}))?({_PERCENT})", _percent, TO),
    *ranging(
        _STARTS,
        rf"({NUMBER})(?:{{to}}({NUMBER}))?[ -](percentage[- ]points?|basis[- ]points?|bps|bp|ppts?|pps?|points?)(?![a-z])(?! (?:zero|oh|one|two|three|four|five|six|seven|eight|nine|out|plan|agenda|program|proposal))",
        _points,
        TO,
    ),
    rule(
        "a an half quarter three",
        r"(?:an? )?(quarter|half|three-quarter|eighth)(?:[- ](?:a[- ])?|of a )(?:percentage[- ])?point(?![a-z])",
        _point_fraction,
    ),
    rule(
        "a an quarter half three",
        r"(?:an? )?(quarter|half|three-quarter|eighth)s?(?: of)?(?: a) (?:percentage |full )?point(?![a-z])",
        _point_fraction,
    ),
    rule("0 " + WORD_STARTS, rf"({NUMBER})()( of a percentage point)(?![a-z])", _points),
    rule(_STARTS, rf"({NUMBER}) and (an?|{_COUNTS})[- ](?!half|halves)((?:{_PART_NAMES})s?)(?![a-z])", _mixed),
    rule(
        "eight",
        "eight or nine (?:times )?(?:out of|in) ten",
        lambda m, s: Draft(*m.span(), "percent", "80..90", "%", "~", soft=True),
    ),
    rule(
        "sixty seventy eighty ninety",
        "(sixty|seventy|eighty|ninety)-(forty|thirty|twenty|ten)(?![a-z])",
        lambda m, s: Draft(*m.span(), "fraction", f"{SMALL[m[1]] // 10}:{SMALL[m[2]] // 10}"),
    ),
    rule("one 1", rf"(one) [a-z]+ (in(?: every)?) ({NUMBER})(?! ?%| per ?cent)", _out_of),
    rule(f"0 {WORD_STARTS}", rf"({NUMBER}) (out of(?: every)?|in(?: every)?) ({NUMBER})(?! ?%| per ?cent)", _out_of),
    rule(
        f"a an {' '.join(SMALL)}",
        rf"(an?|{_COUNTS})[- ](halves|(?:{_PART_NAMES})s?)(?![a-z])(?!-(?:century|final|day|hour|year|mile|time|finals|generation|floor|grade|round|rate|class|place)| (?:century|time|day|year|floor|grade|generation|place|party|person|quarter|round|edition|term|session|phase|stage|batch|world|child|son|daughter|note))",
        _fraction,
    ),
    rule("0", r"(?<![0-9/])([1-9]|[1-9][0-9])/([2-9]|[1-9][0-9]{1,2})(?![0-9/])", _slash),
    rule(
        "half",
        r"half(?=(?: of| the| its| their| his| her| our| that| this| as| those| these| were| was| are|\b))(?!-| an? | past |hour| year| century| hour| day| month| off(?![a-z])| price| fare)",
        _half,
    ),
    rule("majority a", "(?:the |a )?majority", _majority),
    rule(
        "0",
        rf"(?<![0-9.:])({FIGURES})(?::| to )({FIGURES})(?::({FIGURES}))?(?= ratio|\b)(?![0-9:])",
        lambda m, s: (
            _ratio(m, s)
            if ":" in m[0]
            or re.compile(r" (?:ratio|odds|favourite)").match(s.text, m.end())
            or re.compile(r"(?:ratio|odds)(?: [a-z]+){0,8} \Z").search(s.text, max(0, m.start() - 60), m.start())
            else None
        ),
    ),
    rule(
        "beat beaten beating won win lost lose drew defeat defeated defeating score victory triumph led lead",
        r"(?:beat|beaten|beating|won|win|lost|lose|drew|defeat(?:ed|ing)?|score|victory|triumph|led|lead)(?: [a-z]+){0,4}? ([0-9]{1,2})-([0-9]{1,2})(?![0-9-])",
        _score,
    ),
    rule(
        "double doubled doubles doubling treble trebled trebling triple tripled triples tripling quadruple quadrupled quadruples quadrupling quintuple quintupled sextupled "
        + " ".join(f"{name} {name}fold" for name in _FOLDS),
        r"(?:doubl(?:e[ds]?|ing)|trebl(?:e[ds]?|ing)|tripl(?:e[ds]?|ing)|quadrupl(?:e[ds]?|ing)|quintupl(?:e[ds]?|ing)|sextupled|(?:"
        + "|".join(_FOLDS)
        + ")-?fold)(?![a-z])(?!-(?:decker|click|edged|glazed|digit|room))",
        _factor,
    ),
    rule("0", rf"({NUMBER})-?fold", _fold),
    rule(
        "factor",
        rf"factor of ({NUMBER})",
        lambda m, s: Draft(
            m.start(1), m.end(), "multiple", f"x{plain(parse_number(m[1]) or Decimal(0))}", full_start=m.start()
        ),
    ),
    rule("twice", "(twice)()", _times),
    rule(f"0 {WORD_STARTS}", rf"({NUMBER})(?:{TO}({NUMBER}))? times(?![a-z])", _times),
    rule(
        f"0 {WORD_STARTS}",
        rf"({NUMBER})(?: votes)? to ({NUMBER})(?![a-z%])(?! (?:percent|per cent|years|people|yuan|million))",
        _contest,
    ),
    rule("a", "a (?:full |whole |single )?percentage point", lambda m, s: Draft(*m.span(), "pp", "1", "pp")),
    rule(
        "the a last first final another remaining",
        r"(?:the|an?|last|first|final|another|remaining) quarter(?= (?:is|are|was|were|will|goes|went|has|have|of (?!an? )|to)\b|[.,;]|\Z)",
        lambda m, s: Draft(m.end() - 7, m.end(), "fraction", "1/4", soft=True),
    ),
    rule("halved halve halving halves", "halv(?:ed?|ing|es)", _halved),
    rule("half", r"half[- ](?:price|fare)|half off(?![a-z])", _half_price),
)
