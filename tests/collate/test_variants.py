"""Witnesses are compared paragraph by paragraph, and every reading is the witness's own text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.collate.variants import Passage, Variant, Witness, collate
from reader.core.task import run

ONE = "The bridge was built in 1721, and it has been mended twice."
TWO = "Nobody remembers who paid for it, though the accounts were kept."


def witness(key: str, *paragraphs: str) -> Witness:
    return Witness(key, tuple(Passage("I", text) for text in paragraphs))


def compared(*witnesses: Witness) -> list[tuple[str, str, dict[str, str | None]]]:
    return [(v.kind, v.label, dict(v.readings)) for v in run(collate(witnesses))]


def test_equal_texts_have_no_variants() -> None:
    assert compared(witness("a", ONE, TWO), witness("b", ONE, TWO)) == []


def test_another_wording() -> None:
    found = compared(witness("a", ONE), witness("b", ONE.replace("built", "raised")))
    assert found == [("substantive", "wording", {"a": "built", "b": "raised"})]


def test_a_lost_space_is_shown_with_both_words() -> None:
    found = compared(witness("a", ONE), witness("b", ONE.replace("been mended", "beenmended")))
    assert found == [("accidental", "spacing", {"a": "been mended", "b": "beenmended"})]


def test_a_missing_and_an_added_paragraph_are_one_omission_each() -> None:
    found = compared(witness("a", ONE, TWO), witness("b", TWO, "A wholly new paragraph stands here."))
    assert found == [
        ("substantive", "omission", {"a": ONE, "b": None}),
        ("substantive", "omission", {"a": None, "b": "A wholly new paragraph stands here."}),
    ]


def test_three_witnesses_share_one_variant() -> None:
    found = compared(
        witness("a", ONE), witness("b", ONE.replace("twice", "once")), witness("c", ONE.replace("twice", "often"))
    )
    assert found == [("substantive", "wording", {"a": "twice", "b": "once", "c": "often"})]


def test_a_number_is_substantive() -> None:
    found = compared(witness("a", ONE), witness("b", ONE.replace("1721", "1712")))
    assert found == [("substantive", "number", {"a": "1721", "b": "1712"})]


def test_chinese_is_compared_by_character() -> None:
    found = compared(witness("a", "全球用户达到8.84亿，增长很快。"), witness("b", "全球用户达到8.84亿,增长较快。"))
    assert [(kind, label) for kind, label, _ in found] == [("accidental", "punctuation"), ("substantive", "wording")]


@given(st.lists(st.text("ab ,。中文“”", min_size=1, max_size=12), max_size=5), st.data())
def test_readings_are_taken_from_their_witness(texts: list[str], data: st.DataObject) -> None:
    others = data.draw(st.permutations(texts))
    a, b = witness("a", *texts), witness("b", *others)
    variants: tuple[Variant, ...] = run(collate([a, b]))
    for variant in variants:
        for version in (a, b):
            reading = variant.readings[version.key]
            assert reading is None or any(reading in passage.text for passage in version.passages)
