"""What a person adds to a text: highlights, notes, bookmarks, verdicts, corrections. Pure edits, each gives a new Project.

Every string that a person or another program hands in is cleaned of lone surrogates here: one would make every later
save fail.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from reader.core.anchoring import make_selector
from reader.core.annotation import NOTHING, Annotation, Color, Target
from reader.core.document import SIDES, Side, line_of
from reader.core.errors import InvalidValueError
from reader.core.plain_text import clean_text
from reader.core.project import Project, with_annotations, without_annotations
from reader.core.spans import Span

Clock = Callable[[], datetime]
Place = tuple[Side, Span]
Idents = str | Iterable[str]


def utc_now() -> datetime:
    """The clock that edits use when no other is given."""
    return datetime.now(UTC)


def timestamp(moment: datetime) -> str:
    """ISO 8601 in UTC with Z, to the second."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def new_id(moment: datetime) -> str:
    """An id that sorts by time of making and is random beyond that (the layout of UUID version 7)."""
    return next(new_ids(moment))


def new_ids(moment: datetime) -> Iterator[str]:
    """Ids of things that are made at once; they sort in this order."""
    milliseconds = max(0, int(moment.timestamp() * 1000)) & (1 << 48) - 1
    random, step = secrets.randbits(74), 1 + secrets.randbits(40)
    while True:
        value = milliseconds << 80 | 7 << 76 | (random >> 62) << 64 | 2 << 62 | random & (1 << 62) - 1
        digits = f"{value:032x}"
        yield "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))
        random = (random + step) & (1 << 74) - 1


def add(
    project: Project,
    motivation: str,
    places: Sequence[Place],
    *,
    clock: Clock = utc_now,
    body: str = "",
    color: Color | None = None,
    tags: Iterable[str] = (),
    replacement: str | None = None,
    reply_to: str | None = None,
    author: str = "",
    data: Mapping[str, Any] = NOTHING,
) -> tuple[Project, str]:
    """A new annotation on one or several places; the project with it, and its id."""
    now = clock()
    item = Annotation(
        id=new_id(now),
        motivation=motivation,
        targets=tuple(_target(project, place) for place in places),
        body=clean_text(body),
        color=color,
        tags=_clean_tags(tags),
        replacement=None if replacement is None else clean_text(replacement),
        reply_to=reply_to,
        author=clean_text(author),
        created=timestamp(now),
        modified=timestamp(now),
        data=data,
    )
    return with_annotations(project, (item,)), item.id


def highlight(
    project: Project, side: Side, span: Span, color: Color = "yellow", *, author: str = "", clock: Clock = utc_now
) -> tuple[Project, str]:
    """A coloured mark on a span."""
    return add(project, "highlighting", [(side, span)], color=color, author=author, clock=clock)


def note(
    project: Project,
    side: Side,
    span: Span,
    body: str = "",
    color: Color | None = "yellow",
    *,
    author: str = "",
    clock: Clock = utc_now,
) -> tuple[Project, str]:
    """A note on a span; `body` may be empty while it is being written."""
    return add(project, "commenting", [(side, span)], body=body, color=color, author=author, clock=clock)


def tag(
    project: Project, side: Side, span: Span, tags: Iterable[str], *, author: str = "", clock: Clock = utc_now
) -> tuple[Project, str]:
    """Tags on a span, without a note."""
    return add(project, "tagging", [(side, span)], tags=tags, author=author, clock=clock)


def bookmark(
    project: Project, side: Side, span: Span, body: str = "", *, author: str = "", clock: Clock = utc_now
) -> tuple[Project, str]:
    """A place to come back to; `body` is its name."""
    return add(project, "bookmarking", [(side, span)], body=body, author=author, clock=clock)


def reply(project: Project, ident: str, body: str, *, author: str = "", clock: Clock = utc_now) -> tuple[Project, str]:
    """An answer to the annotation `ident`; it has an id of its own, so that threads of two people merge."""
    if project.annotation(ident) is None:
        raise InvalidValueError(f"no annotation {ident} to reply to")
    return add(project, "commenting", [], body=body, reply_to=ident, author=author, clock=clock)


def suggest(
    project: Project,
    side: Side,
    span: Span,
    replacement: str,
    body: str = "",
    *,
    author: str = "",
    clock: Clock = utc_now,
) -> tuple[Project, str]:
    """A suggested replacement of a span; the text itself is never rewritten."""
    return add(project, "editing", [(side, span)], body=body, replacement=replacement, author=author, clock=clock)


def issue(
    project: Project,
    places: Sequence[Place],
    category: str,
    severity: str,
    body: str = "",
    *,
    author: str = "",
    clock: Clock = utc_now,
) -> tuple[Project, str]:
    """A translation error found in review, with spans on both sides: MQM category ("accuracy/omission") and severity."""
    data = {"category": category, "severity": severity}
    return add(project, "questioning", places, body=body, data=data, author=author, clock=clock)


def verdict(
    project: Project, bead: int, value: str, body: str = "", *, author: str = "", clock: Clock = utc_now
) -> tuple[Project, str]:
    """What a reviewer says of bead number `bead` ("fine", "fix", "query"); a second verdict on it replaces the first.

    It is kept on the sentences, not on the bead: after the alignment or the text changed it still names its words.
    """
    places = bead_places(project, bead)
    earlier = _assessment(project, places)
    if earlier is None:
        return add(project, "assessing", places, body=body, data={"verdict": value}, author=author, clock=clock)
    data = {**earlier.data, "verdict": value}
    return _changed(project, earlier.id, clock, data=data, body=clean_text(body)), earlier.id


def bead_places(project: Project, bead: int) -> list[Place]:
    """The places of bead number `bead`: one for each side that has segments."""
    item = project.bitext.alignment.beads[bead]
    places: list[Place] = []
    for side in SIDES:
        run = item.run(side)
        if run:
            segments = project.bitext.document(side).segments
            places.append((side, Span(segments[run.start].start, segments[run.end - 1].end)))
    return places


def set_body(project: Project, ident: str, body: str, *, clock: Clock = utc_now) -> Project:
    """The text of a note. Give `session.apply` a key made of the id to merge typing into one step of undo."""
    return _changed(project, ident, clock, body=clean_text(body))


def set_color(project: Project, idents: Idents, color: Color | None, *, clock: Clock = utc_now) -> Project:
    """One colour for one or several annotations."""
    return _changed(project, idents, clock, color=color)


def set_tags(project: Project, idents: Idents, tags: Iterable[str], *, clock: Clock = utc_now) -> Project:
    """These tags, in place of the ones there."""
    return _changed(project, idents, clock, tags=_clean_tags(tags))


def add_tags(project: Project, idents: Idents, tags: Iterable[str], *, clock: Clock = utc_now) -> Project:
    """These tags besides the ones there, on one or several annotations."""
    added = _clean_tags(tags)
    items = _existing(project, idents)
    new = [replace(item, tags=_clean_tags((*item.tags, *added))) for item in items]
    return _edited(project, items, new, clock)


def remove_tags(project: Project, idents: Idents, tags: Iterable[str], *, clock: Clock = utc_now) -> Project:
    """These tags taken off one or several annotations."""
    gone = set(_clean_tags(tags))
    items = _existing(project, idents)
    new = [replace(item, tags=tuple(tag for tag in item.tags if tag not in gone)) for item in items]
    return _edited(project, items, new, clock)


def set_data(project: Project, ident: str, data: Mapping[str, Any], *, clock: Clock = utc_now) -> Project:
    """The fields of one motivation, in place of the ones there."""
    return _changed(project, ident, clock, data=data)


def add_target(project: Project, ident: str, side: Side, span: Span, *, clock: Clock = utc_now) -> Project:
    """The annotation on one more place (a note made two-sided)."""
    (item,) = _existing(project, ident)
    return _changed(project, ident, clock, targets=(*item.targets, _target(project, (side, span))))


def place_again(project: Project, ident: str, index: int, span: Span, *, clock: Clock = utc_now) -> Project:
    """Target number `index` of an orphan placed by hand; the words it had are kept in its `was`."""
    (item,) = _existing(project, ident)
    old = item.targets[index]
    placed = _target(project, (old.side, span))
    if placed.selector.exact != old.selector.exact:
        placed = replace(placed, extra={**old.extra, "was": [*old.extra.get("was", ()), old.selector.exact]})
    targets = (*item.targets[:index], placed, *item.targets[index + 1 :])
    return _changed(project, ident, clock, targets=targets)


def delete(project: Project, idents: Idents) -> Project:
    """One or several annotations gone, with the replies to them. Undo brings them back; the notes file remembers it."""
    gone = {item.id for item in _existing(project, idents)}
    while more := {a.id for a in project.annotations if a.reply_to in gone and a.id not in gone}:
        gone |= more
    return without_annotations(project, gone)


def choose_line(
    project: Project, side: Side, offset: int, shown: bool, *, author: str = "", clock: Clock = utc_now
) -> tuple[Project, str]:
    """The line of `side`'s text at `offset` shown or hidden by hand; a second choice for the line replaces the first."""
    span = line_span(project.bitext.document(side).text, offset)
    for item in project.annotations:
        if item.motivation == "hiding" and any(_same_line(project, target, side, span) for target in item.targets):
            return _changed(project, item.id, clock, data={**item.data, "shown": shown}), item.id
    return add(project, "hiding", [(side, span)], data={"shown": shown}, author=author, clock=clock)


def hide_line(project: Project, side: Side, offset: int, *, clock: Clock = utc_now) -> tuple[Project, str]:
    """The line at `offset` hidden by hand."""
    return choose_line(project, side, offset, False, clock=clock)


def show_line(project: Project, side: Side, offset: int, *, clock: Clock = utc_now) -> tuple[Project, str]:
    """The line at `offset` shown by hand."""
    return choose_line(project, side, offset, True, clock=clock)


def line_choices(project: Project, paths: Sequence[str]) -> dict[tuple[int, int], bool]:
    """The hidden-line choices in the form of `text.structure`: (index of the file in `paths`, line number) -> shown."""
    choices: dict[tuple[int, int], bool] = {}
    for item in project.annotations:
        if item.motivation != "hiding" or not isinstance(item.data.get("shown"), bool):
            continue
        for target in item.targets:
            document = project.bitext.document(target.side)
            if target.placed and document.source.path in paths:
                line = line_of(document.text, target.selector.start)
                choices[paths.index(document.source.path), line] = item.data["shown"]
    return choices


def line_span(text: str, offset: int) -> Span:
    """The line of `text` in which `offset` stands, without its end."""
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    return Span(start, len(text) if end < 0 else end)


def _same_line(project: Project, target: Target, side: Side, span: Span) -> bool:
    # One file may hold both languages: the same line can be named by either side.
    documents = (project.bitext.document(target.side), project.bitext.document(side))
    same_text = target.side == side or documents[0].text is documents[1].text
    return target.placed and same_text and target.selector.start == span.start


def _assessment(project: Project, places: Sequence[Place]) -> Annotation | None:
    wanted = {(side, span) for side, span in places}
    for item in project.annotations:
        if item.motivation == "assessing" and {(t.side, t.selector.span) for t in item.targets if t.placed} == wanted:
            return item
    return None


def _target(project: Project, place: Place) -> Target:
    side, span = place
    document = project.bitext.document(side)
    if not 0 <= span.start <= span.end <= len(document.text):
        raise InvalidValueError(f"{span} lies outside a text of {len(document.text)} code points")
    return Target(side, make_selector(document, span))


def _clean_tags(tags: Iterable[str]) -> tuple[str, ...]:
    cleaned = (" ".join(clean_text(tag).split()) for tag in tags)
    return tuple(dict.fromkeys(tag for tag in cleaned if tag))


def _existing(project: Project, idents: Idents) -> list[Annotation]:
    wanted = {idents} if isinstance(idents, str) else set(idents)
    found = {ident: project.annotation(ident) for ident in sorted(wanted)}
    missing = [ident for ident, item in found.items() if item is None]
    if missing:
        raise InvalidValueError(f"no annotation {missing}")
    return [item for item in found.values() if item is not None]


def _changed(project: Project, idents: Idents, clock: Clock, **fields: Any) -> Project:
    items = _existing(project, idents)
    return _edited(project, items, [replace(item, **fields) for item in items], clock)


def _edited(project: Project, old: Sequence[Annotation], new: Sequence[Annotation], clock: Clock) -> Project:
    """`new` in place of `old`; those that say the same as before are left as they are, times included."""
    now = timestamp(clock())
    edited = [replace(after, modified=now) for before, after in zip(old, new, strict=True) if after != before]
    return with_annotations(project, edited) if edited else project
