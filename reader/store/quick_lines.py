"""A quicker way to read the ordinary lines of a notes file: straight from bytes to Annotations, without dictionaries.

It answers only for a line that says nothing but what an Annotation holds; for any other (unknown or repeated members,
escapes of surrogates, tombstones, `data`) it returns None and the careful way reads it. Both give equal values.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from typing import Any, Final

from reader.core.annotation import NOTHING, Annotation

# What makes a line one whose members cannot be checked by counting them: an escape that may be a lone surrogate, and white
# space before a colon.
_DOUBTFUL: Final = (b"\\u", b" :", b"\t:")
_PREV: Final = b', "prev": '


def quick_items(block: bytes, lines: Sequence[bytes]) -> list[Annotation | None] | None:
    """The items of `lines`, which stand in `block` with commas between them; None for a line to be read the careful way.

    None for all of them where msgspec is not installed.
    """
    decoder = _decoder()
    if decoder is None:
        return None
    doubtful = [mark for mark in _DOUBTFUL if mark in block]
    try:
        items: Sequence[Annotation | None] = decoder.decode_all(b"[" + block + b"]")
    except decoder.failures:
        items = ()
    if len(items) != len(lines):
        items = [_decoded(decoder, line) for line in lines]
    return [
        item if item and _says_all(line, item) and not any(mark in line for mark in doubtful) else None
        for line, item in zip(lines, items, strict=True)
    ]


def _decoded(decoder: _Decoder, line: bytes) -> Annotation | None:
    try:
        return decoder.decode(line)
    except decoder.failures:
        return None


def _says_all(line: bytes, item: Annotation) -> bool:
    """True when a line says nothing that the item does not hold."""
    return line.count(b'":') == _members(item) and _has_revision(line)


@dataclass(frozen=True, slots=True)
class _Decoder:
    decode: Callable[[bytes], Annotation]
    decode_all: Callable[[bytes], list[Annotation]]
    failures: tuple[type[Exception], ...]


@lru_cache(maxsize=1)
def _decoder() -> _Decoder | None:
    try:
        msgspec: Any = import_module("msgspec")
    except ImportError:
        return None
    failures = (msgspec.MsgspecError, UnicodeDecodeError, RecursionError)
    return _Decoder(msgspec.json.Decoder(Annotation).decode, msgspec.json.Decoder(list[Annotation]).decode, failures)


def _has_revision(line: bytes) -> bool:
    """True when `prev` and `rev` stand in the line, beside each other as they sort."""
    start = line.find(_PREV) + len(_PREV)
    end = start + (4 if line.startswith(b"null", start) else 10)
    return start >= len(_PREV) and line.startswith(b', "rev": ', end)


def _members(item: Annotation) -> int:
    """How many members a line that says just this has, each once; -1 when the item is not of the ordinary kind."""
    if item.data is not NOTHING or item.extra is not NOTHING or not item.id:
        return -1
    # id, motivation, targets, rev and prev stand in every line.
    count = 5 + (item.replacement is not None) + (item.reply_to is not None)
    count += bool(item.body) + bool(item.tags) + bool(item.author) + bool(item.created) + bool(item.modified)
    count += item.color is not None
    for target in item.targets:
        place = target.selector
        if target.extra is not NOTHING or not 0 <= place.start <= place.end < 1 << 62:
            return -1
        count += 7 + (target.fit != "exact")
    return count
