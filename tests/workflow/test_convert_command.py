"""`convert` on the command line: forms of the output, line ends, scripts found by line, errors."""

from __future__ import annotations

import io
import json
import sys

import pytest

from reader.workflow.command_line import run_command


class Piped:
    def __init__(self, data: bytes) -> None:
        self.buffer = io.BytesIO(data)

    def write(self, text: str) -> None:
        self.buffer.write(text.encode())

    def flush(self) -> None:
        self.buffer.flush()


def run(monkeypatch: pytest.MonkeyPatch, arguments: str, data: str | bytes) -> tuple[int, str]:
    output = Piped(b"")
    monkeypatch.setattr(sys, "stdin", Piped(data.encode() if isinstance(data, str) else data))
    monkeypatch.setattr(sys, "stdout", output)
    status = run_command(["convert", *arguments.split()])
    return status, output.buffer.getvalue().decode()


@pytest.mark.parametrize(
    ("arguments", "text", "shown"),
    [
        ("--to hant --from hans", "这里\n", "這裏\n"),
        ("--to tw --from hans", "这里\n", "這裡\n"),
        ("--to hk --from hans", "这里\n", "這裏\n"),
        ("--to hans --from hant", "這裏\n", "这里\n"),
        ("--to hans --from tw", "這裡\n", "这里\n"),
        ("--to hans --from hk", "這裏\n", "这里\n"),
        ("--to twp --from hans", "内存\n", "記憶體\n"),
        ("--to tw", "这里", "這裡"),
        ("--to tw", "", ""),
        ("--to tw", "\n\r\n", "\n\r\n"),
        ("--to tw", "\ufeff这里\r\n那里\u2028门\n\n", "\ufeff這裡\r\n那裡\u2028門\n\n"),
        ("--to hans", "这里\n這裡\n", "这里\n这里\n"),
        ("--to tw", "這裏\n", "這裡\n"),
    ],
)
def test_lines_are_converted_and_line_ends_kept(
    monkeypatch: pytest.MonkeyPatch, arguments: str, text: str, shown: str
) -> None:
    assert run(monkeypatch, arguments, text) == (0, shown)


def test_a_line_without_a_script_has_that_of_the_text_around_it(monkeypatch: pytest.MonkeyPatch) -> None:
    # 后 is a queen in a Traditional text and may be "after" in a Simplified one
    assert run(monkeypatch, "--to tw", "后台\n這個\n后台\n") == (0, "后台\n這個\n后台\n")
    assert run(monkeypatch, "--to tw", "后台\n这个\n后台\n") == (0, "後臺\n這個\n後臺\n")
    assert run(monkeypatch, "--to tw", "这个\n今日は良い天気\n后台\n") == (0, "這個\n今日は良い天気\n後臺\n")


def test_many_lines_without_a_script_do_not_wait_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "人口\n" * 3000 + "这里\n"
    assert run(monkeypatch, "--to tw", text) == (0, "人口\n" * 3000 + "這裡\n")


def test_spans_tile_both_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    status, output = run(monkeypatch, "--to twp --from hans --spans", "我的内存\r\n\n好")
    assert status == 0
    assert [json.loads(line) for line in output.splitlines()] == [
        {"text": "我的記憶體", "spans": [[0, 2, 0, 2], [2, 4, 2, 5]]},
        {"text": "", "spans": []},
        {"text": "好", "spans": [[0, 1, 0, 1]]},
    ]


def test_bytes_that_are_not_utf_8_are_named_by_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    status, output = run(monkeypatch, "--to tw", "这里\n".encode() + b"\xff\n")
    assert (status, output) == (1, "這裡\n")
    assert "Line 2" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", ["", "--to xx", "--to tw --from yy", "--to tw file.txt"])
def test_wrong_arguments_are_status_2(monkeypatch: pytest.MonkeyPatch, arguments: str) -> None:
    assert run(monkeypatch, arguments, "")[0] == 2
