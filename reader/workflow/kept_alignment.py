"""Kept alignments: what the aligner made round the beads of a person, so that opening the text again shows it as it was.

A file in the cache folder, named by a hash of what it holds; the note that says "realigned" has the name. Beads are kept
as spans of the text, so that sentences that were split or joined since do no harm. Without the file the aligner is asked.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from reader.core.bitext import Bead, Bitext, SectionPair
from reader.core.document import SIDES, Document
from reader.core.spans import Span
from reader.core.task import Progress, Task
from reader.workflow.alignment_notes import places_of, run_of
from reader.workflow.folders import cache_folder

MOST_FILES: Final = 40
# Beads in one line of the file: reading a line holds up the window for a millisecond or two.
CHUNK: Final = 500
_NAME: Final = re.compile(r"[0-9a-f]{64}")
_WRITING: Final = Progress("Keeping what was changed")
_READING: Final = Progress("Applying your corrections of the alignment")

Remembered = tuple[tuple[SectionPair, ...], list[Bead]]


def keep_alignment(bitext: Bitext) -> Task[str]:
    """Write down the alignment, but for what was put together by hand; the name to find it by ("": it cannot be written)."""
    head = {"texts": [_mark(bitext.document(side)) for side in SIDES], "sections": _sections(bitext)}
    lines = [_line(head)]
    beads = [bead for bead in bitext.alignment.beads if bead.status != "edited"]
    for start in range(0, len(beads), CHUNK):
        lines.append(_line([_values(bitext, bead) for bead in beads[start : start + CHUNK]]))
        yield _WRITING
    name = hashlib.sha256(b"".join(lines)).hexdigest()
    return name if _written(lines, _place(name)) else ""


def kept_alignment(name: object, bitext: Bitext) -> Task[Remembered | None]:
    """The sections and the beads that were kept by that name, as far as their words are whole sentences now.

    None when they are not there, or were of another text.
    """
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        return None
    lines = _read(_place(name), name)
    if not lines or (head := json.loads(lines[0]))["texts"] != [_mark(bitext.document(side)) for side in SIDES]:
        return None
    beads: list[Bead] = []
    for line in lines[1:]:
        beads += (bead for values in json.loads(line) if (bead := _bead(bitext, *values)))
        yield _READING
    return tuple(SectionPair(*values) for values in head["sections"]), beads


def _values(bitext: Bitext, bead: Bead) -> list[Any]:
    return [*(span for _, span in places_of(bitext, bead)), bead.score, bead.evidence]


def _bead(bitext: Bitext, zh: Sequence[int], en: Sequence[int], score: float, evidence: Sequence[str]) -> Bead | None:
    runs = run_of(bitext.zh, Span(*zh)), run_of(bitext.en, Span(*en))
    if runs[0] is None or runs[1] is None or not (runs[0] or runs[1]):
        return None
    return Bead(runs[0], runs[1], score, 0, "auto", tuple(evidence))


def _sections(bitext: Bitext) -> list[list[int | None]]:
    return [[pair.zh, pair.en, pair.level] for pair in bitext.alignment.sections]


def _mark(document: Document) -> str:
    """A hash of a text and its sections and paragraphs, whatever its sentences are."""
    mark = hashlib.sha256(document.text.encode("utf-8", "surrogatepass"))
    mark.update(repr([(item.level, item.heading, item.first) for item in document.sections]).encode())
    for item in document.paragraphs:
        mark.update(b"%d %d %d " % (item.start, item.end, item.section))
    return mark.hexdigest()


def _line(value: object) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode() + b"\n"


def _place(name: str) -> Path:
    return cache_folder() / "realigned" / name


def _read(place: Path, name: str) -> list[bytes]:
    """The lines of a file that holds what its name says; none otherwise."""
    try:
        data = place.read_bytes()
        place.touch()
    except OSError:
        return []
    return data.splitlines() if hashlib.sha256(data).hexdigest() == name else []


def _written(lines: Sequence[bytes], place: Path) -> bool:
    with contextlib.suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        own = place.with_suffix(f".{os.getpid()}")
        own.write_bytes(b"".join(lines))
        own.replace(place)
        files = sorted(place.parent.iterdir(), key=lambda file: file.stat().st_mtime)
        for old in files[:-MOST_FILES]:
            old.unlink()
        return True
    return False
