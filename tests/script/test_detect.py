"""Script and region of a text."""

from __future__ import annotations

import pytest

from reader.script.convert import convert
from reader.script.detect import Evidence, examine, script_of, variety_of

ESSAY = "清晨的河边很安静，渔民们收起了网，孩子们沿着石板路跑向学校，远处传来卖豆浆的叫声。"


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("", None),
        ("人口", None),
        ("Only English here, 2020.", None),
        ("后里干面只台", None),
        ("我们", "Hans"),
        ("我們", "Hant"),
        ("頭髮和頭發", "Hant"),
        ("他的頭发", None),
        (ESSAY, "Hans"),
        (convert(ESSAY, "tw", "hans").text, "Hant"),
        (convert(ESSAY, "hk", "hans").text, "Hant"),
        ("今日は学校に行きました", None),
    ],
)
def test_the_script_is_that_of_most_telling_characters(text: str, script: str | None) -> None:
    assert script_of(text) == script


@pytest.mark.parametrize(
    ("text", "variety"),
    [
        ("我们", "hans"),
        ("我們", "hant"),
        ("這裡的麵為什麼說了又說", "tw"),
        ("這裏着數，衞生綫又説", "hk"),
        ("桜の木の下で会いましょう", "jp"),
        ("駅前広場", "jp"),
        ("人口", None),
    ],
)
def test_the_variety_has_the_name_that_a_conversion_uses(text: str, variety: str | None) -> None:
    assert variety_of(text) == variety


def test_regions_are_told_from_whole_texts_of_either() -> None:
    text = ESSAY + "这里的人为了说清楚，温着酒，吃着面，卫生很好，台湾和香港都有。"
    assert variety_of(convert(text, "tw", "hans").text) == "tw"
    assert variety_of(convert(text, "hk", "hans").text) == "hk"


def test_a_quotation_is_no_mixture_and_half_and_half_is() -> None:
    traditional = convert(ESSAY, "tw", "hans").text
    assert not examine(ESSAY * 10 + traditional[:8]).mixed
    assert examine(ESSAY + traditional).mixed
    assert not examine(ESSAY).mixed


def test_compatibility_ideographs_are_noticed() -> None:
    assert examine("\uf900\uf901中").compatibility == 2
    assert examine("中文").compatibility == 0


def test_a_text_of_any_characters_is_examined() -> None:
    assert examine("\ud800\U0010ffff\x00" * 100) == Evidence()


def test_a_long_text_is_counted_to_its_end() -> None:
    assert examine("中" * 200_000 + "们們們").traditional == 2
