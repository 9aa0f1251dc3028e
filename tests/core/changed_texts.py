"""Texts that repeat themselves as real ones do, and later editions of them of which every change is known.

The vocabulary is small on purpose: a name or phrase comes back dozens of times, which is what makes finding a quotation hard.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

from reader.core.document import Document, Paragraph, Section, Segment, Source
from reader.core.spans import Run, Span

WORDS_ZH = [
    "河湾村",
    "渡口",
    "老船工",
    "竹篙",
    "芦苇",
    "水闸",
    "堤坝",
    "合作社",
    "年轻人",
    "供销社",
    "县里的干部",
    "第一季度",
    "防汛办公室",
    "集体经济",
    "灌溉面积",
    "技术推广站",
    "晒谷场",
    "小学校",
    "邮递员",
    "广播",
    "春耕",
    "秋收",
    "粮食产量",
    "机械化",
    "互助组",
    "生产队",
    "会计",
    "账本",
    "仓库",
    "运输",
    "公路",
    "桥梁",
    "医疗站",
    "妇女主任",
    "通知",
    "会议",
    "决定",
    "方案",
    "资金",
    "贷款",
    "利息",
    "合同",
    "种子",
    "化肥",
    "农药",
    "水库",
    "电站",
    "变压器",
    "线路",
    "抽水机",
]
VERBS_ZH = [
    "讨论了",
    "修好了",
    "送来了",
    "检查了",
    "提高了",
    "记下了",
    "推迟了",
    "恢复了",
    "改进了",
    "看见了",
    "同意了",
    "扩大了",
    "带走了",
    "拆掉了",
]
FILL_ZH = [
    "在雨停以后",
    "按照去年的办法",
    "为了不耽误农时",
    "据说",
    "到了月底",
    "与此同时",
    "不出所料",
    "经过商量",
    "因为缺人手",
    "直到天黑",
]
WORDS_EN = [
    "village",
    "ferry",
    "boatman",
    "pole",
    "reed",
    "sluice",
    "dike",
    "cooperative",
    "youngster",
    "store",
    "cadre",
    "quarter",
    "office",
    "economy",
    "acreage",
    "station",
    "yard",
    "school",
    "postman",
    "radio",
    "ploughing",
    "harvest",
    "grain",
    "machine",
    "team",
    "brigade",
    "accountant",
    "ledger",
    "granary",
    "transport",
    "road",
    "bridge",
    "clinic",
    "notice",
    "meeting",
    "decision",
    "plan",
    "fund",
    "loan",
    "interest",
    "contract",
    "seed",
    "fertiliser",
    "reservoir",
    "line",
    "pump",
]
VERBS_EN = [
    "discussed",
    "repaired",
    "delivered",
    "inspected",
    "raised",
    "recorded",
    "postponed",
    "restored",
    "improved",
    "noticed",
    "approved",
    "moved",
]
FILL_EN = (
    "after the rain",
    "as in the year before",
    "it is said",
    "by the end of the month",
    "at the same time",
    "later on",
)


@dataclass(frozen=True, slots=True)
class Edition:
    """The sentences of a later edition, and for each of the old ones where it is now: (index, edits) or None."""

    sentences: list[str]
    fate: list[tuple[int, bool] | None]


def sentences(language: str, count: int, rng: random.Random) -> list[str]:
    """Sentences of a text in which words and phrases recur."""
    if language == "zh":
        return ["".join(_sentence(WORDS_ZH, VERBS_ZH, FILL_ZH, rng, "，")) + "。" for _ in range(count)]
    return [
        " ".join(_sentence(WORDS_EN, VERBS_EN, FILL_EN, rng, ",")).replace(" ,", ",").capitalize() + "."
        for _ in range(count)
    ]


def _sentence(words: list[str], verbs: list[str], fill: object, rng: random.Random, comma: str) -> list[str]:
    parts: list[str] = []
    for clause in range(rng.randint(1, 3)):
        parts += [comma] if clause else []
        parts += [rng.choice(list(fill))] if rng.random() < 0.4 else []  # type: ignore[call-overload]
        parts += [rng.choice(words), rng.choice(verbs), rng.choice(words)]
    return parts


def later(old: list[str], share: float, language: str, rng: random.Random) -> Edition:
    """An edition with `share` of the sentences changed: edited, deleted, preceded by a new one, or moved."""
    changed = set(rng.sample(range(len(old)), round(share * len(old))))
    placed: list[tuple[str, int | None, bool]] = []
    moved: list[tuple[str, int]] = []
    for index, sentence in enumerate(old):
        if index not in changed:
            placed.append((sentence, index, False))
            continue
        what = rng.choices(("edit", "delete", "insert", "move"), (5, 2, 2, 1))[0]
        if what == "edit":
            placed.append((edited(sentence, language, rng), index, True))
        elif what == "insert":
            placed += [(sentences(language, 1, rng)[0], None, False), (sentence, index, False)]
        elif what == "move":
            moved.append((sentence, index))
    for sentence, index in moved:
        placed.insert(rng.randrange(len(placed) + 1), (sentence, index, False))
    fate: list[tuple[int, bool] | None] = [None] * len(old)
    for number, (_, index, was_edited) in enumerate(placed):
        if index is not None:
            fate[index] = (number, was_edited)
    return Edition([sentence for sentence, _, _ in placed], fate)


def edited(sentence: str, language: str, rng: random.Random) -> str:
    """One to three small changes."""
    words = WORDS_ZH if language == "zh" else WORDS_EN
    for _ in range(rng.randint(1, 3)):
        at = rng.randrange(len(sentence))
        what = rng.random()
        if what < 0.4:
            sentence = sentence[:at] + rng.choice(words)[:2] + sentence[at + 1 :]
        elif what < 0.7:
            sentence = sentence[:at] + sentence[at + rng.randint(1, 3) :]
        else:
            sentence = sentence[:at] + rng.choice(words) + sentence[at:]
    return sentence


def document(language: str, lines: list[str]) -> Document:
    """The sentences as a document, four to a line, a line to a paragraph."""
    parts: list[str] = []
    segments: list[Segment] = []
    position = 0
    for number, line in enumerate(lines):
        gap = "" if not number else "\n" if number % 4 == 0 else "" if language == "zh" else " "
        parts += (gap, line)
        position += len(gap)
        segments.append(Segment(position, position + len(line)))
        position += len(line)
    paragraph = Paragraph(0, position, Run(0, len(segments)), 0)
    tag = "zh-Hans" if language == "zh" else "en"
    source = Source(f"{language}.txt", "text", "utf-8", "")
    return Document(tag, "".join(parts), source, None, (Section(1, None, "", 0),), (paragraph,), tuple(segments))


def quotation(old: Document, index: int, rng: random.Random) -> Span:
    """A span in sentence `index`: a word, a phrase, a clause, or the sentence and perhaps the next one."""
    start, end = old.segments[index].span
    length = end - start
    kind = rng.random()
    scale = 1 if old.side == "zh" else 3
    if kind < 0.75:
        wanted = min(length, rng.choice((1, 2, 2, 3, 4, 5, 6, 8, 10, 12, 16)) * scale)
        at = start + rng.randrange(length - wanted + 1)
        return Span(at, at + wanted)
    if kind < 0.95 or index + 1 == len(old.segments):
        return Span(start, end)
    return Span(start, old.segments[index + 1].end)
