"""Everything can be reached by keyboard and says what it is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from reader.ui.window import Window

CONTROLS = (
    QAbstractButton,
    QLineEdit,
    QPlainTextEdit,
    QComboBox,
    QAbstractItemView,
    QAbstractSpinBox,
    QHeaderView,
    QKeySequenceEdit,
)


def nameless(root: QWidget) -> list[str]:
    """Controls that a screen reader could not name. Parts that Qt makes inside a control are its own business."""
    found = []
    for widget in root.findChildren(QWidget):
        inner = widget.objectName().startswith("qt_") or isinstance(
            widget.parent(), (QAbstractSpinBox, QComboBox, QKeySequenceEdit)
        )
        part = (
            inner
            or isinstance(widget, QHeaderView)
            or isinstance(widget.parent(), QLineEdit)
            or widget.parent().inherits("QComboBoxPrivateContainer")
        )
        if isinstance(widget, CONTROLS) and not part and widget.isVisibleTo(root):
            interface = QAccessible.queryAccessibleInterface(widget)
            if interface is None or not interface.text(QAccessible.Text.Name).strip():
                found.append(f"{type(widget).__name__} {widget.objectName()} in {type(widget.parent()).__name__}")
    return found


def tab_chain(window: QWidget) -> Iterator[QWidget]:
    """The widgets that Tab visits, once round."""
    widget = window
    for _ in range(500):
        widget = widget.nextInFocusChain()
        if widget is window:
            return
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and widget.isEnabled():
            yield widget


def test_every_control_has_a_name(qtbot: QtBot, window: Window, read, page: Path) -> None:
    assert nameless(window) == []
    read(window, page)
    window.page.view.go_to_bead(0)
    window.annotating.write_note()
    window.page.left.turn_to("notes")
    assert nameless(window) == []


@pytest.mark.parametrize("dialog", ["show_settings", "show_keys", "show_about"])
def test_every_control_of_a_dialog_has_a_name(qtbot: QtBot, window: Window, dialog: str) -> None:
    shown = getattr(window.asking, dialog)()
    assert nameless(shown) == []
    shown.close()


def test_tab_reaches_text_lists_switches_and_note(qtbot: QtBot, window: Window, read, page: Path) -> None:
    read(window, page)
    window.page.view.go_to_bead(0)
    window.annotating.write_note()
    visited = list(tab_chain(window))
    part = window.page
    for wanted in (
        part.view,
        part.outline.view,
        part.note_card.body,
        window.top_bar.find,
        window.top_bar.scripts.button("tw"),
    ):
        assert wanted in visited, wanted


def test_the_library_is_worked_by_keyboard(qtbot: QtBot, window: Window, read, page: Path) -> None:
    read(window, page)
    window.actions_["library"].trigger()
    (card,) = window.library.cards
    assert card in list(tab_chain(window))
    card.setFocus()
    with qtbot.waitSignal(window.opening.opened, timeout=20_000):
        qtbot.keyClick(card, Qt.Key.Key_Space)


def test_labels_never_take_a_text_for_markup(qtbot: QtBot, window: Window, read, tmp_path: Path) -> None:
    path = tmp_path / "markup.txt"
    path.write_text("<b>标题</b>\n<img src='x'>Title\n\n一句话。\nOne sentence.\n", encoding="utf-8")
    read(window, path)
    window.page.view.go_to_bead(0)
    window.annotating.write_note()
    for label in window.findChildren(QLabel):
        if "<b>标题" in label.text() or "<img" in label.text():  # the program's own words may be set as markup
            assert label.textFormat() == Qt.TextFormat.PlainText, label.objectName()
    for widget in window.findChildren(QWidget):
        assert "<img" not in widget.toolTip()


def test_the_reading_area_says_what_it_is(window: Window) -> None:
    interface = QAccessible.queryAccessibleInterface(window.page.view)
    assert interface.text(QAccessible.Text.Name) == "Reading area"
    assert isinstance(window.page.view, QAbstractScrollArea)
