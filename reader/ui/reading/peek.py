"""Peek: where one language is read, the counterpart of a sentence on a slip below it, by key, by click or under the mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from reader.core.document import Side, other_side
from reader.core.messages import tr
from reader.core.spans import Span
from reader.ui.reading.cell import Cell
from reader.ui.reading.dress import StyleFonts
from reader.ui.reading.paint import label_font
from reader.ui.reading.style import translucent

if TYPE_CHECKING:
    from reader.ui.reading.view import ReadingView

Trigger = Literal["key", "click", "hover"]
REST_MS: Final = 350  # the mouse rests so long on a sentence before its counterpart is shown
INSET: Final = 12
GAP: Final = 3  # between the sentence and the slip
RADIUS: Final = 6.0
LABEL_HEIGHT: Final = 22


class Peek(QWidget):
    """Lies over the viewport of a view in which one language is read, and lets the mouse through."""

    def __init__(self, view: ReadingView) -> None:
        super().__init__(view.viewport())
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._view = view
        self.trigger: Trigger = "click"
        self.bead: int | None = None
        self._follows = False  # opened by the key: it goes with the cursor
        self._cell: Cell | None = None
        self._point = QPointF()
        self._rest = QTimer(self, interval=REST_MS, singleShot=True)
        self._rest.timeout.connect(lambda: self._show(self._bead_at(self._point)))
        self.hide()
        view.cursorChanged.connect(self._cursor_moved)
        view.positionChanged.connect(self.place)

    @property
    def side(self) -> Side | None:
        """The language that is read alone; None when both are shown, or there is one only."""
        columns, project = self._view.columns, self._view.project
        if columns is None or project is None or len(columns.sides) != 1 or self._view.mirror:
            return None
        both = project.bitext.zh.segments and project.bitext.en.segments
        return columns.sides[0] if both else None

    @property
    def text(self) -> str:
        """What the slip says; "" when it is not shown."""
        return "" if self.isHidden() else self._cell.shown.text if self._cell else self._absence()

    def toggle(self) -> None:
        """By key: show the counterpart of the sentence at the cursor, and of those the cursor goes to; or no longer."""
        if not self.isHidden():
            self.dismiss()
        elif self.side:
            self._follows = True
            self._view.begin()
            self._show(self._view.current_bead())

    def dismiss(self) -> None:
        self._follows, self.bead = False, None
        self._rest.stop()
        self.hide()

    def refresh(self) -> None:
        """The look of the text has changed."""
        self._show(self.bead)

    def renumber(self) -> None:
        """The text has other beads now: stay with the sentence of the cursor."""
        stays = self._follows or (self.bead is not None and self.trigger == "click")
        self._show(self._view.current_bead() if stays else None)

    def place(self) -> None:
        """Stand below the sentence, or above it where there is no room; out of sight when it is."""
        lines = self._lines()
        if self.bead is None or not lines:
            self.hide()
            return
        height = (self._cell.height if self._cell else LABEL_HEIGHT) + 2 * INSET
        below, above = lines[-1].bottom() + GAP, lines[0].top() - GAP - height
        top = below if below + height <= self._view.viewport().height() or above < 0 else above
        self.setGeometry(round(self._left - INSET), round(top), round(self._width + 2 * INSET), round(height))
        self.show()

    # What the view tells

    def clicked(self) -> None:
        """The caret was put into a sentence by a click; one into the sentence that is shown hides it again."""
        if self.trigger == "click" and self.side:
            bead = self._view.current_bead()
            self._show(None if self._view.selection() or (bead == self.bead and not self.isHidden()) else bead)

    def pointed(self, point: QPointF) -> None:
        """The mouse moves over the text."""
        self._point = point
        if self.trigger == "hover" and not self._follows and self.side and self._bead_at(point) != self.bead:
            self._show(None)
            self._rest.start()

    def left(self) -> None:
        """The mouse went elsewhere."""
        if self.trigger == "hover" and not self._follows:
            self.dismiss()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, colors = QPainter(self), self._view.style_shown.colors
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(translucent(colors.muted, 0.7), 1))
        painter.setBrush(QColor(colors.chrome))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        painter.setPen(QColor(colors.ink if self._cell else colors.muted))
        if self._cell:
            self._cell.draw(painter, QPointF(INSET, INSET), 0, self._cell.height)
        else:
            painter.setFont(label_font())
            painter.drawText(self.rect().adjusted(INSET, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self._absence())

    # Own

    def _bead_at(self, point: QPointF) -> int | None:
        under = self._view.under(point)
        known = under is not None and under.side is not None and under.offset is not None
        return self._view.bead_at(under.side, under.offset) if under and known else None

    def _cursor_moved(self, _place: object) -> None:
        if self._follows:
            self._show(self._view.current_bead())
        elif self.bead != self._view.current_bead():
            self._show(None)

    def _show(self, bead: int | None) -> None:
        side, project = self.side, self._view.project
        self.bead = bead if side else None
        if self.bead is None or side is None or project is None:
            self.hide()
            return
        far = other_side(side)
        run, segments = project.bitext.alignment.beads[self.bead].run(far), project.bitext.document(far).segments
        span = Span(segments[run.start].start, segments[run.end - 1].end) if run else None
        self._cell = self._make_cell(far, span) if span else None
        self.place()
        self.raise_()
        self.update()

    def _make_cell(self, side: Side, span: Span) -> Cell:
        shown = self._view.shown_text(side, span)
        fonts = StyleFonts(self._view.style_shown).of(side, language=shown.language)
        return Cell(side, shown, fonts, self._width)

    def _lines(self) -> list[QRectF]:
        """The lines of the sentence in the viewport, top to bottom."""
        side = self.side
        found: list[QRectF] = []
        for box, y in self._view.boxes() if side and self.bead is not None else ():
            beads = box.row.beads
            span = (
                box.bead_span(side, self.bead) if beads.start <= self.bead < beads.end and side in box.cells else None
            )
            found += [place.translated(0, y) for place in box.rectangles(side, span)] if span else []
        return found

    @property
    def _left(self) -> float:
        columns, side = self._view.columns, self.side
        return columns.x(side) if columns and side else 0.0

    @property
    def _width(self) -> float:
        columns, side = self._view.columns, self.side
        return columns.width(side) if columns and side else 0.0

    def _absence(self) -> str:
        return tr("no English counterpart") if self.side == "zh" else tr("no Chinese counterpart")
