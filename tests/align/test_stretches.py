"""The rough way: near the true one, also where much is missing, and cut without loss."""

from __future__ import annotations

import random
from itertools import pairwise

import numpy as np
import pytest

from reader.align import stretches
from reader.align.aids import Aids
from reader.align.engine import align_lines
from reader.align.knowledge import gather
from reader.align.pair import Block, Pair, Sentences
from reader.align.stretches import rough_ways
from reader.core.spans import Run
from reader.core.task import run

PLACES = ["运河", "码头", "茶馆", "书店", "桥", "庙", "稻田", "渡口", "灯塔", "竹林"]
PLACES_EN = ["canal", "pier", "teahouse", "bookshop", "bridge", "temple", "paddy", "ferry", "lighthouse", "bamboo"]


def story(length: int) -> tuple[list[str], list[str]]:
    """Sentences that differ by place and figures, one to one."""
    chance = random.Random(length)
    zh, en = [], []
    for _ in range(length):
        place, figure = chance.randrange(len(PLACES)), chance.randint(100, 99999)
        zh.append(f"到了{PLACES[place]}，我们数到{figure}。")
        en.append(f"At the {PLACES_EN[place]} we counted to {figure}.")
    return zh, en


def way_of(zh: list[str], en: list[str]) -> np.ndarray:
    pair = Pair(*(Sentences(texts, np.zeros(len(texts), dtype=np.int64)) for texts in (zh, en)))
    knowledge = run(gather(pair, Aids(), None))
    ways = run(rough_ways(knowledge, Block(Run(0, len(zh)), Run(0, len(en)))))
    for left, right in pairwise(ways):
        assert (left.block.zh.end, left.block.en.end) == (right.block.zh.start, right.block.en.start)
    assert (ways[0].block.zh.start, ways[0].block.en.start) == (0, 0)
    assert (ways[-1].block.zh.end, ways[-1].block.en.end) == (len(zh), len(en))
    return np.vstack([way.cells + way.origin() for way in ways])


@pytest.mark.parametrize(("first", "last"), [(0, 0), (300, 480), (0, 200), (700, 900)])
def test_the_way_keeps_near_where_a_whole_part_is_missing(first: int, last: int) -> None:
    zh, en = story(900)
    cells = way_of(zh, en[:first] + en[last:])
    assert (np.diff(cells, axis=0) >= 0).all()
    for k in [*range(0, first, 7), *range(last, 900, 7)]:
        j = k if k < first else k - (last - first)
        at = float(np.interp(k + j, cells.sum(axis=1), cells[:, 1]))
        assert abs(at - j) <= 4


def test_a_long_text_is_cut_into_stretches_without_loss(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stretches, "_LENGTH", 400)
    zh, en = story(900)
    beads = run(align_lines(zh, en[:450] + en[455:], Aids(meaning=False)))
    assert [bead.shape for bead in beads].count("1-1") == 895
    assert [(bead.zh, bead.shape) for bead in beads if bead.shape != "1-1"] == [
        (Run(k, k + 1), "1-0") for k in range(450, 455)
    ]
