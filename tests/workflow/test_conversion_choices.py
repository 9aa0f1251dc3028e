"""A reader's choices of characters: kept as annotations, one a place or word, shown in their script."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from reader.core.bitext import Alignment, Bitext
from reader.core.document import Document, Paragraph, Source
from reader.core.errors import InvalidValueError
from reader.core.history import History
from reader.core.project import Project
from reader.core.spans import Run, Span
from reader.workflow.annotate import delete
from reader.workflow.conversion_choices import choice_at, choose
from reader.workflow.display import overrides_of, view

TEXT = "姓余的余先生有余钱。"
WHOLE = Span(0, len(TEXT))


def project() -> Project:
    source = Source("", "text", "utf-8", "")
    zh = Document("zh-Hans", TEXT, source, paragraphs=(Paragraph(0, len(TEXT), Run(0, 0), 0),))
    return Project(Bitext(zh, Document("en", TEXT, source), Alignment(), "zh-only"))


def shown(value: Project, script: str) -> str:
    return view(value.bitext.zh, WHOLE, script, overrides_of(value.annotations, "zh")).text


def test_a_choice_for_a_place_holds_there() -> None:
    chosen, ident = choose(project(), "zh", Span(1, 2), "余")
    assert shown(chosen, "tw") == "姓余的餘先生有餘錢。"
    assert shown(chosen, "hans") == shown(chosen, "original") == TEXT
    assert chosen.annotation(ident)


def test_a_choice_for_a_word_holds_wherever_it_stands() -> None:
    chosen, _ = choose(project(), "zh", Span(3, 4), "余", scope="word")
    assert shown(chosen, "hk") == "姓余的余先生有余錢。"


def test_a_second_choice_takes_the_place_of_the_first() -> None:
    clock = lambda: datetime(2026, 1, 2, tzinfo=UTC)  # noqa: E731
    first, ident = choose(project(), "zh", Span(1, 2), "余")
    second, same = choose(first, "zh", Span(1, 2), "俞", clock=clock)
    assert ident == same
    assert shown(second, "tw") == "姓俞的餘先生有餘錢。"
    item = second.annotation(ident)
    assert item
    assert item.modified == "2026-01-02T00:00:00Z"


def test_a_word_chosen_at_another_place_is_the_same_choice_and_a_place_is_not() -> None:
    first, word = choose(project(), "zh", Span(1, 2), "余", scope="word")
    second, same = choose(first, "zh", Span(3, 4), "俞", scope="word")
    assert word == same
    third, place = choose(second, "zh", Span(3, 4), "余")
    assert place != word
    assert shown(third, "tw") == "姓俞的余先生有俞錢。"


def test_choices_for_two_scripts_stand_side_by_side() -> None:
    first, _ = choose(project(), "zh", Span(1, 2), "余", script="Hant")
    second, _ = choose(first, "zh", Span(1, 2), "馀", script="Hans")
    assert shown(second, "tw")[1] == "余"
    assert shown(second, "hans")[1] == "馀"


def test_undo_and_redo_and_deletion() -> None:
    start = project()
    chosen, ident = choose(start, "zh", Span(1, 2), "余")
    history = History(start).apply("Choose characters", chosen)
    for _ in range(2):
        history = history.undo()
        assert shown(history.current, "tw")[1] == "餘"
        history = history.redo()
        assert shown(history.current, "tw")[1] == "余"
    assert shown(delete(chosen, ident), "tw")[1] == "餘"


def test_a_choice_is_found_at_its_place() -> None:
    chosen, ident = choose(project(), "zh", Span(1, 2), "余")
    found = choice_at(chosen, "zh", Span(1, 2), script="Hant", scope="place")
    assert found
    assert found.id == ident
    assert choice_at(chosen, "zh", Span(3, 4), script="Hant", scope="place") is None
    assert choice_at(chosen, "en", Span(1, 2), script="Hant", scope="place") is None


def test_an_empty_span_is_refused() -> None:
    with pytest.raises(InvalidValueError):
        choose(project(), "zh", Span(1, 1), "余")
