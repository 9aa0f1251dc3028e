"""Approximate search: where in a text a quotation stands that was edited a little."""

from __future__ import annotations

from dataclasses import dataclass

from reader.core.spans import Span


@dataclass(frozen=True, slots=True)
class Match:
    """A span of the searched text and the number of edits between it and the quotation."""

    span: Span
    errors: int


def best_matches(pattern: str, text: str, most_errors: int) -> list[Match]:
    """Non-overlapping places of `pattern` in `text` with at most `most_errors` edits, fewest errors first.

    Cost: one step of big-integer arithmetic per code point of `text`.
    """
    found: list[Match] = []
    for errors, end in sorted(_ends(pattern, text, most_errors)):
        start = _start(pattern, text, end, errors)
        span = Span(start, end)
        if start < end and not any(span.overlaps(match.span) for match in found):
            found.append(Match(span, errors))
            if len(found) == 3:
                break
    return found


def _ends(pattern: str, text: str, most_errors: int) -> list[tuple[int, int]]:
    """(errors, end) for each local minimum of the edit distance of `pattern` to a span ending there."""
    found: list[tuple[int, int]] = []
    before = len(pattern) + 1
    errors = _distances(pattern, text)
    for end, now in enumerate(errors):
        after = errors[end + 1] if end + 1 < len(errors) else now + 1
        if now <= most_errors and now < before and now <= after:
            found.append((now, end + 1))
        before = now
    return found


def _distances(pattern: str, text: str, anchored: bool = False) -> list[int]:
    """Edit distance of `pattern` to the best span that ends after each code point of `text` (Myers 1999).

    `anchored`: the span must begin where `text` does.
    """
    size = len(pattern)
    top, full = 1 << (size - 1), (1 << size) - 1
    bits: dict[str, int] = {}
    for index, character in enumerate(pattern):
        bits[character] = bits.get(character, 0) | 1 << index
    plus, minus, score = full, 0, size
    scores: list[int] = []
    for character in text:
        equal = bits.get(character, 0)
        vertical = equal | minus
        horizontal = (((equal & plus) + plus) ^ plus) | equal
        up = minus | (~(horizontal | plus) & full)
        down = plus & horizontal
        score += bool(up & top) - bool(down & top)
        up = (up << 1 | anchored) & full
        down = (down << 1) & full
        plus = down | (~(vertical | up) & full)
        minus = up & vertical
        scores.append(score)
    return scores


def _start(pattern: str, text: str, end: int, errors: int) -> int:
    """Where the span that ends at `end` begins: the same search run backwards."""
    lowest = max(0, end - len(pattern) - errors)
    distances = _distances(pattern[::-1], text[lowest:end][::-1], anchored=True)
    best = min(range(len(distances)), key=lambda i: (distances[i], abs(i + 1 - len(pattern))), default=-1)
    return end - best - 1
