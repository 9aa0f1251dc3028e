"""English words brought to the form under which a dictionary gloss and a sentence meet: "went" and "going" to "go"."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import Final

from reader.core.resources import resource

_WORD = re.compile(r"[A-Za-zÀ-ɏ]+(?:['’][A-Za-z]+)?")
_APOSTROPHE = re.compile("['’]")
_CUT_OFF: Final = frozenset(["s", "t", "d", "m", "ll", "re", "ve"])
_VOWEL = re.compile(r"[aeiouy]")
# The base of caring, used: a short word that ends so has lost an e.
_DROPPED_E = re.compile(r"^[^aeiou]?[aeiouy][^aeiouwxy]$")
_DOUBLED: Final = frozenset(2 * letter for letter in "bdfgmnprt")

# Words that stand in sentences of any content: they say nothing about which sentence translates which.
_STOP: Final = (
    "a an the of to in on at by for with from into onto upon as and or but nor so if than then that this these those there "
    "it its is are was were be been being am do does did done have has had having will would shall should can could may might "
    "must not no i me my mine you your yours he him his she her hers we us our ours they them their theirs who whom whose "
    "which what when where why how all any some such also just very too more most much many other others own same each every "
    "s t d ll m re ve about over under up down out off again only one's oneself sb sth etc eg ie"
)
STOP_WORDS: Final = frozenset(_STOP.split())


@lru_cache(maxsize=1)
def _irregular() -> dict[str, str]:
    table: dict[str, str] = {}
    forms = json.loads(resource("data", "alignment_irregular.json").read_text(encoding="utf-8"))["forms"]
    for base, others in forms.items():
        table |= dict.fromkeys(others.split(), base)
    return table


def words_of(text: str) -> list[str]:
    """The words of an English text in lower case, without possessive and contracted endings."""
    return [_bare(word) for word in _WORD.findall(text.lower())]


def words_with_case(text: str) -> list[str]:
    """The same with capitals as they stand."""
    return [_bare(word) for word in _WORD.findall(text)]


def _bare(word: str) -> str:
    """Without an ending that an apostrophe cuts off; one within a name (Ts'ao) is only left out."""
    if not (cut := _APOSTROPHE.search(word)):
        return word
    return word[: cut.start()] if word[cut.end() :].lower() in _CUT_OFF else word[: cut.start()] + word[cut.end() :]


def stems_of(text: str) -> list[str]:
    """The stems of the content words of an English text, in order."""
    return [stem(word) for word in words_of(text) if word not in STOP_WORDS]


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The stem of a word in lower case. Stems need not be words; related forms share one."""
    word = _irregular().get(word, word)
    if len(word) < 4:
        return word
    return _without_suffix(_without_inflection(word))


def _without_inflection(word: str) -> str:
    if word.endswith(("ies", "ied")):
        return word[:-3] + "y" if len(word) > 4 else word[:-1]
    if word.endswith(("ss", "us", "is")):
        return word
    if word.endswith(("sses", "xes", "ches", "shes", "zes")):
        return word[:-2]
    if word.endswith("s"):
        return word[:-1]
    for ending in ("ing", "ed"):
        base = word[: -len(ending)]
        if word.endswith(ending) and len(base) > 1 and _VOWEL.search(base):
            if base[-2:] in _DOUBLED:
                return base[:-1]
            return base + "e" if _DROPPED_E.match(base) else base
    return word


# Endings of words of one family, the longest that fits; what is left must be long enough to be told from other words.
_FAMILY: Final = (
    "ization isation ational ation ition ically fulness ousness iveness ment ness ical ance ence able ible tion sion ally "
    "ity ive ous ful ize ise ant ent ism ist ial al ly er or ic y"
)
_SUFFIXED: Final = re.compile(f"(.{{4,}}?)(?:{'|'.join(_FAMILY.split())})")


def _without_suffix(word: str) -> str:
    for _ in range(2):  # carefully has two
        if not (match := _SUFFIXED.fullmatch(word)):
            break
        word = match[1]
    return word[:-1] if word.endswith("e") and len(word) > 4 else word
