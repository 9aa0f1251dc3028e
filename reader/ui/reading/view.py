"""ReadingView: the reading area as the window uses it; a canvas with a caret, and ways to go places and to copy."""

from __future__ import annotations

from dataclasses import replace
from typing import Final, Literal, Protocol

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from reader.core.document import Side, other_side
from reader.core.messages import tr
from reader.core.project import Project
from reader.core.spans import Span
from reader.core.task import Task, run
from reader.ui.i18n import Retranslated
from reader.ui.reading import caret
from reader.ui.reading.caret import Located, Spot
from reader.ui.reading.caret_canvas import FOCUS_MARGIN, MARGIN, CaretCanvas
from reader.ui.reading.cell_text import CellText, cell_text
from reader.ui.reading.focus import clear_places, paint_dim
from reader.ui.reading.marks import Mark
from reader.ui.reading.paging import cut_lines
from reader.ui.reading.paint import Scene
from reader.ui.reading.peek import Peek
from reader.ui.reading.ruby import FindReadings, Fit
from reader.ui.reading.scroller import Position
from reader.ui.reading.travel import Travel
from reader.workflow import citation
from reader.workflow.display import ORIGINAL
from reader.workflow.rows import len_of

CopyKind = Literal["shown", "original", "citation", "citation shown"]
FLASH_MS: Final = 1100  # how long the goal of a jump is marked
# A jump leaves this share of the viewport between its goal and the edge.
GOAL_MARGIN: Final = 0.12
_NOTHING: Final = CellText("", (), ())


class Slip(Protocol):
    """What lies over the text for a while; Escape dismisses it."""

    def isHidden(self) -> bool: ...

    def dismiss(self) -> None: ...


class ReadingView(Retranslated, CaretCanvas):
    """The reading area. Everything it tells about text is in code points of the Documents."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._travel = Travel()
        self._flash: Mark | None = None
        self._flash_timer = QTimer(self, interval=FLASH_MS, singleShot=True)
        self._flash_timer.timeout.connect(self._end_flash)
        self.mirror: ReadingView | None = None  # shows the other language beside this view
        self.peek = Peek(self)
        self.slips: list[Slip] = [self.peek]
        self.retranslate()

    def show_project(self, project: Project | None) -> None:
        super().show_project(project)
        self.peek.renumber()

    def go_to_span(self, side: Side, span: Span, flash: bool = True) -> None:
        """Show a span of the document, with the caret at its start; `flash` marks it for a moment."""
        if self._scroller.page is None:
            return
        self._travel.leave(self.position())
        if self.mirror and side in self.mirror.shown_sides:
            self.mirror.go_to_span(side, span, flash)
            return
        self.put_caret(Spot(side, span.start, span.start), reveal=False)
        if self._scroller.reveal(side, span.start, margin=round(self._scroller.height * 0.12)):
            self._scrolled()
        if flash and span.end > span.start:
            self._flash = Mark(side, span, "flash")
            self._flash_timer.start()
        self.viewport().update()

    def go_to_bead(self, number: int) -> None:
        """Show a bead, with the caret at its start, on the side where the caret is if the bead has text there."""
        self._travel.leave(self.position())
        self._show_bead(number)

    def go_to_section(self, number: int) -> None:
        """Bring a section's heading to the top of the viewport."""
        place = self._rows.of_section(number) if self._rows else None
        if place is None or self._rows is None:
            return
        self._travel.leave(self.position())
        if self.mirror:
            self.mirror.go_to_section(number)
        self._scroller.go_to_place(place)
        row, side = self._rows.row(place), self.side()
        side = side if len_of(row.span(side)) else other_side(side)
        self.put_caret(Spot(side, row.span(side).start, row.span(side).start), reveal=False)
        self._scrolled()

    def next_sentence(self) -> None:
        self._step_bead(1)

    def previous_sentence(self) -> None:
        self._step_bead(-1)

    def next_section(self) -> None:
        number = self.section_here() + 1
        if self._project and number < len(self._project.bitext.alignment.sections):
            self.go_to_section(number)

    def previous_section(self) -> None:
        """The heading of the section that is read; from there that of the one before."""
        here = self.section_here()
        heading, top = (
            self._rows.of_section(here) if self._rows and here >= 0 else None,
            next(self._scroller.visible(), None),
        )
        if heading and top:
            self.go_to_section(here if heading < top.box.place else max(0, here - 1))

    def back(self) -> bool:
        """Return to where the last jump left from; False when there was none."""
        return self._go(self._travel.back(self.position()))

    def forward(self) -> bool:
        """The way back of `back`."""
        return self._go(self._travel.forward(self.position()))

    def copy_task(self, kind: CopyKind = "shown") -> Task[str] | None:
        """What makes the text to copy: as it is shown, in its original characters, or as a citation with its counterpart.

        None when nothing is selected. A selection of a whole book takes seconds: run it as a job.
        """
        selected = self._selecting.span
        if selected is None or self._project is None:
            return None
        bitext, (side, span) = self._project.bitext, selected
        shown, quotes = (self._style.script, self._style.quotes) if kind.endswith("shown") else (ORIGINAL, "source")
        if kind.startswith("citation"):
            return citation.citation(bitext, side, span, shown, self._overriding.shown, quotes)
        return citation.excerpt(
            bitext.document(side), span, shown, self._overriding.shown if side == "zh" else (), quotes
        )

    def copy_text(self, kind: CopyKind = "shown") -> str:
        """What `copy_task` makes, at once; "" when nothing is selected."""
        task = self.copy_task(kind)
        return run(task) if task else ""

    def retranslate(self) -> None:
        super(Retranslated, self).retranslate()
        self.setAccessibleName(tr("Reading area"))

    def reveal_next(self) -> None:
        """Uncover the sentence of the cursor; when nothing of it is covered, go on to the next."""
        bead = self.current_bead()
        if bead is None:
            self.begin()
        elif self.is_covered(bead):
            self.uncover(bead)
        else:
            self.next_sentence()

    def begin(self) -> None:
        """Put the cursor into the first sentence in the viewport, when it is in none."""
        seen = self.position()
        bead = self.bead_at(seen.side, seen.offset) if seen else None
        if self.current_bead() is not None:
            return
        if bead is None:
            self.next_sentence()
        else:
            self._show_bead(bead)

    def cover_last(self) -> None:
        """Cover the sentence of the cursor again; when it is covered, go back to the one before."""
        bead = self.current_bead()
        if bead is None or self.is_covered(bead):
            self.previous_sentence()
        else:
            self.cover_again(bead)

    def set_gliding(self, glides: bool) -> None:
        """Whether a turn of the wheel moves the text over some frames, or at once."""
        self._glide.instant = not glides

    def say_hidden(self, words: str) -> None:
        """What stands over a pane whose sentences are covered."""
        self._header.set_hint(words)

    @property
    def shown_sides(self) -> tuple[Side, ...]:
        """The languages in the columns, from left to right."""
        return self.columns.sides if self.columns else ()

    def follow_caret(self) -> None:
        """The mirror has moved the caret that both have: mark its sentence and tell who listens; nothing scrolls."""
        super()._caret_moved(reveal=False)

    def reveal(self, side: Side, offset: int) -> None:
        if self.mirror and side in self.mirror.shown_sides:
            self.mirror.reveal(side, offset)
        else:
            super().reveal(side, offset)

    def set_readings(self, find: FindReadings | None, fit: Fit = "parted") -> None:
        super().set_readings(find, fit)
        if self.mirror:
            self.mirror.set_readings(find, fit)

    def read_again(self) -> None:
        super().read_again()
        if self.mirror:
            self.mirror.read_again()

    def shown_text(self, side: Side, span: Span) -> CellText:
        """A span of the document as the panes show it."""
        document = self._project.bitext.document(side) if self._project else None
        overrides = self._overriding.shown if side == "zh" else ()
        return cell_text(document, span, self._style.script, overrides, self._style.quotes) if document else _NOTHING

    def section_here(self) -> int:
        """The section of the caret when it is visible, else that at the top of the viewport."""
        seen, head = self._eye(), self._selecting.head
        if seen and head and self._rows and (seen.side, seen.offset) == (head.side, head.after):
            place = self._rows.of_offset(*seen[:2])
            return self._rows.section_at(place) if place else -1
        return self._section

    # Events of Qt

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and _is_escape(event) and self._slip():
            event.accept()  # what else Escape does waits
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        slip = self._slip() if _is_escape(event) else None
        if slip:
            slip.dismiss()
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if not event.buttons():
            self.peek.pointed(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self.peek.clicked()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.peek.left()

    # Own

    def _slip(self) -> Slip | None:
        """What lies over the text now."""
        return next((slip for slip in self.slips if not slip.isHidden()), None)

    def _text_replaced(self) -> None:
        super()._text_replaced()
        self._travel.forget()
        self.peek.dismiss()

    def _scene_now(self) -> Scene:
        return replace(super()._scene_now(), flash=self._flash)

    def _lay_out(self, eye: Position | None) -> None:
        super()._lay_out(eye)
        self.peek.refresh()

    def _paint_last(self, painter: QPainter) -> None:
        if self.mirror:  # what is marked here is marked there
            self.mirror.viewport().update()
        height, width = self._scroller.height, self.viewport().width()
        if self._style.paged:
            self._hide_cut_lines(painter, height)
        if self._style.focus != "off" and (at := self._focus_place()):
            seen = list(self._scroller.visible())
            offset = caret.spot_of(at).after
            clear = clear_places(seen, at, self._style.focus, self.bead_at(at.side, offset), width)
            paint_dim(painter, width, height, clear, self._style.colors)

    def _hide_cut_lines(self, painter: QPainter, height: int) -> None:
        for box, y in self._scroller.visible():
            for x, width, top, bottom in cut_lines(box, y, height):
                painter.fillRect(QRectF(x - MARGIN, top, width + 2 * MARGIN, bottom - top), self._style.colors.paper)

    def _focus_place(self) -> Located | None:
        """Where one reads: at the caret while it is in the viewport, else a third of the way down."""
        at = self.located()
        if at is not None and not self.rectangle_on_screen(at).isEmpty():
            return at
        page = self._scroller.page
        x = page.columns.x(page.columns.sides[0]) + 1 if page else 0.0
        return self.near(QPointF(x, self._scroller.height * FOCUS_MARGIN))

    def _end_flash(self) -> None:
        self._flash = None
        self.viewport().update()

    def _go(self, position: Position | None) -> bool:
        if position:
            self.restore(position)
        return position is not None

    def _step_bead(self, steps: int) -> None:
        """The next or previous bead from the caret, else from the first line in the viewport."""
        if self._project is None:
            return
        here = self._selecting.head
        seen = (here.side, here.after) if here else self.position()
        if seen is None:
            return
        bitext = self._project.bitext
        bead = self.current_bead() if here else None
        if bead is None:
            # From a heading on to the sentence below it, or back to the one above it.
            segment = bitext.document(seen[0]).segment_at(seen[1])
            bead = bitext.alignment.bead_of(seen[0], segment) if segment >= 0 else -1
            bead += steps < 0
        self._show_bead(min(max(0, bead + steps), len(bitext.alignment.beads) - 1))

    def _show_bead(self, number: int) -> None:
        bitext = self._project.bitext if self._project else None
        if bitext and 0 <= number < len(bitext.alignment.beads):
            bead, side = bitext.alignment.beads[number], self.side()
            side = side if bead.run(side) else other_side(side)
            start = bitext.document(side).segments[bead.run(side).start].start
            self.put_caret(Spot(side, start, start))


def _is_escape(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
