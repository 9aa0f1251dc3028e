"""The page on which a text is read: contents and notes at the left, the text, one note at the right."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSpacerItem, QSplitter, QVBoxLayout, QWidget

from reader.core.project import Project
from reader.ui.reading.view import ReadingView
from reader.ui.side_panel import SidePanel

if TYPE_CHECKING:
    from reader.ui.note_card import NoteCard
    from reader.ui.notes.panel import NotesList
    from reader.ui.outline import Outline

# Widths of the panels in pixels: as they are first, and what they shrink to beside a text that has less than NARROW.
LEFT, RIGHT = 252, 300
LEAST_LEFT, LEAST_RIGHT = 198, 220
NARROW: Final = 1100
STRIP_WIDTH: Final = 26


class CardColumn(QScrollArea):
    """The right panel: cards below each other, which scroll when they are too many. A card hides when it has nothing."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, widgetResizable=True, frameShape=QFrame.Shape.NoFrame, objectName="rightPanel")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        page = QWidget(self, objectName="cards")
        page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(14, 14, 14, 14)
        self._column.setSpacing(12)
        self._asked = 0
        self.setWidget(page)

    def ask_width(self, asked: int) -> None:
        """Be at least so wide, and never narrower than a card that is shown can be."""
        self._asked = asked
        frame = self.width() - self.viewport().width()  # its line at the left, and the scroll bar when it is shown
        self.setMinimumWidth(max(asked, self.widget().minimumSizeHint().width() + frame))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.widget() and event.type() == QEvent.Type.LayoutRequest:
            self.ask_width(self._asked)
        return super().eventFilter(watched, event)

    def add_card(self, card: QWidget, first: bool = False, stretch: int = 0) -> None:
        """One more card, below the others or above them, or one that is there moved; `stretch` above 0 takes the room left."""
        self._column.removeWidget(card)
        self._column.insertWidget(0 if first else self._column.count(), card, stretch)


class ReadingPage(QWidget):
    """Owns the four parts and their places; what they do to each other is the rooms' business.

    `left.add(id, page)` adds a tab, `right.add_card(card)` a card.
    """

    panels_changed = Signal()
    outline: Outline  # these three are made by their rooms, once the text is seen
    notes: NotesList
    note_card: NoteCard

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.left = SidePanel("leftPanel", self)
        self.view = ReadingView(self)
        self.right = CardColumn(self)
        self.splitter = QSplitter(self, handleWidth=1, childrenCollapsible=False)
        middle = QWidget(self.splitter)
        self._middle = QHBoxLayout(middle)
        self._middle.setContentsMargins(0, 0, 0, 0)
        self._middle.setSpacing(0)
        self.panes = QSplitter(middle, handleWidth=1, childrenCollapsible=False)
        self.panes.addWidget(self.view)
        self._middle.addWidget(self.panes, 1)
        for widget in (self.left, middle, self.right):
            self.splitter.addWidget(widget)
        for place, (stretch, least) in enumerate(((0, LEAST_LEFT), (1, 360), (0, LEAST_RIGHT))):
            self.splitter.setStretchFactor(place, stretch)
            self.splitter.widget(place).setMinimumWidth(least)
        self.right.ask_width(LEAST_RIGHT)
        self.right.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.splitter)
        self._right_width = 0
        self._kept: QSpacerItem | None = None

    def add_notes(self, notes: NotesList, card: NoteCard) -> None:
        """The list of notes and the card that shows one."""
        self.notes, self.note_card = notes, card
        self.left.add("notes", notes)
        self.right.add_card(card, stretch=1)

    def keep_beside(self) -> None:
        """Keep the room of the strip that comes later, so that no line of the text moves then."""
        self._kept = QSpacerItem(STRIP_WIDTH, 0)
        self._middle.addItem(self._kept)

    def add_beside(self, strip: QWidget) -> None:
        """A narrow strip at the right of the text."""
        if self._kept:
            self._middle.removeItem(self._kept)
            self._kept = None
        self._middle.addWidget(strip)

    def show_project(self, project: Project | None) -> None:
        """The text; what is beside it follows the session."""
        self.view.show_project(project)

    def open_right(self) -> None:
        """Show the note beside the text, as wide as it was or as there is room for."""
        if self.right.isHidden():
            self.right.show()
            sizes = self.splitter.sizes()
            wanted = max(self._right_width, LEAST_RIGHT if sum(sizes) < NARROW else RIGHT)
            self._set_widths(sum(sizes), sizes[0] or LEFT, wanted)
            self.panels_changed.emit()

    def close_right(self) -> None:
        if not self.right.isHidden():
            self._right_width = self.splitter.sizes()[2]
            self.right.hide()
            self.panels_changed.emit()

    def layout_state(self) -> str:
        """Which panels are shown and how wide, as text for the settings."""
        sizes = base64.b64encode(self.splitter.saveState().data()).decode("ascii")
        return f"{int(not self.left.isHidden())}{int(not self.right.isHidden())}{sizes}"

    def restore_layout(self, state: str) -> None:
        """What `layout_state` gave; anything else is ignored."""
        if len(state) > 2 and state[:2].isdigit():
            self.splitter.restoreState(QByteArray.fromBase64(state[2:].encode("ascii", "ignore")))
            self.left.setVisible(state[0] == "1")
            self.right.setVisible(state[1] == "1")
            self.panels_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A window that becomes narrow gives the text its room: the panels become as narrow as they may."""
        super().resizeEvent(event)
        before, now = event.oldSize().width(), event.size().width()
        if now < NARROW and not 0 < before < NARROW:
            self._set_widths(now, LEAST_LEFT, LEAST_RIGHT)
        elif before < NARROW <= now:
            self._set_widths(now, LEFT, RIGHT)

    def _set_widths(self, whole: int, left: int, right: int) -> None:
        left, right = (0 if self.left.isHidden() else left), (0 if self.right.isHidden() else right)
        self.splitter.setSizes([left, whole - left - right, right])
