from __future__ import annotations

import json
from pathlib import Path

import pytest

from reader.workflow.command_line import run_command

TABLE = "id\tnote\tzh\ten\na1\tx\t三千人\tthree hundred people\na2\ty\t三千人\t3,000 people\n"


def findings(capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    answer: dict[str, object] = json.loads(capsys.readouterr().out)
    return answer


@pytest.fixture
def table(tmp_path: Path) -> str:
    path = tmp_path / "pairs.tsv"
    path.write_text(TABLE, encoding="utf-8")
    return str(path)


def test_a_table_of_pairs_gives_findings_with_ids(table: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["check", "--pairs", table]) == 0
    answer = findings(capsys)
    assert answer["counts"] == {"quantities": 1}
    (found,) = answer["findings"]  # type: ignore[misc]
    assert (found["id"], found["zh"], found["en"]) == ("a1", [[0, 2]], [[0, 13]])
    assert found["severity"] == "major"


@pytest.mark.parametrize(("level", "status"), [("minor", 3), ("major", 3), ("critical", 0)])
def test_the_exit_status_tells_automation(
    table: str, level: str, status: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_command(["check", "--pairs", table, "--fail-on", level]) == status


def test_files_are_opened_aligned_and_checked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    zh, en, out = tmp_path / "a.zh.txt", tmp_path / "a.en.txt", tmp_path / "out.json"
    zh.write_text("湖边的小镇住着三千人。\n\n老人们在茶馆里谈天。\n", encoding="utf-8")
    en.write_text("The town by the lake has 300 people.\n\nOld men talk in the tea house.\n", encoding="utf-8")
    assert run_command(["check", str(zh), str(en), "-o", str(out), "--only", "quantities"]) == 0
    answer = json.loads(out.read_text(encoding="utf-8"))
    (found,) = answer["findings"]
    assert (found["bead"], found["check"]) == ("b1", "quantities")
    assert zh.read_text(encoding="utf-8")[found["zh"][0][0] : found["zh"][0][1]] == "三千"


@pytest.mark.parametrize("arguments", [[], ["--pairs", "x.tsv", "y.txt"], ["--only", "nothing", "a.txt"]])
def test_wrong_arguments(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["check", *arguments]) == 2


@pytest.mark.parametrize("content", [b"zh\ten\nx\ty\n", b"", b"\xff\xfe\x00", b"id;zh;en"])
def test_a_table_that_is_none_is_one_clear_line(
    content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "bad.tsv"
    path.write_bytes(content)
    assert run_command(["check", "--pairs", str(path)]) == 1
    error = capsys.readouterr().err
    assert error.startswith("duidu: ")
    assert error.count("\n") == 1


def test_a_missing_table_and_one_that_cannot_be_written(
    table: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_command(["check", "--pairs", str(tmp_path / "none.tsv")]) == 1
    assert run_command(["check", "--pairs", table, "-o", str(tmp_path / "no" / "out.json")]) == 1


def test_quotes_and_windows_line_ends_in_a_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "pairs.tsv"
    path.write_bytes('\ufeffid\tzh\ten\r\n1\t他说"三千人\tHe said "300 people\r\n'.encode())
    assert run_command(["check", "--pairs", str(path), "--only", "quantities"]) == 0
    assert findings(capsys)["counts"] == {"quantities": 1}


def test_a_check_can_be_left_out(table: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["check", "--pairs", table, "--without", "quantities", "--fail-on", "minor"]) == 0
    assert findings(capsys)["counts"] == {}
