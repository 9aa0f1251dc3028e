"""Concordance: the hits of a search below each other, each in the middle of its words (KWIC), in the glyphs of the source."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from reader.core.document import Document
from reader.core.project import Project
from reader.core.spans import Span
from reader.ui import theme
from reader.workflow.search import Hit

CONTEXT: Final = 60  # code points on either side, more than a panel is wide
ROW_HEIGHT: Final = 26
CONTEXT_ROLE: Final = Qt.ItemDataRole.UserRole
# Where the hit begins, as a share of the width: what follows is read more often than what leads up to it.
KEYWORD_AT: Final = 0.38


def context_of(document: Document, span: Span) -> tuple[str, str, str]:
    """What stands before a hit, the hit, and what follows, each on one line. The sentence bounds the context."""
    number = document.segment_at(span.start)
    low, high = max(0, span.start - CONTEXT), min(len(document.text), span.end + CONTEXT)
    if number >= 0 and document.segments[number].span.contains(span.start):
        low, high = max(low, document.segments[number].start), max(span.end, min(high, document.segments[number].end))
    before, after = document.text[low : span.start], document.text[span.end : high]
    return " ".join(before.split("\n")), " ".join(span.of(document.text).split("\n")), " ".join(after.split("\n"))


class ConcordanceModel(QAbstractListModel):
    """The hits as a list; a context is made when its row is seen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._project: Project | None = None
        self._hits: tuple[Hit, ...] = ()

    def show(self, project: Project | None, hits: tuple[Hit, ...]) -> None:
        self.beginResetModel()
        self._project, self._hits = project, hits
        self.endResetModel()

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._hits)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, CONTEXT_ROLE) or not self._project:
            return None
        hit = self._hits[index.row()]
        parts = context_of(self._project.bitext.document(hit.side), hit.span)
        return parts if role == CONTEXT_ROLE else "".join(parts)


class ConcordanceDelegate(QStyledItemDelegate):
    """Paints the hit bold and in the colour of hits, always at the same place, its context to the left and right."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.colors: theme.Theme | None = None

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        return QSize(40, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        if not self.colors:
            return
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, self.colors.color("accent_soft"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, self.colors.color("paper"))
        self._words(painter, option.font, option.rect.adjusted(14, 0, -10, 0), index.data(CONTEXT_ROLE))
        painter.restore()

    def _words(self, painter: QPainter, font: QFont, box: QRect, parts: tuple[str, str, str]) -> None:
        before, hit, after = parts
        bold = QFont(font)
        bold.setBold(True)
        middle = box.left() + round(box.width() * KEYWORD_AT)
        width = QFontMetrics(bold).horizontalAdvance(hit)
        places = (
            (QRect(box.left(), box.top(), middle - box.left() - 3, box.height()), before, font, "quiet", True),
            (QRect(middle, box.top(), box.right() - middle, box.height()), hit, bold, "ink", False),
            (QRect(middle + width + 3, box.top(), box.right() - middle - width - 3, box.height()), after, font,
             "quiet", False),
        )  # fmt: skip
        for place, text, face, role, ends in places:
            if place.width() > 0:
                painter.setFont(face)
                painter.setPen(self.colors.color(role))
                elide = Qt.TextElideMode.ElideLeft if ends else Qt.TextElideMode.ElideRight
                side = Qt.AlignmentFlag.AlignRight if ends else Qt.AlignmentFlag.AlignLeft
                shown = painter.fontMetrics().elidedText(text, elide, place.width())
                painter.drawText(place, side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)
