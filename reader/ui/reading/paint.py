"""Painting of one row: what lies under the text, the text, what lies over it."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from reader.core.document import SIDES, Side
from reader.core.messages import tr
from reader.core.spans import Span
from reader.ui.reading.box import Box
from reader.ui.reading.caret import Located
from reader.ui.reading.columns import hairline
from reader.ui.reading.cover import Cover, clear_region, paint_blocks
from reader.ui.reading.gutter import paint_bars
from reader.ui.reading.marks import FindMarks, Mark, MarkIndex
from reader.ui.reading.note_signs import note_signs, paint_ghosts, paint_sign
from reader.ui.reading.reasons import said_reason
from reader.ui.reading.style import ReadingColors, ReadingStyle, translucent
from reader.ui.reading.suggestions import paint_new_words, paint_strokes
from reader.ui.reading.twins import paint_gaps
from reader.ui.reading.veil import paint_veil

Body = tuple[float, float]  # see CellFonts.body

LINK_GAP: Final = 10
LABEL_PX: Final = 12


@dataclass(frozen=True, slots=True)
class Scene:
    """What is painted besides the rows themselves."""

    style: ReadingStyle = field(default_factory=ReadingStyle)
    marks: MarkIndex = field(default_factory=MarkIndex)
    hits: MarkIndex = field(default_factory=MarkIndex)
    current_hit: Mark | None = None
    findings: FindMarks = field(default_factory=MarkIndex)
    tints: MarkIndex = field(default_factory=MarkIndex)  # words of the word list; `color` is "#rrggbb"
    flash: Mark | None = None  # the goal of a jump, for a moment
    awaited: Mark | None = None  # what waits for its counterpart to be shown
    hover_bead: int | None = None
    current_bead: int | None = None
    selection: tuple[Side, Span] | None = None
    cover: Cover = field(default_factory=Cover)
    caret: Located | None = None
    focused: bool = False
    bars: bool = True  # the gutter says how certain each bead is
    lit: Container[int] | None = None  # the beads that somebody is busy with; None: all


def paint_row(painter: QPainter, box: Box, y: int, scene: Scene, bottom: int) -> None:
    """Paint a row whose top is at `y`; what lies above 0 or below `bottom` may be left out."""
    colors = scene.style.colors
    painter.translate(0, y)
    if line := hairline(box.space):
        painter.setPen(QPen(QColor(colors.hairline), 1))
        painter.drawLine(QPointF(box.columns.left, line - 0.5), QPointF(box.columns.right, line - 0.5))
    for side in box.cells:
        if covered := scene.cover.beads(box, side):
            painter.save()
            painter.setClipRegion(clear_region(box, side, set(covered)))
        _paint_under(painter, box, side, scene)
        paint_new_words(painter, box, side, colors)
        painter.setPen(QColor(colors.muted if box.row.kind == "hidden" else colors.ink))
        for cell, x, top in box.panes(side):
            cell.draw(painter, QPointF(x, top), -y - top, bottom - y - top)
            cell.draw_ruby(painter, QPointF(x, top), -y - top, bottom - y - top, colors.muted)
        _paint_over(painter, box, side, scene)
        paint_strokes(painter, box, side, colors)
        paint_gaps(painter, box, side, colors)
        if scene.lit is not None and box.row.kind == "text":
            paint_veil(painter, box, side, scene.lit, colors)
        if covered:
            painter.restore()
            paint_blocks(painter, box, side, covered, colors, scene.current_bead, scene.hover_bead)
    for sign in note_signs(box, scene.marks):
        paint_sign(painter, sign, colors)
    if box.row.kind == "text":
        _paint_absence(painter, box, scene)
        if scene.bars:
            marked = {bead for bead in (scene.hover_bead, scene.current_bead) if bead is not None}
            paint_bars(painter, box, 0, colors, marked)
    elif box.row.kind == "hidden":
        _paint_hidden_label(painter, box, scene)
    painter.translate(0, -y)


def hidden_link(box: Box, font: QFont) -> QRectF:
    """Where "show in text" can be clicked in the row of a hidden line."""
    side = next(iter(box.cells), "zh")
    other = box.columns.x("en" if side == "zh" else "zh")
    width = box.columns.width(side)
    if box.columns.zh_x == box.columns.en_x:
        return QRectF(box.columns.right - width / 2, 0, width / 2, box.space)
    return QRectF(other, box.space, width, box.height - box.space)


def label_font() -> QFont:
    """The font of the few words that the reading area says itself."""
    font = QFont()
    font.setPixelSize(LABEL_PX)
    return font


def _paint_under(painter: QPainter, box: Box, side: Side, scene: Scene) -> None:
    colors, body = scene.style.colors, box.cells[side].fonts.body
    for bead, color in ((scene.current_bead, colors.current), (scene.hover_bead, colors.hover)):
        if bead is not None and box.row.beads.start <= bead < box.row.beads.end and (span := box.bead_span(side, bead)):
            _fill(painter, box.rectangles(side, span), QColor(color), body)
    for mark in scene.tints.within(side, box.row.span(side)):
        _fill(painter, box.rectangles(side, mark.span), QColor(mark.color), body)
    layers: list[Mark] = []
    for mark in scene.marks.within(side, box.row.span(side)):
        if mark.kind == "highlight":
            depth = sum(other.span.overlaps(mark.span) for other in layers)
            layers.append(mark)
            _paint_highlight(painter, box, mark, scene, body, depth)
    for mark in scene.hits.within(side, box.row.span(side)):
        _fill(painter, box.rectangles(side, mark.span), translucent(colors.hit, 0.55), body)
    if scene.current_hit and scene.current_hit.side == side:
        line = QPen(QColor(colors.accent), 1.2)
        _outline(painter, box.rectangles(side, scene.current_hit.span), QColor(colors.hit), line, body)
    if scene.flash and scene.flash.side == side:
        _fill(painter, box.rectangles(side, scene.flash.span), translucent(colors.accent, 0.3), body)
    if scene.selection and scene.selection[0] == side:
        _fill(painter, box.rectangles(side, scene.selection[1]), QColor(colors.selection), None, 0)


def _paint_highlight(painter: QPainter, box: Box, mark: Mark, scene: Scene, body: Body, depth: int) -> None:
    """A highlight that overlaps an earlier one leaves the top of it to be seen."""
    color = QColor(scene.style.colors.highlights.get(mark.color, scene.style.colors.hover))
    share = 0.38 * min(depth, 2)
    lower = (body[0] + (body[1] - body[0]) * share, body[1])
    _fill(painter, box.rectangles(mark.side, mark.span), color, lower)


def _fill(
    painter: QPainter, rectangles: Sequence[QRectF], color: QColor, body: Body | None, radius: float = 2.5
) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    for rectangle in rectangles:
        shape = _cut(rectangle, body) if body else rectangle
        if radius:
            painter.drawRoundedRect(shape, radius, radius)
        else:
            painter.fillRect(shape, color)


def _cut(rectangle: QRectF, body: Body) -> QRectF:
    """The part of a line's rectangle from the top to the bottom of its characters."""
    return QRectF(rectangle.left(), rectangle.top() + body[0], rectangle.width(), body[1] - body[0])


def _outline(painter: QPainter, rectangles: Sequence[QRectF], fill: QColor | None, line: QPen, body: Body) -> None:
    painter.setPen(line)
    painter.setBrush(fill or Qt.BrushStyle.NoBrush)
    for rectangle in rectangles:
        painter.drawRoundedRect(_cut(rectangle, body), 2.5, 2.5)


def _paint_over(painter: QPainter, box: Box, side: Side, scene: Scene) -> None:
    colors, row = scene.style.colors, box.row.span(side)
    for mark in (*scene.marks.within(side, row), *scene.findings.within(side, row)):
        if mark.kind == "note":
            _underline(painter, box, mark, QPen(QColor(colors.accent), 1.4))
        elif mark.kind == "finding":
            _underline(painter, box, mark, _finding_pen(mark, colors))
    paint_ghosts(painter, box, side, scene.marks, colors)
    if scene.awaited and scene.awaited.side == side:
        frame = QPen(QColor(colors.accent), 1.5, Qt.PenStyle.DashLine)
        _outline(painter, box.rectangles(side, scene.awaited.span), None, frame, box.cells[side].fonts.body)
    caret = scene.caret
    if caret and scene.focused and caret.box is box and caret.side == side:
        place = box.cells[side].caret(caret.position).translated(box.columns.x(side), box.tops[side])
        painter.fillRect(QRectF(place.left() - 0.75, place.top() + 3, 1.5, place.height() - 6), QColor(colors.accent))


def _finding_pen(mark: Mark, colors: ReadingColors) -> QPen:
    """The graver a finding, the fuller its line: `mark.color` is the severity. Colour is not all that tells.

    A term of the term base has a thin line of its own.
    """
    if mark.color == "term":
        return QPen(QColor(colors.good), 1, Qt.PenStyle.DotLine)
    grave = mark.color in ("major", "critical")
    pen = QPen(QColor(colors.bad if grave else colors.warning), 3 if mark.color == "critical" else 2)
    if mark.color != "critical":
        pen.setDashPattern([5, 1.5] if grave else [2.5, 1.5] if mark.color != "neutral" else [0.8, 2])
    return pen


def _underline(painter: QPainter, box: Box, mark: Mark, pen: QPen) -> None:
    painter.setPen(pen)
    below = box.cells[mark.side].fonts.baseline + 4.5
    for item in box.rectangles(mark.side, mark.span):
        painter.drawLine(
            QPointF(item.left() + 0.5, item.top() + below), QPointF(item.right() - 0.5, item.top() + below)
        )


def _paint_absence(painter: QPainter, box: Box, scene: Scene) -> None:
    """Say where a paragraph has no counterpart."""
    pair = box.bitext.alignment.paragraphs[box.row.item]
    if box.row.continued or len(box.columns.sides) == 1 or box.columns.stacked:
        return
    for side in SIDES:
        if not (pair.zh if side == "zh" else pair.en):
            text = tr("no Chinese counterpart") if side == "zh" else tr("no English counterpart")
            _label(
                painter,
                QRectF(box.columns.x(side), box.space, box.columns.width(side), 28),
                text,
                scene.style.colors.muted,
            )


def _paint_hidden_label(painter: QPainter, box: Box, scene: Scene) -> None:
    side: Side = next(iter(box.cells), "zh")
    reason = next((h.reason for h in box.bitext.document(side).hidden if h.span == box.row.span(side)), "user")
    place = hidden_link(box, label_font())
    said = f"{said_reason(reason)} · "
    _label(painter, place, said, scene.style.colors.muted)
    place.setLeft(place.left() + painter.fontMetrics().horizontalAdvance(said))
    _label(painter, place, tr("show in text"), scene.style.colors.accent)


def _label(painter: QPainter, place: QRectF, text: str, color: str) -> None:
    painter.setFont(label_font())
    painter.setPen(QColor(color))
    painter.drawText(place, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), text)
