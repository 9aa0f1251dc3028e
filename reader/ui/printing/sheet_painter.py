"""Painting of one sheet: repeated headings, the text with its highlights, notes, and the number of the page.

The same for paper, PDF and preview: whoever calls scales the painter to units of 1/288 inch.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from reader.core.document import other_side
from reader.core.messages import tr
from reader.core.spans import Run
from reader.ui.printing.paper import FOOT, HEAD, POINT, RULE, points
from reader.ui.printing.setter import Setter
from reader.ui.reading.cell import Cell
from reader.ui.reading.marks import MarkIndex, annotation_marks
from reader.workflow.print_pages import Column, NotePart, Part, Sheet
from reader.workflow.rows import Row

INK, QUIET, HAIR = "#000000", "#555555", "#B8B8B8"
HEAD_SCALE: Final = 0.78
NUMBER: Final = 0.62  # the size of a note's number in the text
RAISED: Final = 0.8  # how far above the line the foot of that number is, as a share of the size of the text
RULE_LENGTH: Final = 110  # points


class SheetPainter:
    """Paints the sheets of one layout; used by one thread."""

    def __init__(self, setter: Setter, sheets: tuple[Sheet, ...]) -> None:
        self._setter = setter
        self._paper = setter.paper
        self._sheets = sheets
        self._marks = MarkIndex(annotation_marks(setter.project.annotations) if setter.choices.highlights else ())

    def paint(self, painter: QPainter, number: int) -> None:
        """Sheet `number`, counted from 0, with the corner of the paper at the painter's origin."""
        sheet = self._sheets[number]
        # In the order in which the words of a PDF are copied.
        self._paint_head(painter, sheet)
        for part in sheet.parts:
            self._paint_part(painter, part)
        self._paint_notes(painter, sheet)
        self._paint_foot(painter, number)

    def _paint_head(self, painter: QPainter, sheet: Sheet) -> None:
        if not sheet.end_notes and sheet.section < 0:
            return
        baseline = self._paper.top - points(HEAD * 0.62)
        if sheet.end_notes:
            self._paint_quietly(painter, tr("Notes"), self._paper.left, baseline, self._paper.body_width)
        else:
            self._paint_headings(painter, self._setter.heading_texts(sheet.section), baseline)
        painter.setPen(QPen(QColor(HAIR), 0.5 * POINT))
        y = self._paper.top - points(HEAD * 0.42)
        painter.drawLine(self._paper.left, y, self._paper.left + self._paper.body_width, y)

    def _paint_headings(self, painter: QPainter, texts: Mapping[Column, str], baseline: int) -> None:
        """Above its column each; in one column both on one line."""
        paper = self._paper
        if not paper.beside:
            joined = "  /  ".join(texts[side] for side in paper.sides if texts[side])
            self._paint_quietly(painter, joined, paper.left, baseline, paper.body_width)
            return
        for column in paper.columns:
            self._paint_quietly(painter, texts[column], paper.x(column), baseline, paper.column(column))

    def _paint_foot(self, painter: QPainter, number: int) -> None:
        baseline = self._paper.top + self._paper.body_height + points(FOOT)
        cell = self._setter.plain_cell(f"{number + 1} / {len(self._sheets)}", HEAD_SCALE, self._paper.body_width)
        right = self._paper.left + self._paper.body_width - cell.lines[0].naturalTextWidth()
        _draw(painter, cell, right, baseline, QUIET)
        if number:
            room = round(right) - self._paper.left - points(20)
            self._paint_quietly(painter, self._setter.title_text(), self._paper.left, baseline, room)

    def _paint_quietly(self, painter: QPainter, text: str, x: int, baseline: int, width: int) -> None:
        """One line of small grey text; what does not fit is cut off."""
        if text:
            cell = self._setter.plain_cell(text, HEAD_SCALE, width)
            if len(cell.lines) > 1:
                cell = self._setter.plain_cell(text[: cell.line_span(0).end - 2].rstrip() + "…", HEAD_SCALE, width)
            _draw(painter, cell, x, baseline, QUIET)

    def _paint_part(self, painter: QPainter, part: Part) -> None:
        row = part.row
        cells = self._setter.cells(row)
        measured = self._setter.measured(row, cells)
        top = float(self._paper.top + part.top)
        for lines, first, stop in zip(measured.sides, part.start, part.stop, strict=False):
            if stop > first:
                y = top + lines.drop - first * lines.height
                at = QPointF(self._paper.x(lines.column), y)
                self._paint_side(painter, row, cells[lines.column], Run(first, stop), at)
                if lines.column != "twin":  # the numbers of notes stand in one script
                    self._paint_numbers(painter, row, cells[lines.column], Run(first, stop), at)
                top += (lines.drop + (stop - first) * lines.height) if measured.stacked else 0
        if (
            row.kind == "text"
            and self._paper.beside
            and not row.continued
            and len({cell.side for cell in cells.values()}) == 1
        ):
            self._paint_absence(painter, part.top, next(iter(cells.values())))

    def _paint_side(self, painter: QPainter, row: Row, cell: Cell, lines: Run, at: QPointF) -> None:
        painter.save()
        painter.translate(at)
        for mark in self._marks.within(cell.side, row.span(cell.side)):
            color = QColor(self._setter.style.colors.highlights.get(mark.color, "#FFFFFF"))
            for area in cell.rectangles(cell.shown.from_document(mark.span)):
                if _line_of(cell, area) in lines.indices():
                    self._paint_mark(painter, cell, area, color, mark.kind == "highlight")
        painter.setPen(QColor(INK))
        for line in cell.lines[lines.start : lines.end]:
            line.draw(painter, QPointF(0, 0))
        height = cell.fonts.line_height
        cell.draw_ruby(painter, QPointF(0, 0), lines.start * height, lines.end * height - 1, QUIET)
        painter.restore()

    def _paint_mark(self, painter: QPainter, cell: Cell, area: QRectF, color: QColor, filled: bool) -> None:
        """A ground of colour and a line, for a printer without colours."""
        body = cell.fonts.body
        if filled:
            painter.fillRect(QRectF(area.left(), area.top() + body[0], area.width(), body[1] - body[0]), color)
        painter.setPen(QPen(QColor(QUIET), 0.5 * POINT))
        y = area.top() + cell.fonts.baseline + 2.4 * POINT
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))

    def _paint_numbers(self, painter: QPainter, row: Row, cell: Cell, lines: Run, at: QPointF) -> None:
        """The numbers of notes, in the white between the lines after the words that they are about."""
        for one in self._setter.placed_in(row, cell.side):
            areas = cell.rectangles(cell.shown.from_document(one.target.selector.span))
            if areas and _line_of(cell, areas[-1]) in lines.indices():
                number = self._setter.plain_cell(str(one.number), NUMBER, self._paper.body_width)
                width = number.lines[0].naturalTextWidth()
                x = min(areas[-1].right(), cell.width - width / 2) - width / 2
                foot = areas[-1].top() + cell.fonts.baseline - RAISED * cell.fonts.han.pixelSize()
                _draw(painter, number, at.x() + x, at.y() + foot, INK)

    def _paint_absence(self, painter: QPainter, top: int, present: Cell) -> None:
        side = other_side(present.side)
        said = tr("no Chinese counterpart") if side == "zh" else tr("no English counterpart")
        baseline = self._paper.top + top + present.fonts.baseline
        self._paint_quietly(painter, said, self._paper.x(side), baseline, self._paper.column(side))

    def _paint_notes(self, painter: QPainter, sheet: Sheet) -> None:
        cells = [self._setter.note_cell(part.number) for part in sheet.notes]
        height = sum((p.stop - p.start) * c.fonts.line_height for p, c in zip(sheet.notes, cells, strict=True))
        top = self._paper.top + (0 if sheet.end_notes else self._paper.body_height - height)
        if sheet.notes and not sheet.end_notes:
            painter.setPen(QPen(QColor(QUIET), 0.5 * POINT))
            y = top - points(RULE * 0.45)
            painter.drawLine(self._paper.left, y, self._paper.left + points(RULE_LENGTH), y)
        for part, cell in zip(sheet.notes, cells, strict=True):
            top = self._paint_note(painter, part, cell, top)

    def _paint_note(self, painter: QPainter, part: NotePart, cell: Cell, top: int) -> int:
        """Paint lines of a note; where the next one begins."""
        painter.setPen(QColor(INK))
        at = QPointF(self._paper.left, top - part.start * cell.fonts.line_height)
        for line in cell.lines[part.start : part.stop]:
            line.draw(painter, at)
        return top + (part.stop - part.start) * cell.fonts.line_height


def _draw(painter: QPainter, cell: Cell, x: float, baseline: float, color: str) -> None:
    painter.setPen(QColor(color))
    cell.lines[0].draw(painter, QPointF(x, baseline - cell.fonts.baseline))


def _line_of(cell: Cell, area: QRectF) -> int:
    return round(area.top() / cell.fonts.line_height)
