"""The MQM score of a reviewed text, and how far two reviewers agree.

Only errors count, that is issues which a person confirmed. The length is that of the reviewed side: Chinese characters
or English words, and every figure names its unit.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal, NamedTuple

from reader.core.document import Side
from reader.core.errors import InvalidValueError
from reader.core.finding import SEVERITIES, Severity

Unit = Literal["characters", "words"]
Where = Literal["source", "target"]
WEIGHTS: Final[Mapping[Severity, float]] = MappingProxyType({"neutral": 0, "minor": 1, "major": 5, "critical": 25})
THRESHOLD: Final = 95.0

_HAN: Final = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_WORD: Final = re.compile(r"[^\W_]+(?:['’.\-][^\W_]+)*")


class Error(NamedTuple):
    """A confirmed issue: its MQM category ("accuracy/omission"), its severity, the section it stands in, and whether it
    is marked in the translation or in the source alone (an omission, a fault of the source itself).
    """

    category: str
    severity: Severity
    section: int = 0
    where: Where = "target"


@dataclass(frozen=True, slots=True)
class Scorecard:
    """`penalty` is the absolute total, `per_thousand` that for 1,000 units, `overall` 100 for a text without errors."""

    penalty: float
    length: int
    unit: Unit
    threshold: float
    by_dimension: Mapping[str, float]
    by_severity: Mapping[Severity, int]
    by_place: Mapping[tuple[str, Where], int]  # how many errors of a dimension are marked in the source, in the target

    @property
    def per_thousand(self) -> float:
        return 1000 * self.penalty / self.length if self.length else 0.0

    @property
    def overall(self) -> float:
        return max(0.0, 100 * (1 - self.penalty / self.length)) if self.length else 100.0

    @property
    def passed(self) -> bool:
        return self.overall >= self.threshold


def measured_length(text: str, side: Side) -> tuple[int, Unit]:
    """How long a text is for the score: Chinese characters, or English words."""
    if side == "zh":
        return len(_HAN.findall(text)), "characters"
    return len(_WORD.findall(text)), "words"


def scorecard(
    errors: Iterable[Error],
    length: int,
    unit: Unit,
    weights: Mapping[Severity, float] = WEIGHTS,
    threshold: float = THRESHOLD,
) -> Scorecard:
    """The score of a text of `length` units; `errors` may be a mapping that counts them. Raises InvalidValueError for a
    negative length.
    """
    if length < 0:
        raise InvalidValueError(f"a text of {length} {unit}")
    by_dimension: dict[str, float] = defaultdict(float)
    severities: Counter[Severity] = Counter()
    places: Counter[tuple[str, Where]] = Counter()
    for error, count in Counter(errors).items():
        dimension = error.category.partition("/")[0]
        by_dimension[dimension] += count * weights[error.severity]
        severities[error.severity] += count
        places[dimension, error.where] += count
    return Scorecard(
        float(sum(by_dimension.values())),
        length,
        unit,
        threshold,
        MappingProxyType(dict(by_dimension)),
        MappingProxyType({severity: severities[severity] for severity in SEVERITIES}),
        MappingProxyType(dict(places)),
    )


def by_section(
    errors: Iterable[Error],
    lengths: Mapping[int, int],
    unit: Unit,
    weights: Mapping[Severity, float] = WEIGHTS,
    threshold: float = THRESHOLD,
) -> dict[int, Scorecard]:
    """A scorecard for each section of `lengths`; `errors` may be a mapping that counts them."""
    parts: dict[int, Counter[Error]] = defaultdict(Counter)
    for error, count in Counter(errors).items():
        parts[error.section][error] += count
    return {section: scorecard(parts[section], length, unit, weights, threshold) for section, length in lengths.items()}


def kappa(first: Sequence[str], second: Sequence[str]) -> float:
    """Cohen's kappa of two reviewers' verdicts on the same passages: 1 full agreement, 0 that of chance.

    Raises InvalidValueError when the two did not judge equally many passages, or none.
    """
    if len(first) != len(second):
        raise InvalidValueError(f"verdicts on {len(first)} and {len(second)} passages")
    return kappa_of(Counter(zip(first, second, strict=True)))


def kappa_of(counts: Mapping[tuple[str, str], int]) -> float:
    """Cohen's kappa from how often the two gave which verdicts. Raises InvalidValueError when they gave none."""
    total = sum(counts.values())
    if not total:
        raise InvalidValueError("verdicts on 0 passages")
    agreed = sum(count for (one, other), count in counts.items() if one == other) / total
    left: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for (one, other), count in counts.items():
        left[one] += count
        right[other] += count
    chance = sum(left[verdict] * right[verdict] for verdict in left) / total**2
    # Both gave one and the same verdict throughout: nothing is left to chance.
    return 1.0 if chance == 1 else (agreed - chance) / (1 - chance)
