"""Reading the bytes of a notes file. Damage in one place never hides what stands in another.

A good file is read line by line, one item at a time. A file that another program laid out differently is read as a whole. A
damaged one is salvaged: every item that can still be read is, and the rest is reported, never taken for nothing.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from json import JSONDecoder
from time import monotonic
from typing import Any, Final

from reader.core import collector
from reader.core.annotation import Annotation
from reader.core.spans import Span
from reader.core.task import Progress, Task
from reader.store.annotation_json import ItemError, read_annotation
from reader.store.json_text import JsonError, read_json
from reader.store.migrate import migrate_header, migrate_item
from reader.store.notes_file import FORMAT, SCHEMA, NotesFile, item_line
from reader.store.quick_lines import quick_items
from reader.store.revision import digest, is_gone

# A salvage that reads object by object gives up after so many failures: each may cost a look at the whole rest.
_ATTEMPTS: Final = 20_000
_BLOCK: Final = 1 << 18


@dataclass(frozen=True, slots=True)
class Parsed:
    """A notes file as read. `lost` says where something could not be read at all, `unshown` names items that are kept in
    the file but that this version cannot show. `canonical`: writing it again gives the same bytes.
    """

    file: NotesFile
    lost: tuple[str, ...] = ()
    unshown: tuple[str, ...] = ()

    @property
    def damaged(self) -> bool:
        return bool(self.lost)


@dataclass(slots=True)
class _Reading:
    """What was collected so far."""

    schema: tuple[int, int] = SCHEMA
    header: dict[str, Any] = field(default_factory=dict)
    lines: dict[str, bytes] = field(default_factory=dict)
    annotations: dict[str, Annotation] = field(default_factory=dict)
    lost: list[str] = field(default_factory=list)
    unshown: list[str] = field(default_factory=list)

    def take_header(self, raw: Any) -> bool:
        """The header; False when it is none."""
        schema = _schema_of(raw)
        if schema is None or raw.get("format") != FORMAT:
            return False
        self.schema = schema
        header = migrate_header(raw, self.schema[0])
        self.header = {key: value for key, value in header.items() if key not in ("format", "schema", "items")}
        return True

    def take(self, raw: Any, line: bytes | None, where: str) -> None:
        """One item. `line` is its canonical line when it is known to be that."""
        if not isinstance(raw, dict) or not isinstance(raw.get("id"), str) or not raw["id"]:
            self.lost.append(f"{where}: an item without an id")
            return
        if self.schema[0] < SCHEMA[0]:
            raw, line = migrate_item(raw, self.schema[0]), None
        ident = raw["id"]
        line = line or item_line(raw)
        if self.lines.get(ident) == line:
            return
        if ident in self.lines:
            ident = f"{ident}~{digest(raw)}"
            raw = {**raw, "conflict_of": raw["id"], "id": ident}
            line = item_line(raw)
        self.lines[ident] = line
        if is_gone(raw):
            return
        try:
            self.annotations[ident] = read_annotation(raw)
        except ItemError as error:
            self.unshown.append(f"{where}: {error}")

    def result(self) -> Parsed:
        file = NotesFile(self.schema, self.header, self.lines, self.annotations)
        return Parsed(file, tuple(self.lost), tuple(self.unshown))


def parse(data: bytes) -> Task[Parsed]:
    """Read a notes file. Never raises for what the bytes are: what is no notes file at all is a damaged one."""
    reading = _Reading()
    split = _split(data)
    if split is not None and _try_header(reading, split[0]):
        with collector.paused():
            yield from _read_items(reading, data, split[1])
        return reading.result()
    text = _decoded(data)
    whole = _try_whole(text)
    if whole is not None:
        yield from _read_whole(reading, whole)
    else:
        yield from _salvage(reading, text)
    return reading.result()


def _split(data: bytes) -> tuple[str, Span] | None:
    """The header and where the items are in a file in the canonical layout, else None."""
    opening, closing = b'\n"items": [\n', b"]}\n"
    cut = data.find(opening)
    # An item may end like the file does: only a line of its own closes it.
    if cut < 0 or not data.endswith(b"\n" + closing) or b"\r" in data:
        return None
    start = cut + len(opening)
    try:
        header = data[:start].decode("utf-8") + "]}"
    except UnicodeDecodeError:
        return None
    return header, Span(start, max(start, len(data) - len(closing) - 1))


def _try_header(reading: _Reading, text: str) -> bool:
    try:
        return reading.take_header(read_json(text))
    except JsonError:
        return False


def _read_items(reading: _Reading, data: bytes, items: Span) -> Task[None]:
    """Read the items block by block: splitting or searching all of a large file at once would stop every thread."""
    then, number = monotonic(), 0
    for block in _blocks(data, items):
        lines = block.split(b",\n")
        quick = quick_items(block, lines) if reading.schema[0] == SCHEMA[0] else None
        _read_lines(reading, lines, quick or [None] * len(lines), number)
        number += len(lines)
        if monotonic() - then > 0.02:
            yield Progress("Reading the notes", number)
            then = monotonic()


def _blocks(data: bytes, items: Span) -> Iterator[bytes]:
    """The items in blocks of some whole ones, without the commas between the blocks."""
    start = items.start
    while start < items.end:
        cut = data.rfind(b",\n", start, min(start + _BLOCK, items.end)) if start + _BLOCK < items.end else items.end
        if cut < 0:  # an item that is larger than a block
            cut = data.find(b",\n", start, items.end)
            cut = items.end if cut < 0 else cut
        yield data[start:cut]
        start = cut + 2


def _read_lines(reading: _Reading, lines: Sequence[bytes], items: Sequence[Annotation | None], before: int) -> None:
    """Take lines with the items that they say, as far as those are known."""
    known, shown = reading.lines, reading.annotations
    found = {item.id: item for item in items if item and item.id}
    if len(found) == len(lines) and known.keys().isdisjoint(found):
        known.update(zip(found, lines, strict=True))
        shown.update(found)
        return
    for number, (line, item) in enumerate(zip(lines, items, strict=True), before + 1):
        if item is None or not item.id or item.id in known:
            _read_line(reading, line, f"item {number}")
        else:
            known[item.id], shown[item.id] = line, item


def _read_line(reading: _Reading, line: bytes, where: str) -> None:
    if b"\n" in line:
        reading.lost.append(f"{where}: the comma after it is missing")
        for part in line.split(b"\n"):
            _read_line(reading, part.removesuffix(b","), where)
        return
    try:
        raw = read_json(line.decode("utf-8"))
    except ValueError as error:
        reading.lost.append(f"{where}: {error}")
    else:
        reading.take(raw, line, where)


def _decoded(data: bytes) -> str:
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    # What is not UTF-8 becomes U+FFFD and makes its line unreadable, or shows in the note: either way it is seen.
    return data.decode("utf-8", errors="replace")


def _try_whole(text: str) -> dict[str, Any] | None:
    try:
        whole = read_json(text)
    except JsonError:
        return None
    good = (
        isinstance(whole, dict)
        and whole.get("format") == FORMAT
        and _schema_of(whole) is not None
        and isinstance(whole.get("items"), list)
    )
    return whole if good and "\ufffd" not in text else None


def _read_whole(reading: _Reading, whole: dict[str, Any]) -> Task[None]:
    reading.take_header(whole)
    for number, raw in enumerate(whole["items"], 1):
        try:
            reading.take(raw, None, f"item {number}")
        except ValueError as error:
            reading.lost.append(f"item {number}: {error}")
        if number % 100 == 0:
            yield Progress("Reading the notes", number, len(whole["items"]))


def _salvage(reading: _Reading, text: str) -> Task[None]:
    """Every item that can be read from a damaged file: line by line, and inside a bad line object by object."""
    reading.lost.append("the file is damaged")
    _salvage_header(reading, text)
    attempts = _ATTEMPTS
    for number, line in enumerate(text.split("\n"), 1):
        if number % 100 == 0:
            yield Progress("Saving what can be saved of the notes", number)
        stripped = line.strip().removesuffix(",")
        if not stripped.startswith("{"):
            continue
        try:
            _take_salvaged(reading, read_json(stripped), number)
        except ValueError as error:
            reading.lost.append(f"line {number}: {error}")
    if not reading.lines:
        for raw in _objects(text, attempts):
            _take_salvaged(reading, raw, 0)


def _salvage_header(reading: _Reading, text: str) -> None:
    head = text.partition('"items"')[0].rstrip().removesuffix(",")
    if not _try_header(reading, head + "}"):
        reading.lost.append("the head of the file cannot be read")


def _take_salvaged(reading: _Reading, raw: Any, number: int) -> None:
    if isinstance(raw, dict) and isinstance(raw.get("id"), str) and ("motivation" in raw or is_gone(raw)):
        reading.take(raw, None, f"line {number}")


_OPENING = re.compile(r"\{")


def _objects(text: str, attempts: int) -> Iterator[dict[str, Any]]:
    """The JSON objects in a text that have an id, wherever they stand."""
    decoder, position = JSONDecoder(), 0
    while attempts and (opening := _OPENING.search(text, position)):
        position = opening.start()
        try:
            _, end = decoder.raw_decode(text, position)
            raw = read_json(text[position:end])
        except (ValueError, RecursionError):
            attempts -= 1
            position += 1
            continue
        if isinstance(raw, dict) and "id" in raw:
            yield raw
            position = end
        else:
            position += 1


def _schema_of(raw: Any) -> tuple[int, int] | None:
    schema = raw.get("schema") if isinstance(raw, dict) else None
    if isinstance(schema, list) and len(schema) >= 2 and all(type(part) is int and part >= 0 for part in schema[:2]):
        return schema[0], schema[1]
    return None
