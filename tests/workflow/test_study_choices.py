"""A reader's corrections of words and readings: pure edits, and the file that keeps them."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.workflow.study_choices import (
    StudyChoices,
    choices_file,
    joined,
    load_choices,
    read_as,
    save_choices,
    taken_apart,
)


def test_a_later_choice_replaces_an_earlier_one() -> None:
    choices = joined(taken_apart(joined(StudyChoices(), "乌镇"), "乌镇"), "峰会")
    assert (choices.words.added, choices.words.removed) == ({"峰会"}, {"乌镇"})
    assert joined(choices, "乌镇").words.removed == frozenset()


def test_a_reading_is_chosen_and_given_back() -> None:
    choices = read_as(read_as(StudyChoices(), "着", "zhao2"), "着", "zhe5")
    assert choices.readings == {"着": "zhe5"}
    assert read_as(choices, "着", "").readings == {}


def test_what_is_saved_is_loaded(own_folders: Path) -> None:
    choices = read_as(taken_apart(joined(StudyChoices(), "乌镇"), "人类"), "着", "zhao2")
    save_choices(choices)
    assert load_choices() == choices


def test_what_two_windows_choose_is_kept() -> None:
    base = save_choices(read_as(joined(StudyChoices(), "乌镇"), "着", "zhao2"))
    save_choices(joined(read_as(base, "长", "zhang3"), "峰会"), base)
    ours = save_choices(read_as(taken_apart(base, "乌镇"), "着", ""), base)
    assert ours == load_choices()
    assert (ours.words.added, ours.words.removed) == ({"峰会"}, {"乌镇"})
    assert ours.readings == {"长": "zhang3"}


def test_a_lone_surrogate_is_no_trouble() -> None:
    choices = joined(StudyChoices(), "湖\ud800")
    save_choices(choices)
    assert load_choices() == choices


@pytest.mark.parametrize("text", ["{", "[]", '{"added": 3}', '{"readings": []}'])
def test_a_damaged_file_is_set_aside(own_folders: Path, text: str) -> None:
    choices_file().parent.mkdir(parents=True, exist_ok=True)
    choices_file().write_text(text, encoding="utf-8")
    loaded = load_choices()
    assert loaded == StudyChoices()


def test_what_is_no_word_is_left_out(own_folders: Path) -> None:
    choices_file().parent.mkdir(parents=True, exist_ok=True)
    choices_file().write_text('{"added": ["好", 3, ""], "readings": {"着": 1, "的": "de5"}}', encoding="utf-8")
    loaded = load_choices()
    assert loaded.words.added == {"好"}
    assert loaded.readings == {"的": "de5"}
