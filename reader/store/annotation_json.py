"""One Annotation as one JSON object of the notes file, and back. What this version does not know is kept in `extra`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from reader.core.annotation import COLORS, NOTHING, Annotation, Selector, Target
from reader.core.document import SIDES

Raw = Mapping[str, Any]

_TEXTS: Final = ("body", "author", "created", "modified")
_KNOWN: Final = frozenset(
    {"id", "motivation", "targets", "color", "tags", "replacement", "reply_to", "data", "rev", "prev", *_TEXTS}
)
_KNOWN_TARGET: Final = frozenset({"side", "selector", "fit"})
_KNOWN_SELECTOR: Final = frozenset({"exact", "prefix", "suffix", "start", "end"})
_FITS: Final = frozenset({"exact", "moved", "fuzzy", "orphan"})


class ItemError(ValueError):
    """A JSON object that this version cannot show as an annotation. It stays in the file as it is."""


def read_annotation(raw: Raw) -> Annotation:
    """The annotation that a JSON object describes. Raises ItemError when a member has the wrong type."""
    color, extra = raw.get("color"), NOTHING
    if not raw.keys() <= _KNOWN:
        extra = {key: value for key, value in raw.items() if key not in _KNOWN}
    if color is not None and color not in COLORS:
        color, extra = None, {**extra, "color": color}
    return Annotation(
        _text(raw, "id"),
        _text(raw, "motivation"),
        tuple([_read_target(target) for target in _list(raw, "targets")]),
        _text(raw, "body", ""),
        color,
        _read_tags(raw),
        _text_or_none(raw, "replacement"),
        _text_or_none(raw, "reply_to"),
        _text(raw, "author", ""),
        _text(raw, "created", ""),
        _text(raw, "modified", ""),
        _object(raw, "data") if "data" in raw else NOTHING,
        extra,
    )


def write_annotation(item: Annotation) -> dict[str, Any]:
    """The JSON object of an annotation, without its revision; members that say nothing are left out."""
    raw: dict[str, Any] = dict(item.extra)
    raw |= {"id": item.id, "motivation": item.motivation, "targets": [_write_target(t) for t in item.targets]}
    optional = {
        "body": item.body,
        "color": item.color,
        "tags": list(item.tags),
        "author": item.author,
        "created": item.created,
        "modified": item.modified,
        "data": dict(item.data),
    }
    raw |= {key: value for key, value in optional.items() if value}
    for key, value in (("replacement", item.replacement), ("reply_to", item.reply_to)):
        if value is not None:
            raw[key] = value
    return raw


def _read_target(raw: Any) -> Target:
    if not isinstance(raw, dict) or raw.get("side") not in SIDES:
        raise ItemError("a target names no side")
    selector = _object(raw, "selector")
    fit = raw.get("fit", "exact")
    if fit not in _FITS:
        raise ItemError(f"unknown fit {fit!r}")
    start, end = selector.get("start", 0), selector.get("end", 0)
    if type(start) is not int or type(end) is not int or not 0 <= start <= end < 1 << 62:
        raise ItemError("a position is not a number of code points")
    placed = Selector(
        _text(selector, "exact"), _text(selector, "prefix", ""), _text(selector, "suffix", ""), start, end
    )
    if raw.keys() <= _KNOWN_TARGET and selector.keys() <= _KNOWN_SELECTOR:
        return Target(raw["side"], placed, fit)
    return Target(raw["side"], placed, fit, _extra_of_target(raw, selector))


def _extra_of_target(raw: Raw, selector: Raw) -> dict[str, Any]:
    extra = {key: value for key, value in raw.items() if key not in _KNOWN_TARGET}
    inner = {key: value for key, value in selector.items() if key not in _KNOWN_SELECTOR}
    return {**extra, "selector": inner} if inner else extra


def _write_target(target: Target) -> dict[str, Any]:
    extra = dict(target.extra)
    place = target.selector
    selector = {
        **extra.pop("selector", {}),
        "exact": place.exact,
        "prefix": place.prefix,
        "suffix": place.suffix,
        "start": place.start,
        "end": place.end,
    }
    raw = {**extra, "side": target.side, "selector": selector}
    # "exact" goes without saying: it is what nearly every target is.
    return raw if target.fit == "exact" else {**raw, "fit": target.fit}


def _read_tags(raw: Raw) -> tuple[str, ...]:
    tags = _list(raw, "tags")
    if not all(isinstance(tag, str) for tag in tags):
        raise ItemError("a tag is not a text")
    return tuple(tags)


def _text(raw: Raw, key: str, default: str | None = None) -> str:
    value = raw.get(key, default)
    if not isinstance(value, str):
        raise ItemError(f"{key} is not a text")
    return value


def _text_or_none(raw: Raw, key: str) -> str | None:
    return None if raw.get(key) is None else _text(raw, key)


def _list(raw: Raw, key: str) -> list[Any]:
    value = raw.get(key, [])
    if not isinstance(value, list):
        raise ItemError(f"{key} is not a list")
    return value


def _object(raw: Raw, key: str) -> dict[str, Any]:
    value = raw.get(key)
    if not isinstance(value, dict):
        raise ItemError(f"{key} is not an object")
    return value
