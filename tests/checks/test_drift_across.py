from __future__ import annotations

import pytest

from reader.checks.drift_across import DRIFT_ACROSS, folded_term
from reader.checks.pair import Aids, Issue, Term, TextTerms
from tests.checks.running import issues, marked

DAYS = (
    ("在江边开会。", "On the river {} met."),
    ("的船到了。", "The boats of {} have come."),
    ("很有名。", "{} is well known."),
    ("请来了渔民。", "Anglers were asked in by {}."),
    ("今天散会。", "Today {} rose."),
)
# Chinese term, its English here, its English in another text. Each is a name that both texts know well.
OTHERWISE = [
    ("渔业合作协会", "Fishery Cooperation Association", "angling society"),
    ("命运共同体", "community of common destiny", "community with a shared future"),
    ("人类命运共同体", "community with a shared future", "community of common destiny"),
    ("海洋命运共同体", "ocean community with shared future", "community of common destiny"),
    ("儿童阅读基金会", "Children's Reading Foundation", "youth book fund"),
    ("兒童閱讀基金會", "Children's Reading Foundation", "youth book fund"),
]
THE_SAME = [
    ("渔业合作协会", "Fishery Cooperation Association", "fishery cooperation association"),
    ("渔业合作协会", "Association for Fishery Cooperation", "cooperation associations of fishery"),
    ("渔业合作协会", "Fishery Cooperation Association", "cooperation association"),  # a shorter form
    ("渔业合作协会", "Fishery Association", "island fishery cooperation association"),  # a longer one
    ("海洋命运共同体", "maritime community with a shared future", "community with a shared future"),
    ("世界灯塔组织", "World Lighthouse Organization", "wlo secretariat"),  # an acronym
    ("世界灯塔组织", "WLO Secretariat", "world lighthouse organization"),
    ("世界灯塔组织", "World Lighthouse Organisation", "lighthouse organizations"),
    ("港口劳动组织", "Harbor Labor Co-operatives", "harbour labour cooperation"),
]


def texts_with(term: str, english: str) -> list[tuple[str, str]]:
    return [(term + zh, en.format(f"the {english}")) for zh, en in DAYS]


def said(term: str, here: str, *others: str, aids: Aids | None = None) -> list[Issue]:
    """What is said of a text with `term` in every sentence, beside texts in which it was otherwise."""
    texts = texts_with(term, here)
    known = tuple(
        TextTerms(f"Text {number}", {folded_term(term): tuple(one.split())}) for number, one in enumerate(others)
    )
    terms = aids.terms if aids else ()
    return issues(DRIFT_ACROSS, *texts, aids=Aids(terms=terms, others=known))


@pytest.mark.parametrize(("term", "here", "there"), OTHERWISE)
def test_a_term_that_was_otherwise_in_another_text_is_told_once(term: str, here: str, there: str) -> None:
    (found,) = said(term, here, there)
    assert (found.pair, found.category, found.severity) == (0, "terminology/inconsistent", "neutral")
    assert found.message == f"{term} is “{here.lower()}” here and “{there}” in Text 0."
    assert marked(found, texts_with(term, here)) == ([term], [here])


@pytest.mark.parametrize(("term", "here", "there"), THE_SAME)
def test_other_forms_of_a_rendering_are_the_same(term: str, here: str, there: str) -> None:
    assert said(term, here, there) == []


def test_traditional_and_a_verb_in_front_are_the_same_term() -> None:
    assert folded_term("構建人類命運共同體") == folded_term("命运共同体") == "命运共同体"
    assert folded_term("加强协会") == "加强协会"  # which would be too short without


def test_of_several_texts_most_decide_and_the_last_is_named() -> None:
    here, same, other = "Fishery Cooperation Association", "fishery cooperation association", "angling society"
    assert said("渔业合作协会", here, other, same) == []
    (found,) = said("渔业合作协会", here, same, other, "anglers club")
    assert "Text 1" in found.message


def test_what_the_term_base_rules_and_what_is_rare_is_silent() -> None:
    ruled = Aids(terms=(Term("渔业合作协会", ("Angling Society",)),))
    assert said("渔业合作协会", "Fishery Cooperation Association", "angling society", aids=ruled) == []
    others = (TextTerms("Another", {"渔业合作协会": ("angling", "society")}),)
    pair = ("渔业合作协会散会。", "The Fishery Cooperation Association rose.")
    assert issues(DRIFT_ACROSS, pair, pair, pair, aids=Aids(others=others)) == []


def test_both_renderings_in_one_text_are_no_news() -> None:
    others = (TextTerms("Another", {"渔业合作协会": ("angling", "society")}),)
    texts = texts_with("渔业合作协会", "Fishery Cooperation Association, an angling society")
    assert issues(DRIFT_ACROSS, *texts, aids=Aids(others=others)) == []
