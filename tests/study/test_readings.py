from __future__ import annotations

import pytest

from reader.core.task import run
from reader.study.dictionary import Dictionary
from reader.study.readings import Readings
from reader.study.words import Segmenter, load_lexicon


@pytest.fixture(scope="module")
def segmenter(dictionary: Dictionary) -> Segmenter:
    return Segmenter(run(load_lexicon(dictionary)))


def read(dictionary: Dictionary, segmenter: Segmenter, text: str, choices: dict[str, str] | None = None) -> str:
    syllables = Readings(dictionary, choices).of(text, segmenter.words(text))
    return " ".join(syllable.pinyin for syllable in syllables)


@pytest.mark.parametrize(
    ("text", "pinyin"),
    [
        ("银行行长", "yin2 hang2 hang2 zhang3"),
        ("銀行行長行走", "yin2 hang2 hang2 zhang3 xing2 zou3"),
        ("我还在", "wo3 hai2 zai4"),
        ("还钱", "huan2"),
        ("慢慢地走在地里", "man4 man4 de5 zou3 zai4 di4 li3"),
        ("女儿", "nu:3 er2"),
        ("网络空间命运共同体", "wang3 luo4 kong1 jian1 ming4 yun4 gong4 tong2 ti3"),
        ("2016年、hello。", "nian2"),
        ("no Han", ""),
        ("龘", ""),
    ],
)
def test_a_text_is_read_by_its_words(dictionary: Dictionary, segmenter: Segmenter, text: str, pinyin: str) -> None:
    assert read(dictionary, segmenter, text) == pinyin


def test_each_syllable_stands_at_its_character(dictionary: Dictionary, segmenter: Segmenter) -> None:
    text = "在𠮷野家，我说“城市”"
    found = {text[s.start : s.end]: s.pinyin for s in Readings(dictionary).of(text, segmenter.words(text))}
    assert found == {
        "在": "zai4", "𠮷": "ji2", "野": "ye3", "家": "jia1", "我": "wo3", "说": "shuo1", "城": "cheng2", "市": "shi4",
    }  # fmt: skip


def test_the_readers_choice_wins(dictionary: Dictionary, segmenter: Segmenter) -> None:
    assert read(dictionary, segmenter, "银行行长") == "yin2 hang2 hang2 zhang3"
    assert read(dictionary, segmenter, "银行行长", {"行长": "xing2 chang2"}) == "yin2 hang2 xing2 chang2"
    assert read(dictionary, segmenter, "还在", {"还": "huan2"}) == "huan2 zai4"
