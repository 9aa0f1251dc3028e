"""Proportion: how long the English of this text is for its Chinese, told by a first look at all of it.

The rough way gives a first guess; where one sentence became three all through it is too low, and the rest would be taken
for omissions. So the guess is held against the proportion of the whole texts, and what is expected to correspond decides.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from reader.align.arrays import Doubles, np
from reader.align.evidence.lengths import Lengths
from reader.align.knowledge import Knowledge
from reader.align.model import Model
from reader.align.pair import Block
from reader.align.programme import STEPS, Posterior, Scored, posterior
from reader.core.task import Task

# Proportions (as logs) that lie nearer than this are one guess.
_APART: Final = 0.1
_ALIKE: Final = 0.02
# The proportion of a text is believed by half when so many sentences (of the side that has fewer) speak for it.
_FEW: Final = 4.0


@dataclass(frozen=True, slots=True)
class Look:
    """A block as it is scored, and what is expected of it."""

    block: Block
    scored: Scored
    expected: Posterior


def first_look(
    knowledge: Knowledge, known: Mapping[int, tuple[Block, Scored]], model: Model
) -> Task[tuple[Knowledge, dict[int, Look]]]:
    """The known blocks, by number, looked at with the proportion that suits them best, and the knowledge of it."""
    looks = {}
    for number, (block, scored) in known.items():
        looks[number] = Look(block, scored, (yield from posterior(scored)))
    whole = _proportion(knowledge, looks, told=False)
    if abs(math.log(whole / knowledge.ratio)) > _APART:
        other = replace(knowledge, ratio=whole)
        others = yield from _scored_anew(looks, knowledge, other, model)
        for number, look in others.items():
            others[number] = replace(look, expected=(yield from posterior(look.scored)))
        if _weight(others) > _weight(looks):
            knowledge, looks = other, others
    told = _proportion(knowledge, looks, told=True)
    if abs(math.log(told / knowledge.ratio)) > _ALIKE:
        other = replace(knowledge, ratio=told)
        # What is expected changes too little to be looked at again.
        knowledge, looks = other, (yield from _scored_anew(looks, knowledge, other, model))
    return knowledge, looks


def _weight(looks: Mapping[int, Look]) -> float:
    return sum(look.expected.weight for look in looks.values())


def _scored_anew(looks: Mapping[int, Look], before: Knowledge, after: Knowledge, model: Model) -> Task[dict[int, Look]]:
    turned = {}
    for number, look in looks.items():
        scored = yield from model.exchanged(look.scored, _lengths(before, look), _lengths(after, look))
        turned[number] = replace(look, scored=scored)
    return turned


def _lengths(knowledge: Knowledge, look: Look) -> Lengths:
    part = knowledge.pair.part(look.block.zh, look.block.en)
    return Lengths(part, look.scored.band, knowledge.ratio)


def _proportion(knowledge: Knowledge, looks: Mapping[int, Look], told: bool) -> float:
    """The English letters for each that is usual for the Chinese; `told`: without what is expected to be left out."""
    zh = en = sentences = 0.0
    for look in looks.values():
        lengths = Lengths(knowledge.pair.part(look.block.zh, look.block.en), look.scored.band)
        stays = [1 - _left_out(look, step) if told else 1.0 for step in ((1, 0), (0, 1))]
        zh += float((np.diff(lengths.zh) * stays[0]).sum())
        en += float((np.diff(lengths.en) * stays[1]).sum())
        sentences += min(len(look.block.zh), len(look.block.en))
    return believed(zh, en, sentences)


def believed(zh: float, en: float, sentences: float) -> float:
    """The proportion of two lengths, nearer to the usual one the fewer sentences they are made of."""
    return math.exp(math.log((en + 9) / (zh + 9)) * sentences / (sentences + _FEW))


def _left_out(look: Look, step: tuple[int, int]) -> Doubles:
    """How probable it is that each sentence of one side is left out; (1, 0) stands for the Chinese side."""
    side, cell = (look.block.zh, look.scored.band.i) if step == (1, 0) else (look.block.en, look.scored.band.j)
    chances = look.expected.beads[:, STEPS.index(step)]
    held = chances > 0
    return np.bincount(cell[held] - 1, chances[held], len(side)).clip(0, 1)
