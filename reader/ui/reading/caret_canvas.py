"""CaretCanvas: a canvas with a caret and a selection, moved by mouse and keys."""

# ruff: noqa: N815 -- signals are named as Qt names its own

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final, NamedTuple

from PySide6.QtCore import QPoint, QPointF, QRect, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from reader.core.bitext import Bitext
from reader.core.document import Document, Side
from reader.core.project import Project
from reader.core.spans import Span
from reader.ui.reading import caret
from reader.ui.reading.accessible import AccessibleReading, announce, install
from reader.ui.reading.canvas import Canvas
from reader.ui.reading.caret import Located, Spot
from reader.ui.reading.cover import Cover
from reader.ui.reading.keys import Key, key_of
from reader.ui.reading.mouse import Mouse
from reader.ui.reading.paint import Scene
from reader.ui.reading.scroller import Position
from reader.ui.reading.selecting import Selecting
from reader.ui.reading.style import ReadingStyle
from reader.workflow.rows import Place

MARGIN: Final = 24  # between the line of the caret and the edge of the viewport
FOCUS_MARGIN: Final = 0.3  # the same while the rest is dimmed, as a share of the viewport


class Cursor(NamedTuple):
    """Where the caret is: the code point, and the segment and bead that hold it (-1 in a heading)."""

    side: Side
    segment: int
    bead: int
    offset: int


class CaretCanvas(Canvas):
    """A canvas in which text can be selected. What it tells is in code points of the Documents."""

    cursorChanged = Signal(object)  # Cursor
    selectionChanged = Signal()
    hiddenLineActivated = Signal(object)  # core Hidden
    annotationActivated = Signal(str)
    menuRequested = Signal(QPoint)  # a global point
    splitChosen = Signal(float)  # the share of the Chinese column that the gutter was dragged to

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._selecting = Selecting()
        # Finds the word at an offset of a Document, for a double click; None, or where it finds none: by the characters.
        self.word_finder: Callable[[Document, int], Span | None] | None = None
        self.accessible: AccessibleReading | None = None
        self._told_cell: tuple[Place, Side] | None = None  # which one assistive technology was told of
        install()
        self._mouse = Mouse(self)

    def show_project(self, project: Project | None) -> None:
        super().show_project(project)
        head = self._selecting.head
        self._scene = replace(self._scene, current_bead=self.bead_at(head.side, head.after) if head else None)

    def set_style(self, style: ReadingStyle) -> None:
        covers_otherwise = style.covered != self._style.covered
        super().set_style(style)
        if covers_otherwise:
            self._paint_with(cover=Cover(style.covered))
            self._tell_header()

    def show_split(self, share: float) -> None:
        """Give the Chinese column this share of the width."""
        self.set_style(replace(self._style, split=share))

    def is_covered(self, bead: int) -> bool:
        """True when a side of the bead has text that is hidden."""
        side = self._scene.cover.side
        beads = self._project.bitext.alignment.beads if self._project else ()
        return side is not None and self._scene.cover.hides(side, bead) and bool(beads[bead].run(side))

    def uncover(self, bead: int) -> None:
        """Reveal what is hidden of a bead."""
        self._paint_with(cover=self._scene.cover.without(bead))

    def cover_again(self, bead: int) -> None:
        """Hide it again."""
        self._paint_with(cover=self._scene.cover.with_(bead))

    def cursor_place(self) -> Cursor | None:
        """Where the caret is; None before it was put anywhere."""
        head = self._selecting.head
        if head is None or self._project is None:
            return None
        bead = self.bead_at(head.side, head.after)
        segment = self._project.bitext.document(head.side).segment_at(head.after) if bead is not None else -1
        return Cursor(head.side, segment, -1 if bead is None else bead, head.after)

    def located(self) -> Located | None:
        """Where the caret is on the page; None when there is none."""
        page, head = self._scroller.page, self._selecting.head
        return caret.locate(page, head) if page and head else None

    def reading_place(self) -> Located | None:
        """Where the reader is: at the caret, or before there is one at the first whole line in the viewport."""
        page, head = self._scroller.page, self._selecting.head
        if page is None:
            return None
        if head is None or head.side not in page.columns.sides:
            seen = self._scroller.position()
            head = Spot(seen.side, seen.offset, seen.offset) if seen else None
        return caret.locate(page, head) if head else None

    def rectangle_on_screen(self, at: Located) -> QRect:
        """Where the character at a located position is on the screen; empty when it is not in the viewport."""
        cell = at.box.cells[at.side]
        for box, y in self._scroller.visible():
            found = cell.rectangles(Span(at.position, cell.next_position(at.position))) if box is at.box else []
            if found:
                inside = found[0].translated(box.columns.x(at.side), y + box.tops[at.side]).toRect()
                return QRect(self.viewport().mapToGlobal(inside.topLeft()), inside.size())
        return QRect()

    def reveal(self, side: Side, offset: int) -> None:
        """Scroll until the line of `offset` is visible; the caret stays where it is."""
        share = 0.0 if self._style.focus == "off" else FOCUS_MARGIN  # what is read alone stays away from the edges
        if self._scroller.reveal(side, offset, max(MARGIN, round(share * self._scroller.height))):
            self._scrolled()

    def side(self) -> Side:
        """The side with the caret; else the first that is shown."""
        if self._selecting.head:
            return self._selecting.head.side
        return self._scroller.page.columns.sides[0] if self._scroller.page else "zh"

    def near(self, point: QPointF, side: Side | None = None, line_end: bool = False) -> Located | None:
        """The position between characters nearest to a point, on `side` when it is given; see `Cell.position_at`."""
        best: Located | None = None
        for box, y in self._scroller.visible():
            there = side or box.side_at(point.x(), point.y() - y)
            if there in box.cells and (best is None or y <= point.y()):
                best = Located(box, there, box.position_at(there, point.x(), point.y() - y, line_end))
        return best

    def current_bead(self) -> int | None:
        """The bead that holds the caret."""
        return self._scene.current_bead

    def put_caret(self, spot: Spot, extend: bool = False, x: float | None = None, reveal: bool = True) -> None:
        """Put the caret at a spot; `extend` selects up to it, `x` is the column that up and down keep to."""
        self._selecting.place(spot, extend, x)
        self._caret_moved(reveal)

    def selection(self) -> tuple[tuple[Side, Span], ...]:
        """The selected spans, in code points of their Documents."""
        return (self._selecting.span,) if self._selecting.span else ()

    def select_spots(self, start: Spot, end: Spot) -> None:
        """Select from one spot to another; dragging on keeps what is between them."""
        self._selecting.select(start, end)
        self._caret_moved(reveal=False)

    def select_span(self, side: Side, span: Span) -> None:
        """Select a span of the document."""
        self._selecting.select_span(side, span)
        self._caret_moved(reveal=True)

    def select_sentence(self) -> None:
        """Select the sentence with the caret."""
        place = self.cursor_place()
        if place and place.bead >= 0 and self._project:
            self.select_span(place.side, self._project.bitext.document(place.side).segments[place.segment].span)

    def select_all(self, side: Side | None = None) -> None:
        """Select the whole text of one side; that of the caret when none is named."""
        page, side = self._scroller.page, side or self.side()
        start, end = (caret.first_spot(page, side), caret.last_spot(page, side)) if page else (None, None)
        if start and end:
            self.select_spots(start, end)

    def clear_selection(self) -> None:
        self._selecting.collapse()
        self._caret_moved(reveal=False)

    def annotations_at_cursor(self) -> list[str]:
        """Ids of the annotations that cover the caret, the shortest last."""
        head = self._selecting.head
        marks = self._scene.marks.at(head.side, head.after) if head else []
        return list(dict.fromkeys(mark.ident for mark in marks))

    # Events of Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        found = key_of(event.keyCombination())
        if found is None or self._scroller.page is None:
            super().keyPressEvent(event)
            return
        key, extend = found
        if key.pages:
            self._turn_pages(key.pages, extend)
        else:
            self._press(key, extend)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._mouse.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._mouse.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        del event
        self._mouse.release()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._mouse.double_click(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menuRequested.emit(event.globalPos())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    # What the canvas asks

    def _text_replaced(self) -> None:
        self._selecting.forget()
        self._paint_with(current_bead=None, selection=None, cover=Cover(self._style.covered))
        self.selectionChanged.emit()

    def _realigned(self, before: Bitext, after: Bitext) -> None:
        self._paint_with(cover=self._scene.cover.carried(before, after))

    def _scene_now(self) -> Scene:
        at = self.located() if self.hasFocus() else None
        return replace(self._scene, caret=at, focused=self.hasFocus())

    def _eye(self) -> Position | None:
        head = self._selecting.head
        return self._resting or self._scroller.position((head.side, head.after) if head else None)

    # Own

    def _caret_moved(self, reveal: bool) -> None:
        """The caret or the selection changed: mark the sentence, show the caret, tell who listens."""
        head, before, self._resting = self._selecting.head, self._scene, None
        bead = self.bead_at(head.side, head.after) if head else None
        self._scene = replace(before, current_bead=bead, selection=self._selecting.span)
        if head and reveal:
            self.reveal(head.side, head.after)
        self.viewport().update()
        at = self.located()
        cell = (at.box.place, at.side) if at else None
        announce(self, cell != self._told_cell)
        self._told_cell = cell
        self.cursorChanged.emit(self.cursor_place())
        if before.selection != self._scene.selection:
            self.selectionChanged.emit()

    def _press(self, key: Key, extend: bool) -> None:
        at, page = self.reading_place(), self._scroller.page
        if at is None or page is None or key.motion is None:
            return
        x = self._selecting.x if self._selecting.x is not None else at.box.cells[at.side].caret(at.position).left()
        moved = key.motion(page, at, x)
        if moved:
            self.put_caret(caret.spot_of(moved), extend, x if key.vertical else None)

    def _turn_pages(self, pages: int, extend: bool) -> None:
        """Scroll by viewports, leaving a line or two to go on from; a caret stays at its height on the screen."""
        head, page = self._selecting.head, self._scroller.page
        seen = self._scroller.position((head.side, head.after)) if head else None
        at = caret.locate(page, head) if page and head else None
        if self._style.paged:
            self.turn_pages(pages)
        else:
            self.scroll_by(pages * max(1, self._scroller.height - 2 * self._style.line_height("zh")))
        if head and at and seen and (seen.side, seen.offset) == (head.side, head.after):
            x = at.box.columns.x(at.side) + at.box.cells[at.side].caret(at.position).left()
            moved = self.near(QPointF(x, seen.delta + 1), at.side)
            if moved:
                self.put_caret(caret.spot_of(moved), extend, reveal=False)
