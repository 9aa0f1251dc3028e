"""Hard wraps: a text broken at any width is the text again; verse, lists and long lines are left as they are."""

from __future__ import annotations

import textwrap

import pytest

from reader.core.task import run
from reader.text.lines import read_lines
from reader.text.wraps import unwrapped

EN = [
    "The ferry had not run since Tuesday, and nobody in the town could say why. Some blamed the fog, others the captain, "
    "who had been seen on Monday night with two suitcases.",
    "On Friday the mayor walked down to the landing himself. He stood there for a while, looked at the water, and went home "
    "again without a word to anyone.",
    "It was the schoolmaster who found the note. It had been pinned to the back of the timetable, where it said in a neat "
    "hand that the river was too wide.",
]
ZH = [
    "渡轮从星期二起就没有开过，镇上谁也说不清原因。有人怪雾，有人怪船长，因为星期一夜里有人看见他提着两只箱子。",
    "星期五，镇长亲自走到码头。他站了一会儿，看了看水，一句话没说就回家了。许多人在窗后看着他，谁也没有开口。",
    "发现那张纸条的是小学老师。它被钉在时刻表的背面，上面用工整的字写着：河太宽了。老师把它收进了口袋，没有给别人看。",
]


def logical(text: str, alone: tuple[int, ...] = ()) -> list[str]:
    lines = run(unwrapped(text, run(read_lines(text)), alone))
    assert all(text[line.start : line.end].replace("\n", " ") == line.text for line in lines)
    return [line.text for line in lines]


def squashed(texts: list[str]) -> list[str]:
    return ["".join(text.split()) for text in texts]


@pytest.mark.parametrize("width", [50, 64, 72, 80])
@pytest.mark.parametrize("indent", ["", "    "])
@pytest.mark.parametrize("blank", [True, False])
def test_english_at_any_width(width: int, indent: str, blank: bool) -> None:
    if not blank and not indent:
        return  # nothing tells paragraphs that end at the margin apart
    wrapped = [textwrap.fill(paragraph, width, initial_indent=indent) for paragraph in EN]
    assert logical(("\n\n" if blank else "\n").join(wrapped)) == EN


@pytest.mark.parametrize("width", [24, 30, 36])
@pytest.mark.parametrize("indent", ["", "\u3000\u3000"])
def test_chinese_at_any_width(width: int, indent: str) -> None:
    lines = [
        paragraph[i : i + width]
        for text in ZH
        for paragraph in [indent + text]
        for i in range(0, len(paragraph), width)
    ]
    assert squashed(logical("\n".join(lines))) == squashed(ZH)


def test_items_of_a_list_stay_apart() -> None:
    items = [f"{number}. {text}" for number, text in enumerate(EN, start=1)]
    assert squashed(logical("\n".join(textwrap.fill(item, 72, subsequent_indent="   ") for item in items))) == squashed(
        items
    )
    assert len(logical("\n".join(textwrap.fill(item, 72) for item in items))) == 3


def test_verse_and_lists_are_left_as_they_are() -> None:
    verse = "The fog was asleep on the wide grey water,\nthe sound of an oar came and woke it.\nThe lamps on the bank\ncame nearer one by one,\nand then went out."
    assert logical(verse) == verse.split("\n")
    names = "\n".join(
        ["Ministry of Water Resources", "River Commission", "Institute of Hydrology", "Government of Linqing"]
    )
    assert logical(names) == names.split("\n")


def test_paragraphs_on_lines_of_their_own_are_left_as_they_are() -> None:
    assert logical("\n".join(EN)) == EN
    assert logical("\n".join(ZH)) == ZH


def test_a_line_that_the_reader_chose_stays_alone() -> None:
    text = textwrap.fill(EN[0], 60) + "\n\n" + textwrap.fill(EN[1], 60)
    assert len(logical(text)) == 2
    assert len(logical(text, alone=(2,))) == 4
