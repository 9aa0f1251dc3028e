"""Which sentences end inside a quotation, in the marks of several countries."""

from __future__ import annotations

import pytest

from reader.align.evidence.quotations import still_open

SPEECHES = {
    "curly": ("“Sit down.", "The soup is hot,” she said.", "He sat."),
    "straight": ('"Sit down.', 'The soup is hot," she said.', "He sat."),
    "British": ("‘Sit down.", "It’s hot, the boys’ soup,’ she said.", "He didn’t."),
    "British, straight": ("'Sit down.", "It's hot, the boys' soup,' she said.", "He didn't."),
    "Chinese": ("她说：“坐。", "汤是热的。”", "他坐下了。"),
    "Chinese, straight": ('她说"坐。', '汤是热的。"', "他坐下了。"),
    "Traditional": ("她說：「坐。", "湯是熱的。」", "他坐下了。"),
}


@pytest.mark.parametrize("texts", SPEECHES.values(), ids=SPEECHES)
def test_a_speech_of_two_sentences(texts: tuple[str, ...]) -> None:
    assert still_open(texts, [0, 0, 0]) == [1.0, 0.0, 0.0]


def test_a_forgotten_mark_does_not_turn_the_rest_around() -> None:
    lost = ("“Sit down, she said.", *["It rained."] * 20, "“Rain.”", "“More rain,” he said.")
    assert still_open(lost, [0] * len(lost))[-3:] == [0.0, 0.0, 0.0]
    assert still_open(lost[:2], [0, 1]) == [1.0, 0.0]


def test_an_opening_mark_at_the_end_was_meant_to_close() -> None:
    assert still_open(("“下雨了。“", "他说。"), [0, 0]) == [0.0, 0.0]
