from __future__ import annotations

from datetime import UTC, datetime, timedelta

from reader.core.project import Project
from reader.core.settings import Settings
from reader.core.task import run
from reader.store.annotation_json import read_annotation, write_annotation
from reader.workflow.check_choices import (
    active_checks,
    as_everywhere,
    check_titles,
    choices_here,
    switched_everywhere,
    switched_here,
)
from reader.workflow.checking import check_text, without_checks
from tests.made_bitext import BitextBuilder, pair


def project() -> Project:
    return Project(BitextBuilder().paragraph(pair("来了五百人 。", "Then 50 people came came.")).build())


class Clock:
    def __init__(self) -> None:
        self.now = datetime(2026, 1, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


def test_every_check_is_on_at_first() -> None:
    assert active_checks(Settings(), project()) == frozenset(check_titles())


def test_a_check_that_is_off_everywhere_can_be_on_for_one_text() -> None:
    settings = switched_everywhere(Settings(), "spacing", False)
    assert "spacing" not in active_checks(settings, project())
    here, _ = switched_here(project(), "spacing", True)
    assert "spacing" in active_checks(settings, here)
    assert "spacing" not in active_checks(settings, as_everywhere(here, ["spacing"]))


def test_switching_everywhere_back_leaves_nothing_in_the_settings() -> None:
    settings = switched_everywhere(Settings(), "spacing", False)
    assert switched_everywhere(settings, "spacing", True) == Settings()


def test_a_second_choice_for_a_check_takes_the_place_of_the_first() -> None:
    clock = Clock()
    off, ident = switched_here(project(), "negation", False, clock=clock)
    on, same = switched_here(off, "negation", True, clock=clock)
    assert (ident, len(on.annotations)) == (same, 1)
    assert choices_here(on) == {"negation": True}
    assert choices_here(off) == {"negation": False}


def test_of_two_choices_that_were_merged_the_later_holds() -> None:
    clock = Clock()
    one, _ = switched_here(project(), "negation", False, clock=clock)
    other, _ = switched_here(project(), "negation", True, clock=clock)
    both = Project(one.bitext, one.annotations + other.annotations)
    assert choices_here(both) == {"negation": True}


def test_a_choice_survives_the_notes_file() -> None:
    off, _ = switched_here(project(), "negation", False, author="Lin")
    (item,) = off.annotations
    assert read_annotation(write_annotation(item)) == item


def test_only_active_checks_run_and_the_rest_can_be_hidden_at_once() -> None:
    bitext = project().bitext
    every = run(check_text(bitext))
    assert {"quantities", "repetition"} <= {item.check for item in every.findings}
    assert {item.check for item in without_checks(every, {"repetition"}).findings} == {"repetition"}
    fewer = run(check_text(bitext, checks={"quantities"}, before=every))
    assert {item.check for item in fewer.findings} == {"quantities"}
