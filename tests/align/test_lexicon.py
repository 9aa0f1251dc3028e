"""The dictionary reader, on a small dictionary of our own in the format of CC-CEDICT."""

from __future__ import annotations

import pytest

from reader.align import lexicon as module
from reader.align.lexicon import installed_dictionary, load_lexicon, read_lexicon
from reader.align.stems import stem
from reader.core.task import run

ENTRIES = """\
# A comment
後 后 [hou4] /back/behind/after/
后 后 [hou4] /empress/queen/
運河 运河 [yun4 he2] /canal/
河 河 [he2] /river/
運 运 [yun4] /to move/to transport/luck/
船長 船长 [chuan2 zhang3] /captain (of a boat)/skipper/
船 船 [chuan2] /boat/vessel/ship/CL:條|条[tiao2]/
長 长 [chang2] /long/
鷺 鹭 [lu4] /heron/egret/
乾坤 乾坤 [qian2 kun1] /heaven and earth; the universe/
乾 乾 [qian2] /one of the Eight Trigrams/
乾 干 [gan1] /dry/
乾淨 干净 [gan1 jing4] /clean/
蘇州 苏州 [Su1 zhou1] /Suzhou, city in Jiangsu/
說 说 [shuo1] /variant of 説|说/
"""


@pytest.fixture(scope="module")
def lexicon():
    return run(read_lexicon(ENTRIES))


def test_both_scripts_fold_to_one_form(lexicon) -> None:
    assert lexicon.fold("運河的船長") == "运河的船长" == lexicon.fold("运河的船长")


def test_a_word_is_found_from_whichever_character_is_written_first(lexicon) -> None:
    assert lexicon.stems("干净") == (stem("clean"),)


def test_a_character_that_simplified_words_use_stays(lexicon) -> None:
    assert lexicon.fold("乾坤") == "乾坤"
    assert lexicon.stems("乾坤") == (stem("heaven"), stem("earth"), stem("universe"))


def test_all_entries_of_a_word_give_stems(lexicon) -> None:
    assert set(lexicon.stems("后")) >= {stem("behind"), stem("queen")}


def test_asides_and_references_are_no_glosses(lexicon) -> None:
    assert lexicon.stems("船长") == (stem("captain"), stem("skipper"))
    assert lexicon.stems("说") == ()
    assert lexicon.stems("船") == (stem("boat"), stem("vessel"), stem("ship"))


def test_readings(lexicon) -> None:
    assert lexicon.syllable("鹭") == ("lu",)
    assert lexicon.stems("没有") == ()


@pytest.mark.skipif(installed_dictionary() is None, reason="no dictionary package is installed")
def test_the_installed_dictionary() -> None:
    installed = run(load_lexicon())
    assert installed is not None
    assert stem("canal") in installed.stems("运河")
    assert installed.fold("國際電信聯盟") == "国际电信联盟"
    assert installed is run(load_lexicon())  # read once


@pytest.mark.skipif(installed_dictionary() is None, reason="no dictionary package is installed")
def test_a_dictionary_that_was_fetched_ahead_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_loaded", {})
    module.fetch_lexicon()
    assert list(module._fetching) == [installed_dictionary()]
    fetched = run(load_lexicon())
    monkeypatch.setattr(module, "_loaded", {})
    assert not module._fetching
    assert fetched.lines == run(load_lexicon()).lines


def test_a_character_counts_as_learnt_when_all_its_words_are_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another thread would take a part of them for all."""
    lexicon = run(read_lexicon(ENTRIES))
    index = module.Lexicon._index

    def watched(self: module.Lexicon, start: int, end: int, first: str) -> None:
        assert first not in self._learnt
        index(self, start, end, first)

    monkeypatch.setattr(module.Lexicon, "_index", watched)
    lexicon.learn("运船")
    assert lexicon._learnt == {"运", "船"}
