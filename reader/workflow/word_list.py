"""The reader's word list: how a word gets into it from a text or a file, and how it leaves for other programs."""

from __future__ import annotations

import csv
import io
import time
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from reader.core.bitext import Bitext
from reader.core.errors import InputError
from reader.core.spans import Span
from reader.core.surface import surface_text
from reader.study.anki import FIELDS, fields_of, write_apkg
from reader.study.glosses import is_measure
from reader.study.word_list import StudyWord, WordList, known_words, with_words
from reader.workflow.study import Found

_DECK: Final = "Duidu"
# More glosses than this are no help on a card.
_GLOSSES: Final = 6
# A spreadsheet takes a cell that begins so for a formula; an apostrophe in front makes it text.
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "'")


def word_from(found: Found, bitext: Bitext, note: str = "", now: datetime | None = None) -> StudyWord:
    """A word for the list out of a look-up in the Chinese text: its first entry, and the pair of sentences it stands in."""
    entry = found.entries[0] if found.entries else None
    zh, en = _pair(bitext, found.span.start)
    return StudyWord(
        entry.simplified if entry else found.word,
        entry.traditional if entry else found.word,
        entry.pinyin if entry else "",
        "; ".join([gloss for gloss in entry.glosses if not is_measure(gloss)][:_GLOSSES]) if entry else "",
        zh=zh,
        en=en,
        note=note,
        source=bitext.zh.title_text or bitext.en.title_text,
        added=(now or datetime.now(UTC)).strftime("%Y-%m-%dT%H:%M:%SZ"),
    )


def import_known(words: WordList, path: Path) -> WordList:
    """The list with the words of a text file or table added as known; words that it has already stay as they are.

    Raises InputError when the file cannot be read or holds no Chinese word.
    """
    try:
        found = known_words(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            "{name} cannot be read.", "Save it as text in UTF-8, with one word a line.", name=path.name
        ) from error
    if not found:
        raise InputError("There is no Chinese word in {name}.", "It should hold one word a line.", name=path.name)
    have = {word.simplified for word in words.words} | {word.traditional for word in words.words}
    return with_words(words, (word for word in found if word.simplified not in have))


def export_words(words: Iterable[StudyWord], path: Path) -> None:
    """Write words as an Anki package (.apkg), a table (.csv) or a tab-separated table (.tsv, .txt), by the suffix of `path`.

    Raises InputError for another suffix or when the file cannot be written.
    """
    suffix = path.suffix.lower()
    try:
        if suffix == ".apkg":
            write_apkg(path, _DECK, words, int(time.time()))
        elif suffix in (".csv", ".tsv", ".txt"):
            # A spreadsheet needs the byte order mark to see UTF-8; Anki reads it as well.
            text = _table(words, "," if suffix == ".csv" else "\t")
            path.write_text(text, encoding="utf-8-sig", newline="")
        else:
            raise InputError(
                "Words cannot be written as {suffix}.", "Choose .apkg, .csv or .tsv.", suffix=suffix or path.name
            )
    except OSError as error:
        raise InputError(
            "{name} cannot be written: {reason}.", "Choose another folder.", name=path.name, reason=error.strerror
        ) from error


def _pair(bitext: Bitext, offset: int) -> tuple[str, str]:
    """The Chinese and the English of the bead at a position of the Chinese text; "" where there is none."""
    segment = bitext.zh.segment_at(offset)
    if segment < 0 or not bitext.zh.segments[segment].span.contains(offset) or not bitext.alignment.beads:
        return "", ""
    bead = bitext.alignment.beads[bitext.alignment.bead_of("zh", segment)]
    sides = []
    for side in ("zh", "en"):
        document, run = bitext.document(side), bead.run(side)
        spans = [document.segments[i].span for i in run.indices()]
        sides.append(surface_text(document, Span(spans[0].start, spans[-1].end)) if spans else "")
    return sides[0], sides[1]


def _table(words: Iterable[StudyWord], delimiter: str) -> str:
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow((*FIELDS, "Status", "Added"))
    for word in words:
        cells = (*fields_of(word), word.status, word.added)
        writer.writerow([f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in cells])
    return buffer.getvalue()
