"""After a power cut at any moment of a save the notes are the old or the new ones, and what was called saved is there."""

from __future__ import annotations

import os
from pathlib import Path
from unittest import mock

import pytest

from reader.store import disk, save
from reader.store.journal import journal_key
from tests.store.files import file_of, folders, note, opened, parsed, raw_note, saved
from tests.store.power_cut import Op, Recorder, State, after_cut

OLD = file_of([raw_note(1), raw_note(2)])


def save_recorded(tmp_path: Path) -> tuple[Recorder, str, bytes]:
    """One save of an edit over an existing file, recorded: the operations, the path, and the new bytes."""
    folder = tmp_path / "texts"
    folder.mkdir()
    path = folder / "a.duidu.json"
    path.write_bytes(OLD)
    read = opened(path, tmp_path)
    recorder = Recorder(str(tmp_path))
    with recorder.recording():
        saved(read.base, [note(1, "new"), *read.annotations[1:]])
    return recorder, str(path), path.read_bytes()


def bad_states(recorder: Recorder, path: str, new: bytes) -> list[tuple[int, str]]:
    """(number of operations done, what is wrong) for every state in which the promise does not hold."""
    bad: list[tuple[int, str]] = []
    for done in range(len(recorder.ops) + 1):
        for state in after_cut(recorder.start, recorder.ops[:done]):
            now = state.get(path)
            if now not in (OLD, new):
                bad.append((done, "neither old nor new"))
            elif done == len(recorder.ops) and now != new:
                bad.append((done, "saved, but the old one is there"))
            elif now == new and OLD not in (data for name, data in state.items() if "/backups/" in name):
                bad.append((done, "the new one is there, but no backup of the old"))
    return bad


def test_every_order_that_a_disk_may_choose_leaves_a_good_file(tmp_path: Path) -> None:
    recorder, path, new = save_recorded(tmp_path)
    assert new != OLD
    assert {op.what for op in recorder.ops} >= {"create", "write", "sync", "rename", "syncdir"}
    assert bad_states(recorder, path, new) == []


def test_a_journal_that_was_recorded_is_there_after_a_cut(tmp_path: Path) -> None:
    path = tmp_path / "a.duidu.json"
    path.write_bytes(OLD)
    read = opened(path, tmp_path)
    recorder = Recorder(str(tmp_path))
    with recorder.recording():
        list(save.record(read.base, (note(1, "kept"), *read.annotations[1:])))
    states = list(after_cut(recorder.start, recorder.ops))
    prefix = os.path.join(folders(tmp_path).journal, journal_key(str(path)))
    for state in states:
        journals = [data for name, data in state.items() if name.startswith(prefix)]
        assert any(b'"kept"' in data and data.endswith(b"\n") for data in journals)


def test_the_backup_is_whole_in_every_state(tmp_path: Path) -> None:
    recorder, _, new = save_recorded(tmp_path)
    for done in range(len(recorder.ops) + 1):
        for state in after_cut(recorder.start, recorder.ops[:done]):
            for name, data in state.items():
                if "/backups/" in name and name.endswith(".duidu.json"):
                    assert data == OLD
    assert parsed(new).file.annotations["00000001"].body == "new"


@pytest.mark.parametrize("what", ["sync", "syncdir"])
def test_the_model_sees_a_missing_sync(tmp_path: Path, what: str) -> None:
    recorder, path, new = save_recorded(tmp_path)
    recorder.ops = [op for op in recorder.ops if op.what != what]
    assert bad_states(recorder, path, new)


def test_the_model_sees_a_save_in_place(tmp_path: Path) -> None:
    start: State = {"/d/a": OLD}
    ops = [Op("truncate", -1), Op("write", -1, data=b"new"), Op("sync", -1)]
    states = [state for done in range(len(ops)) for state in after_cut(start, ops[:done])]
    assert any(state["/d/a"] not in (OLD, b"new") for state in states)


def test_the_model_sees_a_replace_without_a_sync(tmp_path: Path) -> None:
    start: State = {"/d/a": OLD}
    ops = [
        Op("create", 7, "/d/t"),
        Op("write", 7, data=b"new"),
        Op("rename", 7, "/d/t", "/d/a"),
        Op("syncdir", 0, "/d"),
    ]
    assert any(state["/d/a"] == b"" for state in after_cut(start, ops))
    good = [*ops[:2], Op("sync", 7), *ops[2:]]
    assert {state["/d/a"] for state in after_cut(start, good)} == {b"new"}


def test_a_save_that_may_be_undone_by_a_cut_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.duidu.json"
    read = opened(path, tmp_path)
    with mock.patch.object(disk, "sync_directory", return_value=False):
        result = saved(read.base, [note(1)])
    assert not result.durable
