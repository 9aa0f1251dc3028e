"""Word files: paragraphs, headings, tables; damaged and dangerous files are refused."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from reader.core.errors import InputError
from reader.core.task import run
from reader.formats.table import read_source
from reader.formats.word_file import page_of_word
from reader.text.structure import structure

SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def word(body: str, name: str = "word/document.xml") -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(name, f'<?xml version="1.0"?><w:document {SPACE}><w:body>{body}</w:body></w:document>')
    return packed.getvalue()


def paragraph(text: str, style: str = "") -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}<w:r><w:t>{text}</w:t></w:r></w:p>"


BODY = (
    paragraph("老桥", "Title")
    + paragraph("石匠", "Heading2")
    + paragraph("桥建成于1904年，至今仍在使用。")
    + paragraph("")
)


def test_paragraphs_and_headings() -> None:
    page = page_of_word(word(BODY))
    assert page.text.split("\n\n") == ["老桥", "石匠", "桥建成于1904年，至今仍在使用。", ""]
    assert page.hints == ((1, "h1"), (3, "h2"))


def test_runs_tabs_breaks_and_removed_text() -> None:
    body = (
        "<w:p><w:r><w:t>one</w:t><w:tab/><w:t>two</w:t></w:r><w:del><w:r><w:t>gone</w:t></w:r></w:del>"
        "<w:r><w:br/><w:t>three</w:t></w:r></w:p>"
    )
    assert page_of_word(word(body)).text.rstrip("\n") == "one\ttwo\nthree"


def test_a_table_is_rows_of_cells() -> None:
    cell = "<w:tc>{}</w:tc>"
    rows = [("桥", "bridge"), ("河。", "river")]
    body = "".join("<w:tr>" + "".join(cell.format(paragraph(text)) for text in row) + "</w:tr>" for row in rows)
    assert page_of_word(word(f"<w:tbl>{body}</w:tbl>")).text == "桥\tbridge\n河。\triver\n"


def test_a_word_file_becomes_a_document(tmp_path: Path) -> None:
    path = tmp_path / "桥.docx"
    path.write_bytes(word(BODY))
    result = run(structure([read_source(str(path))]))
    assert result.zh.title_text == "老桥"
    assert [s.heading.of(result.zh.text) for s in result.zh.sections if s.heading] == ["石匠"]


@pytest.mark.parametrize(
    "data",
    [
        b"no zip at all",
        word(BODY, "other.xml"),
        word("<w:p>"),
        word(BODY)[:200],
        word("").replace(b"w:body", b"w:bady", 1),
    ],
)
def test_what_is_no_word_file_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "broken.docx"
    path.write_bytes(data)
    with pytest.raises(InputError, match=r"broken\.docx") as caught:
        read_source(str(path))
    assert caught.value.hint


def test_entities_are_not_expanded() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("word/document.xml", f'<!DOCTYPE d [<!ENTITY a "aaaa">]><w:document {SPACE}>&a;</w:document>')
    with pytest.raises(InputError, match="entities"):
        page_of_word(packed.getvalue())
