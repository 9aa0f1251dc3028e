"""Open files or a pasted text: read, structure, align. Each is a Task; nothing here knows a window."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from reader.core.bitext import Alignment, Bitext
from reader.core.document import Document, SourceText
from reader.core.errors import InputError
from reader.core.task import Early, Progress, Task
from reader.formats.table import pasted_source, read_source
from reader.workflow.kept_reading import keep, kept

Choices = Mapping[tuple[int, int], bool]
NO_CHOICES: Final[Choices] = MappingProxyType({})


def open_paths(
    paths: Sequence[str], encoding: str | None = None, choices: Choices = NO_CHOICES, early: bool = False
) -> Task[Bitext]:
    """One file with both languages (or one), or two files of one language each in either order.

    `choices` are lines that the reader showed or hid by hand: (index of the path, line number) -> shown. `early`: steps
    carry what can be read before the end (see `open_sources`).
    Raises InputError when a file cannot be read as text.
    """
    if not 1 <= len(paths) <= 2:
        raise InputError("One or two files can be read side by side.", "Compare more versions of a text with collate.")
    sources = []
    for number, path in enumerate(paths):
        yield Progress("Reading the file", number, len(paths))
        sources.append(read_source(path, encoding))
    return (yield from open_sources(sources, choices, early))


def open_text(text: str, choices: Choices = NO_CHOICES) -> Task[Bitext]:
    """A pasted text. Raises InputError when it is empty or too large."""
    yield Progress("Reading the text")
    return (yield from open_sources([pasted_source(text)], choices))


def open_sources(sources: Sequence[SourceText], choices: Choices = NO_CHOICES, early: bool = False) -> Task[Bitext]:
    """Sources that were read before, structured and aligned, or as they were when they were opened last.

    With `early` a step carries the text (Early) as soon as it is structured, with a draft of the alignment; in a long
    text further steps carry what is aligned by then.
    """
    if len(sources) == 1 and sources[0].source.format == "bitext":
        from reader.formats.bitext_reader import read_bitext

        return read_bitext(sources[0])
    if bitext := kept(sources, choices):
        return bitext
    bitext = yield from _worked_out(sources, choices, early)
    keep(sources, choices, bitext)
    return bitext


def _worked_out(sources: Sequence[SourceText], choices: Choices, early: bool) -> Task[Bitext]:
    # A text that is kept needs none of these, and its window should not wait for them.
    from reader.align.lexicon import fetch_lexicon

    fetch_lexicon()
    from reader.align.beginning import beginnings
    from reader.align.draft import draft
    from reader.align.engine import align
    from reader.text.structure import structure
    from reader.workflow.aids import reading_aids

    found = yield from structure(sources, choices)
    zh, en, aids = tagged(found.zh), found.en, reading_aids()
    if not (early and zh.segments and en.segments):
        return Bitext(zh, en, (yield from align(zh, en, found.layout, aids)), found.layout)

    def told(alignment: Alignment) -> Early:
        return Early("Comparing the two languages", value=Bitext(zh, en, alignment, found.layout))

    guess = draft(zh, en)
    yield told(guess)
    yield from beginnings(zh, en, found.layout, aids, guess, told)
    return Bitext(zh, en, (yield from align(zh, en, found.layout, aids, told=told)), found.layout)


def open_lines(one: str, other: str, encoding: str | None = None) -> Task[Bitext]:
    """Two files of one segment a line, in either order; nothing is cleaned, split or reordered."""
    from reader.align.engine import align
    from reader.text.structure import lines_document
    from reader.workflow.aids import reading_aids

    sources: list[SourceText] = []
    for path in (one, other):
        yield Progress("Reading the file", len(sources), 2)
        sources.append(read_source(path, encoding))
    if chinese_share(sources[0].text) < chinese_share(sources[1].text):
        sources.reverse()
    zh, en = tagged(lines_document(sources[0], "zh-Hans")), lines_document(sources[1], "en")
    alignment = yield from align(zh, en, "two-files", reading_aids())
    return Bitext(zh, en, alignment, "two-files")


def chinese_share(text: str) -> float:
    """The share of Han characters among the letters at the beginning of a text."""
    from reader.text.language import count

    han, letters = count(text[:20_000])
    return han / max(1, han + letters)


def tagged(document: Document) -> Document:
    """The Chinese Document with the script that it is written in (zh-Hans unless it is told to be zh-Hant)."""
    from reader.script.detect import script_of

    sample = " ".join(segment.span.of(document.text) for segment in document.segments[:400])
    return replace(document, language="zh-Hant" if script_of(sample[:20_000]) == "Hant" else "zh-Hans")
