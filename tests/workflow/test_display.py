"""What a pane shows: the chosen script over the surface, nothing converted to what it is, and the way back."""

from __future__ import annotations

import pytest

from reader.core.annotation import Annotation, Selector, Target
from reader.core.document import Document, Hidden, Source
from reader.core.spans import Span
from reader.script import engine
from reader.script.convert import Override, route
from reader.workflow.display import CHOICES, is_prepared, overrides_of, prepare, view

TEXT = "他们把内存\n里的数据存进 U盘。\n第 3 页\n頭髮在這裏。\n人口。\n今日は良い天気だった。"


def line(text: str) -> Span:
    return Span(TEXT.index(text), TEXT.index(text) + len(text))


LINES = {
    "hans": Span(0, TEXT.index("\n第")),
    "hant": line("頭髮在這裏。"),
    "none": line("人口。"),
    "jp": line("今日は良い天気だった。"),
}


def document(language: str = "zh-Hans", text: str = TEXT) -> Document:
    hidden = (Hidden(17, 22, "pager"),) if text is TEXT else ()
    return Document(language, text, Source("", "text", "utf-8", ""), hidden=hidden)


@pytest.mark.parametrize(
    ("choice", "shown", "language"),
    [
        ("original", "他们把内存里的数据存进 U盘。", "zh-Hans"),
        ("hans", "他们把内存里的数据存进 U盘。", "zh-Hans"),
        ("hant", "他們把內存裡的數據存進 U盤。", "zh-Hant-TW"),
        ("tw", "他們把內存裡的數據存進 U盤。", "zh-Hant-TW"),
        ("twp", "他們把記憶體裡的資料存進 隨身碟。", "zh-Hant-TW"),
        ("hk", "他們把內存裏的數據存進 U盤。", "zh-Hant-HK"),
    ],
)
def test_a_simplified_paragraph_under_each_choice(choice: str, shown: str, language: str) -> None:
    made = view(document(), LINES["hans"], choice)
    assert (made.text, made.language) == (shown, language)


def test_a_traditional_paragraph_of_the_same_document_is_not_converted_again() -> None:
    shown = {choice: view(document(), LINES["hant"], choice).text for choice in CHOICES}
    assert shown["hans"] == "头发在这里。"
    assert shown["original"] == shown["hant"] == shown["hk"] == "頭髮在這裏。"
    assert shown["tw"] == shown["twp"] == "頭髮在這裡。"


def test_the_region_of_the_document_goes_before_that_of_a_paragraph() -> None:
    # 裏 alone would say Hong Kong
    assert view(document("zh-Hant-TW"), LINES["hant"], "tw").text == "頭髮在這裏。"
    assert view(document("zh-Hant-TW"), LINES["none"], "hans").text == "人口。"


def test_japanese_stays_as_it_is() -> None:
    for choice in CHOICES:
        assert view(document(), LINES["jp"], choice).text == "今日は良い天気だった。"
    assert view(document(), LINES["jp"], "tw").language == "ja"


def test_english_is_never_converted() -> None:
    english = document("en", "The word 里面 means inside.")
    assert view(english, Span(0, 17), "tw").text == "The word 里面 means"


def test_a_selection_comes_back_to_whole_words_of_the_document() -> None:
    made = view(document(), LINES["hans"], "twp")
    start = made.text.index("憶")
    assert made.to_document(Span(start, start + 1)).of(TEXT) == "内存"
    assert made.to_document(Span(2, 8)).of(TEXT) == "把内存\n里的"
    assert made.from_document(Span(3, 4)).of(made.text) == "記憶體"
    assert made.to_document(Span(0, len(made.text))) == LINES["hans"]


def test_nothing_of_a_hidden_line_is_shown() -> None:
    assert "页" not in view(document(), Span(0, LINES["hant"].end), "tw").text


def test_a_choice_of_the_reader_holds_in_its_script_only_and_moves_with_the_span() -> None:
    text = "山路。\n姓余的人有余钱。"
    made = document(text=text)
    chosen = (Override("余", "Hant", Span(5, 6)), Override("路道", "Hant", word="山路"))
    assert view(made, Span(4, 12), "tw", chosen).text == "姓余的人有餘錢。"
    assert view(made, Span(4, 12), "hk", chosen).text == "姓余的人有餘錢。"
    assert view(made, Span(4, 12), "hans", chosen).text == "姓余的人有余钱。"
    assert view(made, Span(0, 3), "tw", chosen).text == "路道。"
    assert view(made, Span(0, 3), "original", chosen).text == "山路。"
    assert view(made, Span(4, 12), "tw").text == "姓餘的人有餘錢。"


def note(ident: str, replacement: str | None, *, motivation: str = "converting", **data: str) -> Annotation:
    target = Target("zh", Selector("余", "姓", "的", 5, 6))
    return Annotation(ident, motivation, (target,), replacement=replacement, data=data)


def test_overrides_are_read_from_annotations() -> None:
    lost = Annotation("n5", "converting", (Target("zh", Selector("余", "", "", 0, 1), "orphan"),), replacement="余")
    notes = [
        note("n1", "余", script="Hant"),
        note("n2", "余", script="Hant", scope="word"),
        note("n3", "余", motivation="editing"),
        note("n4", None),
        lost,
    ]
    assert overrides_of(notes, "zh") == (Override("余", "Hant", Span(5, 6)), Override("余", "Hant", word="余"))
    assert overrides_of(notes, "en") == ()


def test_preparing_reads_what_a_first_view_would_wait_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "_directions", {})
    list(prepare("twp"))
    assert set(engine._directions) == {"s2twp", "t2tw", "hk2t"}
    assert is_prepared("twp")
    assert list(prepare("original")) == []


@pytest.mark.parametrize("place", ["tw", "hk"])
def test_a_text_of_one_place_finds_its_tables_read(monkeypatch: pytest.MonkeyPatch, place: str) -> None:
    monkeypatch.setattr(engine, "_directions", {})
    list(prepare("hans"))
    assert set(route(place, "hans")) <= set(engine._directions)
