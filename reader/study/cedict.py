"""The CC-CEDICT format, `繁體 简体 [pin1 yin1] /gloss/gloss/`, plain or gzipped: entries out of lines, lines out of a file.

Both versions of the format are read; in the second the reading stands in double brackets, without spaces.
"""

from __future__ import annotations

import gzip
import io
import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Final

from reader.core.errors import InputError
from reader.study.entry import Entry

_LINE: Final = re.compile(r"(\S+) (\S+) (?:\[\[([^\]]*)\]\]|\[([^\]]*)\]) /(.+)/\s*$")
_SYLLABLE_END: Final = re.compile(r"(?<=\d)(?=[^\s\d])")
# A line beyond this is no dictionary entry (the longest real one has 1,200 characters); reading it whole could fill memory.
_LONGEST_LINE: Final = 20_000
# How many lines are looked at before a file may be refused as no dictionary.
_PROBE: Final = 400


def parse_line(line: str, source: str = "") -> Entry | None:
    """The entry of one line; None for a comment, a blank line or one that is not in the format."""
    if line.startswith("#"):
        return None
    match = _LINE.match(line)
    if not match:
        return None
    traditional, simplified, joined, spaced, glosses = match.groups()
    pinyin = _SYLLABLE_END.sub(" ", joined) if spaced is None else spaced
    return Entry(traditional, simplified, pinyin, tuple(filter(None, glosses.split("/"))), source)


def entry_line(entry: Entry) -> str:
    """`entry` as a line of the format (its first version)."""
    return f"{entry.traditional} {entry.simplified} [{entry.pinyin}] /{'/'.join(entry.glosses)}/"


def read_entries(path: Path, name: str) -> Iterator[tuple[int, Entry | None]]:
    """For each line the number of bytes of the file read so far, and its entry if it holds one.

    Raises InputError when the file is damaged or holds nothing of the format.
    """
    try:
        with path.open("rb") as raw:
            seen = good = 0
            for line in _lines(raw):
                entry = parse_line(line, name)
                seen += bool(line.strip()) and not line.startswith("#")
                good += entry is not None
                if seen == _PROBE and good * 2 < seen:
                    raise _no_dictionary(path)
                yield raw.tell(), entry
            if not good:
                raise _no_dictionary(path)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise InputError(
            "The dictionary file {name} is damaged.", "Install or download it again.", name=path.name
        ) from error


def read_characters(path: Path) -> Iterator[Entry]:
    """The entries of single characters alone, ten times as fast as all. Raises InputError when the file is damaged."""
    try:
        with path.open("rb") as raw:
            for line in _lines(raw):
                if line[1:2] == " " and (entry := parse_line(line)):
                    yield entry
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise InputError(
            "The dictionary file {name} is damaged.", "Install or download it again.", name=path.name
        ) from error


def header(path: Path) -> dict[str, str]:
    """The `#! key=value` lines at the head of a file: entries, date, license. Empty when it has none."""
    found: dict[str, str] = {}
    with path.open("rb") as raw:
        for line in _lines(raw):
            if not line.startswith("#"):
                break
            if line.startswith("#!") and "=" in line:
                key, _, value = line[2:].strip().partition("=")
                found[key.strip()] = value.strip()
    return found


def _lines(raw: IO[bytes]) -> Iterator[str]:
    magic = raw.read(2)
    raw.seek(0)
    stream = gzip.GzipFile(fileobj=raw) if magic == b"\x1f\x8b" else raw
    # A byte that is not UTF-8 becomes U+FFFD: one bad line must not cost a whole dictionary.
    text = io.TextIOWrapper(io.BufferedReader(stream), encoding="utf-8-sig", errors="replace")  # type: ignore[type-var]
    while line := text.readline(_LONGEST_LINE):
        yield line
    text.detach()


def _no_dictionary(path: Path) -> InputError:
    return InputError(
        "{name} is not a dictionary in the CC-CEDICT format.",
        "Its lines should look like this: 漢字 汉字 [han4 zi4] /Chinese character/.",
        name=path.name,
    )
