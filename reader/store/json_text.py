"""JSON as the notes file uses it: read strictly, written in one canonical form.

Python's own reader accepts duplicate keys, NaN, 1e999 and lone surrogates silently; here each is a fault or is cleaned.
"""

from __future__ import annotations

import json
import math
from typing import Any, Final

from reader.core.plain_text import clean_text

# Deeper than any item of ours; well below the recursion limit, so that whatever is read can be written again.
DEPTH: Final = 64


class JsonError(ValueError):
    """A text that is not JSON, or not a JSON that says one thing only."""


def read_json(text: str) -> Any:
    """The value of a JSON text. Raises JsonError on anything doubtful. Lone surrogates are made U+FFFD."""
    try:
        value = _DECODER.decode(text)
    except RecursionError as error:
        raise JsonError("nested too deep") from error
    except ValueError as error:
        raise JsonError(str(error)) from error
    if text.count("[") + text.count("{") > DEPTH and _too_deep(value):
        raise JsonError("nested too deep")
    return _cleaned(value) if "\\u" in text else value


def write_json(value: Any) -> str:
    """The canonical one-line form: sorted keys, no escapes of letters, no lone surrogates. Raises ValueError on NaN."""
    return clean_text(_ENCODER.encode(value))


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) != len(pairs):
        raise JsonError("a name stands twice in one object")
    return value


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise JsonError(f"{text} is too large a number")
    return number


def _no_constant(text: str) -> Any:
    raise JsonError(f"{text} is not JSON")


_DECODER = json.JSONDecoder(object_pairs_hook=_unique, parse_float=_finite, parse_constant=_no_constant)
_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False, sort_keys=True)


def _too_deep(value: Any) -> bool:
    level = [value]
    for _ in range(DEPTH):
        level = [inner for outer in level for inner in _inside(outer)]
        if not level:
            return False
    return True


def _inside(value: Any) -> list[Any]:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [item for item in inner if isinstance(item, dict | list)]


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, list):
        return [_cleaned(item) for item in value]
    if isinstance(value, dict):
        return {clean_text(key): _cleaned(item) for key, item in value.items()}
    return value
