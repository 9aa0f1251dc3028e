from __future__ import annotations

import gzip
import struct
from pathlib import Path

import pytest

from reader.core.errors import InputError
from reader.core.task import run
from reader.study import stardict
from reader.study.dictionary import Dictionary
from reader.study.sources import user_source
from reader.study.stardict import read_entries
from reader.study.store import open_store

ARTICLES = {"网络": "wǎng luò\0<b>network</b><br>net &amp; web", "苹果": "píng guǒ\0apple", "apple": "x\0苹果"}


def written(folder: Path, packed: bool = False, types: str = "yh", articles: dict[str, str] = ARTICLES) -> Path:
    index, data = b"", b""
    for word, article in articles.items():
        raw = article.encode()
        index += word.encode() + b"\0" + struct.pack(">II", len(data), len(raw))
        data += raw
    sequence = f"sametypesequence={types}\n" if types else ""
    ifo = folder / "mine.ifo"
    ifo.write_text(f"StarDict's dict ifo file\nversion=2.4.2\nbookname=My Words\n{sequence}", encoding="utf-8")
    if packed:
        (folder / "mine.idx.gz").write_bytes(gzip.compress(index))
        (folder / "mine.dict.dz").write_bytes(gzip.compress(data))
    else:
        (folder / "mine.idx").write_bytes(index)
        (folder / "mine.dict").write_bytes(data)
    return ifo


@pytest.mark.parametrize("packed", [False, True])
def test_articles_become_entries(tmp_path: Path, packed: bool) -> None:
    entries = [entry for _, entry in read_entries(written(tmp_path, packed), "My Words")]
    assert entries[2] is None
    assert entries[0] is not None
    assert (entries[0].simplified, entries[0].pinyin, entries[0].glosses) == (
        "网络",
        "wǎng luò",
        ("network", "net & web"),
    )


def test_fields_may_say_their_own_type(tmp_path: Path) -> None:
    path = written(tmp_path, types="", articles={"网络": "mnetwork\0ywǎng luò\0"})
    entries = [entry for _, entry in read_entries(path, "")]
    assert entries[0] is not None
    assert (entries[0].glosses, entries[0].pinyin) == (("network",), "wǎng luò")


@pytest.mark.parametrize("packed", [False, True])
def test_it_is_looked_up_like_any_other(tmp_path: Path, packed: bool) -> None:
    source = user_source(written(tmp_path, packed))
    assert (source.name, source.kind) == ("My Words", "stardict")
    opened = Dictionary([run(open_store(source, tmp_path / "cache"))])
    assert opened.entries("苹果")[0].glosses == ("apple",)
    assert opened.english("apple")[0].simplified == "苹果"
    opened.close()


@pytest.mark.parametrize("part", ["mine.idx", "mine.dict"])
def test_a_missing_part_is_named(tmp_path: Path, part: str) -> None:
    path = written(tmp_path)
    (tmp_path / part).unlink()
    with pytest.raises(InputError, match="missing beside"):
        run(open_store(user_source(path), tmp_path / "cache"))


def test_damage_is_said(tmp_path: Path) -> None:
    path = written(tmp_path)
    (tmp_path / "mine.dict").write_bytes(b"short")
    with pytest.raises(InputError, match="damaged"):
        list(read_entries(path, ""))
    (tmp_path / "mine.idx").write_bytes(b"\xff" * 9)
    with pytest.raises(InputError, match="damaged"):
        list(read_entries(path, ""))


def test_a_part_or_another_file_is_no_dictionary(tmp_path: Path) -> None:
    written(tmp_path)
    with pytest.raises(InputError, match="only a part"):
        user_source(tmp_path / "mine.idx")
    (tmp_path / "other.ifo").write_text("hello")
    with pytest.raises(InputError, match=r"not the \.ifo file"):
        user_source(tmp_path / "other.ifo")
    with pytest.raises(InputError, match="no file"):
        user_source(tmp_path / "nowhere.u8")


def test_what_unpacks_to_too_much_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ifo = written(tmp_path, packed=True, articles={"网": "wǎng\0" + "net " * 5000})
    monkeypatch.setattr(stardict, "_LARGEST", 1000)
    assert ifo.with_suffix(".dict.dz").stat().st_size < 1000
    with pytest.raises(InputError, match="too large"):
        list(read_entries(ifo, "Small"))
