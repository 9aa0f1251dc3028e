"""ScrollMarks: where in the whole text hits and notes are, drawn on the scroll bar, which is clicked and dragged as ever.

Hits are lines over the whole width, notes are dots at the left edge, so that no colour is needed to tell them apart.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollBar, QWidget

from reader.core.bitext import Bitext
from reader.core.document import Side
from reader.core.project import Project
from reader.ui import theme

DOT: Final = 4.0
LINE: Final = 2.0


def share_of(bitext: Bitext, side: Side, offset: int) -> float:
    """How far a place is into its side, 0 to 1, by the amount of text."""
    segments = bitext.document(side).segments
    if not segments:
        return 0.0
    first, last = segments[0].start, segments[-1].end
    return min(1.0, max(0.0, (offset - first) / max(1, last - first)))


def thinned(shares: Iterable[float], height: int) -> list[int]:
    """The pixel rows that have a mark, each once."""
    return sorted({round(share * max(0, height - 1)) for share in shares})


class ScrollMarks(QWidget):
    """Lies over a vertical scroll bar and lets the mouse through."""

    def __init__(self, bar: QScrollBar) -> None:
        super().__init__(bar)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._bar = bar
        self._hits: list[float] = []
        self._notes: list[float] = []
        self._colors: theme.Theme | None = None
        bar.installEventFilter(self)
        self.setGeometry(bar.rect())

    def show_hits(self, project: Project | None, hits: Iterable[tuple[Side, int]]) -> None:
        """The places of hits: side and offset."""
        self._hits = [share_of(project.bitext, *hit) for hit in hits] if project else []
        self.update()

    def show_notes(self, project: Project | None) -> None:
        """The places of the notes and highlights."""
        targets = [one for item in project.annotations if item.is_note for one in item.targets[:1]] if project else []
        placed = [one for one in targets if one.placed]
        self._notes = [share_of(project.bitext, one.side, one.selector.start) for one in placed] if project else []
        self.update()

    def dress(self, colors: theme.Theme) -> None:
        self._colors = colors
        self.update()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._bar.rect())
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._colors is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colors.color("accent"))
        for y in thinned(self._hits, self.height()):
            painter.drawRect(QRectF(1, min(y, self.height() - LINE), self.width() - 2, LINE))
        painter.setBrush(self._colors.color("warn"))
        for y in thinned(self._notes, self.height()):
            painter.drawEllipse(QRectF(0, min(y, self.height() - DOT), DOT, DOT))
