"""Verbs: what each key of the alignment mode does to a Project. Pure: where the cursor is goes in, a Project comes out."""

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
from reader.workflow.alignment_notes import recorded
from reader.workflow.realign import join_sentences, split_sentence


@dataclass(frozen=True, slots=True)
class At:
    """The cursor: its side, segment, bead and code point, and the segments of that bead that are selected."""

    side: Side
    segment: int
    bead: int
    offset: int
    selected: Run


Verb = Callable[[Project, At], Project]


def at_cursor(project: Project, place: tuple[Side, int, int, int], selection: Span | None) -> At:
    """The cursor at (side, segment, bead, offset), with what of its bead is selected (else its sentence)."""
    side, segment, bead, offset = place
    document, run = project.bitext.document(side), project.bitext.alignment.beads[bead].run(side)
    chosen = Run(segment, segment + 1)
    if selection and selection.end > selection.start:
        first, last = document.segment_at(selection.start), document.segment_at(selection.end - 1)
        chosen = Run(max(run.start, first), min(run.end, last + 1))
    return At(side, segment, bead, offset, chosen or Run(segment, segment + 1))


def split_pair(project: Project, at: At) -> Project:
    """The pair cut at the sentence with the cursor; inside the only sentence of a side, that is cut first."""
    if len(project.bitext.alignment.beads[at.bead].run(at.side)) < 2:
        cut = split_sentence(project, at.side, at.offset)
        if cut is project:
            return project
        return recorded(cut, realigning.split_at(cut.bitext, at.side, at.segment + 1))
    return recorded(project, realigning.split_at(project.bitext, at.side, at.segment))


def confirm(project: Project, at: At, above: bool) -> Project:
    """The pair confirmed, and all above it when `above`."""
    return _edited(project, realigning.confirm(project.bitext, Run(0 if above else at.bead, at.bead + 1)))


def confirming(project: Project, at: At) -> Task[Project]:
    """The pair and all above it confirmed, for a place far down in a long text: a tenth of a second a thousand pairs."""
    yield Progress("Confirming")
    return confirm(project, at, above=True)


def _edited(project: Project, edit: Edit) -> Project:
    return recorded(project, edit) if edit.changes else project


def _by_edit(make: Callable[[Project, At], Edit]) -> Verb:
    return lambda project, at: _edited(project, make(project, at))


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
    "split_sentence": lambda p, at: split_sentence(p, at.side, at.offset),
    "join_sentences": lambda p, at: join_sentences(p, at.side, at.segment),
}
