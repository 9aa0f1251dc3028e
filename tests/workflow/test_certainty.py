"""How sure an alignment is."""

from __future__ import annotations

from reader.core.bitext import Alignment, Bead
from reader.core.spans import Run
from reader.core.task import run
from reader.workflow.certainty import certainty


def bead(number: int, score: float, status: str = "auto", en: int = 1) -> Bead:
    return Bead(Run(number, number + 1), Run(number, number + en), score, 0, status)  # type: ignore[arg-type]


def test_doubtful_pairs_are_counted_and_confirmed_ones_are_not() -> None:
    beads = (bead(0, 1.0), bead(1, 0.25), bead(2, 0.25, "checked"), bead(3, 0.1, en=0))
    found = run(certainty(Alignment((), (), beads)))
    assert (found.mean, found.doubtful) == (0.5, 1)


def test_one_language_has_no_certainty() -> None:
    assert run(certainty(Alignment((), (), (bead(0, 1.0, en=0),)))).mean is None


def test_a_text_against_a_wrong_translation_is_told() -> None:
    right = [bead(number, 0.9) for number in range(9)] + [bead(9, 0.8, en=0)]
    wrong = [bead(number, 0.05) for number in range(9)] + [bead(9, 0.99, en=0)]
    gaps = [bead(number, 0.9, en=number % 3) for number in range(12)]
    found = [run(certainty(Alignment((), (), tuple(beads)))).strangers for beads in (right, wrong, gaps, wrong[:5])]
    assert found == [False, True, False, False]


def test_a_short_wrong_translation_with_as_many_sentences_is_told() -> None:
    beads = tuple(bead(number, 0.7 if number < 5 else 0.4) for number in range(8))
    assert run(certainty(Alignment((), (), beads))).strangers


def test_what_a_person_confirmed_is_answered() -> None:
    beads = tuple(bead(number, 0.05, "checked") for number in range(9))
    assert not run(certainty(Alignment((), (), beads))).strangers
