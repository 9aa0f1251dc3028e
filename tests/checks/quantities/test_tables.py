"""The tables of this folder, written before the rules saw them, and the development tables beside the checkout."""

from __future__ import annotations

import json

import pytest

from reader.checks.quantities.extract import quantities
from tests.checks.quantities.tables import HERE, problems, rates, rows, sentences
from tests.shared_data import shared

TABLES = tuple(path.name for path in sorted(HERE.glob("pairs_*.tsv")))
# Where a rule would cost more than it gives.
KNOWN_ALARMS = {"s233"}


@pytest.mark.parametrize("name", TABLES)
def test_every_disagreement_is_found_and_agreeing_pairs_are_silent(name: str) -> None:
    wrong = [
        f"{row.id} {row.zh} {row.en}"
        for row in rows(HERE / name)
        if bool(problems(row.zh, row.en)) == row.agrees and row.id not in KNOWN_ALARMS
    ]
    assert wrong == []


@pytest.mark.parametrize("name", ["spans_first.txt", "spans_second.txt", "spans_third.txt", "spans_fourth.txt"])
def test_spans_and_values_are_read_as_marked(name: str) -> None:
    wrong = []
    for language, text, marked in sentences(name):
        found = [(q.start, q.end, q.value, q.unit, q.approx) for q in quantities(text, language)]
        if found != [tuple(mark) for mark in marked]:
            wrong.append((text, found))
    assert wrong == []


def test_development_pairs_reach_the_target() -> None:
    recall, alarms = rates(rows(shared("eval", "quantities", "quantities_dev.tsv")))
    assert recall >= 0.95
    assert alarms <= 0.02


def test_development_spans_reach_the_target() -> None:
    gold = json.loads(shared("eval", "quantities", "quantity_spans_dev.json").read_text(encoding="utf-8"))
    hits = found = wanted = 0
    for sentence in gold["sentences"]:
        spans = {(q.start, q.end, q.value, q.unit) for q in quantities(sentence["text"], sentence["lang"])}
        marked = {(s["start"], s["end"], s["value"], s["unit"]) for s in sentence["spans"]}
        hits, found, wanted = hits + len(spans & marked), found + len(spans), wanted + len(marked)
    assert 2 * hits / (found + wanted) >= 0.97
