"""A review as PDF: the scorecard, then pair by pair, each kept on one page where it fits. Made piece by piece, as a Task."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from typing import Final

from PySide6.QtCore import QMarginsF, QRectF
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPainter, QPdfWriter, QTextDocument

from reader.core.document import SIDES, Side
from reader.core.errors import InputError
from reader.core.messages import tr
from reader.core.task import Progress, Task
from reader.workflow.mqm import SEVERITY_TITLES, VERDICT_TITLES, said_category
from reader.workflow.report import Report, ReportIssue, ReportRow
from reader.workflow.report_html import marked, scorecard_html

DPI: Final = 96
MARGIN_MM: Final = 16
GAP: Final = 8
_MARK = re.compile(r'<mark class="(\w+)">(.*?)</mark>', re.DOTALL)


def write_pdf(report: Report, path: str, font: QFont) -> Task[None]:
    """Write the report to `path`. Raises InputError when it cannot be written."""
    writer = QPdfWriter(path)
    writer.setResolution(DPI)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(*[MARGIN_MM] * 4), QPageLayout.Unit.Millimeter)
    writer.setTitle(tr("Review of {title}", title=report.title or report.path))
    painter = QPainter()
    if not painter.begin(writer):
        raise InputError("The report could not be written to {name}.", "Choose another place.", name=path)
    try:
        page = writer.pageLayout().paintRectPixels(DPI)
        y = 0.0
        shown = [row for row in report.rows if row.issues or row.comment or row.suggestions]
        for number, text in enumerate(_pieces(report, shown)):
            yield Progress("Writing the report", number, len(shown))
            y = _paint(writer, painter, text, font, y, page.width(), page.height())
    finally:
        painter.end()


def _paint(writer: QPdfWriter, painter: QPainter, text: str, font: QFont, y: float, width: int, height: int) -> float:
    """Paint a piece below `y`, on the next page where it does not fit; where the next one begins."""
    document = QTextDocument()
    document.setDefaultFont(font)
    document.setDocumentMargin(0)
    document.setTextWidth(width)
    document.setHtml(text)
    needed = document.size().height()
    if y > 0 and y + needed > height:
        writer.newPage()
        y = 0.0
    done = 0.0
    while True:  # a piece longer than a page goes on
        room = height - y
        painter.save()
        painter.translate(0, y - done)
        document.drawContents(painter, QRectF(0, done, width, room))
        painter.restore()
        if done + room >= needed:
            return y + needed - done + GAP
        done += room
        writer.newPage()
        y = 0.0


def _pieces(report: Report, shown: list[ReportRow]) -> Iterator[str]:
    title = escape(tr("Review of {title}", title=report.title or report.path))
    yield f"<h2>{title}</h2>{''.join(scorecard_html(report))}"
    if report.general:
        yield f"<h3>{escape(tr('The whole document'))}</h3>{''.join(_issue(issue) for issue in report.general)}"
    section: str | None = None
    for row in shown:
        if row.section != section:
            section = row.section
            yield f"<h3>{escape(section)}</h3>"
        yield _row(report, row)


def _row(report: Report, row: ReportRow) -> str:
    head = [tr("pair {number}", number=row.ident[1:])]
    if row.verdict in VERDICT_TITLES:
        head.append(tr(VERDICT_TITLES[row.verdict]))
    order = SIDES if report.source == "zh" else SIDES[::-1]
    texts = "".join(f'<td width="50%">{_underlined(row, side)}</td>' for side in order)
    parts = [f"<small>{escape(' · '.join(head))}</small><table width='100%' cellpadding='3'><tr>{texts}</tr></table>"]
    parts += [_issue(issue) for issue in row.issues if issue.state != "dismissed"]
    parts += [f"<p><s>{escape(words)}</s> → {escape(new)}</p>" for words, new, _ in row.suggestions]
    if row.comment:
        parts.append(f"<p><i>{escape(row.comment)}</i></p>")
    return "".join(parts) + "<hr>"


def _underlined(row: ReportRow, side: Side) -> str:
    return _MARK.sub(r"<u>\2</u>", marked(row, side))


def _issue(issue: ReportIssue) -> str:
    facts = (said_category(issue.category), tr(SEVERITY_TITLES[issue.severity]), issue.reviewer)
    small = " · ".join(part for part in facts if part)
    return f"<p><b>{escape(issue.title)}</b> {escape(issue.message)} <small>{escape(small)}</small></p>"
