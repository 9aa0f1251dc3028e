"""Selectors find their words again in a changed text, or say that they cannot."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.core.anchoring import CONTEXT, Anchored, anchor, anchor_all, make_selector
from reader.core.annotation import Selector
from reader.core.document import Document, Source
from reader.core.spans import Span
from reader.core.task import run
from tests.core.changed_texts import document, later, quotation, sentences

OLD = (
    "春天来得晚。他们在渡口等了三天，船一直没有来。第四天清晨，雾散了，船夫在对岸喊他们的名字。他们听见了，却没有回答。"
)


def plain(text: str) -> Document:
    return Document("zh-Hans", text, Source("", "text", "utf-8", ""))


def select(words: str, text: str = OLD) -> Selector:
    start = text.index(words)
    return make_selector(plain(text), Span(start, start + len(words)))


def found(result: Anchored, text: str) -> tuple[str, str]:
    return result.fit, result.selector.span.of(text) if result.fit != "orphan" else ""


def test_a_selector_has_the_words_and_32_code_points_around() -> None:
    selector = select("雾散了")
    assert selector.exact == "雾散了"
    assert selector.prefix == OLD[: selector.start]  # the text begins within 32
    assert len(selector.suffix) == CONTEXT or selector.end + CONTEXT > len(OLD)
    assert selector.suffix == OLD[selector.end : selector.end + CONTEXT]


def test_code_points_beyond_the_bmp_count_as_one() -> None:
    text = "𠮷𠮷野家在𠮷祥寺"
    selector = make_selector(plain(text), Span(2, 4))
    assert selector.exact == "野家"
    assert (selector.start, selector.prefix) == (2, "𠮷𠮷")
    assert anchor(plain("x" + text), selector).selector.span.of("x" + text) == "野家"


def test_an_unchanged_text_gives_exactly_the_same_selector() -> None:
    selector = select("船夫")
    assert anchor(plain(OLD), selector) == Anchored(selector, "exact", 1.0)


@pytest.mark.parametrize("words", ["船", "渡口等了", "雾散了，船夫在对岸喊他们的名字。"])
def test_text_before_moves_the_words(words: str) -> None:
    new = "新加的第一句。" + OLD
    assert found(anchor(plain(new), select(words)), new) == ("moved", words)


def test_the_words_alone_are_not_enough_when_they_are_few() -> None:
    new = "完全另一篇文章，也说到渡口，可是前后没有一个字相同。"
    assert anchor(plain(new), select("渡口")).fit == "orphan"


def test_the_right_one_of_several_is_found_by_its_surroundings() -> None:
    new = OLD.replace("春天来得晚。", "春天来得晚，船也来得晚，船夫病了。")
    result = anchor(plain(new), select("船夫"))
    assert result.fit == "moved"
    assert new[result.selector.start :].startswith("船夫在对岸")


def test_an_edited_sentence_is_fuzzy_and_its_selector_keeps_the_old_words() -> None:
    words = "船夫在对岸喊他们的名字"
    new = OLD.replace(words, "船夫在岸边喊着他们的名字")
    result = anchor(plain(new), select(words))
    assert found(result, new) == ("fuzzy", "船夫在岸边喊着他们的名字")
    assert result.selector.exact == words
    assert 0.75 <= result.score < 1


def test_a_deleted_sentence_is_an_orphan_with_its_old_place() -> None:
    new = OLD.replace("第四天清晨，雾散了，船夫在对岸喊他们的名字。", "")
    selector = select("雾散了，船夫在对岸喊")
    result = anchor(plain(new), selector)
    assert (result.fit, result.selector) == ("orphan", selector)


def test_short_quotes_are_never_matched_approximately() -> None:
    new = OLD.replace("雾散了", "雾散去")
    assert anchor(plain(new), select("雾散了")).fit == "orphan"


def test_width_and_space_and_script_do_not_matter() -> None:
    new = "  " + OLD.replace("，", ",").replace("。", "。\n")
    assert found(anchor(plain(new), select("雾散了，船夫在对岸")), new) == ("moved", "雾散了,船夫在对岸")
    traditional = (
        OLD.replace("来", "來").replace("们", "們").replace("对", "對").replace("没", "沒").replace("听", "聽")
    )
    table = str.maketrans("來們對沒聽", "来们对没听")
    result = anchor(plain("前言。" + traditional), select("对岸喊他们的名字"), lambda text: text.translate(table))
    assert found(result, "前言。" + traditional) == ("moved", "對岸喊他們的名字")


def test_a_point_is_found_between_its_surroundings() -> None:
    point = OLD.index("雾散了")
    selector = make_selector(plain(OLD), Span(point, point))
    result = anchor(plain("前言。" + OLD), selector)
    assert result.selector.span == Span(point + 3, point + 3)
    assert anchor(plain("别的文字"), selector).fit == "orphan"


def test_a_name_does_not_cross_over_to_the_other_language() -> None:
    text = "他在APEC会上说了话。\nHe spoke at APEC in the morning and left at noon."
    from reader.core.document import Segment

    zh = Document("zh-Hans", text, Source("", "text", "utf-8", ""), segments=(Segment(0, 12),))
    selector = Selector("APEC", "他前天在", "大会上说了话。", 4, 8)
    result = anchor(zh, selector)
    assert result.fit == "orphan" or result.selector.start < 12


@given(st.text(alphabet="甲乙丙丁 ab。\n", max_size=60), st.text(alphabet="甲乙丙丁 ab。\n", max_size=60), st.data())
@settings(max_examples=200, deadline=None)
def test_whatever_the_texts_a_result_is_a_span_or_an_orphan(old: str, new: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(old)))
    end = data.draw(st.integers(start, len(old)))
    selector = make_selector(plain(old), Span(start, end))
    result = anchor(plain(new), selector)
    assert (result.selector.exact, result.selector.prefix) == (selector.exact, selector.prefix)
    if result.fit != "orphan":
        assert 0 <= result.selector.start <= result.selector.end <= len(new)
    if result.fit == "exact":
        assert result.selector.span.of(new) == selector.exact or result.score < 1


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares of the quotations: found among the surviving ones, wrong among certain ones, wrong in all."""

    found: float
    wrong_certain: float
    wrong: float


def reimport(language: str, share: float, seed: int, size: int = 1200, notes: int = 800) -> Counter[str]:
    """Quotations made on one edition and looked for in a later one, counted by what became of them."""
    rng = random.Random(seed)
    lines = sentences(language, size, rng)
    old, edition = document(language, lines), later(lines, share, language, rng)
    new = document(language, edition.sentences)
    spans = [(index, quotation(old, index, rng)) for index in (rng.randrange(size) for _ in range(notes))]
    results = run(anchor_all(new, [make_selector(old, span) for _, span in spans]))
    counts: Counter[str] = Counter()
    for (index, span), result in zip(spans, results, strict=True):
        right, survives = truth(old, new, edition.fate, index, span)
        placed = result.selector.span
        ok = placed == right if survives else right is not None and placed.overlaps(right)
        counts["surviving"] += survives
        counts["found"] += survives and result.fit != "orphan" and ok
        counts["wrong"] += result.fit != "orphan" and not ok
        counts["wrong certain"] += result.fit in ("exact", "moved") and not ok
        counts["all"] += 1
    return counts


def truth(
    old: Document, new: Document, fate: list[tuple[int, bool] | None], index: int, span: Span
) -> tuple[Span | None, bool]:
    """Where the words are now (None: nowhere), and whether they survived as they were."""
    last = old.segment_at(span.end - 1)
    now = [fate[number] for number in range(index, last + 1)]
    kept = [new.segments[place[0]].span for place in now if place is not None]
    if not kept:
        return None, False
    whole = Span(min(s.start for s in kept), max(s.end for s in kept))
    if len(kept) < len(now) or any(place is not None and place[1] for place in now):
        return whole, False
    if index == last:
        start = whole.start + span.start - old.segments[index].start
        return Span(start, start + len(span.of(old.text))), True
    return whole, whole.of(new.text) == span.of(old.text)


def figures(language: str, share: float, seeds: range) -> Figures:
    total: Counter[str] = Counter()
    for seed in seeds:
        total += reimport(language, share, seed)
    return Figures(
        total["found"] / total["surviving"], total["wrong certain"] / total["all"], total["wrong"] / total["all"]
    )


GOALS = [(0.01, 0.995), (0.05, 0.98), (0.20, 0.90)]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(("share", "goal"), GOALS)
def test_notes_survive_a_new_edition(language: str, share: float, goal: float) -> None:
    result = figures(language, share, range(100, 102))
    assert result.found >= goal
    assert result.wrong_certain == 0
    assert result.wrong <= 0.00125  # two of 1,600


@pytest.mark.slow
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(("share", "goal"), GOALS)
def test_notes_survive_many_new_editions(language: str, share: float, goal: float) -> None:
    result = figures(language, share, range(200, 240))
    assert result.found >= goal
    assert result.wrong_certain == 0
    assert result.wrong <= 0.001
