"""Chinese sentences: each row is a paragraph with its borders marked by |."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.sentences import sentence_spans

ROWS = [
    "桥很老。|它建成于1904年！|还能用吗？|能。",
    "桥长三百二十米；河宽二百米：够了。",
    # numbers and ASCII marks
    "人口达到3.6亿，占47.1%。|第5.2节另有说明。",
    "真的吗?|是的!|好.|走吧.",
    "采用 IPv6. |其次是安全。",
    "参见 No. 5 和 Fig. 2。",
    "网址是 www.example.org/?a=1，请查看。",
    "1. 发展中国家。|2、其他国家。",
    "进口下降0.3%.|全年来看,形势向好.",
    # quotations
    "他说：“你好。”|然后走了。",
    "“你来了吗？”他问。|“来了。”她说。",
    "“来了！”|一个孩子喊道，“我看见灯了！”",
    "「你好。」|他說：「再見。」",
    "他说：“你好。|我是王。”|然后走了。",
    "他喊“救命！”然后跑了。",
    "他问“为什么？”的时候，没有人回答。",
    "『橋呢？』老趙問。|沒有人回答。",
    "“走！”老王说着站了起来。|大家都走了。",
    '他说:"走吧。"|没有人动。',
    # brackets and titles of books
    "（见表1。）|下一句。",
    "（黄昏。|渡口。|老人在补网。）|学生上。",
    "他（很高兴！）走了。",
    "他走了（据说是去了北方。谁知道呢？）就没有回来。",
    "《你好吗？》是一首歌。|《去哪儿？》也是。",
    "他写了《路。桥。河》。|没有人读。",
    "他读过《为什么？》。|我没有。",
    "像兔子一样。(Like a rabbit.)|祝大家进步！",
    # ellipsis
    "……他没有说完。|天就亮了。",
    "苹果、梨……等水果都有。",
    "他走了……|又回来了。",
    "“可是……”|他没有说下去。",
    "什么？！|不可能！！",
    "他想……，可是没有说。",
    # spacing
    "一句。 |二句。\u3000\u3000|三句。",
    "没有句号的一段",
]


def split(text: str) -> str:
    marked, last = "", 0
    for number, (start, end) in enumerate(sentence_spans(text, "zh")):
        marked += text[last:start] + ("|" if number else "") + text[start:end]
        last = end
    return marked + text[last:]


@pytest.mark.parametrize("row", ROWS)
def test_borders(row: str) -> None:
    assert split(row.replace("|", "")) == row


@given(st.text(alphabet="桥河。！？…“”（）《》「」,.;；a1 \u3000\n", max_size=80))
def test_spans_cover_all_but_white_space(text: str) -> None:
    rest, last = "", 0
    for start, end in sentence_spans(text, "zh"):
        assert last <= start < end
        rest += text[last:start]
        last = end
    assert not (rest + text[last:]).strip()


def test_brackets_that_stay_open_do_not_hold_the_text_together() -> None:
    text = "他（说了一句。然后走了。" + "桥很老。" * 200
    assert len(list(sentence_spans(text, "zh"))) > 190
