"""The interface in three languages: complete, and switched at run time everywhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QComboBox, QDialog, QLabel, QLineEdit, QMenu, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from reader.core.messages import table, tr
from reader.ui import i18n
from reader.ui.dialogs.two_files import TwoFilesDialog
from reader.ui.window import Window
from tests.interface_strings import all_strings

CHINESE = ("zh_CN", "zh_TW")
FIELD = re.compile(r"\{\w+\}")
# Names of things that are the same in every language.
SAME = {"Markdown", "Web Annotation (JSON-LD)"}
DIALOGS: dict[str, Callable[[Window], QDialog | None]] = {
    "settings": lambda window: window.asking.show_settings(),
    "keys": lambda window: window.asking.show_keys(),
    "about": lambda window: window.asking.show_about(),
    "pair": lambda window: window.asking.ask_pair(),
    "two files": lambda window: opened(TwoFilesDialog("", window)),
}


def opened(dialog: QDialog) -> QDialog:
    dialog.open()
    return dialog


@pytest.mark.parametrize("code", CHINESE)
def test_every_text_of_the_program_is_translated(code: str) -> None:
    missing = {key: place for key, place in all_strings().items() if key not in table(code)}
    assert missing == {}


@pytest.mark.parametrize("code", CHINESE)
def test_no_translation_is_left_over(code: str) -> None:
    assert set(table(code)) - set(all_strings()) == set()


@pytest.mark.parametrize("code", CHINESE)
def test_fields_are_kept(code: str) -> None:
    wrong = {
        key: text for key, text in table(code).items() if sorted(FIELD.findall(key)) != sorted(FIELD.findall(text))
    }
    assert wrong == {}


def test_taiwan_says_it_in_its_own_words() -> None:
    text = "\n".join(table("zh_TW").values())
    for mainland in ("文件夾", "打開", "設置", "字體", "保存", "軟件", "程序", "默認", "菜單", "粘貼", "窗口", "文本"):
        assert mainland not in text, mainland
    for local in ("檔案", "開啟", "複製", "設定", "字型", "儲存", "程式", "貼上", "選單"):
        assert local in text, local


@pytest.mark.parametrize("code", CHINESE)
def test_no_character_of_the_other_script(code: str) -> None:
    from reader.script.detect import script_of

    text = "".join(table(code).values())
    assert script_of(text) == ("Hans" if code == "zh_CN" else "Hant")


def texts_of(root: QWidget) -> Iterator[str]:
    """Everything that a widget and what is in it say."""
    for widget in (root, *root.findChildren(QWidget)):
        yield from (widget.windowTitle(), widget.toolTip(), widget.accessibleName())
        match widget:
            case QLabel() | QAbstractButton():
                yield widget.text()
            case QLineEdit() | QPlainTextEdit():
                yield widget.placeholderText()
            case QComboBox():
                yield from (widget.itemText(place) for place in range(widget.count()))
            case QMenu():
                yield widget.title()
    for action in root.findChildren(QAction):
        yield action.text()


def untranslated(root: QWidget, code: str) -> set[str]:
    """Texts that stand there in English although the table has them in `code`."""
    english = {key for key, text in table(code).items() if text != key}
    return {text for text in texts_of(root) if text in english}


@pytest.mark.parametrize("code", CHINESE)
def test_the_window_changes_its_language_at_once(qtbot: QtBot, window: Window, read, page: Path, code: str) -> None:
    read(window, page)
    window.page.view.go_to_bead(0)
    window.annotating.write_note()
    window.preferences.choose("language", code)
    qtbot.waitUntil(lambda: not untranslated(window, code), timeout=3000)
    assert window.page.left._tabs["contents"][0].text() == tr("Contents")
    window.actions_["library"].trigger()
    assert untranslated(window, code) == set()
    window.preferences.choose("language", "en")
    qtbot.waitUntil(lambda: window.library._banner.text() == "Read a text and its translation side by side")


@pytest.mark.parametrize("code", CHINESE)
@pytest.mark.parametrize("name", DIALOGS)
def test_every_dialog_speaks_the_language(qtbot: QtBot, window: Window, read, page: Path, code: str, name: str) -> None:
    read(window, page)
    window.preferences.choose("language", code)
    dialog = DIALOGS[name](window)
    assert dialog is not None
    qtbot.waitExposed(dialog)
    assert dialog.windowTitle() in table(code).values()
    assert untranslated(dialog, code) == set()
    window.preferences.choose("language", "en")
    qtbot.waitUntil(lambda: dialog.windowTitle() in all_strings())
    dialog.close()


def test_buttons_of_qt_are_translated(qtbot: QtBot, window: Window) -> None:
    window.preferences.choose("language", "zh_TW")
    dialog = window.asking.show_about()
    assert any("關閉" in text for text in texts_of(dialog))
    dialog.close()


def test_dates_follow_the_language(qapp: object) -> None:
    from PySide6.QtWidgets import QApplication

    i18n.choose_language(QApplication.instance(), "zh_CN")
    chinese = i18n.shown_moment("2024-03-05T06:07:08Z")
    i18n.choose_language(QApplication.instance(), "en")
    english = i18n.shown_moment("2024-03-05T06:07:08Z")
    assert chinese != english
    assert i18n.shown_moment("no date") == ""
