"""The whole of CC-CEDICT as an installed package carries it: `pytest -m slow tests/study`; skipped where there is none."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from reader.core.task import run
from reader.study.cedict import read_entries
from reader.study.dictionary import Dictionary
from reader.study.pinyin import marked, syllables, tone, zhuyin
from reader.study.readings import Readings
from reader.study.sources import installed_source
from reader.study.store import open_store
from reader.study.words import Segmenter, load_lexicon

SOURCE = installed_source()
pytestmark = [pytest.mark.slow, pytest.mark.skipif(SOURCE is None, reason="no package with CC-CEDICT is installed")]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dictionary]:
    assert SOURCE is not None
    opened = Dictionary([run(open_store(SOURCE, tmp_path_factory.mktemp("whole")))])
    yield opened
    opened.close()


def test_every_line_is_an_entry_and_every_syllable_has_both_forms() -> None:
    assert SOURCE is not None
    entries = [entry for _, entry in read_entries(SOURCE.path, "") if entry]
    assert len(entries) > 120_000
    sounds = {syllable for entry in entries for syllable in syllables(entry.pinyin) if tone(syllable)}
    assert [s for s in sounds if not s.startswith("xx") and (zhuyin(s) == s or marked(s) == s)] == []


@pytest.mark.parametrize(
    ("text", "pinyin"),
    [
        ("银行行长在重庆重新行走", "yin2 hang2 hang2 zhang3 zai4 chong2 qing4 chong2 xin1 xing2 zou3"),
        ("銀行行長說他還得還錢", "yin2 hang2 hang2 zhang3 shuo1 ta1 hai2 dei3 huan2 qian2"),
        ("慢慢地走在地上", "man4 man4 de5 zou3 zai4 di4 shang5"),
        ("音乐使人快乐", "yin1 yue4 shi3 ren2 kuai4 le4"),
        ("着火了，他着急地看着我", "zhao2 huo3 le5 ta1 zhao2 ji2 de5 kan4 zhe5 wo3"),
        ("睡觉觉得好", "shui4 jiao4 jue2 de5 hao3"),
        ("数一数数学的数字", "shu3 yi1 shu3 shu4 xue2 de5 shu4 zi4"),
        ("还没还书", "hai2 mei2 huan2 shu1"),
        ("種菜種樹，各種種子", "zhong4 cai4 zhong4 shu4 ge4 zhong3 zhong3 zi5"),
    ],
)
def test_polyphones_in_both_scripts(whole: Dictionary, text: str, pinyin: str) -> None:
    segmenter = Segmenter(run(load_lexicon(whole)))
    assert " ".join(s.pinyin for s in Readings(whole).of(text, segmenter.words(text))) == pinyin


def test_english_leads_to_the_common_word(whole: Dictionary) -> None:
    assert [whole.english(query, 1)[0].simplified for query in ("city", "global village", "computer")] == [
        "城市", "地球村", "计算机",
    ]  # fmt: skip
