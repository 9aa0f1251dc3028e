"""Text that can be stored, and text that can be shown: neither a lone surrogate nor an invisible mark plays a trick."""

from __future__ import annotations

import re
from typing import Final

_SURROGATE = re.compile("[\ud800-\udfff]")

# Characters that change the order of what stands around them without being seen, by the name they are known by.
DIRECTIONS: Final = {
    "\u061c": "ALM", "\u200e": "LRM", "\u200f": "RLM", "\u202a": "LRE", "\u202b": "RLE", "\u202c": "PDF",
    "\u202d": "LRO", "\u202e": "RLO", "\u2066": "LRI", "\u2067": "RLI", "\u2068": "FSI", "\u2069": "PDI",
}  # fmt: skip
_VISIBLE: Final = (
    {ord(mark): f"‹{name}›" for mark, name in DIRECTIONS.items()}
    | {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\n\t"}
    | {0x7F: 0x2421, 0xFEFF: "‹BOM›"}
)

# Only addresses that can do no harm when they are followed; a bracket or a full stop at the end belongs to the sentence.
LINK: Final = re.compile(
    r"https?://[^\s<>\"'()（）【】「」《》“”‘’，。；！？、\u202a-\u202e\u2066-\u2069]+(?<![.,;:!?])"
)


def links_in(text: str) -> list[str]:
    """The addresses in `text`, each once, in their order."""
    return list(dict.fromkeys(found[0] for found in LINK.finditer(text)))


def link_at(text: str, position: int) -> str | None:
    """The address that stands at a position of `text`."""
    return next((found[0] for found in LINK.finditer(text) if found.start() <= position <= found.end()), None)


def clean_text(text: str) -> str:
    """`text` with each lone surrogate made U+FFFD, one for one, so that offsets hold."""
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)


def visible_text(text: str) -> str:
    """`text` for a label: marks of direction and control characters as signs that can be seen; never the text to keep."""
    return clean_text(text).translate(_VISIBLE)


def one_line(text: str, longest: int = 400) -> str:
    """The beginning of `text` on one line, for a list: white space is one space, what cannot be seen is a sign."""
    return visible_text(" ".join(text[: longest * 4].split())[:longest])
