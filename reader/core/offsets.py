"""OffsetMap: where a position of one text lies in another.

The two texts are cut into pieces that tile both. Inside a piece whose two sides are equally long the positions
correspond one to one; any other piece (記憶體 -> 内存) is atomic: a span that touches it takes all of it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
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
        return _whole(*self)


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
        if len(self.pieces) == 1:
            _, length, _, also, atomic = self.pieces[0]
            if length == also and not atomic:  # most text is shown as it is
                start = min(max(0, span.start), length)
                return Span(start, max(start, min(span.end, length)))
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
        if self.is_identity or after.is_identity:
            return after if self.is_identity else self
        left = _Walk([(c, d, a, b, _whole(a, b, c, d, atomic)) for a, b, c, d, atomic in self.pieces])
        right = _Walk([(a, b, c, d, _whole(a, b, c, d, atomic)) for a, b, c, d, atomic in after.pieces])
        pieces: list[Piece] = []
        position = source = target = 0
        while True:
            # What one map drops here and what the other inserts is a piece of its own.
            if left.skip_empty(position) | right.skip_empty(position):
                pieces.append(Piece(source, left.far, target, right.far, True))
                source, target = left.far, right.far
            if left.done or right.done:
                return OffsetMap.of(pieces)
            position, atomic = _next_cut(left, right, position)
            source_end, target_end = left.advance(position), right.advance(position)
            pieces.append(Piece(source, source_end, target, target_end, atomic))
            source, target = source_end, target_end


def _whole(source_start: int, source_end: int, target_start: int, target_end: int, atomic: bool) -> bool:
    return atomic or source_end - source_start != target_end - target_start


# Start and end on the side that two maps share, start and end on the far side, and whether the piece cannot be cut.
_Part = tuple[int, int, int, int, bool]


class _Walk:
    """One of two maps that are followed side by side along the text that they share."""

    def __init__(self, parts: list[_Part]) -> None:
        self._parts = parts
        self._index = 0
        self.far = 0

    @property
    def done(self) -> bool:
        return self._index == len(self._parts)

    @property
    def part(self) -> _Part:
        return self._parts[self._index]

    def skip_empty(self, position: int) -> bool:
        """Pass the parts that have no width at `position`; True when there was one."""
        first = self._index
        while not self.done and self.part[0] == self.part[1] == position:
            self.far = self.part[3]
            self._index += 1
        return self._index > first

    def reach(self, end: int) -> int:
        """How far the parts that begin before `end` reach when those that cannot be cut are taken whole."""
        for index in range(self._index, len(self._parts)):
            start, stop, _, _, whole = self._parts[index]
            if start >= end:
                break
            if whole:
                end = max(end, stop)
        return end

    def advance(self, end: int) -> int:
        """Go on to `end`, which lies in no part that cannot be cut; the far position there."""
        while not self.done and self.part[0] < end:
            start, stop, far_start, far_end, _ = self.part
            if stop > end:
                self.far = far_start + end - start
                break
            self.far = far_end
            self._index += 1
        return self.far


def _next_cut(left: _Walk, right: _Walk, position: int) -> tuple[int, bool]:
    """The next place where both maps can be cut, and whether anything up to there cannot be."""
    if not (left.part[4] or right.part[4]):
        return min(left.part[1], right.part[1]), False
    end = position + 1
    while (further := right.reach(left.reach(end))) > end:
        end = further
    return end, True
