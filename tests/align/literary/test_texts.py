"""The training texts are sound: gold beads tile both sides in order, and each line holds its own language."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent
NAMES = sorted(path.relative_to(FOLDER).with_suffix("").as_posix() for path in FOLDER.rglob("*.gold"))


def lines(name: str, suffix: str) -> list[str]:
    return (FOLDER / f"{name}.{suffix}").read_text(encoding="utf-8").splitlines()


def beads(name: str) -> list[tuple[list[int], list[int]]]:
    halves = (line.split(":") for line in lines(name, "gold"))
    return [([*map(int, re.findall(r"\d+", zh))], [*map(int, re.findall(r"\d+", en))]) for zh, en in halves]


@pytest.mark.parametrize("name", NAMES)
def test_gold_tiles_both_sides_in_order(name: str) -> None:
    assert [i for zh, _ in beads(name) for i in zh] == list(range(len(lines(name, "zh"))))
    assert [i for _, en in beads(name) for i in en] == list(range(len(lines(name, "en"))))
    assert all(len(zh) + len(en) == 1 or (zh and en) for zh, en in beads(name))


@pytest.mark.parametrize("name", NAMES)
def test_each_line_is_a_sentence_of_its_language(name: str) -> None:
    assert all(re.search(r"[\u4e00-\u9fff]", line) for line in lines(name, "zh"))
    assert all(line.strip() and not re.search(r"[\u4e00-\u9fff]", line) for line in lines(name, "en"))
