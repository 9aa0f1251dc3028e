"""Find folds script, width, case and accents, and points at the source."""

from __future__ import annotations

import pytest

from reader.core.task import run
from reader.workflow.find import MOST, find, folded
from reader.workflow.open import open_text

TEXT = """网络与网络
On Networks

一、开头
I. Beginning

网络很大。ＡＢＣ是三个字母。二〇一六年，他说“好”。
The network is large. ABC is three letters. In 2016 he said “good”. The café is shut.

Copyright 2016 network. All rights reserved.
"""


@pytest.fixture(scope="module")
def bitext():
    return run(open_text(TEXT))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("網絡", ["网络", "网络", "网络"]),
        ("NETWORK", ["Network", "network"]),
        ("abc", ["ＡＢＣ", "ABC"]),
        ("cafe", ["café"]),
        ("二零一六", ["二〇一六"]),
        ('"good"', ["“good”"]),
        ("absent", []),
        ("  ", []),
    ],
)
def test_hits_are_in_the_glyphs_of_the_source(bitext, query: str, found: list[str]) -> None:
    hits = run(find(bitext, query))
    assert sorted(hit.span.of(TEXT) for hit in hits) == sorted(found)


def test_hidden_lines_are_not_searched(bitext) -> None:
    assert all("Copyright" not in hit.span.of(TEXT) for hit in run(find(bitext, "copyright")))


def test_hits_are_in_reading_order(bitext) -> None:
    hits = run(find(bitext, "i"))
    places = [hit.span.start for hit in hits if hit.side == "en"]
    assert places == sorted(places)


def test_folding_keeps_positions() -> None:
    text = "ﬁ ß İ é 〇 Ａ 𠮷 e\u0301\u3000龍"
    assert len(folded(text)) == len(text)


def test_words_across_a_chunk_border_are_found(monkeypatch: pytest.MonkeyPatch, bitext) -> None:
    whole = run(find(bitext, "network"))
    for size in (1, 7, 50):
        monkeypatch.setattr("reader.workflow.find.CHUNK", size)
        assert run(find(bitext, "network")) == whole


def test_there_is_a_limit() -> None:
    many = run(open_text("好" * 20 + "。\n" + "Good. " * 3))
    assert len(run(find(many, "好"))) <= MOST
