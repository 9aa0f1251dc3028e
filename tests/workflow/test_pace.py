"""Pace: learned from reading, not from leafing or from being away."""

from __future__ import annotations

from reader.workflow.pace import Pace, amount_between, end_of_section, parse, serialise
from tests.made_bitext import BitextBuilder, pair, town


def test_the_pace_is_what_was_read_in_the_time() -> None:
    pace = Pace()
    for _ in range(3):
        assert not pace.known
        pace = pace.after(200, 20)
    pace = pace.after(200, 20)
    assert pace.known
    assert round(pace.seconds_for(1000)) == 100


def test_leafing_and_leaving_do_not_count() -> None:
    pace = Pace(600, 60)
    for amount, seconds in ((100, 1), (100_000, 30), (50, 4000), (-300, 20), (0, 100)):
        assert pace.after(amount, seconds) is pace


def test_a_pace_that_changes_is_followed() -> None:
    pace = Pace(600, 60)
    for _ in range(60):
        pace = pace.after(1200, 60)
    assert 48 < pace.seconds_for(1000) < 55


def test_it_survives_as_text() -> None:
    assert parse(serialise(Pace(812.0, 66.5))) == Pace(812.0, 66.5)
    for damaged in ("", "1", "a b", "-1 5", "0 0", "nan 4", "inf 3"):
        assert parse(damaged) == Pace()


def test_what_is_left_ends_with_the_section() -> None:
    bitext = (
        BitextBuilder()
        .heading("一", "I")
        .paragraph(pair("甲乙。", "One two."), pair("丙。", "Three."))
        .heading("二", "II")
        .paragraph(pair("丁。", "Four."))
        .build()
    )
    assert [end_of_section(bitext, bead) for bead in range(3)] == [2, 2, 3]
    assert amount_between(bitext, 0, 1) == len("甲乙。") + len("One two. ")
    assert amount_between(bitext, 1, 0) == -amount_between(bitext, 0, 1)
    whole = town(60)
    assert amount_between(whole, 0, 60) == sum(
        document.segments[-1].end - document.segments[0].start for document in (whole.zh, whole.en)
    )
