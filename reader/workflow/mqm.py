"""MQM as this program shows it: dimensions with their types, severities, verdicts; names for people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from reader.core.finding import SEVERITIES, Severity
from reader.core.messages import tr
from reader.core.messages import translatable as t

# Verdicts on a pair, in the order of their keys.
VERDICTS: Final = ("fine", "fix", "query")
VERDICT_TITLES: Final[Mapping[str, str]] = {"fine": t("Fine"), "fix": t("Fix"), "query": t("Ask")}
SEVERITY_TITLES: Final[Mapping[str, str]] = {
    "neutral": t("neutral"), "minor": t("minor"), "major": t("major"), "critical": t("critical"),
}  # fmt: skip

# Dimension -> its title and its types; the first type is what the dimension alone stands for.
DIMENSIONS: Final[Mapping[str, tuple[str, tuple[str, ...]]]] = {
    "accuracy": (t("Accuracy"), ("mistranslation", "omission", "addition", "untranslated", "overtranslation")),
    "terminology": (t("Terminology"), ("wrong-term", "inconsistent")),
    "linguistic": (t("Linguistic conventions"), ("grammar", "spelling", "typography", "unintelligible")),
    "style": (t("Style"), ("awkward", "register", "inconsistent-style")),
    "locale": (t("Locale conventions"), ("number-format", "date-format", "name-format")),
    "audience": (t("Audience appropriateness"), ("culture-reference", "offensive")),
    "design": (t("Design and markup"), ("layout", "markup")),
    "other": (t("Other"), ("other",)),
}  # fmt: skip
OWN: Final = "own"  # the dimension of the categories that a reviewer made himself
TYPES: Final[Mapping[str, str]] = {
    "mistranslation": t("Mistranslation"), "omission": t("Omission"), "addition": t("Addition"),
    "untranslated": t("Untranslated"), "overtranslation": t("Says too much"), "wrong-term": t("Wrong term"),
    "inconsistent": t("Inconsistent"), "grammar": t("Grammar"), "spelling": t("Spelling"),
    "typography": t("Typography"), "unintelligible": t("Unintelligible"), "awkward": t("Awkward"),
    "register": t("Register"), "inconsistent-style": t("Inconsistent style"), "number-format": t("Number format"),
    "date-format": t("Date format"), "name-format": t("Name format"), "culture-reference": t("Reference to a culture"),
    "offensive": t("Offensive"), "layout": t("Arrangement"), "markup": t("Markup"), "other": t("Other"),
}  # fmt: skip
DEFAULT_CATEGORY: Final = "accuracy/mistranslation"
DEFAULT_SEVERITY: Final[Severity] = "minor"


def dimensions(own: Sequence[str] = ()) -> dict[str, str]:
    """The dimensions and what they are called; the last one holds a reviewer's own categories, if there are any."""
    found = {name: tr(title) for name, (title, _) in DIMENSIONS.items()}
    return {**found, OWN: tr("Own categories")} if own else found


def types_of(dimension: str, own: Sequence[str] = ()) -> tuple[str, ...]:
    """The types of a dimension."""
    return tuple(own) if dimension == OWN else DIMENSIONS.get(dimension, ("", ()))[1]


def category_of(dimension: str, own: Sequence[str] = ()) -> str:
    """The category that a dimension alone stands for: its first type."""
    return f"{dimension}/{next(iter(types_of(dimension, own)), '')}"


def next_type(category: str, own: Sequence[str] = ()) -> str:
    """The category of the next type in the same dimension, round the end."""
    dimension, _, kind = category.partition("/")
    types = types_of(dimension, own) or (kind,)
    place = types.index(kind) if kind in types else -1
    return f"{dimension}/{types[(place + 1) % len(types)]}"


def said_dimension(dimension: str) -> str:
    """A dimension for a person; a foreign one as it is written."""
    if dimension == OWN:
        return tr("Own categories")
    return tr(DIMENSIONS[dimension][0]) if dimension in DIMENSIONS else dimension


def said_category(category: str) -> str:
    """A category for a person: "Accuracy › Omission"; a foreign one as it is written."""
    dimension, _, kind = category.partition("/")
    head, known = said_dimension(dimension), kind.replace(" ", "-")
    tail = tr(TYPES[known]) if known in TYPES and dimension != OWN else kind
    return f"{head} › {tail}" if tail else head


def as_severity(value: object) -> Severity:
    """A stored severity; what is none of ours counts as the default."""
    return SEVERITIES[SEVERITIES.index(value)] if value in SEVERITIES else DEFAULT_SEVERITY
