"""The list of notes: search in any script, filters, order, groups and counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.core.anchoring import Simplify
from reader.core.annotation import Annotation
from reader.core.project import Project, with_annotations, without_annotations
from reader.core.spans import Span
from reader.core.task import run
from reader.workflow import annotate
from reader.workflow.notes_index import NotesIndex
from reader.workflow.notes_listing import LISTED, NOWHERE, ON_REQUEST, SORTS, NotesFilter, Sort, listed
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


def index_of(value: Project, simplify: Simplify | None = None) -> NotesIndex:
    index = NotesIndex(simplify)
    run(index.update(value))
    return index


def shown(value: Project, sort: Sort = "place", **chosen: object) -> list[str]:
    entries = run(index_of(value).listing(NotesFilter(**chosen), sort))  # type: ignore[arg-type]
    return [entry.item.body or entry.item.targets[0].selector.exact for entry in entries]


def test_the_order_is_that_of_the_text_and_orphans_come_last(value: Project) -> None:
    assert shown(value) == ["first", "boatman", "网络 wind", "smoke", "lost"]


def test_replies_and_hidden_lines_are_not_listed(value: Project) -> None:
    assert len(value.annotations) == 8
    assert index_of(value).count == len(listed(value)) == 5


@pytest.mark.parametrize("kind", sorted(ON_REQUEST))
def test_what_a_review_says_is_listed_on_request_or_when_it_is_lost(value: Project, kind: str) -> None:
    judged, ident = annotate.add(value, kind, [("zh", find(value, "zh", "湖面"))], body="said")
    assert "said" not in shown(judged)
    assert shown(judged, kinds=frozenset({kind})) == ["said"]
    assert index_of(judged).count == index_of(value).count
    assert index_of(judged).counts_by_section() == index_of(value).counts_by_section()
    item = judged.annotation(ident)
    assert item is not None
    lost = replace(item, targets=tuple(replace(target, fit="orphan") for target in item.targets))
    index = index_of(with_annotations(judged, [lost]))
    assert "said" in [entry.item.body for entry in run(index.listing(NotesFilter(orphans=True)))]
    assert index.count == index_of(value).count + 1


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
def test_filters(value: Project, chosen: dict[str, object], expected: list[str]) -> None:
    assert shown(value, **chosen) == expected  # type: ignore[arg-type]


def test_the_search_does_not_mind_the_script(value: Project) -> None:
    table = str.maketrans("網絡", "网络")
    index = index_of(value, simplify=lambda text: text.translate(table))
    assert [entry.item.body for entry in run(index.listing(NotesFilter(query="網絡")))] == ["网络 wind"]
    assert shown(value, query="網絡") == []


def test_the_orders(value: Project) -> None:
    assert shown(value, "oldest", orphans=False) == ["网络 wind", "boatman", "first", "smoke"]
    assert shown(value, "newest", orphans=False) == ["smoke", "first", "boatman", "网络 wind"]
    assert shown(value, "kind")[-2:] == ["boatman", "smoke"]
    assert shown(value, "color")[:2] == ["boatman", "网络 wind"]
    assert all(sorted(shown(value, sort)) == sorted(shown(value)) for sort in SORTS)


def test_groups_and_counts(value: Project) -> None:
    index = index_of(value)
    entries = run(index.listing(NotesFilter(), "newest", grouped=True))
    assert [entry.section for entry in entries] == [0, 0, 0, 0, None]
    assert [entry.item.body for entry in entries][-2:] == ["网络 wind", "lost"]
    assert index.counts_by_section() == {0: 4}
    found = index.choices()
    assert found.orphans == 1
    assert found.tags == {"fire": 1, "air": 1}
    assert found.kinds["commenting"] == 3
    assert found.sides == {"zh": 3, "en": 2}


def test_a_thread_holds_answers_to_answers(value: Project) -> None:
    (entry,) = run(index_of(value).listing(NotesFilter(query="wind")))
    assert [item.body for item in entry.replies] == ["really?", "yes"]


def test_an_answer_to_a_note_that_is_gone_is_listed_itself(value: Project) -> None:
    index = index_of(value)
    note = next(item for item in value.annotations if item.body == "网络 wind")
    left = without_annotations(value, [note.id])
    run(index.update(left))
    assert {"really?", "yes"} <= {entry.item.body for entry in run(index.listing(NotesFilter()))}
    run(index.update(value))
    assert index.entries == index_of(value).entries


EDITS = st.lists(st.tuples(st.sampled_from(["add", "body", "tag", "delete", "reply"]), st.integers(0, 99)), max_size=12)


@given(EDITS)
@settings(max_examples=60)
def test_an_index_that_followed_every_edit_is_that_of_the_last_value(edits: list[tuple[str, int]]) -> None:
    value, index = project(), NotesIndex()
    for verb, number in edits:
        value = edited(value, verb, number)
        run(index.update(value))
    fresh = index_of(value)
    assert index.entries == fresh.entries
    assert index.choices() == fresh.choices()
    assert run(index.listing(NotesFilter(query="b"))) == run(fresh.listing(NotesFilter(query="b")))


def edited(value: Project, verb: str, number: int) -> Project:
    items = value.annotations
    start = number % 20
    if verb == "add" or not items:
        return annotate.note(value, "zh" if number % 2 else "en", Span(start, start + 3), f"b {number}")[0]
    ident = items[number % len(items)].id
    match verb:
        case "body":
            return annotate.set_body(value, ident, f"other {number}")
        case "tag":
            return annotate.add_tags(value, ident, [f"tag {number % 3}"])
        case "reply":
            return annotate.reply(value, ident, f"reply {number}")[0]
    return annotate.delete(value, ident)


def test_another_text_takes_all_notes_along(value: Project) -> None:
    index = index_of(value)
    listed_before = set(index.entries)
    assert run(index.update(Project(replace(value.bitext)))) == listed_before
    assert index.entries == {}


def test_stopping_half_way_does_no_harm(value: Project) -> None:
    index = NotesIndex()
    task = index.update(value)
    next(task)
    task.close()
    run(index.update(value))
    assert index.entries == index_of(value).entries
    assert index.choices() == index_of(value).choices()


@given(EDITS, st.booleans(), st.integers(0, 30))
@settings(max_examples=60)
def test_the_way_from_note_to_note_is_that_of_the_places(
    edits: list[tuple[str, int]], backwards: bool, start: int
) -> None:
    value, index = project(), NotesIndex()
    for verb, number in edits:
        value = edited(value, verb, number)
        run(index.update(value))
    keys = sorted((entry.place, ident) for ident, entry in index.entries.items() if entry.place < NOWHERE)
    here = keys[start % len(keys)] if keys and start % 2 else (start << 40, "")
    if not keys:
        assert index.neighbour(here, backwards, LISTED) is None
    elif backwards:
        wanted = max((key for key in keys if key < here), default=keys[-1])
        assert index.neighbour(here, backwards, LISTED) is index.entries[wanted[1]]
    else:
        wanted = min((key for key in keys if key > here), default=keys[0])
        assert index.neighbour(here, backwards, LISTED) is index.entries[wanted[1]]
    assert index.neighbour(here, backwards, {"bookmarking"}) is None
