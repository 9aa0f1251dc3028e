"""Edits of notes are pure, undo and redo to the same values, and never lose what they do not change."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.errors import InvalidValueError
from reader.core.history import History
from reader.core.project import Project
from reader.core.spans import Span
from reader.workflow import annotate
from tests.store.texts import find, project

NOW = datetime(2026, 3, 1, 8, tzinfo=UTC)


def clock() -> datetime:
    return NOW


def later() -> datetime:
    return NOW + timedelta(hours=1)


@pytest.fixture
def noted() -> tuple[Project, str]:
    value = project()
    return annotate.note(value, "zh", find(value, "zh", "竹篙"), "pole", clock=clock)


Edit = Callable[[Project, str], Project]
EDITS: dict[str, Edit] = {
    "highlight": lambda p, i: annotate.highlight(p, "en", find(p, "en", "reeds"), "pink")[0],
    "tag": lambda p, i: annotate.tag(p, "en", find(p, "en", "reeds"), ["a"])[0],
    "bookmark": lambda p, i: annotate.bookmark(p, "en", find(p, "en", "reeds"), "here")[0],
    "reply": lambda p, i: annotate.reply(p, i, "yes")[0],
    "suggest": lambda p, i: annotate.suggest(p, "en", find(p, "en", "reeds"), "rushes")[0],
    "issue": lambda p, i: annotate.issue(p, annotate.bead_places(p, 1), "accuracy/omission", "major")[0],
    "verdict": lambda p, i: annotate.verdict(p, 1, "fix")[0],
    "body": lambda p, i: annotate.set_body(p, i, "new", clock=later),
    "colour": lambda p, i: annotate.set_color(p, [i], "green", clock=later),
    "tags": lambda p, i: annotate.set_tags(p, [i], ["x", " x ", "y"], clock=later),
    "more tags": lambda p, i: annotate.add_tags(p, [i], ["z"], clock=later),
    "data": lambda p, i: annotate.set_data(p, i, {"k": 1}, clock=later),
    "second side": lambda p, i: annotate.add_target(p, i, "en", find(p, "en", "pole"), clock=later),
    "placed again": lambda p, i: annotate.place_again(p, i, 0, find(p, "zh", "芦苇"), clock=later),
    "delete": lambda p, i: annotate.delete(p, [i]),
    "hide a line": lambda p, i: annotate.hide_line(p, "zh", 0)[0],
}


@pytest.mark.parametrize("name", EDITS)
def test_every_edit_undoes_and_redoes_twice(noted: tuple[Project, str], name: str) -> None:
    value, ident = noted
    history: History[Project] = History(value).apply(name, EDITS[name](value, ident))
    edited = history.current
    assert edited != value
    assert edited.bitext is value.bitext
    for _ in range(2):
        history = history.undo()
        assert history.current == value
        history = history.redo()
        assert history.current == edited


@pytest.mark.parametrize("name", [name for name in EDITS if name != "delete"])
def test_every_edit_keeps_what_it_does_not_change(noted: tuple[Project, str], name: str) -> None:
    value, ident = noted
    before, after = value.annotation(ident), EDITS[name](value, ident).annotation(ident)
    assert before is not None
    assert after is not None
    changed = {"body": "body", "colour": "color", "tags": "tags", "more tags": "tags", "data": "data"}.get(
        name, "targets"
    )
    for field in ("id", "motivation", "body", "color", "tags", "replacement", "author", "created", "data", "extra"):
        if field != changed:
            assert getattr(after, field) == getattr(before, field)


def test_an_edit_that_says_the_same_changes_nothing(noted: tuple[Project, str]) -> None:
    value, ident = noted
    assert annotate.set_body(value, ident, "pole", clock=later) is value
    assert annotate.set_color(value, ident, "yellow", clock=later) is value


def test_times_are_utc_with_z(noted: tuple[Project, str]) -> None:
    item = annotate.set_body(*noted, "new", clock=later).annotation(noted[1])
    assert item is not None
    assert (item.created, item.modified) == ("2026-03-01T08:00:00Z", "2026-03-01T09:00:00Z")


def test_ids_sort_by_time_and_differ() -> None:
    early, late = annotate.new_id(NOW), annotate.new_id(later())
    assert early < late
    assert len({annotate.new_id(NOW) for _ in range(1000)}) == 1000
    assert early[14] == "7"


def test_deleting_takes_replies_with_it_and_many_at_once(noted: tuple[Project, str]) -> None:
    value, ident = noted
    value, answer = annotate.reply(value, ident, "yes")
    value, _ = annotate.reply(value, answer, "no")
    value, other = annotate.highlight(value, "en", find(value, "en", "reeds"))
    assert [item.id for item in annotate.delete(value, ident).annotations] == [other]
    assert annotate.delete(value, [ident, other]).annotations == ()


def test_a_second_verdict_on_a_bead_replaces_the_first() -> None:
    value, first = annotate.verdict(project(), 2, "fix", "why")
    value, second = annotate.verdict(value, 2, "fine")
    assert first == second
    assert [item.data["verdict"] for item in value.annotations] == ["fine"]
    assert {target.side for target in value.annotations[0].targets} == {"zh", "en"}


def test_an_orphan_placed_by_hand_remembers_its_words(noted: tuple[Project, str]) -> None:
    value, ident = noted
    item = annotate.place_again(value, ident, 0, find(value, "zh", "芦苇")).annotation(ident)
    assert item is not None
    assert item.targets[0].selector.exact == "芦苇"
    assert item.targets[0].extra["was"] == ["竹篙"]


def test_unknown_ids_and_places_outside_the_text_are_refused(noted: tuple[Project, str]) -> None:
    value, _ = noted
    with pytest.raises(InvalidValueError):
        annotate.set_body(value, "nobody", "x")
    with pytest.raises(InvalidValueError):
        annotate.highlight(value, "zh", Span(0, 10**6))
    with pytest.raises(InvalidValueError):
        annotate.reply(value, "nobody", "x")


@given(st.text(alphabet=st.characters(), max_size=20))
def test_whatever_is_typed_can_be_stored(text: str) -> None:
    value = project()
    value, ident = annotate.note(value, "zh", Span(0, 2), text + "\ud842")
    item = value.annotation(ident)
    assert item is not None
    item.body.encode("utf-8")
    assert item.body == text.translate(dict.fromkeys(range(55296, 57344), "�")) + "\ufffd"
