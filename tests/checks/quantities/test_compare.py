from __future__ import annotations

import pytest

from tests.checks.quantities.tables import problems

AGREE = [
    ("能耗降低到原来的35%。", "Energy use was cut by 65%."),
    ("八折", "20% off"),
    ("农场有四千五百亩。", "The farm has 300 hectares."),
    ("前三季度增长。", "It grew in the first nine months."),
    ("每亩约两百元（约30美元）。", "About 200 yuan a mu."),
    ("2016年3月1日", "On March 1, in 2016"),
    ("3月1日至5日", "from March 1 until 5 March"),
    ("三十人左右", "thirty people"),
    ("第五条至第九条", "Articles 5 through 9"),
    ("第十条、第十一条", "Articles 10 and 11"),
    ("十几个人", "more than ten people"),
    ("十万元以上五十万元以下罚款", "a fine of not less than 100,000 yuan but not more than 500,000 yuan"),
    ("北京时间22时", "1400 GMT"),
    ("他说了两次，两次都一样。", "He said it twice."),
]
DIFFER = [
    ("能耗降低到35%。", "Energy use fell by 35%."),
    ("提高3.4个百分点", "a rise of 3.4%"),
    ("不少于六百人", "no more than 600 people"),
    ("近八千人", "more than 8,000 people"),
    ("三百公里", "300 miles"),
    ("三百元", "US$300"),
    ("周三", "Thursday"),
    ("农历八月十五", "August 15"),
    ("数百", "dozens"),
    ("零下15度", "15 degrees"),
    ("三个人和五条狗", "three people and a dog"),
    ("下午四点", "4 a.m."),
]


@pytest.mark.parametrize(("zh", "en"), AGREE)
def test_the_same_said_in_another_way_is_silent(zh: str, en: str) -> None:
    assert problems(zh, en) == []


@pytest.mark.parametrize(("zh", "en"), DIFFER)
def test_what_differs_is_found(zh: str, en: str) -> None:
    assert problems(zh, en) != []


def test_kinds_of_problems() -> None:
    assert [p.kind for p in problems("三十人", "forty people")] == ["differ"]
    assert [p.kind for p in problems("来了三十人", "people came")] == ["missing_en"]
    assert [p.kind for p in problems("来了人", "thirty people came")] == ["missing_zh"]


@pytest.mark.parametrize(
    ("zh", "en", "exchanged"),
    [
        ("父亲52岁，母亲48岁。", "The mother is 48 and the father 52.", False),
        ("父亲52岁，母亲48岁。", "The father is 48 and the mother 52.", True),
        ("小麦和玉米分别为2万吨和3万吨。", "20,000 tonnes of wheat and 30,000 of maize.", False),
        ("小麦和玉米分别为2万吨和3万吨。", "Maize and wheat came to 20,000 and 30,000 tonnes respectively.", True),
        ("2018年300辆，2019年420辆。", "420 cars in 2019, against 300 in 2018.", False),
        ("2018年300辆，2019年420辆。", "420 cars in 2018 and 300 in 2019.", True),
        ("iPad卖了3台，iMac卖了5台。", "It sold 5 iPad and 3 iMac machines.", True),
    ],
)  # fmt: skip
def test_figures_keep_their_labels(zh: str, en: str, exchanged: bool) -> None:
    assert [p.kind for p in problems(zh, en)] == ["swapped", "swapped"] * exchanged
