"""Corrections of the alignment: kept in the notes, there again on opening, safe for notes and undo."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from reader.core import realigning
from reader.core.annotation import MOTIVATIONS
from reader.core.history import History
from reader.core.project import Project
from reader.core.realigning import Edit
from reader.core.spans import Run, Span
from reader.core.task import run
from reader.workflow import annotate, desk
from reader.workflow.alignment_notes import MOTIVATION, kept_beads, of_kind, recorded
from reader.workflow.notes import save_notes
from reader.workflow.realign import (
    corrected,
    join_sentences,
    mark_crossing,
    realign,
    split_sentence,
)
from tests.core.test_realigning import VERBS, check, made, segment, shapes

PAGE = """渡口的早晨
Morning at the Ferry

一、河边
I. By the River

天刚亮，河面上有雾。老船工解开缆绳，等第一个客人。来的是个卖菜的姑娘。
At dawn there was mist on the river. The old boatman cast off and waited for his first passenger. It was a girl who sold greens.

她每天过河两次，一次去，一次回。船钱是两角。2018年起，船钱改成五角。
She crossed twice a day, once there and once back. The fare was two jiao. In 2018 it became five jiao.

二、桥
II. The Bridge

后来修了桥。桥长480米，花了三年。老人还是每天来。
Then the bridge was built. It is 480 metres long and took three years. The old man still comes every day.
"""


class Ticking:
    """A clock that goes on a second at each look: a person makes no two edits at once."""

    def __init__(self) -> None:
        self.now = datetime(2024, 5, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


CLOCK = Ticking()


def apply(project: Project, edit: Edit) -> Project:
    return recorded(project, edit, CLOCK)


def kept(project: Project) -> list[tuple[str, str, bool]]:
    """What the notes remember of beads: the words of both sides, and the status."""
    return [
        (*(target.selector.exact for target in item.targets), item.data["status"])
        for item in sorted(of_kind(project.annotations, "bead"), key=lambda item: item.targets[0].selector.span)
    ]


def again(project: Project) -> Project:
    """The project as after opening the text anew: the aligner's beads, then everything that the notes say."""
    return Project(run(corrected(made(), project.annotations)), project.annotations)


def same_beads(one: Project, other: Project) -> bool:
    runs = [
        [(bead.zh, bead.en, bead.status, bead.paragraph) for bead in item.bitext.alignment.beads]
        for item in (one, other)
    ]
    return runs[0] == runs[1] and one.bitext.alignment.paragraphs == other.bitext.alignment.paragraphs


def test_a_merge_is_kept_once_and_replaces_what_was_kept_of_its_parts() -> None:
    project = Project(made())
    project = apply(project, realigning.confirm(project.bitext, Run(0, 2)))
    assert kept(project) == [
        ("桥在河上。", "The bridge spans the river.", "checked"),
        ("人来人往。", "People come and go.", "checked"),
    ]
    project = apply(project, realigning.merge(project.bitext, 0, 1))
    assert kept(project) == [("桥在河上。人来人往。", "The bridge spans the river. People come and go.", "edited")]
    project = apply(project, realigning.confirm(project.bitext, Run(0, 1)))
    assert kept(project)[0][2] == "checked"
    assert len(project.annotations) == 1


def test_taking_a_confirmation_back_leaves_no_note() -> None:
    project = Project(made())
    project = apply(project, realigning.confirm(project.bitext, Run(0, 7)))
    assert len(project.annotations) == 7
    assert apply(project, realigning.unconfirm(project.bitext, Run(0, 7))) == Project(made())


def test_an_omission_is_kept_with_its_place_on_the_empty_side() -> None:
    project = Project(made())
    project = apply(project, realigning.omit(project.bitext, "zh", Run(2, 3)))
    (bead,) = [item for item in kept_beads(made(), project.annotations) if not item.en]
    assert (bead.zh, bead.en) == (Run(2, 3), Run(2, 2))
    assert same_beads(again(project), project)


def test_sentences_cut_and_joined_are_there_again() -> None:
    project = Project(made())
    place = project.bitext.zh.text.index("也卖花")
    cut = split_sentence(project, "zh", place)
    cut = apply(cut, realigning.split(cut.bitext, 3, 5, 4))
    assert shapes(cut.bitext).startswith("1-1 1-1 2-1 1-1 1-1")
    joined = join_sentences(cut, "zh", 2)
    assert shapes(joined.bitext).startswith("1-1 1-1 1-1 1-1 1-1")
    assert same_beads(again(joined), joined)
    assert again(joined).bitext.zh.segments == joined.bitext.zh.segments


def test_joining_what_was_cut_leaves_no_note() -> None:
    project = Project(made())
    cut = split_sentence(project, "en", project.bitext.en.text.index("night"))
    assert join_sentences(cut, "en", 2) == project
    joined = join_sentences(project, "zh", 2)
    assert split_sentence(joined, "zh", project.bitext.zh.segments[3].start) == project


def test_sentences_of_two_paragraphs_are_not_joined() -> None:
    project = Project(made())
    assert join_sentences(project, "zh", 1) is project
    assert split_sentence(project, "zh", project.bitext.zh.segments[0].start) is project


def test_joining_over_a_bead_border_merges_the_beads() -> None:
    project = join_sentences(Project(made()), "en", 3)
    assert shapes(project.bitext) == "1-1 1-1 2-1 1-1 1-0 1-1 1-1"
    project = join_sentences(Project(made()), "zh", 0)
    assert shapes(project.bitext).startswith("1-2 2-1")
    assert same_beads(again(project), project)


def test_a_crossing_is_marked_and_unmarked() -> None:
    project = Project(made())
    spans = project.bitext.zh.segments[0].span, project.bitext.en.segments[1].span
    marked = mark_crossing(project, *spans)
    assert [target.selector.exact for target in marked.annotations[0].targets] == ["桥在河上。", "People come and go."]
    assert mark_crossing(marked, *spans) == project


def test_realigning_keeps_what_a_person_confirmed_or_made() -> None:
    project = Project(made())
    project = apply(project, realigning.confirm(project.bitext, Run(0, 1)))
    project = apply(project, realigning.merge(project.bitext, 1, 2))
    project = apply(project, realigning.move(project.bitext, "en", 4, -1))
    beads = {(bead.zh, bead.en): bead.status for bead in project.bitext.alignment.beads if bead.status != "auto"}
    new = run(realign(project))
    check(new.bitext)
    found = {(bead.zh, bead.en): bead.status for bead in new.bitext.alignment.beads}
    assert beads.items() <= found.items()
    assert all(item.data.get("status") != "open" for item in of_kind(new.annotations, "bead"))
    assert len(list(of_kind(run(realign(new)).annotations, "realigned"))) == 1


@pytest.mark.parametrize("seed", range(5))
def test_realigning_after_any_edits_keeps_every_anchor(seed: int) -> None:
    chance = random.Random(seed)
    project = Project(made())
    for _ in range(chance.randrange(4, 40)):
        project = random_edit(project, chance)
    anchors = [(b.zh, b.en, b.status) for b in project.bitext.alignment.beads if b.status != "auto"]
    new = run(realign(project))
    check(new.bitext)
    found = {(b.zh, b.en, b.status) for b in new.bitext.alignment.beads}
    assert found >= set(anchors)
    assert same_beads(again(new), new)


def test_a_realigned_text_is_there_again() -> None:
    project = Project(made())
    project = apply(project, realigning.confirm(project.bitext, Run(2, 3)))
    project = run(realign(project))
    assert same_beads(again(project), project)


def test_one_language_is_left_alone() -> None:
    from tests.made_bitext import BitextBuilder, pair

    project = Project(BitextBuilder().paragraph(pair("只有中文。", ""), pair("没有英文。", "")).build())
    assert run(realign(project)) is project
    edit = realigning.merge(project.bitext, 0, 1)
    assert shapes(recorded(project, edit).bitext) == "2-0"


def noted(project: Project) -> Project:
    """Something of every kind that a person can add to a text, on either side and on both."""
    zh, en = project.bitext.zh.text, project.bitext.en.text
    project, _ = annotate.note(project, "zh", Span(5, 8), "a note")
    project, _ = annotate.verdict(project, 2, "fix")
    for number, motivation in enumerate(item for item in MOTIVATIONS if item != MOTIVATION):
        places = [("zh", Span(number, number + 9)), ("en", Span(3 * number, 3 * number + 20))]
        assert zh[number : number + 9]
        assert en[3 * number : 3 * number + 20]
        for chosen in (places, places[:1], places[1:]):
            project, _ = annotate.add(
                project, motivation, chosen, body=motivation, data={"finding": "k", "shown": True}
            )
    return project


def random_edit(project: Project, chance: random.Random) -> Project:
    side, number = segment(project.bitext, chance)
    span = project.bitext.document(side).segments[number].span
    match chance.randrange(12):
        case 0:
            return split_sentence(project, side, chance.randrange(span.start, span.end), CLOCK)
        case 1:
            return join_sentences(project, side, number, CLOCK)
        case 2:
            spans = project.bitext.zh.segments[0].span, project.bitext.en.segments[-1].span
            return mark_crossing(project, *spans, CLOCK)
        case _:
            edit = chance.choice(VERBS)(project.bitext, chance)
            return recorded(project, edit, CLOCK) if edit.changes else project


@pytest.mark.parametrize("seed", [0, *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(1, 10))])
def test_a_thousand_edits_never_move_a_note_and_undo_to_the_start(seed: int) -> None:
    chance = random.Random(seed)
    start = noted(Project(made()))
    history = History(start)
    own = [item for item in start.annotations if item.motivation != MOTIVATION]
    assert {item.motivation for item in own} == {*MOTIVATIONS} - {MOTIVATION}
    for step in range(1000):
        project = random_edit(history.current, chance)
        if project is not history.current:
            history = history.apply("edit", project)
        check(project.bitext)
        assert [item for item in project.annotations if item.motivation != MOTIVATION] == own
        assert (project.bitext.zh.text, project.bitext.en.text) == (start.bitext.zh.text, start.bitext.en.text)
        if step % 200 == 199:
            history = history.apply("realign", run(realign(project, CLOCK)))
            project = history.current
            assert [item for item in project.annotations if item.motivation != MOTIVATION] == own
        if step % 50 == 0:
            reopened = again(project)
            check(reopened.bitext)
            assert same_beads(reopened, project), step
    steps = len(history.earlier)
    assert steps > 300
    for _ in range(2):
        last = history.current
        for _ in range(steps):
            history = history.undo()
        assert history.current is start
        for _ in range(steps):
            history = history.redo()
        assert history.current is last


def test_contradicting_notes_do_not_break_the_tiling() -> None:
    """Two people corrected the same place, and their notes files were merged."""
    mine, theirs = Project(made()), Project(made())
    mine = apply(mine, realigning.merge(mine.bitext, 0, 2))
    theirs = apply(theirs, realigning.confirm(theirs.bitext, Run(0, 3)))
    theirs = apply(theirs, realigning.move(theirs.bitext, "zh", 5, 1))
    both = (*mine.annotations, *theirs.annotations)
    bitext = run(corrected(made(), both))
    check(bitext)
    assert [bead.status for bead in bitext.alignment.beads[:3]] == ["checked"] * 3


# With files


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "ferry.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


def brought(page: Path) -> desk.Desk:
    return run(desk.bring([str(page)]))


def saved(opened: desk.Desk, project: Project) -> None:
    run(save_notes(opened.loaded.base, project))


def words(project: Project) -> Sequence[tuple[str, str, str]]:
    bitext = project.bitext
    found = []
    for bead in bitext.alignment.beads:
        parts = [" ".join(s.span.of(d.text) for s in d.segments[r.start : r.end])
                 for d, r in ((bitext.zh, bead.zh), (bitext.en, bead.en))]  # fmt: skip
        found.append((*parts, bead.status))
    return found


def corrections(project: Project) -> Project:
    """Something of everything, as after an hour of work."""
    project = split_sentence(project, "zh", project.bitext.zh.text.index("一次去"))
    project = apply(project, realigning.merge(project.bitext, 0, 1))
    project = apply(project, realigning.confirm(project.bitext, Run(0, 3)))
    last = len(project.bitext.en.segments) - 1
    project = apply(project, realigning.omit(project.bitext, "en", Run(last, last + 1)))
    return apply(project, realigning.move(project.bitext, "zh", 5, 1))


def test_opening_again_shows_the_corrected_alignment(page: Path) -> None:
    opened = brought(page)
    project = corrections(opened.project)
    saved(opened, project)
    found = brought(page)
    assert words(found.project) == words(project)
    assert found.project.bitext.zh.segments == project.bitext.zh.segments
    assert "checked" in {status for _, _, status in words(project)}
    assert not found.loaded.unsaved


def test_a_new_edition_keeps_what_was_confirmed(page: Path) -> None:
    opened = brought(page)
    beads = opened.project.bitext.alignment.beads
    project = apply(opened.project, realigning.confirm(opened.project.bitext, Run(3, len(beads))))
    saved(opened, project)
    new = PAGE.replace("天刚亮，河面上有雾。", "天刚亮，河面上有很浓的雾。远处有鸡叫。").replace(
        "mist on the river.", "thick mist on the river. A cock crew far off."
    )
    page.write_text(new, encoding="utf-8")
    found = brought(page).project
    check(found.bitext)
    confirmed = [item for item in words(found) if item[2] == "checked"]
    assert confirmed == [item for item in words(project) if item[2] == "checked"]


def test_corrections_survive_a_line_that_is_hidden(page: Path) -> None:
    opened = brought(page)
    project = apply(opened.project, realigning.merge(opened.project.bitext, 4, 5))
    merged = words(project)[4]
    project, _ = annotate.hide_line(project, "zh", project.bitext.zh.text.index("天刚亮"))
    project = run(desk.structured_anew(project, opened.paths))
    check(project.bitext)
    assert merged in words(project)
