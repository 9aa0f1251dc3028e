"""What the system refuses, what stands at the path, and what others do to the file: nothing is lost, one message each."""

from __future__ import annotations

import errno
import json
import os
import resource
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from unittest import mock

import pytest

from reader.core.errors import NotesError
from reader.store import disk
from reader.store import save as save_module
from reader.store.json_text import JsonError
from tests.store.files import bodies, file_of, folders, note, opened, parsed, raw_note, saved, strays

ROOT = Path(__file__).parents[2]
OLD = file_of([raw_note(1), raw_note(2)])


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    file = folder / "a.duidu.json"
    file.write_bytes(OLD)
    return file


def nested(depth: int) -> list:
    inner: list = []
    for _ in range(depth):
        inner = [inner]
    return inner


def journalled(tmp_path: Path) -> bytes:
    """All that the journals hold now."""
    folder = Path(folders(tmp_path).journal)
    return b"".join(file.read_bytes() for file in sorted(folder.glob("*.jsonl"))) if folder.is_dir() else b""


# --- refused by the system


@pytest.mark.parametrize("call", ["open", "write", "fsync", "replace", "link", "close", "unlink", "mkdir", "listdir"])
@pytest.mark.parametrize("sticky", [False, True], ids=["once", "from-then-on"])
def test_each_call_of_a_save_may_fail(path: Path, tmp_path: Path, call: str, sticky: bool) -> None:
    """The n-th call of each kind fails, n = 1, 2 ... until a save is not touched any more."""
    for number in range(1, 60):
        shutil.rmtree(tmp_path / "own", ignore_errors=True)
        path.write_bytes(OLD)
        read = opened(path, tmp_path)
        real, count = getattr(os, call), 0

        def failing(*args: object, **more: object) -> object:
            nonlocal count
            count += 1
            if count == number or (sticky and count > number):  # noqa: B023
                raise OSError(errno.EIO, "Input/output error")
            return real(*args, **more)  # noqa: B023

        message = ""
        with mock.patch.object(os, call, failing):
            try:
                saved(read.base, [note(1, "new"), *read.annotations[1:]])
            except NotesError as error:
                message = str(error)
        read.base.journal.close()
        if message:
            assert path.name in message
            assert bodies(path)[0] in ("note 1", "new")
        else:
            assert bodies(path)[0] == "new"
        again = opened(path, tmp_path)
        saved(again.base, [*again.annotations, note(9)])
        assert strays(path.parent) == []
        if count < number:
            return
    pytest.fail("a save makes that many calls?")


@pytest.mark.parametrize("number", range(3))
def test_an_error_of_our_own_while_writing_leaves_the_old_file(path: Path, tmp_path: Path, number: int) -> None:
    read = opened(path, tmp_path)

    def torn(file: object) -> Iterator[bytes]:
        yield from (b"x" * 10 for _ in range(number))
        raise RuntimeError("a fault of ours")

    with mock.patch.object(save_module, "serialise", torn), pytest.raises(RuntimeError):
        saved(read.base, [note(1, "new")])
    assert path.read_bytes() == OLD
    assert strays(path.parent) == []


@pytest.mark.parametrize(
    "data", [{"a": float("nan")}, {"a": float("inf")}, {"a": nested(200)}], ids=("nan", "inf", "deep")
)
def test_a_note_that_does_not_survive_being_written_is_never_written(path: Path, tmp_path: Path, data: dict) -> None:
    read = opened(path, tmp_path)
    with pytest.raises((JsonError, ValueError)):
        saved(read.base, [replace(note(1, "x"), data=data)])
    assert path.read_bytes() == OLD


@pytest.mark.parametrize(
    "data", [{1: "x"}, {"a": ("b", "c")}, {"a": "half \ud842 a pair"}], ids=("key", "tuple", "surrogate")
)
def test_a_note_that_json_says_a_little_differently_is_written(path: Path, tmp_path: Path, data: dict) -> None:
    read = opened(path, tmp_path)
    saved(read.base, [replace(note(1, "x"), data=data), *read.annotations[1:]])
    again = opened(path, tmp_path)
    assert again.annotations[0].body == "x"
    assert len(again.annotations[0].data) == 1


def test_a_limit_of_file_size_is_told_and_nothing_is_lost(path: Path, tmp_path: Path) -> None:
    read = opened(path, tmp_path)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (len(OLD), limits[1]))
    try:
        with pytest.raises(NotesError, match="too large for this place"):
            saved(read.base, [*read.annotations, note(3, "long " * 200)])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert path.read_bytes() == OLD
    assert strays(path.parent) == []
    saved(read.base, [*read.annotations, note(3)])
    assert "note 3" in bodies(path)


def elsewhere(command: list[str], path: Path, home: Path) -> dict:
    """Run one save under `command`; skip when the system does not let us make that place."""
    full = [*command, sys.executable, "-m", "tests.store.save_once", str(path), str(home)]
    done = subprocess.run(full, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)
    if done.returncode and "Traceback" not in done.stderr:
        pytest.skip(f"cannot make this place here: {done.stderr.strip()[:120]}")
    assert done.returncode == 0, done.stderr
    result: dict = json.loads(done.stdout)
    return result


def mounted(script: str, path: Path) -> list[str]:
    if shutil.which("unshare") is None:
        pytest.skip("unshare is not installed")
    return ["unshare", "-m", "sh", "-c", f'{script} && exec "$@"', "sh"]


def test_a_full_disk(path: Path, tmp_path: Path) -> None:
    big = file_of([raw_note(number, body="long " * 60) for number in range(90)])
    script = f"mount -t tmpfs -o size=64k tmpfs {path.parent} && cp {tmp_path}/big {path}"
    (tmp_path / "big").write_bytes(big)
    result = elsewhere(mounted(script, path), path, tmp_path)
    assert result["outcome"] == "refused"
    assert "the disk is full" in result["message"]
    assert "added" in journalled(tmp_path).decode()


def test_a_read_only_mount(path: Path, tmp_path: Path) -> None:
    script = f"mount --bind {path.parent} {path.parent} && mount -o remount,ro,bind {path.parent}"
    result = elsewhere(mounted(script, path), path, tmp_path)
    assert (result["outcome"], result["loaded"]) == ("refused", 2)
    assert "the place is read-only" in result["message"]
    assert path.read_bytes() == OLD
    assert {item.body for item in opened(path, tmp_path).annotations} == {"note 1", "note 2", "added"}


def test_no_permission_although_root(path: Path, tmp_path: Path) -> None:
    if shutil.which("setpriv") is None or os.geteuid() != 0:
        pytest.skip("needs setpriv and root")
    path.parent.chmod(0o555)
    lacks = "-dac_override,-dac_read_search"
    command = ["setpriv", f"--bounding-set={lacks}", f"--inh-caps={lacks}"]
    result = elsewhere(command, path, tmp_path)
    path.parent.chmod(0o755)
    assert (result["outcome"], result["loaded"]) == ("refused", 2)
    assert "no permission" in result["message"]


def test_an_immutable_folder(path: Path, tmp_path: Path) -> None:
    if shutil.which("chattr") is None:
        pytest.skip("chattr is not installed")
    made = subprocess.run(["chattr", "+i", str(path.parent)], capture_output=True, check=False)
    if made.returncode:
        pytest.skip("this file system has no immutable folders")
    try:
        result = elsewhere([], path, tmp_path)
    finally:
        subprocess.run(["chattr", "-i", str(path.parent)], check=True)
    assert result["outcome"] == "refused"
    assert "no permission" in result["message"]
    assert path.read_bytes() == OLD


def test_a_parent_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    read = opened(tmp_path / "file" / "a.duidu.json", tmp_path)
    assert read.base.read_only
    assert len(read.problems) == 1


def test_a_folder_that_goes_while_the_text_is_open(path: Path, tmp_path: Path) -> None:
    read = opened(path, tmp_path)
    path.parent.rename(tmp_path / "away")
    with pytest.raises(NotesError, match="the folder is gone"):
        saved(read.base, [*read.annotations, note(3, "kept")])
    assert b"kept" in journalled(tmp_path)
    (tmp_path / "away").rename(path.parent)
    saved(read.base, [*read.annotations, note(3, "kept")])
    assert bodies(path) == ["note 1", "note 2", "kept"]


# --- what others do to the file


def test_a_deleted_file_is_made_again_with_everything(path: Path, tmp_path: Path) -> None:
    read = opened(path, tmp_path)
    path.unlink()
    result = saved(read.base, [*read.annotations, note(3)])
    assert result.recreated
    assert bodies(path) == ["note 1", "note 2", "note 3"]


def replaced_atomically(path: Path, data: bytes) -> None:
    other = path.with_suffix(".other")
    other.write_bytes(data)
    other.rename(path)


def replaced_in_place_with_the_old_time(path: Path, data: bytes) -> None:
    before = path.stat()
    path.write_bytes(data)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


@pytest.mark.parametrize("how", [replaced_atomically, replaced_in_place_with_the_old_time])
def test_a_file_that_another_program_replaced_is_merged(path: Path, tmp_path: Path, how: object) -> None:
    read = opened(path, tmp_path)
    assert callable(how)
    how(path, OLD.replace(b"note 2", b"NOTE 2"))  # the same size
    assert save_module.has_changed_on_disk(read.base)
    result = saved(read.base, [*read.annotations, note(3)])
    assert bodies(path) == ["note 1", "NOTE 2", "note 3"]
    assert result.merged is not None
    assert [item.body for item in result.annotations] == ["note 1", "NOTE 2", "note 3"]


@pytest.mark.parametrize("count", [60, pytest.param(400, marks=pytest.mark.slow)])
def test_alternating_programs_lose_nothing(path: Path, tmp_path: Path, count: int) -> None:
    one, two = opened(path, tmp_path), opened(path, tmp_path)
    sides = [[one.base, one.annotations], [two.base, two.annotations]]
    for number in range(count):
        side = sides[number % 2]
        result = saved(side[0], [*side[1], note(100 + number)])
        side[0], side[1] = result.base, result.annotations
    assert len(bodies(path)) == 2 + count


def test_a_file_that_became_garbage_while_open_is_kept_and_replaced(path: Path, tmp_path: Path) -> None:
    read = opened(path, tmp_path)
    path.write_bytes(b"\0" * 5000)
    saved(read.base, [*read.annotations, note(3)])
    assert bodies(path) == ["note 1", "note 2", "note 3"]
    assert (path.parent / "a.duidu.json.damaged-1").read_bytes() == b"\0" * 5000


def test_a_file_that_became_newer_while_open_is_left_alone(path: Path, tmp_path: Path) -> None:
    read = opened(path, tmp_path)
    newer = OLD.replace(b"[1, 0]", b"[2, 0]")
    path.write_bytes(newer)
    with pytest.raises(NotesError, match="newer version"):
        saved(read.base, [*read.annotations, note(3, "kept")])
    assert path.read_bytes() == newer
    assert b"kept" in journalled(tmp_path)


def test_two_processes_keep_all_of_each_others_notes(path: Path, tmp_path: Path) -> None:
    count = 60
    command = [sys.executable, "-m", "tests.store.save_once", str(path), str(tmp_path), "rmw"]
    running = [subprocess.Popen([*command, name, str(count)], cwd=ROOT) for name in ("1", "2")]
    assert [process.wait(60) for process in running] == [0, 0]
    assert len(bodies(path)) == 2 + 2 * count
    assert strays(path.parent) == []


@pytest.mark.slow
def test_two_processes_keep_four_hundred_notes(path: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.store.save_once", str(path), str(tmp_path), "rmw"]
    running = [subprocess.Popen([*command, name, "200"], cwd=ROOT) for name in ("1", "2")]
    assert [process.wait(110) for process in running] == [0, 0]
    assert len(bodies(path)) == 402


# --- what stands at the path


def test_a_symbolic_link_stays_one(path: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.duidu.json"
    link.symlink_to(path)
    read = opened(link, tmp_path)
    saved(read.base, [*read.annotations, note(3)])
    assert link.is_symlink()
    assert len(bodies(path)) == 3


def test_the_other_name_of_a_hard_link_keeps_the_old_notes(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.json"
    os.link(path, other)
    read = opened(path, tmp_path)
    saved(read.base, [*read.annotations, note(3)])
    assert len(bodies(path)) == 3
    assert other.read_bytes() == OLD


def dangling(path: Path) -> None:
    path.symlink_to(path.parent / "nowhere")


def loop(path: Path) -> None:
    path.symlink_to(path)


def fifo(path: Path) -> None:
    os.mkfifo(path)


@pytest.mark.parametrize("make", [dangling, loop, fifo, os.mkdir])
def test_what_is_no_file_is_refused_with_one_message(path: Path, tmp_path: Path, make: object) -> None:
    path.unlink()
    assert callable(make)
    make(path)
    read = opened(path, tmp_path)
    assert read.base.read_only
    assert len(read.problems) == 1
    assert path.name in str(read.problems[0])
    with pytest.raises(NotesError):
        saved(read.base, [note(1)])
    assert not path.is_file()


NAMES = [
    "with spaces and 中文.duidu.json",
    "😀.duidu.json",
    unicodedata.normalize("NFC", "café.duidu.json"),
    unicodedata.normalize("NFD", "café.duidu.json"),
    "line\nbreak.duidu.json",
    "x" * (255 - len(".duidu.json")) + ".duidu.json",
    "字" * 81 + ".duidu.json",
    "%s {name} $HOME.duidu.json",
    "-o.duidu.json",
]


@pytest.mark.parametrize("name", [*NAMES, os.fsdecode(b"bytes\xff\xfe.duidu.json")], ids=lambda name: repr(name[:12]))
def test_every_form_of_path_opens_and_saves(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    for number in range(2):
        read = opened(path, tmp_path)
        saved(read.base, [*read.annotations, note(number)])
    assert bodies(path) == ["note 0", "note 1"]
    with mock.patch.object(os, "replace", side_effect=OSError(errno.ENOSPC, "full")):
        read = opened(path, tmp_path)
        with pytest.raises(NotesError) as caught:
            saved(read.base, [*read.annotations, note(5)])
        assert name in str(caught.value)


def test_a_relative_path_and_a_dot_path_are_the_same_notes(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(path.parent)
    for form in ("a.duidu.json", "./a.duidu.json", "../texts/a.duidu.json"):
        read = opened(form, tmp_path)
        saved(read.base, [*read.annotations, note(len(read.annotations) + 1)])
    assert len(bodies(path)) == 5


def test_the_mode_of_the_file_is_kept(path: Path, tmp_path: Path) -> None:
    path.chmod(0o640)
    read = opened(path, tmp_path)
    saved(read.base, [*read.annotations, note(3)])
    assert path.stat().st_mode & 0o777 == 0o640


# --- damaged when it is opened


def test_a_damaged_file_is_kept_and_what_can_be_read_is_shown(path: Path, tmp_path: Path) -> None:
    damaged = OLD[: OLD.index(b"note 2")]
    path.write_bytes(damaged)
    read = opened(path, tmp_path)
    assert [item.body for item in read.annotations] == ["note 1"]
    assert "damaged" in str(read.problems[0])
    assert path.read_bytes() == damaged
    saved(read.base, [*read.annotations, note(3)])
    kept = path.parent / "a.duidu.json.damaged-1"
    assert kept.read_bytes() == damaged
    assert bodies(path) == ["note 1", "note 3"]


def test_damage_is_never_taken_for_a_backup(path: Path, tmp_path: Path) -> None:
    path.write_bytes(OLD[:-30])
    read = opened(path, tmp_path)
    saved(read.base, [*read.annotations, note(3)])
    assert opened(path, tmp_path).backups == ()


def test_a_file_that_is_held_open_for_a_moment_is_replaced_all_the_same(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk, "PAUSES", (0.0, 0.0))
    real, held = os.replace, [PermissionError(), PermissionError()]

    def replace_when_free(old: str, new: str) -> None:
        if held:
            raise held.pop()
        real(old, new)

    monkeypatch.setattr(os, "replace", replace_when_free)
    read = opened(path, tmp_path)
    saved(read.base, [*read.annotations, note(3)])
    assert len(bodies(path)) == 3


def test_the_same_damage_is_kept_once_and_another_beside_it(path: Path, tmp_path: Path) -> None:
    for data in (b"one", b"one", b"two"):
        path.write_bytes(data)
        opened(path, tmp_path)
    assert sorted(p.name for p in path.parent.glob("*.damaged-*")) == [
        "a.duidu.json.damaged-1",
        "a.duidu.json.damaged-2",
    ]


def test_what_a_damaged_file_lost_comes_from_the_backup(path: Path, tmp_path: Path) -> None:
    read = opened(path, tmp_path)
    saved(read.base, [note(1, "newer"), read.annotations[1]])
    path.write_bytes(path.read_bytes()[:-200])
    again = opened(path, tmp_path)
    assert [item.body for item in again.annotations] == ["newer", "note 2"]
    assert any("backup" in str(problem) for problem in again.problems)


def test_a_missing_file_is_not_an_empty_one(path: Path, tmp_path: Path) -> None:
    read = opened(path, tmp_path)
    saved(read.base, [note(1, "newer"), read.annotations[1]])
    path.unlink()
    again = opened(path, tmp_path)
    assert len(again.backups) == 1
    assert "gone" in str(again.problems[0])
    assert len(parsed(Path(again.backups[0].path).read_bytes()).file.annotations) == 2


def test_a_file_that_cannot_be_read_is_not_written(path: Path, tmp_path: Path) -> None:
    real = os.open

    def refused(name: object, *args: object, **more: object) -> int:
        if str(name) == str(path):
            raise PermissionError(errno.EACCES, "Permission denied")
        return real(name, *args, **more)  # type: ignore[arg-type]

    with mock.patch.object(os, "open", refused):
        read = opened(path, tmp_path)
    assert read.base.read_only
    assert "cannot be read" in str(read.problems[0])


def test_a_file_too_large_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.duidu.json"
    with path.open("wb") as file:
        file.truncate(600 * 1024 * 1024)
    read = opened(path, tmp_path)
    assert read.base.read_only
    assert "too large" in str(read.problems[0])
