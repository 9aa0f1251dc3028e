"""OffsetMap: where a position of one text lies in another.

The two texts are cut into pieces that tile both. Inside a piece whose two sides are equally long the positions
correspond one to one; any other piece (記憶體 -> 内存) is atomic: a span that touches it takes all of it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from reader.core.errors import InvalidValueError
from reader.core.spans import Span


class Piece(NamedTuple):
    """Source code points [source_start, source_end) became target code points [target_start, target_end).

    `atomic` says that positions inside do not correspond even if both sides happen to be equally long.
    """

    source_start: int
    source_end: int
    target_start: int
    target_end: int
    atomic: bool = False

    @property
    def whole(self) -> bool:
        """True when the piece cannot be cut."""
        return self.atomic or self.source_end - self.source_start != self.target_end - self.target_start


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Pieces that tile both texts in order. `OffsetMap.identity(n)` maps a text of n code points onto itself."""

    pieces: tuple[Piece, ...]

    @staticmethod
    def identity(length: int) -> OffsetMap:
        return OffsetMap((Piece(0, length, 0, length),) if length else ())

    @staticmethod
    def of(pieces: Iterable[Piece]) -> OffsetMap:
        """Pieces joined where one-to-one neighbours meet. Raises InvalidValueError when they do not tile."""
        joined: list[Piece] = []
        source = target = 0
        for piece in pieces:
            backward = piece.source_end < piece.source_start or piece.target_end < piece.target_start
            if backward or (piece.source_start, piece.target_start) != (source, target):
                raise InvalidValueError(f"{piece} does not continue at {source}, {target}")
            source, target = piece.source_end, piece.target_end
            if joined and not piece.whole and not joined[-1].whole:
                last = joined[-1]
                joined[-1] = Piece(last.source_start, source, last.target_start, target)
            elif piece.source_end > piece.source_start or piece.target_end > piece.target_start:
                joined.append(piece)
        return OffsetMap(tuple(joined))

    @staticmethod
    def replacement(source: int, target: int) -> OffsetMap:
        """`source` code points that became `target` others as a whole; equally many correspond one to one."""
        return OffsetMap((Piece(0, source, 0, target),) if source or target else ())

    @staticmethod
    def joined(maps: Iterable[OffsetMap]) -> OffsetMap:
        """The map of texts that stand one after the other."""
        pieces: list[Piece] = []
        source = target = 0
        for part in maps:
            pieces += (Piece(a + source, b + source, c + target, d + target, e) for a, b, c, d, e in part.pieces)
            source, target = source + part.source_length, target + part.target_length
        return OffsetMap.of(pieces)

    @property
    def source_length(self) -> int:
        return self.pieces[-1].source_end if self.pieces else 0

    @property
    def target_length(self) -> int:
        return self.pieces[-1].target_end if self.pieces else 0

    @property
    def is_identity(self) -> bool:
        return all(not piece.whole for piece in self.pieces)

    def to_target(self, span: Span) -> Span:
        """The target span of a source span, snapped outward to whole pieces. An empty span stays empty."""
        return self._map(span, forward=True)

    def to_source(self, span: Span) -> Span:
        """The source span of a target span, snapped outward to whole pieces. An empty span stays empty."""
        return self._map(span, forward=False)

    def _map(self, span: Span, forward: bool) -> Span:
        start = self._position(span.start, forward, cling_left=False)
        if span.end <= span.start:
            return Span(start, start)
        return Span(start, max(start, self._position(span.end, forward, cling_left=True)))

    def _position(self, position: int, forward: bool, cling_left: bool) -> int:
        """Map one position. `cling_left` belongs to the code point before it (a span's end), else to the one after it."""
        if not self.pieces:
            return 0
        near = (lambda p: p.source_start) if forward else (lambda p: p.target_start)
        # The piece that holds the code point the position clings to.
        index = bisect_right(self.pieces, position - 1 if cling_left else position, key=near) - 1
        piece = self.pieces[min(max(index, 0), len(self.pieces) - 1)]
        if forward:
            near_start, near_end, far_start, far_end = piece[:4]
        else:
            far_start, far_end, near_start, near_end = piece[:4]
        if position >= near_end:
            return far_end
        if not piece.whole:
            return far_start + max(0, position - near_start)
        return far_end if cling_left and position > near_start else far_start

    def then(self, after: OffsetMap) -> OffsetMap:
        """This map followed by `after`, whose source is this map's target."""
        cuts = self._common_cuts(after)
        pieces = []
        for start, end in pairwise(cuts):
            source = self.to_source(Span(start, end)) if end > start else Span(0, 0)
            target = after.to_target(Span(start, end))
            atomic = _touches_whole(self, start, end, forward=False) or _touches_whole(after, start, end, forward=True)
            pieces.append(Piece(source.start, source.end, target.start, target.end, atomic))
        return OffsetMap.of(_with_gaps(pieces, self.source_length, after.target_length))

    def _common_cuts(self, after: OffsetMap) -> list[int]:
        """Positions of the middle text at which neither map has a whole piece under way."""
        inside: list[tuple[int, int]] = []
        cuts = {0, self.target_length}
        for piece in self.pieces:
            cuts.update((piece.target_start, piece.target_end))
            if piece.whole:
                inside.append((piece.target_start, piece.target_end))
        for piece in after.pieces:
            cuts.update((piece.source_start, piece.source_end))
            if piece.whole:
                inside.append((piece.source_start, piece.source_end))
        inside.sort()
        merged: list[tuple[int, int]] = []
        for start, end in inside:
            if merged and start < merged[-1][1]:
                merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
            else:
                merged.append((start, end))
        ordered, index = [], 0
        for cut in sorted(cuts):
            while index < len(merged) and merged[index][1] <= cut:
                index += 1
            if index == len(merged) or cut <= merged[index][0]:
                ordered.append(cut)
        return ordered


def _touches_whole(offsets: OffsetMap, start: int, end: int, forward: bool) -> bool:
    near = (lambda p: p.source_start) if forward else (lambda p: p.target_start)
    index = max(0, bisect_right(offsets.pieces, start, key=near) - 1)
    for piece in offsets.pieces[index:]:
        near_start, near_end = piece[:2] if forward else piece[2:4]
        if near_start >= end:
            return False
        if piece.whole and near_end > start:
            return True
    return False


def _with_gaps(pieces: list[Piece], source_length: int, target_length: int) -> list[Piece]:
    """Pieces whose neighbours meet: text that one map drops or the other inserts joins the piece before it."""
    tiled: list[Piece] = []
    source = target = 0
    for piece in pieces:
        if piece.source_start > source or piece.target_start > target:
            tiled.append(Piece(source, piece.source_start, target, piece.target_start, True))
        tiled.append(piece)
        source, target = piece.source_end, piece.target_end
    if source < source_length or target < target_length:
        tiled.append(Piece(source, source_length, target, target_length, True))
    return tiled
