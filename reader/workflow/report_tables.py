"""A review as a table for people with an office program: the columns, and the same table as a workbook and a document.

Both packages are written with the standard library; `report_return` reads them when they come back. What stands in a
cell is text, never a formula.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from reader.core.document import other_side
from reader.core.messages import tr
from reader.core.task import Progress, Task
from reader.workflow.mqm import SEVERITY_TITLES, VERDICT_TITLES, said_category
from reader.workflow.report import Report, ReportRow
from reader.workflow.report_exchange import ILLEGAL

# The names stand in the table and are what a returned one is read by: they are not translated.
COLUMNS: Final = ("id", "digest", "source", "target", "new target", "comment", "verdict", "findings")
_WIDTHS: Final = (7, 14, 48, 48, 48, 30, 10, 48)
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SHEET: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_KIND: Final = "application/vnd.openxmlformats-officedocument"
# A cell of a workbook holds no more.
_LONGEST: Final = 32_000


def cells(report: Report, row: ReportRow) -> tuple[str, ...]:
    """The cells of one pair, in the order of COLUMNS."""
    said = [
        f"{issue.title}: {issue.message} ({said_category(issue.category)}, {tr(SEVERITY_TITLES[issue.severity])})"
        for issue in row.issues
        if issue.state != "dismissed"
    ]
    verdict = tr(VERDICT_TITLES[row.verdict]) if row.verdict in VERDICT_TITLES else ""
    target = other_side(report.source)
    new = next((whole for words, _, whole in row.suggestions if words in row.text(target)), "")
    return (
        row.ident,
        row.digest,
        row.text(report.source),
        row.text(target),
        new,
        row.comment,
        verdict,
        "\n".join(said),
    )


def xlsx(report: Report) -> Task[bytes]:
    """A workbook with one sheet."""
    rows = [_sheet_row(1, COLUMNS, 1)]
    for number, row in enumerate(report.rows):
        if not number % 100:
            yield Progress("Writing the report", number, len(report.rows))
        rows.append(_sheet_row(number + 2, cells(report, row), 2))
    columns = "".join(
        f'<col min="{number}" max="{number}" width="{width}" customWidth="1"{" hidden=" + chr(34) + "1" + chr(34) if number == 2 else ""}/>'
        for number, width in enumerate(_WIDTHS, 1)
    )
    pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
    return _package(
        {
            "[Content_Types].xml": _types({
                "/xl/workbook.xml": "spreadsheetml.sheet.main", "/xl/worksheets/sheet1.xml": "spreadsheetml.worksheet",
                "/xl/styles.xml": "spreadsheetml.styles",
            }),
            "_rels/.rels": _relations({"rId1": ("officeDocument", "xl/workbook.xml")}),
            "xl/workbook.xml": f'{_HEAD}<workbook xmlns="{_SHEET}" xmlns:r="{_OFFICE}"><sheets>'
            '<sheet name="Review" sheetId="1" r:id="rId1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": _relations({
                "rId1": ("worksheet", "worksheets/sheet1.xml"), "rId2": ("styles", "styles.xml"),
            }),
            "xl/styles.xml": _sheet_styles(),
            "xl/worksheets/sheet1.xml": f'{_HEAD}<worksheet xmlns="{_SHEET}"><sheetViews><sheetView workbookViewId="0">'
            f'{pane}</sheetView></sheetViews><cols>{columns}</cols><sheetData>{"".join(rows)}</sheetData></worksheet>',
        }
    )  # fmt: skip


def docx(report: Report) -> Task[bytes]:
    """A document with one table, in landscape."""
    rows = [_table_row(COLUMNS, head=True)]
    for number, row in enumerate(report.rows):
        if not number % 100:
            yield Progress("Writing the report", number, len(report.rows))
        rows.append(_table_row(cells(report, row)))
    grid = "".join(f'<w:gridCol w:w="{width * 60}"/>' for width in _WIDTHS)
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:color="BBBBBB"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    title = f"<w:p><w:r><w:rPr><w:b/></w:rPr>{_word_text(report.title)}</w:r></w:p>"
    table = f"<w:tbl><w:tblPr><w:tblBorders>{borders}</w:tblBorders></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    page = '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="800" w:right="800" w:bottom="800" w:left="800" w:header="400" w:footer="400" w:gutter="0"/></w:sectPr>'
    return _package(
        {
            "[Content_Types].xml": _types({"/word/document.xml": "wordprocessingml.document.main"}),
            "_rels/.rels": _relations({"rId1": ("officeDocument", "word/document.xml")}),
            "word/document.xml": f'{_HEAD}<w:document xmlns:w="{_WORD}"><w:body>{title}{table}<w:p/>{page}</w:body></w:document>',
        }
    )


def _sheet_row(number: int, texts: Iterable[str], style: int) -> str:
    found = []
    for column, text in zip("ABCDEFGH", texts, strict=True):
        clean = escape(ILLEGAL.sub("\ufffd", text[:_LONGEST]))
        found.append(
            f'<c r="{column}{number}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{clean}</t></is></c>'
            if text
            else f'<c r="{column}{number}" s="{style}"/>'
        )
    return f'<row r="{number}">{"".join(found)}</row>'


def _sheet_styles() -> str:
    plain, bold = (
        '<font><sz val="11"/><name val="Calibri"/></font>',
        '<font><b/><sz val="11"/><name val="Calibri"/></font>',
    )
    wrap = '<alignment vertical="top" wrapText="1"/>'
    formats = "".join(
        f'<xf numFmtId="49" fontId="{font}" fillId="0" borderId="0" xfId="0" applyAlignment="1" applyNumberFormat="1">{wrap}</xf>'
        for font in (0, 1, 0)
    )
    return (
        f'{_HEAD}<styleSheet xmlns="{_SHEET}"><fonts count="2">{plain}{bold}</fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
        f'<cellXfs count="3">{formats}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )


def _table_row(texts: Iterable[str], head: bool = False) -> str:
    bold = "<w:rPr><w:b/></w:rPr>" if head else ""
    found = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width * 60}" w:type="dxa"/></w:tcPr><w:p><w:r>{bold}{_word_text(text)}</w:r></w:p></w:tc>'
        for text, width in zip(texts, _WIDTHS, strict=True)
    )
    return f"<w:tr>{'<w:trPr><w:tblHeader/></w:trPr>' if head else ''}{found}</w:tr>"


def _word_text(text: str) -> str:
    lines = ILLEGAL.sub("\ufffd", text).split("\n")
    return "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in lines)


def _types(parts: Mapping[str, str]) -> str:
    overrides = "".join(
        f'<Override PartName="{name}" ContentType="{_KIND}.{kind}+xml"/>' for name, kind in parts.items()
    )
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relations(parts: Mapping[str, tuple[str, str]]) -> str:
    found = "".join(
        f'<Relationship Id="{ident}" Type="{_OFFICE}/{kind}" Target={quoteattr(target)}/>'
        for ident, (kind, target) in parts.items()
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{found}</Relationships>'


def _package(parts: Mapping[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(zipfile.ZipInfo(name), text.encode("utf-8"), zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
