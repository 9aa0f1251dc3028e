"""`align` on the command line: its output, its exit status, its one line on standard error."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reader.workflow.command_line import run_command

TEXT = "老桥\n\n桥很老，建成于1904年。没有人修它。\n\nThe Old Bridge\n\nThe bridge is old; it was built in 1904. Nobody mends it.\n"


@pytest.fixture
def page(tmp_path: Path) -> str:
    path = tmp_path / "page.txt"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


def test_json_on_standard_output(page: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["align", page]) == 0
    out, err = capsys.readouterr()
    values = json.loads(out)
    assert values["documents"][0]["path"] == page
    assert [len(bead["zh"]) for bead in values["beads"]] == [1, 1]
    assert err == ""


def test_the_suffix_of_the_output_chooses_the_format(page: str, tmp_path: Path) -> None:
    out = tmp_path / "out.tsv"
    assert run_command(["align", page, "-o", str(out)]) == 0
    assert out.read_text(encoding="utf-8").startswith("zh\ten\n老桥\tThe Old Bridge\n")


def test_lines(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, text in (("a.zh", "首页 > 桥\n一座桥。很老。\n"), ("a.en", "Home > Bridges\nA bridge. It is old.\n")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert run_command(["align", "--lines", str(tmp_path / "a.zh"), str(tmp_path / "a.en")]) == 0
    values = json.loads(capsys.readouterr().out)
    assert values["hidden"] == []
    assert [s["line"] for bead in values["beads"] for s in bead["zh"]] == [1, 2]


@pytest.mark.parametrize(
    "arguments", [["align", "no-such-file.txt"], ["align", "--lines", "one.txt"], ["align", ".", "-o", "x.json"]]
)
def test_what_cannot_be_done_is_one_line_and_status_1(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(arguments) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("duidu: ")
    assert err.count("\n") == 1


def test_wrong_arguments_are_status_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["align"]) == 2
    assert "FILE" in capsys.readouterr().err
