"""A citation finds its sentence again in a text that was read in anew."""

from __future__ import annotations

import pytest

from reader.core.bitext import Bitext
from reader.core.document import Side
from reader.core.task import run
from reader.workflow.citation import citation
from reader.workflow.cited import cited
from tests.made_bitext import BitextBuilder, pair, town

REPEATED = pair("船在桥下走过。", "The boat goes under the bridge.")


def book(before: int = 0) -> Bitext:
    """Sentences of which two are alike; `before`: so many paragraphs were put before them."""
    builder = BitextBuilder().title("湖", "The Lake")
    for number in range(before):
        builder.paragraph(pair(f"新加的第{number}段。", f"Paragraph {number} is new."))
    for number in range(20):
        builder.paragraph(pair(f"第{number}天下雨。", f"It rains on day {number}."), *[REPEATED] * (number in (3, 17)))
    return builder.build()


@pytest.mark.parametrize("side", ["zh", "en"])
@pytest.mark.parametrize("segment", [4, 19])
def test_a_citation_resolves_in_a_longer_text(side: Side, segment: int) -> None:
    old, new = book(), book(before=2)
    said = run(citation(old, side, old.document(side).segments[segment].span))
    found = run(cited(new, said))
    assert found == ("zh", new.zh.segments[segment + 2].span)


def test_words_that_were_changed_are_found_by_their_counterpart() -> None:
    old = book()
    said = run(citation(old, "zh", old.zh.segments[7].span)).replace(
        old.zh.text[slice(*old.zh.segments[7].span)], "风。"
    )
    assert run(cited(old, said)) == ("en", old.en.segments[7].span)


@pytest.mark.parametrize("text", ["", "春眠不觉晓，处处闻啼鸟。", "— ", "“”\n— 《湖》, pair 0 of 0"])
def test_what_is_not_there_is_not_found(text: str) -> None:
    assert run(cited(town(5), text)) is None
