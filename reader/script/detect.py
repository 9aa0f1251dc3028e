"""Which script a text is in, from the characters that only one script has, and which region's forms it uses."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import Final, Literal

from reader.script.tables import read_recipe, read_table

Script = Literal["Hans", "Hant"]
Region = Literal["TW", "HK"]

# The lesser script must have this share of the telling characters before a text counts as mixed: a quotation or a name
# in the other script is no mixture.
_MIXED: Final = 0.2

# One region must be told from the other by twice as many characters, because each uses some forms of the other.
_REGION_LEAD: Final = 2

# Standard in one place by the book, and typed in the other just as often.
_TYPED_EVERYWHERE: Final = "台床"

_KANA: Final = (*range(0x3041, 0x3097), *range(0x30A1, 0x30FB), *range(0x31F0, 0x3200), *range(0xFF66, 0xFF9E))

# A longer block would keep the interpreter in one call while the window waits for it.
_BLOCK: Final = 65_536


@dataclass(frozen=True, slots=True)
class Evidence:
    """How many characters of a text speak for what.

    `simplified` and `traditional` count characters that only that script has, `taiwan` and `hong_kong` the forms that
    only that place prefers, `japanese` kana and forms that only Japan uses, `compatibility` ideographs that stand for
    another code point.
    """

    simplified: int = 0
    traditional: int = 0
    taiwan: int = 0
    hong_kong: int = 0
    japanese: int = 0
    compatibility: int = 0

    @property
    def script(self) -> Script | None:
        """The script of most telling characters; None when there are none, as many of both, or the text is Japanese."""
        if self.simplified == self.traditional or self.is_japanese:
            return None
        return "Hans" if self.simplified > self.traditional else "Hant"

    @property
    def region(self) -> Region | None:
        """Whose forms a Traditional text uses; None when it is not Traditional or does not say."""
        if self.script != "Hant":
            return None
        if self.taiwan >= max(1, self.hong_kong * _REGION_LEAD):
            return "TW"
        return "HK" if self.hong_kong >= max(1, self.taiwan * _REGION_LEAD) else None

    @property
    def mixed(self) -> bool:
        """True when both scripts have a real share of the text."""
        lesser, greater = sorted((self.simplified, self.traditional))
        return lesser > 0 and lesser >= _MIXED * (lesser + greater)

    @property
    def is_japanese(self) -> bool:
        """True when kana and Japanese forms outweigh what speaks for Chinese."""
        return self.japanese > self.simplified + self.traditional


def examine(text: str) -> Evidence:
    """The evidence of a text of any length."""
    if text.isascii():
        return Evidence()
    # One pass: each character is looked up for the fields that it speaks for, then like answers are counted.
    answers: Counter[tuple[int, ...] | None] = Counter()
    for start in range(0, len(text), _BLOCK):
        answers.update(map(_telling().get, text[start : start + _BLOCK]))
    counts = [0] * len(fields(Evidence))
    for spoken, times in answers.items():
        for number in spoken or ():
            counts[number] += times
    return Evidence(*counts)


def script_of(text: str) -> Script | None:
    """ "Hans" or "Hant", or None when the text does not say (人口), says both alike, or is Japanese."""
    return examine(text).script


def variety_of(text: str) -> str | None:
    """The script by the name that a conversion uses: "hans", "tw", "hk", "hant" (no region), "jp", or None."""
    evidence = examine(text)
    if evidence.is_japanese:
        return "jp"
    if evidence.script == "Hant":
        return evidence.region.lower() if evidence.region else "hant"
    return "hans" if evidence.script else None


@lru_cache(maxsize=1)
def _telling() -> dict[str, tuple[int, ...]]:
    """For each character that says something: the numbers of the fields of Evidence that it speaks for."""
    simplified, traditional = _only_in(("STCharacters.txt",)), _only_in(("TSCharactersExt.txt", "TSCharacters.txt"))
    taiwan, hong_kong = read_table(("TWVariants.txt",)).entries, read_table(("HKVariants.txt",)).entries
    differ = {key for key in {*taiwan, *hong_kong} if taiwan.get(key, key) != hong_kong.get(key, key)}
    taiwanese = {taiwan.get(key, key) for key in differ}.difference(_TYPED_EVERYWHERE)
    of_hong_kong = {hong_kong.get(key, key) for key in differ}.difference(_TYPED_EVERYWHERE)
    simple, full = (read_table((name,)).entries for name in ("STCharacters.txt", "TSCharacters.txt"))
    shinjitai = read_table(("JPShinjitaiCharacters.txt",)).entries.keys() - {*simple, *full, *full.values()}
    compatible = {key for files in read_recipe("s2t").normalization for key in read_table(files).entries}
    members = (
        *(simplified - traditional, traditional - simplified),
        *(taiwanese - of_hong_kong, of_hong_kong - taiwanese),
        *(shinjitai.union(map(chr, _KANA)), compatible),
    )
    spoken: dict[str, tuple[int, ...]] = {}
    for number, characters in enumerate(members):
        for character in characters:
            spoken[character] = (*spoken.get(character, ()), number)
    return spoken


def _only_in(files: tuple[str, ...]) -> frozenset[str]:
    """The characters that a table always replaces: one that may stand for itself (后, 里, 干) is in both scripts."""
    replaced: set[str] = set()
    for name in files:
        table = read_table((name,))
        replaced.update(key for key, value in table.entries.items() if key not in table.several.get(key, (value,)))
    return frozenset(replaced)
