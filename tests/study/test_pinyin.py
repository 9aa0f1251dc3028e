from __future__ import annotations

import pytest

from reader.study.pinyin import bare, marked, marked_word, tone, zhuyin, zhuyin_word


@pytest.mark.parametrize(
    ("numbered", "mark", "sign"),
    [
        ("ma1", "mā", "ㄇㄚ"), ("lu:4", "lǜ", "ㄌㄩˋ"), ("nu:3", "nǚ", "ㄋㄩˇ"), ("lu:e4", "lüè", "ㄌㄩㄝˋ"), ("liu2", "liú", "ㄌㄧㄡˊ"),
        ("gui4", "guì", "ㄍㄨㄟˋ"), ("dui4", "duì", "ㄉㄨㄟˋ"), ("hao3", "hǎo", "ㄏㄠˇ"), ("you3", "yǒu", "ㄧㄡˇ"), ("wei4", "wèi", "ㄨㄟˋ"),
        ("weng1", "wēng", "ㄨㄥ"), ("wen2", "wén", "ㄨㄣˊ"), ("yong4", "yòng", "ㄩㄥˋ"), ("yun4", "yùn", "ㄩㄣˋ"), ("yuan2", "yuán", "ㄩㄢˊ"),
        ("xiong2", "xióng", "ㄒㄩㄥˊ"), ("jun1", "jūn", "ㄐㄩㄣ"), ("que4", "què", "ㄑㄩㄝˋ"), ("zhi1", "zhī", "ㄓ"), ("si4", "sì", "ㄙˋ"),
        ("ri4", "rì", "ㄖˋ"), ("er2", "ér", "ㄦˊ"), ("r5", "r", "ㄦ"), ("de5", "de", "˙ㄉㄜ"), ("Bei3", "Běi", "ㄅㄟˇ"), ("yi1", "yī", "ㄧ"),
        ("wu3", "wǔ", "ㄨˇ"), ("yu2", "yú", "ㄩˊ"), ("zhuang4", "zhuàng", "ㄓㄨㄤˋ"), ("chong2", "chóng", "ㄔㄨㄥˊ"), ("m2", "ḿ", "ㄇˊ"),
        ("K", "K", "K"), (",", ",", ","), ("xx5", "xx", "xx5"),
    ],
)  # fmt: skip
def test_a_syllable_in_each_form(numbered: str, mark: str, sign: str) -> None:
    assert (marked(numbered), zhuyin(numbered)) == (mark, sign)


@pytest.mark.parametrize(
    ("numbered", "written"),
    [("Bei3 jing1", "Běijīng"), ("Xi1 an1", "Xī'ān"), ("nu:3 er2", "nǚ'ér"), ("Bei3 jing1 Da4 xue2", "Běijīng Dàxué"),
     ("ka3 la1 O K", "kǎlā O K"), ("wan2 r5", "wánr"), ("yi1 qian1 , yi1 wan4", "yīqiān, yīwàn"), ("", "")],
)  # fmt: skip
def test_a_word_is_written_together(numbered: str, written: str) -> None:
    assert marked_word(numbered) == written


def test_words_in_zhuyin_and_bare_letters() -> None:
    assert zhuyin_word("hu4 lian2 wang3") == "ㄏㄨˋ ㄌㄧㄢˊ ㄨㄤˇ"
    assert bare("lu:4 se4") == bare("Lu:4 se4") == bare("lǜ sè") == bare("Lǜsè") == "lvse"
    assert bare("ning2 bo1") == bare("níngbō") == "ningbo"


def test_tones() -> None:
    assert [tone(s) for s in ("ma1", "ma5", "lu:4", "K", "", "ma6")] == [1, 5, 4, 0, 0, 0]
