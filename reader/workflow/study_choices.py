"""What a reader corrected about words and readings: kept in a file of its own, for every text that is read."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from reader.store.lock import locked
from reader.study.words import WordChoices
from reader.workflow import folders, state_files

# Seconds; it is written in a moment, and the window waits for it.
_PATIENCE: Final = 0.3
_NONE: Final[Mapping[str, str]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class StudyChoices:
    """Words to take as one or apart, and how words are read (numbered pinyin). A later choice replaces an earlier one."""

    words: WordChoices = field(default_factory=WordChoices)
    readings: Mapping[str, str] = field(default_factory=lambda: _NONE)


def joined(choices: StudyChoices, word: str) -> StudyChoices:
    """`word` is one word from now on."""
    words = choices.words
    return replace(choices, words=WordChoices(words.added | {word}, words.removed - {word}))


def taken_apart(choices: StudyChoices, word: str) -> StudyChoices:
    """`word` is no word from now on, whatever the dictionary says."""
    words = choices.words
    return replace(choices, words=WordChoices(words.added - {word}, words.removed | {word}))


def read_as(choices: StudyChoices, word: str, pinyin: str) -> StudyChoices:
    """`word` is read so from now on; "" gives it back to the dictionary."""
    readings = {known: reading for known, reading in choices.readings.items() if known != word}
    if pinyin:
        readings[word] = pinyin
    return replace(choices, readings=MappingProxyType(readings))


def choices_file() -> Path:
    """The path of the file, whether it exists or not."""
    return folders.data_folder() / "study.json"


def load_choices() -> StudyChoices:
    """The stored choices, or none; a damaged file is set aside, not overwritten."""
    text = state_files.read_text(choices_file())
    try:
        return _parsed(json.loads(text)) if text is not None else StudyChoices()
    except (ValueError, AttributeError, TypeError, RecursionError):
        state_files.set_aside(choices_file())
        return StudyChoices()


def save_choices(choices: StudyChoices, base: StudyChoices | None = None) -> StudyChoices:
    """Write the choices that came of `base`, with what another window chose meanwhile, in one step; what is there now.

    NotesError when another program holds the file for long, OSError when it cannot be written.
    """
    choices_file().parent.mkdir(parents=True, exist_ok=True)
    with locked(str(choices_file()), _PATIENCE):
        if base is not None and choices_file().exists():
            choices = _together(base, choices, load_choices())
        state_files.write_text(choices_file(), _written(choices))
    return choices


def _written(choices: StudyChoices) -> str:
    stored = {
        "added": sorted(choices.words.added),
        "removed": sorted(choices.words.removed),
        "readings": dict(choices.readings),
    }
    text = json.dumps(stored, ensure_ascii=False, indent=1) + "\n"
    # A lone surrogate, which a damaged text can hold, has no UTF-8 form.
    return json.dumps(stored) if any("\ud800" <= character <= "\udfff" for character in text) else text


def _together(base: StudyChoices, ours: StudyChoices, theirs: StudyChoices) -> StudyChoices:
    """What both changed since `base`; of two changes of the same word ours stands."""
    readings = dict(theirs.readings)
    for word in {*base.readings, *ours.readings}:
        if ours.readings.get(word) != base.readings.get(word):
            readings.pop(word, None)
            readings |= {word: ours.readings[word]} if word in ours.readings else {}
    old, own, their = base.words, ours.words, theirs.words
    added = (their.added | (own.added - old.added)) - (old.added - own.added)
    removed = (their.removed | (own.removed - old.removed)) - (old.removed - own.removed)
    words = WordChoices(added - own.removed, removed - own.added)
    return StudyChoices(words, MappingProxyType(readings))


def _parsed(data: dict[str, Any]) -> StudyChoices:
    added, removed = (frozenset(filter(_is_word, data.get(name) or ())) for name in ("added", "removed"))
    readings = {word: reading for word, reading in (data.get("readings") or {}).items() if _is_word(reading)}
    return StudyChoices(WordChoices(added, removed), MappingProxyType(readings))


def _is_word(item: object) -> bool:
    return isinstance(item, str) and bool(item)
