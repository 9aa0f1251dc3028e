"""The report in each of its forms, read back by other means; the command that writes one."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

from reader.core.errors import InputError
from reader.core.project import Project
from reader.core.spans import Span
from reader.core.task import run
from reader.workflow import annotate, judging
from reader.workflow.checking import check_text
from reader.workflow.command_line import run_command
from reader.workflow.open import open_text
from reader.workflow.report import Report, digest_of, make_report
from reader.workflow.report_exchange import as_json, marot, xliff
from reader.workflow.report_formats import REPORTS, write_report
from reader.workflow.report_html import html
from reader.workflow.report_tables import COLUMNS, docx, xlsx
from tests.workflow.test_judging import TEXT

XLIFF = "{urn:oasis:names:tc:xliff:document:2.0}"
ITS = "{http://www.w3.org/2005/11/its}"


@pytest.fixture(scope="module")
def report() -> Report:
    project = Project(run(open_text(TEXT)))
    checked = run(check_text(project.bitext))
    project = judging.judge(project, [0], "fix", checked.findings, author="A")
    project = judging.judge(project, [1], "fine", checked.findings, author="A")
    project = judging.comment(project, 1, "<b>=1+1</b>", author="A")
    start = project.bitext.en.text.index("1,200")
    project, _ = annotate.suggest(project, "en", Span(start, start + 5), "12,000", author="A")
    return run(make_report(project, checked, "2026-03-04T05:06:07Z"))


def test_rows_hold_both_texts_and_spans_of_them(report: Report) -> None:
    assert [row.verdict for row in report.rows] == ["fix", "fine", "", ""]
    first = report.rows[0]
    assert first.digest == digest_of(first.zh, first.en)
    assert {span.of(first.en) for issue in first.issues for span in issue.en} == {"1,200"}
    assert first.suggestions[0][2] == "The school has 12,000 students."


def test_the_page_is_complete_and_escapes_everything(report: Report) -> None:
    page = run(html(report))
    assert "http" not in page.replace("https://", "http://").split("<body>")[1]
    assert "&lt;b&gt;=1+1&lt;/b&gt;" in page
    assert "<b>=1+1" not in page
    assert '<mark class="' in page
    assert "<del>1,200</del> <ins>12,000</ins>" in page
    assert page.count("<article") == 3  # the pair that is fine and has no comment would not be there


def test_json(report: Report) -> None:
    loaded = json.loads(run(as_json(report)))
    assert loaded["score"]["unit"] == "characters"
    assert [pair["bead"] for pair in loaded["pairs"]] == ["b1", "b2", "b3", "b4"]
    issue = loaded["pairs"][0]["issues"][0]
    assert (issue["state"], issue["category"].split("/")[0]) == ("confirmed", "accuracy")


def test_marot_has_a_line_for_each_error_and_for_pairs_without(report: Report) -> None:
    lines = [line.split("\t") for line in run(marot(report)).splitlines()]
    assert len({len(line) for line in lines}) == 1
    assert "<v>1,200</v>" in lines[1][6]
    assert lines[2][7] == "No-error"
    assert len(lines) == 3


def test_xliff_marks_the_issue_in_the_target(report: Report) -> None:
    root = ElementTree.fromstring(run(xliff(report)))
    assert (root.get("srcLang"), root.get("trgLang")) == ("zh-Hans", "en")
    units = list(root.iter(f"{XLIFF}unit"))
    assert [unit.get("id") for unit in units] == ["b1", "b2", "b3", "b4"]
    mark = units[0].find(f".//{XLIFF}target/{XLIFF}mrk")
    assert mark is not None
    assert (mark.text, mark.get(f"{ITS}locQualityIssueType")) == ("1,200", "mistranslation")
    target = units[0].find(f".//{XLIFF}target")
    assert target is not None
    assert "".join(target.itertext()) == report.rows[0].en


@pytest.mark.parametrize(("write", "part"), [(xlsx, "xl/worksheets/sheet1.xml"), (docx, "word/document.xml")])
def test_packages_are_sound_and_hold_text_only(report: Report, write, part: str) -> None:
    with zipfile.ZipFile(io.BytesIO(run(write(report)))) as package:
        assert package.testzip() is None
        for name in package.namelist():
            ElementTree.fromstring(package.read(name))
        text = "".join(ElementTree.fromstring(package.read(part)).itertext())
    assert "The school has 12,000 students." in text
    assert "<b>=1+1</b>" in text
    assert all(column in text for column in COLUMNS)


def test_every_form_is_written(report: Report, tmp_path: Path) -> None:
    for suffix in REPORTS:
        path = tmp_path / f"review{suffix}"
        run(write_report(report, str(path)))
        assert path.stat().st_size > 200


def test_a_place_that_cannot_be_written_is_said(report: Report, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="could not be written"):
        run(write_report(report, str(tmp_path / "missing" / "review.html")))
    with pytest.raises(InputError, match="not a form of report"):
        run(write_report(report, str(tmp_path / "review.odt")))


def test_the_command_writes_a_report_and_fails_on_grave_findings(tmp_path: Path, capsys) -> None:
    source = tmp_path / "school.txt"
    source.write_text(TEXT, encoding="utf-8")
    assert run_command(["check", str(source), "-o", str(tmp_path / "out.html"), "--fail-on", "major"]) == 3
    assert "the the" in (tmp_path / "out.html").read_text(encoding="utf-8")
    assert run_command(["check", str(source), "-o", str(tmp_path / "out.json")]) == 0
    assert "findings" in json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert run_command(["check", str(source), "-o", str(tmp_path / "out.odt")]) == 1
    assert "not a form of report" in capsys.readouterr().err
