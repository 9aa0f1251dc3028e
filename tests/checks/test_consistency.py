from __future__ import annotations

from reader.checks.consistency import CONSISTENCY
from tests.checks.running import issues


def test_a_sentence_translated_in_two_ways_is_seen_at_the_second() -> None:
    (found,) = issues(
        CONSISTENCY,
        ("请妥善保管钥匙。", "Please keep the keys safe."),
        ("出门请锁门。", "Lock the door."),
        ("请妥善保管钥匙！", "Look after the keys."),
    )
    assert (found.pair, "Please keep the keys safe." in found.message) == (2, True)


def test_one_english_for_two_sentences_is_seen() -> None:
    (found,) = issues(
        CONSISTENCY,
        ("请妥善保管钥匙。", "Please keep the room key in a safe place."),
        ("请妥善保管证件。", "Please keep the room key in a safe place."),
    )
    assert found.pair == 1


def test_the_same_twice_and_short_texts_are_silent() -> None:
    same = ("请妥善保管钥匙。", "Please keep the keys safe.")
    assert issues(CONSISTENCY, same, same, ("是。", "Yes."), ("是。", "It is.")) == []
