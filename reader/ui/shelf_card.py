"""ShelfCard: one text of the library, with how far it was read."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from reader.core.messages import tr, tr_count
from reader.ui import fonts, theme
from reader.ui.i18n import Retranslated, shown_day
from reader.workflow.recent import Reading

PAD = 16


class ShelfCard(Retranslated, QAbstractButton):
    """A button that paints a title, its translation, a progress line and what was done with it."""

    def __init__(self, reading: Reading, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.reading = reading
        self._theme: theme.Theme | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.retranslate()

    def sizeHint(self) -> QSize:
        return QSize(240, 124)

    def dress(self, colors: theme.Theme) -> None:
        self._theme = colors
        self.update()

    def retranslate(self) -> None:
        self.setAccessibleName(" · ".join(part for part in (self.reading.name, self._state(), self._when()) if part))
        self.setToolTip("\n".join(self.reading.paths).replace("<", "‹"))
        self.update()

    def _state(self) -> str:
        reading = self.reading
        if reading.missing:
            return tr("The file is not there")
        share = tr("read") if reading.progress >= 1 else f"{reading.progress:.0%}"
        notes = tr_count("{count} note", "{count} notes", reading.notes) if reading.notes else ""
        return " · ".join(part for part in (share, notes) if part)

    def _when(self) -> str:
        return shown_day(self.reading.opened)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()
        super().enterEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._theme:
            return
        colors = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = "focus" if self.hasFocus() else "accent" if self.underMouse() else "hair"
        painter.setPen(QPen(colors.color(edge), 2 if self.hasFocus() else 1))
        painter.setBrush(colors.color("paper"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 10, 10)
        reading, width = self.reading, self.width() - 2 * PAD
        title = self._serif(16)
        self._line(painter, title, "ink", reading.name, 14, width)
        second = reading.en_title if reading.zh_title else ""
        self._line(painter, self.font(), "quiet", second or self._file(), 44, width)
        self._progress(painter, colors, width)
        bottom = self.height() - 30
        right = self._when()
        small = QFont(self.font())
        small.setPixelSize(12)
        taken = QFontMetrics(small).horizontalAdvance(right)
        self._line(painter, small, "error" if reading.missing else "quiet", self._state(), bottom, width - taken - 8)
        painter.drawText(QRectF(PAD + width - taken, bottom, taken + 1, 26), Qt.AlignmentFlag.AlignVCenter, right)

    def _file(self) -> str:
        return tr("Pasted text") if self.reading.pasted else self.reading.paths[0].replace("\\", "/").rsplit("/", 1)[-1]

    @staticmethod
    def _serif(pixels: int) -> QFont:
        return fonts.reading_font(fonts.han_family("SC") or "", pixels, bold=True)

    def _progress(self, painter: QPainter, colors: theme.Theme, width: int) -> None:
        top = self.height() - 42
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.color("hair"))
        painter.drawRoundedRect(QRectF(PAD, top, width, 4), 2, 2)
        if self.reading.progress > 0:
            painter.setBrush(colors.color("accent"))
            painter.drawRoundedRect(QRectF(PAD, top, max(4.0, width * min(self.reading.progress, 1)), 4), 2, 2)

    def _line(self, painter: QPainter, font: QFont, role: str, text: str, top: int, width: int) -> None:
        painter.setFont(font)
        painter.setPen(self._theme.color(role))  # type: ignore[union-attr]
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, width)
        painter.drawText(QRectF(PAD, top, width, 26), int(Qt.AlignmentFlag.AlignVCenter), shown)
