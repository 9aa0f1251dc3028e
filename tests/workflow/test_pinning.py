"""Pins: the two sentences are a pair of their own, the rest is aligned round them, and it comes back with the notes."""

from __future__ import annotations

import pytest

from reader.core.errors import InputError
from reader.core.project import Project
from reader.core.realigning import confirm, pin
from reader.core.spans import Run
from reader.core.task import run
from reader.workflow.pinning import pinned
from reader.workflow.realign import corrected
from tests.made_bitext import town


@pytest.mark.parametrize(("zh", "en"), [(0, 0), (4, 4), (4, 6), (7, 3), (11, 11), (0, 5), (11, 2)])
def test_a_pin_tiles_both_sides(zh: int, en: int) -> None:
    bitext = town(12)
    edit = pin(bitext, zh, en)
    edit.bitext.alignment.verify(12, 12)
    bead = edit.bitext.alignment.beads[edit.bitext.alignment.bead_of("zh", zh)]
    assert (bead.zh, bead.en, bead.status) == (Run(zh, zh + 1), Run(en, en + 1), "checked")


def test_the_rest_is_aligned_round_the_pin_and_it_comes_back() -> None:
    bitext = town(12)
    project = run(pinned(Project(bitext), 4, 5))
    beads = project.bitext.alignment.beads
    project.bitext.alignment.verify(12, 12)
    assert (Run(4, 5), Run(5, 6), "checked") in [(bead.zh, bead.en, bead.status) for bead in beads]
    assert max(len(bead.zh) + len(bead.en) for bead in beads if bead.status == "auto") <= 4
    again = run(corrected(bitext, project.annotations))
    assert [(bead.zh, bead.en) for bead in again.alignment.beads] == [(bead.zh, bead.en) for bead in beads]


def test_a_pair_that_stands_already_is_confirmed() -> None:
    project = run(pinned(Project(town(12)), 4, 4))
    assert [bead.status for bead in project.bitext.alignment.beads[3:6]] == ["auto", "checked", "auto"]


def test_a_confirmed_pair_in_between_is_not_overruled() -> None:
    bitext = confirm(town(12), Run(5, 6)).bitext
    with pytest.raises(InputError, match="confirmed pair"):
        run(pinned(Project(bitext), 4, 7))
