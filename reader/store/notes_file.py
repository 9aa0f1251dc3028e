"""The notes file as a value: header, one line per item, and the annotations that the lines say.

The form: UTF-8, no byte order mark, one item a line, sorted by id, and no line that changes with every save, so that it
diffs, merges, and can be salvaged line by line. See docs/decisions on the notes file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Final

from reader.core.annotation import Annotation
from reader.store.json_text import JsonError, read_json, write_json

FORMAT: Final = "duidu-notes"
# A newer minor version only adds members; a newer major one may change what they mean.
SCHEMA: Final = (1, 0)

_EMPTY: Final[Mapping[str, Any]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class NotesFile:
    """What a notes file holds. `header` has every member but the format, the schema and the items.

    `lines` holds every item as its line of the file, tombstones and items that this version cannot show among them;
    `annotations` those that it can show. Both by id.
    """

    schema: tuple[int, int] = SCHEMA
    header: Mapping[str, Any] = field(default_factory=lambda: _EMPTY)
    lines: Mapping[str, bytes] = field(default_factory=lambda: _EMPTY)
    annotations: Mapping[str, Annotation] = field(default_factory=lambda: _EMPTY)

    @property
    def is_newer(self) -> bool:
        """True for a major version that this program does not know: it is shown, never written."""
        return self.schema[0] > SCHEMA[0]


def serialise(file: NotesFile) -> Iterator[bytes]:
    """The bytes of the file in pieces of some hundred kilobytes."""
    schema = max(file.schema, SCHEMA)
    first = write_json({"format": FORMAT, "schema": list(schema)}).removesuffix("}")
    head = [first, *(f"{write_json(key)}: {write_json(value)}" for key, value in sorted(file.header.items()))]
    yield (",\n".join([*head, '"items": [']) + "\n").encode("utf-8")
    lines = [file.lines[ident] for ident in sorted(file.lines)]
    for start in range(0, len(lines), 1000):
        last = start + 1000 >= len(lines)
        yield b",\n".join(lines[start : start + 1000]) + (b"\n" if last else b",\n")
    yield b"]}\n"


def item_line(raw: Mapping[str, Any]) -> bytes:
    """The line of one item, proven to say the same when it is read. Raises JsonError or ValueError when it does not."""
    text = write_json(raw)
    if write_json(read_json(text)) != text:
        raise JsonError(f"item {raw.get('id')!r} does not survive being written")
    return text.encode("utf-8")
