"""The exchange file: its fields, and that reading it back gives the same bitext."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reader.core.errors import InputError
from reader.formats.bitext_json import as_json, exchange
from reader.formats.bitext_reader import read_bitext
from reader.formats.table import read_source, write_bitext
from tests.formats.bitexts import TEXT, bitext


def test_the_fields() -> None:
    values = json.loads(as_json(bitext()))
    assert (values["format"], values["version"], values["layout"]) == ("bitext", 1, "zh-then-en")
    assert values["title"] == {"zh": "老桥", "en": "The Old Bridge"}
    assert [item["key"] for item in values["documents"]] == ["zh", "en"]
    assert values["hidden"] == [{"path": "", "line": 1, "text": "首页 > 桥", "reason": "breadcrumb"}]
    assert values["sections"] == [
        {"id": "s1", "level": 1, "zh": None, "label_zh": "", "en": None, "label_en": ""},
        {"id": "s2", "level": 1, "zh": "一、石匠", "label_zh": "一、", "en": "I. The Mason", "label_en": "I."},
    ]
    assert values["paragraphs"][2]["zh"] is None
    assert values["beads"][1]["status"] == "checked"
    assert [s["text"] for s in values["beads"][0]["zh"]] == ["桥建成于1904年。", "它很长 & 很窄。"]


def test_places_point_into_the_source() -> None:
    lines = TEXT.split("\n")
    for bead in exchange(bitext())["beads"]:
        for segment in (*bead["zh"], *bead["en"]):
            assert TEXT[segment["start"] : segment["end"]] == segment["text"]
            assert segment["text"] in lines[segment["line"] - 1]


def test_read_back_it_is_the_same(tmp_path: Path) -> None:
    path = tmp_path / "old.json"
    write_bitext(bitext(), str(path))
    again = read_bitext(read_source(str(path)))
    first, second = exchange(bitext()), exchange(again)
    for field in ("layout", "title", "sections", "paragraphs"):
        assert first[field] == second[field]
    for one, other in zip(first["beads"], second["beads"], strict=True):
        assert [s["text"] for s in (*one["zh"], *one["en"])] == [s["text"] for s in (*other["zh"], *other["en"])]
        assert (one["status"], one["score"], one["section"]) == (other["status"], other["score"], other["section"])


@pytest.mark.parametrize(
    "damage",
    [
        "[]",
        "{}",
        '{"format": "bitext"',
        '{"format": "bitext", "version": 1, "beads": 3}',
        '{"format": "bitext", "version": 99}',
    ],
)
def test_another_or_a_damaged_file_is_refused(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "a.json"
    path.write_text(damage, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_bitext(read_source(str(path)))
    assert caught.value.hint
