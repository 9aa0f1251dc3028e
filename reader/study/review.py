"""Spaced review: when a word is due again, and the sentence with the word left out.

The intervals follow SM-2 as most programs use it: each success multiplies the interval by the ease of the word, a failure
begins anew. Days are dates, so that a day's words are due together.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final, Literal

Grade = Literal["again", "hard", "good", "easy"]
GRADES: Final[tuple[Grade, ...]] = ("again", "hard", "good", "easy")

_LEAST_EASE: Final = 1.3
# Past a year the exact day does not matter any more, and a word should still be met now and then.
_LONGEST: Final = 365
_GAP: Final = "＿"


@dataclass(frozen=True, slots=True)
class Schedule:
    """`due` is a date, ISO 8601 ("" for a word that was never reviewed), `interval` days, `lapses` how often it was forgotten."""

    due: str = ""
    interval: int = 0
    ease: float = 2.5
    lapses: int = 0


def graded(schedule: Schedule, grade: Grade, today: date) -> Schedule:
    """The schedule after an answer. A forgotten word stays due today."""
    if grade == "again":
        ease = max(_LEAST_EASE, schedule.ease - 0.2)
        return replace(schedule, due=today.isoformat(), interval=0, ease=ease, lapses=schedule.lapses + 1)
    ease = max(_LEAST_EASE, schedule.ease + {"hard": -0.15, "good": 0.0, "easy": 0.15}[grade])
    interval = min(_LONGEST, _next_interval(schedule, grade))
    due = (today + timedelta(days=interval)).isoformat()
    return Schedule(due, interval, round(ease, 2), schedule.lapses)


def is_due(schedule: Schedule, today: str) -> bool:
    """True for a new word and for one whose day has come; `today` is ISO 8601."""
    return schedule.due <= today


def cloze(sentence: str, word: str) -> str:
    """`sentence` with every occurrence of `word` left blank; unchanged when it is not in it."""
    return sentence.replace(word, _GAP * len(word)) if word else sentence


def _next_interval(schedule: Schedule, grade: Grade) -> int:
    if schedule.interval == 0:
        return 4 if grade == "easy" else 1
    if schedule.interval == 1 and grade != "hard":
        return 6 if grade == "easy" else 3
    factor = {"hard": 1.2, "good": schedule.ease, "easy": schedule.ease * 1.3}[grade]
    return max(schedule.interval + 1, round(schedule.interval * factor))
