"""The report in each of its forms, read back by other means; the command that writes one."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from reader.core.errors import InputError
from reader.core.project import Project
from reader.core.spans import Span
from reader.core.task import Progress, run
from reader.workflow import annotate, judging
from reader.workflow.checking import check_text
from reader.workflow.command_line import run_command
from reader.workflow.open import open_text
from reader.workflow.report import Report, digest_of, make_report
from reader.workflow.report_exchange import MAROT, as_json, marot, xliff
from reader.workflow.report_formats import REPORTS, write_report
from reader.workflow.report_html import html
from reader.workflow.report_tables import COLUMNS, docx, xlsx
from reader.workflow.score_words import said_norm
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
    assert first.suggestions == (("1,200", "12,000"),)
    assert first.wanted == "The school has 12,000 students."


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
    assert lines[0] == list(MAROT)
    assert {len(line) for line in lines} == {10}
    assert "<v>1,200</v>" in lines[1][6]
    assert lines[1][2:5] == ["1", "1", "A"]
    assert lines[1][8] in ("Neutral", "Minor", "Major", "Critical")
    assert (lines[2][4], lines[2][7], lines[2][8]) == ("A", "no-error", "no-error")
    assert len(lines) == 3
    first = json.loads(lines[1][9])
    assert first["marked_text"] == "1,200"
    assert first["corrected_translation"] == "The school has 12,000 students."
    assert isinstance(first["timestamp"], int)
    assert first["evaluation"] == {"template": "MQM", "source_language": "zh-Hans", "target_language": "en"}
    assert json.loads(lines[2][9]) == {}


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


def test_xliff_keeps_the_rules_of_its_module(report: Report) -> None:
    """Those of the Schematron file of XLIFF 2.1, and the order that the core schema wants."""
    row = report.rows[0]
    over = replace(row.issues[0], zh=(), en=(Span(4, 20),), title="Another")
    nowhere = replace(row.issues[0], zh=(), en=(), message='Without "a" place & <more>')
    crowded = replace(row, issues=(*row.issues, over, nowhere))
    omitted = replace(row, ident="b2", en="", issues=(nowhere,))
    root = ElementTree.fromstring(run(xliff(replace(report, rows=(crowded, omitted)))))
    for unit in root.iter(f"{XLIFF}unit"):
        kinds = [element.tag for element in unit]
        assert kinds == sorted(kinds, key=[f"{ITS}locQualityIssues", f"{XLIFF}notes", f"{XLIFF}segment"].index)
        marks = list(unit.iter(f"{XLIFF}mrk"))
        assert len({mark.get("id") for mark in marks}) == len(marks)
        sets = {
            element.get("{http://www.w3.org/XML/1998/namespace}id") for element in unit.iter(f"{ITS}locQualityIssues")
        }
        for mark in marks:
            assert mark.get("type") == "its:generic"
            reference = mark.get(f"{ITS}locQualityIssuesRef")
            direct = [name for name in mark.attrib if name.startswith(ITS) and not name.endswith("IssuesRef")]
            assert bool(reference) != bool(direct)
            assert reference is None or reference.removeprefix("#its=") in sets
        for issue in unit.iter(f"{ITS}locQualityIssue"):
            assert issue.get("locQualityIssueType") or issue.get("locQualityIssueComment")
            assert 0 <= float(issue.get("locQualityIssueSeverity", "-1")) <= 100
    first, second = root.iter(f"{XLIFF}unit")
    assert {mark.get("id") for mark in first.iter(f"{XLIFF}mrk")} == {
        "t0",
        "t1",
        "s1",
    }  # what overlaps is marked in the source
    assert second.find(f".//{XLIFF}target") is None
    assert second.find(f".//{XLIFF}segment").get("state") == "initial"
    assert "".join(second.find(f".//{XLIFF}source").itertext()) == row.zh


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


def test_the_score_is_in_every_form_for_people(report: Report) -> None:
    assert report.score is not None
    said = said_norm(report.score.whole)
    assert "per 1,000 characters" in said
    assert [table.title for table in report.tables] == ["Errors by severity", "Errors by dimension", "Sections"]
    assert said in run(html(report))
    for write, part in ((xlsx, "xl/worksheets/sheet2.xml"), (docx, "word/document.xml")):
        with zipfile.ZipFile(io.BytesIO(run(write(report)))) as package:
            text = "".join(ElementTree.fromstring(package.read(part)).itertext())
        assert said in text
        assert "Errors by dimension" in text


def test_the_words_of_findings_are_marked_in_the_document(report: Report) -> None:
    with zipfile.ZipFile(io.BytesIO(run(docx(report)))) as package:
        root = ElementTree.fromstring(package.read("word/document.xml"))
    word = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    marked = ["".join(run.itertext()) for run in root.iter(f"{word}r") if run.find(f"{word}rPr/{word}u") is not None]
    assert "1,200" in marked


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


@pytest.mark.parametrize("suffix", [".html", ".xlsx"])
def test_an_earlier_report_stays_when_a_new_one_fails(report: Report, tmp_path: Path, monkeypatch, suffix: str) -> None:
    path = tmp_path / f"review{suffix}"
    path.write_bytes(b"before")

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", refuse)
    with pytest.raises(InputError, match="could not be written"):
        run(write_report(report, str(path)))
    assert path.read_bytes() == b"before"
    assert [one.name for one in tmp_path.iterdir()] == [path.name]


def test_the_command_hands_a_pdf_to_who_can_print_it(tmp_path: Path) -> None:
    source = tmp_path / "school.txt"
    source.write_text(TEXT, encoding="utf-8")
    glossary = tmp_path / "g.csv"
    glossary.write_text("zh,en\n花园,park\n", encoding="utf-8")
    printed: list[tuple[Report, str]] = []

    def printer(made: Report, path: str):
        yield Progress("Writing the report")
        printed.append((made, path))

    out = str(tmp_path / "out.pdf")
    arguments = ["check", str(source), "-o", out, "--terms", str(glossary)]
    assert run_command(arguments, {".pdf": printer}) == 0
    assert printed[0][1] == out
    assert any("park" in issue.message for row in printed[0][0].rows for issue in row.issues)
    assert run_command(arguments) == 1  # nobody can


def test_the_command_writes_a_report_and_fails_on_grave_findings(tmp_path: Path, capsys) -> None:
    source = tmp_path / "school.txt"
    source.write_text(TEXT, encoding="utf-8")
    assert run_command(["check", str(source), "-o", str(tmp_path / "out.html"), "--fail-on", "major"]) == 3
    assert "the the" in (tmp_path / "out.html").read_text(encoding="utf-8")
    assert run_command(["check", str(source), "-o", str(tmp_path / "out.json")]) == 0
    assert "findings" in json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert run_command(["check", str(source), "-o", str(tmp_path / "out.odt")]) == 1
    assert "not a form of report" in capsys.readouterr().err
