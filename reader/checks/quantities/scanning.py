"""The scanner: tries a table of rules at each place of a text where a quantity could begin, and keeps the first that fits."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from reader.checks.quantities.quantity import Approx, Kind, Mode, Reading


class Scene(NamedTuple):
    """What a rule may look at: the text in normal characters (same offsets as the original) and its script."""

    text: str
    traditional: bool = False
    original: str = ""


class Draft(NamedTuple):
    """What a rule found, before its surroundings are read. Kind "none" is a place that only looks like a quantity."""

    start: int
    end: int
    kind: Kind
    value: str = ""
    unit: str = ""
    approx: Approx = ""
    mode: Mode = ""
    others: tuple[Reading, ...] = ()
    soft: bool = False
    full_start: int = -1
    full_end: int = -1


Match = re.Match[str]
Build = Callable[[Match, Scene], Draft | None]


class Rule(NamedTuple):
    """A pattern and what it means; `build` may decline (None). `starts` are the characters that can open the pattern."""

    starts: str
    pattern: str
    build: Build


def rule(starts: str, pattern: str, build: Build) -> Rule:
    """A rule from the text of its pattern, which is compiled when a text needs it first."""
    return Rule(starts, pattern, build)


def either(names: Iterable[str]) -> str:
    """An alternation of literal words, the longest first."""
    return "|".join(re.escape(name) for name in sorted(set(names), key=len, reverse=True))


def trap(starts: str, pattern: str) -> Rule:
    """A rule for words that look like a quantity and are none: what they cover is passed over."""
    return Rule(starts, pattern, lambda match, scene: Draft(match.start(), match.end(), "none"))


def between(pattern: str, build: Build) -> Rule:
    """The same figures after "between", which makes a range of "and": TO in the pattern is written `{to}`."""

    def after_between(match: Match, scene: Scene) -> Draft | None:
        draft = build(match, scene)
        return draft and draft._replace(start=match.start() + len("between "), full_start=match.start())

    return rule("between", "between " + pattern.replace("{to}", "(?: and )"), after_between)


def ranging(starts: str, pattern: str, build: Build, to: str) -> tuple[Rule, Rule]:
    """A rule for figures that may form a range: with the words of `to`, or with "between … and"."""
    return between(pattern, build), rule(starts, pattern.replace("{to}", to), build)


# A compiled rule: its match method and its build.
_Ready = tuple[tuple[Callable[[str, int], Match | None], Build], ...]


class _Rules:
    """Rules in order of precedence, by what opens them; compiled when they are asked for first."""

    def __init__(self, rules: Sequence[Rule], keys: Callable[[str], Iterable[str]]) -> None:
        self._rules: dict[str, list[Rule]] = {}
        for item in rules:
            for key in set(keys(item.starts)):
                self._rules.setdefault(key, []).append(item)
        self._ready: dict[str, _Ready] = {}
        self._compiled: dict[str, re.Pattern[str]] = {}

    @property
    def keys(self) -> Iterable[str]:
        return self._rules.keys()

    def __contains__(self, key: str) -> bool:
        return key in self._rules

    def draft(self, key: str, position: int, scene: Scene) -> Draft | None:
        """What the first rule that fits makes of the text at `position`."""
        for match, build in self._ready.get(key) or self._prepared(key):
            found = match(scene.text, position)
            if found is not None:
                draft = build(found, scene)
                if draft is not None:
                    return draft
        return None

    def _prepared(self, key: str) -> _Ready:
        for item in self._rules[key]:
            if item.pattern not in self._compiled:
                self._compiled[item.pattern] = re.compile(item.pattern)
        self._ready[key] = tuple((self._compiled[item.pattern].match, item.build) for item in self._rules[key])
        return self._ready[key]


class Scanner:
    """Looks rules up by the character at hand (for a script that puts no spaces)."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = _Rules(rules, list)
        self._gate = re.compile(f"[{re.escape(''.join(sorted(self._rules.keys)))}]")

    def scan(self, scene: Scene) -> Iterator[Draft]:
        """The drafts of a text from left to right; they do not overlap. Traps are among them."""
        text, position = scene.text, 0
        while gate := self._gate.search(text, position):
            position = gate.start()
            draft = self._rules.draft(gate.group(), position, scene)
            if draft is None:
                position += 1
            else:
                yield draft
                position = max(draft.end, position + 1)


class WordScanner:
    """Looks rules up by the word at hand; "0" stands for any figure. `starts` are words."""

    # HL-2024-0317, RC-510T: figures after a capital letter belong to it.
    _CODE = re.compile("[a-z0-9]+(?:[-/.][a-z0-9]+)*")
    _TOKEN = re.compile("[a-z]+|[0-9]+|[^a-z0-9\\s,;:'\"]")

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = _Rules(rules, str.split)

    @staticmethod
    def _in_code(scene: Scene, start: int) -> bool:
        before = scene.original[max(0, start - 2) : start]
        return before[-1:].isupper() or (before[-1:] in ("-", "‑") and before[:1].isupper())

    def scan(self, scene: Scene) -> Iterator[Draft]:
        """The drafts of a text from left to right; they do not overlap. Traps are among them."""
        position = 0
        for token in self._TOKEN.finditer(scene.text):
            if token.start() < position:
                continue
            word = token.group()
            key = "0" if word.isdigit() else word
            if key == "0" and self._in_code(scene, token.start()):
                position = self._CODE.match(scene.text, token.start()).end()  # type: ignore[union-attr]
            elif key in self._rules:
                draft = self._rules.draft(key, token.start(), scene)
                if draft is not None:
                    yield draft
                    position = max(draft.end, token.start() + 1)
