"""ReportReturn: a table that comes back from a translator: which rows it has, what was changed in them, what to take in.

A row is known by its bead id and the digest of both texts; sorted, deleted or added rows and foreign columns do no harm.
What cannot be told for certain is a conflict that is shown, never a guess.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Final, Literal
from xml.etree import ElementTree

from reader.core.document import Side, other_side
from reader.core.errors import InputError
from reader.core.project import Project
from reader.core.surface import surface_text
from reader.core.task import Progress, Task
from reader.workflow import judging
from reader.workflow.annotate import bead_places, suggest
from reader.workflow.judgement import judgement
from reader.workflow.report import digest_of, wanted_target
from reader.workflow.scorecard import source_side

_WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SHEET: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
# A part that unpacks to more than this is no table of ours.
_LARGEST: Final = 200_000_000
Kind = Literal["target", "comment"]
Why = Literal["text changed", "source edited", "unknown pair", "twice", "two wordings"]


@dataclass(frozen=True, slots=True)
class Change:
    """What a returned row asks for: another target or another comment."""

    bead: int
    kind: Kind
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """A row that cannot be taken in as it is, and why; `text` is what it wanted."""

    ident: str
    why: Why
    text: str


@dataclass(frozen=True, slots=True)
class Returned:
    """What taking a table in would do; `missing` counts pairs that the table left out."""

    changes: tuple[Change, ...]
    conflicts: tuple[Conflict, ...]
    missing: int


def read_returned(project: Project, path: str) -> Task[Returned]:
    """Compare a returned .xlsx or .docx with the project. Raises InputError when it is no table of a review."""
    yield Progress("Reading the table")
    rows = list(_rows(path))
    texts, target = _texts(project), other_side(source_side(project.bitext))
    changes: list[Change] = []
    conflicts: list[Conflict] = []
    said, seen = judgement(project), set[int]()
    for number, row in enumerate(rows):
        if not number % 200:
            yield Progress("Comparing the table", number, len(rows))
        bead, conflict = _known(row, texts, target, seen)
        if conflict is not None:
            conflicts.append(conflict)
        if bead is None:
            continue
        seen.add(bead)
        wanted, clash = _wanted(row, texts[bead], target)
        if clash is not None:
            conflicts.append(clash)
        held = {_tidy(item.replacement or "") for item in said.suggestions.get(bead, ())}
        if wanted is not None and _tidy(wanted) not in held | {_tidy(wanted_target(project, said, bead))}:
            changes.append(Change(bead, "target", texts[bead][target], wanted))
        assessment = said.assessment(bead)
        comment = row.get("comment", "")
        if comment and comment != (assessment.body if assessment else ""):
            changes.append(Change(bead, "comment", assessment.body if assessment else "", comment))
    return Returned(tuple(changes), tuple(conflicts), len(texts) - len(seen))


def taken(project: Project, changes: Sequence[Change], author: str = "") -> Task[Project]:
    """The project with what a returned table asks for: targets as suggestions, comments as comments."""
    target = other_side(source_side(project.bitext))
    for number, change in enumerate(changes):
        yield Progress("Taking the changes in", number, len(changes))
        project = _taken(project, change, target, author)
    return project


def _texts(project: Project) -> list[dict[Side, str]]:
    """Both texts of every bead as a table shows them."""
    found = []
    for bead in range(len(project.bitext.alignment.beads)):
        texts: dict[Side, str] = {"zh": "", "en": ""}
        for side, span in bead_places(project, bead):
            texts[side] = surface_text(project.bitext.document(side), span)
        found.append(texts)
    return found


def _known(
    row: Mapping[str, str], texts: list[dict[Side, str]], target: Side, seen: set[int]
) -> tuple[int | None, Conflict | None]:
    """The bead of a row; a conflict where the row is not about a pair of this text as it is."""
    ident, wanted = row.get("id", "").strip(), row.get("new target") or row.get("target", "")
    number = int(ident[1:]) - 1 if ident[:1] == "b" and ident[1:].isascii() and ident[1:].isdigit() else -1
    digest = row.get("digest", "").strip()
    if 0 <= number < len(texts) and digest_of(texts[number]["zh"], texts[number]["en"]) == digest:
        if number in seen:
            return None, Conflict(ident, "twice", wanted)
        if _tidy(row.get("source", "")) != _tidy(texts[number][other_side(target)]):
            return number, Conflict(ident, "source edited", row.get("source", ""))
        return number, None
    if not any(row.values()):
        return None, None
    return None, Conflict(ident, "text changed" if 0 <= number < len(texts) else "unknown pair", wanted)


def _wanted(row: Mapping[str, str], texts: Mapping[Side, str], target: Side) -> tuple[str | None, Conflict | None]:
    """The target that a row asks for, in its own column or written over the old one; None: no other."""
    old, new, over = texts[target], row.get("new target", ""), row.get("target", "")
    new = "" if _tidy(new) == _tidy(old) else new.strip()
    over = "" if _tidy(over) == _tidy(old) else over.strip()
    if new and over and new != over:
        return None, Conflict(row.get("id", ""), "two wordings", f"{new} / {over}")
    return new or over or None, None


def _taken(project: Project, change: Change, target: Side, author: str) -> Project:
    if change.kind == "comment":
        return judging.comment(project, change.bead, change.after, author=author)
    for side, span in bead_places(project, change.bead):
        if side == target:
            return suggest(project, side, span, change.after, author=author)[0]
    # The pair has no target yet: what is missing is said beside the source.
    return judging.comment(project, change.bead, change.after, author=author)


def _tidy(text: str) -> str:
    return " ".join(text.split())


# Reading the two kinds of package


def _rows(path: str) -> Iterator[dict[str, str]]:
    """The rows of the table by column name; foreign columns are there under their own names."""
    name = Path(path).name
    try:
        data = Path(path).read_bytes()
        with zipfile.ZipFile(BytesIO(data)) as package:
            grids = list(_document_grids(package) if path.lower().endswith(".docx") else _sheet_grids(package))
    except (zipfile.BadZipFile, KeyError, ElementTree.ParseError, ValueError) as error:
        raise InputError("{name} is not a workbook or document that can be read.", "Save it as .xlsx or .docx.", name=name) from error  # fmt: skip
    except OSError as error:
        raise InputError("{name} could not be read.", "Check that it is there.", name=name) from error
    found = ((grid, place) for grid in grids for place, row in enumerate(grid) if _is_head(row))
    grid, head = next(found, ([], None))
    if head is None:
        raise InputError("{name} has no columns id and digest.", "Take a table that this program exported.", name=name)
    columns = [_tidy(cell) for cell in grid[head]]
    for row in grid[head + 1 :]:
        yield dict(zip(columns, row, strict=False))


def _part(package: zipfile.ZipFile, name: str) -> ElementTree.Element:
    if package.getinfo(name).file_size > _LARGEST:
        raise ValueError(name)
    data = package.read(name)
    if b"<!DOCTYPE" in data[:4096] or b"<!ENTITY" in data:
        raise ValueError(name)  # no office program writes one
    return ElementTree.fromstring(data)


def _is_head(row: Sequence[str]) -> bool:
    return {"id", "digest"} <= {_tidy(cell) for cell in row}


def _document_grids(package: zipfile.ZipFile) -> Iterator[list[list[str]]]:
    """The cells of each table; what a reviser deleted with tracking is gone, what he inserted is there."""
    for table in _part(package, "word/document.xml").iter(f"{_WORD}tbl"):
        yield [
            ["\n".join(map(_paragraph, cell.iter(f"{_WORD}p"))) for cell in row.iter(f"{_WORD}tc")]
            for row in table.iter(f"{_WORD}tr")
            if row.find(f"{_WORD}trPr/{_WORD}del") is None
        ]


def _paragraph(paragraph: ElementTree.Element) -> str:
    """The words of a paragraph; what was moved away with tracking stands where it went."""
    parts = []
    away = {node for moved in paragraph.iter(f"{_WORD}moveFrom") for node in moved.iter()}
    for node in paragraph.iter():
        if node in away:
            continue
        if node.tag == f"{_WORD}t":
            parts.append(node.text or "")
        elif node.tag == f"{_WORD}br":
            parts.append("\n")
        elif node.tag == f"{_WORD}tab":
            parts.append("\t")
    return "".join(parts)


def _sheet_grids(package: zipfile.ZipFile) -> Iterator[list[list[str]]]:
    """The cells of each sheet, each in its own column; people move sheets about."""
    names = sorted(name for name in package.namelist() if name.startswith("xl/worksheets/sheet"))
    shared: list[str] = []
    if "xl/sharedStrings.xml" in package.namelist():
        shared = [_sheet_text(item) for item in _part(package, "xl/sharedStrings.xml").iter(f"{_SHEET}si")]
    for name in names or ["xl/worksheets/sheet1.xml"]:
        yield list(_sheet_rows(_part(package, name), shared))


def _sheet_rows(sheet: ElementTree.Element, shared: list[str]) -> Iterator[list[str]]:
    for row in sheet.iter(f"{_SHEET}row"):
        cells: dict[int, str] = {}
        for place, cell in enumerate(row.iter(f"{_SHEET}c")):
            cells[_column(cell.get("r", ""), place)] = _cell(cell, shared)
        yield [cells.get(column, "") for column in range(max(cells, default=-1) + 1)]


def _cell(cell: ElementTree.Element, shared: list[str]) -> str:
    if cell.get("t") == "inlineStr":
        inline = cell.find(f"{_SHEET}is")
        return _sheet_text(inline) if inline is not None else ""
    value = cell.find(f"{_SHEET}v")
    text = (value.text or "") if value is not None else ""
    return shared[int(text)] if cell.get("t") == "s" and text else text


def _sheet_text(item: ElementTree.Element) -> str:
    """The runs of a string, without the readings that an Asian office program keeps beside them."""
    parts = [node.text or "" for node in item.findall(f"{_SHEET}t")]
    parts += [node.text or "" for run in item.findall(f"{_SHEET}r") for node in run.findall(f"{_SHEET}t")]
    return "".join(parts)


def _column(reference: str, place: int) -> int:
    number = 0
    for letter in reference:
        if not letter.isalpha():
            break
        number = number * 26 + ord(letter.upper()) - ord("A") + 1
    return number - 1 if 0 < number < 20_000 else place
