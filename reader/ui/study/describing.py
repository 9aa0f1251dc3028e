"""Describing: what is known of a word that was looked up, put together for the card and the pop-up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reader.script.convert import convert
from reader.study.characters import character_facts
from reader.study.entry import Entry
from reader.ui.looking import Looking
from reader.ui.study import word_html
from reader.ui.study.dictionaries import Dictionaries
from reader.ui.study.word_card import Shown
from reader.workflow.study import LookUp, Study


class Describing:
    """In the script that is shown, with the levels and the readings that the reader chose."""

    def __init__(self, dictionaries: Dictionaries, looking: Looking) -> None:
        self._dictionaries, self._looking = dictionaries, looking

    @property
    def script(self) -> str | None:
        """The script whose forms are shown first: that of the text as it is shown."""
        return "Hans" if self._looking.region == "SC" else "Hant"

    def english(self, study: Study, word: str, answers: tuple[Entry, ...]) -> Shown:
        """Chinese words for an English one."""
        return Shown(english=word, answers=answers, script=self.script, attribution=_attribution(study))

    def chinese(self, study: Study, look: LookUp, reading: str) -> Shown:
        """A Chinese word, read as `reading` ("" when it is not known) where it stands."""
        look = self._by_reading(look, reading)
        entries, levels = look.words[0].entries, self._dictionaries.levels
        level = levels.of(entries[0].simplified) if entries else None
        return Shown(
            look,
            forms=_forms(entries[0], entries[0].headword(self.script)) if entries else (),
            script=self.script,
            region=self._looking.region,
            level=f"{levels.name} {word_html.level_name(level)}" if level else "",
            facts=self._facts(entries, look.words[0].word),
            attribution=_attribution(study),
        )

    def _facts(self, entries: Sequence[Entry], word: str) -> str:
        """What is known of a word that is one character, in the script that is read and its levels."""
        character = entries[0].headword(self.script) if entries else word
        if len(character) != 1:
            return ""
        simplified = entries[0].simplified if entries else word
        levels = [(one.name, level) for one in self._dictionaries.standards if (level := one.of(simplified))]
        return word_html.facts_html(character_facts(character), levels)

    def _by_reading(self, look: LookUp, reading: str) -> LookUp:
        """The entry with the reading that the reader chose for the word comes first, else that with the one it has here."""
        first = look.words[0]
        wanted = (self._dictionaries.choices.readings.get(first.word) or reading).lower()
        if not wanted:
            return look
        ordered = tuple(sorted(first.entries, key=lambda entry: entry.pinyin.lower() != wanted))
        return replace(look, words=(replace(first, entries=ordered), *look.words[1:]))


def _attribution(study: Study) -> str:
    return " · ".join(study.dictionary.attributions)


def _forms(entry: Entry, word: str) -> tuple[tuple[str, str], ...]:
    """How the word is written elsewhere: the other script, and Taiwan's own word where it has one."""
    forms = [("简", entry.simplified), ("繁", entry.traditional), ("臺", convert(entry.simplified, "twp", "hans").text)]
    kept: list[tuple[str, str]] = []
    for label, form in forms:
        if form != word and form not in [shown for _, shown in kept]:
            kept.append((label, form))
    return tuple(kept)
