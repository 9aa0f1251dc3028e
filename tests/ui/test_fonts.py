"""Fonts: the region by what is shown, the right kind of font for each run, and a word when there is none."""

from __future__ import annotations

import itertools
import os
import subprocess
import sys

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.ui import fonts
from reader.ui.fonts import FontRun, font_runs, han_family, latin_family, missing_font_message, region_of


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


# Draws the characters with the font of each region, in a process of its own, and prints a digest for each.
DRAWING = """
import hashlib
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from reader.ui import fonts
application = QGuiApplication([])
for region in ("SC", "TC", "HK"):
    image = QImage(400, 80, QImage.Format.Format_Grayscale8)
    image.fill(255)
    painter = QPainter(image)
    painter.setFont(fonts.reading_font(fonts.han_family(region), 60))
    painter.drawText(10, 60, "骨直角令化")
    painter.end()
    print(hashlib.sha256(bytes(image.constBits())).hexdigest())
"""


@pytest.fixture(scope="module")
def digests(qapp: QApplication) -> dict[str, list[str]]:
    """What each process locale draws for the three regions."""
    if len({han_family(region) for region in fonts.HAN_FAMILIES}) < 3:
        pytest.skip("a Chinese font for each of the three regions is not installed")
    found = {}
    for locale in ("C.UTF-8", "zh_CN.UTF-8", "zh_TW.UTF-8", "zh_HK.UTF-8", "ja_JP.UTF-8", "en_US.UTF-8"):
        environment = {**os.environ, "LC_ALL": locale, "LANG": locale, "QT_QPA_PLATFORM": "offscreen"}
        done = subprocess.run(
            [sys.executable, "-c", DRAWING], env=environment, capture_output=True, text=True, check=True
        )
        found[locale] = done.stdout.split()
    return found


def test_the_locale_of_the_process_changes_no_character(digests: dict[str, list[str]]) -> None:
    assert len({tuple(regions) for regions in digests.values()}) == 1


def test_each_region_draws_its_own_characters(digests: dict[str, list[str]]) -> None:
    for locale, regions in digests.items():
        assert len(set(regions)) == 3, locale
