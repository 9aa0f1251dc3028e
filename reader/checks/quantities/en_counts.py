"""English ordinals, labels, vague magnitudes, words that hold a number, and plain numbers."""

from __future__ import annotations

import re
from decimal import Decimal
from math import prod
from typing import Final

from reader.checks.quantities import currencies, units
from reader.checks.quantities.en_context import is_ratio
from reader.checks.quantities.en_numbers import (
    NUMBER,
    ORDINAL,
    ORDINAL_STARTS,
    SMALL,
    TO,
    WORD_STARTS,
    ends,
    parse_number,
    parse_ordinal,
    roman,
)
from reader.checks.quantities.quantity import Kind, Reading
from reader.checks.quantities.scanning import Draft, Match, Rule, Scene, either, ranging, rule
from reader.checks.quantities.values import plain, span, words

_LABELS: Final = (
    "article|articles|chapter|chapters|section|sections|paragraph|subparagraph|clause|item|items|part|volume|vol|book|appendix|annex|annexe|schedule|table|figure|fig|exhibit|attachment|class|"
    "category|grade|level|phase|stage|type|tier|rank|room|platform|gate|terminal|building|block|unit|line|lines|no|nos|number|numbers|page|pages|pp|p|step|rule|motion|bill|resolution|document|"
    "session|round|tower|floor|lot|act|scene|verse|psalm|dynasty|channel|flight|train|bus|route|reactor|version|edition|episode|season|game|match|lane|pier|warehouse|area|zone|district|group|team|form|year|lesson|exercise|question|point|principle|paragraphs|clauses|form|plot|hall|booth|seat|car|coach|box|war|rows?|bays?|battalion|regiment|brigade|division|squad|ward|berth|wing|track|mine|shaft|well|furnace|stand|stop|window|counter|locker|court|kiosk|stall|studio|bed|cell|stand|bay|stop|window|counter|locker|court|kiosk|trail|stall|studio|ring|bed|cell"
)
_LABEL = rf"(?:{_LABELS})"
_ROMAN = r"([ivxlcdm]{1,7})"


# Labels that take a spelled-out number in small letters; any other is a verb or a noun then (to form two teams).
_SPELLED_LABELS: Final = frozenset(
    words("platform gate room chapter article section terminal lane channel phase stage category level grade page")
)


def _labelled(match: Match, scene: Scene) -> Draft | None:
    """Article 14, No. 47, pages 3-9, platform four, Phase 3."""
    label, low_text, high_text = match.groups()
    low, high = parse_number(low_text), parse_number(high_text) if high_text else None
    if scene.text.endswith("-", 0, match.start()):
        return None  # second-class 553 yuan
    if low is None or low != int(low) or low_text.split(" ")[0] in ("a", "an", "half"):
        return None
    small = scene.original[match.start()].islower()
    if small and not low_text[0].isdigit() and label not in _SPELLED_LABELS:
        return None
    if label == "no" and small and not scene.text.startswith((".", "°"), match.end(1)):
        return None
    if label in ("article", "section") and high is not None and scene.text[match.end(2)] == "-":
        # Article 30-1 stands between 30 and 31
        return Draft(match.start(2), match.end(), "ordinal", f"#{plain(low)}")
    start = match.start() if label in ("no", "nos") else match.start(2)
    if high is not None and high > low:
        return Draft(start, match.end(), "ordinal", f"#{plain(low)}..{plain(high)}")
    return Draft(start, match.end(2), "ordinal", f"#{plain(low)}", others=(Reading(plain(low), ""),))


def _labelled_roman(match: Match, scene: Scene) -> Draft | None:
    """Chapter III, Class II, World War II, Louis XV."""
    written = scene.original[match.start(1) : match.end(1)]
    number = roman(written)
    if number is None or number > 50:
        return None
    return Draft(*match.span(1), "ordinal", f"#{number}")


def _regnal(match: Match, scene: Scene) -> Draft | None:
    """A capitalised word and a Roman numeral of two letters or more: Henry VIII, Pius XII."""
    written = scene.original[match.start() : match.end()]
    number = roman(written)
    before = re.compile(r"([A-Za-z]+) \Z").search(scene.original, max(0, match.start() - 16), match.start())
    if (
        number is None
        or number > 50
        or not before
        or not before[1][0].isupper()
        or (len(written) == 1 and (written not in "VX" or before[1] in ("The", "A", "And", "Of", "In")))
        or scene.text.startswith("-", match.end())
    ):
        return None
    return Draft(*match.span(), "ordinal", f"#{number}")


_LAST_YEARS: Final = tuple(Reading(f"#{number}", "") for number in (3, 4, 6))
_YEARS: Final = {
    "final year": 12,
    "final-year": 12,
    "freshman": 1,
    "freshmen": 1,
    "sophomore": 2,
    "sophomores": 2,
    "junior year": 3,
    "senior year": 4,
}


def _year_of_study(match: Match, scene: Scene) -> Draft | None:
    number = _YEARS[match[0]]
    others = _LAST_YEARS if match[0].startswith("final") else ()
    return Draft(*match.span(), "ordinal", f"#{number}", others=others, soft=True)


_SOFT_ORDINAL: Final = re.compile(
    r" (?:of all|and foremost|let me|, |step|to (?:[a-z]+)|name|lady|hand|language|class|rate|aid|love|thing|place)\b|,|\.|;|\Z| (?:he|she|they|we|you|it|i|is|are|was|were|by|into|in|on|at|and|because|since|proposed|published|established|introduced|appeared|became|came|used|built|said|met|saw|heard|discovered)\b"
)


def _ordinal(match: Match, scene: Scene) -> Draft | None:
    text = match[1] or match[2]
    number = parse_ordinal(text)
    start, end = match.span(1) if match[1] else match.span(2)
    back = scene.text[match.end() : match.end() + 20]
    if match[0].startswith(("second to last", "third to last", "second-to-last")) or re.match(
        r"[ -](?:to|from)[ -](?:the[ -])?(?:last|end|bottom)\b", back
    ):
        return Draft(start, end, "ordinal", f"#-{number}")
    if text == "second" and scene.text[max(0, start - 4) : start] in ("per ", "/"):
        return None
    unit = _ANNIVERSARY.match(scene.text, match.end())
    others: tuple[Reading, ...] = (Reading(str(number), _UNIT_NAMES.get(unit[1], "year")),) if unit else ()
    if number >= 3 and not text[0].isdigit() and re.compile(r" (?:of|by)\b|[.,;]|\Z").match(scene.text, end):
        others = (Reading(f"1/{number}", ""),)
    if number >= 3 and scene.text.endswith(" a ", 0, start) and not others:
        others = (Reading(f"1/{number}", ""),)  # and a third abstained
    if scene.text.startswith(" month", end) and number <= 12:
        others = (Reading(f"--{number:02d}", ""), Reading(f"L--{number:02d}", ""))
    soft = text == "first" and bool(_SOFT_ORDINAL.match(scene.text, end))
    soft = soft or (
        not text[0].isdigit() and scene.text.endswith("the ", 0, start) and bool(_ANAPHOR.match(scene.text, end))
    )
    soft = soft or (
        text in ("second", "third") and scene.text[end : end + 1] == "," and _opens_clause(scene.text, start)
    )
    soft = soft or (scene.text.endswith(" a ", 0, start) and scene.text.startswith(" time", end))
    if text == "first" and scene.text.startswith((" time", " ever"), end):
        soft = False
    return Draft(start, end, "ordinal", f"#{number}", soft=soft, others=others)


# "the second came down", "the third I made": an ordinal that points back counts nothing new.
_ANAPHOR: Final = re.compile(
    r" (?:i|he|she|it|they|we|was|were|is|had|has|came|went|and|to|would|could|of them)\b|[.,;]"
)


def _opens_clause(text: str, start: int) -> bool:
    return not text[:start].rstrip() or text[:start].rstrip()[-1] in ".;:"


_ANNIVERSARY: Final = re.compile(r"[ -](anniversary|birthday|minute|hour|day|week|month|year)\b")
_UNIT_NAMES: Final = {"minute": "min", "hour": "hour", "day": "day", "week": "week", "month": "month"}


def _last_but(match: Match, scene: Scene) -> Draft | None:
    number = {"one": 2, "two": 3, "three": 4}.get(match[1] or "", 2)
    return Draft(*match.span(), "ordinal", f"#-{number}")


# What a vague magnitude may count with a unit of its own.
_COUNTED: Final = either(
    [name for name in currencies.ENGLISH if name.islower() and name.isalpha()]
    + [name for name in units.ENGLISH_TIMES if len(name) > 3]
    + [
        "kilometres",
        "miles",
        "metres",
        "hectares",
        "mu",
        "tonnes",
        "acres",
        "kilos",
        "kilograms",
        "kg",
        "km",
        "jin",
        "li",
        "litres",
    ]
)


def _counted(name: str | None) -> str:
    """The unit of a counted word."""
    if not name:
        return ""
    return currencies.ENGLISH.get(name) or units.ENGLISH_TIMES.get(name) or units.ENGLISH[name]


def _nil(match: Match, scene: Scene) -> Draft | None:
    """two-nil, one-all."""
    number = parse_number(match[1])
    if number is None or number > 30:
        return None
    return Draft(*match.span(), "fraction", f"{plain(number)}:{plain(number) if match[2] == 'all' else 0}")


_MAGNITUDES: Final = {
    "tens": 10,
    "dozens": 10,
    "scores": 10,
    "hundreds": 100,
    "thousands": 1000,
    "millions": 10**6,
    "billions": 10**9,
    "trillions": 10**12,
}


def _magnitude(match: Match, scene: Scene) -> Draft | None:
    """tens of thousands, hundreds of millions of yuan, dozens, hundreds or even thousands."""
    words = [word for word in re.findall("[a-z]+", match[0]) if word in _MAGNITUDES]
    factors = [_MAGNITUDES[word] for word in words]
    others: tuple[Reading, ...] = ()
    value = prod(factors)
    if _TWO_MAGNITUDES.search(match[0]):  # "thousands upon thousands" is one or the next
        value, others = factors[0], (Reading(f"{max(factors[0] * 10, factors[-1])}s", ""),)
    end = match.start(1) - len(" of ") if match[1] else match.end()  # the unit is read, the figure ends before it
    if match[1]:
        others = (*others, Reading(f"{value}s", _counted(match[1])))
    return Draft(match.start(), end, "vague", f"{value}s", "", "~", others=others, soft=words in (["tens"], ["scores"]))


_TWO_MAGNITUDES: Final = re.compile(r"\b(?:upon|and|or|if not)\b")


def _several(match: Match, scene: Scene) -> Draft | None:
    """several hundred, a few thousand, some dozens."""
    scale = parse_number("one " + match[1])
    if scale is None:
        return None
    value = 10 if match[1] == "dozen" else scale
    return Draft(*match.span(), "vague", f"{plain(Decimal(value))}s", _counted(match[2]), "~")


def _odd(match: Match, scene: Scene) -> Draft | None:
    """twenty-odd, thirty-something, a hundred-odd kilos."""
    number, unit = parse_number(match[1]), _counted(match[2])
    if number is None:
        return None
    kind: Kind = "measure" if unit else "number"
    others = (Reading(f"{plain(number + 1)}..{plain(number + 9)}", unit),)
    return Draft(*match.span(), kind, plain(number), unit, ">", others=others)


def _teens(match: Match, scene: Scene) -> Draft | None:
    return Draft(
        *match.span(), "age", "13..19", "year", others=(Reading("11..19", "year"), Reading("11..19", "")), soft=True
    )


def _decades(match: Match, scene: Scene) -> Draft | None:
    """decades, decades-long: some tens of years."""
    return Draft(*match.span(), "vague", "10s" if match[0] == "decades" else "100s", "year", "~", soft=True)


_WORDS: Final = {
    "twins": 2, "triplets": 3, "quadruplets": 4, "quintuplets": 5, "trio": 3, "quartet": 4, "quintet": 5, "sextet": 6, "octet": 8, "duo": 2, "duet": 2, "triplicate": 3, "duplicate": 2, "quadruplicate": 4,
    "quadrangular": 4, "twin": 2, "couple": 2, "pair": 2, "trilogy": 3, "triathlon": 3, "decathlon": 10, "pentathlon": 5, "bilingual": 2, "trilateral": 3, "bilateral": 2, "quadrilateral": 4, "tripartite": 3, "thrice": 3,
    "once": 1, "both": 2, "single": 1, "sole": 1, "solo": 1, "triplet": 3, "foursome": 4, "threesome": 3, "pairs": 2, "couples": 2, "double-digit": 2, "bicameral": 2, "monthly": 1, "none": 0, "zero": 0, "nil": 0,
}  # fmt: skip
_HARD_WORDS: Final = frozenset(
    words("triplets quadruplets quintuplets quartet quintet sextet octet trio triplicate quadruplicate thrice zero")
)


def _word(match: Match, scene: Scene) -> Draft | None:
    word = match[0]
    if word == "zero" and not re.compile(
        r" (?:accidents?|casualties|emissions?|errors?|deaths?|infections?|cases|growth|defects?|tariffs?|complaints?|interest|cost|injuries|waste|incidents|contamination|[a-z]+s)\b"
    ).match(scene.text, match.end()):
        return Draft(*match.span(), "number", "0", others=(Reading("0", "degC"), Reading("0", "%")), soft=True)
    return Draft(*match.span(), "number", str(_WORDS[word]), soft=word not in _HARD_WORDS)


def _couple(match: Match, scene: Scene) -> Draft | None:
    """a couple of years: about two."""
    return Draft(*match.span(), "number", "2", "", "~", soft=True)


def _none(match: Match, scene: Scene) -> Draft | None:
    # "not a single letter" needs no 零 on the other side
    return Draft(*match.span(), "number", "0", soft=scene.text.endswith("not ", 0, match.start()))


def _no_accidents(match: Match, scene: Scene) -> Draft | None:
    return Draft(*match.span(1), "number", "0", soft=True)


def _tail_range(match: Match) -> tuple[Decimal, Decimal] | None:
    """three hundred and seventy or eighty: the second figure stands for the end of the first."""
    low, high = parse_number(match[1]), parse_number(match[2])
    if low is None or high is None or match[1][0].isdigit() or not match[0].endswith(" or " + match[2]):
        return None
    place = 10 if high < 10 else 100 if high < 100 and high % 10 == 0 else 0
    top = low - low % place + high if place and low > 100 else low
    return (low, top) if top > low else None


def _range(match: Match, scene: Scene) -> Draft | None:
    both = ends(match[1], match[2]) or _tail_range(match)
    if both and match[0].endswith(" to " + match[2]) and is_ratio(scene.text, match.start()):
        return Draft(*match.span(), "fraction", ":".join(map(plain, both)))
    if both is None and _SCORE.fullmatch(match[0]) and int(match[1]) >= int(match[2]):
        return Draft(*match.span(), "fraction", match[0].replace(" ", "").replace("-", ":"))
    if both is None or both[0] == both[1]:
        return None
    if _SCORE.fullmatch(match[0]):
        return Draft(
            match.start(1),
            match.end(),
            "number",
            span(*both),
            others=(Reading(match[0].replace(" ", "").replace("-", ":"), ""),),
        )
    return Draft(match.start(1), match.end(), "number", span(*both))


_SCORE: Final = re.compile("([0-9]{1,3}) ?- ?([0-9]{1,3})")
_CODE_BEFORE: Final = re.compile(r"[a-z][-.]?\Z")
_ARTICLES: Final = frozenset(("a", "an", "half", "several"))
_YEAR: Final = re.compile("(?:1[5-9]|20)[0-9]{2}")
_MODEL_BEFORE: Final = re.compile(
    r"\b(?:boeing|airbus|iphone|windows|model|galaxy|route|covid|agenda|ps|xbox|formula|apollo|porsche|peugeot) \Z"
)


def _plain(match: Match, scene: Scene) -> Draft | None:
    text, start = match[0], match.start()
    if text.isdigit() and _CODE_BEFORE.search(scene.text, max(0, start - 2), start) and scene.text[start - 1] != ".":
        return Draft(start, _code_end(scene.text, match.end()), "none")
    value = parse_number(text)
    if value is None:
        return None
    if text[0].isdigit() and scene.text[match.end() : match.end() + 1].isalpha():
        end = _code_end(scene.text, match.end())
        seat = len(text) <= 3 and end == match.end() + 1 and scene.original[match.end()].isupper()  # 12C
        return Draft(start, match.end() if seat else end, "number" if seat else "none", text, soft=seat)
    if _MODEL_BEFORE.search(scene.text, max(0, start - 10), start):
        return Draft(start, match.end(), "none")
    rate = scene.text.endswith("per ", 0, start) or scene.text.endswith("every ", 0, start)
    soft = text == "one" or (rate and value in (100, 1000, 10**4, 10**5, 10**6))
    if text.split(" ")[0] in _ARTICLES and value < 2 and text not in ("half a dozen",):
        return None
    others = (Reading(text, ""),) if _YEAR.fullmatch(text) else ()
    return Draft(start, match.end(), "number", plain(value), others=others, soft=soft)


def _negative(match: Match, scene: Scene) -> Draft | None:
    """minus twenty: degrees, as a rule."""
    number = parse_number(match[1])
    return None if number is None else Draft(*match.span(), "number", plain(-number))


def _code_end(text: str, position: int) -> int:
    while position < len(text) and (
        text[position].isalnum() or (text[position] in "-./" and text[position + 1 : position + 2].isalnum())
    ):
        position += 1
    return position


_STARTS: Final = f"0 {WORD_STARTS}"

_DIGITS: Final = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
_ROMANS: Final = " ".join(tens + units for tens in ("", "x", "xx", "xxx") for units in _DIGITS)


COUNTS: Final[tuple[Rule, ...]] = (
    rule(_LABELS.replace("|", " ").replace("?", ""), rf"({_LABEL})(?:\.|°)? ?({NUMBER})(?:(?: ?- ?| to | through )({NUMBER}))?(?![0-9a-z%]|,[0-9]|\.[0-9])(?! (?:per|years|months|days|percent|people|per cent)\b)", _labelled),
    rule(_LABELS.replace("|", " ").replace("?", ""), rf"{_LABEL} {_ROMAN}(?![a-z])", _labelled_roman),
    rule("Ⅰ Ⅱ Ⅲ Ⅳ Ⅴ Ⅵ Ⅶ Ⅷ Ⅸ Ⅹ Ⅺ Ⅻ", "[Ⅰ-Ⅻ]", lambda m, s: Draft(*m.span(), "ordinal", f"#{ord(m[0]) - 0x215F}")),
    rule(_ROMANS, rf"{_ROMAN}(?![a-z'])", _regnal),
    rule("freshman freshmen sophomore sophomores junior senior final", "freshm[ae]n|sophomores?|(?:junior|senior) year|final[ -]year", _year_of_study),
    rule("next second third fourth last", "(?:next to last|last (?:[a-z]+ )?but (one|two|three)|penultimate)", _last_but),
    rule("penultimate", "(penultimate)", _last_but),
    rule("0", r"([0-9]{1,2})/?f(?![a-z0-9])", lambda m, s: Draft(*m.span(1), "ordinal", f"#{m[1]}", others=(Reading(m[1], ""),), soft=True)),
    rule("runner runners", "runners?-up", lambda m, s: Draft(*m.span(), "ordinal", "#2", soft=True)),
    rule("bottom last", r"bottom of (?:the|his|her|its|their)|(?<=came )last(?![a-z])", lambda m, s: Draft(*m.span(), "ordinal", "#-1", soft=True)),
    rule("world", r"world war (one|two)(?![a-z])", lambda m, s: Draft(*m.span(1), "ordinal", f"#{SMALL[m[1]]}")),
    rule("tens dozens scores hundreds thousands millions billions trillions", rf"(?:hundreds,? (?:or|if not|and)(?: even)? thousands|(?:thousands|hundreds|millions) (?:upon|and) (?:thousands|hundreds|millions)|(?:tens|dozens|scores|hundreds|thousands|millions|billions|trillions)(?: of (?:thousands|millions|billions|trillions|hundreds))*)(?![a-z])(?: of ({_COUNTED})(?![a-z]))?", _magnitude),
    rule("several few a some many", rf"(?:several|(?:a |quite a )few|some(?! (?:hundred|thousand|million|billion|dozen) )|many) (hundred thousand|hundred million|hundred billion|hundred|thousand|million|billion|trillion|dozen)s?(?: (?:of )?({_COUNTED}))?(?![a-z])", _several),
    rule("0 " + " ".join(SMALL), rf"({NUMBER})[- ](nil|all)(?![a-z-])(?! (?:the|of|but|in|his|their))", _nil),
    rule(_STARTS, rf"({NUMBER})(?:-odd|-something|-some)(?: ({_COUNTED}))?(?![a-z])", _odd),
    rule("teens teenage teenager teenagers", "teens|teenage(?:rs?)?", _teens),
    rule("decades centuries", "decades|centuries", _decades),
    rule("decade", "decade(?![a-z-])", lambda m, s: Draft(*m.span(), "duration", "10", "year", soft=True)),
    rule("a couple", r"(?:a )?couple of", _couple),
    rule("without not", r"(?<=without )a single|(?<=not )a single|(?<=not )one single", _none),
    rule("a one", r"(?<=without )(?:a|one) single(?! (?:room|parent|mother))|(?<=not )a single", _none),
    rule("no", r"(no) (?:[a-z]+ )?(?:accidents?|casualties|deaths?|emissions?|injuries|infections?|cases|faults?|errors?|mistakes?|complaints?|defects?|down payment|deposit|interest|growth|tariffs?|cost|inventory|waste|losses|fatalities)\b", _no_accidents),
    rule(" ".join(_WORDS), "(?:" + "|".join(sorted(_WORDS, key=len, reverse=True)) + ")(?![a-z-])", _word),
    *ranging(_STARTS, rf"({NUMBER}){{to}}({NUMBER})(?![a-z%0-9])(?![,.][0-9])", _range, TO),
    rule("minus", rf"(?<!plus or )minus ({NUMBER})(?![a-z])", _negative),
    rule(ORDINAL_STARTS + " 0", rf"({ORDINAL})()", _ordinal),
    rule(_STARTS, rf"{NUMBER}(?![a-z](?![a-z]*\b))", _plain),
)  # fmt: skip
