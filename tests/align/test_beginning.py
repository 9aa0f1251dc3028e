"""The beginning of a long text: aligned before the rest, told as an alignment of the whole, relied on only where it is certain."""

from __future__ import annotations

import pytest

from reader.align import beginning
from reader.align.aids import NO_AIDS
from reader.align.beginning import beginnings, firm_beads
from reader.align.draft import after, draft
from reader.core.bitext import Alignment, Bead
from reader.core.spans import Run
from reader.core.task import Early, run
from tests.made_bitext import town


def bead(number: int, score: float) -> Bead:
    return Bead(Run(number, number + 1), Run(number, number + 1), score, 0)


def told(alignment: Alignment) -> Early:
    return Early("", value=alignment)


def test_only_certain_beads_in_a_row_end_a_beginning() -> None:
    scores = [0.9] * 5 + [0.5] + [0.9] * 2 + [0.3] * 4
    assert firm_beads([bead(n, score) for n, score in enumerate(scores)]) == [bead(n, 0.9) for n in range(5)]
    assert firm_beads([bead(n, 0.5) for n in range(20)]) == ()


def test_a_beginning_goes_on_as_the_draft() -> None:
    bitext = town(30, per_section=2)
    guess = draft(bitext.zh, bitext.en)
    known = [bead(number, 0.9) for number in range(4)]  # ends inside a paragraph
    whole = after(bitext.zh, bitext.en, known, guess)
    assert whole.provisional
    assert [b.score for b in whole.beads] == [0.9] * 4 + [0.0] * 26


def test_ever_larger_beginnings_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beginning, "FIRST", 30)
    monkeypatch.setattr(beginning, "GROWTH", 3)
    bitext = town(150)
    guess = draft(bitext.zh, bitext.en)
    steps: list[int] = []
    run(
        beginnings(bitext.zh, bitext.en, "two-files", NO_AIDS, guess, told),
        lambda step: steps.append(sum(b.score > 0 for b in step.value.beads)) if isinstance(step, Early) else None,
    )
    assert len(steps) == 2
    assert 8 <= steps[0] < 15 < steps[1] < 60


def test_a_short_text_is_aligned_as_one() -> None:
    bitext = town(100)
    assert not list(beginnings(bitext.zh, bitext.en, "two-files", NO_AIDS, draft(bitext.zh, bitext.en), told))
