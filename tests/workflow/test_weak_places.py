"""Which beads are worth a look, and the overview of a text."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.core import realigning
from reader.core.bitext import Bead, Bitext
from reader.core.spans import Run
from reader.core.task import run
from reader.workflow.weak_places import WORTH, need, next_weak, stretches
from tests.core.test_realigning import made
from tests.made_bitext import BitextBuilder, pair


def scored(*scores: float) -> Bitext:
    """One section of 1-1 beads with these scores."""
    builder = BitextBuilder()
    for number, score in enumerate(scores):
        builder.paragraph(pair(f"第{number}句。", f"Sentence {number}."), score=score)
    return builder.build()


def with_shape(zh: int, en: int, score: float) -> float:
    """The need of a bead in the middle of a section."""
    sides = [f"句{n}。" for n in range(zh)], [f"Sentence {n}." for n in range(en)]
    bitext = BitextBuilder().paragraph(pair("甲。", "A."), sides, pair("乙。", "B."), score=score).build()
    return need(bitext.alignment, 1)


@pytest.mark.parametrize(
    ("shape", "score", "worth"),
    [
        ((1, 1), 0.66, False), ((1, 1), 0.6, True), ((1, 2), 0.97, False), ((1, 2), 0.9, True),
        ((1, 0), 1.0, True), ((0, 1), 1.0, True), ((3, 2), 0.93, True),
    ],
)  # fmt: skip
def test_low_scores_and_unusual_shapes_are_worth_a_look(shape: tuple[int, int], score: float, worth: bool) -> None:
    assert (with_shape(*shape, score) >= WORTH) is worth


def test_the_edges_of_a_section_are_looked_at_sooner() -> None:
    bitext = (
        BitextBuilder()
        .heading("一", "I")
        .paragraph(pair("甲。", "A."), pair("乙。", "B."), pair("丙。", "C."), score=0.78)
        .heading("二", "II")
        .paragraph(pair("丁。", "D."), pair("戊。", "E."), score=0.78)
        .build()
    )
    assert [need(bitext.alignment, number) >= WORTH for number in range(5)] == [False, False, True, True, False]


def test_what_a_person_confirmed_or_made_is_not_worth_a_look() -> None:
    bitext = made()
    assert need(bitext.alignment, 4) >= WORTH  # 1-0
    assert need(realigning.confirm(bitext, Run(4, 5)).bitext.alignment, 4) == 0
    merged = realigning.merge(bitext, 4, 5).bitext
    assert need(merged.alignment, 4) < WORTH
    moved = realigning.move(bitext, "en", 3, -1).bitext
    assert need(moved.alignment, 3) >= WORTH  # what the move left over


def test_the_next_weak_bead_goes_round_the_end() -> None:
    bitext = scored(0.9, 0.3, 0.9, 0.9, 0.2)
    assert next_weak(bitext, 1, 1) == 4
    assert next_weak(bitext, 4, 1) == 1
    assert next_weak(bitext, 1, -1) == 4
    assert next_weak(scored(0.9, 0.9), 0, 1) is None
    assert next_weak(scored(0.9, 0.3), 1, 1) == 1


def test_stretches_show_the_worst_bead_of_each() -> None:
    bitext = scored(*[0.95] * 7, 0.1, *[0.95] * 8)
    found = run(stretches(bitext, 4))
    assert [item.need >= WORTH for item in found] == [False, True, False, False]
    assert found[1].bead == 7
    assert len(run(stretches(scored(0.9, 0.9), 400))) == 2
    assert run(stretches(BitextBuilder().build(), 400)) == ()


def test_stretches_tell_what_is_confirmed_and_breathe_in_a_long_text() -> None:
    one = scored(0.9)
    bead = Bead(Run(0, 1), Run(0, 1), 0.9, 0, "checked")
    beads = tuple(replace(bead, status="checked" if number < 10_000 else "auto") for number in range(20_000))
    bitext = replace(one, alignment=replace(one.alignment, beads=beads))
    task = stretches(bitext, 400)
    steps = 0
    try:
        while True:
            next(task)
            steps += 1
    except StopIteration as stop:
        found = stop.value
    assert [item.checked for item in found] == [True] * 200 + [False] * 200
    assert steps >= 4
