"""The journal keeps edits that no full save has written, in the order in which they were made from each other."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any
from unittest import mock

import pytest

from reader.core.annotation import Annotation
from reader.core.errors import NotesError
from reader.core.task import run
from reader.store.journal import Entry, Journal, forget, left_behind
from reader.store.load import Read
from reader.store.notes_file import item_line
from reader.store.recovery import recovered_lines
from reader.store.revision import digest, revised, tombstone
from reader.store.save import record
from tests.store.files import folders, note, opened, raw_note, saved

Raw = dict[str, Any]


def entry(item: Raw, over: Raw | None) -> Entry:
    return Entry(item, None if over is None else digest(over))


def recovered(disk: list[Raw], *journals: list[Entry]) -> dict[str, str]:
    lines = {raw["id"]: item_line(raw) for raw in disk}
    found = recovered_lines(lines, journals)
    return {ident: _body(line) for ident, line in found.items()}


def _body(line: bytes) -> str:
    import json

    raw = json.loads(line)
    return "gone" if raw.get("gone") else raw["body"]


OLD = raw_note(1, body="old")
ONE, TWO, THREE = (revised(raw_note(1, body=body), OLD) for body in ("one", "two", "three"))
IDENT = OLD["id"]


def test_an_edit_is_recovered_over_the_version_it_changed() -> None:
    assert recovered([OLD], [entry(ONE, OLD)]) == {IDENT: "one"}


def test_what_the_file_has_already_is_not_recovered() -> None:
    assert recovered([ONE], [entry(ONE, OLD)]) == {}


def test_a_new_and_a_deleted_item_are_recovered() -> None:
    assert recovered([], [entry(tombstone(OLD), OLD)]) == {}  # gone here and there
    assert recovered([OLD], [entry(tombstone(OLD), OLD), entry(raw_note(2), None)]) == {
        IDENT: "gone",
        "00000002": "note 2",
    }


def test_a_later_journal_that_began_with_an_earlier_one_wins_in_any_order() -> None:
    first, second = [entry(ONE, OLD)], [entry(TWO, ONE)]
    assert recovered([OLD], first, second) == {IDENT: "two"}
    assert recovered([OLD], second, first) == {IDENT: "two"}
    assert recovered([OLD], [entry(THREE, TWO)], first, second) == {IDENT: "three"}


def test_an_earlier_journal_is_nothing_new_when_the_file_has_what_came_of_it() -> None:
    assert recovered([TWO], [entry(ONE, OLD)], [entry(TWO, ONE)]) == {}


def test_two_programs_that_changed_one_version_are_both_kept() -> None:
    found = recovered([OLD], [entry(ONE, OLD)], [entry(TWO, OLD)])
    assert set(found.values()) == {"one", "two"}


def test_a_file_that_somebody_changed_since_keeps_both() -> None:
    other = revised(raw_note(1, body="theirs"), OLD)
    assert set(recovered([other], [entry(ONE, OLD)]).values()) | {"theirs"} == {"one", "theirs"}


def test_a_text_changed_back_and_forth_ends_with_the_newest() -> None:
    assert recovered([OLD], [entry(ONE, OLD)], [entry(TWO, ONE)], [entry(ONE, TWO)]) == {IDENT: "one"}


def test_a_torn_last_line_and_garbage_cost_nothing_else(tmp_path: Path) -> None:
    journal = Journal(str(tmp_path), str(tmp_path / "a"))
    journal.record([entry(raw_note(1), None), entry(raw_note(2), None)])
    journal.close()
    (file,) = tmp_path.glob("*.jsonl")
    whole = file.read_bytes().lstrip(b"\n")
    for cut in range(len(whole)):
        file.write_bytes(whole[:cut])
        entries = [e for _, found in left_behind(str(tmp_path), str(tmp_path / "a")) for e in found]
        assert len(entries) == whole[:cut].count(b"\n") or len(entries) == whole[: cut + 1].count(b"\n")
        file.write_bytes(b"\xff\x00garbage\n" + whole)
    ((path, entries),) = left_behind(str(tmp_path), str(tmp_path / "a"))
    assert len(entries) == 2
    forget([path])
    assert left_behind(str(tmp_path), str(tmp_path / "a")) == []


def test_a_record_that_failed_halfway_does_not_swallow_the_next(tmp_path: Path) -> None:
    journal = Journal(str(tmp_path), str(tmp_path / "a"))
    journal.record([entry(raw_note(1), None)])
    real, count = os.write, 0

    def torn(descriptor: int, data: bytes) -> int:
        nonlocal count
        count += 1
        if count == 2:
            raise OSError(errno.ENOSPC, "full")
        return real(descriptor, data[:40])

    with mock.patch.object(os, "write", torn), pytest.raises(OSError, match="full"):
        journal.record([entry(raw_note(2), None)])
    journal.record([entry(raw_note(3), None)])
    journal.close()
    ((_, entries),) = left_behind(str(tmp_path), str(tmp_path / "a"))
    assert [one.item["id"] for one in entries] == ["00000001", "00000003"]


def test_the_journal_of_a_running_program_is_left_alone(tmp_path: Path) -> None:
    journal = Journal(str(tmp_path), str(tmp_path / "a"))
    journal.record([entry(raw_note(1), None)])
    assert left_behind(str(tmp_path), str(tmp_path / "a")) == []
    journal.close()
    assert len(left_behind(str(tmp_path), str(tmp_path / "a"))) == 1
    assert left_behind(str(tmp_path), str(tmp_path / "b")) == []


def test_after_a_save_the_journal_is_empty_and_goes_when_it_is_closed(tmp_path: Path) -> None:
    read = opened(tmp_path / "a", tmp_path)
    assert run(record(read.base, (note(1),)))
    result = saved(read.base, [note(1)])
    (file,) = Path(folders(tmp_path).journal).glob("*.jsonl")
    assert file.read_bytes() == b""
    result.base.journal.close()
    assert not file.exists()


def test_edits_that_were_taken_back_do_not_return(tmp_path: Path) -> None:
    read = opened(tmp_path / "a", tmp_path)
    first = saved(read.base, [note(1)])
    run(record(first.base, (note(1, "rash"),)))
    first.base.journal.close()
    second = opened(tmp_path / "a", tmp_path)
    assert [item.body for item in second.annotations] == ["rash"]
    saved(second.base, [note(1)])
    assert [item.body for item in opened(tmp_path / "a", tmp_path).annotations] == ["note 1"]


def refused(read: Read, annotations: list[Annotation]) -> None:
    """A save that fails after the journal was written."""
    with mock.patch.object(os, "replace", side_effect=OSError(errno.ENOSPC, "full")), pytest.raises(NotesError):
        saved(read.base, annotations)


UNDONE = {
    "a deletion": ([note(1)], []),
    "an edit": ([note(1)], [note(1, "rash")]),
    "a new note": ([], [note(1)]),
}


@pytest.mark.parametrize("name", UNDONE)
@pytest.mark.parametrize("also", [True, False], ids=["with another edit", "alone"])
@pytest.mark.parametrize("restarted", [False, True], ids=["at once", "after a restart"])
def test_what_was_undone_after_a_failed_save_stays_undone(
    tmp_path: Path, name: str, also: bool, restarted: bool
) -> None:
    before, after = UNDONE[name]
    start = opened(tmp_path / "a", tmp_path)
    saved(start.base, [*before, note(5)])
    read = opened(tmp_path / "a", tmp_path)
    refused(read, [*after, note(5)])
    if restarted:
        read.base.journal.close()
        read = opened(tmp_path / "a", tmp_path)
        assert len(read.annotations) == len(after) + 1
    undone = [*before, note(5, "more") if also else note(5)]
    if also:
        refused(read, undone)
    else:
        saved(read.base, undone)
    read.base.journal.close()
    again = opened(tmp_path / "a", tmp_path)
    assert sorted(item.body for item in again.annotations) == sorted(item.body for item in undone)
    saved(again.base, again.annotations)
    last = opened(tmp_path / "a", tmp_path)
    assert sorted(item.body for item in last.annotations) == sorted(item.body for item in undone)
    assert last.recovered == 0


def test_a_failed_save_of_what_was_recovered_recovers_it_once(tmp_path: Path) -> None:
    start = opened(tmp_path / "a", tmp_path)
    first = saved(start.base, [note(1)])
    run(record(first.base, (note(1, "newer"),)))
    first.base.journal.close()
    for _ in range(3):
        read = opened(tmp_path / "a", tmp_path)
        assert [item.body for item in read.annotations] == ["newer"]
        refused(read, list(read.annotations))
        read.base.journal.close()


def test_a_journal_does_not_grow_while_saves_fail(tmp_path: Path) -> None:
    read = opened(tmp_path / "a", tmp_path)
    for _ in range(5):
        refused(read, [note(1)])
    (file,) = Path(folders(tmp_path).journal).glob("*.jsonl")
    assert file.read_bytes().count(b'"note 1"') == 1
