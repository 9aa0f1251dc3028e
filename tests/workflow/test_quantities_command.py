from __future__ import annotations

import io
import json
import sys

import pytest

from reader.workflow.command_line import run_command


def lines(
    text: bytes, language: str, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> list[list[dict[str, object]]]:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text), encoding="ascii"))
    assert run_command(["quantities", "--lang", language]) == 0
    sys.stdout.flush()
    return [json.loads(line) for line in capfdbinary.readouterr().out.decode().splitlines()]


def test_one_json_line_for_each_input_line(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    found = lines("约三百人\n\n没有数字\n四成".encode(), "zh", monkeypatch, capfdbinary)
    assert [len(line) for line in found] == [1, 0, 0, 1]
    first = found[0][0]
    assert (first["start"], first["end"], first["text"], first["value"], first["approx"]) == (1, 3, "三百", "300", "~")
    assert {"kind", "unit", "full_start", "full_end"} <= set(first)


def test_english_lines_and_odd_line_ends(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    found = lines("12 km\u2028and 3 kg\r\n5%\r\n".encode(), "en", monkeypatch, capfdbinary)
    assert [[item["unit"] for item in line] for line in found] == [["km", "kg"], ["%"]]


def test_input_that_is_not_utf8(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\xb0\xa1\xff"), encoding="ascii"))
    assert run_command(["quantities", "--lang", "zh"]) == 1
    assert "UTF-8" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [[], ["--lang", "fr"]])
def test_wrong_arguments(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["quantities", *arguments]) == 2
