"""Scripts chosen in the window, what the source has under converted text, and the converted text as a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPointF
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from reader.core.errors import InputError
from reader.core.spans import Span
from reader.script import tables
from reader.ui.converting import converting
from reader.ui.looking import SCRIPTS
from reader.ui.window import Window
from reader.workflow.conversion_choices import choose


def shown(window: Window) -> str:
    """The Chinese text on the screen."""
    return "\n".join(box.cells["zh"].shown.text for box, _ in window.page.view.boxes() if "zh" in box.cells)


def point_at(window: Window, text: str) -> QPointF:
    """The middle of the first character of some shown text."""
    for box, y in window.page.view.boxes():
        cell = box.cells.get("zh")
        if cell and text in cell.shown.text:
            start = cell.shown.text.index(text)
            place = cell.rectangles(Span(start, start + 1))[0].center()
            return place + QPointF(box.columns.x("zh"), y + box.tops["zh"])
    raise AssertionError(f"{text} is not on the screen")


def test_every_script_is_reached_by_its_action(qtbot: QtBot, hair: Window) -> None:
    wanted = {"hans": "软件", "hant": "軟件", "tw": "軟件", "twp": "軟體", "hk": "軟件", "original": "软件"}
    for script, word in wanted.items():
        hair.actions_[f"script_{script}"].trigger()
        qtbot.waitUntil(lambda script=script: hair.looking.script == script, timeout=10_000)
        assert f"{word}也在" in shown(hair)
        assert [one for one in SCRIPTS if hair.actions_[f"script_{one}"].isChecked()] == [script]
        assert hair.top_bar.scripts.button("tw" if script == "twp" else script).isChecked()


def test_the_switch_reads_the_tables_in_a_job(qtbot: QtBot, hair: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(converting, "is_prepared", lambda _script: False)
    hair.top_bar.script_chosen.emit("tw")
    assert hair.looking.script == "original"
    qtbot.waitUntil(lambda: hair.looking.script == "tw", timeout=10_000)


def test_tables_that_cannot_be_read_leave_the_text_as_it_is(
    qtbot: QtBot, hair: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_script: str):
        yield from ()
        raise InputError("The conversion table {name} cannot be read.", "", name="STCharacters.txt")

    monkeypatch.setattr(converting, "is_prepared", lambda _script: False)
    monkeypatch.setattr(converting, "prepare", broken)
    hair.actions_["script_tw"].trigger()
    qtbot.waitUntil(lambda: "STCharacters.txt" in hair.messages.text, timeout=10_000)
    assert hair.looking.script == "original"
    assert hair.actions_["script_original"].isChecked()
    assert not hair.actions_["script_tw"].isChecked()


def test_a_package_that_replaces_the_engine_is_told_at_start(
    qtbot: QtBot, make_window, monkeypatch: pytest.MonkeyPatch
) -> None:
    def clash() -> None:
        raise InputError("The package {name} is installed.", "Run: pip uninstall {name}", name="opencc")

    monkeypatch.setattr(tables, "check_packages", clash)
    window = make_window()
    qtbot.waitUntil(lambda: "pip uninstall opencc" in window.messages.text)


def test_the_source_is_told_where_something_else_is_shown(qtbot: QtBot, hair: Window) -> None:
    assert hair.converting.original_at(point_at(hair, "软件")) == ""
    hair.converting.choose("twp")
    qtbot.waitUntil(lambda: hair.looking.script == "twp", timeout=10_000)
    assert hair.converting.original_at(point_at(hair, "軟體")) == "软件"
    assert hair.converting.original_at(point_at(hair, "的")) == ""
    assert hair.converting.original_at(QPointF(0, 0)) == ""


def test_a_resting_pointer_is_told_what_the_source_has(qtbot: QtBot, hair: Window) -> None:
    hair.converting.choose("twp")
    qtbot.waitUntil(lambda: hair.looking.script == "twp", timeout=10_000)
    viewport, place = hair.page.view.viewport(), point_at(hair, "軟體").toPoint()
    QApplication.sendEvent(viewport, QHelpEvent(QEvent.Type.ToolTip, place, viewport.mapToGlobal(place)))
    assert "软件" in QToolTip.text()
    QToolTip.hideText()


def test_the_converted_text_is_written_with_or_without_choices(qtbot: QtBot, hair: Window, tmp_path: Path) -> None:
    project = hair.session.project
    offset = project.bitext.zh.text.index("发展")
    changed, _ = choose(project, "zh", Span(offset, offset + 1), "髮", script="Hant")
    hair.session.apply("Choose", changed)
    hair.converting.choose("tw")
    qtbot.waitUntil(lambda: hair.looking.script == "tw", timeout=10_000)
    for own, name in ((True, "own.txt"), (False, "tables.txt")):
        path = tmp_path / name
        hair.converting.export(str(path), own_choices=own)
        qtbot.waitUntil(lambda name=name: name in hair.messages.text, timeout=10_000)
        written = path.read_text(encoding="utf-8")
        assert ("髮展" in written) is own
        assert "皇后的頭髮" in written
        assert "Queen" not in written


def test_a_file_that_cannot_be_written_is_told(qtbot: QtBot, hair: Window, tmp_path: Path) -> None:
    hair.converting.export(str(tmp_path / "no" / "such" / "folder.txt"))
    qtbot.waitUntil(lambda: hair.messages.isVisible(), timeout=10_000)
    assert hair.messages.property("kind") == "error"


def test_a_text_whose_script_is_not_known_opens_all_the_same(window: Window) -> None:
    for script in ("", "klingon"):  # a text that was listed but never shown, or a damaged list
        window.converting.warm_up(script)
        assert not window.jobs.busy("script")
