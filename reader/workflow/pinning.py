"""Pinning: two sentences that a reader says answer each other, as an anchor round which the rest is aligned anew."""

from __future__ import annotations

from reader.core.errors import InputError
from reader.core.project import Project
from reader.core.realigning import confirm, pin
from reader.core.spans import Run
from reader.core.task import Task
from reader.workflow.alignment_notes import recorded
from reader.workflow.annotate import Clock, utc_now
from reader.workflow.realign import realign


def pinned(project: Project, zh: int, en: int, clock: Clock = utc_now) -> Task[Project]:
    """The project with segments `zh` and `en` as a confirmed pair of their own, and the rest aligned round it.

    InputError when a pair that a person has confirmed stands between the two.
    """
    beads = project.bitext.alignment.beads
    ends = sorted((project.bitext.alignment.bead_of("zh", zh), project.bitext.alignment.bead_of("en", en)))
    here = beads[ends[0]]
    if ends[0] == ends[1] and here.shape == "1-1":
        return recorded(project, confirm(project.bitext, Run(ends[0], ends[0] + 1)), clock)
    if any(bead.status == "checked" for bead in beads[ends[0] : ends[1] + 1]):
        raise InputError("A confirmed pair stands between these two sentences.", "Take its confirmation back first.")
    return (yield from realign(recorded(project, pin(project.bitext, zh, en), clock), clock))
