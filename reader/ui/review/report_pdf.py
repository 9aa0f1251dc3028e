"""A review as PDF: the scorecard, then pair by pair, each kept on one page where it fits. Made piece by piece, as a Task."""

from __future__ import annotations

import contextlib
import os
import re
import sys
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Final

from PySide6.QtCore import QMarginsF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPageLayout, QPageSize, QPainter, QPdfWriter, QTextDocument

from reader.core.document import SIDES, Side
from reader.core.errors import InputError
from reader.core.messages import tr
from reader.core.task import Progress, Task
from reader.ui import fonts
from reader.ui.app import has_display
from reader.workflow.mqm import SEVERITY_TITLES, VERDICT_TITLES, said_category
from reader.workflow.pdf_text import readable
from reader.workflow.report import Report, ReportIssue, ReportRow
from reader.workflow.report_html import marked, scorecard_html

DPI: Final = 96
FONT_PX: Final = 13
MARGIN_MM: Final = 16
GAP: Final = 16
FOOT: Final = 26
FOOT_PX: Final = 10
_STYLE: Final = """
h2 { font-size: 19px; } h3 { font-size: 15px; margin-top: 14px; margin-bottom: 4px; } .figure { font-size: 16px; }
p { margin-top: 3px; margin-bottom: 3px; } td, th { padding-right: 14px; padding-bottom: 2px; } .quiet, small { color: #5c6570; }
u.minor, u.neutral { color: #8f5b0c; } u.major, u.critical { color: #af3c2a; }
"""
_MARK = re.compile(r'<mark class="(\w+)">(.*?)</mark>', re.DOTALL)


def write_pdf(report: Report, path: str, font: QFont) -> Task[None]:
    """Write the report to `path`. Raises InputError when it cannot be written."""
    title, part = tr("Review of {title}", title=report.title or report.path), f"{path}.part"
    writer = QPdfWriter(part)
    writer.setResolution(DPI)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(*[MARGIN_MM] * 4), QPageLayout.Unit.Millimeter)
    writer.setTitle(title)
    painter = QPainter()
    if not os.access(os.path.dirname(os.path.abspath(path)), os.W_OK) or not painter.begin(writer):
        raise InputError("The report could not be written to {name}.", "Choose another place.", name=path)
    try:
        sheet = Sheet(writer, painter, font, title)
        shown = [row for row in report.rows if row.issues or row.comment or row.suggestions]
        for number, text in enumerate(_pieces(report, shown, title)):
            yield Progress("Writing the report", number, len(shown))
            sheet.add(text)
        sheet.sign()
        painter.end()
        os.replace(part, path)  # an earlier report stays as it is when this one fails
    finally:
        if painter.isActive():
            painter.end()
        with contextlib.suppress(OSError):
            os.unlink(part)
    pdf = Path(path)
    pdf.write_bytes(readable(pdf.read_bytes(), simplified=any("户" in row.zh for row in report.rows)))


class Sheet:
    """The pages: pieces of HTML one below the other, each on one page where it fits; title and number at the foot."""

    def __init__(self, writer: QPdfWriter, painter: QPainter, font: QFont, title: str) -> None:
        self._writer, self._painter, self._font, self._title = writer, painter, font, title
        page = writer.pageLayout().paintRectPixels(DPI)
        self._width, self._height = page.width(), page.height() - FOOT
        self._y, self._number = 0.0, 1

    def add(self, text: str) -> None:
        """Paint a piece, on the next page where it does not fit; one that is longer than a page goes on there."""
        document = QTextDocument()
        document.setDefaultFont(self._font)
        document.setDefaultStyleSheet(_STYLE)
        document.setDocumentMargin(0)
        document.setTextWidth(self._width)
        document.setHtml(text)
        needed, done = document.size().height(), 0.0
        if self._y > 0 and self._y + needed > self._height:
            self._turn()
        while needed - done > self._height - self._y:
            self._part(document, done, self._height - self._y)
            done += self._height - self._y
            self._turn()
        self._part(document, done, needed - done)
        self._y += needed - done + GAP

    def sign(self) -> None:
        """The foot of the page."""
        small = QFont(self._font)
        small.setPixelSize(FOOT_PX)
        self._painter.setFont(small)
        self._painter.setPen(QColor("#5c6570"))
        place = QRectF(0, self._height, self._width, FOOT)
        self._painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, f"{self._number}")
        room = int(self._width * 0.9)
        title = self._painter.fontMetrics().elidedText(self._title, Qt.TextElideMode.ElideRight, room)
        self._painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, title)

    def _part(self, document: QTextDocument, start: float, height: float) -> None:
        self._painter.save()
        self._painter.translate(0, self._y - start)
        document.drawContents(self._painter, QRectF(0, start, self._width, height))
        self._painter.restore()

    def _turn(self) -> None:
        self.sign()
        self._writer.newPage()
        self._number += 1
        self._y = 0.0


def write_pdf_alone(report: Report, path: str) -> Task[None]:
    """As `write_pdf`, from a command: nothing of Qt is there yet, and perhaps no screen."""
    if not has_display(os.environ, sys.platform):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = QGuiApplication.instance() or QGuiApplication(["duidu"])
    yield from write_pdf(report, path, fonts.reading_font(fonts.latin_family(), FONT_PX))
    del application  # kept until everything is painted


def _pieces(report: Report, shown: list[ReportRow], title: str) -> Iterator[str]:
    yield f"<h2>{escape(title)}</h2>{''.join(scorecard_html(report))}"
    if report.general:
        yield f"<h3>{escape(tr('The whole document'))}</h3>{''.join(_issue(issue) for issue in report.general)}"
    section: str | None = None
    for row in shown:
        # A heading is one piece with the pair below it, so that it does not stand alone at the foot of a page.
        heading = f"<h3>{escape(row.section)}</h3>" if row.section != section else ""
        section = row.section
        yield heading + _row(report, row)


def _row(report: Report, row: ReportRow) -> str:
    head = [tr("pair {number}", number=row.ident[1:])]
    if row.verdict in VERDICT_TITLES:
        head.append(tr(VERDICT_TITLES[row.verdict]))
    order = SIDES if report.source == "zh" else SIDES[::-1]
    texts = "".join(f'<td width="50%">{_underlined(row, side)}</td>' for side in order)
    parts = [f"<small>{escape(' · '.join(head))}</small><table width='100%' cellpadding='3'><tr>{texts}</tr></table>"]
    parts += [_issue(issue) for issue in row.issues if issue.state != "dismissed"]
    parts += [f"<p><s>{escape(words)}</s> → {escape(new)}</p>" for words, new in row.suggestions]
    if row.comment:
        parts.append(f"<p><i>{escape(row.comment)}</i></p>")
    return "".join(parts)


def _underlined(row: ReportRow, side: Side) -> str:
    return _MARK.sub(r'<u class="\1">\2</u>', marked(row, side))


def _issue(issue: ReportIssue) -> str:
    facts = (said_category(issue.category), tr(SEVERITY_TITLES[issue.severity]), issue.reviewer)
    small = " · ".join(part for part in facts if part)
    return f"<p><b>{escape(issue.title)}</b> {escape(issue.message)} <small>{escape(small)}</small></p>"
