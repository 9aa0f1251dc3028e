"""Canvas: the scrolling surface of the reading area. It shows rows, follows wheel, bar and size, and knows what is where."""

# ruff: noqa: N815 -- signals are named as Qt names its own

from __future__ import annotations

import gc
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QWidget

from reader.core.bitext import Bitext
from reader.core.document import Side
from reader.core.project import Project
from reader.ui.reading.box import Under
from reader.ui.reading.columns import Columns
from reader.ui.reading.glide import Glide
from reader.ui.reading.header import HEADER_HEIGHT, Header
from reader.ui.reading.hover import Hover
from reader.ui.reading.marks import MarkIndex
from reader.ui.reading.note_marks import NoteMarks
from reader.ui.reading.overriding import Overriding
from reader.ui.reading.page import Page
from reader.ui.reading.paint import Scene, paint_row
from reader.ui.reading.ruby import FindReadings, Fit
from reader.ui.reading.scenery import Scenery
from reader.ui.reading.scroller import Position, Scroller, Seen
from reader.ui.reading.style import ReadingStyle
from reader.ui.reading.wheel import Wheel
from reader.workflow.rows import Rows
from reader.workflow.suggested import Suggested

if TYPE_CHECKING:
    from reader.workflow.versions import Version


class Canvas(Scenery):
    """Two level panes of one project. It keeps the line under the eye still when size, style or project change."""

    sectionChanged = Signal(int)  # section pair at the top of the viewport, -1 before the first
    positionChanged = Signal()
    zoomRequested = Signal(int)  # notches of the wheel, positive for larger

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._project: Project | None = None
        self._rows: Rows | None = None
        self._expected: Rows | None = None
        self._style = ReadingStyle()
        self._scroller = Scroller()
        self._section = -1
        # The line that changes of layout keep still: the same one until the reader moves, so that errors do not add up.
        self._resting: Position | None = None
        self._wheel = Wheel()
        self._mouse_over = Hover(self)
        self._suggested: tuple[Suggested, ...] = ()
        self._versions: tuple[Version, ...] = ()
        self._note_marks = NoteMarks(self._take_marks, self)
        self._overriding = Overriding(lambda: self._lay_out(self._eye()), self)
        self._find_readings: FindReadings | None = None
        self._fit: Fit = "parted"
        self._glide = Glide(self.scroll_by, self)
        self._header = Header(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        # One of ours: to hand out one that Qt made, PySide first makes every class of widget there is (35 ms of a start).
        self.setViewport(QWidget(self))
        self.setViewportMargins(0, HEADER_HEIGHT, 0, 0)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        # Every pixel is painted by us, so Qt need not clear the viewport first.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.verticalScrollBar().valueChanged.connect(self._bar_moved)
        self.verticalScrollBar().sliderReleased.connect(self._sync_bar)

    @property
    def project(self) -> Project | None:
        return self._project

    @property
    def style_shown(self) -> ReadingStyle:
        return self._style

    @property
    def columns(self) -> Columns | None:
        """Where the columns stand; None when there is no text."""
        return self._scroller.page.columns if self._scroller.page else None

    def expect(self, rows: Rows | None) -> None:
        """Rows of the text that is shown next, made in the background."""
        self._expected = rows

    def show_project(self, project: Project | None) -> None:
        """Show this project; what did not change is not done again, and the line under the eye stays."""
        before, self._project = self._project, project
        if before is project:
            return
        reshaped = before is None or project is None or project.bitext is not before.bitext
        if project is None or before is None or project.annotations is not before.annotations:
            another = before is None or project is None or not _same_texts(before, project)
            notes = project.annotations if project else ()
            self._note_marks.show(notes)
            reshaped |= self._overriding.follow(notes, at_once=another)
        if reshaped:
            # A long text is millions of objects that live as long as it does. Without this the collector walks over all
            # of them now and then, and the window stands still for two seconds. They are still freed when let go.
            gc.freeze()
            same_text = bool(before and project and _same_texts(before, project))
            eye = self._eye() if same_text else None
            if self._rows is None or project is None or self._rows.bitext is not project.bitext:
                self._rows = self._make_rows()
            self._scene = replace(self._scene, hover_bead=None)
            if not same_text:
                self._text_replaced()
            elif before and project:
                self._realigned(before.bitext, project.bitext)
            self._lay_out(eye)
        self.viewport().update()

    def set_style(self, style: ReadingStyle) -> None:
        """Show the same in another style. Colours alone are painted anew; anything else lays out what is visible."""
        before, self._style = self._style, style
        self._scroller.paged = style.paged
        self._scene = replace(self._scene, style=style)
        self._header.set_colors(style.colors)
        if not style.lays_out_like(before):
            eye = self._eye()
            if (style.show_hidden, style.by_bead) != (before.show_hidden, before.by_bead):
                self._rows = self._make_rows()
            self._lay_out(eye)
        self.viewport().update()

    def set_readings(self, find: FindReadings | None, fit: Fit = "parted") -> None:
        """Show readings above the Chinese characters, or none. Positions, selection and copies do not know of them."""
        eye, self._find_readings, self._fit = self._eye(), find, fit
        self._lay_out(eye)

    def read_again(self) -> None:
        """The readings that are to be had now are other ones: where they stand is all that is done anew."""
        if self._scroller.page:
            self._scroller.page.read_again()
        self.viewport().update()

    def set_versions(self, versions: tuple[Version, ...]) -> None:
        """Other versions of the text, for the layout that shows them."""
        eye, self._versions = self._eye(), versions
        self._lay_out(eye)

    def set_suggested(self, suggested: tuple[Suggested, ...]) -> None:
        """Show suggested wordings beside the words that they are to replace."""
        if suggested != self._suggested:
            eye, self._suggested = self._eye(), suggested
            self._lay_out(eye)

    def retranslate(self) -> None:
        """Say what the area says itself in the language of the interface now."""
        self._tell_header()
        self.viewport().update()

    def position(self) -> Position | None:
        """The line that the reader looks at; None when there is no text."""
        return self._scroller.position()

    def restore(self, position: Position) -> None:
        """Bring a line back to where it was on the screen."""
        self._scroller.restore(position)
        self._scrolled()

    def scroll_by(self, pixels: int) -> None:
        """Move the text up by `pixels`, down when negative."""
        self._scroller.scroll_by(pixels)
        self._scrolled()

    def turn_pages(self, pages: int) -> None:
        """Go so many whole pages on, or back when negative."""
        self._scroller.turn(pages)
        self._scrolled()

    def under(self, point: QPointF) -> Under | None:
        """What lies under a point of the viewport; None below the text."""
        for box, y in self._scroller.visible():
            if y <= point.y() < y + box.height:
                return box.under(point.x(), point.y() - y)
        return None

    def boxes(self) -> Iterator[Seen]:
        """The rows in the viewport, laid out, and where their tops are."""
        return self._scroller.visible()

    def bead_at(self, side: Side, offset: int) -> int | None:
        """The bead whose text holds the code point at `offset`; None in a heading or between sentences."""
        return _bead_at(self._project.bitext, side, offset) if self._project else None

    # Painting and the events of Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), QColor(self._style.colors.paper))
        scene = self._scene_now()
        for box, y in self._scroller.visible():
            if y <= event.rect().bottom() and y + box.height >= event.rect().top():
                paint_row(painter, box, y, scene, self._scroller.height)
        self._paint_last(painter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        del event
        eye = self._eye()
        size = self.viewport().size()
        self._header.setGeometry(QRect(0, 0, size.width(), HEADER_HEIGHT))
        self._scroller.height = max(1, size.height())
        page = self._scroller.page
        if page is None or page.width != size.width():
            self._lay_out(eye)
        elif eye:
            self._scroller.restore(eye)
            self._scrolled()
            self._resting = eye

    def wheelEvent(self, event: QWheelEvent) -> None:
        turn = self._wheel.read(event, self._style.line_height("zh"), self._style.paged)
        if turn.zoom:
            self.zoomRequested.emit(turn.zoom)
        elif turn.pages:
            self.turn_pages(turn.pages)
        elif turn.pixels:
            self.scroll_by(turn.pixels)
        else:
            self._glide.by(turn.glide)
        self._mouse_over.point = event.position()
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._mouse_over.point = event.position()
        self._hover()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._mouse_over.point = None
            self._hover()
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._mouse_over.show_tip(event)
            return True
        return super().viewportEvent(event)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Nothing: `_bar_moved` scrolls, by what the bar says and not by a difference of estimates."""

    # What subclasses add to

    def _text_replaced(self) -> None:
        """Another text is shown now: what pointed into the old one is void."""

    def _realigned(self, before: Bitext, after: Bitext) -> None:
        """The same text has other beads now."""

    def _scene_now(self) -> Scene:
        return self._scene

    def _paint_last(self, painter: QPainter) -> None:
        """What lies over all rows."""

    def _eye(self) -> Position | None:
        """The line that must not move while the layout changes."""
        return self._resting or self._scroller.position()

    def _scrolled(self) -> None:
        """The text moved: tell the bar and whoever listens."""
        self._resting = None
        self._sync_bar()
        self.viewport().update()
        self._hover()
        self._tell_section()
        self.positionChanged.emit()

    # Own

    def _make_rows(self) -> Rows | None:
        style, project = self._style, self._project
        like, self._expected = self._expected or self._rows, None
        return Rows(project.bitext, style.show_hidden, style.by_bead, like) if project else None

    def _take_marks(self, marks: MarkIndex) -> None:
        self._scene = replace(self._scene, marks=marks)
        self.viewport().update()

    def _lay_out(self, eye: Position | None) -> None:
        before = self._scroller.page
        width, readings = self.viewport().width(), self._find_readings
        texts = (self._overriding.shown, readings, self._suggested, self._versions, self._fit)
        page = Page(self._rows, self._style, width, before, *texts) if self._rows else None
        self._scroller.show(page, eye)
        self._tell_header()
        self._scrolled()
        self._resting = eye

    def _tell_header(self) -> None:
        page, bitext = self._scroller.page, self._project.bitext if self._project else None
        twins = [twin.label for twin in page.twins] if page else []
        self._header.show_columns(bitext, self._style, page.columns if page else None, twins)

    def _sync_bar(self) -> None:
        bar = self.verticalScrollBar()
        if bar.isSliderDown():  # the bar must not slip from under the hand that holds it
            return
        blocked = bar.blockSignals(True)
        bar.setPageStep(self._scroller.height)
        bar.setSingleStep(self._style.line_height("zh"))
        bar.setRange(0, max(0, self._scroller.total - self._scroller.height))
        bar.setValue(self._scroller.value)
        bar.blockSignals(blocked)
        bar.update()

    def _bar_moved(self, value: int) -> None:
        self._scroller.scroll_to(value)
        self._scrolled()

    def _tell_section(self) -> None:
        seen = next(self._scroller.visible(), None)
        section = self._rows.section_at(seen.box.place) if self._rows and seen else -1
        if section != self._section:
            self._section = section
            self.sectionChanged.emit(section)

    def _hover(self) -> None:
        """Mark the sentence under the mouse; called when the mouse moves and when the text moves under it."""
        bead = self._mouse_over.bead()
        if bead != self._scene.hover_bead:
            self._scene = replace(self._scene, hover_bead=bead)
            self.viewport().update()


def _bead_at(bitext: Bitext, side: Side, offset: int) -> int | None:
    segments = bitext.document(side).segments
    segment = bitext.document(side).segment_at(offset)
    return None if segment < 0 or offset > segments[segment].end else bitext.alignment.bead_of(side, segment)


def _same_texts(one: Project, other: Project) -> bool:
    return one.bitext.zh.text == other.bitext.zh.text and one.bitext.en.text == other.bitext.en.text
