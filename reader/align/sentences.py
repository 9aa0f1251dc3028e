"""Sentences between two locks: evidence, the dynamic programme, and beads with their probability."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from reader.align.agreement import confirmed
from reader.align.aids import Aids
from reader.align.arrays import Floats, Ints, np
from reader.align.band import Band
from reader.align.corridor import RoughWay
from reader.align.doubt import doubtful
from reader.align.encoder import load_encoder
from reader.align.knowledge import Knowledge, gather, read_meanings, with_taught
from reader.align.lexicon import load_lexicon
from reader.align.locks import Lock
from reader.align.model import Model, load_model
from reader.align.pair import Block, Pair
from reader.align.programme import NEVER, STEPS, WORKING, Scored, bar, best_beads, posterior
from reader.align.proportion import first_look
from reader.align.rates import Rates
from reader.align.reasons import reasons
from reader.align.stretches import rough_ways
from reader.core.bitext import Bead
from reader.core.document import SIDES, Side
from reader.core.spans import Run
from reader.core.task import Progress, Task

Models = Callable[[tuple[str, ...]], Model]
# A bead that is less probable than this is not worth having: the programme maximises the sum of (probability - this). That a
# sentence has no counterpart is only said when it is more likely than not.
THRESHOLD: Final = 0.4
OMITTED: Final = 0.65
# Cells on either side of the rough way that the fine programme looks at.
RADIUS: Final = 8
# Sentences of both sides that tell the rates of a text.
ENOUGH: Final = 6000
# Beads of a text that is shown before the encoder has looked at it.
LONG: Final = 1000


def align_pair(
    pair: Pair,
    locks: Sequence[Lock],
    aids: Aids,
    models: Models = load_model,
    believed: Sequence[Lock] = (),
    told: Callable[[list[Bead]], Progress] | None = None,
) -> Task[list[Bead]]:
    """Beads over the whole pair, in order. Every way passes the `locks`, and those of the `believed` ones that the content
    does not speak against. `models` gives the weights for the kinds of evidence at hand. `told` makes a step of the beads
    of a long text that the encoder is about to better.
    """
    knowledge, ways, held = yield from prepare(pair, locks, aids, believed)
    model = models(knowledge.kinds)
    knowledge, looks = yield from first_look(knowledge, (yield from _sampled(knowledge, ways, model)), model)
    rates = Rates.of(look.expected for look in looks.values())
    beads: list[Bead] = []
    for number, way in enumerate(ways):
        if way.block.zh and way.block.en:
            look = looks.pop(number, None)
            scored = look.scored if look else (yield from score(knowledge, way.block, way.cells, model))
            beads += yield from decided(scored, way.block, model, rates)
        else:
            beads += _alone(way.block)
    if aids.meaning:
        if told and len(beads) > LONG:
            yield told(beads)
        beads = yield from second_look(knowledge, beads, models, rates, held)
    explained: list[Bead] = []
    for bead in beads:
        explained.append(replace(bead, evidence=reasons(knowledge, bead.zh, bead.en)))
        if len(explained) % 200 == 0:
            yield WORKING
    return explained


def prepare(
    pair: Pair, locks: Sequence[Lock], aids: Aids, believed: Sequence[Lock] = ()
) -> Task[tuple[Knowledge, list[RoughWay], list[Lock]]]:
    """What the cheap evidence knows of the pair, rough ways through the blocks between two locks, and all locks that hold."""
    lexicon = aids.lexicon or (yield from load_lexicon())
    knowledge = yield from gather(pair, aids, lexicon)
    held = list(locks)
    ways = yield from _ways(knowledge, held)
    if believed:
        cells = np.vstack([way.cells + way.origin() for way in ways])
        held = sorted([*locks, *confirmed(believed, cells, words=lexicon is not None)])
        ways = yield from _ways(knowledge, held)
    ties = np.concatenate([way.ties() for way in ways])
    return (yield from with_taught(knowledge, ties)), ways, held


def _ways(knowledge: Knowledge, locks: Sequence[Lock]) -> Task[list[RoughWay]]:
    ways: list[RoughWay] = []
    for start, end in pairwise(locks):
        ways += yield from rough_ways(knowledge, Block(Run(start.zh, end.zh), Run(start.en, end.en)))
    return ways


def _sampled(knowledge: Knowledge, ways: Sequence[RoughWay], model: Model) -> Task[dict[int, tuple[Block, Scored]]]:
    """The scores of some blocks, spread over the text, by their number: all of a short text."""
    total = sum(len(way.block.zh) + len(way.block.en) for way in ways)
    known: dict[int, tuple[Block, Scored]] = {}
    for number in range(0, len(ways), total // ENOUGH + 1):
        block, cells = ways[number].block, ways[number].cells
        if block.zh and block.en:
            known[number] = block, (yield from score(knowledge, block, cells, model))
    return known


def second_look(
    knowledge: Knowledge, beads: list[Bead], models: Models, rates: Rates, locks: Sequence[Lock]
) -> Task[list[Bead]]:
    """The beads again, with vectors where the first look left doubt; the `locks` hold. Unchanged without doubt or without
    the encoder.
    """
    blocks = {run: Block(*(_cover(beads[run.start : run.end], side) for side in SIDES)) for run in doubtful(beads)}
    blocks = {run: block for run, block in blocks.items() if block.zh and block.en}
    encoder = (yield from load_encoder()) if blocks else None
    if encoder is None:
        return beads
    meanings = yield from read_meanings(knowledge, encoder, list(blocks.values()))
    seen = replace(knowledge, meanings=meanings)
    model = models(seen.kinds)
    decided_again: list[Bead] = []
    last = 0
    for run, block in blocks.items():
        borders = [(bead.zh.end - block.zh.start, bead.en.end - block.en.start) for bead in beads[run.start : run.end]]
        decided_again += beads[last : run.start]
        scored = yield from score(seen, block, np.array([(0, 0), *borders]), model, locks)
        decided_again += yield from decided(scored, block, model, rates)
        last = run.end
    return decided_again + beads[last:]


def score(knowledge: Knowledge, block: Block, way: Ints, model: Model, locks: Sequence[Lock] = ()) -> Task[Scored]:
    """The scores of the steps through a block near `way` (cells counted in the block), past none of the `locks` (of the
    whole texts) that lie in it.
    """
    band = Band.around(len(block.zh), len(block.en), way, RADIUS)
    scored = yield from model.scored(band, knowledge.families(band, block.zh, block.en))
    inner = [lock for lock in locks if block.zh.start <= lock.zh <= block.zh.end]
    bar(scored, [(lock.zh - block.zh.start, lock.en - block.en.start) for lock in inner])
    return scored


def decided(scored: Scored, block: Block, model: Model, rates: Rates) -> Task[list[Bead]]:
    """The beads of a scored block that are most probably right in a text of such rates."""
    band = scored.band
    model.lean(scored, rates)
    found = yield from posterior(scored)
    gains = np.where(scored.steps > NEVER / 2, worth(found.beads), np.float32(NEVER))
    beads = []
    for zh, en in (yield from best_beads(band, gains)):
        row = zh.end + en.end
        chance = float(found.beads[row, STEPS.index((len(zh), len(en))), en.end - band.lows[row]])
        beads.append(Bead(_moved(zh, block.zh), _moved(en, block.en), round(min(chance, 1.0), 4), 0))
    return beads


def worth(chances: Floats) -> Floats:
    """What a bead of each step is worth, from its probability; laid out as `Scored.steps`. Where nothing is probable a large
    bead costs as much as the small ones it would take the place of, or all would be swept into the largest.
    """
    least = np.array([THRESHOLD if m and n else OMITTED for m, n in STEPS], dtype=np.float32)[:, None]
    extra = np.array([(m + n) / 2 - 1 for m, n in STEPS], dtype=np.float32)[:, None]
    return np.asarray(chances - least * (1 + extra * (1 - chances) ** 4))


def _moved(run: Run, block: Run) -> Run:
    return Run(run.start + block.start, run.end + block.start)


def _cover(beads: Sequence[Bead], side: Side) -> Run:
    return Run(beads[0].run(side).start, beads[-1].run(side).end)


def _alone(block: Block) -> list[Bead]:
    """One side has nothing here: every sentence of the other is an omission, and nothing else is possible."""
    zh, en = block
    beads = [Bead(Run(k, k + 1), Run(en.start, en.start), 1.0, 0) for k in zh.indices()]
    return beads + [Bead(Run(zh.end, zh.end), Run(k, k + 1), 1.0, 0) for k in en.indices()]
