"""Dragging: the mouse in the gutter. A click on a bead chooses it; a handle that is dragged moves a border on its side."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent

from reader.core.document import Side
from reader.core.spans import Span
from reader.ui.aligning.connectors import REACH, Handle, handles
from reader.ui.aligning.overlay import Overlay, Preview
from reader.ui.reading.view import ReadingView


class Dragging(QObject):
    """An event filter on the viewport, at work while the mode is on."""

    moved = Signal(int, str, int)  # bead above the border, side, segment before which the border is now
    chosen = Signal(int)  # bead

    def __init__(self, view: ReadingView, overlay: Overlay) -> None:
        super().__init__(view)
        self._view, self._overlay = view, overlay
        self._taken: Handle | None = None
        self._border: int | None = None

    def start(self) -> None:
        self._view.viewport().installEventFilter(self)

    def stop(self) -> None:
        self._view.viewport().removeEventFilter(self)
        self._let_go()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._overlay.setGeometry(self._view.viewport().rect())
        if not isinstance(event, QMouseEvent):
            return False
        match event.type():
            case QEvent.Type.MouseButtonPress | QEvent.Type.MouseButtonDblClick:
                return self._press(event)
            case QEvent.Type.MouseMove:
                return self._move(event.position())
            case QEvent.Type.MouseButtonRelease:
                return self._release()
        return False

    def handle_at(self, point: QPointF) -> Handle | None:
        """The nearest handle within reach of a point."""
        found = [(_distance(handle.at, point), handle) for handle in handles(self._overlay.shapes())]
        near = min(found, key=lambda item: item[0], default=None)
        return near[1] if near and near[0] <= REACH else None

    def _press(self, event: QMouseEvent) -> bool:
        if event.button() != Qt.MouseButton.LeftButton:
            return False
        self._taken = self.handle_at(event.position())
        if self._taken:
            return True
        for shape in self._overlay.shapes():
            if shape.path.contains(event.position()):
                self.chosen.emit(shape.bead)
                return True
        return False

    def _move(self, point: QPointF) -> bool:
        if self._taken is None:
            self._heat(self.handle_at(point))
            return self._overlay.hot is not None
        self._border = self._border_at(self._taken, point)
        self._overlay.preview = self._preview(self._taken, self._border) if self._border is not None else None
        self._overlay.update()
        return True

    def _release(self) -> bool:
        taken, border = self._taken, self._border
        if taken is None:
            return False
        self._let_go()
        if border is not None:
            self.moved.emit(taken.bead, taken.side, border)
        return True

    def _let_go(self) -> None:
        self._taken = self._border = self._overlay.preview = None
        self._heat(None)
        self._overlay.update()

    def _heat(self, handle: Handle | None) -> None:
        before, self._overlay.hot = self._overlay.hot, handle
        if (before and before[:2]) != (handle and handle[:2]):
            if handle:
                self._view.viewport().setCursor(Qt.CursorShape.SplitVCursor)
            else:
                self._view.viewport().setCursor(Qt.CursorShape.IBeamCursor)
            self._overlay.update()

    def _border_at(self, handle: Handle, point: QPointF) -> int | None:
        """The segment before which the border would be: the sentence end nearest to the mouse, in the two beads."""
        project, offset = self._view.project, self._offset_at(handle.side, point)
        if project is None or offset is None:
            return None
        beads = project.bitext.alignment.beads
        low = beads[handle.bead].run(handle.side).start
        high = beads[min(handle.bead + 1, len(beads) - 1)].run(handle.side).end
        segments = project.bitext.document(handle.side).segments
        number = project.bitext.document(handle.side).segment_at(offset)
        if number >= 0 and offset >= (segments[number].start + segments[number].end) / 2:
            number += 1
        return min(max(number, low), high)

    def _offset_at(self, side: Side, point: QPointF) -> int | None:
        """The code point of the document at the height of the mouse; at its place when it is over the column."""
        for box, y in self._view.boxes():
            cell = box.cells.get(side)
            if cell and y <= point.y() < y + box.height:
                left = box.columns.x(side)
                # In the gutter the mouse says no more than a height: half a line there is half of its length.
                inside = left <= point.x() <= left + cell.width
                line = (point.y() - y - box.tops[side]) / cell.fonts.line_height
                x = point.x() if inside else left + cell.width * min(1.0, max(0.0, line - int(max(line, 0))))
                position = box.position_at(side, x, point.y() - y)
                return cell.shown.to_document(Span(position, position + 1)).start
        return None

    def _preview(self, handle: Handle, border: int) -> Preview | None:
        project = self._view.project
        if project is None:
            return None
        segments = project.bitext.document(handle.side).segments
        before = project.bitext.alignment.beads[handle.bead].run(handle.side).end
        first, last = min(before, border), max(before, border)
        moved = Span(segments[first].start, segments[last - 1].end) if last > first else Span(0, 0)
        place = segments[border].start if border < len(segments) else segments[-1].end
        return Preview(handle.side, moved, place)


def _distance(one: QPointF, other: QPointF) -> float:
    return max(abs(one.x() - other.x()), abs(one.y() - other.y()))
