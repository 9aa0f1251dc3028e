"""The gutter: bars follow each other at the height of their text, and say what they mean in words."""

from __future__ import annotations

import itertools

from reader.core.bitext import Bead
from reader.core.spans import Run
from reader.ui.reading.gutter import bars, describe
from reader.ui.reading.style import ReadingStyle
from tests.made_bitext import BitextBuilder, pair, town
from tests.ui.reading.conftest import Shown


def test_every_bead_has_a_bar_and_no_two_overlap(shown: Shown) -> None:
    for mode in ("side", "stacked", "paragraphs", "zh", "en"):
        view = shown(town(40, 5), style=ReadingStyle(mode=mode))
        for box, _ in view._scroller.visible():
            found = [bar for bar in bars(box) if bar.rectangle.height() > 5]
            assert {bar.bead for bar in bars(box)} == set(box.row.beads.indices())
            tops = [bar.rectangle.top() for bar in found]
            assert tops == sorted(tops)
            assert all(one.rectangle.bottom() <= other.rectangle.top() for one, other in itertools.pairwise(found))
            assert all(0 <= bar.rectangle.top() <= box.height for bar in found)


def test_a_bar_stands_at_the_height_of_its_sentences(shown: Shown) -> None:
    sentence = "这是一个足够长的句子，用来占满一整行还要多一些的位置，好让它的高度看得出来。"
    bitext = (
        BitextBuilder()
        .paragraph(*(pair(sentence, "A sentence that is long enough to fill a line and a bit." * 2),) * 4)
        .build()
    )
    view = shown(bitext)
    box, _ = next(view._scroller.visible())
    for bead, top, bottom in box.levels:
        spans = {side: box.bead_span(side, bead) for side in box.cells}
        tops = [box.line_top(side, span.start) for side, span in spans.items() if span]
        assert min(tops) <= top < bottom
        assert top <= max(tops) + 30


def test_the_words_about_a_bead() -> None:
    bead = Bead(Run(0, 2), Run(0, 1), 0.834, 0, evidence=("884m = 8.84亿",))
    assert describe(bead) == "2-1 · 83% certain\n884m = 8.84亿"
    assert describe(Bead(Run(0, 1), Run(0, 0), 0.2, 0, "checked")) == "1-0 · confirmed"
