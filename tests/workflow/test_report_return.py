"""A table that comes back: sorted, cut, edited, with foreign columns; conflicts are shown."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from reader.core.errors import InputError
from reader.core.project import Project
from reader.core.spans import Span
from reader.core.task import run
from reader.workflow import annotate
from reader.workflow.judgement import judgement
from reader.workflow.open import open_text
from reader.workflow.report import Report, make_report
from reader.workflow.report_return import Returned, read_returned, taken
from reader.workflow.report_tables import docx, xlsx
from tests.workflow.test_judging import TEXT


@pytest.fixture(scope="module")
def project() -> Project:
    return Project(run(open_text(TEXT)))


@pytest.fixture(scope="module")
def report(project: Project) -> Report:
    return run(make_report(project, None))


WRITERS = {".xlsx": (xlsx, "xl/worksheets/sheet1.xml"), ".docx": (docx, "word/document.xml")}


@pytest.fixture(params=WRITERS)
def come_back(request: pytest.FixtureRequest, project: Project, report: Report, tmp_path: Path):
    """Writes the table, lets `edit` change the XML, reads it again."""

    def give(*edits: tuple[str, str]) -> Returned:
        write, part = WRITERS[request.param]
        path = tmp_path / f"table{request.param}"
        with zipfile.ZipFile(io.BytesIO(run(write(report)))) as old, zipfile.ZipFile(path, "w") as new:
            for name in old.namelist():
                text = old.read(name).decode("utf-8")
                for before, after in edits if name == part else ():
                    assert before in text
                    text = text.replace(before, after)
                new.writestr(name, text)
        return run(read_returned(project, str(path)))

    return give


def test_an_untouched_table_changes_nothing(come_back, project: Project) -> None:
    back = come_back()
    assert (back.changes, back.conflicts, back.missing) == ((), (), 0)
    assert run(taken(project, back.changes)) is project


def test_a_changed_target_becomes_a_suggestion(come_back, project: Project) -> None:
    back = come_back(("1,200 students", "12,000 students"))
    (change,) = back.changes
    assert (change.bead, change.kind, change.after) == (0, "target", "The school has 12,000 students.")
    after = run(taken(project, back.changes, "T"))
    (item,) = judgement(after).suggestions[0]
    assert (item.replacement, item.author) == ("The school has 12,000 students.", "T")
    assert after.bitext is project.bitext


def test_an_edited_source_is_a_conflict(come_back) -> None:
    back = come_back(("学校有1.2万名学生", "学校有2万名学生"))
    assert [(one.ident, one.why) for one in back.conflicts] == [("b1", "source edited")]
    assert back.changes == ()


def test_a_foreign_and_a_repeated_row_are_conflicts(come_back) -> None:
    back = come_back((">b2<", ">b77<"))
    assert [(one.ident, one.why) for one in back.conflicts] == [("b77", "unknown pair")]
    assert back.missing == 1


def test_a_row_of_another_text_is_a_conflict(come_back, report: Report) -> None:
    back = come_back((report.rows[2].digest, "0123456789ab"))
    assert [(one.ident, one.why) for one in back.conflicts] == [("b3", "text changed")]


def test_a_workbook_of_another_program_sorted_cut_and_with_its_own_columns(
    project: Project, report: Report, tmp_path: Path
) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["remark", "comment", "new target", "target", "source", "digest", "id"])
    for row in (report.rows[3], report.rows[0]):
        sheet.append(["?", "Look" if row.ident == "b4" else None, None, row.en, row.zh, row.digest, row.ident])
    path = tmp_path / "other.xlsx"
    book.save(path)
    back = run(read_returned(project, str(path)))
    assert [(one.bead, one.kind, one.after) for one in back.changes] == [(3, "comment", "Look")]
    assert (back.conflicts, back.missing) == ((), 2)


def test_what_is_no_table_is_said(project: Project, tmp_path: Path) -> None:
    for name, data in (("a.xlsx", b"text"), ("b.docx", b"PK\x05\x06" + bytes(18))):
        path = tmp_path / name
        path.write_bytes(data)
        with pytest.raises(InputError, match="is not a workbook or document"):
            run(read_returned(project, str(path)))


def test_a_suggestion_that_comes_back_untouched_is_no_change(project: Project, tmp_path: Path) -> None:
    en = project.bitext.en
    start = en.text.index("1,200")
    after, _ = annotate.suggest(project, "en", Span(start, start + 5), "12,000")
    place = en.text.index("students")
    after, _ = annotate.suggest(after, "en", Span(place, place + 8), "pupils")
    report = run(make_report(after, None))
    assert report.rows[0].wanted == "The school has 12,000 pupils."
    for suffix, (write, _) in WRITERS.items():
        path = tmp_path / f"table{suffix}"
        path.write_bytes(run(write(report)))
        back = run(read_returned(after, str(path)))
        assert (back.changes, back.conflicts, back.missing) == ((), (), 0)


def test_tracked_changes_of_a_word_processor(project: Project, report: Report, tmp_path: Path) -> None:
    """Deleted words and rows are gone, inserted and moved ones stand where they are now."""
    path = tmp_path / "table.docx"
    with zipfile.ZipFile(io.BytesIO(run(docx(report)))) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            text = old.read(name).decode("utf-8")
            if name == "word/document.xml":
                text = text.replace(
                    '<w:t xml:space="preserve">There are 30 trees in the garden.</w:t></w:r>',
                    '<w:t xml:space="preserve">In the garden </w:t></w:r><w:ins><w:r><w:t>there </w:t></w:r></w:ins>'
                    "<w:del><w:r><w:delText>There </w:delText></w:r></w:del><w:moveFrom><w:r><w:t>in the garden"
                    '</w:t></w:r></w:moveFrom><w:r><w:t xml:space="preserve">are 30 trees.</w:t></w:r>',
                )
                rows = text.split("<w:tr>")
                last = rows[-1].replace("<w:trPr>", '<w:trPr><w:del w:id="7" w:author="T"/>', 1)
                text = "<w:tr>".join([*rows[:-1], last])
            new.writestr(name, text)
    back = run(read_returned(project, str(path)))
    assert [(one.bead, one.after) for one in back.changes] == [(2, "In the garden there are 30 trees.")]
    assert (back.conflicts, back.missing) == ((), 1)


def test_sheets_in_another_order_and_a_half_edited_row(project: Project, report: Report, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    path = tmp_path / "table.xlsx"
    path.write_bytes(run(xlsx(report)))
    book = openpyxl.load_workbook(path)
    book.move_sheet("Scorecard", -1)
    sheet = book["Review"]
    sheet["E2"], sheet["D2"] = "One wording.", "Another wording."
    sheet["B4"] = None  # the digest was deleted
    sheet.append(["total", None, None, None, None, "a remark below the table"])
    book.save(path)
    back = run(read_returned(project, str(path)))
    assert back.changes == ()
    assert [(one.ident, one.why) for one in back.conflicts] == [
        ("b1", "two wordings"),
        ("b3", "text changed"),
        ("total", "unknown pair"),
    ]
    assert back.missing == 1
