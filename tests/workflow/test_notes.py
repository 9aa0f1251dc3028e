"""Loading, saving and placing the notes of a text, as the window does it."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from reader.core.errors import NotesError
from reader.core.project import Project
from reader.core.settings import Settings
from reader.core.task import run
from reader.workflow import annotate, notes
from tests.store.texts import EN, ZH, bitext, find


class Desk:
    """A text with its notes, opened, edited, saved and opened again in one folder."""

    def __init__(self, tmp_path: Path) -> None:
        self.folder = tmp_path / "texts"
        self.data = str(tmp_path / "data")
        self.folder.mkdir(exist_ok=True)
        self.path = str(self.folder / "pond.txt.duidu.json")

    def open(self, text=None) -> notes.Loaded:
        return run(notes.load_notes(text or bitext(), self.path, data=self.data))

    def raw(self) -> dict:
        return json.loads(Path(self.path).read_text(encoding="utf-8"))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def with_note(value: Project, words: str, body: str = "", side: str = "zh") -> Project:
    return annotate.note(value, side, find(value, side, words), body)[0]


def test_a_note_is_there_again_after_a_restart(desk: Desk) -> None:
    loaded = desk.open()
    edited = with_note(loaded.project, "竹篙", "bamboo pole 𠮷")
    saved = run(notes.save_notes(loaded.base, edited))
    again = desk.open()
    assert again.project.annotations == edited.annotations == saved.project.annotations
    assert not again.problems
    assert not again.unsaved


def test_saving_what_was_loaded_writes_nothing(desk: Desk) -> None:
    loaded = desk.open()
    run(notes.save_notes(loaded.base, with_note(loaded.project, "竹篙")))
    before = os.stat(desk.path)
    again = desk.open()
    run(notes.save_notes(again.base, again.project))
    after = os.stat(desk.path)
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


def test_a_text_without_notes_gets_no_file(desk: Desk) -> None:
    loaded = desk.open()
    run(notes.save_notes(loaded.base, loaded.project))
    assert not os.path.exists(desk.path)


def test_typing_makes_one_revision_for_a_session(desk: Desk) -> None:
    loaded = desk.open()
    value, ident = annotate.note(loaded.project, "zh", find(loaded.project, "zh", "竹篙"))
    saved = run(notes.save_notes(loaded.base, value))
    loaded = desk.open()
    base, value = loaded.base, loaded.project
    for body in ("a", "ab", "abc"):
        value = annotate.set_body(value, ident, body)
        saved = run(notes.save_notes(base, value))
        base, value = saved.base, saved.project
    (item,) = desk.raw()["items"]
    assert (item["rev"], item["body"]) == (2, "abc")


def test_a_deleted_note_leaves_a_tombstone_and_undo_brings_it_back(desk: Desk) -> None:
    loaded = desk.open()
    value, ident = annotate.note(loaded.project, "zh", find(loaded.project, "zh", "竹篙"), "x")
    saved = run(notes.save_notes(loaded.base, value))
    saved = run(notes.save_notes(saved.base, annotate.delete(saved.project, ident)))
    (item,) = desk.raw()["items"]
    assert item["gone"] is True
    assert not desk.open().project.annotations
    saved = run(notes.save_notes(saved.base, value))
    assert [a.body for a in desk.open().project.annotations] == ["x"]


@pytest.mark.parametrize("deleted", [True, False], ids=["deleted", "edited"])
def test_what_was_undone_is_newer_than_what_it_undid(desk: Desk, tmp_path: Path, deleted: bool) -> None:
    """A copy from in between (a sync folder's, a backup) does not bring the undone edit back, whatever its base."""
    loaded = desk.open()
    value, ident = annotate.note(loaded.project, "zh", find(loaded.project, "zh", "竹篙"), "before")
    run(notes.save_notes(loaded.base, value))
    loaded = desk.open()
    value = loaded.project
    rash = annotate.delete(value, ident) if deleted else annotate.set_body(value, ident, "rash")
    saved = run(notes.save_notes(loaded.base, rash))
    copy = tmp_path / "copy.json"
    copy.write_bytes(Path(desk.path).read_bytes())
    saved = run(notes.save_notes(saved.base, value))
    other = run(notes.load_notes(bitext(), str(copy), data=desk.data))
    merged, report = notes.merged_with(value, saved.base, other)
    assert [item.body for item in merged.annotations] == ["before"]
    assert (report.changed, report.removed, report.conflicts) == ((), (), ())


def test_two_windows_keep_each_others_notes(desk: Desk) -> None:
    one, two = desk.open(), desk.open()
    run(notes.save_notes(one.base, with_note(one.project, "竹篙", "one")))
    given = with_note(two.project, "芦苇", "two")
    saved = run(notes.save_notes(two.base, given))
    assert {a.body for a in saved.project.annotations} == {"one", "two"}
    assert {a.body for a in desk.open().project.annotations} == {"one", "two"}
    assert saved.merged is not None
    assert len(saved.merged.added) == 1


def test_edits_made_during_a_save_stay_when_it_merged(desk: Desk) -> None:
    one, two = desk.open(), desk.open()
    run(notes.save_notes(one.base, with_note(one.project, "竹篙", "one")))
    given = with_note(two.project, "芦苇", "two")
    saved = run(notes.save_notes(two.base, given))
    current = with_note(given, "炊烟", "three")
    current = notes.rebased(current, given, saved.project)
    assert {a.body for a in current.annotations} == {"one", "two", "three"}
    assert notes.rebased(given, given, given) is given


def test_both_versions_are_kept_when_two_windows_change_one_note(desk: Desk) -> None:
    loaded = desk.open()
    value, ident = annotate.note(loaded.project, "zh", find(loaded.project, "zh", "竹篙"), "old")
    run(notes.save_notes(loaded.base, value))
    one, two = desk.open(), desk.open()
    run(notes.save_notes(one.base, annotate.set_body(one.project, ident, "mine")))
    saved = run(notes.save_notes(two.base, annotate.set_body(two.project, ident, "yours")))
    assert {a.body for a in saved.project.annotations} == {"mine", "yours"}
    assert len(saved.merged.conflicts) == 1


def test_a_file_that_lost_most_notes_asks_and_keeps_them(desk: Desk) -> None:
    loaded = desk.open()
    value = loaded.project
    for words in ("竹篙", "芦苇", "炊烟", "湖面", "孩子们"):
        value = with_note(value, words)
    saved = run(notes.save_notes(loaded.base, value))
    raw = desk.raw()
    raw["items"] = raw["items"][:1]
    Path(desk.path).write_text(json.dumps(raw), encoding="utf-8")
    saved = run(notes.save_notes(saved.base, with_note(saved.project, "南边")))
    assert len(saved.held_back) == 4
    assert len(desk.open().project.annotations) == 6
    after = notes.without_held_back(saved.project, saved.held_back)
    run(notes.save_notes(saved.base, after))
    assert len(desk.open().project.annotations) == 2


def test_a_changed_text_moves_its_notes_and_keeps_orphans(desk: Desk) -> None:
    loaded = desk.open()
    value = with_note(with_note(loaded.project, "芦苇一齐倒向南边", "stays"), "慢慢离了岸", "goes")
    run(notes.save_notes(loaded.base, value))
    changed = bitext(zh=("新加的一句放在最前面。", ZH[0], *ZH[2:]), en=EN)
    again = desk.open(changed)
    by_body = {a.body: a.targets[0] for a in again.project.annotations}
    assert by_body["stays"].fit == "moved"
    assert by_body["stays"].selector.span.of(changed.zh.text) == "芦苇一齐倒向南边"
    assert by_body["goes"].fit == "orphan"
    assert by_body["goes"].selector.exact == "慢慢离了岸"
    # Nothing was said, so nothing is written; going back to the old text finds the orphan again.
    run(notes.save_notes(again.base, again.project))
    assert [a.targets[0].fit for a in desk.open().project.annotations] == ["exact", "exact"]


def test_a_failed_save_keeps_the_edits_for_the_next_start(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = desk.open()
    edited = with_note(loaded.project, "竹篙", "kept")
    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", lambda *_: (_ for _ in ()).throw(OSError(28, "No space left on device")))
        with pytest.raises(NotesError, match="disk is full"):
            run(notes.save_notes(loaded.base, edited))
    assert os.listdir(desk.folder) == []
    loaded.base.journal.close()
    again = desk.open()
    assert [a.body for a in again.project.annotations] == ["kept"]
    assert again.unsaved
    run(notes.save_notes(again.base, again.project))
    final = desk.open()
    assert not final.unsaved
    assert [a.body for a in final.project.annotations] == ["kept"]


def test_the_place_is_beside_the_source_or_in_the_data_folder(tmp_path: Path) -> None:
    beside = notes.notes_place([str(tmp_path / "a.txt")], str(tmp_path / "data"), lambda folder: True)
    assert beside.path == str(tmp_path / "a.txt.duidu.json")
    assert beside.also == ()
    own = notes.notes_place([str(tmp_path / "a.txt")], str(tmp_path / "data"), lambda folder: False)
    assert own.path.startswith(str(tmp_path / "data"))
    (tmp_path / "a.txt.duidu.json").write_text("x")
    assert notes.notes_place([str(tmp_path / "a.txt")], str(tmp_path / "d"), lambda _: False).also == (
        str(tmp_path / "a.txt.duidu.json"),
    )


def test_the_place_can_be_chosen_and_those_before_are_read_as_well(tmp_path: Path) -> None:
    (chosen := tmp_path / "chosen").mkdir()
    (former := tmp_path / "former").mkdir()
    texts = [tmp_path / folder / "a.txt" for folder in ("1", "2")]

    def place(text: Path, **choices: str) -> notes.NotesPlace:
        return notes.notes_place([str(text)], str(tmp_path / "data"), os.path.isdir, Settings(choices))

    for text in texts:
        text.parent.mkdir()
    kept = [place(text, notes_folder=str(chosen)).path for text in texts]
    assert [os.path.dirname(path) for path in kept] == [str(chosen)] * 2
    assert kept[0] != kept[1]
    old = place(texts[0], notes_folder=str(former)).path
    for path in (old, kept[0], f"{texts[0]}.duidu.json"):
        Path(path).write_text("x")
    now = place(texts[0], notes_folder=str(chosen), notes_folders=f"{former}\n{tmp_path / 'gone'}")
    assert now == notes.NotesPlace(kept[0], (f"{texts[0]}.duidu.json", old))
    back = place(texts[0], notes_folders=f"{former}\n{chosen}")
    assert back == notes.NotesPlace(f"{texts[0]}.duidu.json", (old, kept[0]))
    for nowhere in (str(tmp_path / "gone"), "chosen", "."):
        assert place(texts[0], notes_folder=nowhere).path == f"{texts[0]}.duidu.json"


def test_the_place_of_two_files_does_not_depend_on_their_order(tmp_path: Path) -> None:
    one, two = str(tmp_path / "zh.txt"), str(tmp_path / "en.txt")
    assert notes.notes_place([one, two], str(tmp_path)) == notes.notes_place([two, one], str(tmp_path))


def test_a_very_long_name_is_shortened(tmp_path: Path) -> None:
    names = ["长" * 84 + ending for ending in ("a", "b")]
    paths = [notes.notes_place([str(tmp_path / name)], str(tmp_path)).path for name in names]
    assert all(len(os.fsencode(os.path.basename(path))) <= 255 for path in paths)
    assert paths[0] != paths[1]


def test_notes_of_an_older_place_are_taken_over_once(desk: Desk, tmp_path: Path) -> None:
    loaded = desk.open()
    value = with_note(loaded.project, "竹篙", "old")
    run(notes.save_notes(loaded.base, value))
    place = notes.NotesPlace(str(tmp_path / "other.duidu.json"), (desk.path,))
    moved = run(notes.load_notes(bitext(), place, data=desk.data))
    assert moved.unsaved
    edited = annotate.set_body(moved.project, moved.project.annotations[0].id, "new")
    run(notes.save_notes(moved.base, edited, absorbed=moved.absorbed))
    again = run(notes.load_notes(bitext(), place, data=desk.data))
    assert [a.body for a in again.project.annotations] == ["new"]
    assert not again.unsaved


def test_another_persons_file_merges_in_one_step(desk: Desk, tmp_path: Path) -> None:
    loaded = desk.open()
    value, ident = annotate.note(loaded.project, "zh", find(loaded.project, "zh", "竹篙"), "shared")
    saved = run(notes.save_notes(loaded.base, value))
    copy = str(tmp_path / "theirs.json")
    Path(copy).write_bytes(Path(desk.path).read_bytes())
    theirs = run(notes.load_notes(bitext(), copy, data=desk.data))
    run(notes.save_notes(theirs.base, annotate.set_body(with_note(theirs.project, "炊烟", "t"), ident, "newer")))
    merged, report = notes.merged_with(saved.project, saved.base, run(notes.load_notes(bitext(), copy, data=desk.data)))
    # Their version says what it was based on, so it is newer and not a conflict.
    assert sorted(a.body for a in merged.annotations) == ["newer", "t"]
    assert (len(report.added), len(report.changed), report.conflicts) == (1, 1, ())


def test_read_only_notes_are_never_written(desk: Desk) -> None:
    Path(desk.path).write_text('{"format": "duidu-notes", "schema": [9, 0],\n"items": [\n]}\n', encoding="utf-8")
    loaded = desk.open()
    assert loaded.read_only
    with pytest.raises(NotesError, match="read-only"):
        run(notes.save_notes(loaded.base, with_note(loaded.project, "竹篙")))


def test_hidden_line_choices_survive(desk: Desk) -> None:
    loaded = desk.open()
    text = loaded.project.bitext.zh.text
    value, _ = annotate.show_line(loaded.project, "zh", text.index("午后"))
    run(notes.save_notes(loaded.base, value))
    again = desk.open().project
    assert annotate.line_choices(again, ["en.txt", "zh.txt"]) == {(1, 5): True}
    hidden, _ = annotate.hide_line(again, "zh", text.index("芦苇"))
    assert annotate.line_choices(hidden, ["en.txt", "zh.txt"]) == {(1, 5): False}
    assert len(hidden.annotations) == 1
