"""Merging by item: the order of the sides does not matter, merging again changes nothing, and nothing said is lost."""

from __future__ import annotations

import json
import os
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.store.merge import Merged, merge_lines
from reader.store.notes_file import item_line
from reader.store.revision import content, digest, is_gone, revised, tombstone
from tests.store.files import raw_note

Items = dict[str, dict[str, Any]]
EXAMPLES = int(os.environ.get("DUIDU_MERGE_EXAMPLES", "120"))

# One edit: (item number, what). Letters are new texts, so that both sides sometimes write the same.
EDITS = st.lists(
    st.tuples(st.integers(0, 7), st.sampled_from(["a", "b", "c", "gone", "absent", "position"])), max_size=8
)


def edited(items: Items, edits: list[tuple[int, str]]) -> Items:
    """The items after a session of edits, with revisions as saving gives them."""
    result = dict(items)
    for number, what in edits:
        ident = f"{number:08d}"
        before = result.get(ident)
        if what == "absent":
            result.pop(ident, None)
        elif what == "gone":
            if before is not None and not is_gone(before):
                result[ident] = tombstone(before)
        elif what == "position":
            if before is not None and not is_gone(before):
                result[ident] = {**before, "targets": raw_note(number)["targets"] * 2}
        else:
            result[ident] = revised(raw_note(number, body=what), before)
    return result


def lines(items: Items) -> dict[str, bytes]:
    return {ident: item_line(raw) for ident, raw in items.items()}


def raws(merged: Merged) -> Items:
    return {ident: json.loads(line) for ident, line in merged.lines.items()}


def said(items: Items) -> set[str]:
    """What the live items say, whatever their ids."""
    return {content({**raw, "id": "", "conflict_of": ""}) for raw in items.values() if not is_gone(raw)}


START = {raw["id"]: raw for raw in (raw_note(number) for number in range(5))}


@given(EDITS, EDITS, EDITS)
@settings(max_examples=EXAMPLES, deadline=None)
def test_three_way_merge(first: list, left: list, right: list) -> None:
    base = edited(START, first)
    ours, theirs = edited(base, left), edited(base, right)
    merged = merge_lines(lines(base), lines(ours), lines(theirs))
    assert merged.lines == merge_lines(lines(base), lines(theirs), lines(ours)).lines
    assert merge_lines(lines(base), merged.lines, lines(theirs)).lines == merged.lines
    assert merge_lines(lines(base), lines(ours), merged.lines).lines == merged.lines
    assert merge_lines(lines(base), lines(ours), lines(ours)).lines == dict(sorted(lines(ours).items()))
    lost = (said(ours) | said(theirs)) - said(raws(merged)) - said(base)
    # What a side wrote may only be missing when the other side's version was made from it.
    versions = {raw.get("prev") for raw in (*ours.values(), *theirs.values())}
    for raw in (*ours.values(), *theirs.values()):
        if content({**raw, "id": "", "conflict_of": ""}) in lost:
            assert digest(raw) in versions


@given(EDITS, EDITS, EDITS)
@settings(max_examples=EXAMPLES, deadline=None)
def test_merge_whose_base_is_lost(first: list, left: list, right: list) -> None:
    base = edited(START, first)
    ours, theirs = edited(base, left), edited(base, right)
    merged = merge_lines(None, lines(ours), lines(theirs))
    assert merged.lines == merge_lines(None, lines(theirs), lines(ours)).lines
    assert merge_lines(None, merged.lines, lines(theirs)).lines == merged.lines
    based_on = {raw.get("prev") for raw in (*ours.values(), *theirs.values())}
    for raw in (*ours.values(), *theirs.values()):
        kept = content({**raw, "id": "", "conflict_of": ""}) in said(raws(merged))
        assert kept or is_gone(raw) or digest(raw) in based_on


@given(EDITS, EDITS, EDITS)
@settings(max_examples=EXAMPLES // 3, deadline=None)
def test_of_three_people_whoever_merges_first_nobody_loses_a_text(one: list, two: list, three: list) -> None:
    sides = [edited(START, edits) for edits in (one, two, three)]
    base = lines(START)
    a, b, c = (lines(side) for side in sides)
    left = merge_lines(base, merge_lines(base, a, b).lines, c)
    right = merge_lines(base, a, merge_lines(base, b, c).lines)
    based_on = {raw.get("prev") for side in sides for raw in side.values()}
    last = [raw for side in sides for raw in side.values() if digest(raw) not in based_on]
    newest = said({str(number): raw for number, raw in enumerate(last)})
    for result in (left, right):
        assert newest - said(START) <= said(raws(result))


def merged_item(base: dict | None, ours: dict | None, theirs: dict | None) -> Items:
    sides = [{raw["id"]: raw} if raw else {} for raw in (base, ours, theirs)]
    return raws(merge_lines(*(lines(side) for side in sides)))


OLD = raw_note(1)
MINE, YOURS = revised(raw_note(1, body="mine"), OLD), revised(raw_note(1, body="yours"), OLD)
GONE = tombstone(OLD)

CASES = [
    ("only one side changed", OLD, MINE, OLD, ["mine"]),
    ("both said the same", OLD, MINE, MINE, ["mine"]),
    ("both changed", OLD, MINE, YOURS, ["mine", "yours"]),
    ("deleted here, unchanged there", OLD, GONE, OLD, []),
    ("deleted here, changed there", OLD, GONE, YOURS, ["yours"]),
    ("deleted on both", OLD, GONE, GONE, []),
    ("absent here, unchanged there", OLD, None, OLD, []),
    ("absent here, changed there", OLD, None, YOURS, ["yours"]),
    ("added on both, alike", None, OLD, OLD, ["note 1"]),
    ("added on both, different", None, MINE, YOURS, ["mine", "yours"]),
    ("added here only", None, MINE, None, ["mine"]),
    ("theirs was made from ours", OLD, MINE, revised(raw_note(1, body="later"), MINE), ["later"]),
    ("deleted after our change was seen", OLD, MINE, tombstone(MINE), []),
]


@pytest.mark.parametrize(("base", "ours", "theirs", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_one_item(base: dict | None, ours: dict | None, theirs: dict | None, expected: list[str]) -> None:
    for left, right in ((ours, theirs), (theirs, ours)):
        result = merged_item(base, left, right)
        assert sorted(raw["body"] for raw in result.values() if not is_gone(raw)) == expected


def test_a_conflict_copy_names_the_item_it_is_a_version_of() -> None:
    result = merged_item(OLD, MINE, YOURS)
    copy = next(raw for raw in result.values() if "conflict_of" in raw)
    assert copy["conflict_of"] == OLD["id"]
    assert copy["id"] != OLD["id"]


def test_positions_alone_are_no_conflict() -> None:
    moved = json.loads(json.dumps(OLD))
    moved["targets"][0]["selector"]["start"] = 99
    moved["targets"][0]["fit"] = "moved"
    other = {**OLD, "modified": "2030-01-01T00:00:00Z"}
    assert len(merged_item(OLD, moved, other)) == 1


def test_clocks_decide_nothing() -> None:
    early = revised(raw_note(1, body="early", modified="1990-01-01T00:00:00Z"), MINE)
    late = {**MINE, "modified": "2999-01-01T00:00:00Z"}
    assert [raw["body"] for raw in merged_item(OLD, early, late).values()] == ["early"]


@pytest.mark.parametrize(("removed", "asks"), [(1, False), (2, False), (3, True), (10, True)])
def test_more_than_a_fifth_asks(removed: int, asks: bool) -> None:
    base = {raw["id"]: raw for raw in (raw_note(number) for number in range(10))}
    theirs = {ident: tombstone(raw) if int(ident) < removed else raw for ident, raw in base.items()}
    merged = merge_lines(lines(base), lines(base), lines(theirs))
    assert len(merged.removed) == removed
    assert merged.loses_much(lines(base)) is asks


def test_the_report_names_what_happened() -> None:
    base = {raw["id"]: raw for raw in (raw_note(1), raw_note(2), raw_note(3))}
    ours = {**base, "00000001": MINE}
    theirs = {
        "00000001": YOURS,
        "00000002": tombstone(base["00000002"]),
        "00000003": revised(raw_note(3, body="x"), base["00000003"]),
        "00000004": raw_note(4),
    }
    merged = merge_lines(lines(base), lines(ours), lines(theirs))
    assert merged.removed == ("00000002",)
    assert merged.conflicts == (("00000001", merged.conflicts[0][1]),)
    assert set(merged.added) == {"00000004", merged.conflicts[0][1]}
    assert "00000003" in merged.changed
