"""Files of older versions are made new in memory; the file itself is kept before the first save in the new form."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reader.store import migrate
from tests.store.files import bodies, file_of, note, opened, raw_note, saved


@pytest.fixture
def older(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file of a made-up version 0, which said `text` for `body` and had a `work` in its head."""

    def header(raw: dict) -> dict:
        return {**{k: v for k, v in raw.items() if k != "work"}, "documents": {"zh": {"title": raw["work"]}}}

    def item(raw: dict) -> dict:
        return {**{k: v for k, v in raw.items() if k != "text"}, "body": raw["text"]}

    monkeypatch.setitem(migrate.MIGRATIONS, 0, (header, item))
    raws = [{**{k: v for k, v in raw_note(n).items() if k != "body"}, "text": f"old {n}"} for n in (1, 2)]
    path = tmp_path / "a.duidu.json"
    path.write_bytes(file_of(raws, {"work": "渡口"}).replace(b'"schema": [1, 0]', b'"schema": [0, 3]'))
    return path


def test_an_old_file_is_shown_and_left_as_it_is(older: Path, tmp_path: Path) -> None:
    before = older.read_bytes()
    read = opened(older, tmp_path)
    assert [item.body for item in read.annotations] == ["old 1", "old 2"]
    assert read.problems == ()
    saved(read.base, read.annotations)
    assert older.read_bytes() == before


def test_the_first_edit_writes_the_new_form_and_keeps_the_old_bytes(older: Path, tmp_path: Path) -> None:
    before = older.read_bytes()
    read = opened(older, tmp_path)
    result = saved(read.base, [*read.annotations, note(3, "new")])
    saved(result.base, [*result.annotations, note(4, "newer")])
    assert bodies(older) == ["old 1", "old 2", "new", "newer"]
    whole = json.loads(older.read_text(encoding="utf-8"))
    assert whole["schema"] == [1, 0]
    assert whole["documents"]["zh"]["title"] == "渡口"
    kept = sorted(path.name for path in tmp_path.glob("*.schema*"))
    assert kept == ["a.duidu.json.schema0-1"]
    assert (tmp_path / kept[0]).read_bytes() == before


def test_a_version_without_a_way_to_ours_stays_what_it_is() -> None:
    assert migrate.migrate_item({"id": "x"}, 7) == {"id": "x"}
    assert migrate.migrate_header({"a": 1}, 1) == {"a": 1}
