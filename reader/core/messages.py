"""The interface languages. Every text that a person reads goes through `tr`.

English is the key. `resources/translations/zh_CN.json` and `zh_TW.json` map it to the other two; a test reads the
calls of `tr` in the code and fails on one that has no translation.
"""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Final

from reader.core.resources import resource

LANGUAGES: Final = {"en": "English", "zh_CN": "简体中文", "zh_TW": "繁體中文"}

_current = "en"


def set_language(code: str) -> None:
    """Choose the interface language, one of LANGUAGES; another code falls back to the nearest (zh_HK -> zh_TW, fr -> en)."""
    global _current
    _current = nearest_language(code)


def language() -> str:
    """The code of the interface language."""
    return _current


def nearest_language(code: str) -> str:
    """The interface language for a locale name such as zh_HK, zh-Hant-TW, zh_SG or en_GB."""
    parts = code.replace("-", "_").split(".")[0].split("_")
    if parts[0] != "zh":
        return "en"
    if "Hans" in parts:  # zh_Hans_HK reads Simplified wherever it lives
        return "zh_CN"
    return "zh_TW" if {"Hant", "TW", "HK", "MO"} & set(parts) else "zh_CN"


@lru_cache(maxsize=4)
def table(code: str) -> dict[str, str]:
    """The translations of one language, by English text; English itself has none."""
    if code == "en":
        return {}
    loaded: dict[str, str] = json.loads(resource("translations", f"{code}.json").read_text(encoding="utf-8"))
    return loaded


def tr(text: str, /, **fields: object) -> str:
    """`text` in the interface language, with its `{name}` fields filled in."""
    translated = table(_current).get(text, text)
    return translated.format(**fields) if fields else translated


def translatable(text: str) -> str:
    """`text` itself: marks a key that stands in a table and is translated where it is shown."""
    return text


def tr_count(one: str, many: str, count: int, **fields: object) -> str:
    """`one` for a count of 1, else `many`; both may have a `{count}` field. Chinese may translate the two alike."""
    return tr(one if count == 1 else many, count=f"{count:,}", **fields)
