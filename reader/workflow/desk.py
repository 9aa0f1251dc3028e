"""Desk: a text as it is brought in to be read: structured, aligned, with the notes that a person made on it.

Opening a text twice is how hidden-line choices work: they stand in the notes, and the notes need a text to stand on.
So do corrections of the alignment; they are done again to what the aligner gives.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from reader.core import collector
from reader.core.bitext import Bitext
from reader.core.document import SIDES, SourceText
from reader.core.project import Project, with_bitext
from reader.core.resources import resource
from reader.core.task import Early, Task
from reader.workflow import folders
from reader.workflow.notes import Loaded, load_notes, notes_place
from reader.workflow.rows import Rows


@dataclass(frozen=True, slots=True)
class Desk:
    """The files of a text (absolute paths), the encoding if one was forced, its notes as loaded, and its rows."""

    paths: tuple[str, ...]
    encoding: str | None
    loaded: Loaded
    rows: Rows | None = None  # of the project's text, where they were made with it

    @property
    def project(self) -> Project:
        return self.loaded.project


def sample_path() -> str:
    """The bundled sample."""
    return str(resource("sample", "wuzhen.txt"))


def absolute(paths: Sequence[str]) -> tuple[str, ...]:
    """The paths as they are remembered."""
    return tuple(str(Path(path).expanduser().absolute()) for path in paths)


def bring(paths: Sequence[str], encoding: str | None = None) -> Task[Desk]:
    """Read the files, load their notes and place them. InputError: a file cannot be read as text.

    Where a text has to be aligned a step carries a Desk (Early) whose alignment is provisional.
    """
    with collector.paused():
        bringing = _bring(absolute(paths), encoding)
        try:
            while True:
                step = next(bringing)
                if isinstance(step, Early) and isinstance(step.value, Desk):
                    step = replace(step, value=_with_rows(step.value))
                yield step
        except StopIteration as end:
            return _with_rows(end.value)


def _with_rows(desk: Desk) -> Desk:
    """To find where the rows of a long text are takes longer than the window may stand still."""
    return replace(desk, rows=Rows(desk.project.bitext))


def _bring(files: tuple[str, ...], encoding: str | None) -> Task[Desk]:
    desk = yield from _brought(files, encoding, None)
    if not desk.project.annotations:
        return desk
    from reader.workflow.realign import corrected

    if _choices(desk.project, files):
        desk = yield from _brought(files, encoding, desk)
    if _is_realigned(desk.project):
        yield Early("Comparing the two languages", value=_drafted(desk))
    return on(desk, (yield from corrected(desk.project.bitext, desk.project.annotations)))


def _choices(project: Project, files: Sequence[str]) -> dict[tuple[int, int], bool]:
    """The lines that were shown or hidden by hand; a text without notes needs nothing of what reads them."""
    if not project.annotations:
        return {}
    from reader.workflow.annotate import line_choices

    return line_choices(project, files)


def _is_realigned(project: Project) -> bool:
    if not project.annotations:
        return False
    from reader.workflow.realign import is_realigned

    return is_realigned(project)


def _drafted(desk: Desk) -> Desk:
    """The same with what is known of its alignment as a draft."""
    bitext = desk.project.bitext
    return on(desk, replace(bitext, alignment=replace(bitext.alignment, provisional=True)))


def on(desk: Desk, bitext: Bitext) -> Desk:
    """The same with its source texts structured or aligned anew."""
    if bitext is desk.project.bitext:
        return desk
    return replace(desk, loaded=replace(desk.loaded, project=with_bitext(desk.project, bitext)))


def _brought(files: tuple[str, ...], encoding: str | None, known: Desk | None) -> Task[Desk]:
    """The files with their notes; `known` has the notes already, and the choices of lines that they hold count.

    Only drafted where the notes tell that the first alignment will not be needed.
    """
    from reader.workflow.open import NO_CHOICES, open_paths

    opening = open_paths(files, encoding, _choices(known.project, files) if known else NO_CHOICES, early=True)
    desk = known
    try:
        while True:
            step = next(opening)
            if isinstance(step, Early) and isinstance(step.value, Bitext):
                desk = on(desk, step.value) if desk else (yield from _noted(files, encoding, step.value))
                if (not known and _choices(desk.project, files)) or _is_realigned(desk.project):
                    return desk
                step = replace(step, value=desk)
            yield step
    except StopIteration as end:
        return on(desk, end.value) if desk else (yield from _noted(files, encoding, end.value))


def _noted(files: tuple[str, ...], encoding: str | None, bitext: Bitext) -> Task[Desk]:
    data = str(folders.data_folder())
    return Desk(
        files, encoding, (yield from load_notes(bitext, notes_place(files, data), simplify=simplified, data=data))
    )


def structured_anew(project: Project, paths: Sequence[str]) -> Task[Project]:
    """The project with its hidden-line choices applied: lines shown or hidden by hand, and aligned with that.

    It is made of the texts in memory: the files may have changed or gone meanwhile.
    """
    from reader.workflow.open import open_sources
    from reader.workflow.realign import corrected

    documents = {project.bitext.document(side).source.path: project.bitext.document(side) for side in SIDES}
    sources = [SourceText(documents[path].text, documents[path].source) for path in paths if path in documents]
    bitext = yield from open_sources(sources, _choices(project, paths))
    return with_bitext(project, (yield from corrected(bitext, project.annotations)))


def simplified(text: str) -> str:
    """`text` in simplified characters, for comparing."""
    from reader.script.convert import convert

    return convert(text, "hans", "hant").text
