"""Readings above the characters and tinted words: what is shown where, and that positions never know of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from reader.core.spans import Span
from reader.ui.reading.ruby import Reading
from reader.ui.window import Window

PutAt = Callable[..., int]


def readings(window: Window) -> list[Reading]:
    """What stands above the Chinese text on the screen."""
    cells = [box.cells["zh"] for box, _ in window.page.view.boxes() if "zh" in box.cells]
    return [placed.reading for cell in cells for placed in cell.ruby]


def texts(window: Window) -> set[str]:
    return {reading.text for reading in readings(window)}


def test_readings_come_when_the_dictionary_is_ready(qtbot: QtBot, reading: Window) -> None:
    assert readings(reading) == []
    reading.actions_["readings"].trigger()
    qtbot.waitUntil(lambda: "tú" in texts(reading), timeout=20_000)
    assert reading.actions_["readings_all"].isChecked()
    reading.actions_["readings"].trigger()
    assert readings(reading) == []


def test_readings_are_written_and_coloured_as_chosen(opened: Window) -> None:
    opened.preferences.choose("readings", "all")
    for form, shown in (("numbers", "guan3"), ("zhuyin", "ㄍㄨㄢˇ"), ("pinyin", "guǎn")):
        opened.preferences.choose("reading_form", form)
        assert shown in texts(opened)
    assert {reading.color for reading in readings(opened)} == {""}
    opened.preferences.choose("tone_colors", True)
    colors = {reading.text: reading.color for reading in readings(opened)}
    assert colors["tú"] != colors["shū"]
    assert colors["tú"] != ""


def test_known_words_go_without(opened: Window, put_at: PutAt) -> None:
    put_at(opened, "图书馆建")
    opened.study.learning.add()
    opened.preferences.choose("readings", "unknown")
    assert {"guǎn", "jiāng"} <= texts(opened)
    opened.study.learning.set_status([("图书馆", "tu2 shu1 guan3")], "known")
    assert "guǎn" not in texts(opened)
    assert "jiāng" in texts(opened)


def test_only_the_sentence_at_the_caret(opened: Window, put_at: PutAt) -> None:
    opened.preferences.choose("readings", "sentence")
    put_at(opened, "图书馆建")
    assert "jiāng" in texts(opened)
    page = opened.page.view._scroller.page
    put_at(opened, "读者可以")
    assert "jiāng" not in texts(opened)
    assert opened.page.view._scroller.page is page


@pytest.mark.parametrize("which", ["all", "unknown"])
def test_what_would_hold_up_the_drawing_is_read_in_the_background(
    qtbot: QtBot, opened: Window, put_at: PutAt, monkeypatch: pytest.MonkeyPatch, which: str
) -> None:
    put_at(opened, "图书馆建")
    opened.study.learning.add()
    opened.study.learning.set_status([("图书馆", "tu2 shu1 guan3")], "known")
    aids = opened.study.aids
    monkeypatch.setattr(aids, "_spare", 0)
    qtbot.wait(1)  # the panel that was opened has its width
    opened.preferences.choose("readings", which)
    assert readings(opened) == []
    laid_out = opened.page.view._scroller.page
    qtbot.waitUntil(lambda: "jiāng" in texts(opened), timeout=10_000)
    assert ("guǎn" in texts(opened)) is (which == "all")
    assert opened.page.view._scroller.page is laid_out, "readings that come lay nothing out anew"


def test_print_has_all_readings_at_once(opened: Window) -> None:
    assert opened.study.aids.shown is None
    opened.preferences.choose("readings", "all")
    opened.study.aids._spare = 0
    document = opened.session.project.bitext.zh
    found = opened.study.aids.shown(document, document.paragraphs[0].span)
    assert {"tú", "jiāng"} <= {reading.text for reading in found}


def test_selection_and_copy_do_not_know_of_readings(opened: Window, put_at: PutAt) -> None:
    offset = put_at(opened, "图书馆建")
    opened.preferences.choose("readings", "all")
    opened.page.view.select_span("zh", Span(offset, offset + 4))
    assert opened.page.view.copy_text() == "图书馆建"
    assert opened.page.view.selection() == (("zh", Span(offset, offset + 4)),)


def test_a_corrected_reading_is_shown_at_once(opened: Window, put_at: PutAt) -> None:
    opened.preferences.choose("readings", "all")
    assert "jiā" in texts(opened)
    opened.study.studying.look_up_word("家")
    opened.study.studying.card.reading_chosen.emit("gu1")
    assert "jiā" not in texts(opened)
    assert "gū" in texts(opened)


def test_words_of_the_list_are_tinted(qtbot: QtBot, opened: Window, put_at: PutAt) -> None:
    offset = put_at(opened, "图书馆建")
    opened.study.learning.add()
    opened.preferences.choose("tint", True)
    view = opened.page.view
    qtbot.waitUntil(lambda: bool(view._scene.tints.at("zh", offset)), timeout=10_000)
    (mark,) = view._scene.tints.at("zh", offset)
    assert mark.span == Span(offset, offset + 3)
    assert view._scene.tints.at("zh", offset + 3) == []
    opened.study.learning.set_status([("图书馆", "tu2 shu1 guan3")], "known")
    qtbot.waitUntil(lambda: not view._scene.tints.at("zh", offset), timeout=10_000)
    opened.study.learning.set_status([("图书馆", "tu2 shu1 guan3")], "new")
    qtbot.waitUntil(lambda: bool(view._scene.tints.at("zh", offset)), timeout=10_000)
    opened.session.open(None)
    assert not view._scene.tints.at("zh", offset), "what comes next has other words there"
    opened.preferences.choose("tint", False)


def test_another_text_has_its_own_readings(opened: Window, tmp_path, read) -> None:
    opened.preferences.choose("readings", "all")
    other = tmp_path / "other.txt"
    other.write_text("河长。\nThe river is long.\n", encoding="utf-8")
    read(opened, other)
    assert texts(opened) == {"hé", "cháng"}
