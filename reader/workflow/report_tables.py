"""A review as a table for people with an office program: the columns, and the same table as a workbook and a document.

Both packages are written with the standard library; `report_return` reads them when they come back. The score stands
on a sheet of its own, or above the table. What stands in a cell is text, never a formula.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from reader.core.document import other_side
from reader.core.messages import tr
from reader.core.task import Progress, Task
from reader.workflow.mqm import SEVERITY_TITLES, VERDICT_TITLES, said_category
from reader.workflow.report import Report, ReportRow, marked_parts
from reader.workflow.report_exchange import ILLEGAL
from reader.workflow.score_words import said_agreement, said_length, said_norm, said_result

# The names stand in the table and are what a returned one is read by: they are not translated.
COLUMNS: Final = ("id", "digest", "source", "target", "new target", "comment", "verdict", "findings")
_WIDTHS: Final = (10, 12, 46, 46, 46, 28, 14, 44)
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SHEET: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_KIND: Final = "application/vnd.openxmlformats-officedocument"
_HIDDEN: Final = ' hidden="1"'
_MARKS: Final = {"neutral": "5C6570", "minor": "8F5B0C", "major": "AF3C2A", "critical": "AF3C2A"}
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
    return (
        row.ident,
        row.digest,
        row.text(report.source),
        row.text(target),
        row.wanted,
        row.comment,
        verdict,
        "\n".join(said),
    )


def xlsx(report: Report) -> Task[bytes]:
    """A workbook: the table, which can come back, and the score."""
    rows = [_sheet_row(1, COLUMNS, 1)]
    for number, row in enumerate(report.rows):
        if not number % 100:
            yield Progress("Writing the report", number, len(report.rows))
        texts = cells(report, row)
        rows.append(_sheet_row(number + 2, texts, 2, _lines(texts)))
    pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
    last = f"A1:{'ABCDEFGH'[len(COLUMNS) - 1]}{len(report.rows) + 1}"
    sheets = {
        "Review": _sheet(rows, _columns(_WIDTHS, hidden=2), pane, f'<autoFilter ref="{last}"/>'),
        "Scorecard": _sheet(list(_score_rows(report)), _columns((48, 18, 18, 18))),
    }
    files = {name: f"sheet{number}.xml" for number, name in enumerate(sheets, 1)}
    entries = "".join(
        f'<sheet name="{name}" sheetId="{number}" r:id="rId{number}"/>' for number, name in enumerate(sheets, 1)
    )
    relations = {f"rId{number}": ("worksheet", f"worksheets/{file}") for number, file in enumerate(files.values(), 1)}
    parts = {
        "[Content_Types].xml": _types({
            "/xl/workbook.xml": "spreadsheetml.sheet.main", "/xl/styles.xml": "spreadsheetml.styles",
            **{f"/xl/worksheets/{file}": "spreadsheetml.worksheet" for file in files.values()},
        }),
        "_rels/.rels": _relations({"rId1": ("officeDocument", "xl/workbook.xml")}),
        "xl/workbook.xml": f'{_HEAD}<workbook xmlns="{_SHEET}" xmlns:r="{_OFFICE}"><sheets>{entries}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _relations({**relations, "rId9": ("styles", "styles.xml")}),
        "xl/styles.xml": _sheet_styles(),
    }  # fmt: skip
    return _package(parts | {f"xl/worksheets/{file}": sheets[name] for name, file in files.items()})


def docx(report: Report) -> Task[bytes]:
    """A document in landscape: the score, then the table, in which the words of the findings are underlined."""
    rows = [_table_row([_runs(name, bold=True) for name in COLUMNS], _WIDTHS, head=True)]
    for number, row in enumerate(report.rows):
        if not number % 100:
            yield Progress("Writing the report", number, len(report.rows))
        rows.append(_table_row(_word_cells(report, row), _WIDTHS))
    page = '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="800" w:right="800" w:bottom="800" w:left="800" w:header="400" w:footer="400" w:gutter="0"/></w:sectPr>'
    body = "".join((*_score_paragraphs(report), _table(rows, _WIDTHS), "<w:p/>", page))
    return _package(
        {
            "[Content_Types].xml": _types({"/word/document.xml": "wordprocessingml.document.main"}),
            "_rels/.rels": _relations({"rId1": ("officeDocument", "word/document.xml")}),
            "word/document.xml": f'{_HEAD}<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>',
        }
    )


# The workbook

# On paper a table is as wide as the page.
_ONE_WIDE: Final = '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
_LANDSCAPE: Final = '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>'


def _sheet(rows: Sequence[str], columns: str, pane: str = "", after: str = "") -> str:
    view = f'<sheetViews><sheetView workbookViewId="0">{pane}</sheetView></sheetViews>' if pane else ""
    data = f"{view}{columns}<sheetData>{''.join(rows)}</sheetData>{after}"
    return f'{_HEAD}<worksheet xmlns="{_SHEET}">{_ONE_WIDE}{data}{_LANDSCAPE}</worksheet>'


def _columns(widths: Sequence[int], hidden: int = 0) -> str:
    found = "".join(
        f'<col min="{number}" max="{number}" width="{width}" customWidth="1"{_HIDDEN if number == hidden else ""}/>'
        for number, width in enumerate(widths, 1)
    )
    return f"<cols>{found}</cols>"


def _score_rows(report: Report) -> Iterator[str]:
    """The sheet with the score: what it is, then its tables with an empty row between them."""
    number = 0
    for line, style in _score_lines(report):
        number += 1
        yield _sheet_row(number, (line,), style)
    for table in report.tables:
        number += 1
        for texts, style in (((table.title,), 1), (table.head, 1), *((row, 2) for row in table.rows)):
            number += 1
            yield _sheet_row(number, texts, style)


def _score_lines(report: Report) -> Iterator[tuple[str, int]]:
    """The lines above the tables, each with 1 for a heading, 2 for text."""
    yield tr("Review of {title}", title=report.title or report.path), 1
    score = report.score
    if score is None or not score.whole.length:
        yield tr("Nothing has been judged yet, so there is no score."), 2
        return
    for line in (said_result(score.whole), said_length(score), said_norm(score.whole), said_agreement(score)):
        if line:
            yield line, 2


def _lines(texts: Iterable[str]) -> int:
    """About how many lines a row takes: what an office program does not work out before the row is edited."""
    wide = (
        sum(1 + sum(2 if char > "\u2e80" else 1 for char in part) // width for part in text.split("\n"))
        for text, width in zip(texts, _WIDTHS, strict=True)
        if width > 12
    )
    return min(max(wide), 27)


def _sheet_row(number: int, texts: Iterable[str], style: int, lines: int = 1) -> str:
    found = []
    for column, text in zip("ABCDEFGH", texts, strict=False):
        clean = escape(ILLEGAL.sub("\ufffd", text[:_LONGEST]))
        found.append(
            f'<c r="{column}{number}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{clean}</t></is></c>'
            if text
            else f'<c r="{column}{number}" s="{style}"/>'
        )
    height = f' ht="{15 * lines}"' if lines > 1 else ""
    return f'<row r="{number}"{height}>{"".join(found)}</row>'


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


# The document


def _score_paragraphs(report: Report) -> Iterator[str]:
    for line, style in _score_lines(report):
        yield f"<w:p>{_runs(line, bold=style == 1)}</w:p>"
    for table in report.tables:
        yield f'<w:p><w:pPr><w:keepNext/><w:spacing w:before="200" w:after="60"/></w:pPr>{_runs(table.title, bold=True)}</w:p>'
        widths = (60, *[24] * (len(table.head) - 1))
        rows = [
            _table_row([_runs(cell, bold=not number) for cell in row], widths)
            for number, row in enumerate((table.head, *table.rows))
        ]
        yield _table(rows, widths)
    yield "<w:p/>"


def _word_cells(report: Report, row: ReportRow) -> list[str]:
    """The cells of a pair; in both texts the words of its findings are marked."""
    found = [_runs(text) for text in cells(report, row)]
    found[1] = _runs(row.digest, small=True)
    for place, side in ((2, report.source), (3, other_side(report.source))):
        found[place] = "".join(_runs(text, mark=severity) for text, severity in marked_parts(row, side))
    return found


def _table(rows: Sequence[str], widths: Sequence[int]) -> str:
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:color="BBBBBB"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    grid = "".join(f'<w:gridCol w:w="{width * 60}"/>' for width in widths)
    return f'<w:tbl><w:tblPr><w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>'


def _table_row(contents: Sequence[str], widths: Sequence[int], head: bool = False) -> str:
    found = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width * 60}" w:type="dxa"/></w:tcPr><w:p>{content}</w:p></w:tc>'
        for content, width in zip(contents, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if head else ''}</w:trPr>{found}</w:tr>"


def _runs(text: str, *, bold: bool = False, small: bool = False, mark: str = "") -> str:
    """A run of one look; `mark` is the severity of the finding whose words these are."""
    look = "<w:b/>" if bold else ""
    look += '<w:color w:val="888888"/>' if small else f'<w:color w:val="{_MARKS[mark]}"/>' if mark else ""
    look += f'<w:sz w:val="{10 if small else 18}"/>'
    look += (
        f'<w:u w:val="{"double" if mark == "critical" else "single" if mark == "major" else "wave"}"/>' if mark else ""
    )
    return f"<w:r><w:rPr>{look}</w:rPr>{_word_text(text)}</w:r>" if text else ""


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
