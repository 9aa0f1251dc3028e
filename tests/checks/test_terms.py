from __future__ import annotations

import pytest

from reader.checks.pair import Aids, Pair, Term
from reader.checks.terms import TERMS, rendering
from tests.checks.running import issues, marked

BASE = Aids(
    terms=(
        Term("产权", ("property rights",)),
        Term("知识产权", ("intellectual property",)),
        Term("甲方", ("Party A",), ("the first party",)),
        Term("公司", ("company", "corporation")),
    )
)


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("知识产权受到保护。", "Intellectual property is protected."),
        ("两家公司合并了。", "The two companies merged."),
        ("甲方同意。", "Party A's consent was given."),
    ],
)
def test_the_required_term_with_its_inflections_is_silent(zh: str, en: str) -> None:
    assert issues(TERMS, (zh, en), aids=BASE) == []


def test_a_missing_term_is_marked_and_named() -> None:
    texts = [("知识产权受到保护。", "Patents are protected.")]
    (found,) = issues(TERMS, *texts, aids=BASE)
    assert marked(found, texts) == (["知识产权"], [])
    assert "intellectual property" in found.message


def test_a_forbidden_term_is_graver_than_a_missing_one() -> None:
    (found,) = issues(TERMS, ("甲方同意。", "The first party agrees."), aids=BASE)
    assert (found.severity, "the first party" in found.message) == ("major", True)


def test_a_term_given_twice_may_be_rendered_either_way() -> None:
    aids = Aids(terms=(Term("合同", ("contract",)), Term("合同", ("agreement",))))
    assert issues(TERMS, ("合同有效。", "The agreement is valid."), aids=aids) == []


@pytest.mark.parametrize("text", ["policies", "Policy", "policy's"])
def test_inflected_forms_of_a_word_in_y(text: str) -> None:
    assert rendering("policy").search(text)


def test_fifty_thousand_terms_are_looked_up() -> None:
    chars = [chr(0x4E00 + number) for number in range(250)]
    terms = tuple(Term(one + other + "术语", (f"term {one}{other}",)) for one in chars for other in chars[:200])
    pairs = [("河边的老屋已经空了很多年，院子里长满了野草。", "The old house is empty.")] * 200
    assert issues(TERMS, *pairs, aids=Aids(terms=terms)) == []


@pytest.mark.parametrize(
    ("en", "severities"),
    [
        ("The ferryman waited.", []),
        ("The boatman waited.", ["neutral"]),
        ("The sailor waited.", ["minor"]),
    ],
)
def test_a_preferred_term_is_only_recommended(en: str, severities: list[str]) -> None:
    aids = Aids(terms=(Term("船夫", ("boatman",), preferred=("ferryman",)),))
    issues = [one for one in TERMS.run_document([Pair(0, "船夫等着。", en)], aids) if one]
    assert [one.severity for one in issues] == severities
    alone = Aids(terms=(Term("船夫", (), preferred=("ferryman",)),))
    issues = [one for one in TERMS.run_document([Pair(0, "船夫等着。", "The sailor waited.")], alone) if one]
    assert [one.severity for one in issues] == ["neutral"]
