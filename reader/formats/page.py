"""What the formats with markup give: the text as lines, and what the markup tells of single lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

UNNAMED: Final = "The file"  # stands for a file's name in errors until `read_source`, which knows it, puts it in


@dataclass(frozen=True, slots=True)
class Page:
    """The text, and (1-based line number, hidden reason or "h1".."h6") for the lines that the markup tells about."""

    text: str
    hints: tuple[tuple[int, str], ...] = ()
