"""From decoded texts to two Documents: the stages of this room in their order, and what each language gets of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from reader.core.bitext import Layout
from reader.core.document import HIDDEN_REASONS, SIDES, Document, Hidden, Paragraph, Section, Segment, Side, SourceText
from reader.core.errors import InputError
from reader.core.spans import Run, Span
from reader.core.task import Progress, Task
from reader.text.columns import table_of
from reader.text.documents import document_of, document_of_rows
from reader.text.furniture import furniture
from reader.text.furniture_shapes import TITLE_KEY
from reader.text.halves import with_halves
from reader.text.labels import markdown_level
from reader.text.layout import layout_of
from reader.text.lines import BLANK, Line, is_prose, read_lines
from reader.text.running import running_lines
from reader.text.titles import title_like, title_of
from reader.text.variants import simple
from reader.text.wraps import unwrapped

Choices = Mapping[tuple[int, int], bool]
NO_CHOICES: Final[Choices] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Structured:
    """Both Documents of one or two files, and how the languages lay in them. A missing language has no segments."""

    zh: Document
    en: Document
    layout: Layout


def structure(sources: Sequence[SourceText], choices: Choices = NO_CHOICES) -> Task[Structured]:
    """Structure one file, or two files of one language each in either order.

    `choices` are a reader's own decisions, (index of the source, 1-based line number) -> shown; they go before all
    evidence. Raises InputError for two files of the same language.
    """
    if len(sources) == 2:
        return (yield from _two_files(sources, choices))
    return (yield from _one_file(sources[0], _chosen(choices, 0)))


def lines_document(source: SourceText, language: str) -> Document:
    """A Document with one segment for each line that is not blank, in one paragraph; nothing is cleaned or split."""
    segments, start = [], 0
    for line in source.text.split("\n"):
        if stripped := line.strip():
            begin = start + line.index(stripped)
            segments.append(Segment(begin, begin + len(stripped)))
        start += len(line) + 1
    if not segments:
        return Document(language, source.text, source.source)
    whole = Paragraph(segments[0].start, segments[-1].end, Run(0, len(segments)), 0, "line")
    return Document(language, source.text, source.source, None, (Section(1, None, "", 0),), (whole,), tuple(segments))


def _chosen(choices: Choices, source: int) -> dict[int, bool]:
    return {line: shown for (index, line), shown in choices.items() if index == source}


def _hints(source: SourceText) -> tuple[dict[int, str], dict[int, int]]:
    """What the format knows of lines: reasons to hide them, and heading levels."""
    reasons = {line: what for line, what in source.hints if what in HIDDEN_REASONS}
    levels = {line: int(what[1:]) for line, what in source.hints if what[0] == "h" and what[1:].isdigit()}
    return reasons, levels


def _body(
    source: SourceText, lines: Sequence[Line], chosen: Mapping[int, bool]
) -> Task[tuple[list[Line], dict[int, str]]]:
    """The lines with hard wraps undone, and which of them are hidden (by index) for what reason."""
    running = running_lines(lines)
    yield Progress("Reading the lines", 1, 1)
    whole = yield from unwrapped(source.text, lines, {*running, *chosen})
    return whole, (yield from _hidden(source, whole, chosen, running))


def _hidden(
    source: SourceText, lines: Sequence[Line], chosen: Mapping[int, bool], running: Mapping[int, str]
) -> Task[dict[int, str]]:
    reasons, levels = _hints(source)
    found = yield from furniture(lines, {**running, **reasons})
    for index, line in enumerate(lines):
        if line.number in chosen:
            _apply(found, index, chosen[line.number])
        elif line.number in levels:
            found.pop(index, None)
    return found


def _apply(hidden: dict[int, str], index: int, shown: bool) -> None:
    if shown:
        hidden.pop(index, None)
    else:
        hidden[index] = "user"


def _one_file(source: SourceText, chosen: Mapping[int, bool]) -> Task[Structured]:
    lines = yield from read_lines(source.text)
    if table := table_of(source.text, lines, source.source.format):
        frame = tuple(Hidden(lines[i].start, lines[i].end, "label") for i in table.frame)
        sides = [[span for row in table.rows if (span := row.zh if side == "zh" else row.en)] for side in SIDES]
        zh = yield from document_of_rows(source, "zh-Hans", sides[0], frame)
        en = yield from document_of_rows(source, "en", sides[1], frame)
        return Structured(zh, en, "columns")
    lines, hidden = yield from _body(source, (yield from with_halves(lines)), chosen)
    shown = [index for index in range(len(lines)) if index not in hidden]
    layout, border = layout_of([lines[index] for index in shown])
    yield Progress("Finding headings and sentences", 0, 2)
    sides_of = _sides([lines[index] for index in shown], layout, border)
    parts = {side: [shown[k] for k in range(len(shown)) if sides_of[k] == side] for side in SIDES}
    documents = yield from _documents(source, lines, parts, hidden, chosen)
    return Structured(documents["zh"], documents["en"], layout)


def _sides(lines: Sequence[Line], layout: Layout, border: int) -> list[Side]:
    """The side of each line: by its place where one language follows the other, else by its own language."""
    if layout in ("zh-only", "en-only"):
        return ["zh" if layout == "zh-only" else "en"] * len(lines)
    if layout == "interleaved":
        return ["zh" if line.language == "zh" else "en" for line in lines]
    first, second = SIDES if layout == "zh-then-en" else (SIDES[1], SIDES[0])
    sides: list[Side] = [first if index < border else second for index in range(len(lines))]
    if (beside := _title_beside(lines, first, second)) is not None:
        sides[beside] = second
    return sides


def _title_beside(lines: Sequence[Line], first: Side, second: Side) -> int | None:
    """The place of a title in the second language beside that in the first, above the text in the first."""
    text = next((index for index, line in enumerate(lines) if is_prose(line)), 0)
    head = [line.language for line in lines[: min(text, 4)]]
    pair = sorted(head[:2]) == ["en", "zh"] and all(map(title_like, lines[:2])) and head.count(second) == 1
    return head.index(second) if pair and lines[text].language == first else None


def _documents(
    source: SourceText,
    lines: Sequence[Line],
    parts: Mapping[Side, Sequence[int]],
    hidden: dict[int, str],
    chosen: Mapping[int, bool],
) -> Task[dict[Side, Document]]:
    levels = _hints(source)[1]
    titles: dict[Side, Line | None] = {}
    for side in SIDES:
        asks = any(title is not None and title.text[-1] in "?？" for title in titles.values())
        titles[side] = _take_title(lines, parts[side], levels, hidden, chosen, asks)
    taken = {line.start for line in titles.values() if line}
    kept = {
        side: [index for index in parts[side] if index not in hidden and lines[index].start not in taken]
        for side in SIDES
    }
    order = {index: place for place, index in enumerate(sorted(i for side in SIDES for i in kept[side]))}
    hidden_spans = tuple(
        span for index, reason in sorted(hidden.items()) for span in _hidden_spans(source, lines[index], reason)
    )
    documents: dict[Side, Document] = {}
    for side in SIDES:
        yield Progress("Finding headings and sentences", SIDES.index(side), 2)
        own = [_in(side, lines[index]) for index in kept[side]]
        touching = [k > 0 and order[index] - order[kept[side][k - 1]] == 1 for k, index in enumerate(kept[side])]
        frame = replace(_empty(source, side), hidden=hidden_spans, title=_span(titles[side]))
        documents[side] = yield from document_of(frame, own, touching, levels)
    return documents


def _in(side: Side, line: Line) -> Line:
    return line if line.language == side else replace(line, language=side)


def _hidden_spans(source: SourceText, line: Line, reason: str) -> Iterator[Hidden]:
    """One span for each line of the source, also where lines were put together."""
    start = line.start
    for part in source.text[line.start : line.end].split("\n"):
        if content := part.strip(BLANK):
            begin = start + part.index(content)
            yield Hidden(begin, begin + len(content), reason)
        start += len(part) + 1


def _take_title(
    lines: Sequence[Line],
    part: Sequence[int],
    levels: Mapping[int, int],
    hidden: dict[int, str],
    chosen: Mapping[int, bool],
    asks: bool,
) -> Line | None:
    """The title's line; the lines that repeat it are hidden, unless the reader wants to see them.

    `asks`: the title of the other language is a question.
    """
    dated = asks or (bool(part) and hidden.get(part[0] + 1) == "metadata")
    title, repeats = title_of([lines[index] for index in part], levels, dated)
    for place in repeats:
        if not chosen.get(lines[part[place]].number):
            hidden[part[place]] = "duplicate"
    return None if title is None else lines[part[title]]


def _span(line: Line | None) -> Span | None:
    if line is None:
        return None
    skip = markdown_level(line.text)[1]
    key = TITLE_KEY.match(simple(line.text), skip)
    return Span(line.start + (key.end() if key else skip), line.end)


def _empty(source: SourceText, side: Side) -> Document:
    return Document("zh-Hans" if side == "zh" else "en", source.text, source.source)


def _two_files(sources: Sequence[SourceText], choices: Choices) -> Task[Structured]:
    """Each file is one language whatever else it quotes."""
    read: list[tuple[list[Line], dict[int, str]]] = []
    for index, source in enumerate(sources):
        lines = yield from read_lines(source.text)
        read.append((yield from _body(source, lines, _chosen(choices, index))))
    zh_file = _chinese_of([[line for i, line in enumerate(lines) if i not in hidden] for lines, hidden in read])
    documents: dict[Side, Document] = {}
    for side in SIDES:
        index = zh_file if side == "zh" else 1 - zh_file
        lines, hidden = read[index]
        shown = [i for i in range(len(lines)) if i not in hidden]
        parts: dict[Side, Sequence[int]] = {"zh": shown if side == "zh" else (), "en": shown if side == "en" else ()}
        made = yield from _documents(sources[index], lines, parts, hidden, _chosen(choices, index))
        documents[side] = made[side]
    return Structured(documents["zh"], documents["en"], "two-files")


def _chinese_of(bodies: Sequence[Sequence[Line]]) -> int:
    """The index of the Chinese one of two files."""
    shares = [_zh_share(lines) for lines in bodies]
    if max(shares) < 0.5 or min(shares) > 0.5:
        raise InputError(
            "Both files are in the same language.",
            "Open a Chinese and an English file, or compare two versions of one text as witnesses.",
        )
    return shares.index(max(shares))


def _zh_share(lines: Sequence[Line]) -> float:
    zh = sum(line.words for line in lines if line.language == "zh")
    return zh / max(1, sum(line.words for line in lines))
