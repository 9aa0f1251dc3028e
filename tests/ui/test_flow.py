"""FlowLayout: as many rows as the width needs."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from reader.ui.flow import FlowLayout


def flow(qtbot: QtBot, count: int) -> tuple[QWidget, list[QWidget]]:
    """A widget with parts of 50 by 20 pixels, 10 apart."""
    whole = QWidget()
    qtbot.addWidget(whole)
    layout = FlowLayout(QSize(10, 4), whole)
    layout.setContentsMargins(0, 0, 0, 0)
    parts = [QWidget(whole) for _ in range(count)]
    for part in parts:
        part.setFixedSize(50, 20)
        layout.addWidget(part)
    return whole, parts


def test_a_wide_row_holds_all_and_a_narrow_one_wraps(qtbot: QtBot) -> None:
    whole, parts = flow(qtbot, 3)
    assert whole.layout().heightForWidth(170) == 20
    assert whole.layout().heightForWidth(169) == 44
    assert whole.layout().heightForWidth(60) == 68
    whole.resize(115, 100)
    whole.show()
    assert [(part.x(), part.y()) for part in parts] == [(0, 0), (60, 0), (0, 24)]


def test_hidden_parts_take_no_room(qtbot: QtBot) -> None:
    whole, parts = flow(qtbot, 3)
    parts[1].hide()
    assert whole.layout().heightForWidth(110) == 20
