"""Query: what is typed into the search line, taken apart.

Plain words are one phrase. `zh:网络 en:internet -en:cyberspace` asks for pairs whose two sides say these things; a value
with spaces stands in quotation marks. `py:wangluo` is pinyin only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Final, Literal

from reader.core.document import Side
from reader.core.errors import InputError
from reader.core.spans import Run
from reader.workflow.search_fold import folded, folded_character

# Nobody looks for longer words; what reaches over the end of a piece of the index is found up to this length.
LONGEST: Final = 200
_TERM: Final = re.compile(
    r'(?<!\S)(?P<minus>[-－]?)(?:(?P<key>zh|en|py|中|英)[:：])?(?:["“](?P<quoted>[^"”]*)["”]|(?P<plain>\S+))',
    re.IGNORECASE,
)
_KEYED: Final = re.compile(r"(?<!\S)[-－]?(?:zh|en|py|中|英)[:：]\S", re.IGNORECASE)
_SIDES: Final[dict[str, Side]] = {"zh": "zh", "中": "zh", "en": "en", "英": "en", "py": "zh"}
# Everything beyond ASCII is folded in a pattern; ASCII may be its syntax (\S and \s differ).
_BEYOND_ASCII: Final = re.compile(r"[^\x00-\x7f]")
_ENDLESS: Final = 100

Scope = Literal["text", "section", "notes"]


@dataclass(frozen=True, slots=True)
class Options:
    """How to search: words as wholes, the query as a regular expression, in some beads only (None: everywhere)."""

    whole: bool = False
    regex: bool = False
    beads: Run | None = None


EVERYWHERE: Final = Options()


@dataclass(frozen=True, slots=True)
class Term:
    """Something to find: a folded phrase or a pattern, on one side or (None) on both; `excluded`: it must not be there.

    `spelt` is the phrase as typed, with its tone marks; `pinyin` says that it can be nothing else.
    """

    text: str
    side: Side | None = None
    excluded: bool = False
    pinyin: bool = False
    pattern: re.Pattern[str] | None = None
    spelt: str = ""


def terms_of(query: str, options: Options) -> tuple[Term, ...]:
    """The terms of a query; none when it asks for nothing. Raises InputError for a pattern that is none."""
    query = query.strip()[:LONGEST]
    if options.regex:
        return (Term(query, pattern=_pattern(query)),) if query else ()
    if not _KEYED.search(query):
        return (Term(folded(query), spelt=query),) if query else ()
    return tuple(term for term in map(_term, _TERM.finditer(query)) if term.text)


def _term(match: re.Match[str]) -> Term:
    key = (match["key"] or "").lower()
    value = match["quoted"] if match["quoted"] is not None else match["plain"]
    if key == "py":
        return Term(value, "zh", bool(match["minus"]), pinyin=True, spelt=value)
    return Term(folded(value.strip()), _SIDES.get(key), bool(match["minus"]), spelt=value)


def _pattern(query: str) -> re.Pattern[str]:
    """The pattern as it fits folded text. One that could run for hours is refused: nothing can stop it once it runs."""
    try:
        parsed = re._parser.parse(query)  # type: ignore[attr-defined]
        if _nests(parsed, False):
            raise InputError(
                "This pattern repeats a repetition, which can take for ever.", "Take one of the two repetitions away."
            )
        # Folded text has no capitals, and a pattern without any is found much sooner when case counts.
        flags = re.IGNORECASE if any(one.isupper() for one in query) else re.NOFLAG
        # ^ and $ are the ends of a sentence: many are searched at once, a line each.
        flags |= re.MULTILINE
        return re.compile(_BEYOND_ASCII.sub(lambda match: folded_character(match[0]), query), flags)
    except (re.error, OverflowError, RecursionError) as error:
        raise InputError("This is no regular expression: {reason}.", reason=str(error)) from error


def _nests(node: Any, inside: bool) -> bool:
    """True when something that repeats without end holds something that does so as well (`node`: a parsed pattern)."""
    node = getattr(node, "data", node)
    if not isinstance(node, (tuple, list)):
        return False
    # A repetition is (least, most, what); `what` is a parsed pattern again.
    if len(node) == 3 and isinstance(node[1], int) and hasattr(node[2], "data"):
        endless = int(node[1]) > _ENDLESS
        return (endless and inside) or _nests(node[2], inside or endless)
    return any(_nests(item, inside) for item in node)
