"""What the mouse does in the text: a click, a drag with autoscroll, a double click for a word, a triple one for a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from reader.core.document import Side
from reader.ui.reading import caret
from reader.ui.reading.box import Under
from reader.ui.reading.caret import Located, Spot
from reader.ui.reading.note_signs import note_signs
from reader.ui.reading.paint import hidden_link, label_font
from reader.ui.reading.splitting import Splitting

if TYPE_CHECKING:
    from reader.ui.reading.caret_canvas import CaretCanvas

AUTOSCROLL_MS: Final = 30
SIGN_MARGIN: Final = 3  # a note's sign is small: this much around it counts as well


class Mouse(QObject):
    """Turns mouse events of the viewport into carets and selections of the view."""

    def __init__(self, view: CaretCanvas) -> None:
        super().__init__(view)
        self._view = view
        self._dragging = False
        self._splitting = Splitting(view)
        self._point = QPointF()
        self._autoscroll = QTimer(self, interval=AUTOSCROLL_MS)
        self._autoscroll.timeout.connect(self._drag_on)
        # Runs from a double click for as long as a third click at its place makes it a triple one.
        self._triple = QTimer(self, singleShot=True)
        self._doubled = QPointF()

    def press(self, event: QMouseEvent) -> None:
        under = self._view.under(event.position())
        if event.button() != Qt.MouseButton.LeftButton or (under and self._act_on_sign(under)):
            return
        if self._splitting.press(under):
            return
        at = self._view.near(event.position())
        if at is None:
            return
        self._dragging = True
        if self._triple.isActive():
            self._triple.stop()
            if (event.position() - self._doubled).manhattanLength() <= QApplication.startDragDistance():
                self._view.select_sentence()
                return
        extend = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self._view.put_caret(caret.spot_of(at), extend, reveal=False)

    def move(self, event: QMouseEvent) -> None:
        self._point = event.position()
        if self._splitting.move(self._point.x()):
            return
        if not self._dragging:
            self._show_pointer()
        elif 0 <= self._point.y() < self._view.viewport().height():
            self._autoscroll.stop()
            self._drag_to(self._point)
        elif not self._autoscroll.isActive():
            self._autoscroll.start()

    def release(self) -> None:
        self._splitting.release()
        self._dragging = False
        self._autoscroll.stop()

    def double_click(self, event: QMouseEvent) -> None:
        at, under = self._view.near(event.position()), self._view.under(event.position())
        if self._splitting.can_take(under):
            self._splitting.even()
            return
        if event.button() != Qt.MouseButton.LeftButton or at is None or under is None:
            return
        self._view.select_spots(*self._word(at, under.offset))
        self._dragging = True
        self._doubled = event.position()
        self._triple.start(QApplication.doubleClickInterval())

    def _word(self, at: Located, offset: int | None) -> tuple[Spot, Spot]:
        """The ends of the word at a position: what the word finder says, else by the characters."""
        finder, project = self._view.word_finder, self._view.project
        found = finder(project.bitext.document(at.side), offset) if finder and project and offset is not None else None
        if found:
            return Spot(at.side, found.start, found.start), Spot(at.side, found.end, found.end)
        shown = at.box.cells[at.side].shown
        position = at.position if offset is None else shown.position_of(offset)
        start, end = (caret.spot_of(at._replace(position=edge)) for edge in caret.word_span(shown.text, position))
        return start, end

    def _drag_to(self, point: QPointF) -> None:
        at = self._view.near(point, self._view.side(), line_end=True)
        if at:
            self._view.put_caret(caret.spot_of(at), extend=True, reveal=False)

    def _drag_on(self) -> None:
        """The mouse is held above or below the text: scroll the faster the further it is."""
        y, height = self._point.y(), self._view.viewport().height()
        self._view.scroll_by(round(y / 2) if y < 0 else round((y - height) / 2) + 1)
        self._drag_to(QPointF(self._point.x(), min(max(1.0, y), height - 1.0)))

    def _act_on_sign(self, under: Under) -> bool:
        """Act on a click at a note's sign or at "show in text"; False when neither is there."""
        if ident := self._note_at(under):
            self._view.annotationActivated.emit(ident)
        elif (bead := self._covered(under)) is not None:
            self._view.uncover(bead)
            self._view.put_caret(Spot(under.side or "zh", under.offset or 0, under.offset or 0), reveal=False)
        elif self._on_link(under):
            side: Side = next(iter(under.box.cells))
            document, span = under.box.bitext.document(side), under.box.row.span(side)
            for hidden in document.hidden:
                if hidden.span == span:
                    self._view.hiddenLineActivated.emit(hidden)
                    break
        else:
            return False
        return True

    def _covered(self, under: Under | None) -> int | None:
        """The covered sentence under the mouse."""
        if under is None or under.side is None or under.offset is None or under.side != self._view.style_shown.covered:
            return None
        bead = self._view.bead_at(under.side, under.offset)
        return bead if bead is not None and self._view.is_covered(bead) else None

    def _note_at(self, under: Under) -> str | None:
        around = (-SIGN_MARGIN, -SIGN_MARGIN, SIGN_MARGIN, SIGN_MARGIN)
        for sign in note_signs(under.box, self._view.marks):
            if sign.place.adjusted(*around).contains(under.x, under.y):
                return sign.mark.ident
        return None

    def _on_link(self, under: Under) -> bool:
        return under.box.row.kind == "hidden" and hidden_link(under.box, label_font()).contains(under.x, under.y)

    def _show_pointer(self) -> None:
        """A hand over what can be clicked, a bar over text."""
        under = self._view.under(self._point)
        sign = under is not None and (self._note_at(under) is not None or self._on_link(under))
        text = Qt.CursorShape.SplitHCursor if self._splitting.can_take(under) else Qt.CursorShape.IBeamCursor
        shape = Qt.CursorShape.PointingHandCursor if sign or self._covered(under) is not None else text
        if self._view.viewport().cursor().shape() != shape:
            self._view.viewport().setCursor(shape)
