"""SheetView: the sheets of a print as pictures, one below the other. Pictures are asked for when they come into view."""

from __future__ import annotations

from collections import OrderedDict
from typing import Final

from PySide6.QtCore import QRect, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from reader.core.messages import tr
from reader.ui.i18n import Retranslated
from reader.ui.printing.paper import DPI

GAP: Final = 18
SCREEN_DPI: Final = 96
# A page is never shown larger than so many times its size on paper unless one zooms.
LARGEST_FIT: Final = 1.15
ZOOM_STEP: Final = 1.2
ZOOMS: Final = (0.4, 4.0)  # times the width that fits
# About 3 MB each at the usual size.
KEPT: Final = 12


class SheetView(Retranslated, QAbstractScrollArea):
    """`wanted(number, scale)` asks for the picture of a sheet, `scale` in pixels for a unit of the paper."""

    wanted = Signal(int, float)
    page_changed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = QSizeF(8.27, 11.69)  # inches
        self._count = 0
        self._zoom = 1.0
        self._page = -1
        self._asked: tuple[int, float] | None = None
        self._pictures: OrderedDict[tuple[int, float], QImage] = OrderedDict()
        self._ground, self._line = QColor("#E8E6E1"), QColor("#C8C4BA")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().valueChanged.connect(self._moved)
        self.retranslate()

    def show_sheets(self, size: QSizeF, count: int) -> None:
        """Another print, of `count` sheets of a size in inches; the page that was seen stays in view."""
        page = self.page()
        self._size, self._count = size, count
        self._pictures.clear()
        self._asked = None
        self._measure()
        self.go_to(min(page, max(0, count - 1)))
        self._moved()

    def take(self, number: int, scale: float, picture: QImage) -> None:
        """A picture that was wanted."""
        picture.setDevicePixelRatio(self.devicePixelRatioF())
        self._pictures[(number, scale)] = picture
        if len(self._pictures) > KEPT:
            self._pictures.popitem(last=False)
        self._asked = None
        self.viewport().update()

    def page(self) -> int:
        """The sheet that takes most of the view, counted from 0."""
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        return min(max(0, middle // (self._height() + GAP)), max(0, self._count - 1))

    def go_to(self, number: int) -> None:
        """Bring the top of a sheet to the top."""
        self.verticalScrollBar().setValue(max(0, number) * (self._height() + GAP))

    def zoom(self, steps: int) -> None:
        """Larger (positive) or smaller; the page that is seen stays."""
        page, (low, high) = self.page(), ZOOMS
        self._zoom = min(high, max(low, self._zoom * ZOOM_STEP**steps))
        self._measure()
        self.go_to(page)
        self.viewport().update()

    def set_colors(self, ground: str, line: str) -> None:
        self._ground, self._line = QColor(ground), QColor(line)
        self.viewport().update()

    def retranslate(self) -> None:
        self._tell_name()

    # Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._ground)
        missing = -1
        for number in self._visible():
            place = self._place(number)
            painter.fillRect(place, Qt.GlobalColor.white)
            if picture := self._pictures.get((number, self._scale())):
                painter.drawImage(place, picture)
            else:
                missing = number if missing < 0 else missing
            painter.setPen(self._line)
            painter.drawRect(place.adjusted(-1, -1, 0, 0))
        if missing >= 0 and self._asked != (missing, self._scale()):
            self._asked = (missing, self._scale())
            self.wanted.emit(*self._asked)

    def resizeEvent(self, event: QResizeEvent) -> None:
        page = self.page()
        super().resizeEvent(event)
        self._measure()
        self.go_to(page)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, page = Qt.Key(event.key()), self.page()
        back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        goals = {
            Qt.Key.Key_PageDown: page + 1, Qt.Key.Key_Right: page + 1, Qt.Key.Key_PageUp: page - 1,
            Qt.Key.Key_Left: page - 1, Qt.Key.Key_Space: page - 1 if back else page + 1,
            Qt.Key.Key_Home: 0, Qt.Key.Key_End: self._count - 1,
        }  # fmt: skip
        if key in goals:
            self.go_to(min(goals[key], self._count - 1))
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            self.zoom(-1 if key == Qt.Key.Key_Minus else 1)
        else:
            super().keyPressEvent(event)

    # Own

    def _fit(self) -> float:
        """Pixels of the screen for an inch of paper at zoom 1."""
        room = max(120, self.viewport().width() - 2 * GAP)
        return min(room / self._size.width(), SCREEN_DPI * LARGEST_FIT)

    def _scale(self) -> float:
        return self._fit() * self._zoom * self.devicePixelRatioF() / DPI

    def _height(self) -> int:
        return max(1, round(self._size.height() * self._fit() * self._zoom))

    def _place(self, number: int) -> QRect:
        width = round(self._size.width() * self._fit() * self._zoom)
        left = max(GAP, (self.viewport().width() - width) // 2) - self.horizontalScrollBar().value()
        top = GAP + number * (self._height() + GAP) - self.verticalScrollBar().value()
        return QRect(left, top, width, self._height())

    def _visible(self) -> range:
        each, top = self._height() + GAP, self.verticalScrollBar().value()
        return range(max(0, (top - GAP) // each), min(self._count, (top + self.viewport().height()) // each + 1))

    def _measure(self) -> None:
        view = self.viewport().size()
        width = round(self._size.width() * self._fit() * self._zoom) + 2 * GAP
        bars = self.horizontalScrollBar(), self.verticalScrollBar()
        for bar, whole, seen in zip(
            bars, (width, GAP + self._count * (self._height() + GAP)), (view.width(), view.height()), strict=True
        ):
            bar.setPageStep(seen)
            bar.setSingleStep(60)
            bar.setRange(0, max(0, whole - seen))

    def _moved(self) -> None:
        self.viewport().update()
        if self.page() != self._page:
            self._page = self.page()
            self._tell_name()
            self.page_changed.emit(self._page)

    def _tell_name(self) -> None:
        self.setAccessibleName(tr("Page {number} of {count}", number=self.page() + 1, count=self._count))
