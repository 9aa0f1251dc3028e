"""The word list in the window: words come in with their sentences, are reviewed, leave as files; what a text asks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reader.core.task import run
from reader.study.profile import Profile
from reader.study.word_list import StudyWord, with_words
from reader.ui.study import learning
from reader.ui.study.profile_card import level_rows
from reader.ui.study.words_page import filtering
from reader.ui.window import Window
from reader.workflow.word_file import StoredWords, keep_words, read_words

PutAt = Callable[..., int]
Stored = Callable[[], tuple[StudyWord, ...]]


@pytest.fixture
def learned(opened: Window, put_at: PutAt) -> Window:
    """A window with one word in its list."""
    put_at(opened, "图书馆建")
    opened.actions_["add_word"].trigger()
    return opened


def test_one_key_adds_the_word_with_its_sentences(learned: Window, stored: Stored) -> None:
    (word,) = stored()
    assert (word.simplified, word.traditional, word.pinyin) == ("图书馆", "圖書館", "tu2 shu1 guan3")
    assert word.zh == "图书馆建在江边，共有三层。"
    assert word.en == "The library stands by the river and has three floors."
    assert learned.study.studying.card.add.text() == "new"
    assert not learned.page.left._tabs["words"][0].isHidden()


def test_a_word_wanted_while_the_dictionary_is_opened_comes_in(
    qtbot: QtBot, reading: Window, put_at: PutAt, stored: Stored
) -> None:
    put_at(reading, "图书馆建")
    reading.study.learning.add()
    assert stored() == ()
    qtbot.waitUntil(lambda: len(reading.study.vocabulary.words.words) == 1, timeout=20_000)


def test_a_word_is_added_once(learned: Window, stored: Stored) -> None:
    learned.study.learning.add()
    assert len(stored()) == 1
    assert "already" in learned.messages.text


def test_a_word_that_the_card_points_to_has_no_sentence(opened: Window, stored: Stored) -> None:
    opened.study.studying.look_up_word("宽带")
    opened.study.studying.card.add_asked.emit()
    (word,) = stored()
    assert (word.simplified, word.zh, word.en) == ("宽带", "", "")


def test_the_button_of_the_card_goes_through_the_statuses(learned: Window, stored: Stored) -> None:
    card = learned.study.studying.card
    seen = []
    for _ in range(3):
        card.add.click()
        seen.append(stored()[0].status)
    assert seen == ["learning", "known", "new"]
    assert card.add.text() == "new"


def test_the_list_filters_sets_statuses_and_takes_removal_back(qtbot: QtBot, learned: Window, stored: Stored) -> None:
    learned.study.learning.open()
    page = learned.study.learning.list
    assert learned.page.left.current == "words"
    page.search.setText("tushu")
    assert [word.simplified for word in page.model.entries] == ["图书馆"]
    page.search.setText("nothing")
    assert page.model.entries == []
    page.search.clear()
    page.view.setCurrentIndex(page.model.index(0))
    qtbot.keyClick(page.view, Qt.Key.Key_2)
    assert stored()[0].status == "learning"
    qtbot.keyClick(page.view, Qt.Key.Key_Delete)
    assert stored() == ()
    learned.study.vocabulary.take_back()
    assert stored()[0].status == "learning"


@pytest.mark.parametrize("at_once", [learning.AT_ONCE, 1])
def test_several_words_change_their_status_and_stay_chosen(
    qtbot: QtBot, learned: Window, stored: Stored, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr(learning, "AT_ONCE", at_once)  # more are changed in the background
    vocabulary, page = learned.study.vocabulary, learned.study.learning.list
    vocabulary.apply(with_words(vocabulary.words, map(StudyWord, ("河", "江边", "家"))))
    learned.study.learning.open()
    page.view.choose({("河", ""), ("家", ""), ("江边", "")})
    assert not page.note.isVisible()
    qtbot.keyClick(page.view, Qt.Key.Key_3)
    qtbot.waitUntil(lambda: [word.status for word in page.view.chosen()] == ["known"] * 3, timeout=10_000)
    assert page.selected() == [("家", ""), ("江边", ""), ("河", "")]
    page.search.setText("江")
    page.search.clear()
    assert page.selected() == [("江边", "")]
    assert [word.status for word in stored()] == ["new", "known", "known", "known"]


def test_no_status_is_lost_that_was_chosen_while_others_are_set(
    qtbot: QtBot, learned: Window, stored: Stored, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(learning, "AT_ONCE", 1)
    vocabulary, study = learned.study.vocabulary, learned.study.learning
    vocabulary.apply(with_words(vocabulary.words, map(StudyWord, ("河", "江边", "家", "书"))))
    study.set_status([("河", ""), ("江边", "")], "known")
    study.set_status([("家", ""), ("书", "")], "known")
    study.set_status([("书", "")], "learning")
    qtbot.waitUntil(lambda: not learned.jobs.busy("edit words"))
    assert [word.status for word in stored()][1:] == ["known", "known", "known", "learning"]


def test_review_hides_the_word_until_it_is_asked_for(qtbot: QtBot, learned: Window, stored: Stored) -> None:
    learned.study.learning.review()
    card = learned.study.learning.review_card
    assert "图书馆" not in card.zh.text()
    assert card.zh.text() == "＿＿＿建在江边，共有三层。"
    assert card.answer.isHidden()
    assert learned.study.studying.card.isHidden()
    qtbot.keyClick(card, Qt.Key.Key_3)
    assert stored()[0].schedule.due == ""
    qtbot.keyClick(card, Qt.Key.Key_Space)
    assert "图书馆" in card.answer.text()
    assert "library" in card.answer.text()
    qtbot.keyClick(card, Qt.Key.Key_3)
    (word,) = stored()
    assert word.schedule.interval == 1
    assert word.status == "learning"
    assert "reviewed for today" in card.zh.text()


def test_a_forgotten_word_comes_again_after_the_others(learned: Window, put_at: PutAt) -> None:
    put_at(learned, "江边，共")
    learned.study.learning.add()
    learned.study.learning.review()
    card = learned.study.learning.review_card
    first = card.item.simplified
    card.graded.emit("again")
    assert card.item.simplified != first
    card.graded.emit("good")
    assert card.item.simplified == first


def test_the_list_is_exported(qtbot: QtBot, learned: Window, tmp_path: Path) -> None:
    for name in ("words.csv", "words.apkg"):
        path = tmp_path / name
        learned.study.learning.export(str(path))
        qtbot.waitUntil(lambda name=name: name in learned.messages.text, timeout=10_000)
        assert path.stat().st_size > 0
    assert "图书馆" in (tmp_path / "words.csv").read_text(encoding="utf-8-sig")


def test_known_words_come_in_and_go_again(qtbot: QtBot, learned: Window, tmp_path: Path, stored: Stored) -> None:
    path = tmp_path / "known.txt"
    path.write_text("图书馆\n江边\n", encoding="utf-8")
    learned.study.learning.import_words(str(path))
    qtbot.waitUntil(lambda: len(stored()) == 2, timeout=10_000)
    assert {word.simplified: word.status for word in stored()} == {"图书馆": "new", "江边": "known"}
    learned.study.vocabulary.take_back()
    assert len(stored()) == 1


def test_a_file_without_words_is_told(qtbot: QtBot, opened: Window, tmp_path: Path, stored: Stored) -> None:
    path = tmp_path / "english.txt"
    path.write_text("only English\n", encoding="utf-8")
    opened.study.learning.import_words(str(path))
    qtbot.waitUntil(lambda: "english.txt" in opened.messages.text, timeout=10_000)
    assert stored() == ()


def test_what_a_text_asks_is_counted(qtbot: QtBot, learned: Window) -> None:
    learned.study.learning.set_status([("图书馆", "tu2 shu1 guan3")], "known")
    learned.study.learning.ask_profile()
    card = learned.study.learning.profile_card
    qtbot.waitUntil(lambda: not card.isHidden(), timeout=10_000)
    characters, words, known = card.figures.text().split("\n")
    assert characters == "42 characters, 37 different"
    assert words.endswith("different")
    assert known != "0% of the words are known to you"


def test_levels_become_shares_with_the_unlisted_last() -> None:
    found = Profile(words=10, levels={None: 4, 7: 1, 1: 5})
    assert level_rows(found) == [("1", 0.5), ("7–9", 0.1), ("others", 0.4)]
    assert level_rows(Profile(words=3, levels={None: 3})) == []


def test_pinyin_is_searched_without_tones() -> None:
    word = StudyWord("图书馆", "圖書館", "tu2 shu1 guan3", "library")
    assert filtering("tushuguan", "")(word)
    assert filtering("圖書", "new")(word)
    assert filtering("LIB", "")(word)
    assert not filtering("tushuguan", "known")(word)
    assert not filtering("河", "")(word)


def test_a_list_that_cannot_be_written_is_told(
    qtbot: QtBot, opened: Window, put_at: PutAt, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_values: object) -> None:
        raise OSError(28, "No space left on device", "words.json")

    monkeypatch.setattr("reader.workflow.word_file.replace_file", refuse)
    put_at(opened, "图书馆建")
    opened.study.learning.add()
    qtbot.waitUntil(lambda: "No space left" in opened.messages.text, timeout=10_000)
    assert len(opened.study.vocabulary.words.words) == 1


def test_a_note_is_written_below_the_list(qtbot: QtBot, learned: Window, stored: Stored) -> None:
    learned.study.learning.open()
    page = learned.study.learning.list
    assert page.note.isHidden()
    page.view.setCurrentIndex(page.model.index(0))
    page.note.setFocus()
    qtbot.keyClicks(page.note, "tushu, then guan")
    qtbot.keyClick(page.note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert stored()[0].note == "tushu, then guan"
    assert page.note.toPlainText() == "tushu, then guan"
    learned.study.vocabulary.take_back()
    assert stored()[0].note == ""


def test_words_of_another_window_come_in(qtbot: QtBot, learned: Window, stored: Stored) -> None:
    stored()
    other = run(read_words(StoredWords()))
    run(keep_words(with_words(other.words, [StudyWord("江边", "江邊", "jiang1 bian1")]), other))
    vocabulary = learned.study.vocabulary
    qtbot.waitUntil(lambda: vocabulary.size == 2, timeout=10_000)
    learned.study.learning.set_status([("图书馆", "tu2 shu1 guan3")], "known")
    assert [(word.simplified, word.status) for word in stored()] == [("图书馆", "known"), ("江边", "new")]
    vocabulary.take_back()  # only what this window did
    assert [(word.simplified, word.status) for word in stored()] == [("图书馆", "new"), ("江边", "new")]


def test_what_is_not_written_yet_is_kept_when_the_window_closes(learned: Window) -> None:
    learned.study.learning.set_status([("图书馆", "tu2 shu1 guan3")], "known")
    learned.close()
    assert run(read_words(StoredWords())).words.words[0].status == "known"
