"""Words learnt from the text itself."""

from __future__ import annotations

import numpy as np

from reader.align.evidence.taught import character_pairs, learnt
from reader.core.task import run


def test_character_pairs_stay_inside_runs() -> None:
    assert character_pairs("鲁宾逊，在岛上") == ["鲁宾", "宾逊", "在岛", "岛上"]


def test_a_name_that_comes_back_is_learnt() -> None:
    zh = [["鲁宾", "宾逊"] if k % 12 == 0 else [f"别{k}"] for k in range(60)]
    en = [["robinson"] if k % 12 == 0 else [f"other{k}"] for k in range(60)]
    ties = np.array([(k, k) for k in range(60)])
    assert run(learnt(zh, en, ties, {})) == {"鲁宾": ["robinson"], "宾逊": ["robinson"]}
    assert "鲁宾" not in run(learnt(zh, en, ties, {"鲁宾": ["robinson"]}))


def test_a_single_meeting_and_a_word_of_every_sentence_teach_nothing() -> None:
    zh = [["常常", f"独{k}"] for k in range(40)]
    en = [["always", f"only{k}"] for k in range(40)]
    assert run(learnt(zh, en, np.array([(k, k) for k in range(40)]), {})) == {}


def test_nothing_to_learn_from() -> None:
    assert run(learnt([["甲乙"]], [["a"]], np.zeros((0, 2), dtype=np.int64), {})) == {}
