"""Variants of the sets to train on: more of the sentences left out, or none, and sentences cut less often.

They teach how the rates of a text (reader/align/rates.py) bear on its beads. They are told apart from their text by a
suffix of the name, and are never tested on.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

from reader.align.programme import STEPS
from tests.benchmarks.alignment_sets import AlignedSet

Sides = tuple[list[str], list[str]]
# How many of the small beads lose a side, how many sentences are joined to the next.
GAPS = 0.12
JOINED = 0.18


def variants(data: AlignedSet) -> Iterator[AlignedSet]:
    """All variants of a text, the same each time."""
    beads = list(_beads(data))
    matched = [bead for bead in beads if all(bead)]
    chance = random.Random(data.name)
    yield _set(data, "gaps", [part for bead in beads for part in _lost(bead, chance)])
    yield _set(data, "joined", _joined(matched, chance))


def base_name(name: str) -> str:
    """The name of the text that a variant was made of."""
    return name.split("~")[0]


def _beads(data: AlignedSet) -> Iterator[Sides]:
    i = j = 0
    for m, n in data.gold:
        yield list(data.zh[i : i + m]), list(data.en[j : j + n])
        i, j = i + m, j + n


def _set(data: AlignedSet, suffix: str, beads: Sequence[Sides]) -> AlignedSet:
    """Beads of a shape that the aligner does not know are left out with their sentences."""
    kept = [(zh, en) for zh, en in beads if (len(zh), len(en)) in STEPS]
    sides = tuple(tuple(text for bead in kept for text in bead[side]) for side in (0, 1))
    return AlignedSet(f"{data.name}~{suffix}", data.kind, *sides, tuple((len(zh), len(en)) for zh, en in kept))


def _lost(bead: Sides, chance: random.Random) -> list[Sides]:
    """The bead, or the sentences of one side of it alone."""
    zh, en = bead
    drawn = chance.random()
    if not (zh and en) or len(zh) + len(en) > 3 or drawn >= GAPS:
        return [bead]
    return [([], [text]) for text in en] if drawn < GAPS / 2 else [([text], []) for text in zh]


def _joined(beads: Sequence[Sides], chance: random.Random) -> list[Sides]:
    """Beads with some sentences joined to the next; beads that share a sentence then are one."""
    owner = list(range(len(beads)))
    sides = []
    for side, (stop, longest) in enumerate((("。", 60), (".", 200))):
        rows: list[tuple[str, int]] = []
        for number, bead in enumerate(beads):
            for text in bead[side]:
                before = rows[-1][0] if rows else ""
                if before.endswith(stop) and len(before) < longest and chance.random() < JOINED:
                    first = rows.pop()[1]
                    owner[first + 1 : number + 1] = [-1] * (number - first)
                    rows.append((_one(before, text), first))
                else:
                    rows.append((text, number))
        sides.append(rows)
    heads = [number for number, own in enumerate(owner) if own >= 0]
    group = {number: sum(head <= number for head in heads) - 1 for number in range(len(beads))}
    joined: list[Sides] = [([], []) for _ in heads]
    for side, rows in enumerate(sides):
        for text, first in rows:
            joined[group[first]][side].append(text)
    return joined


def _one(before: str, text: str) -> str:
    if before.endswith("。"):
        return before[:-1] + "，" + text
    return before[:-1] + "; " + text[:1].lower() + text[1:]
