"""The session: one way for state, and nothing is said when nothing changed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from reader.core.annotation import Annotation
from reader.core.project import Project, with_annotations
from reader.ui.session import Session
from tests.made_bitext import town


@pytest.fixture
def project() -> Project:
    return Project(town(3))


def with_note(project: Project, ident: str) -> Project:
    return with_annotations(project, [Annotation(ident, "commenting", ())])


def test_changed_carries_both_values(qtbot: QtBot, project: Project) -> None:
    session = Session()
    seen: list[tuple[object, object]] = []
    session.changed.connect(lambda old, new: seen.append((old, new)))
    session.open(project)
    edited = with_note(project, "a")
    session.apply("Add", edited)
    session.undo()
    session.redo()
    assert seen == [(None, project), (project, edited), (edited, project), (project, edited)]


def test_the_same_value_is_no_step(qtbot: QtBot, project: Project) -> None:
    session = Session()
    session.open(project)
    session.apply("Nothing", project)
    assert session.history.undo_label is None


def test_edits_with_one_key_are_one_step_until_sealed(qtbot: QtBot, project: Project) -> None:
    session = Session()
    session.open(project)
    session.apply("Write", with_note(project, "a"), "k")
    session.apply("Write", with_note(project, "b"), "k")
    session.seal()
    session.apply("Write", with_note(project, "c"), "k")
    session.undo()
    assert session.project == with_note(project, "b")
    session.undo()
    assert session.project is project


def test_another_text_has_a_history_of_its_own(qtbot: QtBot, project: Project) -> None:
    session = Session()
    session.open(project)
    session.apply("Add", with_note(project, "a"))
    session.open(replace(project))
    assert session.history.undo_label is None
