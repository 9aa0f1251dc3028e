"""Pace: how fast a person reads, learned while they read, and how long the rest of a section takes at that pace."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import Final

from reader.core.bitext import Bitext
from reader.core.document import SIDES

# What was read longer ago counts half as much after so many seconds of reading.
HALF_LIFE: Final = 900.0
# Shorter and it is a turn of the wheel; longer and the reader was away.
SHORTEST, LONGEST = 8.0, 240.0
# Slower is not reading and faster is leafing, in code points of both languages a second.
SLOWEST, FASTEST = 0.5, 150.0
KNOWN_AFTER: Final = 60.0  # seconds of reading before anything is said


@dataclass(frozen=True, slots=True)
class Pace:
    """`amount` code points of both languages in `seconds`, older ones faded."""

    amount: float = 0.0
    seconds: float = 0.0

    @property
    def known(self) -> bool:
        """True when enough was read to say something."""
        return self.seconds >= KNOWN_AFTER and self.amount > 0

    def after(self, amount: float, seconds: float) -> Pace:
        """The pace with one more stretch that was read; the same when it was not read but leafed through or left alone."""
        if not (SHORTEST <= seconds <= LONGEST and SLOWEST <= amount / seconds <= FASTEST):
            return self
        fade = 0.5 ** (seconds / HALF_LIFE)
        return Pace(self.amount * fade + amount, self.seconds * fade + seconds)

    def seconds_for(self, amount: float) -> float:
        """How long so much takes."""
        return amount * self.seconds / self.amount if self.amount else 0.0


def parse(text: str) -> Pace:
    """What `serialise` gave; anything else is no pace."""
    try:
        amount, seconds = map(float, text.split())
    except ValueError:
        return Pace()
    return Pace(amount, seconds) if 0 < amount < 1e9 and 0 < seconds < 1e9 else Pace()


def serialise(pace: Pace) -> str:
    """The pace as a short text for the settings."""
    return f"{pace.amount:.1f} {pace.seconds:.1f}"


def amount_between(bitext: Bitext, first: int, last: int) -> int:
    """How many code points of both languages stand from bead `first` up to bead `last`; negative when it is before."""
    return _reached(bitext, last) - _reached(bitext, first)


def end_of_section(bitext: Bitext, bead: int) -> int:
    """The bead after the last one of the section that `bead` stands in."""
    alignment = bitext.alignment
    section = alignment.paragraphs[alignment.beads[bead].paragraph].section
    return bisect_right(alignment.beads, section, key=lambda one: alignment.paragraphs[one.paragraph].section)


def _reached(bitext: Bitext, bead: int) -> int:
    """The code points of both languages before a bead."""
    beads = bitext.alignment.beads
    total = 0
    for side in SIDES:
        segments = bitext.document(side).segments
        number = beads[bead].run(side).start if bead < len(beads) else len(segments)
        if segments:
            first, here = segments[0].start, segments[number].start if number < len(segments) else segments[-1].end
            total += here - first
    return total
