"""Search folds script, width, case and accents, reads pinyin and patterns, and points at the source."""

from __future__ import annotations

import re

import numpy as np
import pytest

from reader.core.anchoring import make_selector
from reader.core.annotation import Annotation, Target
from reader.core.errors import InputError
from reader.core.project import Project
from reader.core.spans import Span
from reader.core.task import run
from reader.workflow.open import open_text
from reader.workflow.search import MOST, search, search_notes, section_beads
from reader.workflow.search_fold import folded
from reader.workflow.search_index import SearchIndex, Spans, _last_at, build
from reader.workflow.search_patterns import _promising, hastened, literal, needed
from reader.workflow.search_query import EVERYWHERE, Options
from tests.made_bitext import BitextBuilder, pair, town

TEXT = """网络与网络
On Networks

一、开头
I. Beginning

网络很大。ＡＢＣ是三个字母。二〇一六年，他说“好”。
The network is large. ABC is three letters. In 2016 he said “good”. The café is shut.

Copyright 2016 network. All rights reserved.
"""


@pytest.fixture(scope="module")
def bitext():
    return run(open_text(TEXT))


def find(bitext, query: str, options: Options = EVERYWHERE):
    return iter_hits(SearchIndex(bitext), query, options)


def iter_hits(index: SearchIndex, query: str, options: Options = EVERYWHERE):
    return run(search(index, query, options)).hits


def words(bitext, query: str, options: Options = EVERYWHERE) -> list[str]:
    return [hit.span.of(bitext.document(hit.side).text) for hit in find(bitext, query, options)]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("網絡", ["网络", "网络", "网络"]),
        ("NETWORK", ["Network", "network"]),
        ("abc", ["ＡＢＣ", "ABC"]),
        ("cafe", ["café"]),
        ("二零一六", ["二〇一六"]),
        ('"good"', ["“good”"]),
        ("absent", []),
        ("  ", []),
    ],
)
def test_hits_are_in_the_glyphs_of_the_source(bitext, query: str, found: list[str]) -> None:
    hits = find(bitext, query)
    assert sorted(hit.span.of(TEXT) for hit in hits) == sorted(found)


def test_hidden_lines_are_not_searched(bitext) -> None:
    assert all("Copyright" not in hit.span.of(TEXT) for hit in find(bitext, "copyright"))


def test_hits_are_in_reading_order(bitext) -> None:
    hits = find(bitext, "i")
    places = [hit.span.start for hit in hits if hit.side == "en"]
    assert places == sorted(places)


def test_folding_keeps_positions() -> None:
    text = "ﬁ ß İ é 〇 Ａ 𠮷 e\u0301\u3000龍"
    assert len(folded(text)) == len(text)


def test_words_across_a_border_of_the_index_are_found(monkeypatch: pytest.MonkeyPatch, bitext) -> None:
    whole = find(bitext, "network")
    assert whole
    for size in (1, 7, 50):
        monkeypatch.setattr("reader.workflow.search_index.PIECE", size)
        assert find(bitext, "network") == whole


def test_all_are_counted_and_the_first_ones_listed() -> None:
    builder = BitextBuilder()
    for _ in range(60):
        builder.paragraph(pair("好" * 200 + "。", "Good."))
    found = run(search(SearchIndex(builder.build()), "好"))
    assert found.total == 12_000
    assert len(found.hits) == MOST


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("wangluo", ["网络", "网络", "网络"]),
        ("wǎng luò", ["网络", "网络", "网络"]),
        ("wang3luo4", ["网络", "网络", "网络"]),
        ("wang1luo4", []),
        ("py:hao", ["好"]),
        ("hao", []),
    ],
)
def test_pinyin_with_and_without_tones(monkeypatch: pytest.MonkeyPatch, bitext, query: str, found: list[str]) -> None:
    known = {"wang": {3: "网網往"}, "luo": {4: "络絡落"}, "hao": {3: "好"}}
    monkeypatch.setattr("reader.study.pinyin_query.sounds", lambda: known)
    assert words(bitext, query) == found


def test_a_regular_expression_is_folded_too(bitext) -> None:
    assert words(bitext, r"網.", Options(regex=True)) == ["网络", "网络", "网络"]
    assert words(bitext, r"\bcaf\S", Options(regex=True)) == ["café"]


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        (r"^.", ["网", "一", "O", "I", "网", "T", "Ａ", "A", "二", "I", "T"]),
        (
            r"\w+.$",
            [
                "网络与网络",
                "开头",
                "Networks",
                "Beginning",
                "网络很大。",
                "large.",
                "ＡＢＣ是三个字母。",
                "letters.",
                "shut.",
            ],
        ),
        (r"shut|大", ["大", "shut"]),
        (r"large\.\s+ABC", []),
        (r"z*", []),
        (r"[a-z]\.\s", ["I. "]),
    ],
)
def test_a_pattern_is_matched_in_each_sentence(bitext, pattern: str, found: list[str]) -> None:
    assert words(bitext, pattern, Options(regex=True)) == found


def test_a_pattern_that_takes_anything_ends_with_the_sentence(bitext) -> None:
    found = words(bitext, r"[^z]+", Options(regex=True))
    assert [len(part) for part in found] == [len(part) for part in words(bitext, r"^.+$", Options(regex=True))]


@pytest.mark.parametrize(
    ("pattern", "held"),
    [(r"\d+%", "%"), ("[ab][cd]?e+", "e"), ("a(bc|d)", "a"), ("(bc|dd)", "bd"), ("a?b*", None), ("x|", None)],
)
def test_what_every_match_holds(pattern: str, held: str | None) -> None:
    table = needed(re.compile(pattern))
    assert (None if table is None else {chr(code) for code in table[:-1].nonzero()[0].tolist()}) == (held and set(held))


@pytest.mark.parametrize(
    ("pattern", "held"),
    [
        ("[a-z]+ing", "ing"),
        ("a.bcd|xbcd", ""),
        ("abx|aby", "ab"),
        ("x?ab+", ""),
        ("(?!abc)d", ""),
        (r"\bto be\b", "to be"),
        ("(?i)ing", ""),
    ],
)
def test_what_every_match_holds_as_it_is(pattern: str, held: str) -> None:
    assert literal(re.compile(pattern)) == held


@pytest.mark.parametrize("pattern", ["[a-z]+ing", r"\w+g", "[^g]+ing", "[a-z]+ 1", "[a-z]+", "[in]+ing"])
def test_a_hastened_pattern_finds_the_same(pattern: str) -> None:
    text = "singing kings, bringing a king's ring\ning inging 12ing sing1 ing-ing singkingly 歌ing"
    for flags in (0, re.IGNORECASE):
        slow = re.compile(pattern, flags)
        assert [one.span() for one in hastened(slow).finditer(text)] == [one.span() for one in slow.finditer(text)]


@pytest.mark.parametrize("pattern", ["(", "(a+)+b", "((a*)b?)*", "[z-a]"])
def test_a_pattern_that_is_none_or_never_ends_is_refused(bitext, pattern: str) -> None:
    with pytest.raises(InputError):
        find(bitext, pattern, Options(regex=True))


@pytest.mark.parametrize("pattern", ["(ab)+", "a+b+", "(a|b)*c", "[a-z]+ing"])
def test_an_ordinary_pattern_is_not_refused(bitext, pattern: str) -> None:
    find(bitext, pattern, Options(regex=True))


def test_whole_words(bitext) -> None:
    assert words(bitext, "net", Options(whole=True)) == []
    assert words(bitext, "network", Options(whole=True)) == ["network"]


def test_both_sides_of_a_pair(bitext) -> None:
    assert words(bitext, "zh:網絡 en:large") == ["网络", "large"]
    assert words(bitext, "zh:网络 -en:large -en:networks") == []
    assert words(bitext, 'zh:网络 en:"is large"') == ["网络", "is large"]
    assert words(bitext, "zh:字母 en:large") == []


def test_a_section_alone(bitext) -> None:
    beads = section_beads(bitext.alignment, len(bitext.alignment.sections) - 1)
    inside = words(bitext, "network", Options(beads=beads))
    assert inside == ["network"]


def test_notes_are_searched_and_lead_to_their_place(bitext) -> None:
    start = bitext.zh.text.index("字母")
    target = Target("zh", make_selector(bitext.zh, Span(start, start + 2)))
    project = Project(bitext, (Annotation(id="a", motivation="commenting", targets=(target,), body="拉丁字母的說明"),))
    (hit,) = run(search_notes(project, "说明")).hits
    assert (hit.side, hit.span.of(bitext.zh.text), hit.note) == ("zh", "字母", "a")
    assert run(search_notes(project, "absent")).total == 0


def test_literal_characters_over_the_end_of_a_sentence_hide_none_behind_it() -> None:
    words = "他走了……，………她来了。"
    units = Spans(np.array([0, 7]), np.array([7, len(words)]))
    assert _promising(words, units, re.compile("……")).starts.tolist() == [0, 7]


def test_many_places_are_read_as_few_are(monkeypatch: pytest.MonkeyPatch, bitext) -> None:
    few = find(bitext, "e")
    monkeypatch.setattr("reader.workflow.search_index.MANY", 0)
    assert find(bitext, "e") == few
    assert find(bitext, "copyright") == ()


def test_numbers_of_many_values_are_those_of_few(monkeypatch: pytest.MonkeyPatch) -> None:
    starts, values = np.array([2, 5, 5, 9]), np.array([0, 1, 2, 2, 4, 5, 8, 9, 30])
    few = _last_at(starts, values).tolist()
    monkeypatch.setattr("reader.workflow.search_index.MANY", 0)
    assert _last_at(starts, values).tolist() == few == [-1, -1, 0, 0, 0, 2, 2, 3, 3]


def test_pairs_at_the_beginning_are_told_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.workflow.search.FIRST_BEADS", 10)
    told = []
    many = town(60)
    whole = run(search(SearchIndex(many), "zh:的 en:it", first=told.append))
    assert len(told) == 1
    assert told[0].hits == whole.hits[: told[0].total]
    assert 0 < told[0].total < whole.total


def test_some_hits_are_told_before_all_are_there(bitext) -> None:
    told = []
    many = run(open_text("\n".join(["好好好。", "Good."] * 60)))
    whole = run(search(SearchIndex(many), "好", first=told.append))
    assert len(told) == 1
    assert 0 < len(told[0].hits) <= len(whole.hits)


def test_an_index_of_another_alignment_takes_over_the_folded_text(bitext) -> None:
    first = run(build(SearchIndex(bitext)))
    text = first.texts[0]
    assert SearchIndex(bitext, first).piece(text, 0) is first.piece(text, 0)
