from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reader.core.document import Document, Hidden, Segment, Source
from reader.core.spans import Span
from reader.core.task import Early, run
from reader.study import entry
from reader.study.readings import Readings
from reader.study.words import Segmenter, WordChoices, load_lexicon
from reader.workflow import study as study_module
from reader.workflow.study import (
    Study,
    look_up,
    look_up_english,
    look_up_phrase,
    look_up_text,
    open_study,
    reading_at,
    syllables,
    with_choices,
    word_at,
    words_of,
)
from tests.study.small_dictionary import LINES, small_dictionary


def document(text: str, language: str = "zh-Hans", segments: tuple[Segment, ...] | None = None) -> Document:
    whole = (Segment(0, len(text)),) if segments is None else segments
    return Document(language, text, Source("x.txt", "text", "utf-8", ""), segments=whole)


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Study:
    dictionary = small_dictionary(tmp_path_factory.mktemp("study"))
    segmenter = Segmenter(run(load_lexicon(dictionary)))
    return Study(dictionary, segmenter, Readings(dictionary))


@pytest.mark.parametrize(
    ("text", "offset", "words"),
    [
        ("我在互联网上", 2, ["互联网", "互联"]),
        ("我在互联网上", 3, ["互联网", "互联"]),
        ("我在互联网上", 4, ["互联网", "网"]),
        ("我在互联网上", 0, ["我"]),
        ("王說：在城市", 0, ["王"]),
        ("hello，世界", 1, []),
        ("。", 0, []),
        ("", 0, []),
    ],
)
def test_the_word_at_a_position_and_the_shorter_ones(study: Study, text: str, offset: int, words: list[str]) -> None:
    found = look_up(study, document(text), offset)
    assert [item.word for item in found.words] == words
    assert all(item.span.of(text) == item.word and item.entries for item in found.words)


def test_a_word_broken_over_two_lines_is_one_word(study: Study) -> None:
    text = "我在互联\n网上"
    for offset in (2, 3, 5):
        first = look_up(study, document(text), offset).words[0]
        assert (first.word, first.span) == ("互联网", Span(2, 6))


def test_a_word_that_no_dictionary_has_shows_its_parts(study: Study) -> None:
    found = look_up(study, document("说命运共同体的"), 2)
    assert (found.words[0].word, found.words[0].entries) == ("命运共同体", ())
    assert [(part.word, part.span) for part in found.parts] == [("命运", Span(1, 3)), ("共同体", Span(3, 6))]


def test_the_script_of_the_document_decides(study: Study) -> None:
    assert look_up(study, document("后", "zh-Hant-TW"), 0).words[0].entries[0].glosses[0] == "empress"
    assert look_up(study, document("后"), 0).words[0].entries[0].glosses[0] == "back"


def test_a_heading_and_a_hidden_line(study: Study) -> None:
    text = "城市\n我在\n互联网"
    built = document(text, segments=(Segment(3, 5),))
    assert look_up(study, built, 1).words[0].word == "城市"
    hidden = replace(built, hidden=(Hidden(6, 9, "navigation"),))
    assert look_up(study, hidden, 7).words == ()


def test_a_sentence_without_end_costs_no_more(study: Study) -> None:
    text = "我在互联网说城市" * 50_000
    found = look_up(study, document(text), 200_002)
    assert found.words[0].span == Span(200_002, 200_005)


def test_a_selection(study: Study) -> None:
    text = "我在互联网说城市"
    assert look_up_phrase(study, document(text), Span(2, 5)).words[0].entries[0].glosses == ("the Internet",)
    found = look_up_phrase(study, document(text), Span(2, 8))
    assert [part.word for part in found.parts] == ["互联网", "说", "城市"]
    assert found.parts[2].span == Span(6, 8)


@pytest.mark.parametrize(("offset", "word"), [(0, "Cities"), (5, "Cities"), (6, ""), (8, "don't"), (13, "")])
def test_an_english_word(study: Study, offset: int, word: str) -> None:
    found, entries = look_up_english(study, document("Cities, don't.", "en"), offset)
    assert found == word
    assert bool(entries) == (word == "Cities")


def test_readings_stand_in_the_document(study: Study) -> None:
    text = "我在互联\n网"
    found = syllables(study, document(text), Span(0, len(text)))
    assert [(Span(s.start, s.end).of(text), s.pinyin) for s in found] == [
        ("我", "wo3"), ("在", "zai4"), ("互", "hu4"), ("联", "lian2"), ("网", "wang3"),
    ]  # fmt: skip


def test_the_reading_at_a_place_is_that_of_the_running_text(study: Study) -> None:
    text = document("我在互联网上。")
    assert reading_at(study, text, Span(2, 5)) == "hu4 lian2 wang3"
    assert reading_at(study, text, Span(6, 7)) == ""


def test_words_and_their_places(study: Study) -> None:
    text = document("我在互联\n网上，ok。", segments=(Segment(0, 11),))
    assert (Span(2, 6), "互联网") in list(words_of(study, text, Span(0, 11)))
    assert word_at(study, text, 5) == Span(2, 6)
    assert word_at(study, text, 7) is None
    assert word_at(study, text, 8) is None


def test_a_word_outside_any_text(study: Study) -> None:
    assert [found.word for found in look_up_text(study, "互联网").words] == ["互联网"]
    unknown = look_up_text(study, "互联网鿋")
    assert unknown.words[0].entries == ()
    assert [part.word for part in unknown.parts] == ["互联网"]


def test_other_choices_of_the_reader(study: Study) -> None:
    other = with_choices(study, WordChoices(removed=frozenset({"互联网"})), {"上": "shang3"})
    text = document("我在互联网上")
    assert word_at(study, text, 2) == Span(2, 5)
    assert word_at(other, text, 2) != Span(2, 5)
    assert syllables(other, text, Span(5, 6))[0].pinyin == "shang3"


def test_opening_without_any_dictionary_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(study_module, "installed_source", lambda: None)
    opened = run(open_study())
    assert not opened.dictionary
    assert opened.problems == ()
    (found,) = look_up(opened, document("我"), 0).words  # a character that is in no dictionary is a word all the same
    assert (found.span, found.word, found.entries) == (Span(0, 1), "我", ())


def test_what_is_there_serves_while_a_new_dictionary_is_built(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("first.u8", "mine.u8"):
        (tmp_path / name).write_text(LINES, encoding="utf-8")
    first = entry.Source("first", tmp_path / "first.u8", "cedict", "First")
    monkeypatch.setattr(study_module, "installed_source", lambda: first)
    seen: list[tuple[str, ...]] = []
    for _ in range(2):
        report = [
            step.value.dictionary.attributions for step in open_study([tmp_path / "mine.u8"]) if isinstance(step, Early)
        ]
        seen += report
    assert seen == [("First",)]  # the second time both are built


def test_a_bad_file_is_reported_and_the_others_serve(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(study_module, "installed_source", lambda: None)
    (tmp_path / "mine.u8").write_text(LINES, encoding="utf-8")
    (tmp_path / "bad.u8").write_text("nothing\n" * 1000)
    choices = WordChoices(added=frozenset({"城市空间"}))
    opened = run(
        open_study([tmp_path / "bad.u8", tmp_path / "mine.u8", tmp_path / "gone.u8"], choices, {"还": "huan2"})
    )
    assert {problem.details["name"] for problem in opened.problems} == {"bad.u8", str(tmp_path / "gone.u8")}
    assert opened.dictionary.attributions == ("mine",)
    assert opened.segmenter.cut("城市空间") == ["城市空间"]
    assert syllables(opened, document("还"), Span(0, 1))[0].pinyin == "huan2"
    opened.dictionary.close()
