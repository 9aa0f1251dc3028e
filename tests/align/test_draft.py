"""The draft of an alignment: it tiles whatever it is given, and follows sections and paragraphs."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.align.draft import draft
from reader.align.engine import lines_document
from reader.core.task import run
from reader.formats.table import pasted_source
from reader.text.structure import structure

SENTENCES = st.lists(st.text("水火木金土", min_size=1, max_size=30), min_size=1, max_size=12)


@given(SENTENCES, SENTENCES)
@settings(max_examples=80, deadline=None)
def test_every_sentence_stands_in_one_bead(zh: list[str], en: list[str]) -> None:
    alignment = draft(lines_document(zh, "zh-Hans"), lines_document(en, "en"))
    assert alignment.provisional
    assert len(alignment.beads) == min(len(zh), len(en))
    assert all(bead.zh and bead.en for bead in alignment.beads)


def test_one_side_alone() -> None:
    alignment = draft(lines_document(["水。", "火。"], "zh-Hans"), lines_document([], "en"))
    assert [bead.shape for bead in alignment.beads] == ["1-0", "1-0"]


def test_lengths_say_where_a_sentence_ends() -> None:
    zh = lines_document(["一" * 10, "二" * 30], "zh-Hans")
    en = lines_document(["a" * 20, "b" * 30, "c" * 30], "en")
    assert [bead.shape for bead in draft(zh, en).beads] == ["1-1", "1-2"]


def test_sections_hold_their_own() -> None:
    page = (
        "河\n一、春\n河水涨了。船走得很慢。岸上开满了花。\n二、秋\n叶子落了。\n"
        "The River\nI. Spring\nThe river rises, the boats are slow.\nII. Autumn\nThe leaves fall. It rains. It is cold.\n"
    )
    found = run(structure([pasted_source(page)]))
    beads = draft(found.zh, found.en).beads
    assert [bead.shape for bead in beads[-2:]] == ["3-1", "1-3"]
