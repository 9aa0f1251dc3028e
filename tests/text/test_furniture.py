"""Furniture in context: what stands around a text is hidden with its reason, and nothing of the text itself is."""

from __future__ import annotations

import random
import re
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import pytest

from reader.core.task import run
from reader.text import (
    dates,
    furniture_places,
    furniture_shapes,
    furniture_tails,
    furniture_words,
    headings,
    labels,
    likeness,
    lines,
    paragraphs,
    sentences_en,
    sentences_zh,
    titles,
)
from reader.text.furniture import furniture
from reader.text.lines import read_lines

EN = ["The bridge was built in 1904 and is still in use.", "People cross it every day, on foot or by cart."]
ZH = ["这座桥建成于1904年，至今仍在使用。", "人们每天从桥上走过，或者步行，或者赶车。"]


def hidden(text: str) -> dict[str, str]:
    page = run(read_lines(text))
    return {page[index].text: reason for index, reason in run(furniture(page, {})).items()}


ABOVE = [
    ("首页 > 政务公开 > 通知", "breadcrumb"),
    ("您现在的位置：新闻中心", "breadcrumb"),
    ("Home » Library » Bridges", "breadcrumb"),
    ("简体 | 繁體 | English", "language"),
    ("首页 新闻 专题 视频 关于我们", "navigation"),
    ("Home | About us | Contact", "navigation"),
    ("发布时间：2016-11-22 来源：互联网", "metadata"),
    ("Updated: 22 November 2016", "metadata"),
    ("By Ann Lee, 22 November 2016", "metadata"),
    ("2016年11月22日 星期二", "metadata"),
    ("字号：大 中 小", "metadata"),
]
BELOW = [
    ("< 1 2 3 4 >", "pager"),
    ("上一篇：老井", "pager"),
    ("下一篇：没有了", "pager"),
    ("分享到：微信 微博", "share"),
    ("Share on Facebook", "share"),
    ("Leave a Reply", "form"),
    ("发表评论", "form"),
    ("电话：010-12345678 传真：010-12345679", "footer"),
    ("Tel: +86 10 1234 5678", "footer"),
    ("地址：南山路27号", "footer"),
    ("info@example.org", "footer"),
    ("Copyright © 2016 Bridge Society. All rights reserved.", "footer"),
    ("版权所有 桥梁协会", "footer"),
    ("京ICP备12345678号-2", "footer"),
    ("【打印】【关闭】", "share"),
    ("关于我们 | 网站地图", "navigation"),
    ("责任编辑：李安", "footer"),
    ("Was this article helpful?", "form"),
    ("这篇文章对您有帮助吗？", "form"),
    ("Home   News   About us   Contact", "navigation"),
    ("For permission: press@example.org", "footer"),
]


@pytest.mark.parametrize("body", [EN, ZH], ids=["en", "zh"])
@pytest.mark.parametrize(("line", "reason"), ABOVE)
def test_above_the_text(line: str, reason: str, body: list[str]) -> None:
    title = "The Old Bridge" if body is EN else "老桥"
    assert hidden("\n".join(["Home > Bridges", line, title, *body])).get(line) == reason


@pytest.mark.parametrize("body", [EN, ZH], ids=["en", "zh"])
@pytest.mark.parametrize(("line", "reason"), BELOW)
def test_below_the_text(line: str, reason: str, body: list[str]) -> None:
    assert hidden("\n".join([*body, line])) == {line: reason}


TEXT = [
    "Copyright protection in cyberspace needs new rules, and many countries are making them.",
    "Copyright",
    "Connecting to the Internet remains expensive in many countries.",
    "Visitors from 40 countries attended the fair in 2016.",
    "Powered by renewable energy, the village no longer needs diesel.",
    "Sharing the fruits of Internet development",
    "Share this with your neighbours.",
    "Next steps",
    "Latest developments",
    "The phone rang, and nobody answered it.",
    "Contact between the two towns was rare.",
    "Home is where the bridge is.",
    "Comments on the draft are welcome until May.",
    "Terms of use are set by the village.",
    "Privacy must be protected on the Internet.",
    "Technical support",
    "Follow the path to the river.",
    "12 people crossed the street yesterday.",
    "加强资金和技术支持",
    "技术支持是关键。",
    "分享数字红利",
    "分享发展成果，促进共同繁荣",
    "关注弱势群体的上网需求",
    "请先关闭总阀。",
    "请您在三天内答复。",
    "版权保护需要新的规则。",
    "著作权法的修改",
    "最新动态",
    "相关法规",
    "内容审核是平台的责任。",
    "网站管理者应当保存记录。",
    "2016年11月16日至18日，大会在乌镇召开。",
    "主要来源：河水和雨水，其中河水占七成。",
    "评论区的发言应当实名，违者禁言三天。",
    "下一步工作",
    "未经许可，任何人不得使用他人作品。",
    "We baked cookies for the whole village.",
    "Have questions ready before you call.",
    "Did you like it?",
    "No, no, yes",
    "Click the icon to view the page.",
    "The club became a registered charity in 1990.",
    "点击下载按钮，等待两分钟。",
    "推广",
    "历史",
    "Education",
    "¥35",
]


@pytest.mark.parametrize("line", TEXT)
def test_lines_inside_the_text_are_left_alone(line: str) -> None:
    body = ZH if any("\u4e00" <= char <= "\u9fff" for char in line) else EN
    assert hidden("\n\n".join(["Title" if body is EN else "题目", *body, line, *body, *body])) == {}


@pytest.mark.parametrize("line", [line for line in TEXT if line[-1] in ".。"])
def test_a_text_may_begin_and_end_with_any_sentence(line: str) -> None:
    body = ZH if line[-1] == "。" else EN
    assert hidden("\n\n".join([line, *body, *body, line])) == {}


def test_a_title_that_is_also_a_menu_word_is_no_menu() -> None:
    assert hidden("\n\n".join(["Home", *EN])) == {}
    assert hidden("\n\n".join(["文化", *ZH])) == {}


def test_a_title_above_a_switch_of_language_stays() -> None:
    page = "\n\n".join(["The Old Bridge", "English | 中文", "Updated: 3 May 2018", "Its makers", *EN])
    assert "The Old Bridge" not in hidden(page)
    assert "Its makers" not in hidden(page)


def test_a_short_title_between_a_menu_and_share_links_stays() -> None:
    page = "\n".join(["Home", "About us", "Old Bridge", "Share on Facebook", *EN])
    assert set(hidden(page)) == {"Home", "About us", "Share on Facebook"}


def test_a_heading_that_other_pages_use_for_links_is_kept_above_text() -> None:
    assert hidden("\n\n".join([*EN, "Further reading", *EN])) == {}
    assert hidden("\n\n".join([*EN, "Related articles", "Old bridges", "New bridges"])) == {
        "Related articles": "navigation",
        "Old bridges": "navigation",
        "New bridges": "navigation",
    }


def test_what_others_read_closes_a_page() -> None:
    links = ["Most read", "Storm closes the coast road", "The Courier is read in nine towns."]
    assert set(hidden("\n".join([*EN * 4, *links]))) == set(links)
    assert hidden("\n".join([*EN, *links, *EN * 4])).keys().isdisjoint(EN)


def test_a_text_said_again_and_again_keeps_its_lines() -> None:
    chapter = ["The landing", "A boat lay there", *EN, "Nobody came", "It was late and the boat left"]
    assert hidden("\n".join(chapter * 12)) == {}


def test_a_single_entry_of_a_menu_needs_company() -> None:
    assert hidden("\n".join(["Culture", "Food", "The Old Bridge", *EN])).keys() == {"Culture", "Food"}
    assert hidden("\n".join([*EN, "Food", *EN])) == {}


def test_verse_that_repeats_itself_is_no_running_header() -> None:
    verse = "\n".join(
        ["桥在水上", "水在桥下", "", "人在桥上", "水在桥下", "", "月在天上", "水在桥下", "", "灯在窗上", "水在桥下"]
    )
    assert hidden(verse) == {}


def test_a_signature_above_a_footer_is_text() -> None:
    found = hidden("\n".join([*ZH, "桥梁委员会", "2016年11月22日", "版权所有 桥梁网"]))
    assert found == {"版权所有 桥梁网": "footer"}


@contextmanager
def within(seconds: float) -> Iterator[None]:
    def stop(_number: int, _frame: FrameType | None) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def patterns() -> list[re.Pattern[str]]:
    tables = [table for table in vars(furniture_shapes).values() if isinstance(table, furniture_shapes.Table)]
    modules = (
        dates, furniture_places, furniture_shapes, furniture_tails, furniture_words, headings, labels, likeness, lines,
        paragraphs, sentences_en, sentences_zh, titles,
    )  # fmt: skip
    own = [value for module in modules for value in vars(module).values() if isinstance(value, re.Pattern)]
    return [re.compile(pattern) for table in tables for _, pattern in table.shapes] + own


def test_no_pattern_takes_long_over_any_short_line() -> None:
    chance = random.Random(5)
    for pattern in patterns():
        words = [
            *re.findall(r"[A-Za-z]{2,}|[\u4e00-\u9fff]{1,4}", pattern.pattern)[:20],
            "1",
            " ",
            "a.",
            "|",
            ">",
            ".",
            "-",
            "中",
        ]
        for _ in range(40):
            a, b, c = (chance.choice(words) for _ in range(3))
            for line in (((a + b) * 300)[:297] + "!", (a + (b + " " + c) * 300)[:297] + "。", ((a + " ") * 300)[:299]):
                with within(5):  # of processor time: a pattern that runs away takes hours
                    pattern.fullmatch(line)
