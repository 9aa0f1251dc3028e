"""Sentences between two locks: evidence, the dynamic programme, and beads with their probability."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from reader.align.aids import Aids
from reader.align.arrays import np
from reader.align.band import Band
from reader.align.corridor import RoughWay
from reader.align.knowledge import Knowledge, gather, with_meanings, with_taught
from reader.align.lexicon import load_lexicon
from reader.align.locks import Lock
from reader.align.model import Model, load_model
from reader.align.pair import Block, Pair
from reader.align.programme import NEVER, STEPS, best_beads, posterior
from reader.align.reasons import reasons
from reader.align.stretches import rough_ways
from reader.core.bitext import Bead
from reader.core.spans import Run
from reader.core.task import Task

# A bead that is less probable than this is not worth having: the programme maximises the sum of (probability - this).
THRESHOLD: Final = 0.35
# Cells on either side of the rough way that the fine programme looks at.
RADIUS: Final = 8


def align_pair(pair: Pair, locks: Sequence[Lock], aids: Aids) -> Task[list[Bead]]:
    """Beads over the whole pair, in order."""
    knowledge, ways = yield from prepare(pair, locks, aids)
    model = load_model(knowledge.kinds)
    beads: list[Bead] = []
    for way in ways:
        block = way.block
        beads += (yield from _block(knowledge, way, model)) if block.zh and block.en else _alone(block.zh, block.en)
    return beads


def prepare(pair: Pair, locks: Sequence[Lock], aids: Aids) -> Task[tuple[Knowledge, list[RoughWay]]]:
    """All that is known of the pair, and rough ways through the blocks between two locks."""
    lexicon = aids.lexicon or (yield from load_lexicon())
    knowledge = yield from gather(pair, aids, lexicon)
    ways: list[RoughWay] = []
    for start, end in pairwise(locks):
        ways += yield from rough_ways(knowledge, Block(Run(start.zh, end.zh), Run(start.en, end.en)))
    knowledge = yield from with_taught(knowledge, np.concatenate([way.ties() for way in ways]), lexicon)
    if aids.encoder:
        simplify = aids.simplify or (lexicon.fold if lexicon else str)
        knowledge = yield from with_meanings(knowledge, aids.encoder, simplify)
    return knowledge, ways


def _block(knowledge: Knowledge, way: RoughWay, model: Model) -> Task[list[Bead]]:
    zh, en = way.block
    band = Band.around(len(zh), len(en), way.cells, RADIUS)
    scored = yield from model.scored(band, knowledge.families(band, zh, en))
    found = yield from posterior(scored)
    gains = np.where(scored.steps > NEVER / 2, found.beads - np.float32(THRESHOLD), np.float32(NEVER))
    beads = []
    for zh_run, en_run in (yield from best_beads(band, gains)):
        step = STEPS.index((len(zh_run), len(en_run)))
        row = zh_run.end + en_run.end
        score = float(found.beads[row, step, en_run.end - band.lows[row]])
        places = (
            Run(zh_run.start + zh.start, zh_run.end + zh.start),
            Run(en_run.start + en.start, en_run.end + en.start),
        )
        beads.append(Bead(*places, round(min(score, 1.0), 4), 0, evidence=reasons(knowledge, *places)))
    return beads


def _alone(zh: Run, en: Run) -> list[Bead]:
    """One side has nothing here: every sentence of the other is an omission, and nothing else is possible."""
    beads = [Bead(Run(k, k + 1), Run(en.start, en.start), 1.0, 0) for k in zh.indices()]
    return beads + [Bead(Run(zh.end, zh.end), Run(k, k + 1), 1.0, 0) for k in en.indices()]
