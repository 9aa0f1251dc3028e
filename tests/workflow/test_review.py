from __future__ import annotations

from dataclasses import replace
from unittest.mock import patch

from reader.checks.pair import Aids, Pair
from reader.core.bitext import Bead, Bitext
from reader.core.spans import Run
from reader.core.task import run
from reader.workflow import review as reviewing
from reader.workflow.review import Reviewed, check_pairs, review, review_again
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
    pairs = [Pair(number, f"镇上有{number}人，去年来了三百二十一位客人。", f"The town has {number} people; 321 guests came.") for number in range(20)]  # fmt: skip
    with patch.object(reviewing, "_BREATH", 0):
        assert sum(1 for _ in check_pairs(pairs, Aids(), {"quantities", "negation"})) >= len(pairs)


def town(score: float = 0.9) -> Bitext:
    builder = BitextBuilder()
    builder.paragraph(pair("镇上有三千人。", "The town has 300 people."), score=score)
    builder.paragraph(pair("来了五百人。", "Then 50 people came."), pair("走了六十人。", "Then 60 left."), score=score)
    return builder.build()


def merged(bitext: Bitext) -> Bitext:
    """The last two pairs as one."""
    first, second, third = bitext.alignment.beads
    bead = Bead(Run(second.zh.start, third.zh.end), Run(second.en.start, third.en.end), 1.0, second.paragraph, "edited")
    return replace(bitext, alignment=replace(bitext.alignment, beads=(first, bead)))


def again(bitext: Bitext, before: Reviewed, enabled: set[str] | None = None) -> tuple[Reviewed, list[str]]:
    """What a second look finds, and the Chinese texts that the quantity check was given."""
    from reader.checks import table

    seen: list[str] = []
    watched = tuple(
        replace(check, run=lambda p, a, run=check.run: (seen.append(p.zh), run(p, a))[1])
        if check.id == "quantities"
        else check
        for check in table.CHECKS
    )
    with patch.object(table, "CHECKS", watched):
        return run(review_again(bitext, enabled=enabled, before=before)), seen


def test_after_an_edit_only_the_changed_pair_is_checked_and_the_answer_is_the_same() -> None:
    before = run(review_again(town()))
    changed = merged(town())
    reviewed, seen = again(changed, before)
    assert seen == ["来了五百人。走了六十人。"]
    assert reviewed.findings == run(review(changed))
    assert {item.key for item in reviewed.findings} & {item.key for item in before.findings}


def test_undoing_an_edit_brings_the_same_findings_back() -> None:
    before = run(review_again(town()))
    reviewed, _ = again(town(), run(review_again(merged(town()), before=before)))
    assert reviewed.findings == before.findings


def test_a_pair_that_became_doubtful_is_checked_again() -> None:
    reviewed, seen = again(town(score=0.2), run(review_again(town())))
    assert len(seen) == 3
    assert all(item.low_confidence for item in reviewed.findings)


def test_another_text_is_checked_as_a_whole() -> None:
    other = BitextBuilder()
    other.paragraph(pair("镇上有三千人。", "The town has 300 people, they say."))
    other.paragraph(pair("来了五百人。", "Then 50 people came."))
    _, seen = again(other.build(), run(review_again(town())))
    assert len(seen) == 2


def test_a_check_that_was_off_looks_at_every_pair_when_it_is_switched_on() -> None:
    before = run(review_again(town(), enabled={"negation"}))
    reviewed, seen = again(town(), before)
    assert len(seen) == 3
    assert reviewed.findings == run(review(town()))
    assert again(town(), reviewed, {"negation"})[0].findings == ()
