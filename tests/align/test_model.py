"""The weights that are shipped."""

from __future__ import annotations

import json

import numpy as np
import pytest

from reader.align.aids import Aids
from reader.align.band import Band
from reader.align.locks import Lock
from reader.align.model import load_model
from reader.align.pair import Pair, Sentences
from reader.align.programme import STEPS
from reader.align.sentences import prepare
from reader.core.resources import resource
from reader.core.spans import Run
from reader.core.task import run
from tests.align.texts import EN, ZH


@pytest.mark.parametrize(
    "kinds", ["keys taught", "keys words taught", "keys taught vectors", "keys words taught vectors"]
)
def test_every_kind_of_evidence_has_weights(kinds: str) -> None:
    weights = load_model(tuple(kinds.split())).weights
    assert weights["bead 1-1"] > weights["bead 4-4"]
    assert weights["border missed"] > 0


def test_all_evidence_is_weighed() -> None:
    paragraphs = np.arange(len(ZH)) // 3
    pair = Pair(Sentences(ZH, paragraphs), Sentences(EN, paragraphs), np.full(len(ZH), -1))
    knowledge, _, _ = run(prepare(pair, [Lock(0, 0), Lock(len(ZH), len(EN))], Aids(meaning=False)))
    band = Band.full(len(ZH), len(EN))
    families = knowledge.families(band, Run(0, len(ZH)), Run(0, len(EN)))
    names = {name for family in families for m, n in STEPS for name in family.of(m, n)}
    known = load_model(knowledge.kinds).weights.keys()
    assert names <= known


def test_the_training_is_recorded() -> None:
    data = json.loads(resource("data", "alignment.json").read_text(encoding="utf-8"))
    assert sum(data["training"]["beads"].values()) > 1000
    assert data["training"]["script"]
