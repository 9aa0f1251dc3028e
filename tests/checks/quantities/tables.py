"""Reads the tables of pairs and of marked sentences that lie in this folder, and counts what the checks make of them."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from reader.checks.quantities.compare import Problem, compare
from reader.checks.quantities.extract import all_quantities

HERE = Path(__file__).parent
_MARKED = re.compile(r"\[([^\]]*)\]\{([^}]*)\}|([^\[]+)")


class Row(NamedTuple):
    id: str
    zh: str
    en: str
    agrees: bool


class Marked(NamedTuple):
    start: int
    end: int
    value: str
    unit: str
    approx: str


def rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        table = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [Row(row["id"], row["zh"], row["en"], row["verdict"] == "agree") for row in table]


def problems(zh: str, en: str) -> list[Problem]:
    return compare(zh, en, all_quantities(zh, "zh"), all_quantities(en, "en"))


def rates(table: list[Row]) -> tuple[float, float]:
    """Recall of the pairs that do not agree, and the share of agreeing pairs that are flagged."""
    flagged = {row.id: bool(problems(row.zh, row.en)) for row in table}
    wrong, right = [row for row in table if not row.agrees], [row for row in table if row.agrees]
    return sum(flagged[row.id] for row in wrong) / len(wrong), sum(flagged[row.id] for row in right) / len(right)


def sentences(name: str) -> Iterator[tuple[str, str, list[Marked]]]:
    """Language, text and marked quantities: `[core]{value unit approx}` in the file."""
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            language, marked = line.split("\t")
            text, found = "", []
            for core, value, plain in _MARKED.findall(marked):
                if core:
                    parts = [*value.split(" "), "", ""]
                    unit, approx = (
                        ("", parts[1]) if parts[1] in ("<", ">", "~", "<~") else (parts[1].strip("-"), parts[2])
                    )
                    found.append(Marked(len(text), len(text) + len(core), parts[0], unit, approx))
                text += core or plain
            yield language, text, found
