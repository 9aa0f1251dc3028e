"""How sure an alignment is."""

from __future__ import annotations

from reader.core.bitext import Alignment, Bead
from reader.core.spans import Run
from reader.core.task import run
from reader.workflow.certainty import Certainty, certainty


def bead(number: int, score: float, status: str = "auto", en: int = 1) -> Bead:
    return Bead(Run(number, number + 1), Run(number, number + en), score, 0, status)  # type: ignore[arg-type]


def test_doubtful_pairs_are_counted_and_confirmed_ones_are_not() -> None:
    beads = (bead(0, 1.0), bead(1, 0.25), bead(2, 0.25, "checked"), bead(3, 0.1, en=0))
    assert run(certainty(Alignment((), (), beads))) == Certainty(0.5, 1)


def test_one_language_has_no_certainty() -> None:
    assert run(certainty(Alignment((), (), (bead(0, 1.0, en=0),)))) == Certainty(None, 0)
