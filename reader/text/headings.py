"""Headings: which lines of one language are headings, how deep they are, and which of them open their paragraph."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from reader.core.task import Progress, Task
from reader.text.dates import DATE, with_dates
from reader.text.labels import Label, bullet_length, label_of, markdown_level
from reader.text.lines import STEP, Line, ends_sentence, is_prose, is_text
from reader.text.sentences import first_sentence_end
from reader.text.variants import simple

_KNOWN = re.compile(
    simple(
        r"(?:序言|序|前言|引言|导言|导论|绪论|绪言|楔子|引子|摘要|内容摘要|内容提要|提要|概述|概要|背景|简介|总则|分则|附则|正文|"
        r"结语|结论|结束语|总结|小结|尾声|后记|跋|附录|附件|致谢|鸣谢|参考文献|参考资料|注释|注释与参考文献|讨论|方法|结果|"
        r"展望|展望未来|未来展望|前景展望|常见问题|术语|术语表|定义|材料|食材|用料|做法|步骤|小贴士|贴士|对话|会话|课文|练习|开放时间|开馆时间|参观须知|注意事项|词汇(?:表|讲解|解析|积累|学习)?|核心词汇|重点词汇|生词|译者按|译后记|译注|"
        r"preface|foreword|preamble|prologue|introduction|abstract|(?:executive )?summary|overview|background|general provisions|supplementary provisions|"
        r"conclusions?|concluding remarks|epilogue|afterword|postscript|appendix|annex|acknowledg(?:e)?ments?|references|bibliography|notes|discussion|methods?|results|"
        r"looking ahead|looking forward|outlook|future prospects|the way forward|next steps|frequently asked questions|glossary|definitions|vocabulary|ingredients|directions|instructions|tips|key (?:words|vocabulary)|dialog(?:ue)?|new words|exercises|opening hours|opening times|translator.s (?:note|afterword))"
    ),
    re.IGNORECASE,
)
MAX_KNOWN: Final = 60  # code points of a line that is the usual name of a part
MAX_HEADING: Final = {"zh": 44, "en": 24}  # Han characters; words (a numbered heading may be a whole sentence)
MAX_PLAIN: Final = {"zh": 26, "en": 14}  # the same without numbering
SHORT_QUESTION: Final = 8  # words
RUN_IN: Final = {"zh": 30, "en": 16}
RUN_IN_STYLES: Final = frozenset(("zh-ordinal", "roman", "zh-bracket", "chapter", "section", "capital"))
# Numbering of these kinds names a part of the text whatever follows it.
NAMED_STYLES: Final = frozenset(("volume", "chapter", "section", "article"))
UNNUMBERED: Final = 3.5  # the depth of headings without numbering before they are ranked
_BARE_NUMBER = re.compile(r"(\d{1,2})\s+(?=[A-Z\u4e00-\u9fff])")
BARE_DEPTH: Final = 6  # that of "2."
_CAPTION = re.compile(r"(?:[表图圖]|table|figure|fig\.|chart|photo)\s*\d", re.IGNORECASE)
_GLOSS = re.compile(r"[\w’' \-]{2,30}?(?:\s*[:：]\s*|\s+[–—\-]+\s+)\S")
_PLACE = re.compile(r"\S{1,10}(?:厅|室|馆|楼|层|广场|会议中心)|(?:gallery|hall|room|floor)\s+\w{1,8}", re.IGNORECASE)
_SPOKEN = re.compile(r"\d{1,2}[:：]\d{2}\b|[(（].*[)）]$|(?:[QA]\d*|[\u4e00-\u9fff]{1,5})\s*[:：]\s*\S")
_TIMED = re.compile(r"\d{1,2}[:：]\d{2}\b")
_NAME = re.compile(r"[^:：\d]{1,40}[:：]\s*\S")
NEAR: Final = 2  # lines around a name and its value, or a speaker and what is said, in which another one stands
LONG: Final = 30  # words; a paragraph may have a colon, too
_SALUTATION = re.compile(
    r"^(?:dear|ladies and gentlemen|distinguished|your excellenc|sincerely|yours|respectfully|best regards|尊敬的|各位|女士们|此致|敬礼)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of one language: `index` of its line, where its span ends, its numbering, its depth before ranking.

    `run_in`: it opens a paragraph. `bare`: only the numbering is a heading (第一条 为了 ...), its text is the paragraph.
    """

    index: int
    start: int
    end: int
    label: str
    depth: float
    run_in: bool = False
    bare: bool = False


def headings_of(lines: Sequence[Line], levels: Mapping[int, int]) -> Task[dict[int, Heading]]:
    """The headings among the lines of one language, by index. `levels`: heading levels by line number that the format knows."""
    found: dict[int, Heading] = {}
    labels = [label_of(line.text) for line in lines]
    listed = _listed(lines, labels)
    short_lines, spaced = _mostly_short(lines), _spaced(lines)
    for index, line in enumerate(lines):
        if index % STEP == 0:
            yield Progress("Finding headings and sentences", index, len(lines))
        marked, skip = markdown_level(line.text)
        level = levels.get(line.number, marked)
        if level:
            label = label_of(line.text[skip:])
            found[index] = Heading(index, line.start + skip, line.end, label.text if label else "", level - 20)
        elif heading := _numbered(lines, index, labels, listed):
            found[index] = heading
        elif is_known(line) or (not short_lines and _plain(lines, index, labels, spaced)):
            found[index] = _numbered_bare(index, line) or Heading(index, line.start, line.end, "", UNNUMBERED)
    if 0 not in found and _opens_like_others(lines, labels, found):
        found[0] = Heading(0, lines[0].start, lines[0].end, "", UNNUMBERED)
    return found


def _numbered_bare(index: int, line: Line) -> Heading | None:
    """A heading whose number is followed by nothing but a space ("2 Sources"): a label only where a heading stands."""
    match = _BARE_NUMBER.match(line.text)
    return Heading(index, line.start, line.end, match.group(1), BARE_DEPTH) if match else None


def _opens_like_others(lines: Sequence[Line], labels: Sequence[Label | None], found: Mapping[int, Heading]) -> bool:
    """True for a first line above "1." when other headings stand above a "1." too; else it is a subtitle or an author."""

    def above_one(index: int) -> bool:
        label = labels[index + 1] if index + 1 < len(lines) else None
        return label is not None and label.value == 1

    others = any(not heading.label and above_one(index) for index, heading in found.items())
    return others and above_one(0) and _worded_as_heading(lines[0]) and not is_prose(lines[0])


def is_known(line: Line) -> bool:
    """True for the usual names of parts, such as 序言, Preface, 展望未来, Looking ahead."""
    if len(line.text) > MAX_KNOWN:
        return False
    bare = re.sub(r"\s+", "" if line.language == "zh" else " ", line.text.strip("【】[]:：*_# 　"))
    return bool(_KNOWN.fullmatch(simple(bare)))


def _listed(lines: Sequence[Line], labels: Sequence[Label | None]) -> set[str]:
    """Styles whose members mostly follow each other at once: a list, not headings."""
    members: dict[str, int] = defaultdict(int)
    direct: dict[str, int] = defaultdict(int)
    for index, label in enumerate(labels):
        if label is None:
            continue
        members[label.style] += 1
        following = labels[index + 1] if index + 1 < len(lines) else None
        if following and following.style == label.style and following.value == label.value + 1:
            direct[label.style] += 1
    return {style for style, count in members.items() if count >= 2 and direct[style] * 2 >= count - 1}


def _numbered(lines: Sequence[Line], index: int, labels: Sequence[Label | None], listed: set[str]) -> Heading | None:
    line, label = lines[index], labels[index]
    if label is None:
        return None
    rest = line.text[label.length :]
    depth = label.depth + (label.parts - 1) * 0.1
    whole = Heading(index, line.start, line.end, label.text, depth)
    if label.style in NAMED_STYLES:
        last = index + 1 == len(lines)
        if (
            label.style == "chapter"
            and not label.value
            and (last or (rest[:1] in ":：" and not is_text(lines[index + 1])))
        ):
            return None  # 附件：...: a link to another document
        return _named(line, label, rest, whole)
    if not rest:
        return None
    fits = _size(rest, line) <= MAX_HEADING[_side(line)] and first_sentence_end(rest, line.language) >= len(
        rest.rstrip()
    )
    if fits and index + 1 < len(lines) and label.style not in listed and _heading_like(lines, index, labels, rest):
        return whole
    if label.style in RUN_IN_STYLES:
        return _run_in(index, line, label, rest, depth)
    return None


def _named(line: Line, label: Label, rest: str, whole: Heading) -> Heading | None:
    """第一章 总则, Chapter 1 The storm; 第一条 followed by its text is a heading of its number alone."""
    size = _size(rest, line)
    sentence = ends_sentence(rest) and size > 6
    if label.style == "article":
        if rest and (
            sentence
            or (ends_sentence(rest) and size > 3)
            or size > 14
            or rest[-1] in ":："
            or rest[0] in "规規第的和或之、"
        ):
            if rest[0] in "规規的和或、" or (line.language == "en" and rest[0].islower()):
                return None  # "第五条规定的...": a sentence about an article
            return Heading(whole.index, line.start, line.start + len(label.text), label.text, whole.depth, bare=True)
        return whole
    if sentence or size > MAX_HEADING[_side(line)] or (rest and line.language == "en" and rest[0].islower()):
        return None
    return whole


def _heading_like(lines: Sequence[Line], index: int, labels: Sequence[Label | None], rest: str) -> bool:
    """What separates a numbered heading from an item of a list: what follows it, and how it ends."""
    following, label = lines[index + 1], labels[index]
    deeper = labels[index + 1]
    opens = (
        is_text(following)
        or (deeper is None and ends_sentence(following.text))
        or bullet_length(following.text) > 0
        or (deeper is not None and label is not None and (deeper.depth, deeper.parts) > (label.depth, label.parts))
    )
    if rest[-1] in "；;，,":
        return False
    if label is not None and label.style in (
        "arabic",
        "decimal",
        "arabic-bracket",
        "letter",
        "small-roman",
        "zh-first",
    ):
        return opens and not ends_sentence(rest)
    return opens or not ends_sentence(rest)


def _run_in(index: int, line: Line, label: Label, rest: str, depth: float) -> Heading | None:
    """A short first sentence that opens a numbered paragraph ("一、加快普及。加速 ...")."""
    end = first_sentence_end(rest, line.language)
    if end >= len(rest.rstrip()) or _size(rest[:end], line) > RUN_IN[_side(line)] or len(rest) < end * 2:
        return None
    return Heading(index, line.start, line.start + label.length + end, label.text, depth, run_in=True)


def _plain(lines: Sequence[Line], index: int, labels: Sequence[Label | None], spaced: bool) -> bool:
    """A short line without numbering that stands apart above running text and after the end of a sentence."""
    line = lines[index]
    if (
        index + 1 >= len(lines)
        or labels[index]
        or bullet_length(line.text)
        or _SALUTATION.match(simple(line.text[:40]))
    ):
        return False
    asks = line.text[-1] == "?" and len(line.text.split()) <= SHORT_QUESTION
    if (is_prose(line) and not asks) or _size(line.text, line) > MAX_PLAIN[_side(line)]:
        return False
    following = lines[index + 1]
    if (
        _goes_on(line, following)
        or line.text[0] in "—–-"
        or "@" in line.text
        or with_dates(line.text)[0] == DATE
        or _CAPTION.match(line.text)
        or (_named_value(line) and _named_value(following) and re.search(r"[\d一二三四五六七八九十]", line.text))
        or (
            index == 0
            and ((_named_value(following) and not _BARE_NUMBER.match(line.text)) or _PLACE.fullmatch(simple(line.text)))
        )
        or (index > 0 and line.gap == 0 and _value_above(lines[index - 1]) and re.search(r"\d", line.text))
    ):
        return False  # a subtitle, the caption of a table
    opens = (
        is_text(following)
        or bullet_length(following.text)
        or (index and labels[index + 1])
        or _answers(line, following)
        or (index and line.language == "en" and following.text[-1] == "." and following.words > line.words)
        or (index and line.language == "zh" and following.text[-1] == "。" and following.size > line.size > 2)
        or (index and _GLOSS.match(following.text) and not _GLOSS.match(line.text))
    )
    introduced = index > 0 and lines[index - 1].text[-1] in ":：" and line.language == "zh" and line.text.isascii()
    if introduced or _SPOKEN.match(line.text) or _one_of_values(lines, index):
        return False
    return bool(opens) and _closed_before(lines, index) and _apart(lines, index, spaced) and _worded_as_heading(line)


def _goes_on(line: Line, following: Line) -> bool:
    """True when the sentence of an English line goes on below it."""
    lower = following.text[0].islower() and not _GLOSS.match(following.text)
    return line.language == "en" and lower and line.text[0].isupper()


def _worded_as_heading(line: Line) -> bool:
    """True unless the line ends like a part of a sentence, is more than one, or is spoken by somebody."""
    if first_sentence_end(line.text, line.language) < len(line.text):
        return False
    if line.language == "en":
        return (
            bool(re.match(r"[“\"'‘]?[A-Z0-9]", line.text) or _lower_term(line))
            and not re.search(r"[.,;:!…—–\-][”\"’')\]]*$|\s(?:to|and|or|the|of|that|for|with|by)$", line.text)
            and not re.match(r"[“\"‘'].*[?!.,][”\"’']|\[.*\]$", line.text)
        )
    if re.fullmatch(r"[“「][^。！？，；：…”」]+[”」]", line.text):
        return True
    pauses = line.text.count("，") + line.text.count(",")
    return pauses <= 1 and not re.search(r"[。，；：！、,;:!…—”」』）)]$", line.text)


def _lower_term(line: Line) -> bool:
    """True for a term of some words, as glossaries put them above their entries."""
    return bool(re.fullmatch(r"[a-z][\w’'-]+(?: [\w’'-]+){0,5}", line.text))


def _named_value(line: Line) -> bool:
    """True for "Party B (Lessee): Qinghe", one of a list of such lines."""
    return bool(re.match(r"[^:：]{1,40}[:：]\s*\S", line.text))


def _one_of_values(lines: Sequence[Line], index: int) -> bool:
    """True for a name and its value, or a speaker and what is said, with another such line near."""
    near = [i for i in range(max(0, index - NEAR), min(len(lines), index + NEAR + 1)) if i != index]
    named = bool(_NAME.match(lines[index].text))
    return named and any(_named_value(lines[i]) and lines[i].words < LONG for i in near)


def _value_above(line: Line) -> bool:
    return _named_value(line) and not ends_sentence(line.text)


def _answers(line: Line, following: Line) -> bool:
    """True for a question above a statement, however short."""
    return line.text[-1] in "?？" and following.text[-1] in ".!。！"


def _apart(lines: Sequence[Line], index: int, spaced: bool) -> bool:
    """True with a blank line above or below it, less indented, or in a text without blank lines between paragraphs."""
    line, following = lines[index], lines[index + 1]
    return line.gap > 0 or following.gap > 0 or line.indent < following.indent or not spaced


def _spaced(lines: Sequence[Line]) -> bool:
    return sum(line.gap > 0 for line in lines) * 2 > len(lines)


def _closed_before(lines: Sequence[Line], index: int) -> bool:
    before = lines[index - 1]
    return index == 0 or ends_sentence(before.text) or not is_text(before) or _named_value(before)


def _mostly_short(lines: Sequence[Line]) -> bool:
    """True for verse, word lists, tables: a short line means nothing there. Items of lists do not count."""
    running = [
        line for line in lines if not (bullet_length(line.text) or _named_value(line) or _TIMED.match(line.text))
    ]
    return sum(is_prose(line) or line.words > 13 or line.text[-1] in ".!?。！？:：" for line in running) * 3 < len(
        running
    )


def _size(text: str, line: Line) -> int:
    if line.language == "zh":
        return sum(1 for char in text if "\u3400" <= char <= "\u9fff" or char in "，、")
    return len(text.split())


def _side(line: Line) -> str:
    return "zh" if line.language == "zh" else "en"
