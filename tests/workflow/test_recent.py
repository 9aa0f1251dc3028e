"""The list of recent texts and the small files of the program."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from reader.workflow import folders, recent, state_files
from reader.workflow.preferences import load_settings, save_settings
from reader.workflow.recent import Reading


def test_the_newest_comes_first_and_once() -> None:
    one, two = Reading(("/a",)), Reading(("/b",))
    readings = recent.remembered(recent.remembered((), one), two)
    later = replace(one, progress=0.5)
    assert recent.remembered(readings, later) == (later, two)


def test_what_was_saved_is_loaded() -> None:
    readings = (
        Reading(("/a", "/b"), "big5", "甲", "A", "2024-01-02T03:04:05Z", 0.25, 3, 9, "en", 7, -4.0, "tw", True, True),
    )
    recent.save_recent(readings)
    assert recent.load_recent() == readings


def test_two_files_are_found_in_any_order() -> None:
    reading = Reading(("/a", "/b"))
    assert recent.found((reading,), ("/b", "/a")) is reading
    assert recent.found((reading,), ("/a",)) is None
    assert recent.forgotten((reading,), ("/a", "/b")) == ()


def test_entries_that_make_no_sense_are_left_out() -> None:
    items = [{"paths": ["/a"], "progress": "far", "unknown": 1}, {"paths": []}, {"paths": "x"}, 3, {"paths": [1]}]
    folders.state_folder().mkdir(parents=True)
    recent.recent_file().write_text(json.dumps({"texts": items}), encoding="utf-8")
    assert recent.load_recent() == (Reading(("/a",)),)


@pytest.mark.parametrize("text", ["", "[]", '{"texts": 3}', "\x00", '{"texts": ' + "[" * 100_000])
def test_a_damaged_list_is_set_aside(text: str) -> None:
    folders.state_folder().mkdir(parents=True)
    recent.recent_file().write_text(text, encoding="utf-8")
    assert recent.load_recent() == ()


def test_a_text_is_called_by_its_title_or_file() -> None:
    assert Reading(("/x/y.txt",)).name == "y.txt"
    assert Reading(("/x/y.txt",), en_title="Y").name == "Y"


def test_writing_leaves_no_temporary_behind(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "file.json"
    state_files.write_text(path, "one")
    state_files.write_text(path, "two")
    assert [entry.name for entry in path.parent.iterdir()] == ["file.json"]
    assert state_files.read_text(path) == "two"


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "file.json"
    state_files.write_text(path, "one")

    def refuse(*args: object) -> None:
        raise OSError("no")

    monkeypatch.setattr("os.replace", refuse)
    with pytest.raises(OSError, match="no"):
        state_files.write_text(path, "two")
    assert path.read_text(encoding="utf-8") == "one"
    assert [entry.name for entry in tmp_path.iterdir()] == ["file.json"]


def test_settings_round_trip(own_folders: Path) -> None:
    save_settings(load_settings().chosen("zoom", 140))
    assert load_settings().get("zoom") == 140


def test_without_a_home_of_its_own_the_folders_are_the_users(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DUIDU_HOME")
    found = {folders.config_folder(), folders.state_folder(), folders.data_folder()}
    assert all("duidu" in str(folder).lower() for folder in found)
