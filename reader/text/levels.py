"""How deep each heading lies: 1 for the outermost kind of a text, counted through the kinds that it uses."""

from __future__ import annotations

from collections.abc import Mapping

from reader.text.headings import UNNUMBERED, Heading
from reader.text.labels import value_of


def levels_of(headings: Mapping[int, Heading]) -> dict[int, int]:
    """The level of each heading, by its index. Headings without numbering stand beside, above or below the numbered."""
    depths = {index: heading.depth for index, heading in headings.items()}
    numbered = [heading for heading in headings.values() if heading.label and heading.depth >= 0]
    top = min((heading.depth for heading in numbered), default=UNNUMBERED)
    plain = [index for index, depth in depths.items() if depth == UNNUMBERED]
    above = any(_begins_again(index, headings, top) for index in plain)
    for index in plain:
        following = _next_numbered(index, headings, top)
        opens = following is not None and value_of(following.label) == 1
        depths[index] = top - 0.5 if above and opens else top
    ranks = {depth: rank for rank, depth in enumerate(sorted(set(depths.values())), start=1)}
    return {index: ranks[depth] for index, depth in depths.items()}


def _begins_again(index: int, headings: Mapping[int, Heading], top: float) -> bool:
    """True when the numbering that was under way above a heading begins again below it."""
    before = any(i < index and heading.depth == top and heading.label for i, heading in headings.items())
    following = _next_numbered(index, headings, top)
    return before and following is not None and value_of(following.label) == 1


def _next_numbered(index: int, headings: Mapping[int, Heading], top: float) -> Heading | None:
    return next(
        (heading for i, heading in headings.items() if i > index and heading.depth == top and heading.label), None
    )
