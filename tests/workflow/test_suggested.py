"""Suggested wordings in what is shown: beside the old words, every position still that of the document."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.core.project import Project
from reader.core.spans import Span
from reader.core.task import run
from reader.workflow import annotate
from reader.workflow.display import view
from reader.workflow.open import open_text
from reader.workflow.suggested import GAP, Suggested, suggested_of, with_suggestions

TEXT = """湖边的学校
The School by the Lake

学校有1.2万名学生。软件很好。
The school has 1,200 students. The software is good.
"""


@pytest.fixture(scope="module")
def project() -> Project:
    return Project(run(open_text(TEXT)))


def place(project: Project, side, words: str) -> Span:
    document = project.bitext.document(side)
    start = document.text.index(words, document.segments[0].start)
    return Span(start, start + len(words))


def test_new_words_stand_behind_the_old_ones(project: Project) -> None:
    en = project.bitext.en
    span = en.paragraphs[0].span
    old, good = place(project, "en", "1,200"), place(project, "en", "good")
    found = with_suggestions(view(en, span, "original"), [Suggested("en", old, "12,000"), Suggested("en", good, "")])
    assert found.view.text == f"The school has 1,200{GAP}12,000 students. The software is good."
    assert [part.of(found.view.text) for part in found.struck] == ["1,200", "good"]
    assert [part.of(found.view.text) for part in found.added] == ["12,000"]
    # Marks and clicks know of the old words alone.
    assert found.view.from_document(old) == found.struck[0]
    assert found.view.to_document(found.struck[0]) == old
    after = place(project, "en", "students")
    assert found.view.from_document(after).of(found.view.text) == "students"
    inside = found.view.to_document(found.added[0])
    assert inside.start == inside.end == old.end


def test_a_suggestion_is_shown_in_converted_text(project: Project) -> None:
    zh = project.bitext.zh
    words = place(project, "zh", "软件")
    found = with_suggestions(view(zh, zh.paragraphs[0].span, "twp"), [Suggested("zh", words, "程序")])
    assert [part.of(found.view.text) for part in found.struck] == ["軟體"]
    assert found.view.from_document(place(project, "zh", "很好")).of(found.view.text) == "很好"


def test_of_two_that_overlap_the_later_one_is_shown(project: Project) -> None:
    both = place(project, "en", "1,200 students")
    after, first = annotate.suggest(project, "en", place(project, "en", "1,200"), "12,000")
    after, second = annotate.suggest(after, "en", both, "12,000 pupils")
    items = [item if item.id == first else replace(item, modified="9999") for item in after.annotations]
    assert [one.new for one in suggested_of(items)] == ["12,000 pupils"]
    assert suggested_of(annotate.delete(after, second).annotations)[0].new == "12,000"


def test_nothing_for_another_part_of_the_text(project: Project) -> None:
    en = project.bitext.en
    shown = view(en, en.segments[1].span, "original")
    assert with_suggestions(shown, [Suggested("en", place(project, "en", "1,200"), "x")]).view is shown
