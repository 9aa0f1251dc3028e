"""Verbs: what each key of the alignment mode does to a Project. Pure: where the cursor is goes in, a Project comes out.

Each is a Task: one key may change all pairs of a long text.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from reader.core import realigning
from reader.core.document import Side
from reader.core.project import Project
from reader.core.realigning import Edit
from reader.core.spans import Run, Span
from reader.core.task import Progress, Task
from reader.workflow.alignment_notes import recording
from reader.workflow.realign import join_sentences, split_sentence


@dataclass(frozen=True, slots=True)
class At:
    """The cursor: its side, segment, bead and code point, and the segments of that bead that are selected."""

    side: Side
    segment: int
    bead: int
    offset: int
    selected: Run


Verb = Callable[[Project, At], Task[Project]]
WORKING: Final = Progress("Changing the alignment")


def at_cursor(project: Project, place: tuple[Side, int, int, int], selection: Span | None) -> At:
    """The cursor at (side, segment, bead, offset), with what of its bead is selected (else its sentence)."""
    side, segment, bead, offset = place
    document, run = project.bitext.document(side), project.bitext.alignment.beads[bead].run(side)
    chosen = Run(segment, segment + 1)
    if selection and selection.end > selection.start:
        first, last = document.segment_at(selection.start), document.segment_at(selection.end - 1)
        chosen = Run(max(run.start, first), min(run.end, last + 1))
    return At(side, segment, bead, offset, chosen or Run(segment, segment + 1))


def split_pair(project: Project, at: At) -> Task[Project]:
    """The pair cut at the sentence with the cursor; inside the only sentence of a side, that is cut first."""
    yield WORKING
    if len(project.bitext.alignment.beads[at.bead].run(at.side)) >= 2:
        return (yield from recording(project, realigning.split_at(project.bitext, at.side, at.segment)))
    cut = split_sentence(project, at.side, at.offset)
    if cut is project:
        return project
    return (yield from recording(cut, realigning.split_at(cut.bitext, at.side, at.segment + 1)))


def confirm(project: Project, at: At, above: bool) -> Task[Project]:
    """The pair confirmed, and all above it when `above`."""
    run = Run(0 if above else at.bead, at.bead + 1)
    return (yield from recording(project, realigning.confirm(project.bitext, run)))


def _by_edit(make: Callable[[Project, At], Edit]) -> Verb:
    def verb(project: Project, at: At) -> Task[Project]:
        yield WORKING
        return (yield from recording(project, make(project, at)))

    return verb


def _at_once(make: Callable[[Project, At], Project]) -> Verb:
    def verb(project: Project, at: At) -> Task[Project]:
        yield WORKING
        return make(project, at)

    return verb


# The ids are those of the actions.
VERBS: Final[Mapping[str, Verb]] = {
    "merge_next": _by_edit(lambda p, at: realigning.merge(p.bitext, at.bead, at.bead + 1)),
    "merge_previous": _by_edit(lambda p, at: realigning.merge(p.bitext, at.bead - 1, at.bead)),
    "split_pair": split_pair,
    "move_up": _by_edit(lambda p, at: realigning.move(p.bitext, at.side, at.segment, -1)),
    "move_down": _by_edit(lambda p, at: realigning.move(p.bitext, at.side, at.segment, 1)),
    "shift_up": _by_edit(lambda p, at: realigning.shift(p.bitext, at.side, at.segment, -1)),
    "shift_down": _by_edit(lambda p, at: realigning.shift(p.bitext, at.side, at.segment, 1)),
    "omit": _by_edit(lambda p, at: realigning.omit(p.bitext, at.side, at.selected)),
    "unconfirm_pair": _by_edit(lambda p, at: realigning.unconfirm(p.bitext, Run(at.bead, at.bead + 1))),
    "split_sentence": _at_once(lambda p, at: split_sentence(p, at.side, at.offset)),
    "join_sentences": _at_once(lambda p, at: join_sentences(p, at.side, at.segment)),
}
