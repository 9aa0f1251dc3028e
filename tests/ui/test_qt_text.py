"""Code points and UTF-16 units, on texts that are full of surrogate pairs, variation selectors and joiners."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.ui.qt_text import U16, Cp, Utf16Map

TRICKY = st.text(st.sampled_from("ab中文。 𠮷𫟼👩\u200d👧\ufe0f\U000e0100e\u0301é"), max_size=40)


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@given(TRICKY)
def test_every_code_point_position_goes_to_its_unit_and_back(text: str) -> None:
    offsets = Utf16Map(text)
    for position in range(len(text) + 1):
        unit = offsets.to_u16(Cp(position))
        assert unit == units(text[:position])
        assert offsets.to_cp(unit) == position
    assert offsets.length == units(text)


def test_a_unit_inside_a_pair_belongs_to_the_start_of_its_character() -> None:
    offsets = Utf16Map("a𠮷b𫟼")
    assert [offsets.to_cp(U16(unit)) for unit in range(offsets.length + 1)] == [0, 1, 1, 2, 3, 3, 4]
