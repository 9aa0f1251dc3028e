"""The audit of a document: positions in the document, context, the reader's own choices."""

from __future__ import annotations

import pytest

from reader.core.document import Document, Hidden, Paragraph, Source
from reader.core.spans import Run, Span
from reader.core.task import Progress, run
from reader.script.convert import Override
from reader.workflow.conversion_audit import Listed, audit, grouped
from reader.workflow.display import view

TEXT = "王后走在\n第 2 页\n后面。\n姓余的人有余钱。\n頭髮很長。"


def document() -> Document:
    paragraphs = (
        Paragraph(0, 14, Run(0, 0), 0),
        Paragraph(15, 23, Run(0, 0), 0),
        Paragraph(24, 29, Run(0, 0), 0),
    )
    source = Source("", "text", "utf-8", "")
    return Document("zh-Hans", TEXT, source, paragraphs=paragraphs, hidden=(Hidden(5, 10, "pager"),))


def listed(script: str, *overrides: Override) -> tuple[Listed, ...]:
    return run(audit(document(), script, overrides))


def test_each_decision_stands_at_its_place_in_the_document() -> None:
    found = listed("tw")
    assert [(item.span.start, item.decision.source, item.decision.shown) for item in found] == [
        (1, "后", "后"),
        (TEXT.index("后面"), "后", "後"),
        (TEXT.index("面"), "面", "面"),
        (TEXT.index("余"), "余", "餘"),
        (TEXT.index("余钱"), "余", "餘"),
    ]
    assert all(item.span.of(TEXT) == item.decision.source for item in found)
    assert (found[1].before, found[1].after) == ("王后走在", "面。")


def test_the_reader_s_own_choice_is_listed_as_such() -> None:
    place = TEXT.index("余")
    found = listed("tw", Override("余", "Hant", Span(place, place + 1)))
    assert [(item.decision.shown, item.decision.reason) for item in found[-2:]] == [
        ("余", "override"),
        ("餘", "phrase"),
    ]
    assert found[-2].decision.choices == ("餘", "余")


@pytest.mark.parametrize("script", ["tw", "twp", "hk", "hant", "hans"])
def test_what_is_listed_is_what_is_shown(script: str) -> None:
    made = document()
    for item in listed(script):
        paragraph = next(p for p in made.paragraphs if p.start <= item.span.start < p.end)
        shown = view(made, paragraph.span, script)
        assert shown.from_document(item.span).of(shown.text) == item.decision.shown


def test_nothing_is_decided_where_nothing_is_converted() -> None:
    assert listed("original") == ()
    assert not [item for item in listed("hant") if item.span.start >= 24]


def test_the_most_doubtful_decisions_come_first() -> None:
    text = "干吗？他干。出了门，王后走了。"
    source = Source("", "text", "utf-8", "")
    made = Document("zh-Hans", text, source, paragraphs=(Paragraph(0, len(text), Run(0, 0), 0),))
    groups = grouped(run(audit(made, "tw")))
    shown = [f"{group.source}{group.shown}" for group in groups]
    # Nothing decides for 干 alone; 了 is alone as well, but hardly ever another character; for 后 a longer entry decided.
    assert shown[0] == "干幹"
    assert shown.index("了了") > shown.index("干幹")
    assert [item.decision.reason for item in groups[0].items] == ["first", "phrase"]
    assert groups[0].items[0].span.start == text.index("干。")


def test_progress_is_told() -> None:
    steps: list[Progress] = []
    run(audit(document(), "tw"), steps.append)
    assert [(step.done, step.total) for step in steps] == [(0, 3), (1, 3), (2, 3)]
