"""The converted text as a file."""

from __future__ import annotations

from pathlib import Path

from reader.core.document import Document, Hidden, Paragraph, Section, Source
from reader.core.spans import Run, Span
from reader.core.task import run
from reader.script.convert import Override
from reader.workflow.convert_export import converted_text, write_converted

TEXT = "山里\n返回首页\n一、云\n云在\n后面。\n姓余。\n"


def document(text: str = TEXT) -> Document:
    return Document(
        "zh-Hans",
        text,
        Source("", "text", "utf-8", ""),
        Span(0, 2),
        (Section(1, Span(8, 11), "一、", 0),),
        (Paragraph(12, 18, Run(0, 0), 0), Paragraph(19, 22, Run(0, 0), 0)),
        hidden=(Hidden(3, 7, "navigation"),),
    )


def test_the_reading_text_is_written_block_by_block() -> None:
    assert run(converted_text(document(), "tw")) == "山裡\n\n一、雲\n\n雲在後面。\n\n姓餘。\n"
    assert run(converted_text(document(), "original")) == "山里\n\n一、云\n\n云在后面。\n\n姓余。\n"


def test_the_readers_choices_are_in_it_when_they_are_handed_in() -> None:
    text = run(converted_text(document(), "tw", (Override("余", "Hant", word="余"),)))
    assert text.endswith("姓余。\n")


def test_an_empty_document_gives_an_empty_text() -> None:
    assert run(converted_text(Document("zh-Hans", "", Source("", "", "", "")), "tw")) == ""


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "text.tw.txt"
    path.write_text("earlier", encoding="utf-8")
    run(write_converted(document(), str(path), "hk"))
    assert path.read_bytes().decode() == "山裏\n\n一、雲\n\n雲在後面。\n\n姓餘。\n"
    assert list(tmp_path.iterdir()) == [path]


def test_a_lone_surrogate_does_not_lose_the_text(tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    run(write_converted(document(TEXT.replace("山", "\ud800")), str(path), "tw"))
    assert path.read_text(encoding="utf-8").startswith("?裡\n")
