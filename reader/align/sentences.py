"""Sentences between two locks: evidence, the dynamic programme, and beads with their probability."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from reader.align.aids import Aids
from reader.align.arrays import np
from reader.align.band import Band
from reader.align.evidence.borders import Borders
from reader.align.evidence.keys import Keys, en_keys, zh_keys
from reader.align.evidence.lengths import Lengths
from reader.align.locks import Lock
from reader.align.model import load_model
from reader.align.pair import Pair
from reader.align.programme import NEVER, STEPS, best_beads, posterior
from reader.core.bitext import Bead
from reader.core.spans import Run
from reader.core.task import Task

# A bead that is less probable than this is not worth having: the programme maximises the sum of (probability - this).
THRESHOLD: Final = 0.35


def align_pair(pair: Pair, locks: Sequence[Lock], aids: Aids) -> Task[list[Bead]]:
    """Beads over the whole pair, in order."""
    beads: list[Bead] = []
    for start, end in pairwise(locks):
        beads += yield from _block(pair.part(Run(start.zh, end.zh), Run(start.en, end.en)), start, aids)
    return beads


def _block(pair: Pair, start: Lock, aids: Aids) -> Task[list[Bead]]:
    if not (len(pair.zh) and len(pair.en)):
        return _alone(pair, start)
    cells = len(pair.zh) * len(pair.en)
    band = (
        Band.full(len(pair.zh), len(pair.en))
        if cells < 400_000
        else Band.around(len(pair.zh), len(pair.en), [(0, 0), (len(pair.zh), len(pair.en))], 120)
    )
    zh = [zh_keys(text) for text in pair.zh.texts]
    en = [en_keys(text) for text in pair.en.texts]
    families = (Lengths(pair, band), Keys(band, zh, en), Borders(pair, band))
    scored = yield from load_model().scored(band, families)
    found = yield from posterior(scored)
    gains = np.where(scored.steps > NEVER / 2, found.beads - np.float32(THRESHOLD), np.float32(NEVER))
    way = yield from best_beads(band, gains)
    beads = []
    for zh_run, en_run in way:
        step = STEPS.index((len(zh_run), len(en_run)))
        row = zh_run.end + en_run.end
        score = float(found.beads[row, step, en_run.end - band.lows[row]])
        shared = [
            f"{en[j][k]} = {zh[i][k]}" if en[j][k] != zh[i][k] else zh[i][k]
            for i in zh_run.indices()
            for j in en_run.indices()
            for k in zh[i]
            if k in en[j]
        ]
        beads.append(
            Bead(
                Run(zh_run.start + start.zh, zh_run.end + start.zh),
                Run(en_run.start + start.en, en_run.end + start.en),
                round(min(score, 1.0), 4),
                0,
                evidence=tuple(dict.fromkeys(shared)),
            )
        )
    return beads


def _alone(pair: Pair, start: Lock) -> list[Bead]:
    """One side has nothing here: every sentence of the other is an omission, and nothing else is possible."""
    beads = [Bead(Run(start.zh + k, start.zh + k + 1), Run(start.en, start.en), 1.0, 0) for k in range(len(pair.zh))]
    end = start.zh + len(pair.zh)
    return beads + [Bead(Run(end, end), Run(start.en + k, start.en + k + 1), 1.0, 0) for k in range(len(pair.en))]
