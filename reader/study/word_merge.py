"""Word lists that were changed at the same time, put together word by word: nobody's word, note or answer is lost."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any, Final

from reader.study.word_list import StudyWord, WordList

_FIELDS: Final = tuple(item.name for item in fields(StudyWord) if item.name not in ("simplified", "pinyin"))


def merged(base: WordList, ours: WordList, theirs: WordList) -> WordList:
    """Both lists' changes since `base`. A word that one changed and the other removed stays; of two notes both stay,
    of two other values ours.
    """
    if ours is base or ours.words == theirs.words:
        return theirs
    if theirs is base:
        return ours
    old, own, their = base.by_key, ours.by_key, theirs.by_key
    kept = {key: _word(old.get(key), word, their.get(key)) for key, word in own.items()}
    kept |= {key: _word(old.get(key), None, word) for key, word in their.items() if key not in own}
    return WordList.of({key: word for key, word in kept.items() if word is not None})


def _word(base: StudyWord | None, ours: StudyWord | None, theirs: StudyWord | None) -> StudyWord | None:
    # Most are the very same; to compare the fields of many thousand words takes long enough to be felt.
    if ours is theirs or theirs is base or ours == theirs or theirs == base:
        return ours
    if ours is base or ours == base:
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
