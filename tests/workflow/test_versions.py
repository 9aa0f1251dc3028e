"""Versions: passages find each other, words find each other, and what differs is known."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.errors import InputError
from reader.core.spans import Span
from reader.core.task import run
from reader.workflow.open import open_paths
from reader.workflow.versions import aligned, passages, read_versions

BASE = """江边的图书馆
The Library by the River

一、开馆
I. Opening

图书馆建在江边，共有三层。每天早上八点开门。
The library stands by the river and has three floors. It opens at eight every morning.

二、藏书
II. The Books

馆里有20万册书，其中一半是外文书。
It holds 200,000 books, half of them in foreign languages.
"""
OTHER = """江邊的圖書館

一、開館

圖書館建在江邊，共有五層。每天早上八點準時開門。

館裡的貓很出名，遊客都來看牠。

二、藏書

館裡有20萬冊書，其中一半是外文書。
"""


@given(st.text("甲乙丙丁，。 ab1", max_size=30), st.text("甲乙丙丁，。 ab1", max_size=30))
def test_the_map_tiles_both_texts_and_words_that_are_alike_correspond(base: str, other: str) -> None:
    offsets, differs = aligned(base, other)
    assert (offsets.source_length, offsets.target_length) == (len(base), len(other))
    for start, end in differs:
        assert 0 <= start <= end <= len(other)
    if base == other:
        assert offsets.is_identity
        assert differs == ()


def test_what_differs_is_one_piece_and_scripts_are_alike() -> None:
    offsets, differs = aligned("共有三层。每天八点开门。", "共有五層。每天八點準時開門。")
    assert [Span(*span).of("共有五層。每天八點準時開門。") for span in differs] == ["五", "準時"]
    assert offsets.to_target(Span(2, 4)) == Span(2, 4)
    assert offsets.to_target(Span(9, 11)) == Span(11, 13)


def test_what_is_left_out_has_its_place() -> None:
    _, differs = aligned("每天早上八点准时开门。", "每天八点开门。")
    assert differs == (Span(2, 2), Span(4, 4))


def test_a_version_is_shown_beside_each_passage(tmp_path: Path) -> None:
    (tmp_path / "base.txt").write_text(BASE, encoding="utf-8")
    (tmp_path / "other.txt").write_text(OTHER, encoding="utf-8")
    bitext = run(open_paths([str(tmp_path / "base.txt")]))
    (version,) = run(read_versions(bitext, [str(tmp_path / "other.txt")]))
    assert (version.name, version.side) == ("other.txt", "zh")
    assert all(other is not None for other in version.others)
    start = bitext.zh.text.index("图书馆建")
    paragraph = next(p.span for p in bitext.zh.paragraphs if p.start == start)
    shown = version.shown(bitext.zh, paragraph)
    assert shown
    assert shown.view.text == "圖書館建在江邊，共有五層。每天早上八點準時開門。"
    assert shown.view.language.startswith("zh-Hant")
    second = version.shown(bitext.zh, Span(paragraph.start + len("图书馆建在江边，共有三层。"), paragraph.end))
    assert second
    assert second.view.text == "每天早上八點準時開門。"
    assert [Span(*span).of(second.view.text) for span in second.differs] == ["準時"]
    clock = bitext.zh.text.index("八点")
    assert Span(*second.view.from_document(Span(clock, clock + 2))).of(second.view.text) == "八點"


def test_another_text_is_no_version(tmp_path: Path) -> None:
    (tmp_path / "base.txt").write_text(BASE, encoding="utf-8")
    (tmp_path / "other.txt").write_text("春眠不觉晓，处处闻啼鸟。\n\n夜来风雨声，花落知多少。\n", encoding="utf-8")
    bitext = run(open_paths([str(tmp_path / "base.txt")]))
    assert next(passages(bitext.zh)).of(bitext.zh.text) == "江边的图书馆"
    with pytest.raises(InputError, match="no version"):
        run(read_versions(bitext, [str(tmp_path / "other.txt")]))
