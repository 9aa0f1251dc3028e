from __future__ import annotations

import time
from dataclasses import replace

from reader.checks.pair import Aids, Pair
from reader.core.bitext import Bitext
from reader.core.task import run
from reader.workflow.review import check_pairs, review
from tests.made_bitext import BitextBuilder, pair


def made(score: float = 0.9) -> Bitext:
    builder = BitextBuilder()
    builder.paragraph(pair("镇上有三千人。", "The town has 3,000 people."), score=score)
    builder.paragraph(
        pair("去年来了五百人。", "Last year 50 people came."), pair("他们走了。", "They left."), score=score
    )
    return builder.build()


def test_findings_point_into_the_documents() -> None:
    bitext = made()
    (found,) = run(review(bitext, enabled={"quantities"}))
    assert found.bead == 1
    assert [span.of(bitext.zh.text) for span in found.zh] == ["五百"]
    assert [span.of(bitext.en.text) for span in found.en] == ["50"]
    assert (found.zh_text, found.en_text) == ("去年来了五百人。", "Last year 50 people came.")


def test_a_finding_on_a_doubtful_bead_says_so() -> None:
    (found,) = run(review(made(score=0.2), enabled={"quantities"}))
    assert found.low_confidence
    assert "alignment" in found.message


def test_a_bead_that_a_person_checked_is_never_doubtful() -> None:
    bitext = made(score=0.2)
    beads = tuple(replace(bead, status="checked") for bead in bitext.alignment.beads)
    bitext = replace(bitext, alignment=replace(bitext.alignment, beads=beads))
    assert not run(review(bitext, enabled={"quantities"}))[0].low_confidence


def test_a_sentence_broken_over_lines_is_checked_as_it_is_read() -> None:
    bitext = made()
    text = bitext.zh.text.replace("五百", "五\n百")
    segments = tuple(
        replace(segment, start=segment.start + (segment.start > 12), end=segment.end + (segment.end > 12))
        for segment in bitext.zh.segments
    )
    bitext = replace(bitext, zh=replace(bitext.zh, text=text, segments=segments))
    (found,) = run(review(bitext, enabled={"quantities"}))
    assert found.zh[0].of(text) == "五\n百"


def test_checks_can_be_turned_off() -> None:
    assert run(review(made(), enabled=())) == ()


def test_a_text_in_one_language_has_nothing_to_compare() -> None:
    bitext = BitextBuilder().paragraph(pair("镇上有三千人。", "")).build()
    assert run(review(bitext)) == ()


def test_right_translations_are_silent_under_every_check() -> None:
    builder = BitextBuilder()
    for number in range(40):
        builder.paragraph(
            pair(f"第{number + 1}天，他走了{number + 2}公里。", f"On day {number + 1} he walked {number + 2} km.")
        )
    assert run(review(builder.build())) == ()


def test_the_task_breathes_while_it_works() -> None:
    pairs = [Pair(number, f"镇上有{number}人，去年来了三百二十一位客人。", f"The town has {number} people; 321 guests came.") for number in range(1500)]  # fmt: skip
    longest, last = 0.0, time.perf_counter()
    for _ in check_pairs(pairs, Aids(), {"quantities", "negation"}):
        longest, last = max(longest, time.perf_counter() - last), time.perf_counter()
    assert longest < 1.0  # the first step compiles patterns; the machine of a test may be busy
