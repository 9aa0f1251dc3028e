"""From note to note and bookmark to bookmark; undo shows what it changed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from reader.ui.window import Window
from reader.workflow import desk
from tests.ui.notes.conftest import ident, project


def chosen_body(window: Window) -> str:
    item = project(window).annotation(window.annotating.chosen or "")
    return item.body if item else ""


def test_from_note_to_note_and_round_the_end(noted: Window) -> None:
    noted.page.view.go_to_bead(0)
    seen = []
    for _ in range(5):
        noted.actions_["next_note"].trigger()
        seen.append(chosen_body(noted))
    assert seen[-1] == seen[0]
    assert set(seen) == {"alpha", "beta", "gamma", ""}
    noted.actions_["previous_note"].trigger()
    assert chosen_body(noted) == seen[-2]


def test_it_goes_on_from_where_the_cursor_is(noted: Window) -> None:
    noted.annotating.go_to(ident(noted, "gamma"))
    noted.page.view.go_to_bead(1)
    noted.actions_["next_note"].trigger()
    assert chosen_body(noted) == "beta"


def test_bookmarks(noted: Window) -> None:
    for bead in (3, 1):
        noted.page.view.go_to_bead(bead)
        noted.actions_["bookmark"].trigger()
    marks = [item for item in project(noted).annotations if item.motivation == "bookmarking"]
    assert len(marks) == 2
    noted.page.view.go_to_bead(0)
    beads = []
    for _ in range(3):
        noted.actions_["next_bookmark"].trigger()
        beads.append(noted.page.view.current_bead())
    assert beads == [1, 3, 1]
    noted.actions_["bookmark"].trigger()
    assert [item.id for item in project(noted).annotations if item.motivation == "bookmarking"] == [marks[0].id]
    noted.session.undo()
    assert len([item for item in project(noted).annotations if item.motivation == "bookmarking"]) == 2


def test_undo_shows_where_the_change_was(window: Window, read: Callable[..., None], tmp_path: Path) -> None:
    text = Path(desk.sample_path()).read_text(encoding="utf-8")
    path = tmp_path / "sample.txt"
    path.write_text(text, encoding="utf-8")
    read(window, path)
    window.page.view.go_to_bead(2)
    window.annotating.highlight("green")
    window.page.view.go_to_bead(len(project(window).bitext.alignment.beads) - 1)
    far = window.page.view.position()
    window.actions_["undo"].trigger()
    span = project(window).bitext.zh.segments[project(window).bitext.alignment.beads[2].zh.start].span
    assert window.page.view.position() != far
    assert any(box.rectangles("zh", span) for box, _ in window.page.view.boxes() if "zh" in box.cells)
