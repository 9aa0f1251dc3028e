"""Which directions lead where, what is left alone, and a person's corrections."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.core.errors import InvalidValueError
from reader.core.offsets import OffsetMap
from reader.core.spans import Span
from reader.script.convert import SCRIPTS, Override, convert, family, route


@pytest.mark.parametrize(
    ("source", "target", "names"),
    [
        ("hans", "hant", ("s2t",)),
        ("hans", "tw", ("s2tw",)),
        ("hans", "twp", ("s2twp",)),
        ("hans", "hk", ("s2hk",)),
        ("hans", "hkp", ("s2hkp",)),
        ("hant", "hans", ("t2s",)),
        ("tw", "hans", ("tw2s",)),
        ("tw", "hansp", ("tw2sp",)),
        ("hk", "hans", ("hk2s",)),
        ("hk", "hansp", ("hk2sp",)),
        ("hant", "tw", ("t2tw",)),
        ("hant", "hk", ("t2hk",)),
        ("tw", "hant", ("tw2t",)),
        ("hk", "hant", ("hk2t",)),
        ("tw", "hk", ("tw2t", "t2hk")),
        ("hk", "tw", ("hk2t", "t2tw")),
        ("jp", "hant", ("jp2t",)),
        ("hans", "jp", ("s2t", "t2jp")),
        ("tw", "twp", ()),
        ("twp", "hans", ("tw2s",)),
        ("hk", "twp", ("hk2t", "t2tw")),
        ("hant", "hansp", ("t2s",)),
        *((script, script, ()) for script in SCRIPTS),
    ],
)
def test_a_route_takes_the_direct_way_or_the_one_over_the_standard(
    source: str, target: str, names: tuple[str, ...]
) -> None:
    assert route(source, target) == names


@pytest.mark.parametrize(
    ("text", "target", "source", "shown"),
    [
        ("皇后的头发在后面", "tw", "hans", "皇后的頭髮在後面"),
        ("这里", "hant", "hans", "這裏"),
        ("这里", "tw", "hans", "這裡"),
        ("这里", "hk", "hans", "這裏"),
        ("這裡的綫", "hk", "tw", "這裏的綫"),
        ("這裏為甚麼", "tw", "hk", "這裡為甚麼"),
        ("記憶體", "hans", "tw", "记忆体"),
        ("記憶體", "hansp", "tw", "内存"),
        ("內存", "twp", "hans", "記憶體"),
        ("横浜", "hant", "jp", "橫濱"),
        ("什么", "hans", "hans", "什么"),
    ],
)
def test_a_text_in_a_named_script_is_converted(text: str, target: str, source: str, shown: str) -> None:
    assert convert(text, target, source).text == shown


@pytest.mark.parametrize(
    ("text", "target", "shown"),
    [
        ("什么时候", "hans", "什么时候"),
        ("什麼時候", "hans", "什么时候"),
        ("什麼時候", "hant", "什麼時候"),
        ("演算法寫在記憶體裡", "twp", "演算法寫在記憶體裡"),
        ("演算法写在内存里", "tw", "演算法寫在內存裡"),
        ("后台", "tw", "後臺"),
        ("今日は良い天気だった", "tw", "今日は良い天気だった"),
        ("", "tw", ""),
    ],
)
def test_an_unnamed_script_is_found_and_never_converted_to_itself(text: str, target: str, shown: str) -> None:
    assert convert(text, target).text == shown


@pytest.mark.parametrize(("target", "source"), [("xx", "hans"), ("tw", "xx"), ("", None)])
def test_an_unknown_script_is_refused(target: str, source: str | None) -> None:
    with pytest.raises(InvalidValueError):
        convert("字", target, source)


def test_each_script_has_a_family() -> None:
    assert [family(script) for script in SCRIPTS] == ["Hans", "Hant", "Hant", "Hant", "Jpan", "Hans", "Hant", "Hant"]


TEXT = "姓余的人还有余钱，面子和面条"


def test_a_word_is_overridden_wherever_it_stands() -> None:
    chosen = (Override("面子", "Hant", word="面子"), Override("余的", "Hant", word="余的"))
    assert convert(TEXT, "tw", "hans").text == "姓餘的人還有餘錢，面子和麵條".replace(
        "餘的", convert("余的", "tw", "hans").text
    )
    assert convert(TEXT, "tw", "hans", chosen).text == "姓余的人還有餘錢，面子和麵條"


def test_a_span_is_overridden_there_only_and_goes_before_a_word() -> None:
    text = "余先生和余先生"
    chosen = (Override("余", "Hant", Span(0, 1)), Override("餘", "Hant", word="余"))
    assert convert(text, "tw", "hans", chosen).text == "余先生和餘先生"


def test_an_override_holds_for_every_region_of_its_script_and_for_no_other_script() -> None:
    chosen = (Override("余", "Hant", word="余"),)
    assert [convert("余", target, "hans", chosen).text for target in ("hant", "tw", "twp", "hk")] == ["余"] * 4
    assert convert("余后", "hans", "hant", (Override("餘", "Hant", word="余"),)).text == "余后"


def test_the_longer_word_goes_before_the_shorter() -> None:
    chosen = (Override("1", "Hant", word="余"), Override("22", "Hant", word="余先生"))
    converted = convert("余先生余", "tw", "hans", chosen)
    assert converted.text == "221"
    assert [tuple(piece[:4]) for piece in converted.offsets.pieces] == [(0, 3, 0, 2), (3, 4, 2, 3)]


def test_an_override_may_take_a_character_out_or_reach_past_the_end() -> None:
    converted = convert("头发", "tw", "hans", (Override("", "Hant", Span(1, 9)),))
    assert converted.text == "頭"
    assert converted.offsets.to_target(Span(0, 2)) == (0, 1)


@settings(max_examples=150, deadline=None)
@given(
    st.text("余面后发里，内存软件 a", max_size=20),
    st.lists(st.tuples(st.integers(0, 20), st.integers(0, 6), st.text("XY", max_size=3)), max_size=4),
    st.dictionaries(st.text("余面后发内存", min_size=1, max_size=2), st.text("Z", max_size=3), max_size=2),
)
def test_overrides_are_kept_and_the_map_tiles(
    text: str, spans: list[tuple[int, int, str]], words: dict[str, str]
) -> None:
    chosen = [Override(value, "Hant", Span(start, start + size)) for start, size, value in spans]
    chosen += [Override(value, "Hant", word=word) for word, value in words.items()]
    converted = convert(text, "twp", "hans", chosen)
    assert converted.offsets.source_length == len(text)
    assert converted.offsets.target_length == len(converted.text)
    assert OffsetMap.of(converted.offsets.pieces) == converted.offsets
    free = [item for item in chosen if item.span and item.span.start < min(item.span.end, len(text))]
    if free:
        first = min(free, key=lambda item: (item.span, item.replacement))
        assert first.span
        target = converted.offsets.to_target(Span(first.span.start, min(first.span.end, len(text))))
        assert target.of(converted.text) == first.replacement
