from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

import pytest

from reader.core.errors import InputError
from reader.core.task import run
from reader.study import store as store_module
from reader.study.entry import Source
from reader.study.store import open_store, store_path
from tests.study.small_dictionary import LINES, small_source


def test_a_store_is_built_once_and_then_only_opened(tmp_path: Path) -> None:
    source, cache = small_source(tmp_path), tmp_path / "cache"
    steps: list[str] = []
    run(open_store(source, cache), lambda progress: steps.append(progress.message)).close()
    assert steps
    steps.clear()
    again = run(open_store(source, cache), lambda progress: steps.append(progress.message))
    assert not steps
    assert (again.size, again.licence, again.longest) == (40, "Small, ours", 4)
    again.close()


def test_a_changed_source_is_built_anew(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    first = store_path(small_source(tmp_path), cache)
    assert store_path(small_source(tmp_path, LINES + "天 天 [tian1] /sky/\n"), cache) != first


def test_a_build_that_is_stopped_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_module, "_BATCH", 5)
    task = open_store(small_source(tmp_path), tmp_path / "cache")
    next(task)
    next(task)
    task.close()
    assert list((tmp_path / "cache").iterdir()) == []


@pytest.mark.parametrize("steps", [1, 3])  # at once, before the step has begun, and in the middle of it
def test_one_long_step_of_a_build_can_be_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, steps: int) -> None:
    endless = "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x FROM n) SELECT count(*) FROM n"
    monkeypatch.setattr(store_module, "_INDEXES", (endless,))
    task = open_store(small_source(tmp_path), tmp_path / "cache")
    for _ in range(steps):
        next(task)
    task.close()
    assert list((tmp_path / "cache").iterdir()) == []


@pytest.mark.parametrize("damage", [b"", b"not a database at all" * 100])
def test_a_damaged_store_is_built_again(tmp_path: Path, damage: bytes) -> None:
    source, cache = small_source(tmp_path), tmp_path / "cache"
    run(open_store(source, cache)).close()
    store_path(source, cache).write_bytes(damage)
    repaired = run(open_store(source, cache))
    assert [word for word, _ in repaired.find(["网络"])] == ["网络"]
    repaired.close()


def test_nonsense_is_refused_and_leaves_nothing(tmp_path: Path) -> None:
    source = small_source(tmp_path, "no dictionary\n" * 1000)
    with pytest.raises(InputError, match="CC-CEDICT format"):
        run(open_store(source, tmp_path / "cache"))
    assert list((tmp_path / "cache").iterdir()) == []


def test_a_vanished_source_and_a_folder_that_cannot_be_made_are_explained(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be prepared"):
        run(open_store(Source("Gone", tmp_path / "gone.u8", "cedict"), tmp_path / "cache"))
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(InputError, match="permissions of the folder"):
        run(open_store(small_source(tmp_path), tmp_path / "file" / "cache"))


def test_lone_surrogates_and_plane_2_do_no_harm(tmp_path: Path) -> None:
    opened = run(open_store(small_source(tmp_path), tmp_path / "cache"))
    assert opened.find(["\ud840", "网络\udfff"]) == []
    assert [entry.pinyin for _, entry in opened.find(["𠮷野家"])] == ["ji2 ye3 jia1"]
    opened.close()


def test_threads_share_a_store(tmp_path: Path) -> None:
    opened = run(open_store(small_source(tmp_path), tmp_path / "cache"))
    wrong: list[object] = []

    def look(word: str) -> None:
        for _ in range(200):
            found = {entry.simplified for _, entry in opened.find([word])}
            if found != {word}:
                wrong.append(found)

    threads = [threading.Thread(target=look, args=(word,)) for word in ("网络", "城市", "银行", "命运")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong
    opened.close()


def test_a_store_cannot_be_written_through(tmp_path: Path) -> None:
    opened = run(open_store(small_source(tmp_path), tmp_path / "cache"))
    with pytest.raises(sqlite3.OperationalError):
        opened._base.execute("DELETE FROM entry")
    opened.close()


def test_of_a_word_that_stands_everywhere_the_closest_entries_are_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_module, "_CLOSEST", 3)
    far = "".join(f"天{mark} 天{mark} [tian1 yi1] /a bright blue zenith of some kind/\n" for mark in "一丁七丈三上下不")
    store = run(open_store(small_source(tmp_path, f"{LINES}{far}天 天 [tian1] /zenith/\n"), tmp_path / "cache"))
    found = [entry.simplified for _, entry in store.find_english([["zenith"]], 50)]
    assert found[0] == "天"
    assert len(found) == 3
    store.close()
