"""Strip: the whole text as a narrow column beside the scroll bar, with a lane for each kind of mark. A click goes there.

No lane needs its colour: doubt is a frame or a block, what is confirmed a line in its place, a finding the wider the
graver it is, a note a dot (hollow without words), a bookmark a ribbon, a hit a line over all lanes, and a thin line at
the left says how far was read.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QPolygonF,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from reader.core.messages import tr, tr_count
from reader.ui import theme
from reader.ui.i18n import Retranslated
from reader.ui.reading.view import ReadingView
from reader.ui.reading_page import STRIP_WIDTH
from reader.workflow.overview import LANES, Lane, Mark

WIDTH: Final = STRIP_WIDTH
# Left edges and widths of the lanes; hits lie over all of them.
PLACES: Final[Mapping[Lane, tuple[float, float]]] = {
    "doubt": (6, 5), "finding": (13, 5), "note": (19.5, 5), "bookmark": (19.5, 5), "hit": (4, WIDTH - 5),
}  # fmt: skip
DRAWN: Final[tuple[Lane, ...]] = ("hit", "doubt", "finding", "note", "bookmark")  # the later over the earlier
STEP: Final = 3  # pixels between two marks of a lane; a closer one would lie on the other
READ_X: Final = 2.5
# How near, in pixels, a click has to be to go to a mark and not just to that height.
REACH: Final = 4
MOST_TOLD: Final = 6  # lines of a tool tip


class Strip(Retranslated, QWidget):
    """Shows Marks by lane. It takes no focus: each kind of mark has keys of its own."""

    chosen = Signal(object)  # Mark
    scrolled_to = Signal(float)  # a share of the text

    def __init__(self, view: ReadingView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._marks: dict[Lane, Sequence[Mark]] = {}
        self._read = 0.0
        self._colors: theme.Theme | None = None
        self._pictures: dict[Lane, QPixmap] = {}  # each lane as it is, drawn when it is first seen
        self.section_at: Callable[[float], str] = lambda _share: ""
        self.setFixedWidth(WIDTH)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        bar = view.verticalScrollBar()
        for signal in (bar.valueChanged, bar.rangeChanged, view.positionChanged):
            signal.connect(lambda *_: self.update())
        self.retranslate()

    @property
    def marks(self) -> Mapping[Lane, Sequence[Mark]]:
        return self._marks

    @property
    def read(self) -> float:
        """How far the text was read, 0 to 1."""
        return self._read

    def show_marks(self, lane: Lane, marks: Sequence[Mark]) -> None:
        if marks != self._marks.get(lane, ()):
            self._marks[lane] = marks
            self._pictures.pop(lane, None)
            self._changed()

    def show_read(self, share: float) -> None:
        if share != self._read:
            self._read = share
            self._changed()

    def dress(self, colors: theme.Theme) -> None:
        self._colors = colors
        self._pictures.clear()
        self._changed()

    def retranslate(self) -> None:
        self.setAccessibleName(tr("Overview of the text"))
        self.setAccessibleDescription("; ".join(self._told(self._marks)))

    # Qt

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, 100)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.tip_at(event.pos().y()), self)
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        near = self._near(event.position())
        if near:
            self.chosen.emit(near)
        else:
            self.scrolled_to.emit(self._share(event.position().y()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.scrolled_to.emit(self._share(event.position().y()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        QApplication.sendEvent(self._view.verticalScrollBar(), event)

    def resizeEvent(self, _event: QEvent) -> None:
        self._pictures.clear()

    def paintEvent(self, _event: QPaintEvent) -> None:
        colors = self._colors
        if colors is None:
            return
        painter = QPainter(self)
        painter.fillRect(self.rect(), colors.color("chrome"))
        painter.fillRect(QRectF(0, 0, 1, self.height()), colors.color("hair"))
        painter.fillRect(QRectF(READ_X - 1, 0, 2, self._read * self.height()), colors.color("quiet"))
        for lane in DRAWN:
            if self._marks.get(lane):
                painter.drawPixmap(0, 0, self._picture(lane, colors))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colors.color("quiet"), 1))
        painter.drawRoundedRect(self._window(), 2, 2)

    def tip_at(self, y: float) -> str:
        """What stands near a height, in lines."""
        near = {lane: [m for m in marks if abs(self._y(m) - y) <= REACH] for lane, marks in self._marks.items()}
        lines = [line for line in (self.section_at(self._share(y)), *self._told(near)) if line]
        texts = [m.spot.text for lane in ("finding", "note", "bookmark") for m in near.get(lane, ()) if m.spot.text]
        lines += [text if len(text) < 80 else f"{text[:78]}…" for text in texts]
        return "\n".join(lines[:MOST_TOLD])

    # Own

    def _changed(self) -> None:
        self.setAccessibleDescription("; ".join(self._told(self._marks)))
        self.update()

    @staticmethod
    def _told(marks: Mapping[Lane, Sequence[Mark]]) -> list[str]:
        """How many there are of each kind, in words."""
        told = {lane: [m for m in marks.get(lane, ()) if lane != "doubt" or m.spot.grade] for lane in LANES}
        counts = {lane: sum(mark.number for mark in some) for lane, some in told.items()}
        said = {
            "doubt": lambda n: tr_count("{count} place worth a look", "{count} places worth a look", n),
            "finding": lambda n: tr_count("{count} finding", "{count} findings", n),
            "note": lambda n: tr_count("{count} note", "{count} notes", n),
            "bookmark": lambda n: tr_count("{count} bookmark", "{count} bookmarks", n),
            "hit": lambda n: tr_count("{count} search hit", "{count} search hits", n),
        }
        return [said[lane](count) for lane, count in counts.items() if count]

    def _share(self, y: float) -> float:
        return min(1.0, max(0.0, y / max(1, self.height())))

    def _y(self, mark: Mark) -> float:
        return mark.spot.share * (self.height() - 1)

    def _near(self, point: QPointF) -> Mark | None:
        """The mark of the lane under a point that is nearest to it; a hit where no other is."""
        lanes = [lane for lane in LANES if PLACES[lane][0] - 1 <= point.x() <= sum(PLACES[lane]) + 1]
        for lane in lanes:
            near = [mark for mark in self._marks.get(lane, ()) if abs(self._y(mark) - point.y()) <= REACH]
            if near:
                return min(near, key=lambda mark: abs(self._y(mark) - point.y()))
        return None

    def _window(self) -> QRectF:
        """What is on the screen now."""
        bar = self._view.verticalScrollBar()
        whole = max(1, bar.maximum() + bar.pageStep())
        top, height = bar.value() / whole * self.height(), bar.pageStep() / whole * self.height()
        return QRectF(0.5, min(top, self.height() - 7) + 0.5, WIDTH - 1, max(6.0, height - 1))

    def _picture(self, lane: Lane, colors: theme.Theme) -> QPixmap:
        if lane not in self._pictures:
            self._pictures[lane] = self._drawn(lane, colors)
        return self._pictures[lane]

    def _drawn(self, lane: Lane, colors: theme.Theme) -> QPixmap:
        """The marks of a lane on nothing."""
        ratio = self.devicePixelRatioF()
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for grade, path in self._shapes(lane).items():
            outline, inside = _ink(lane, grade, colors)
            painter.setPen(QPen(outline, 1) if outline else Qt.PenStyle.NoPen)
            painter.setBrush(inside or Qt.BrushStyle.NoBrush)
            painter.drawPath(path)
        painter.end()
        return picture

    def _shapes(self, lane: Lane) -> dict[int, QPainterPath]:
        """The marks of a lane, one path for each grade. One stands for those that would lie on it."""
        paths: dict[int, QPainterPath] = {}
        height, last = self.height() - 5, {}
        for mark in self._marks.get(lane, ()):
            grade, y = mark.spot.grade, round(mark.spot.share * height)
            if y - last.get(grade, -STEP) >= STEP:
                last[grade] = y
                path = paths.setdefault(grade, QPainterPath())
                path.setFillRule(Qt.FillRule.WindingFill)
                _add_shape(path, lane, grade, y)
        return paths


def _ink(lane: Lane, grade: int, colors: theme.Theme) -> tuple[QColor | None, QColor | None]:
    """What the outline and the inside of a shape are drawn with."""
    grave = colors.color("error" if grade > 1 else "warn")
    match lane:
        case "doubt":
            return (grave, grave if grade > 1 else None) if grade else (None, colors.color("ok"))
        case "finding":
            return None, grave
        case "note":
            return colors.color("link"), colors.color("link") if grade else None
    return None, colors.color("accent")


def _add_shape(path: QPainterPath, lane: Lane, grade: int, y: float) -> None:
    """One mark whose top is at `y`: a line, a frame or block, a dash, a dot or ring, a ribbon."""
    x, width = PLACES[lane]
    match lane:
        case "hit":
            path.addRect(x, y, width, 1)
        case "doubt" if grade:
            path.addRect(x + 0.5, y + 0.5, width - 1, 3)
        case "doubt":  # confirmed: such marks beside each other make a line
            path.addRect(x + width / 2 - 1, y, 2, STEP + 1)
        case "finding":  # the graver, the wider, and the gravest higher too
            path.addRect(x, y, 2 + grade, 4 if grade > 2 else 2)
        case "note":
            path.addEllipse(x + 0.5, y, 4, 4)
        case "bookmark":
            corners = ((x, y), (x + width, y), (x + width, y + 8), (x + width / 2, y + 5.5), (x, y + 8), (x, y))
            path.addPolygon(QPolygonF([QPointF(*corner) for corner in corners]))
