"""What a screen reader gets of the reading area: the text of the paragraph at the caret, and the counterpart as description.

A text of a million sentences is not handed over as one string: the accessible text is one cell, and follows the caret.
Offsets here are those of Qt and AT-SPI as Qt bridges it, UTF-16 units of the cell's text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale, QObject, QPoint, QPointF, QRect
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleAttributesInterface,
    QAccessibleEvent,
    QAccessibleInterface,
    QAccessibleTextCursorEvent,
    QAccessibleTextInterface,
    QAccessibleTextSelectionEvent,
)
from shiboken6 import VoidPtr

from reader.core.document import other_side
from reader.core.messages import tr
from reader.core.spans import Span
from reader.core.surface import surface_text
from reader.ui.qt_text import U16, Cp
from reader.ui.reading import caret
from reader.ui.reading.caret import Located

if TYPE_CHECKING:
    from reader.ui.reading.caret_canvas import CaretCanvas

# A null pointer. With None here PySide ends the process as soon as a screen reader asks for an interface.
_NO_INTERFACE: Final = VoidPtr(0)


class CellAtCaret(QAccessibleTextInterface):
    """The text of the cell with the caret; before there is one, of the first in the viewport."""

    def __init__(self, view: CaretCanvas) -> None:
        super().__init__()
        self._view = view

    def text(self, start: int, end: int) -> str:
        at = self._view.reading_place()
        if at is None:
            return ""
        units = at.box.cells[at.side].units
        return at.box.cells[at.side].shown.text[units.to_cp(U16(start)) : units.to_cp(U16(end))]

    def characterCount(self) -> int:
        at = self._view.reading_place()
        return at.box.cells[at.side].units.length if at else 0

    def cursorPosition(self) -> int:
        at = self._view.reading_place()
        return _unit(at, at.position) if at else 0

    def setCursorPosition(self, position: int) -> None:
        if there := self._there(position):
            self._view.put_caret(caret.spot_of(there))

    def selectionCount(self) -> int:
        """None, for PySide cannot answer which: it has no `selection`, and what it gives instead are stray numbers.

        A selection is told by events (`announce`).
        """
        return 0

    def addSelection(self, start: int, end: int) -> None:
        self.setSelection(0, start, end)

    def setSelection(self, index: int, start: int, end: int) -> None:
        del index
        first, last = self._there(start), self._there(end)
        if first and last:
            self._view.put_caret(caret.spot_of(first))
            self._view.put_caret(caret.spot_of(last), extend=True)

    def removeSelection(self, index: int) -> None:
        del index
        self._view.clear_selection()

    def scrollToSubstring(self, start: int, end: int) -> None:
        del end
        if there := self._there(start):
            self._view.reveal(there.side, caret.spot_of(there).after)

    def characterRect(self, position: int) -> QRect:
        there = self._there(position)
        return self._view.rectangle_on_screen(there) if there else QRect()

    def offsetAtPoint(self, point: QPoint) -> int:
        at, inside = self._view.reading_place(), self._view.viewport().mapFromGlobal(point)
        under = self._view.under(QPointF(inside))
        if at is None or under is None or under.box is not at.box:
            return -1
        position = under.box.character_at(at.side, under.x, under.y)
        return -1 if position is None else _unit(at, position)

    def _there(self, position: int) -> Located | None:
        at = self._view.reading_place()
        return at._replace(position=at.box.cells[at.side].units.to_cp(U16(position))) if at else None


class CellLanguage(QAccessibleAttributesInterface):
    """The language of that text, by which a screen reader chooses its voice."""

    def __init__(self, view: CaretCanvas) -> None:
        super().__init__()
        self._view = view

    def attributeKeys(self) -> list[QAccessible.Attribute]:
        return [QAccessible.Attribute.Locale] if self._view.reading_place() else []

    def attributeValue(self, key: QAccessible.Attribute) -> object:
        at = self._view.reading_place()
        return QLocale(at.box.cells[at.side].shown.language) if at and key == QAccessible.Attribute.Locale else None


class AccessibleReading(QAccessibleInterface):
    """The reading area as one document that can be read, not written."""

    def __init__(self, view: CaretCanvas) -> None:
        super().__init__()
        self._view = view
        self._interfaces: dict[QAccessible.InterfaceType, object] = {
            QAccessible.InterfaceType.TextInterface: CellAtCaret(view),
            QAccessible.InterfaceType.AttributesInterface: CellLanguage(view),
        }

    def isValid(self) -> bool:
        return True

    def object(self) -> QObject:
        return self._view

    def childCount(self) -> int:
        return 0

    def child(self, index: int) -> QAccessibleInterface | None:
        del index
        return None

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:
        del x, y
        return None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        del child
        return -1

    def parent(self) -> QAccessibleInterface | None:
        holder = self._view.parentWidget()
        return QAccessible.queryAccessibleInterface(holder) if holder else None

    def rect(self) -> QRect:
        return QRect(self._view.mapToGlobal(QPoint(0, 0)), self._view.size())

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.Document

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        state.focusable = state.readOnly = state.multiLine = state.selectableText = 1
        state.focused, state.invisible = int(self._view.hasFocus()), int(not self._view.isVisible())
        return state

    def text(self, kind: QAccessible.Text) -> str:
        if kind == QAccessible.Text.Name:
            return self._view.accessibleName()
        return counterpart_text(self._view) if kind == QAccessible.Text.Description else ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        del kind, text  # nothing here is written by assistive technology

    def interface_cast(self, kind: QAccessible.InterfaceType) -> object:
        return self._interfaces.get(kind, _NO_INTERFACE)


def counterpart_text(view: CaretCanvas) -> str:
    """What corresponds to the sentence with the caret, in words for the ear."""
    place, project = view.cursor_place(), view.project
    if place is None or project is None or place.bead < 0:
        return ""
    side = other_side(place.side)
    if side == view.style_shown.covered and view.is_covered(place.bead):
        return tr("hidden")
    document, run = project.bitext.document(side), project.bitext.alignment.beads[place.bead].run(side)
    if not run:
        return tr("no Chinese counterpart") if side == "zh" else tr("no English counterpart")
    segments = document.segments
    return surface_text(document, Span(segments[run.start].start, segments[run.end - 1].end))


def announce(view: CaretCanvas, other_cell: bool) -> None:
    """Tell assistive technology that the caret moved; `other_cell`: into another paragraph or to the other side."""
    at = view.located() if QAccessible.isActive() else None
    if at is None:
        return
    if other_cell:
        QAccessible.updateAccessibility(QAccessibleEvent(view, QAccessible.Event.TextUpdated))
        QAccessible.updateAccessibility(QAccessibleEvent(view, QAccessible.Event.DescriptionChanged))
    QAccessible.updateAccessibility(QAccessibleTextCursorEvent(view, _unit(at, at.position)))
    if selected := _selected(view):
        QAccessible.updateAccessibility(QAccessibleTextSelectionEvent(view, *selected))
        units = at.box.cells[at.side].units
        words = at.box.cells[at.side].shown.text[units.to_cp(U16(selected[0])) : units.to_cp(U16(selected[1]))]
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(view, tr("selected: {words}", words=words)))


def install() -> None:
    """Let Qt ask for our interface when it meets a reading area; once for the program."""
    if not _installed:
        _installed.append(True)
        QAccessible.installFactory(_make)


_installed: list[bool] = []


def _make(name: str, item: QObject) -> QAccessibleInterface | None:
    del name
    from reader.ui.reading.caret_canvas import CaretCanvas

    if not isinstance(item, CaretCanvas):
        return None
    # Qt keeps the interface as long as the widget; so must Python.
    item.accessible = item.accessible or AccessibleReading(item)
    return item.accessible


def _unit(at: Located, position: int) -> int:
    return at.box.cells[at.side].units.to_u16(Cp(position))


def _selected(view: CaretCanvas) -> tuple[int, int] | None:
    """The selection as far as it is in the cell with the caret."""
    at = view.located()
    for side, span in view.selection() if at else ():
        if at and side == at.side and (shown := at.box.cells[side].shown.from_document(span)).end > shown.start:
            return _unit(at, shown.start), _unit(at, shown.end)
    return None
