"""Rows: every bead stands in one row, in order, and every place of the text finds its row."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest

from reader.core.bitext import Alignment, Bead, Bitext, ParagraphPair, SectionPair
from reader.core.document import SIDES, Document, Hidden, Paragraph, Section, Segment, Source
from reader.core.spans import Run, Span
from reader.workflow.rows import ROW_LENGTH, Place, Row, Rows, blocks, len_of
from tests.made_bitext import BitextBuilder, pair, town


def all_rows(rows: Rows) -> list[tuple[Place, Row]]:
    found, place = [], rows.first()
    while place:
        found.append((place, rows.row(place)))
        place = rows.after(place)
    return found


@pytest.mark.parametrize("size", [1, 2, 7, 255, 256, 257, 1000, 3000])
@pytest.mark.parametrize("per_paragraph", [1, 3, 700])
def test_rows_tile_the_text_and_are_found_by_bead_and_offset(size: int, per_paragraph: int) -> None:
    bitext = town(size, per_paragraph, per_section=5)
    rows = Rows(bitext)
    found = all_rows(rows)
    assert [place for place, _ in found] == sorted(place for place, _ in found)
    next_bead = 0
    ends = {"zh": 0, "en": 0}
    for place, row in found:
        if row.kind == "text":
            assert row.beads.start == next_bead
            next_bead = row.beads.end
        for side in SIDES:
            span = row.span(side)
            assert span.start >= ends[side]
            ends[side] = span.end
            assert rows.of_offset(side, span.start) == rows.of_offset(side, span.end - 1) == place
        for bead in row.beads.indices():
            assert rows.of_bead(bead) == place
    assert next_bead == len(bitext.alignment.beads)
    assert sum(row.kind == "heading" for _, row in found) == len(bitext.alignment.sections)
    assert [rows.before(place) for place, _ in found[1:]] == [place for place, _ in found[:-1]]
    assert rows.last() == found[-1][0]


def test_a_section_is_found_by_its_heading_and_rows_know_their_section() -> None:
    rows = Rows(town(2000, 3, per_section=4))
    for number in range(len(rows.bitext.alignment.sections)):
        place = rows.of_section(number)
        assert place
        assert rows.row(place).kind == "heading"
        assert rows.row(place).item == number
        after = rows.after(place)
        assert after
        assert rows.section_at(place) == rows.section_at(after) == number
    assert rows.section_at(Place(0, 0)) == -1


def test_a_paragraph_over_two_chunks_continues_and_one_that_fits_starts_a_chunk() -> None:
    rows = Rows(town(1000, per_paragraph=30))
    texts = [row for _, row in all_rows(rows) if row.kind == "text"]
    assert len(rows.chunks) == 4
    assert not any(row.continued for row in texts)
    long = [row for _, row in all_rows(Rows(town(1000, per_paragraph=1000))) if row.kind == "text"]
    assert [row.continued for row in long[:1]] == [False]
    assert all(row.continued for row in long[1:])


def test_a_sentence_longer_than_a_row_is_cut_and_no_cluster_is_torn() -> None:
    family = "👩\u200d👩\u200d👧"
    bitext = BitextBuilder().paragraph(pair(family * 3000, "word " * 4000)).build()
    found = [row for _, row in all_rows(Rows(bitext))]
    assert len(found) > 3
    for side in SIDES:
        spans = [row.span(side) for row in found if len_of(row.span(side))]
        assert spans[0].start == 0
        assert spans[-1].end == bitext.document(side).segments[0].end
        assert all(one.end == other.start for one, other in itertools.pairwise(spans))
        assert all(len_of(span) <= ROW_LENGTH for span in spans)
    assert all(row.en.of(bitext.en.text).endswith(" ") for row in found[:-1] if len_of(row.en))


def test_an_omission_is_a_row_with_one_empty_side() -> None:
    bitext = BitextBuilder().paragraph(pair("只有中文。", "")).paragraph(pair("都有。", "Both.")).build()
    first, second = (row for _, row in all_rows(Rows(bitext)))
    assert first.zh.of(bitext.zh.text) == "只有中文。"
    assert len_of(first.en) == 0
    assert second.en.of(bitext.en.text) == "Both."


def test_blocks_are_the_paragraphs_of_a_span() -> None:
    document = town(9, 3).zh
    whole = Span(document.paragraphs[0].start + 2, document.paragraphs[2].end - 1)
    parts = blocks(document, whole)
    assert len(parts) == 3
    assert parts[0].start == whole.start
    assert parts[1] == document.paragraphs[1].span
    assert parts[2].end == whole.end
    heading = document.sections[0].heading
    assert heading
    assert blocks(document, heading) == (heading,)


def one_file() -> Bitext:
    """A file with Chinese above English and page furniture before, inside and after."""
    text = "首页 | 关于\n甲。\n上一页\n乙。\nHome\nOne.\nShare\nTwo.\n© 2020\n"

    def segment(part: str) -> Segment:
        return Segment(text.index(part), text.index(part) + len(part))

    def document(language: str, parts: list[str]) -> Document:
        segments = tuple(segment(part) for part in parts)
        paragraphs = tuple(Paragraph(s.start, s.end, Run(n, n + 1), 0) for n, s in enumerate(segments))
        hidden = [
            Hidden(*segment(part).span, "navigation") for part in ("首页 | 关于", "上一页", "Home", "Share", "© 2020")
        ]
        source = Source("one.txt", "text", "utf-8", "")
        return Document(language, text, source, None, (Section(1, None, "", 0),), paragraphs, segments, tuple(hidden))

    beads = tuple(Bead(Run(n, n + 1), Run(n, n + 1), 0.9, n) for n in range(2))
    pairs = tuple(ParagraphPair(Run(n, n + 1), Run(n, n + 1), 0) for n in range(2))
    alignment = Alignment((SectionPair(0, 0, 1),), pairs, beads)
    return Bitext(document("zh-Hans", ["甲。", "乙。"]), document("en", ["One.", "Two."]), alignment, "zh-then-en")


def test_hidden_lines_are_shown_once_each_where_they_stand() -> None:
    bitext = one_file()
    assert [row.kind for _, row in all_rows(Rows(bitext))] == ["text", "text"]
    shown = [row for _, row in all_rows(Rows(bitext, show_hidden=True))]
    said = [(row.kind, row.zh.of(bitext.zh.text), row.en.of(bitext.en.text)) for row in shown]
    assert said == [
        ("hidden", "首页 | 关于", ""),
        ("text", "甲。", "One."),
        ("hidden", "上一页", ""),
        ("hidden", "", "Share"),
        ("text", "乙。", "Two."),
        ("hidden", "Home", ""),
        ("hidden", "", "© 2020"),
    ]


def test_a_document_of_hidden_lines_only_has_rows() -> None:
    bitext = one_file()
    empty = (
        replace(bitext.zh, segments=(), paragraphs=(), sections=()),
        replace(bitext.en, segments=(), paragraphs=(), sections=()),
    )
    bare = Bitext(*empty, Alignment(), "zh-only")
    assert Rows(bare).first() is None
    assert Rows(bare).last() is None
    assert len(all_rows(Rows(bare, show_hidden=True))) == 5


def test_by_bead_each_pair_of_sentences_is_a_row() -> None:
    rows = Rows(town(50, 5), by_bead=True)
    texts = [row for _, row in all_rows(rows) if row.kind == "text"]
    assert [row.beads for row in texts] == [Run(number, number + 1) for number in range(50)]
    assert [row.continued for row in texts[:6]] == [False, True, True, True, True, False]
