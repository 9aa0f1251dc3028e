"""The bundled sample is read as it was written: its beads are the gold ones, its page furniture is hidden."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.core.bitext import Bitext
from reader.core.resources import resource
from reader.core.spans import Span
from reader.core.surface import surface_text
from reader.core.task import run
from reader.workflow.open import open_paths

GOLD = Path(__file__).with_name("sample_gold.tsv")


@pytest.fixture(scope="module")
def sample() -> Bitext:
    return run(open_paths([str(resource("sample", "wuzhen.txt"))]))


def test_its_beads_are_the_gold_ones(sample: Bitext) -> None:
    gold = [tuple(line.split("\t")) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    zh, en = sample.zh, sample.en
    beads = [
        (
            "".join(surface_text(zh, zh.segments[i].span) for i in bead.zh.indices()),
            " ".join(surface_text(en, en.segments[i].span) for i in bead.en.indices()),
        )
        for bead in sample.alignment.beads
    ]
    assert beads == gold


def test_its_titles_and_sections_are_found(sample: Bitext) -> None:
    assert sample.layout == "zh-then-en"
    assert sample.zh.title_text == "水乡与云端：乌镇互联网之会回望"
    assert sample.en.title_text == "A Water Town and the Cloud: Looking Back at the Wuzhen Meetings"
    headed = [section for section in sample.zh.sections if section.heading]
    assert [section.label for section in headed] == ["", "一、", "二、", "三、", "四、", "五、", ""]
    assert all(pair.zh is not None and pair.en is not None for pair in sample.alignment.sections if pair.level == 1)


def test_its_furniture_is_hidden(sample: Bitext) -> None:
    text = sample.zh.text
    hidden = {hidden.reason for hidden in (*sample.zh.hidden, *sample.en.hidden)}
    assert {"navigation", "breadcrumb", "metadata", "label", "pager", "share", "footer"} <= hidden
    body = {
        line for segment in (*sample.zh.segments, *sample.en.segments) for line in segment.span.of(text).split("\n")
    }
    assert not any("Copyright" in line or "上一篇" in line or "首页" in line for line in body)
    assert all(Span(hidden.start, hidden.end).of(text).strip() for hidden in sample.zh.hidden)
