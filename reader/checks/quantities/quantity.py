"""Quantity: a figure that a text states, where it stands and what it means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

Kind = Literal[
    "number",
    "ordinal",
    "percent",
    "pp",
    "fraction",
    "multiple",
    "discount",
    "money",
    "measure",
    "duration",
    "age",
    "date",
    "time",
    "period",
    "decade",
    "vague",
    "none",
]

# How exact a figure is: "" as stated, "~" about, ">" over or at least, "<" under or at most, "<~" nearly.
Approx = Literal["", "~", ">", "<", "<~"]

# What a figure says about a change: "" nothing, "+" rises by it, "-" falls by it, "=" reaches it.
Mode = Literal["", "+", "-", "="]


class Reading(NamedTuple):
    """A value in text form (`884000000`, `3..5`, `x4`, `2016-03-01`, `#13`) and its unit ("" for none)."""

    value: str
    unit: str


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity of a text; offsets are code points of that text, half-open.

    `start` to `end` is the figure with its scale, unit or currency, `full_start` to `full_end` adds a separate approximator
    or the words that fix a factor. `others` are readings that are possible too (三点: three o'clock or three points).
    A `soft` quantity may be no more than a manner of speaking ("one", 首先): it can answer a figure of the other
    side, but nothing is missing when it stands alone.
    """

    start: int
    end: int
    full_start: int
    full_end: int
    text: str
    kind: Kind
    value: str
    unit: str = ""
    approx: Approx = ""
    mode: Mode = ""
    others: tuple[Reading, ...] = ()
    soft: bool = False

    @property
    def readings(self) -> tuple[Reading, ...]:
        return (Reading(self.value, self.unit), *self.others)
