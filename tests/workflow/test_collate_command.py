"""`collate` on files: the exchange form, and what it says of files that cannot be compared."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reader.workflow.command_line import run_command

PAGE = """The Old Bridge

The bridge was built in 1721, and it has been mended twice since that time.

Nobody remembers who paid for it, though the accounts of the town were kept.
"""


def files(folder: Path, *texts: str) -> list[str]:
    paths = [folder / f"version{number}.txt" for number in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, encoding="utf-8")
    return [str(path) for path in paths]


def test_the_exchange_form(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["collate", *files(tmp_path, PAGE, PAGE.replace("mended", "repaired"))]) == 0
    result = json.loads(capsys.readouterr().out)
    keys = [witness["key"] for witness in result["witnesses"]]
    assert [witness["language"] for witness in result["witnesses"]] == ["en", "en"]
    (variant,) = result["variants"]
    assert variant["kind"] == "substantive"
    assert variant["class"] == "wording"
    assert variant["readings"] == dict(zip(keys, ("mended", "repaired"), strict=True))


def test_into_a_file(tmp_path: Path) -> None:
    out = tmp_path / "variants.json"
    assert run_command(["collate", *files(tmp_path, PAGE, PAGE), "-o", str(out)]) == 0
    assert json.loads(out.read_text(encoding="utf-8"))["variants"] == []


def test_one_file_is_not_enough(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["collate", *files(tmp_path, PAGE)]) == 1
    assert "two or more" in capsys.readouterr().err


def test_two_languages_cannot_be_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    zh = "这座桥建于1721年，修过两次。\n\n没有人记得是谁出的钱。\n"
    assert run_command(["collate", *files(tmp_path, PAGE, zh)]) == 1
    assert "same language" in capsys.readouterr().err
