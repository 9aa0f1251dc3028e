"""What stands around an English figure: approximators, bounds, and the words that make it a change or a level."""

from __future__ import annotations

import re
from typing import Final

from reader.checks.quantities.quantity import Approx, Mode

_UNDER = (
    "(?:no|not) (?:more|greater|higher|larger|later|longer|bigger) than|(?:does|do|must|may|shall|should|can|could|did|will)(?: not|n't) exceed|not exceeding|not to exceed|not over|not above|never exceeds?|"
    "(?:less|fewer|lower|smaller|younger|shorter) than|under|below|up to|at most|at the most|a maximum of|maximum of|as late as|short of|beneath"
)
_OVER = (
    "(?:no|not) (?:less|fewer|lower|smaller) than|not under|not below|(?:more|greater|higher|larger|older|longer|better) than|over|above|at least|at the least|upwards? of|in excess of|exceed(?:s|ed|ing)?|"
    "topp(?:ed|ing)|tops?|passed|passing|surpass(?:es|ed|ing)?|beyond|(?<!the )past(?! few)|a minimum of|minimum of|north of|a full|well over|crossed"
)
_NEAR = "nearly|almost|close to|just under|approaching|approached|nearing|just short of|not quite|little short of|just shy of|virtually"
_ABOUT = "about|around|some|approximately|roughly|circa|an estimated|estimated|in the region of|or so|approx\\.?|something like|on the order of|more or less|perhaps|as many as|in the neighbourhood of|somewhere around|or thereabouts"
_LINK = r"(?: (?:the|a|an|its|his|her|their|just|another|age|ages|of))*"
_BEFORE = re.compile(
    rf"(?<![a-z])(?:(?P<near>{_NEAR})|(?P<under>{_UNDER})|(?P<over>{_OVER})|(?P<about>{_ABOUT})){_LINK} \Z"
)
# "may not be less than", "shall not be reduced below": the bound is turned round.
_NOT: Final = re.compile(r"(?:\bnot|\bnever|\bno|n't|\bneither|\bnor)(?: [a-z]+){0,3} \Z")
_AFTER = re.compile(
    r"(?P<over> or (?:more|over|above|older|longer|higher|better|greater)\b|-plus\b|\+| plus\b| and (?:over|above|older|up|upwards?)\b|-odd\b| odd\b| or upwards?\b)"
    r"|(?P<under> or (?:less|fewer|under|below|younger|lower)\b| and under\b| at (?:the )?most\b| maximum\b)"
    r"|(?P<about> or so\b|-or-so\b| or thereabouts\b|-ish\b|ish\b| give or take\b| more or less\b)"
    r"|(?P<least> at (?:the )?least\b| minimum\b)"
)
_NOUN: Final = re.compile(r" [a-z]+(?: [a-z]+)?")

_RISE = (
    "rose|rise|rises|rising|risen|grew|grow|grows|growing|grown|growth|up|increas(?:e|es|ed|ing)|gain(?:s|ed|ing)?|climb(?:s|ed|ing)?|jump(?:s|ed|ing)?|surg(?:e|es|ed|ing)|soar(?:s|ed|ing)?|expand(?:s|ed|ing)?|"
    "expansion|add(?:s|ed|ing)?|higher|advanc(?:e|es|ed|ing)|rais(?:e|es|ed|ing)|boost(?:s|ed|ing)?|improv(?:e|es|ed|ing)|ahead|more|went up|goes up|going up|edged up|upturn|hike[sd]?|lengthened|extended|widened|swelled|shot up"
)
_FALL = (
    "fell|fall|falls|falling|fallen|dropp(?:ed|ing)|drops?|declin(?:e|es|ed|ing)|down|decreas(?:e|es|ed|ing)|slipp(?:ed|ing)|slips?|cut(?:s|ting)?|reduc(?:e|es|ed|ing|tion)|shr(?:ank|ink|inks|inking|unk)|lower(?:s|ed|ing)?|"
    "los(?:t|e|es|ing)|shed|tumbl(?:e|es|ed|ing)|plung(?:e|es|ed|ing)|slump(?:s|ed|ing)?|slid|slides?|sank|sunk|contract(?:s|ed|ing)?|trimm(?:ed|ing)|eased|dipp(?:ed|ing)|dips?|shorten(?:s|ed|ing)?|"
    "narrow(?:s|ed|ing)?|slash(?:es|ed|ing)?|less|fewer|off|saved?|saving|weakened|went down|shaved|curtailed|curbed|halved"
)
_CHANGE = re.compile(
    rf"(?<![a-z])(?:(?P<rise>{_RISE})|(?P<fall>{_FALL}))(?P<far>(?: [a-z'-]+){{0,4}}?)(?: (?P<by>by)| (?P<of>of)| (?P<to>to(?: stand at| reach)?|from))?"
    rf"(?: (?:(?P<past>above|over|past|beyond|below|under)|{_NEAR}|{_UNDER}|{_OVER}|{_ABOUT}))?(?: (?:a|an|its|the))?(?: (?:whopping|mere|full|record|staggering|steep|modest|massive))? \Z"
)
_AFTER_CHANGE = re.compile(
    r"(?:-|\s)(?:year-on-year |annual |sharp |further |steep |modest )?(?:(?P<rise>rise|increase|jump|gain|growth|surge|hike|expansion|improvement|uptick|higher|more|larger|faster|greater|up)|(?P<fall>fall|drop|decline|decrease|cut|reduction|dip|slump|slide|plunge|contraction|lower|less|fewer|smaller|slower|cheaper|down))\b"
)


def approx_before(text: str, start: int) -> tuple[Approx, int]:
    """The approximator that ends at `start`, and where it begins."""
    match = _BEFORE.search(text, max(0, start - 32), start)
    if not match:
        return "", start
    names: dict[str, Approx] = {"over": ">", "under": "<", "near": "<~", "about": "~"}
    kind = next(name for name in names if match[name])
    negated = _NOT.search(text, max(0, match.start() - 32), match.start())
    if negated and kind in ("over", "under") and "exceed" not in negated.group():
        return (">" if kind == "under" else "<"), negated.start()
    return names[kind], match.start()


def approx_after(text: str, end: int) -> tuple[Approx, int]:
    """The approximator that follows the figure, perhaps after its noun, and where it ends."""
    match = _AFTER.match(text, end)
    if not match:
        noun = _NOUN.match(text, end)
        for stop in {noun.end(), end + noun.group().find(" ", 1)} if noun else ():
            match = match or (_AFTER.match(text, stop) if stop > end else None)
    if not match:
        return "", end
    return (">" if match["over"] or match["least"] else "<" if match["under"] else "~"), match.end()


def change(text: str, start: int, end: int) -> tuple[Mode, int, int]:
    """Whether the figure is a rise, a fall or the level reached, and the span of the words that say so."""
    after = _AFTER_CHANGE.match(text, end)
    if after:
        return ("+" if after["rise"] else "-"), start, after.end()
    match = _CHANGE.search(text, max(0, start - 48), start)
    if not match:
        return "", start, end
    if " to " in f"{match['far']} ":  # sunk to a record low of
        return "=", match.start(), end
    if match["to"]:
        return ("=" if match["to"] != "from" else ""), match.start(), end
    if match["far"].strip() and not (match["by"] or match["of"]):
        return "", start, end
    if match["past"] and not match["by"] and text[end - 1] not in "%tse":
        return "", start, end  # soared above 800: the level
    return ("+" if match["rise"] else "-"), match.start(), end


# Words near a falling pair of numbers (seven to two) that make it a vote or a score.
_CONTEST: Final = re.compile(
    r"\b(?:vote[sd]?|voting|passed|won|win|wins|beat|lost|lose|defeat\w*|odds|majority|outnumber\w*|ratio|score\w*|lead|led|carried|approved|rejected|ruled|trail\w*|margin|adopted|victory|by)\b[^.;]{0,48}\Z"
)


def is_contest(text: str, start: int) -> bool:
    """True when the words before `start` tell of a vote, a match or a ratio."""
    return bool(_CONTEST.search(text, max(0, start - 60), start))


_RATIO: Final = re.compile(r"\b(?:ratio|odds|scale|slope|gradient|incline|mixture|dilut|proportion)[^.;:]{0,50}\Z")


def is_ratio(text: str, start: int) -> bool:
    """True when the words before `start` announce a ratio."""
    return bool(_RATIO.search(text, max(0, start - 60), start))
