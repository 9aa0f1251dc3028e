"""The words that a reader collects: values, pure edits of them, and their JSON form.

A word is known by its simplified form and its reading. What a newer version stores beside these fields is kept as it is.
"""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import Any, Final, Literal, get_args

from reader.study.review import Grade, Schedule, graded, is_due

Status = Literal["new", "learning", "known"]
STATUSES: Final[tuple[Status, ...]] = get_args(Status)
Key = tuple[str, str]

# A word remembered over three weeks counts as known.
_KNOWN_AFTER: Final = 21
_HEAD: Final = '{"format": "duidu-words", "version": 1, "words": ['
_FOOT: Final = "]}"
_AT_ONCE: Final = 200  # lines
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_NOTHING: Final[Mapping[str, Any]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class StudyWord:
    """`zh` and `en` are the sentence pair in which the word was met, `source` the title of the text, `added` UTC, ISO 8601."""

    simplified: str
    traditional: str = ""
    pinyin: str = ""
    meaning: str = ""
    status: Status = "new"
    zh: str = ""
    en: str = ""
    note: str = ""
    source: str = ""
    added: str = ""
    schedule: Schedule = field(default_factory=Schedule)
    extra: Mapping[str, Any] = field(default_factory=lambda: _NOTHING)

    @property
    def key(self) -> Key:
        return self.simplified, self.pinyin


@dataclass(frozen=True)
class WordList:
    """The words in the order in which they were added; keys are unique."""

    words: tuple[StudyWord, ...] = ()

    @staticmethod
    def of(by_key: dict[Key, StudyWord]) -> WordList:
        """The list of these words; it keeps the mapping, so that an edit of many thousand words need not make it anew."""
        words = WordList(tuple(by_key.values()))
        words.__dict__["by_key"] = by_key
        return words

    @cached_property
    def by_key(self) -> dict[Key, StudyWord]:
        """The words by what they are known by; not to be changed."""
        return {word.key: word for word in self.words}

    def status_of(self) -> dict[str, Status]:
        """The status of every form, simplified and traditional, for tinting a text. The best known reading counts."""
        found: dict[str, Status] = {}
        for status in STATUSES:
            words = [word for word in self.words if word.status == status]
            found.update(dict.fromkeys([word.simplified for word in words], status))
            found.update(dict.fromkeys([word.traditional for word in words], status))
        found.pop("", None)
        return found

    def due(self, today: date) -> tuple[StudyWord, ...]:
        """The words to review, the longest overdue first, new ones last. Known words are left alone until their day."""
        day = today.isoformat()
        waiting = [word for word in self.words if is_due(word.schedule, day) and not _rests(word)]
        met = [word for word in waiting if word.schedule.due]
        return (*sorted(met, key=_due_day), *(word for word in waiting if not word.schedule.due))


def with_words(words: WordList, items: Iterable[StudyWord]) -> WordList:
    """`items` added, each taking the place of the word with its key."""
    return WordList.of(words.by_key | {item.key: item for item in items})


def without_words(words: WordList, keys: Iterable[Key]) -> WordList:
    """The words with these keys removed; keys that are not there are ignored."""
    kept = dict(words.by_key)
    for key in keys:
        kept.pop(key, None)
    return WordList.of(kept)


def with_status(words: WordList, keys: Iterable[Key], status: Status) -> WordList:
    """These words in another status."""
    return _edited(words, keys, lambda word: word if word.status == status else replace(word, status=status))


def with_note(words: WordList, key: Key, note: str) -> WordList:
    """This word with another note."""
    return _edited(words, [key], lambda word: replace(word, note=note))


def answered(words: WordList, key: Key, grade: Grade, today: date) -> WordList:
    """The list after one review: the word's next day, and its status by how long it is remembered."""
    return _edited(words, [key], lambda word: _answered(word, grade, today))


def known_words(text: str) -> list[StudyWord]:
    """Words out of a list made elsewhere, one a line (the first column of a table), as known."""
    found: dict[str, StudyWord] = {}
    for line in text.splitlines():
        form = line.replace("\t", ",").split(",")[0].strip().strip("\"'\ufeff")
        if any("\u3400" <= character <= "\u9fff" or character >= "\U00020000" for character in form):
            found[form] = StudyWord(form, status="known")
    return list(found.values())


def to_json(words: WordList) -> Iterator[str]:
    """The list as JSON, one word a line, in pieces of some hundred lines. Every piece has a UTF-8 form."""
    yield _HEAD + "\n"
    for start in range(0, len(words.words), _AT_ONCE):
        yield (",\n" if start else "") + ",\n".join(map(_line, words.words[start : start + _AT_ONCE]))
    yield f"\n{_FOOT}\n"


def from_json(text: str) -> WordList:
    """The list that `to_json` wrote; items that cannot be understood are left out. Raises ValueError for another file."""
    return with_words(WordList(), (word for item in _items(text) if (word := _word(item))))


def _items(text: str) -> list[object]:
    lines = text.rstrip().split("\n")
    if lines[0] == _HEAD and lines[-1] == _FOOT:
        # As we write it: line by line, because one call for a long list would hold everything else up.
        with contextlib.suppress(ValueError):
            return [json.loads(line.removesuffix(",")) for line in lines[1:-1] if line]
    data = json.loads(text)
    if not isinstance(data, dict) or data.get("format") != "duidu-words" or not isinstance(data.get("words"), list):
        raise ValueError("no word list")
    return list(data["words"])


def _edited(words: WordList, keys: Iterable[Key], edit: Callable[[StudyWord], StudyWord]) -> WordList:
    held = words.by_key
    return WordList.of(held | {key: edit(held[key]) for key in keys if key in held})


def _due_day(word: StudyWord) -> str:
    return word.schedule.due


def _rests(word: StudyWord) -> bool:
    return word.status == "known" and not word.schedule.due


def _answered(word: StudyWord, grade: Grade, today: date) -> StudyWord:
    schedule = graded(word.schedule, grade, today)
    return replace(word, schedule=schedule, status="known" if schedule.interval >= _KNOWN_AFTER else "learning")


def _line(word: StudyWord) -> str:
    plain = _plain(word)
    line = json.dumps(plain, ensure_ascii=False)
    # A lone surrogate, which a damaged text can hold, has no UTF-8 form.
    return json.dumps(plain) if _SURROGATE.search(line) else line


def _plain(word: StudyWord) -> dict[str, Any]:
    own = {f.name: getattr(word, f.name) for f in fields(word) if f.name not in ("schedule", "extra")}
    schedule = {f.name: getattr(word.schedule, f.name) for f in fields(word.schedule)}
    return {key: value for key, value in own.items() if value} | {"schedule": schedule} | dict(word.extra)


def _word(item: object) -> StudyWord | None:
    if not isinstance(item, dict) or not isinstance(item.get("simplified"), str) or not item["simplified"]:
        return None
    names = {f.name for f in fields(StudyWord)} - {"schedule", "extra"}
    own: dict[str, Any] = {key: value for key, value in item.items() if key in names and isinstance(value, str)}
    if own.get("status") not in STATUSES:
        own.pop("status", None)
    extra = {key: value for key, value in item.items() if key not in names and key != "schedule"}
    return StudyWord(**own, schedule=_schedule(item.get("schedule")), extra=MappingProxyType(extra))


def _schedule(item: object) -> Schedule:
    if not isinstance(item, dict):
        return Schedule()
    due, interval, ease, lapses = (item.get(name) for name in ("due", "interval", "ease", "lapses"))
    return Schedule(
        due if isinstance(due, str) else "",
        interval if isinstance(interval, int) and 0 <= interval < 100_000 else 0,
        float(ease) if isinstance(ease, (int, float)) and 1 <= ease < 10 else 2.5,
        lapses if isinstance(lapses, int) else 0,
    )
