from __future__ import annotations

import pytest

from reader.checks.quantities.extract import all_quantities, quantities


def read(text: str, language: str = "zh") -> list[tuple[str, str, str]]:
    return [(q.text, q.value, q.unit) for q in quantities(text, language)]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("增长了两倍", "x3", ""),
        ("增长到两倍", "x2", ""),
        ("是去年的两倍", "x2", ""),
        ("比去年快三倍", "x4", ""),
        ("翻了两番", "x4", ""),
        ("打七五折", "x0.75", ""),
        ("四成五", "45", "%"),
        ("25个基点", "0.25", "pp"),
        ("十万分之十六", "0.016", "%"),
        ("一米八五", "1.85", "m"),
        ("三块五毛钱", "3.5", "CNY"),
        ("三个月以上一年未满", "3..12", "month"),
        ("两年零三个月", "27", "month"),
        ("差一刻七点", "06:45", ""),
        ("晚上十点半", "22:30", ""),
        ("康熙六十一年", "1722", ""),
        ("公元前221年", "BC221", ""),
        ("2018 年 9 月 30 日", "2018-09-30", ""),
        ("半斤", "0.5", "jin"),
        ("年逾花甲", "60", "year"),
    ],
)
def test_chinese(text: str, value: str, unit: str) -> None:
    assert [(found[1], found[2]) for found in read(text)] == [(value, unit)]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("three times as many", "x3", ""),
        ("rose sixfold", "x6", ""),
        ("30% off", "x0.7", ""),
        ("a quarter-point cut", "0.25", "pp"),
        ("16 per 100,000", "0.016", "%"),
        ("5 feet 2 inches", "5.167", "ft"),
        ("at a quarter to seven", "06:45", ""),
        ("1400 GMT", "14:00Z", ""),
        ("the late nineteenth century", "18XX-END", ""),
        ("between 3% and 5.4%", "3..5.4", "%"),
        ("one year to eighteen months", "12..18", "month"),
        ("Dec.16-18", "--12-16/--12-18", ""),
        ("Louis XV", "#15", ""),
        ("in his thirties", "30..39", "year"),
        ("a quarter of a million", "250000", ""),
        ("US$140b", "140000000000", "USD"),
    ],
)
def test_english(text: str, value: str, unit: str) -> None:
    assert [(found[1], found[2]) for found in read(text, "en")] == [(value, unit)]


@pytest.mark.parametrize(
    "text",
    ["千万不要", "万一下雨", "十分满意", "三星和四川", "独一无二", "IPv6和5G", "工业4.0", "一带一路", "进一步", "之一", "电话010-5550 0177", "一、加强领导", "统一", "〔2016〕12号"],
)  # fmt: skip
def test_chinese_words_that_only_look_like_figures(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    "text",
    ["IPv6 and G20", "first of all", "one of a kind", "wait a second", "think twice", "They may march", "ISO 9001", "I. General", "COVID-19", "the Boeing 737", "third parties", "Call +1 202 555 0147 now"],
)  # fmt: skip
def test_english_words_that_only_look_like_figures(text: str) -> None:
    assert read(text, "en") == []


@pytest.mark.parametrize(
    ("text", "approx"),
    [("约三百人", "~"), ("近三百人", "<~"), ("三百余人", ">"), ("三百人以上", ">"), ("不足三百人", "<"), ("不超过三百人", "<"), ("不少于三百人", ">"), ("不得逾三百人", "<"), ("三百人左右", "~")],
)  # fmt: skip
def test_chinese_bounds(text: str, approx: str) -> None:
    assert [q.approx for q in quantities(text, "zh")] == [approx]


@pytest.mark.parametrize(
    ("text", "approx"),
    [("about 300", "~"), ("nearly 300", "<~"), ("over 300", ">"), ("300 or more", ">"), ("fewer than 300", "<"), ("no more than 300", "<"), ("may not be less than 300", ">"), ("300 or so", "~")],
)  # fmt: skip
def test_english_bounds(text: str, approx: str) -> None:
    assert [q.approx for q in quantities(text, "en")] == [approx]


def test_the_script_decides_what_yuan_and_zhao_mean() -> None:
    assert read("1.1兆元") == [("1.1兆元", "1100000000000", "CNY")]
    assert read("預估達1.1兆元") == [("1.1兆元", "1100000000000", "TWD")]
    assert read("五百兆", "zh-Hant") == [("五百兆", "500000000000000", "")]
    assert read("500兆宽带") == [("500兆", "500", "Mb")]


def test_spans_are_code_points_of_the_text_as_given() -> None:
    text = "😀😀2016 年底共１２人"
    found = quantities(text, "zh")
    assert [text[q.start : q.end] for q in found] == ["2016 年底", "１２"]


def test_full_width_figures_and_capitals_are_read() -> None:
    assert read("７２．６％") == [("７２．６％", "72.6", "%")]
    assert read("人民币壹拾贰万叁仟元整") == [("人民币壹拾贰万叁仟元整", "123000", "CNY")]


def test_soft_quantities_are_kept_apart() -> None:
    assert read("One of them spoke twice.", "en") == []
    assert any(q.soft for q in all_quantities("He spoke twice.", "en"))
