from __future__ import annotations

from pathlib import Path

from reader.study.sources import installed_source, package_files, user_source
from tests.study.small_dictionary import LINES


def test_the_newest_copy_is_taken(tmp_path: Path) -> None:
    old, new = tmp_path / "old.u8", tmp_path / "new.u8"
    new.write_text(LINES, encoding="utf-8")
    old.write_text(LINES.replace("2026-01-02", "2019-01-02"), encoding="utf-8")
    for files in ([old, new], [new, old]):
        source = installed_source(files)
        assert source is not None
        assert source.path == new
        assert source.licence == "CC-CEDICT (2026-01-02), published by MDBG, CC BY-SA 4.0"


def test_no_copy_is_no_error() -> None:
    assert installed_source([]) is None
    assert all(path.is_file() for path in package_files())


def test_a_readers_own_file(tmp_path: Path) -> None:
    path = tmp_path / "Legal terms.u8"
    path.write_text(LINES, encoding="utf-8")
    source = user_source(path)
    assert (source.name, source.kind, source.path) == ("Legal terms", "cedict", path)
