"""The marks of the notes follow every change, few or many."""

from __future__ import annotations

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from reader.core.annotation import Annotation, Selector, Target
from reader.core.spans import Span
from reader.ui.reading.marks import MarkIndex
from reader.ui.reading.note_marks import MANY, NoteMarks

WHOLE = Span(0, 1_000_000)


def notes(numbers: range, color: str = "yellow") -> tuple[Annotation, ...]:
    return tuple(
        Annotation(f"{n:06d}", "highlighting", (Target("zh", Selector("字", "", "", 3 * n, 3 * n + 1)),), "", color)  # type: ignore[arg-type]
        for n in numbers
    )


def idents(index: MarkIndex) -> list[str]:
    return [mark.ident for mark in index.within("zh", WHOLE)]


def test_few_changes_are_there_at_once(qtbot: QtBot) -> None:
    told: list[MarkIndex] = []
    parent = QObject()
    marks = NoteMarks(told.append, parent)
    items = notes(range(10))
    marks.show(items)
    marks.show((*items[:4], *items[5:]))
    assert idents(told[-1]) == [f"{n:06d}" for n in range(10) if n != 4]


def test_many_notes_are_marked_soon_and_the_latest_state_counts(qtbot: QtBot) -> None:
    told: list[MarkIndex] = []
    parent = QObject()
    marks = NoteMarks(told.append, parent)
    items = notes(range(MANY * 40))
    marks.show(items)
    marks.show(items[:-1])  # before the first are all marked
    qtbot.waitUntil(lambda: bool(told) and len(idents(told[-1])) == len(items) - 1)
    marks.show(())
    assert idents(told[-1]) == []
