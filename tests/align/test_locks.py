"""Places that every way must pass."""

from __future__ import annotations

import numpy as np

from reader.align.agreement import confirmed, shared_content
from reader.align.aids import Aids
from reader.align.engine import align
from reader.align.locks import Lock, document_locks, with_anchors
from reader.align.model import load_model
from reader.align.pair import Block, Pair, Sentences
from reader.align.rates import UNKNOWN
from reader.align.sections import pair_sections, section_marks
from reader.align.sentences import decided, prepare, score
from reader.core.bitext import Bead
from reader.core.spans import Run
from reader.core.task import run
from tests.align.texts import EN, ZH, document

HEADINGS_ZH = [(0, "一、", "出发"), (1, "二、", "河上"), (2, "三、", "到达")]
HEADINGS_EN = [(0, "1. ", "Start"), (1, "2. ", "On the water"), (2, "3. ", "Arrival")]


def locks(zh, en, layout: str = "zh-then-en", anchors=()) -> tuple[list[Lock], list[Lock]]:
    marks = section_marks(zh), section_marks(en)
    return document_locks(zh, en, layout, pair_sections(*marks), marks, anchors)


def bead(zh: tuple[int, int], en: tuple[int, int]) -> Bead:
    return Bead(Run(*zh), Run(*en), 0.3, 0)


def test_sections_of_one_number_are_believed_and_the_ends_are_firm() -> None:
    zh = document([ZH[:5], ZH[5:9], ZH[9:]], "zh-Hans", HEADINGS_ZH)
    en = document([EN[:5], EN[5:9], EN[9:]], "en", HEADINGS_EN)
    assert locks(zh, en) == ([(0, 0), (16, 16)], [(5, 5), (9, 9)])


def test_what_a_person_confirmed_outranks_a_number() -> None:
    zh = document([ZH[:5], ZH[5:9], ZH[9:]], "zh-Hans", HEADINGS_ZH)
    en = document([EN[:5], EN[5:9], EN[9:]], "en", HEADINGS_EN)
    firm, believed = locks(zh, en, anchors=[bead((4, 6), (3, 4))])
    assert firm == [(0, 0), (4, 3), (6, 4), (16, 16)]
    assert believed == [(9, 9)]


def test_rows_of_two_columns_are_firm() -> None:
    zh, en = document([ZH[:2], ZH[2:5]], "zh-Hans"), document([EN[:3], EN[3:5]], "en")
    firm, _ = locks(zh, en, "columns")
    assert firm == [(0, 0), (2, 3), (5, 5)]
    beads = run(align(zh, en, "columns", Aids(meaning=False))).beads
    assert any((b.zh.end, b.en.end) == (2, 3) for b in beads)


def test_a_lock_that_the_content_passes_far_from_is_dropped() -> None:
    way = np.array([(0, 0), (4, 4), (8, 4), (16, 12)])
    assert confirmed([Lock(4, 4), Lock(8, 8)], way, words=True) == [(4, 4)]
    assert confirmed([Lock(4, 4), Lock(8, 8)], way, words=False) == [(4, 4), (8, 8)]


def test_content_that_sections_share() -> None:
    zh, en = document([ZH[:4], ZH[4:8]], "zh-Hans", HEADINGS_ZH[:2]), document([EN[:4], EN[4:8]], "en", HEADINGS_EN[:2])
    beads = [Bead(Run(k, k + 1), Run(k, k + 1), 0.5 if k < 4 else 1.0, 0) for k in range(8)]
    shared = shared_content(zh, en, beads)
    assert [round(shared(i, j), 3) for i in (0, 1) for j in (0, 1)] == [0.5, 0.0, 0.0, 1.0]


def test_anchors_take_the_place_of_whatever_was_found_there() -> None:
    found = [bead((0, 1), (0, 1)), bead((1, 2), (1, 1)), bead((2, 2), (1, 2)), bead((2, 3), (2, 3))]
    kept = with_anchors(found, [bead((1, 2), (1, 2))])
    assert [(b.zh, b.en, b.score, b.status) for b in kept] == [
        ((0, 1), (0, 1), 0.3, "auto"),
        ((1, 2), (1, 2), 1.0, "checked"),
        ((2, 3), (2, 3), 0.3, "auto"),
    ]


def test_a_second_look_keeps_to_the_locks() -> None:
    sides = [Sentences(texts, np.zeros(len(texts), dtype=np.int64)) for texts in (ZH, EN)]
    locks = [Lock(0, 0), Lock(5, 7), Lock(16, 16)]  # sentence 5 answers sentence 5
    knowledge, _, held = run(prepare(Pair(*sides), locks, Aids()))
    way = np.array([(0, 0), (16, 16)])
    model, block = load_model(knowledge.kinds), Block(Run(0, 16), Run(0, 16))
    scored = run(score(knowledge, block, way, model, held))
    beads = run(decided(scored, block, model, UNKNOWN))
    assert (5, 7) in {(bead.zh.end, bead.en.end) for bead in beads}
