"""Fonts: the region by what is shown, the right kind of font for each run, and a word when there is none."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from reader.ui import fonts
from reader.ui.fonts import FontRun, font_runs, han_family, latin_family, missing_font_message, reading_font, region_of


@pytest.mark.parametrize(
    ("language", "region"),
    [("zh-Hans", "SC"), ("zh-Hant", "TC"), ("zh-Hant-TW", "TC"), ("zh-Hant-HK", "HK"), ("zh-MO", "HK"), ("en", "SC")],
)
def test_the_region_follows_the_language(language: str, region: str) -> None:
    assert region_of(language) == region


def runs(text: str, side: str) -> list[tuple[str, bool]]:
    return [(text[run.start : run.end], run.han) for run in font_runs(text, side)]  # type: ignore[arg-type]


def test_curly_quotes_are_han_in_chinese_and_latin_in_english() -> None:
    assert runs("他说“好”。", "zh") == [("他说“好”。", True)]
    assert runs("He said “well”—yes… it’s", "en") == [("He said “well”—yes… it’s", False)]
    assert runs("The “文化” word", "en") == [("The “", False), ("文化", True), ("” word", False)]


def test_an_apostrophe_inside_a_latin_word_of_a_chinese_text_is_latin() -> None:
    assert runs("看it’s好", "zh") == [("看", True), ("it’s", False), ("好", True)]


def test_runs_tile_the_text() -> None:
    for side in ("zh", "en"):
        text = "中a𠮷葛\U000e0100 b，“c”。\u2028x"
        found: list[FontRun] = list(font_runs(text, side))  # type: ignore[arg-type]
        assert found[0].start == 0
        assert found[-1].end == len(text)
        assert all(one.end == other.start for one, other in itertools.pairwise(found))


def drawn(family: str, text: str) -> QImage:
    image = QImage(400, 80, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setFont(reading_font(family, 40))
    painter.drawText(10, 60, text)
    painter.end()
    return image


def test_the_same_characters_differ_between_the_regions(qtbot: QtBot) -> None:
    families = {region: han_family(region) for region in ("SC", "TC", "HK")}  # type: ignore[arg-type]
    if len(set(families.values())) < 3:
        pytest.skip("no fonts of three regions are installed")
    pictures = [drawn(family or "", "骨直角令化") for family in families.values()]
    assert pictures[0] != pictures[1]


def test_the_bundled_latin_face_is_found(qtbot: QtBot) -> None:
    assert latin_family() in fonts.LATIN_FAMILIES
    assert "Source Serif Pro" in fonts._installed()


def test_a_missing_chinese_font_is_named_with_what_to_install(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "han_family", lambda region: None)
    message = missing_font_message()
    assert message
    assert "fonts-noto-cjk" in message
    monkeypatch.undo()
    assert (missing_font_message() is None) == (han_family("SC") is not None)
