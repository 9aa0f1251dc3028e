"""A reader's own choices of characters: pure edits that keep them as annotations, beside the notes.

A choice holds for one place or for a word wherever it stands, in one script. It is data of the text: another direction
leaves it alone, and newer tables do not change it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from reader.core.annotation import Annotation
from reader.core.document import Side
from reader.core.errors import InvalidValueError
from reader.core.project import Project, with_annotations
from reader.core.spans import Span
from reader.workflow.annotate import Clock, add, timestamp, utc_now

Scope = Literal["place", "word"]


def choose(
    project: Project,
    side: Side,
    span: Span,
    replacement: str,
    *,
    script: str = "Hant",
    scope: Scope = "place",
    author: str = "",
    clock: Clock = utc_now,
) -> tuple[Project, str]:
    """Show `replacement` for the characters at `span`, or with scope "word" wherever they stand, when `script` is shown.

    A second choice for the same place or word takes the place of the first. Gives the project and the id of the choice.
    Raises InvalidValueError for an empty span.
    """
    if span.end <= span.start:
        raise InvalidValueError("a choice needs characters")
    before = choice_at(project, side, span, script=script, scope=scope)
    if before:
        changed = replace(before, replacement=replacement, modified=timestamp(clock()))
        return with_annotations(project, (changed,)), before.id
    data = {"script": script, "scope": scope}
    place = [(side, span)]
    return add(project, "converting", place, replacement=replacement, data=data, author=author, clock=clock)


def choice_at(project: Project, side: Side, span: Span, *, script: str, scope: Scope) -> Annotation | None:
    """The choice that was made for this very place, or for these characters as a word; None when there is none."""
    exact = span.of(project.bitext.document(side).text)
    return next((item for item in project.annotations if _is_for(item, side, span, exact, script, scope)), None)


def _is_for(item: Annotation, side: Side, span: Span, exact: str, script: str, scope: Scope) -> bool:
    if item.motivation != "converting" or item.data.get("script") != script or item.data.get("scope") != scope:
        return False
    targets = [target for target in item.targets if target.side == side]
    if scope == "word":
        return any(target.selector.exact == exact for target in targets)
    return any(target.placed and target.selector.span == span for target in targets)
