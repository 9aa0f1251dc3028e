from __future__ import annotations

import pytest

from reader.study.glosses import is_measure, is_mere_variant, links


@pytest.mark.parametrize(
    ("gloss", "expected"),
    [
        ("CL:家[jia1],個|个[ge4]", [("measure", "家", "家", "jia1"), ("measure", "個", "个", "ge4")]),
        ("variant of 裡|里[li3]", [("variant", "裡", "里", "li3")]),
        ("old variant of 峰[feng1]", [("variant", "峰", "峰", "feng1")]),
        ("also written 烏鎮|乌镇[Wu1 zhen4]", [("variant", "烏鎮", "乌镇", "Wu1 zhen4")]),
        ("see 網絡|网络[wang3 luo4]", [("see", "網絡", "网络", "wang3 luo4")]),
        ("abbr. for 浙江[Zhe4 jiang1]", [("abbreviation", "浙江", "浙江", "Zhe4 jiang1")]),
        ("used in 葡萄[pu2 tao5]", [("reference", "葡萄", "葡萄", "pu2 tao5")]),
        ("to sing 卡拉OK[ka3 la1 O K] in a bar", [("reference", "卡拉OK", "卡拉OK", "ka3 la1 O K")]),
        ("plain English (loanword)", []),
    ],
)
def test_references_are_links(gloss: str, expected: list[tuple[str, ...]]) -> None:
    assert [(x.kind, x.traditional, x.simplified, x.pinyin) for x in links(gloss)] == expected


def test_a_link_knows_its_place_in_the_gloss() -> None:
    gloss = "form of 網|网[wang3], see also 絡|络[luo4]"
    assert [gloss[x.span.start : x.span.end] for x in links(gloss)] == ["網|网[wang3]", "絡|络[luo4]"]
    assert [x.kind for x in links(gloss)] == ["reference", "see"]


def test_kinds_of_glosses() -> None:
    assert is_measure("CL:個|个[ge4]")
    assert not is_measure("classifier for people")
    assert is_mere_variant("variant of 裡|里[li3]")
    assert is_mere_variant("erhua variant of 一會|一会[yi1 hui4]")
    assert not is_mere_variant("a variant of chess")
