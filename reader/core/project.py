"""Project: a bitext with everything a person added to it, and pure edits, each of which gives a new Project."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from reader.core.annotation import Annotation
from reader.core.bitext import Alignment, Bitext
from reader.core.errors import InvalidValueError


@dataclass(frozen=True, slots=True)
class Project:
    """The current value of the window. `annotations` are sorted by id; ids are unique."""

    bitext: Bitext
    annotations: tuple[Annotation, ...] = ()

    def annotation(self, ident: str) -> Annotation | None:
        """The annotation with this id, or None when it was deleted."""
        return next((item for item in self.annotations if item.id == ident), None)


def with_annotations(project: Project, items: Iterable[Annotation]) -> Project:
    """`items` added, each taking the place of the one with its id."""
    changed = {item.id: item for item in items}
    kept = [item for item in project.annotations if item.id not in changed]
    return replace(project, annotations=tuple(sorted([*kept, *changed.values()], key=lambda item: item.id)))


def without_annotations(project: Project, idents: Iterable[str]) -> Project:
    """The annotations with these ids removed; ids that are not there are ignored."""
    gone = set(idents)
    return replace(project, annotations=tuple(item for item in project.annotations if item.id not in gone))


def with_alignment(project: Project, alignment: Alignment) -> Project:
    """Another alignment of the same texts. Raises InvalidValueError when it does not tile them."""
    bitext = project.bitext
    alignment.verify(len(bitext.zh.segments), len(bitext.en.segments))
    return replace(project, bitext=replace(bitext, alignment=alignment))


def with_bitext(project: Project, bitext: Bitext) -> Project:
    """The same source texts structured anew (a hidden line was restored, say)."""
    for side in ("zh", "en"):
        if bitext.document(side).text != project.bitext.document(side).text:
            raise InvalidValueError("another text needs its notes anchored anew, not with_bitext")
    return replace(project, bitext=bitext)
