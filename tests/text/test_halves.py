"""Lines that hold both languages, taken apart."""

from __future__ import annotations

from reader.core.document import Source, SourceText
from reader.core.spans import Span
from reader.core.surface import surface_text
from reader.core.task import run
from reader.text.structure import Structured, structure


def structured(text: str) -> Structured:
    return run(structure([SourceText(text, Source("page.txt", "text", "utf-8", ""))]))


def sentences(result: Structured) -> tuple[list[str], list[str]]:
    zh, en = (
        [surface_text(document, Span(s.start, s.end)) for s in document.segments] for document in (result.zh, result.en)
    )
    return zh, en


def test_sentences_that_alternate_inside_one_line_are_taken_apart() -> None:
    result = structured(
        "The river forum opened in Qinglan on Wednesday.11月9日，河流论坛在青岚开幕。"
        "“Rivers need friends,” said Lin Wan (林晚), an engineer.工程师林晚说：“河流需要朋友。”"
        "2019 was a dry year, experts said.专家表示，2019年是枯水年。"
    )
    assert result.layout == "interleaved"
    assert sentences(result) == (
        ["11月9日，河流论坛在青岚开幕。", "工程师林晚说：“河流需要朋友。”", "专家表示，2019年是枯水年。"],
        [
            "The river forum opened in Qinglan on Wednesday.",
            "“Rivers need friends,” said Lin Wan (林晚), an engineer.",
            "2019 was a dry year, experts said.",
        ],
    )


def test_a_line_that_changes_the_language_once_among_lines_of_one_language_each() -> None:
    result = structured(
        "尊敬的各位来宾，欢迎来到青岚。\n"
        "Distinguished guests, it is good to see you all in Qinglan today.\n"
        "今天是建市十三周年的日子。\n"
        "Today marks the thirteenth anniversary of our city, and I am glad.一个星期前，市议会通过了河流保护条例。\n"
        "A week ago the City Council passed the ordinance on rivers.\n"
    )
    zh, en = sentences(result)
    assert zh[-1] == "一个星期前，市议会通过了河流保护条例。"
    assert en[1] == "Today marks the thirteenth anniversary of our city, and I am glad."


def test_a_quotation_stays_in_its_sentence() -> None:
    text = (
        "Qinglan is a town on the river, and it has a paper of its own.\n"
        "The paper wrote last week: 渡船老了，乘客也老了。 It was a good sentence.\n"
        "Nobody knows what will happen next, but the town talks of a bridge.\n"
    )
    result = structured(text)
    assert result.layout == "en-only"
    assert len(result.en.paragraphs) == 3
