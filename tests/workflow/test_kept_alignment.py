"""A text that was realigned is there again as it was, without asking the aligner; with it where nothing is kept."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from reader.align import engine
from reader.core import realigning
from reader.core.project import Project
from reader.core.spans import Run
from reader.core.task import Early, run
from reader.workflow import desk, open
from reader.workflow.folders import cache_folder
from reader.workflow.kept_alignment import keep_alignment, kept_alignment
from reader.workflow.realign import join_sentences, realign, split_sentence
from tests.core.test_realigning import check, made
from tests.workflow.test_realign import PAGE, again, apply, random_edit, same_beads, saved, words


@pytest.fixture
def aligned(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Grows with each time that a text is aligned."""
    times: list[int] = []
    align = engine.align
    monkeypatch.setattr(engine, "align", lambda *args, **named: (times.append(1), align(*args, **named))[1])
    return times


@pytest.fixture
def page(tmp_path: Path) -> str:
    path = tmp_path / "ferry.txt"
    path.write_text(PAGE, encoding="utf-8")
    return str(path)


def realigned() -> Project:
    project = Project(made())
    project = apply(project, realigning.confirm(project.bitext, Run(1, 3)))
    project = apply(project, realigning.move(project.bitext, "en", 4, -1))
    return run(realign(project))


def test_what_was_realigned_is_there_without_the_aligner(aligned: list[int]) -> None:
    project = realigned()
    assert len(aligned) == 1
    found = again(project)
    assert len(aligned) == 1
    assert same_beads(found, project)
    assert [bead.score for bead in found.bitext.alignment.beads if bead.status == "auto"] == [
        bead.score for bead in project.bitext.alignment.beads if bead.status == "auto"
    ]


def test_what_was_done_since_is_there_as_it_was_seen(aligned: list[int]) -> None:
    project = realigned()
    project = split_sentence(project, "zh", project.bitext.zh.text.index("也卖花"))
    project = join_sentences(project, "zh", 2)
    project = apply(project, realigning.confirm(project.bitext, Run(0, 1)))
    assert same_beads(again(project), project)
    assert len(aligned) == 1


@pytest.mark.parametrize("seed", [0, 1, *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(2, 20))])
def test_any_edits_after_a_realign_are_there_again(seed: int) -> None:
    chance = random.Random(seed)
    project = Project(made())
    for _ in range(3):
        for _ in range(chance.randrange(12)):
            project = random_edit(project, chance)
        project = run(realign(project))
        for _ in range(chance.randrange(12)):
            project = random_edit(project, chance)
        assert same_beads(again(project), project)


def test_without_the_file_the_aligner_is_asked(aligned: list[int]) -> None:
    project = realigned()
    shutil.rmtree(cache_folder() / "realigned")
    found = again(project)
    check(found.bitext)
    assert same_beads(found, project)
    assert len(aligned) == 2


@pytest.mark.parametrize("name", [None, 7, "", "x", "../secret", "0" * 64])
def test_a_name_that_says_nothing_gives_nothing(name: object) -> None:
    assert run(kept_alignment(name, made())) is None


def test_a_damaged_file_or_another_text_gives_nothing() -> None:
    name = run(keep_alignment(made()))
    assert run(kept_alignment(name, made()))
    assert (
        run(kept_alignment(name, run(open.open_text("山\nThe Mountain\n\n山很高。\nThe mountain is high.\n")))) is None
    )
    place = cache_folder() / "realigned" / name
    place.write_bytes(place.read_bytes()[:-5])
    assert run(kept_alignment(name, made())) is None


def test_a_realigned_text_is_aligned_once_where_nothing_is_kept(page: str, aligned: list[int]) -> None:
    opened = run(desk.bring([page]))
    project = apply(opened.project, realigning.confirm(opened.project.bitext, Run(2, 3)))
    project = run(realign(project))
    saved(opened, project)
    shutil.rmtree(cache_folder() / "readings")
    del aligned[:]
    early = []
    found = run(desk.bring([page]), early.append)
    assert words(found.project) == words(project)
    assert not aligned
    shutil.rmtree(cache_folder())
    found = run(desk.bring([page]), early.append)
    assert [bead for bead in words(found.project) if bead[2] == "checked"] == [words(project)[2]]
    assert len(aligned) == 1
    drafts = [step.value.project for step in early if isinstance(step, Early)]
    assert drafts
    assert all(draft.bitext.alignment.provisional and draft.annotations for draft in drafts)
    assert not found.project.bitext.alignment.provisional
