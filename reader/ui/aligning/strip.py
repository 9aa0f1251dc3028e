"""Strip: the whole text as a narrow column beside the scroll bar, marked where the alignment is weak; a click goes there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from reader.core.messages import tr, tr_count
from reader.ui.i18n import Retranslated
from reader.ui.reading.style import translucent
from reader.ui.reading.view import ReadingView
from reader.workflow.weak_places import WORTH, Stretch

WIDTH: Final = 9
# A mark is at least so high, so that a single weak bead of a long text is seen.
LEAST: Final = 3.0
STRETCHES: Final = 400
BAD: Final = 0.8  # of need: more likely wrong than right


class Strip(Retranslated, QWidget):
    """Shows Stretches; `chosen` carries a bead."""

    chosen = Signal(int)

    def __init__(self, view: ReadingView) -> None:
        super().__init__(view.viewport())
        self._view = view
        self._stretches: Sequence[Stretch] = ()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        view.viewport().installEventFilter(self)
        self._place()
        self.retranslate()
        self.hide()

    def show_stretches(self, stretches: Sequence[Stretch]) -> None:
        self._stretches = stretches
        self.update()

    def retranslate(self) -> None:
        self.setAccessibleName(tr("Overview of the alignment"))

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self._tip(), self)
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The weakest bead near the click."""
        near = self._near(event.position().y())
        if near:
            self.chosen.emit(max(near, key=lambda item: item.need).bead)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        colors = self._view.style_shown.colors
        painter.fillRect(self.rect(), QColor(colors.chrome))
        each = self.height() / max(1, len(self._stretches))
        for number, item in enumerate(self._stretches):
            if item.checked:
                painter.fillRect(QRectF(0, number * each, 2.5, each + 0.5), translucent(colors.good, 0.8))
        for number, item in enumerate(self._stretches):
            if item.need >= WORTH:
                height = max(LEAST, each)
                top = min(number * each, self.height() - height)
                wide = item.need >= BAD
                place = QRectF(3.5 if wide else 5.5, top, WIDTH - (3.5 if wide else 5.5), height - 0.5)
                painter.fillRect(place, QColor(colors.bad if wide else colors.warning))

    def _near(self, y: float) -> Sequence[Stretch]:
        count = len(self._stretches)
        middle = int(y / max(1, self.height()) * count)
        reach = max(1, count * 5 // max(1, self.height()))
        return self._stretches[max(0, middle - reach) : middle + reach + 1]

    def _tip(self) -> str:
        weak = sum(item.need >= WORTH for item in self._stretches)
        return tr_count("{count} place worth a look", "{count} places worth a look", weak)

    def _place(self) -> None:
        area = self._view.viewport().rect()
        self.setGeometry(area.right() + 1 - WIDTH, 0, WIDTH, area.height())
