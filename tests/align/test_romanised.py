"""Names in pinyin and Wade-Giles."""

from __future__ import annotations

import pytest

from reader.align.romanised import romanised

NAMES = {
    "gao xiong": "kao hsiung",
    "jiang jie shi": "chiang chieh shih",
    "cao cao": "tsao tsao",
    "zhu ge": "chu ko",
    "xu": "hsu",
    "lv": "lu",
    "xue yong jian": "hsueh yung chien",
    "zi guo": "tzu kuo",
    "ren duo": "jen to",
    "tai bei": "tai pei",
    "an": "an",
}


@pytest.mark.parametrize("pinyin", NAMES)
def test_wade_giles(pinyin: str) -> None:
    assert " ".join(romanised(syllable)[-1] for syllable in pinyin.split()) == NAMES[pinyin]


def test_pinyin_comes_first_and_once() -> None:
    assert romanised("lve") == ("lve", "lue", "lueh")
    assert romanised("an") == ("an",)
