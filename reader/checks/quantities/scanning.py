"""The scanner: tries a table of rules at each place of a text where a quantity could begin, and keeps the first that fits."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
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
    pattern: re.Pattern[str]
    build: Build


def rule(starts: str, pattern: str, build: Build) -> Rule:
    """A rule from the text of its pattern."""
    return Rule(starts, re.compile(pattern), build)


def trap(starts: str, pattern: str) -> Rule:
    """A rule for words that look like a quantity and are none: what they cover is passed over."""
    return Rule(starts, re.compile(pattern), lambda match, scene: Draft(match.start(), match.end(), "none"))


def between(pattern: str, build: Build) -> Rule:
    """The same figures after "between", which makes a range of "and": TO in the pattern is written `{to}`."""

    def after_between(match: Match, scene: Scene) -> Draft | None:
        draft = build(match, scene)
        return draft and draft._replace(start=match.start() + len("between "), full_start=match.start())

    return rule("between", "between " + pattern.replace("{to}", "(?: and )"), after_between)


def ranging(starts: str, pattern: str, build: Build, to: str) -> tuple[Rule, Rule]:
    """A rule for figures that may form a range: with the words of `to`, or with "between … and"."""
    return between(pattern, build), rule(starts, pattern.replace("{to}", to), build)


class Scanner:
    """Rules in order of precedence, looked up by the character at hand (for a script that puts no spaces)."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._by_char: dict[str, tuple[Rule, ...]] = {}
        for char in sorted({char for item in rules for char in item.starts}):
            self._by_char[char] = tuple(item for item in rules if char in item.starts)
        self._gate = re.compile(f"[{re.escape(''.join(self._by_char))}]")

    def scan(self, scene: Scene) -> Iterator[Draft]:
        """The drafts of a text from left to right; they do not overlap. Traps are among them."""
        text, position = scene.text, 0
        while gate := self._gate.search(text, position):
            position = gate.start()
            draft = self._at(position, scene)
            if draft is None:
                position += 1
            else:
                yield draft
                position = max(draft.end, position + 1)

    def _at(self, position: int, scene: Scene) -> Draft | None:
        for item in self._by_char[scene.text[position]]:
            match = item.pattern.match(scene.text, position)
            if match is not None:
                draft = item.build(match, scene)
                if draft is not None:
                    return draft
        return None


class WordScanner:
    """Rules in order of precedence, looked up by the word at hand; "0" stands for any figure. `starts` are words."""

    _TOKEN = re.compile("[a-z]+|[0-9]+|[^a-z0-9\\s,;:'\"]")

    def __init__(self, rules: Sequence[Rule]) -> None:
        words = {word for item in rules for word in item.starts.split()}
        self._by_word = {word: tuple(item for item in rules if word in item.starts.split()) for word in words}

    def scan(self, scene: Scene) -> Iterator[Draft]:
        """The drafts of a text from left to right; they do not overlap. Traps are among them."""
        text, position = scene.text, 0
        while token := self._TOKEN.search(text, position):
            word = token.group()
            draft = self._at(token.start(), self._by_word.get("0" if word.isdigit() else word, ()), scene)
            position = token.end() if draft is None else max(draft.end, token.start() + 1)
            if draft is not None:
                yield draft

    @staticmethod
    def _at(position: int, rules: Sequence[Rule], scene: Scene) -> Draft | None:
        for item in rules:
            match = item.pattern.match(scene.text, position)
            draft = item.build(match, scene) if match is not None else None
            if draft is not None:
                return draft
        return None
