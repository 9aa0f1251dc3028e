"""When two lines say the same: compared without case, spacing, brackets, numbering and page numbers."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from reader.text.labels import label_of

MAX_ENTRY: Final = 200  # code points; what is longer is no heading
_NOISE = re.compile(r"[\W_]+")
_PAGE = re.compile(r"[\s.·…．。(（]+(?:\d{1,4}|[ivxl]{1,5})[)）]?\s*$", re.IGNORECASE)
_PAGE_ENDS = frozenset(")）ivxlIVXL \u3000")
_EDIT = re.compile(r"\s*\[\s*(?:edit(?: source)?|编辑|編輯)\s*\]$")
_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2})*[\s.、．]+(?=\D)")
# Who speaks, before the title of a speech.
_SPEAKER = re.compile(
    r"(?!.{0,4}[题題阅閱])[\u4e00-\u9fff·]{2,5}[:：]\s*|(?!(?i:title|reading))[A-Z][\w.]+(?: [A-Z][\w.]+){0,2}:\s+"
)
_ASIDE = re.compile(r"\s*[(（\[【][^()（）\[\]【】]{1,20}[)）\]】]\s*$")


@lru_cache(maxsize=20_000)
def folded(text: str) -> str:
    """Letters, digits and Han characters only, in lower case."""
    return _NOISE.sub("", text[:400]).casefold()


def folded_entry(text: str) -> str:
    """An entry of a table of contents: without its page number and its numbering."""
    text = _EDIT.sub("", text) if text.endswith("]") else text
    paged = text[-1:].isdigit() or text[-1:] in _PAGE_ENDS
    return folded_heading((_PAGE.sub("", text[:MAX_ENTRY]) or text) if paged else text)


def folded_heading(text: str) -> str:
    """A heading without its numbering; numbering alone stays as it is."""
    label, number = label_of(text), _NUMBER.match(text)
    rest = folded(text[label.length if label else number.end() if number else 0 :]) if label or number else ""
    return rest or folded(text)


def folded_title(text: str) -> str:
    """A title without a remark in brackets at its end, such as the languages of the page."""
    return folded(_ASIDE.sub("", text)) or folded(text)


def same_title(one: str, other: str) -> bool:
    """True when both name the same text: equal but for brackets, or one is the other with the name of the site."""
    a, b = folded_title(one), folded_title(other)
    if a == b:
        return True
    if _quotes(one, b) or _quotes(other, a):
        return True
    whole, part = (one, other) if len(a) > len(b) else (other, one)
    said = _SPEAKER.match(whole)
    if said and folded_title(whole[said.end() :]) == folded_title(part):
        return True
    pieces = [folded(piece) for piece in re.split(r"\s[-–—|｜_]\s|[|｜_]|\s*[-–—]{1,2}\s*(?=[^-–—]*$)", whole)]
    return len(pieces) > 1 and pieces[0] == folded_title(part)


def _quotes(text: str, title: str) -> bool:
    """True when `text` names the folded `title` in brackets or quotes ("《...》 is published")."""
    return any(folded_title(first or second) == title for first, second in re.findall(r"《(.+?)》|“(.+?)”", text))
