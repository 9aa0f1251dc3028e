"""What a gloss refers to: its measure words, variants and cross-references, found as links into the dictionary.

CC-CEDICT writes a reference as `繁體|简体[pin1 yin1]`, `字[zi4]` or `词`, and says before it what it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from reader.core.spans import Span

LinkKind = Literal["measure", "variant", "see", "abbreviation", "reference"]

_HAN: Final = r"[\u2e80-\u2fdf\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
# Latin letters and marks belong to it inside the word, letters at its end too when the reference goes on (卡拉OK[...).
_WORD: Final = rf"(?:{_HAN}|[A-Z0-9○·，]+(?={_HAN})|(?<={_HAN})[A-Z0-9]+(?=[\[|]))+"
_REFERENCE: Final = re.compile(rf"({_WORD})(?:\|({_WORD}))?(?:\[([^\]]*)\])?")
# What the words before a reference make of it; the first that fits.
_KINDS: Final[tuple[tuple[LinkKind, re.Pattern[str]], ...]] = (
    ("measure", re.compile(r"^CL:|\bclassifiers?:", re.IGNORECASE)),
    ("variant", re.compile(r"\bvariants? of\b|\balso written\b|\bequivalent (?:of|to)\b|\bsame as\b", re.IGNORECASE)),
    ("abbreviation", re.compile(r"\babbr\. (?:for|of|to)\b|\bcontraction of\b", re.IGNORECASE)),
    ("see", re.compile(r"\bsee (?:also )?|\bcf\.", re.IGNORECASE)),
)


@dataclass(frozen=True, slots=True)
class Link:
    """A word that a gloss points to. `span` is its place in the gloss; `pinyin` is "" when the gloss gives none."""

    kind: LinkKind
    traditional: str
    simplified: str
    pinyin: str
    span: Span


def links(gloss: str) -> tuple[Link, ...]:
    """The references in a gloss, in order."""
    return tuple(_found(gloss))


def is_measure(gloss: str) -> bool:
    """True for a gloss that only lists the measure words of its entry."""
    return gloss.startswith("CL:")


def is_mere_variant(gloss: str) -> bool:
    """True for a gloss that only points to the entry of another spelling."""
    return bool(re.match(r"(?:old |archaic |Japanese |erhua |Taiwan )?variant of ", gloss))


def _found(gloss: str) -> Iterator[Link]:
    last = 0
    for match in _REFERENCE.finditer(gloss):
        traditional, simplified, pinyin = match.groups()
        before = gloss[last : match.start()]
        # In a list of measure words only the first is announced.
        kind = "measure" if is_measure(gloss) else _kind(before)
        yield Link(kind, traditional, simplified or traditional, pinyin or "", Span(*match.span()))
        last = match.end()


def _kind(before: str) -> LinkKind:
    return next((kind for kind, sign in _KINDS if sign.search(before)), "reference")
