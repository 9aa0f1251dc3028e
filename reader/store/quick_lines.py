"""A quicker way to read the ordinary lines of a notes file: straight from bytes to Annotations, without dictionaries.

It answers only for a line that says nothing but what an Annotation holds; for any other (unknown or repeated members,
escapes of surrogates, tombstones, nested `data`) it returns None and the careful way reads it. Both give equal values.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from importlib import import_module
from itertools import chain
from operator import attrgetter, le
from typing import Any, Final

from reader.core.annotation import NOTHING, Annotation, Selector, Target

# Read with `map` for all items of a block at once: a loop in Python would take as long as reading the lines.
_GET: Final = {field.name: attrgetter(field.name) for kind in (Annotation, Target, Selector) for field in fields(kind)}
# Members that a line leaves out when they say nothing.
_OPTIONAL: Final = ("color", "replacement", "reply_to", "body", "tags", "author", "created", "modified")
_PLAIN: Final = frozenset((str, int, bool, type(None)))


def quick_items(block: bytes, lines: Sequence[bytes]) -> Sequence[Annotation | None] | None:
    """The items of `lines`, which stand in `block` with commas between them; None for a line to be read the careful way.

    None for all of them where msgspec is not installed.
    """
    decoder = _decoder()
    if decoder is None:
        return None
    if found := _together(decoder, block, len(lines)):
        return found
    live = [line for line in lines if b'"gone"' not in line]
    items: Sequence[Annotation | None] = _together(decoder, b",".join(live), len(live)) or [
        _alone(decoder, line) for line in live
    ]
    if len(live) == len(lines):
        return items
    rest = iter(items)
    return [None if b'"gone"' in line else next(rest) for line in lines]


def _together(decoder: _Decoder, block: bytes, number: int) -> Sequence[Annotation] | None:
    """The items of a block of `number` lines; None when there is anything odd about one of them."""
    data = b"[" + block + b"]"
    try:
        items = decoder.items(data)
        return items if len(items) == number and _say_all(decoder, data, items) else None
    except decoder.failures:
        return None


def _alone(decoder: _Decoder, line: bytes) -> Annotation | None:
    return next(iter(_together(decoder, line, 1) or ()), None)


def _say_all(decoder: _Decoder, data: bytes, items: Sequence[Annotation]) -> bool:
    """True when the lines say nothing that the items do not hold: each known member once, and no other."""
    members = _members(items)
    if members < 0 or (b"\\" in data and b"\\u" in data):  # an escape may be a lone surrogate
        return False
    decoder.revisions(data)  # fails where an item has none
    # Without white space every name is followed by its colon; a note that itself holds `":` only makes the count too large.
    return decoder.minified(data).count(b'":') == members


@dataclass(frozen=True, slots=True)
class _Decoder:
    items: Callable[[bytes], list[Annotation]]
    revisions: Callable[[bytes], object]
    minified: Callable[[bytes], bytes]
    failures: tuple[type[Exception], ...]


@lru_cache(maxsize=1)
def _decoder() -> _Decoder | None:
    try:
        msgspec: Any = import_module("msgspec")
    except ImportError:
        return None
    revisions: Any = list[msgspec.defstruct("Revision", [("rev", int), ("prev", str | None)])]  # type: ignore[misc]
    return _Decoder(
        msgspec.json.Decoder(list[Annotation]).decode,
        msgspec.json.Decoder(revisions).decode,
        lambda data: msgspec.json.format(data, indent=-1),
        (msgspec.MsgspecError, UnicodeDecodeError, RecursionError),
    )


def _members(items: Sequence[Annotation]) -> int:
    """How many members lines that say just this have, each once; -1 when an item is not of the ordinary kind."""

    def values(name: str, of: Sequence[object] = items) -> list[Any]:
        return [*map(_GET[name], of)]

    targets = [*chain.from_iterable(values("targets"))]
    places = values("selector", targets)
    starts, ends = values("start", places), values("end", places)
    number = len(items)
    data = [value for value in values("data") if value is not NOTHING]
    if not (all(map(le, starts, ends)) and min(starts, default=0) >= 0 and max(ends, default=0) < 1 << 62):
        return -1
    if not all(map(_is_flat, data)):
        return -1
    # id, motivation, targets, rev and prev stand in every line.
    count = 5 * number + sum(number - values(name).count(getattr(Annotation, name)) for name in _OPTIONAL)
    count += len(data) + sum(map(len, data))
    return count + 8 * len(targets) - values("fit", targets).count("exact")


def _is_flat(data: Mapping[str, Any]) -> bool:
    """True for members that hold plain values; a float may be a whole number that was too large for the quick way."""
    return {*map(type, data.values())} <= _PLAIN
