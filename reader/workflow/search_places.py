"""Where one term stands in one piece of folded text; many places at once are found by arrays, few one by one."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final

from reader.align.arrays import Flags, Ints, np
from reader.core.task import Progress, Task
from reader.workflow.search_index import Piece
from reader.workflow.search_query import Term

# A piece that holds more than so many is swept as an array.
FEW: Final = 64
_EVERY: Final = 5_000  # matches of a pattern between two yields
_WIDE: Final = 0x2E80  # from here on characters are written without spaces: words have no ends that could be seen


def positions(piece: Piece, term: Term, whole: bool) -> Task[Ints]:
    """The places of `term` in the source, a row (start, end) each; `whole`: no letter or digit goes on at either end."""
    if term.pattern:
        spans = yield from _matched(piece, term)
    else:
        few = _few(piece, term.text)
        spans = _many(piece, term.text) if few is None else few
    if whole and len(spans):
        spans = spans[_is_whole(piece, spans)]
    return spans + (piece.start - piece.lead)


def _rows(found: list[tuple[int, int]]) -> Ints:
    return np.array(found, dtype=np.int64).reshape(-1, 2)


def _matched(piece: Piece, term: Term) -> Task[Ints]:
    found: list[tuple[int, int]] = []
    last = piece.lead + piece.size
    for match in term.pattern.finditer(piece.text, piece.lead) if term.pattern else ():
        if match.start() >= last:
            break
        if match.end() > match.start():
            found.append(match.span())
        if len(found) % _EVERY == 0:
            yield Progress("Searching")
    return _rows(found)


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


def _is_whole(piece: Piece, spans: Ints) -> Flags:
    codes = np.append(_codes(piece.text), np.uint32(0))
    letter = _letters()[np.minimum(codes, _WIDE)]
    starts, ends = spans[:, 0], spans[:, 1]
    goes_on_before = letter[starts - 1] & letter[starts] & (starts > 0)
    return np.asarray(~(goes_on_before | (letter[ends - 1] & letter[ends])))


@lru_cache(maxsize=1)
def _letters() -> Flags:
    """Which code points below _WIDE are letters or digits; the last entry stands for all others."""
    return np.array([chr(code).isalnum() for code in range(_WIDE)] + [False], dtype=bool)
