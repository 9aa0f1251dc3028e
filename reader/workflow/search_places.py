"""Where a phrase stands in one piece of folded text; many places at once are found by arrays, few one by one."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final

from reader.align.arrays import Flags, Ints, np
from reader.workflow.search_index import Piece

# A piece that holds more than so many is swept as an array.
FEW: Final = 64
_WIDE: Final = 0x2E80  # from here on characters are written without spaces: words have no ends that could be seen


def positions(piece: Piece, wanted: str) -> Ints:
    """The places of a folded phrase in the source, a row (start, end) each; they begin in the piece."""
    few = _few(piece, wanted)
    return (_many(piece, wanted) if few is None else few) + (piece.start - piece.lead)


def _rows(found: list[tuple[int, int]]) -> Ints:
    return np.array(found, dtype=np.int64).reshape(-1, 2)


def _few(piece: Piece, wanted: str) -> Ints | None:
    """The places one by one; None when there are more than FEW."""
    found: list[tuple[int, int]] = []
    limit = piece.lead + piece.size + len(wanted) - 1
    place = piece.text.find(wanted, piece.lead, limit)
    while place >= 0:
        found.append((place, place + len(wanted)))
        if len(found) > FEW:
            return None
        place = piece.text.find(wanted, place + len(wanted), limit)
    return _rows(found)


def _many(piece: Piece, wanted: str) -> Ints:
    codes, sought = _codes(piece.text), _codes(wanted).tolist()
    last = min(piece.lead + piece.size, len(codes) - len(sought) + 1)
    starts = np.flatnonzero(codes[piece.lead : last] == sought[0]) + piece.lead
    for distance in range(1, len(sought)):
        starts = starts[codes[starts + distance] == sought[distance]]
    if len(sought) > 1 and len(starts) > 1 and int(np.diff(starts).min()) < len(sought):
        starts = _apart(starts, len(sought))
    return np.stack((starts, starts + len(sought)), axis=1)


def _apart(starts: Ints, length: int) -> Ints:
    """Places without those that begin inside the one before: "aa" stands once in "aaa"."""
    kept, end = [], -1
    for start in starts.tolist():
        if start >= end:
            kept.append(start)
            end = start + length
    return np.array(kept, dtype=np.int64)


def _codes(text: str) -> Any:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)


def whole(piece: Piece, spans: Ints) -> Flags:
    """Which of the places that begin in the piece are whole words: no letter or digit goes on at either end."""
    codes = np.append(_codes(piece.text), np.uint32(0))
    letter = _letters()[np.minimum(codes, _WIDE)]
    starts, ends = (np.minimum(spans - (piece.start - piece.lead), len(codes) - 1)).T
    goes_on_before = letter[starts - 1] & letter[starts] & (starts > 0)
    return np.asarray(~(goes_on_before | (letter[ends - 1] & letter[ends])))


@lru_cache(maxsize=1)
def _letters() -> Flags:
    """Which code points below _WIDE are letters or digits; the last entry stands for all others."""
    return np.array([chr(code).isalnum() for code in range(_WIDE)] + [False], dtype=bool)
