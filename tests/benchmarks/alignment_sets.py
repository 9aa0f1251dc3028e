"""The aligned sets that the aligner is trained and measured on: those of the sibling folder `shared`, and our own stories."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared" / "eval" / "alignment"
LITERARY = ROOT / "tests" / "align" / "literary"

Shape = tuple[int, int]


@dataclass(frozen=True, slots=True)
class AlignedSet:
    """Sentences of both sides and the gold beads as (zh sentences, en sentences), which tile both."""

    name: str
    kind: str  # "shared" or "literary"
    zh: tuple[str, ...]
    en: tuple[str, ...]
    gold: tuple[Shape, ...]

    def parts(self, size: int) -> Iterator[AlignedSet]:
        """The set cut at bead borders into parts of about `size` beads."""
        count = max(1, round(len(self.gold) / size))
        i = j = 0
        for number in range(count):
            gold = self.gold[len(self.gold) * number // count : len(self.gold) * (number + 1) // count]
            m, n = sum(a for a, _ in gold), sum(b for _, b in gold)
            name = f"{self.name}.{number}" if count > 1 else self.name
            yield AlignedSet(name, self.kind, self.zh[i : i + m], self.en[j : j + n], gold)
            i, j = i + m, j + n


def read_set(path: Path, kind: str) -> AlignedSet:
    """The set NAME.zh, NAME.en, NAME.gold; `path` is without suffix. Raises ValueError when the gold does not tile."""
    sides = [
        tuple(path.with_suffix(end).read_text(encoding="utf-8").rstrip("\n").split("\n")) for end in (".zh", ".en")
    ]
    shapes = []
    next_zh = next_en = 0
    for line in path.with_suffix(".gold").read_text(encoding="utf-8").splitlines():
        if line.strip():
            zh, en = ([int(n) for n in re.findall(r"\d+", part)] for part in line.split(":")[:2])
            if zh != list(range(next_zh, next_zh + len(zh))) or en != list(range(next_en, next_en + len(en))):
                raise ValueError(f"{path}: {line} does not continue the tiling")
            next_zh, next_en = next_zh + len(zh), next_en + len(en)
            shapes.append((len(zh), len(en)))
    if (next_zh, next_en) != (len(sides[0]), len(sides[1])):
        raise ValueError(f"{path}: the gold covers {next_zh}+{next_en} of {len(sides[0])}+{len(sides[1])} sentences")
    return AlignedSet(path.name, kind, sides[0], sides[1], tuple(shapes))


def all_sets() -> list[AlignedSet]:
    """Every set that is there, by name."""
    found = [(path, "shared") for path in SHARED.glob("*.gold")] + [
        (path, "literary") for path in LITERARY.glob("*.gold")
    ]
    return [read_set(path.with_suffix(""), kind) for path, kind in sorted(found)]


def apart_sets() -> list[AlignedSet]:
    """Texts of our own that no weights were ever trained on."""
    return [read_set(path.with_suffix(""), "apart") for path in sorted((LITERARY / "apart").glob("*.gold"))]


def counts(gold: Sequence[Shape], found: Sequence[Shape]) -> dict[str, float]:
    """Strict and lax precision, recall and F1 of beads, and F1 of sentences left alone. The conventions are those of the
    `score.py` that lies with the shared sets: omissions cost precision, recall asks for matches only.
    """
    sides = [_indexed(gold), _indexed(found)]
    totals = [_hits(sides[1], sides[0], False), _hits(sides[0], sides[1], True)]
    alone = [
        {("z", i) for a, b in side if not b for i in a} | {("e", j) for a, b in side if not a for j in b}
        for side in sides
    ]
    return {
        "strict hits p": totals[0][0], "lax hits p": totals[0][1], "found": totals[0][2],
        "strict hits r": totals[1][0], "lax hits r": totals[1][1], "gold": totals[1][2],
        "alone hits": len(alone[0] & alone[1]), "alone found": len(alone[1]), "alone gold": len(alone[0]),
    }  # fmt: skip


def figures(total: dict[str, float]) -> dict[str, float]:
    """F1 figures from summed counts; "null" is 1 when no sentence stands alone on either side."""

    def f1(p: float, r: float) -> float:
        return 2 * p * r / (p + r) if p + r else 0.0

    def share(part: str, whole: str) -> float:
        return total[part] / total[whole] if total[whole] else 0.0

    none = not total["alone found"] and not total["alone gold"]
    return {
        "strict": f1(share("strict hits p", "found"), share("strict hits r", "gold")),
        "lax": f1(share("lax hits p", "found"), share("lax hits r", "gold")),
        "null": 1.0 if none else f1(share("alone hits", "alone found"), share("alone hits", "alone gold")),
    }


def _indexed(shapes: Sequence[Shape]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    beads, i, j = [], 0, 0
    for m, n in shapes:
        beads.append((tuple(range(i, i + m)), tuple(range(j, j + n))))
        i, j = i + m, j + n
    return beads


def _hits(
    tested: list[tuple[tuple[int, ...], tuple[int, ...]]],
    truth: list[tuple[tuple[int, ...], tuple[int, ...]]],
    matches_only: bool,
) -> tuple[int, int, int]:
    if matches_only:
        tested, truth = ([bead for bead in side if bead[0] and bead[1]] for side in (tested, truth))
    exact, partners = set(truth), {i: set(b) for a, b in truth for i in a}
    strict = sum(bead in exact for bead in tested)
    loose = sum(bead not in exact and any(partners.get(i, set()) & set(bead[1]) for i in bead[0]) for bead in tested)
    return strict, strict + loose, len(tested)
