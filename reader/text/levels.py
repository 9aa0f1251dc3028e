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
    for index in plain:
        depths[index] = _plain_depth(index, headings, top)
    ranks = {depth: rank for rank, depth in enumerate(sorted(set(depths.values())), start=1)}
    return {index: ranks[depth] for index, depth in depths.items()}


def _plain_depth(index: int, headings: Mapping[int, Heading], top: float) -> float:
    before = [heading for i, heading in headings.items() if i < index and heading.depth == top and heading.label]
    after = next(
        (heading for i, heading in headings.items() if i > index and heading.depth == top and heading.label), None
    )
    if before and after and value_of(after.label) == 1 and value_of(before[-1].label) >= 1:
        return top - 0.5  # the numbering begins again below it
    return top
