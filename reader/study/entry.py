"""Entry: one line of a dictionary, a word in both scripts with one reading and what it means. And where entries come from."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Kind = Literal["cedict", "stardict"]


@dataclass(frozen=True, slots=True)
class Entry:
    """`pinyin` is numbered, one syllable after the other with spaces between ("hu4 lian2 wang3"; "" when unknown).

    A word with several readings has an entry for each. `source` is the name of the dictionary.
    """

    traditional: str
    simplified: str
    pinyin: str
    glosses: tuple[str, ...]
    source: str = ""

    def headword(self, script: str | None = None) -> str:
        """The word in a script, "Hans" or "Hant"; simplified when it is not said."""
        return self.traditional if script == "Hant" else self.simplified

    @property
    def is_name(self) -> bool:
        """True for a surname, a place or another name: its reading begins with a capital."""
        return self.pinyin[:1].isupper()


@dataclass(frozen=True, slots=True)
class Source:
    """A dictionary file: how it is called, where it is and in which format. `licence` is shown with its entries."""

    name: str
    path: Path
    kind: Kind
    licence: str = ""
