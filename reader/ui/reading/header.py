"""Header: the strip above the panes that says what each one shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from reader.core.bitext import Bitext
from reader.core.document import Document, Side
from reader.core.messages import tr
from reader.ui.reading.columns import Columns
from reader.ui.reading.style import ReadingColors, ReadingStyle

HEADER_HEIGHT: Final = 34
FONT_PX: Final = 12


class Header(QWidget):
    """One line of text above each column, on the ground of the paper, with a hairline below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colors = ReadingColors()
        self._texts: dict[Side, str] = {}
        self._covered: Side | None = None
        self._hint = ""
        self._twins: tuple[str, ...] = ()  # what the further columns show
        self._columns: Columns | None = None

    def set_colors(self, colors: ReadingColors) -> None:
        self._colors = colors
        self.update()

    def set_hint(self, words: str) -> None:
        """What is said of a pane whose sentences are covered."""
        self._hint = words
        self.update()

    def show_columns(
        self, bitext: Bitext | None, style: ReadingStyle, columns: Columns | None, twins: Iterable[str] = ()
    ) -> None:
        """Say what the columns show, `twins` the further ones; nothing when there is no text."""
        self._columns = columns
        self._texts = {"zh": zh_label(bitext.zh, style.script), "en": en_label(bitext.en)} if bitext else {}
        self._covered = style.covered
        self._twins = tuple(twins)
        self.setAccessibleName(" / ".join(self._texts.values()))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self._colors.paper))
        painter.setPen(QColor(self._colors.hairline))
        painter.drawLine(0, HEADER_HEIGHT - 1, self.width(), HEADER_HEIGHT - 1)
        font = self.font()
        font.setPixelSize(FONT_PX)
        painter.setFont(font)
        painter.setPen(QColor(self._colors.muted))
        for x, width, text in self._labels():
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(width))
            place = QRectF(x, 0, width, HEADER_HEIGHT)
            painter.drawText(place, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)

    def _labels(self) -> Iterator[tuple[float, float, str]]:
        """What stands where: left edge, width, text."""
        columns = self._columns
        if columns is None:
            return
        if columns.stacked:
            yield columns.zh_x, columns.zh_width, " / ".join(map(self._said, columns.sides))
            return
        yield from ((columns.x(side), columns.width(side), self._said(side)) for side in columns.sides)
        yield from ((x, columns.width(side), said) for (side, x), said in zip(columns.twins, self._twins, strict=False))

    def _said(self, side: Side) -> str:
        text, alone = self._texts.get(side, ""), self._columns is not None and len(self._columns.sides) == 1
        return f"{text} · {self._hint}" if self._hint and side == self._covered and not alone else text


def zh_label(document: Document, script: str) -> str:
    """What the Chinese pane shows: its script, and that the text itself is unchanged when it is converted."""
    shown = {
        "hans": lambda: tr("Chinese · Simplified, converted for display"),
        "hant": lambda: tr("Chinese · Traditional, converted for display"),
        "tw": lambda: tr("Chinese · Taiwan, converted for display"),
        "twp": lambda: tr("Chinese · Taiwan with its vocabulary, converted for display"),
        "hk": lambda: tr("Chinese · Hong Kong, converted for display"),
    }.get(script.lower())
    if shown:
        return shown()
    return tr("Chinese · Traditional") if "Hant" in document.language else tr("Chinese · Simplified")


def en_label(document: Document) -> str:
    """What the English pane shows: the language and the file."""
    name = PurePath(document.source.path).name
    return tr("English · {name}", name=name) if name else tr("English")
