"""The text of a word card: entries with their readings, glosses with links, shorter words, as simple escaped HTML."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from html import escape
from typing import Final
from urllib.parse import quote, unquote

from reader.core.messages import tr
from reader.study.characters import CharacterFacts
from reader.study.entry import Entry
from reader.study.glosses import is_measure, links
from reader.study.levels import TOP
from reader.study.pinyin import marked, marked_word, syllables, tone, zhuyin_word
from reader.workflow.study import Found

# A card is no dictionary page: of a word with more meanings or entries the first are shown.
MOST_GLOSSES: Final = 12
MOST_ROWS: Final = 30
_BRIEF: Final = 3


def spoken(pinyin: str, form: str) -> str:
    """A numbered reading in the reader's form: "pinyin", "numbers" or "zhuyin"."""
    if form == "zhuyin":
        return zhuyin_word(pinyin)
    return pinyin if form == "numbers" else marked_word(pinyin)


@lru_cache(maxsize=4096)
def spoken_syllable(pinyin: str, form: str) -> str:
    """One syllable in the reader's form, for above a character."""
    if form == "pinyin":
        return " ".join(map(marked, syllables(pinyin)))
    return spoken(pinyin, form)


def tone_of(pinyin: str) -> int:
    """The tone by which a syllable is coloured; 0 for more than one."""
    parts = syllables(pinyin)
    return tone(parts[0]) if len(parts) == 1 else 0


def link_to(word: str) -> str:
    """The address of a word in a card."""
    return f"word:{quote(word)}"


def linked(address: str) -> tuple[str, str]:
    """What an address of a card means: ("word", 宽带) or ("reading", kuan1 dai4)."""
    kind, _, value = address.partition(":")
    return kind, unquote(value)


def entries_html(entries: Sequence[Entry], form: str, script: str | None) -> str:
    """Entries one below the other. Where there are several, each has its reading, a link by which it is chosen."""
    parts = []
    sources = len({entry.source for entry in entries})
    for entry in entries[:MOST_ROWS]:
        head = ""
        if len(entries) > 1 and entry.pinyin:
            head = f'<a href="reading:{quote(entry.pinyin)}">{escape(spoken(entry.pinyin, form))}</a>'
        source = f" <small>{escape(entry.source)}</small>" if sources > 1 else ""
        body = "; ".join(_gloss(gloss, form, script) for gloss in entry.glosses[:MOST_GLOSSES] if not is_measure(gloss))
        measures = "".join(_measures(gloss, form, script) for gloss in entry.glosses if is_measure(gloss))
        parts.append(f"<p>{head}{source}{'<br>' if head else ''}{body}{measures}</p>")
    return "".join(parts)


def facts_html(facts: CharacterFacts, levels: Iterable[tuple[str, int]]) -> str:
    """One line on a character: radical, strokes, components, rank and examinations; "" when nothing is known."""
    parts = []
    if facts.radical:
        parts.append(tr("Radical {radical} + {count}", radical=facts.radical, count=facts.rest))
    if facts.strokes:
        parts.append(tr("Strokes: {count}", count=facts.strokes))
    if facts.components:
        parts.append(facts.components)
    if facts.rank:
        parts.append(tr("Frequency rank: {rank}", rank=facts.rank))
    parts += (f"{name}: {level_name(level)}" for name, level in levels)
    return f"<p>{escape(' · '.join(parts))}</p>" if parts else ""


def level_name(level: int) -> str:
    """A level as it is called; the three highest share one list."""
    return "7–9" if level == TOP else str(level)


def rows_html(title: str, found: Iterable[Found], form: str, script: str | None) -> str:
    """Words with their first meanings, each a link; "" when there are none."""
    rows = []
    for item in list(found)[:MOST_ROWS]:
        entry = item.entries[0] if item.entries else None
        rows.append(row_html(entry.headword(script) if entry else item.word, entry, form, script))
    return f"<p><small>{escape(title)}</small></p>{''.join(rows)}" if rows else ""


def row_html(word: str, entry: Entry | None, form: str, script: str | None) -> str:
    """One line: the word as a link, how it is read, what it means in brief."""
    reading = escape(spoken(entry.pinyin, form)) if entry else ""
    meanings = [gloss for gloss in entry.glosses if not is_measure(gloss)] if entry else []
    brief = "; ".join(_gloss(gloss, form, script) for gloss in meanings[:_BRIEF])
    return f'<p><a href="{link_to(word)}">{escape(word)}</a> {reading}<br>{brief}</p>'


def plain_summary(word: str, entries: Sequence[Entry], form: str) -> str:
    """What a screen reader says of a word."""
    if not entries:
        return tr("{word}: not in the dictionary", word=word)
    said = "; ".join(gloss for gloss in entries[0].glosses if not is_measure(gloss))
    return f"{word}, {spoken(entries[0].pinyin, form)}: {said}"


def plain_answers(word: str, entries: Sequence[Entry], form: str, script: str | None) -> str:
    """What a screen reader says of an English word: the first Chinese words that mean it."""
    if not entries:
        return plain_summary(word, (), form)
    said = (f"{entry.headword(script)} {spoken(entry.pinyin, form)}" for entry in entries[:_BRIEF])
    return f"{word}: {', '.join(said)}"


def _measures(gloss: str, form: str, script: str | None) -> str:
    return f"<br><small>{escape(tr('Measure words:'))} {_gloss(gloss.removeprefix('CL:'), form, script, 'CL:')}</small>"


def _gloss(gloss: str, form: str, script: str | None, cut: str = "") -> str:
    """A gloss with the words that it points to as links, in the script that is read."""
    whole, out, position = cut + gloss, "", len(cut)
    for link in links(whole):
        word = link.traditional if script == "Hant" else link.simplified
        reading = f" {escape(spoken(link.pinyin, form))}" if link.pinyin else ""
        out += escape(whole[position : link.span.start]) + f'<a href="{link_to(word)}">{escape(word)}</a>{reading}'
        position = link.span.end
    return out + escape(whole[position:])
