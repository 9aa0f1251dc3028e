from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.task import run
from reader.study.dictionary import Dictionary
from reader.study.words import Lexicon, Segmenter, WordChoices, load_lexicon

TEXT = """
研究 研究生 生命 起源 中国 中國 人民 中国人 和服 服务 服務 发展 發展 上海 大学 大學 互联网 经济 經濟 数字 目的 为了 王 李 大会 大會
主席 银行 代表 北京 大学生 和 务 生 命 民 在 的 了 是 有
"""
WORDS = TEXT.split()


def lexicon(*more: str) -> Lexicon:
    return Lexicon.of((*WORDS, *more), frozenset("王李"))


@pytest.fixture(scope="module")
def segmenter() -> Segmenter:
    return Segmenter(lexicon())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("研究生命起源", "研究 生命 起源"),
        ("经济和服务发展", "经济 和 服务 发展"),
        ("中國人民在發展", "中國 人民 在 發展"),
        ("2016年11月16日，互联网大会", "2016年 11月 16日 ， 互联网 大会"),
        ("增长3.6亿人，占47.1%。", "增 长 3.6亿 人 ， 占 47.1% 。"),
        ("１９９８年是第三届", "１９９８年 是 第三 届"),
        ("三千五百人", "三千五百 人"),
        ("王晓岚代表", "王 晓岚 代表"),
        ("阿尔希波夫在北京", "阿尔希波夫 在 北京"),
        ("用Python-3写WAPI", "用 Python-3 写 WAPI"),
        ("等等……他说——好", "等 等 …… 他 说 —— 好"),
        ("English only, no Han.", "English   only ,   no   Han ."),
        ("", ""),
    ],
)
def test_cuts(segmenter: Segmenter, text: str, words: str) -> None:
    assert [word.strip() for word in segmenter.cut(text) if word.strip()] == words.split()


def test_kinds(segmenter: Segmenter) -> None:
    text = "王晓岚在2016年说三千 OK。"
    kinds = {text[w.start : w.end]: w.kind for w in segmenter.words(text)}
    assert kinds["晓岚"] == "name"
    assert kinds["2016年"] == kinds["三千"] == "number"
    assert kinds["OK"] == "latin"
    assert kinds["。"] == kinds[" "] == "mark"
    assert kinds["在"] == "word"


def test_the_readers_own_words_win_and_a_word_can_be_taken_apart() -> None:
    text = "数字经济是中国人的"
    assert Segmenter(lexicon()).cut(text)[:2] == ["数字", "经济"]
    added = Segmenter(lexicon(), WordChoices(added=frozenset({"数字经济"})))
    assert added.cut(text)[0] == "数字经济"
    removed = Segmenter(lexicon("是中"), WordChoices(removed=frozenset({"中国人"})))
    assert "中国人" not in removed.cut(text)
    strong = Segmenter(lexicon(), WordChoices(added=frozenset({"究生"})))
    assert strong.cut("研究生命") == ["研", "究生", "命"]


@given(
    st.text(
        st.sampled_from("研究生命起源中国人民王晓阿尔希波夫一二三第年月日0129.,，。…— aZ\n\ud840𠮷\u3000"), max_size=80
    )
)
def test_words_tile_any_text(text: str) -> None:
    position = 0
    for word in Segmenter(lexicon()).words(text):
        assert word.start == position
        assert word.end > word.start
        position = word.end
    assert position == len(text)


def test_a_long_text_without_punctuation_comes_piece_by_piece(segmenter: Segmenter) -> None:
    text = "研究生命起源中国人民发展" * 20_000
    words = segmenter.words(text)
    assert [text[w.start : w.end] for w in (next(words), next(words), next(words))] == ["研究", "生命", "起源"]
    for word in words:
        if word.start > 3000:
            break
        assert text[word.start : word.end] in {"研究", "生命", "起源", "中国", "人民", "发展"}


def test_the_lexicon_holds_both_scripts_and_the_bundled_words(dictionary: Dictionary) -> None:
    loaded = run(load_lexicon(dictionary))
    assert all(word in loaded for word in ("互联网", "互聯網", "乌镇", "烏鎮"))
    assert loaded.longest["城"] == 3
    assert "王" in loaded.surnames
    assert Segmenter(loaded).cut("我在互聯網說") == ["我", "在", "互聯網", "說"]


def test_without_a_dictionary_there_are_still_words() -> None:
    loaded = run(load_lexicon(Dictionary()))
    assert Segmenter(loaded).cut("乌镇的网民")[:2] == ["乌镇", "的"]
