"""The written formats: complete, escaped, and whole or not at all."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from reader.core.errors import InputError
from reader.formats import writers
from reader.formats.table import WRITABLE, write_bitext
from tests.formats.bitexts import bitext


def test_rows_hold_every_heading_and_bead_once_in_order() -> None:
    rows = list(writers.rows_of(bitext()))
    assert [row.level for row in rows] == [0, -1, -1, 1, -1, -1]
    assert rows[0] == ("老桥", "The Old Bridge", 0, False)
    assert rows[1].zh == "桥建成于1904年。它很长 & 很窄。"
    assert rows[5].zh == ""


@pytest.mark.parametrize("suffix", WRITABLE)
def test_every_format_holds_all_sentences(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"out{suffix}"
    write_bitext(bitext(), str(path))
    written = path.read_text(encoding="utf-8")
    assert "人们每天走过。" in written
    assert "People cross it every day" in written
    assert list(tmp_path.iterdir()) == [path]


def test_markup_in_the_text_is_text() -> None:
    html, tmx = writers.as_html(bitext()), writers.as_tmx(bitext())
    assert "&lt;Old Zhou&gt;" in html
    assert "<Old" not in html
    segments = [seg.text for seg in ElementTree.fromstring(tmx).iter("seg")]
    assert "The mason was called <Old Zhou>." in segments
    assert len(segments) == 10  # the omission has no unit


def test_a_tsv_row_is_one_line_of_two_cells() -> None:
    for line in writers.as_tsv(bitext()).splitlines():
        assert line.count("\t") == 1


def test_a_suffix_without_a_writer_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="suffix"):
        write_bitext(bitext(), str(tmp_path / "out.docx"))
    assert not list(tmp_path.iterdir())
