"""Sentences between two locks: evidence, the dynamic programme, and beads with their probability."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from reader.align.aids import Aids
from reader.align.arrays import np
from reader.align.band import Band
from reader.align.corridor import rough_way
from reader.align.knowledge import Knowledge, gather
from reader.align.lexicon import load_lexicon
from reader.align.locks import Lock
from reader.align.model import Model, load_model
from reader.align.pair import Pair
from reader.align.programme import NEVER, STEPS, best_beads, posterior
from reader.core.bitext import Bead
from reader.core.spans import Run
from reader.core.task import Task

# A bead that is less probable than this is not worth having: the programme maximises the sum of (probability - this).
THRESHOLD: Final = 0.35
# Cells on either side of the rough way that the fine programme looks at.
RADIUS: Final = 8


def align_pair(pair: Pair, locks: Sequence[Lock], aids: Aids) -> Task[list[Bead]]:
    """Beads over the whole pair, in order."""
    lexicon = yield from load_lexicon()
    knowledge = yield from gather(pair, aids, lexicon)
    model = load_model(knowledge.kinds)
    beads: list[Bead] = []
    for start, end in pairwise(locks):
        zh, en = Run(start.zh, end.zh), Run(start.en, end.en)
        if zh and en:
            beads += yield from _block(knowledge, zh, en, model)
        else:
            beads += _alone(zh, en)
    return beads


def _block(knowledge: Knowledge, zh: Run, en: Run, model: Model) -> Task[list[Bead]]:
    way = yield from rough_way(knowledge, zh, en)
    band = Band.around(len(zh), len(en), way, RADIUS)
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
        beads.append(Bead(*places, round(min(score, 1.0), 4), 0))
    return beads


def _alone(zh: Run, en: Run) -> list[Bead]:
    """One side has nothing here: every sentence of the other is an omission, and nothing else is possible."""
    beads = [Bead(Run(k, k + 1), Run(en.start, en.start), 1.0, 0) for k in zh.indices()]
    return beads + [Bead(Run(zh.end, zh.end), Run(k, k + 1), 1.0, 0) for k in en.indices()]
