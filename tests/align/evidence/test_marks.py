"""Punctuation of beads."""

from __future__ import annotations

import numpy as np
import pytest

from reader.align.band import Band
from reader.align.evidence.marks import Marks
from reader.align.pair import Pair, Sentences


def value(name: str, zh: list[str], en: list[str]) -> float:
    """The value of `name` for the bead that holds all sentences."""
    sides = [Sentences(texts, np.zeros(len(texts), dtype=np.int64)) for texts in (zh, en)]
    band = Band.full(len(zh), len(en))
    table = Marks(Pair(*sides), band).of(len(zh), len(en)).get(name, np.zeros(1))
    return float(np.broadcast_to(table, (band.rows, band.width))[-1, len(en) - int(band.lows[-1])])


@pytest.mark.parametrize(
    ("name", "zh", "en", "wanted"),
    [
        ("question met", ["你去吗？"], ["Are you going?"], 1),
        ("question missed", ["你去吗？"], ["You are going."], -1),
        ("exclamation met", ["快跑！"], ["Run!"], 1),
        ("dash met", ["他——还有她——走了。"], ["He — and she — left."], 2),
        ("bracket missed", ["湖（冬天结冰）。"], ["The lake."], -1),
        ("quote opening met", ["“来吧。”"], ["“Come.”"], 1),
        ("quote opening met", ["「來吧。」"], ['"Come."'], 1),
        ("quote opening missed", ["来吧。"], ["“Come.”"], -1),
        ("quote closing met", ["他说：“来。”"], ["He said, “Come.”"], 1),
        ("quote inside met", ["“先吃饭。"], ["“Eat first."], 1),
        ("ending met", ["走了。"], ["Gone."], 1),
        ("ending met", ["走了。"], ["Gone?"], 0),
        ("label met", ["三、不得入内。"], ["3. No entry."], 1),
        ("label met", ["第五条　开放时间"], ["Article 5 Opening hours"], 1),
        ("label missed", ["三、不得入内。"], ["4. No entry."], -1),
        ("label alone", ["三、不得入内。"], ["No entry."], -1),
        ("label inside", ["一、甲。", "二、乙。"], ["1. A."], -1),
        ("headline inside", ["湖上的冬天", "天冷了。"], ["It grew cold."], -1),
        ("speaker joined", ["“好吃吗？”", "老太太问。"], ["“Is it good?”"], 1),
    ],
)  # fmt: skip
def test_marks(name: str, zh: list[str], en: list[str], wanted: float) -> None:
    assert value(name, zh, en) == wanted


def test_a_speaker_left_out() -> None:
    sides = [Sentences(texts, np.zeros(1, dtype=np.int64)) for texts in (["老太太问。"], ["She smiled."])]
    band = Band.full(1, 1)
    assert Marks(Pair(*sides), band).of(1, 0)["speaker omitted zh"].max() == 1
    assert Marks(Pair(*sides), band).of(0, 1)["speaker omitted en"].max() == 0
