"""ReviewScheme: how a review is scored: the weight of each severity, the score from which a text passes, own categories.

It is a small JSON file beside the settings, for all texts of this user.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from reader.checks.score import THRESHOLD, WEIGHTS
from reader.core.finding import SEVERITIES, Severity
from reader.workflow import folders, state_files

# A weight that no scheme of anybody goes beyond.
HEAVIEST: Final = 1000.0


@dataclass(frozen=True, slots=True)
class ReviewScheme:
    """`threshold` is a score of 0 to 100; `own` are names of categories besides those of MQM."""

    weights: Mapping[Severity, float] = field(default_factory=lambda: WEIGHTS)
    threshold: float = THRESHOLD
    own: tuple[str, ...] = ()

    def weighing(self, severity: Severity, weight: float) -> ReviewScheme:
        """The scheme with another weight for a severity."""
        return ReviewScheme(MappingProxyType({**self.weights, severity: weight}), self.threshold, self.own)

    def passing_from(self, threshold: float) -> ReviewScheme:
        """The scheme with another threshold."""
        return ReviewScheme(self.weights, threshold, self.own)

    def naming(self, names: Iterable[str]) -> ReviewScheme:
        """The scheme with these own categories, each once."""
        clean = (" ".join(name.replace("/", " ").split()) for name in names)
        return ReviewScheme(self.weights, self.threshold, tuple(dict.fromkeys(name for name in clean if name)))


STANDARD: Final = ReviewScheme()


def scheme_file() -> Path:
    """The path of the file, whether it exists or not."""
    return folders.config_folder() / "review.json"


def load_scheme() -> ReviewScheme:
    """The scheme of this user; what is missing or not allowed counts as the default. A damaged file is set aside."""
    text = state_files.read_text(scheme_file())
    if text is None:
        return STANDARD
    try:
        stored = json.loads(text)
    except (ValueError, RecursionError):
        stored = None
    if not isinstance(stored, dict):
        state_files.set_aside(scheme_file())
        return STANDARD
    weights, own = stored.get("weights"), stored.get("categories")
    given = weights if isinstance(weights, dict) else {}
    scheme = ReviewScheme(
        MappingProxyType({one: _number(given.get(one), WEIGHTS[one], HEAVIEST) for one in SEVERITIES}),
        _number(stored.get("threshold"), THRESHOLD, 100.0),
    )
    return scheme.naming(name for name in (own if isinstance(own, list) else ()) if isinstance(name, str))


def save_scheme(scheme: ReviewScheme) -> None:
    """Write the file. OSError when it cannot be written."""
    stored = {"weights": dict(scheme.weights), "threshold": scheme.threshold, "categories": list(scheme.own)}
    state_files.write_text(scheme_file(), json.dumps(stored, ensure_ascii=False, indent=2) + "\n")


def _number(value: Any, default: float, most: float) -> float:
    allowed = isinstance(value, (int, float)) and not isinstance(value, bool) and 0 <= value <= most
    return float(value) if allowed else default
