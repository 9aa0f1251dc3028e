"""The library page: the texts that were read before, and the three ways to bring a new one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFont, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from reader.core.messages import tr
from reader.ui import theme
from reader.ui.actions import Actions
from reader.ui.i18n import Retranslated
from reader.ui.shelf_card import ShelfCard
from reader.workflow.recent import Reading

CARD_WIDTH: Final = 300
SIDE_WIDTH: Final = 224
COLUMNS: Final = 3
MARGIN: Final = 56
FILTERS: Final = ("all", "reading", "read", "notes")


def belongs(reading: Reading, group: str) -> bool:
    """True when the text stands in this part of the library."""
    return {
        "all": True,
        "reading": 0 < reading.progress < 1,
        "read": reading.progress >= 1,
        "notes": reading.notes > 0,
    }[group]


class DropZone(QLabel):
    """Says that files may be dropped; glows while some hover over the window."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, objectName="dropZone", alignment=Qt.AlignmentFlag.AlignCenter)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setMinimumHeight(76)

    def glow(self, active: bool) -> None:
        self.setProperty("active", active)
        self.style().unpolish(self)
        self.style().polish(self)


class LibraryPage(Retranslated, QWidget):
    """Shows `Reading`s; says which is opened or forgotten."""

    opened = Signal(object)  # Reading
    forgotten = Signal(object)  # Reading

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent, objectName="library", focusPolicy=Qt.FocusPolicy.StrongFocus)
        self._actions = actions
        self._readings: tuple[Reading, ...] = ()
        self._query = ""
        self._theme: theme.Theme | None = None
        self.cards: list[ShelfCard] = []
        self._groups = QListWidget(self, objectName="groups")
        self._groups.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._groups.currentRowChanged.connect(lambda _row: self._fill())
        self._heading = QLabel(self, objectName="heading")
        self._banner = QLabel(self, objectName="banner", wordWrap=True)
        self._lead = QLabel(self, objectName="quiet", wordWrap=True)
        self._buttons = [self._button("open", "primary"), self._button("paste"), self._button("sample")]
        self._empty = QLabel(self, objectName="quiet", wordWrap=True)
        self.drop_zone = DropZone(self)
        self._grid = QGridLayout()
        self._grid.setSpacing(16)
        self._scroll = QScrollArea(self, widgetResizable=True, frameShape=QFrame.Shape.NoFrame)
        self._lay_out()
        self.retranslate()
        self._groups.setCurrentRow(0)

    def _button(self, action: str, name: str = "") -> QPushButton:
        button = QPushButton(self, objectName=name)
        button.clicked.connect(self._actions[action].trigger)
        button.setProperty("action", action)
        button.setIconSize(QSize(16, 16))
        return button

    def _lay_out(self) -> None:
        side = QWidget(self, objectName="leftPanel")
        side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        side.setFixedWidth(SIDE_WIDTH)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 16, 0, 0)
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 16, 4)
        head.addWidget(self._heading)
        column.addLayout(head)
        column.addWidget(self._groups)
        page = QWidget(self, objectName="page")
        page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        body = QVBoxLayout(page)
        body.setContentsMargins(MARGIN, 44, MARGIN, 32)
        body.setSpacing(6)
        body.addWidget(self._banner)
        body.addWidget(self._lead)
        body.addSpacing(16)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        for button in self._buttons:
            buttons.addWidget(button)
        buttons.addStretch(1)
        body.addLayout(buttons)
        body.addSpacing(24)
        body.addLayout(self._grid)
        body.addWidget(self._empty)
        body.addSpacing(18)
        body.addWidget(self.drop_zone)
        body.addStretch(1)
        self._scroll.setWidget(page)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(side)
        row.addWidget(self._scroll, 1)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.setFocus()

    def show_readings(self, readings: Sequence[Reading]) -> None:
        self._readings = tuple(readings)
        self._count_groups()
        self._fill()

    def search(self, query: str) -> None:
        """Show only the texts whose titles or files hold `query`."""
        self._query = query.casefold()
        self._fill()

    def dress(self, colors: theme.Theme, serif: QFont) -> None:
        """Colours of the theme, and the face of titles."""
        self._theme = colors
        banner = QFont(serif)
        banner.setPixelSize(26)
        banner.setWeight(QFont.Weight.DemiBold)
        self._banner.setFont(banner)
        for button in self._buttons:
            role = "on_accent" if button.objectName() == "primary" else "ink"
            button.setIcon(theme.icon(str(button.property("action")), colors.roles[role]))
        for card in self.cards:
            card.dress(colors)

    def retranslate(self) -> None:
        self._heading.setText(tr("Library"))
        self._banner.setText(tr("Read a text and its translation side by side"))
        self._lead.setText(
            tr("Open a page you saved, two files, or paste both languages at once. Everything stays on this computer.")
        )
        for button in self._buttons:
            action = self._actions[str(button.property("action"))]
            keys = action.shortcut().toString()
            button.setText(f"{action.text()}  {keys}".rstrip())
            button.setAccessibleName(action.text())
        self.drop_zone.setText(tr("Drop files here"))
        self._groups.setAccessibleName(tr("Library"))
        self._count_groups()
        self._fill()

    def _count_groups(self) -> None:
        titles = {
            "all": tr("All texts"),
            "reading": tr("Reading now"),
            "read": tr("Read to the end"),
            "notes": tr("With notes"),
        }
        row = self._groups.currentRow()
        self._groups.blockSignals(True)
        self._groups.clear()
        for group in FILTERS:
            count = sum(belongs(reading, group) for reading in self._readings)
            item = QListWidgetItem(f"{titles[group]}  {count}" if count else titles[group])
            item.setSizeHint(QSize(10, 34))
            self._groups.addItem(item)
        self._groups.setCurrentRow(max(row, 0))
        self._groups.blockSignals(False)

    def _fill(self) -> None:
        group = FILTERS[max(self._groups.currentRow(), 0)]
        shown = [reading for reading in self._readings if belongs(reading, group) and self._fits(reading)]
        for card in self.cards:
            card.hide()
            card.deleteLater()
        self.cards = [self._card(reading) for reading in shown]
        self._empty.setText(self._empty_text())
        self._empty.setVisible(not shown)
        self._reflow()

    def _fits(self, reading: Reading) -> bool:
        searched = " ".join((reading.zh_title, reading.en_title, *reading.paths)).casefold()
        return self._query in searched

    def _empty_text(self) -> str:
        if not self._readings:
            return tr("Texts that you open appear here, with how far you have read. The sample is a good first one.")
        return tr("No text here fits. Clear the search or choose All texts.")

    def _card(self, reading: Reading) -> ShelfCard:
        card = ShelfCard(reading, self._scroll.widget())
        if self._theme:
            card.dress(self._theme)
        card.clicked.connect(lambda _checked=False, one=reading: self.opened.emit(one))
        card.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        card.customContextMenuRequested.connect(lambda point, one=card: self._menu(one, point))
        return card

    def _menu(self, card: ShelfCard, point: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("Open"), lambda: self.opened.emit(card.reading))
        menu.addAction(tr("Remove from the list"), lambda: self.forgotten.emit(card.reading))
        menu.popup(card.mapToGlobal(point))

    def _reflow(self) -> None:
        columns = max(1, min(COLUMNS, (self.width() - SIDE_WIDTH - 2 * MARGIN) // CARD_WIDTH))
        for number, card in enumerate(self.cards):
            self._grid.addWidget(card, number // columns, number % columns)
            card.show()
        for column in range(COLUMNS):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._reflow()
