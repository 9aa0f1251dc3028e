"""The list of notes: search in any script, filters, order, groups and counts."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from reader.core.annotation import Annotation
from reader.core.project import Project, with_annotations
from reader.workflow import annotate
from reader.workflow.notes_listing import (
    SORTS,
    NotesFilter,
    choices,
    counts_by_section,
    grouped,
    listing,
    replies_to,
    section_of,
)
from tests.store.texts import find, project


def at(hour: int) -> annotate.Clock:
    return lambda: datetime(2026, 3, 1, hour, tzinfo=UTC)


@pytest.fixture
def value() -> Project:
    value = project()
    value, late = annotate.note(value, "zh", find(value, "zh", "芦苇"), "网络 wind", "green", author="Li", clock=at(1))
    value, _ = annotate.highlight(value, "en", find(value, "en", "boatman"), "blue", clock=at(2))
    value, _ = annotate.note(value, "zh", find(value, "zh", "湖面"), "first", None, clock=at(3))
    value, _ = annotate.tag(value, "en", find(value, "en", "smoke"), ["fire", "air"], clock=at(4))
    value, answer = annotate.reply(value, late, "really?", author="Ann", clock=at(5))
    value, _ = annotate.reply(value, answer, "yes", clock=at(6))
    value, _ = annotate.hide_line(value, "zh", 0, clock=at(7))
    orphan = annotate.note(value, "zh", find(value, "zh", "孩子们"), "lost", clock=at(8))[0].annotations[-1]
    lost = Annotation(
        orphan.id, "commenting", tuple(type(t)(t.side, t.selector, "orphan") for t in orphan.targets), "lost"
    )
    return with_annotations(value, [lost])


def shown(value: Project, sort: str = "place", **chosen: object) -> list[str]:
    items = listing(value, NotesFilter(**chosen), sort)  # type: ignore[arg-type]
    return [item.body or item.targets[0].selector.exact for item in items]


def test_the_order_is_that_of_the_text_and_orphans_come_last(value: Project) -> None:
    assert shown(value) == ["first", "boatman", "网络 wind", "smoke", "lost"]


def test_replies_and_hidden_lines_are_not_listed(value: Project) -> None:
    assert len(value.annotations) == 8
    assert len(listing(value)) == 5


FILTERS = [
    ({"kinds": frozenset({"highlighting", "tagging"})}, ["boatman", "smoke"]),
    ({"colors": frozenset({"green"})}, ["网络 wind"]),
    ({"tags": frozenset({"air", "water"})}, ["smoke"]),
    ({"authors": frozenset({"Li"})}, ["网络 wind"]),
    ({"sides": frozenset({"en"})}, ["boatman", "smoke"]),
    ({"orphans": True}, ["lost"]),
    ({"orphans": False}, ["first", "boatman", "网络 wind", "smoke"]),
    ({"sections": frozenset({0}), "sides": frozenset({"zh"})}, ["first", "网络 wind"]),
    ({"sections": frozenset({5})}, []),
    ({"query": "WIND"}, ["网络 wind"]),
    ({"query": "fire smoke"}, ["smoke"]),
    ({"query": "really"}, ["网络 wind"]),
    ({"query": "boatman nobody"}, []),
]


@pytest.mark.parametrize(("chosen", "expected"), FILTERS, ids=[str(index) for index in range(len(FILTERS))])
def test_filters(value: Project, chosen: dict, expected: list[str]) -> None:
    assert shown(value, **chosen) == expected


def test_the_search_does_not_mind_the_script(value: Project) -> None:
    table = str.maketrans("網絡", "网络")
    found = listing(value, NotesFilter(query="網絡"), simplify=lambda text: text.translate(table))
    assert [item.body for item in found] == ["网络 wind"]
    assert listing(value, NotesFilter(query="網絡")) == ()


def test_the_orders(value: Project) -> None:
    assert shown(value, "oldest", orphans=False) == ["网络 wind", "boatman", "first", "smoke"]
    assert shown(value, "newest", orphans=False) == ["smoke", "first", "boatman", "网络 wind"]
    assert shown(value, "kind")[-2:] == ["boatman", "smoke"]
    assert shown(value, "color")[:2] == ["boatman", "网络 wind"]
    assert all(sorted(shown(value, sort)) == sorted(shown(value)) for sort in SORTS)


def test_groups_and_counts(value: Project) -> None:
    groups = grouped(value, listing(value))
    assert [(group.section, len(group.items)) for group in groups] == [(0, 4), (None, 1)]
    assert counts_by_section(value) == {0: 4}
    assert section_of(value.bitext, listing(value)[-1]) is None
    found = choices(value)
    assert found.orphans == 1
    assert found.tags == {"fire": 1, "air": 1}
    assert found.kinds["commenting"] == 3
    assert found.sides == {"zh": 3, "en": 2}


def test_a_thread_holds_answers_to_answers(value: Project) -> None:
    (note,) = listing(value, NotesFilter(query="wind"))
    assert [item.body for item in replies_to(value, note.id)] == ["really?", "yes"]
