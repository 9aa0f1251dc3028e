"""Other alignments of a doubtful bead."""

from __future__ import annotations

import pytest

from reader.core import realigning
from reader.core.bitext import Bitext
from reader.core.spans import Run
from reader.core.task import run
from reader.workflow.candidates import MOST, candidates
from tests.core.test_realigning import check, shapes
from tests.made_bitext import BitextBuilder, pair


def river() -> Bitext:
    """Six plain pairs with figures and names that speak for them."""
    return (
        BitextBuilder()
        .paragraph(
            pair("1998年桥修好了。", "The bridge was finished in 1998."),
            pair("桥长480米，宽12米。", "It is 480 metres long and 12 metres wide."),
            pair("老船工姓李。", "The old boatman is called Li."),
            pair("他在河上工作了35年。", "He worked on the river for 35 years."),
            pair("每天有600辆汽车过桥。", "Every day 600 cars cross the bridge."),
            pair("学校在对岸。", "The school is on the other bank."),
        )
        .build()
    )


@pytest.mark.parametrize(("segment", "direction", "bead"), [(3, -1, 3), (3, 1, 3), (1, -1, 1)])
def test_the_right_alignment_is_offered_first(segment: int, direction: int, bead: int) -> None:
    wrong = realigning.move(river(), "en", segment, direction).bitext
    best = run(candidates(wrong, bead))[0]
    assert best.edit.changes
    assert shapes(best.edit.bitext) == shapes(river())
    check(best.edit.bitext)


def test_a_merge_that_should_not_be_is_offered_to_be_split() -> None:
    merged = realigning.merge(river(), 1, 2).bitext
    best = run(candidates(merged, 1))[0]
    assert best.title == "Split the pair"
    assert shapes(best.edit.bitext) == shapes(river())


def test_candidates_are_ranked_and_few_and_differ() -> None:
    found = run(candidates(river(), 2))
    assert [item.fit for item in found] == sorted((item.fit for item in found), reverse=True)
    assert all(0 <= item.fit <= 1 for item in found)
    assert found[0].fit > 0.8 > found[-1].fit
    assert len(found) <= MOST
    assert len({shapes(item.edit.bitext) + item.title for item in found}) == len(found)
    assert not found[0].edit.changes  # it is right as it is
    for item in found:
        check(item.edit.bitext)


def test_what_is_confirmed_is_left_alone() -> None:
    bitext = realigning.confirm(realigning.confirm(river(), Run(1, 2)).bitext, Run(3, 4)).bitext
    for item in run(candidates(bitext, 2)):
        before, after = bitext.alignment.beads, item.edit.bitext.alignment.beads
        assert before[1] in after
        assert [(b.zh, b.en) for b in after if b.status == "checked"] == [
            (b.zh, b.en) for b in before if b.status == "checked"
        ]


def test_one_language_has_no_candidates() -> None:
    assert run(candidates(BitextBuilder().paragraph(pair("只有中文。", "")).build(), 0)) == ()
