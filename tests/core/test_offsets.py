"""OffsetMap against a plain model: each code point has an image, and a span has those of its code points."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.errors import InvalidValueError
from reader.core.offsets import OffsetMap, Piece
from reader.core.spans import Span


def chained(parts: list[tuple[int, int, bool]]) -> OffsetMap:
    pieces, source, target = [], 0, 0
    for source_length, target_length, atomic in parts:
        pieces.append(Piece(source, source + source_length, target, target + target_length, atomic))
        source, target = source + source_length, target + target_length
    return OffsetMap.of(pieces)


# A part is a run of one-to-one code points, or a piece that cannot be cut; either side of the latter may be empty.
PARTS = st.lists(
    st.one_of(
        st.integers(1, 4).map(lambda n: (n, n, False)),
        st.tuples(st.integers(0, 3), st.integers(0, 3), st.just(True)),
    ),
    max_size=7,
)
MAPS = PARTS.map(chained)


@st.composite
def chains(draw: st.DrawFn, count: int) -> list[OffsetMap]:
    """Maps each of which starts from the text that the one before it ends in."""
    maps = [draw(MAPS)]
    while len(maps) < count:
        left, parts = maps[-1].target_length, []
        for source, target, atomic in draw(PARTS):
            size = min(source, left)
            parts.append((size, size if not atomic else target, atomic))
            left -= size
        parts.append((left, left, False))
        maps.append(chained(parts))
    return maps


def spans(length: int) -> list[Span]:
    return [Span(start, end) for start in range(length + 1) for end in range(start, length + 1)]


def image(offsets: OffsetMap, position: int) -> tuple[int, int]:
    for piece in offsets.pieces:
        if piece.source_start <= position < piece.source_end:
            if piece.whole:
                return piece.target_start, piece.target_end
            start = piece.target_start + position - piece.source_start
            return start, start + 1
    raise AssertionError(position)


def swapped(offsets: OffsetMap) -> OffsetMap:
    return OffsetMap(tuple(Piece(c, d, a, b, atomic) for a, b, c, d, atomic in offsets.pieces))


def assert_tiles(offsets: OffsetMap) -> None:
    source = target = 0
    for piece in offsets.pieces:
        assert (piece.source_start, piece.target_start) == (source, target)
        source, target = piece.source_end, piece.target_end
        assert (source, target) > (piece.source_start, piece.target_start)


@given(MAPS)
def test_a_span_goes_where_its_code_points_go(offsets: OffsetMap) -> None:
    for span in spans(offsets.source_length):
        if span.end > span.start:
            images = [image(offsets, position) for position in range(*span)]
            assert offsets.to_target(span) == (images[0][0], images[-1][1])


@given(MAPS)
def test_the_way_back_is_the_way_there_with_the_sides_exchanged(offsets: OffsetMap) -> None:
    for span in spans(offsets.target_length):
        assert offsets.to_source(span) == swapped(offsets).to_target(span)


@given(MAPS)
def test_there_and_back_keeps_all_of_a_span(offsets: OffsetMap) -> None:
    for span in spans(offsets.source_length):
        kept = [p for p in range(*span) if image(offsets, p)[1] > image(offsets, p)[0]]
        if kept:
            back = offsets.to_source(offsets.to_target(span))
            assert back.start <= kept[0]
            assert back.end > kept[-1]


@given(MAPS)
def test_an_empty_span_stays_empty_and_inside_the_text(offsets: OffsetMap) -> None:
    last = 0
    for position in range(offsets.source_length + 1):
        start, end = offsets.to_target(Span(position, position))
        assert last <= start == end <= offsets.target_length
        last = start


@given(MAPS)
def test_identity_changes_nothing_before_or_after(offsets: OffsetMap) -> None:
    before = OffsetMap.identity(offsets.source_length).then(offsets)
    after = offsets.then(OffsetMap.identity(offsets.target_length))
    for same in (before, after):
        assert_tiles(same)
        assert [same.to_target(s) for s in spans(offsets.source_length)] == [
            offsets.to_target(s) for s in spans(offsets.source_length)
        ]


@given(chains(2))
def test_a_chain_tiles_and_covers_what_its_two_maps_cover(maps: list[OffsetMap]) -> None:
    first, second = maps
    both = first.then(second)
    assert_tiles(both)
    assert (both.source_length, both.target_length) == (first.source_length, second.target_length)
    for span in spans(first.source_length):
        middle = first.to_target(span)
        if span.end > span.start and middle.end > middle.start:
            direct, stepwise = both.to_target(span), second.to_target(middle)
            if stepwise.end > stepwise.start:
                assert direct.start <= stepwise.start
                assert direct.end >= stepwise.end


@given(chains(2))
def test_a_chain_keeps_apart_what_neither_map_joins(maps: list[OffsetMap]) -> None:
    first, second = maps
    both = first.then(second)
    for piece in both.pieces:
        if piece.whole:
            continue
        for shift in range(piece.source_end - piece.source_start):
            start, end = image(first, piece.source_start + shift)
            assert end == start + 1
            assert image(second, start) == (piece.target_start + shift, piece.target_start + shift + 1)
    loose = [p for p in range(first.source_length) if one_to_one(first, p) and one_to_one(second, image(first, p)[0])]
    assert all(one_to_one(both, position) for position in loose)


def one_to_one(offsets: OffsetMap, position: int) -> bool:
    return not next(p for p in offsets.pieces if p.source_start <= position < p.source_end).whole


@given(chains(3))
def test_chains_do_not_depend_on_what_is_joined_first(maps: list[OffsetMap]) -> None:
    first, second, third = maps
    left, right = first.then(second).then(third), first.then(second.then(third))
    assert left.target_length == right.target_length
    for position in range(left.source_length):
        assert one_to_one(left, position) == one_to_one(right, position)
        if one_to_one(left, position):
            assert image(left, position) == image(right, position)


@given(st.lists(MAPS, max_size=4))
def test_joined_maps_lie_one_after_the_other(maps: list[OffsetMap]) -> None:
    whole = OffsetMap.joined(maps)
    assert_tiles(whole)
    source = target = 0
    for part in maps:
        for position in range(part.source_length):
            start, end = image(part, position)
            assert image(whole, source + position) == (start + target, end + target)
        source, target = source + part.source_length, target + part.target_length


def test_a_replacement_of_the_same_length_corresponds_one_to_one() -> None:
    assert OffsetMap.replacement(2, 2) == OffsetMap.identity(2)
    assert OffsetMap.replacement(2, 3).to_target(Span(0, 1)) == (0, 3)
    assert OffsetMap.replacement(0, 0) == OffsetMap.identity(0)


@pytest.mark.parametrize(
    "pieces",
    [
        [Piece(0, 2, 0, 2), Piece(3, 4, 2, 3)],
        [Piece(0, 2, 0, 2), Piece(2, 3, 1, 2)],
        [Piece(1, 2, 0, 1)],
        [Piece(0, 3, 0, 3), Piece(3, 1, 3, 1)],
    ],
)
def test_pieces_that_do_not_tile_are_refused(pieces: list[Piece]) -> None:
    with pytest.raises(InvalidValueError):
        OffsetMap.of(pieces)


def test_a_phrase_is_never_split() -> None:
    # 记 内存 录 -> 記 記憶體 錄
    offsets = chained([(1, 1, False), (2, 3, True), (1, 1, False)])
    assert offsets.to_target(Span(1, 2)) == (1, 4)
    assert offsets.to_target(Span(0, 2)) == (0, 4)
    assert offsets.to_source(Span(3, 5)) == (1, 4)
    assert offsets.to_source(Span(0, 1)) == (0, 1)
