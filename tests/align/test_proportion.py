"""A translation that makes three sentences of one is no text full of omissions."""

from __future__ import annotations

import math

import pytest

from reader.align.aids import Aids
from reader.align.engine import align_lines
from reader.align.proportion import believed
from reader.core.task import run

TERSE = {
    "昔有渔夫居海角，日网三鱼。": (
        "There was once a fisherman, and he lived in a hut at the far corner of the sea.",
        "Every day that he cast his net he took three fish in it, neither more nor less.",
    ),
    "一日得大贝，夜归，光照一室。": (
        "One day there lay among the fish a shell of enormous size.",
        "When he carried it home the light of it filled the whole of the room.",
    ),
    "妻曰：“鬻之可致富。”": (
        "“Only sell it,” his wife said to him, “and we shall be rich people for the rest of our lives.”",
    ),
    "渔夫不听，夜负贝投诸海。": (
        "The fisherman would not hear of it.",
        "In the middle of the night he took the shell upon his back and threw it into the sea again.",
    ),
    "翌日，网中鱼满，皆衔珠。": (
        "The next morning the net was so full that he could hardly draw it in.",
        "Every one of the fish was holding a pearl in its mouth.",
    ),
    "妻喜甚，渔夫叹曰：“海多情。”": (
        "His wife was beside herself with joy.",
        "The fisherman only sighed and remarked that the sea had a tender heart.",
    ),
}


def test_wordy_english_for_terse_chinese_is_not_taken_for_omissions() -> None:
    beads = run(align_lines(tuple(TERSE), [text for texts in TERSE.values() for text in texts], Aids(meaning=False)))
    assert [bead.shape for bead in beads] == [f"1-{len(texts)}" for texts in TERSE.values()]


def test_a_few_sentences_are_believed_less() -> None:
    assert believed(1000, 2000, 0) == 1.0
    assert believed(1000, 2000, 4) == pytest.approx(math.sqrt(2), abs=0.01)
    assert 1.9 < believed(1000, 2000, 400) < 2.0
