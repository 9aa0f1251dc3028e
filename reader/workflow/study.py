"""Studying what one reads: the word under a position of a document, how a sentence is read, an English word the other way.

Positions go in and come out as code points of the document; in between stands the surface of its sentence, so that a word
broken over two lines is still one word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from reader.core.document import Document
from reader.core.errors import InputError
from reader.core.messages import translatable
from reader.core.spans import Span
from reader.core.surface import Surface, surface
from reader.core.task import Early, Task
from reader.study.dictionary import Dictionary, Match
from reader.study.entry import Entry, Source
from reader.study.readings import Readings, Syllable
from reader.study.sources import installed_source, user_source
from reader.study.store import Store, is_built, open_store
from reader.study.words import Segmenter, Word, WordChoices, load_lexicon
from reader.workflow.folders import cache_folder

_NEIGHBOURHOOD: Final = 400
_ENGLISH_WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Study:
    """The dictionaries of a reader and what is made of them. `problems` says which could not be opened, and why."""

    dictionary: Dictionary
    segmenter: Segmenter
    readings: Readings
    problems: tuple[InputError, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """A word of the text, its place in the document, and its entries (none for a word that is in no dictionary)."""

    span: Span
    word: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class LookUp:
    """What stands at a position: words that begin there or cover it, the longest first, then the parts of an unknown one."""

    words: tuple[Found, ...] = ()
    parts: tuple[Found, ...] = ()


def open_study(
    files: Iterable[Path] = (), choices: WordChoices | None = None, readings: Mapping[str, str] | None = None
) -> Task[Study]:
    """The installed CC-CEDICT and the reader's own dictionary files, built on first use. Without any it is empty, no error.

    A file of the reader's may take minutes to build: what is there before that is given out Early.
    """
    stores: list[Store] = []
    problems: list[InputError] = []
    sources = _sources(files, problems)
    later = [source for source in sources[1:] if not is_built(source, cache_folder())]
    for source in (*(one for one in sources if one not in later), *later):
        if stores and later and source is later[0]:
            early = yield from _made(Dictionary(stores), choices, readings, ())
            yield Early(translatable("Preparing the dictionary"), value=early)
        try:
            stores.append((yield from open_store(source, cache_folder())))
        except InputError as problem:
            problems.append(problem)
    return (yield from _made(Dictionary(stores), choices, readings, tuple(problems)))


def _sources(files: Iterable[Path], problems: list[InputError]) -> list[Source]:
    """Where the dictionaries come from; what is wrong with a file is added to `problems`."""
    found: list[Source] = []
    for file in (None, *files):
        try:
            source = installed_source() if file is None else user_source(file)
            found += [source] if source else []
        except InputError as problem:
            problems.append(problem)
    return found


def _made(
    dictionary: Dictionary,
    choices: WordChoices | None,
    readings: Mapping[str, str] | None,
    problems: tuple[InputError, ...],
) -> Task[Study]:
    lexicon = yield from load_lexicon(dictionary)
    return Study(dictionary, Segmenter(lexicon, choices), Readings(dictionary, readings), problems)


def with_choices(study: Study, choices: WordChoices, readings: Mapping[str, str]) -> Study:
    """The same dictionaries under other choices of the reader."""
    return replace(
        study, segmenter=study.segmenter.with_choices(choices), readings=Readings(study.dictionary, readings)
    )


def look_up_text(study: Study, text: str, script: str | None = None) -> LookUp:
    """A word that stands in no document: its entries, or else its parts. Spans are places in `text`."""
    whole = Found(Span(0, len(text)), text, study.dictionary.entries(text, script))
    inner = () if whole.entries else study.dictionary.parts(text, script)
    return LookUp((whole,), tuple(Found(Span(part.start, part.end), part.word, part.entries) for part in inner))


def word_at(study: Study, document: Document, offset: int) -> Span | None:
    """The word that stands at `offset`, as text is cut into words; None where no Chinese word stands."""
    shown = _surroundings(document, offset)
    word = _word_at(study, shown.text, shown.from_document(Span(offset, offset + 1)).start)
    if word is None or word.kind in ("mark", "latin"):
        return None
    return shown.to_document(Span(word.start, word.end))


def words_of(study: Study, document: Document, span: Span) -> Iterator[tuple[Span, str]]:
    """The Chinese words of `span`, as they are found: their places in the document and how they are written."""
    shown = surface(document, span)
    for word in study.segmenter.words(shown.text):
        if word.kind in ("word", "name"):
            yield shown.to_document(Span(word.start, word.end)), shown.text[word.start : word.end]


def look_up(study: Study, document: Document, offset: int) -> LookUp:
    """The Chinese words at `offset` of the document; an empty LookUp where no Han character stands."""
    shown = _surroundings(document, offset)
    position = shown.from_document(Span(offset, offset + 1)).start
    script = _script(document)
    word = _word_at(study, shown.text, position)
    if word is None or word.kind in ("mark", "latin"):
        return LookUp()
    found = [
        match
        for start in dict.fromkeys((word.start, position))
        for match in study.dictionary.matches(shown.text, start, script)
        if match.end > position
    ]
    found.sort(key=lambda match: (match.start != word.start, -match.end))
    whole = Match(word.start, word.end, shown.text[word.start : word.end], ())
    if all((match.start, match.end) != (word.start, word.end) for match in found):
        return LookUp((_found(shown, whole), *(_found(shown, m) for m in found)), _parts(study, shown, whole, script))
    return LookUp(tuple(_found(shown, match) for match in found))


def look_up_phrase(study: Study, document: Document, span: Span) -> LookUp:
    """A selection: its own entry, or else the parts of it that have one."""
    shown = surface(document, span)
    script = _script(document)
    whole = Match(0, len(shown.text), shown.text, study.dictionary.entries(shown.text.strip(), script))
    return LookUp((_found(shown, whole),), () if whole.entries else _parts(study, shown, whole, script))


def look_up_english(study: Study, document: Document, offset: int) -> tuple[str, tuple[Entry, ...]]:
    """The English word at `offset` and Chinese words that mean it; ("", ()) where no word stands."""
    shown = _surroundings(document, offset)
    position = shown.from_document(Span(offset, offset + 1)).start
    for match in _ENGLISH_WORD.finditer(shown.text):
        if match.start() <= position < match.end():
            return match.group(), study.dictionary.english(match.group())
    return "", ()


def syllables(study: Study, document: Document, span: Span) -> tuple[Syllable, ...]:
    """How the text of `span` is read, with places in the document."""
    shown = surface(document, span)
    read = study.readings.of(shown.text, study.segmenter.words(shown.text), _script(document))
    placed = ((shown.to_document(Span(syllable.start, syllable.end)), syllable.pinyin) for syllable in read)
    return tuple(Syllable(place.start, place.end, pinyin) for place, pinyin in placed)


def reading_at(study: Study, document: Document, span: Span) -> str:
    """How the word at `span` is read where it stands, by the words around it; "" when nothing is known."""
    shown = _surroundings(document, span.start)
    place = shown.to_document(Span(0, len(shown.text)))
    return " ".join(one.pinyin for one in syllables(study, document, place) if span.contains(one.start))


def _surroundings(document: Document, offset: int) -> Surface:
    """The surface of the sentence at `offset`, or of its line where no sentence stands (a heading, a hidden line)."""
    number = document.segment_at(offset)
    if number >= 0 and document.segments[number].span.contains(offset):
        start, end = document.segments[number].span
    else:
        start = document.text.rfind("\n", 0, offset) + 1
        end = document.text.find("\n", offset)
        end = len(document.text) if end < 0 else end
    # A text without sentence ends is one endless segment; a word needs no more than its neighbourhood.
    return surface(document, Span(max(start, offset - _NEIGHBOURHOOD), min(end, offset + _NEIGHBOURHOOD)))


def _word_at(study: Study, text: str, position: int) -> Word | None:
    return next((word for word in study.segmenter.words(text) if word.start <= position < word.end), None)


def _parts(study: Study, shown: Surface, whole: Match, script: str | None) -> tuple[Found, ...]:
    inner = study.dictionary.parts(whole.word, script)
    return tuple(_found(shown, Match(whole.start + m.start, whole.start + m.end, m.word, m.entries)) for m in inner)


def _found(shown: Surface, match: Match) -> Found:
    return Found(shown.to_document(Span(match.start, match.end)), match.word, match.entries)


def _script(document: Document) -> str | None:
    """ "Hans" or "Hant" out of a language tag such as zh-Hant-TW; None for plain zh."""
    return next((part for part in document.language.split("-") if part in ("Hans", "Hant")), None)
