"""Word lists that were changed at the same time, put together word by word: nobody's word, note or answer is lost."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any, Final

from reader.study.word_list import Key, StudyWord, WordList

_FIELDS: Final = tuple(item.name for item in fields(StudyWord) if item.name not in ("simplified", "pinyin"))


def merged(base: WordList, ours: WordList, theirs: WordList) -> WordList:
    """Both lists' changes since `base`. A word that one changed and the other removed stays; of two notes both stay,
    of two other values ours.
    """
    if ours is base or ours.words == theirs.words:
        return theirs
    if theirs is base:
        return ours
    old, their = _by_key(base), _by_key(theirs)
    kept = [_word(old.get(word.key), word, their.get(word.key)) for word in ours.words]
    own = {word.key for word in ours.words}
    kept += [_word(old.get(word.key), None, word) for word in theirs.words if word.key not in own]
    return WordList(tuple(word for word in kept if word is not None))


def _by_key(words: WordList) -> dict[Key, StudyWord]:
    return {word.key: word for word in words.words}


def _word(base: StudyWord | None, ours: StudyWord | None, theirs: StudyWord | None) -> StudyWord | None:
    if ours == theirs or theirs == base:
        return ours
    if ours == base:
        return theirs
    if ours is None or theirs is None:
        return ours or theirs
    return _both(base or StudyWord(ours.simplified, pinyin=ours.pinyin), ours, theirs)


def _both(base: StudyWord, ours: StudyWord, theirs: StudyWord) -> StudyWord:
    """A word that was changed on both sides, field by field."""
    values: dict[str, Any] = {name: _value(name, base, ours, theirs) for name in _FIELDS}
    return replace(ours, **values)


def _value(name: str, base: StudyWord, ours: StudyWord, theirs: StudyWord) -> Any:
    before, own, their = (getattr(word, name) for word in (base, ours, theirs))
    if own == before:
        return their
    if name == "note" and their not in (before, "") and their not in own:
        return f"{own}\n{their}".strip()
    return own
