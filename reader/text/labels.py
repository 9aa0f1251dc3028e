"""The numbering that opens a line (第一章, 一、, (二), Chapter 1, IV., 2.1, (a), ●): its style, its value, its length."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

_ZH_NUMBER = "[〇零一二三四五六七八九十百千两\\d]+"
_ROMAN = "[IVXLC]+"
_WORD = "(?i:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)"
_EN_NUMBER = f"(?:\\d{{1,4}}(?:\\.\\d+)*[A-Za-z]?|{_ROMAN}|{_WORD}|[A-Z])"
_END = r"(?=$|[\s:：.,，、—–\-·(（【\[　])"

# In order of depth: what stands earlier in this table holds what stands later. Two styles may share a depth.
STYLES: Final = (
    ("volume", 0, rf"第\s?{_ZH_NUMBER}\s?[编編卷部册冊集][分]?(?=$|[\s　:：、《])|[上中下][编編卷册冊](?=$|[\s　:：])"),
    ("volume", 0, rf"(?i:part|book|volume)\s+{_EN_NUMBER}{_END}[.:：]?"),
    ("chapter", 1, rf"第\s?{_ZH_NUMBER}\s?[章回讲講幕篇](?=$|[\s　:：、《])|第\s?{_ZH_NUMBER}\s?[章回](?=\S)"),
    (
        "chapter",
        1,
        rf"(?i:chapter|act|canto|lecture|annex|appendix|schedule|exhibit|attachment)\s+{_EN_NUMBER}{_END}[.:：]?",
    ),
    ("chapter", 1, rf"(?:附[件录錄表则則]|附件|附錄)\s?(?:{_ZH_NUMBER}|[A-Z])?(?=$|[\s　:：.、])"),
    ("section", 2, rf"第\s?{_ZH_NUMBER}\s?[节節款场場](?=$|[\s　:：、《])|第\s?{_ZH_NUMBER}\s?[节節](?=\S)"),
    ("section", 2, rf"(?i:section|scene|sec\.)\s+{_EN_NUMBER}{_END}[.:：]?"),
    ("article", 3, rf"第\s?{_ZH_NUMBER}\s?[条條](?:之{_ZH_NUMBER})?(?:-\d+)?"),
    (
        "article",
        3,
        rf"(?i:article|art\.|clause|rule|regulation)\s+(?:\d{{1,4}}(?:[.\-]\d+)*[A-Za-z]?|{_ROMAN}|{_WORD}){_END}[.:：]?",
    ),
    ("zh-ordinal", 4, r"[一二三四五六七八九十]{1,3}\s?[、.．：:，,](?!\d)"),
    ("roman", 4, rf"(?:{_ROMAN}|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ]+)\s?[.,、．:：](?=\s|[\u4e00-\u9fff]|$)|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ]+(?=\s)"),
    ("zh-bracket", 5, r"[(（][一二三四五六七八九十]{1,3}[)）]"),
    ("capital", 5, r"[A-H][.、．](?=\s|[\u4e00-\u9fff])"),
    (
        "decimal",
        6,
        r"\d{1,2}(?:[.．]\d{1,2}){1,4}[.、．]?(?=\s|(?![万亿千百十倍元年个名人次公平米吨度分秒天小美欧英日港万億個])[\u4e00-\u9fff]|$)",
    ),
    ("arabic", 6, r"\d{1,3}\s?[.、．](?!\d)|\d{1,2}\s?[)）](?=\s|[\u4e00-\u9fff])|第\s?\d{1,3}\s?[点點项項][:：、]?"),
    ("zh-first", 6, r"(?:第[一二三四五六七八九十]+|其[一二三四五六七八九十]|首先|其次|再次|最后|最後)[，,、：:]"),
    ("arabic-bracket", 7, r"[(（]\d{1,3}[)）]|[①-⑳⑴-⒇]"),
    ("letter", 7, r"[(（][a-z][)）]|[a-z][)）](?=\s)|[a-z][.](?=\s[A-Z])"),
    ("small-roman", 8, r"[(（][ivx]{1,5}[)）]|[ivx]{1,5}[.)）](?=\s)"),
)
BULLET: Final = re.compile(r"[●○•◦▪■□◆◇▶►★☆※‣⁃∙·◎▲△➢➤✓✔]\s*|[*+\-–—]\s+(?=\S)|>\s+")
# One group for each style, in their order: the first one that fits is taken.
_LABEL: Final = re.compile(rf"(?:{'|'.join(f'({pattern})' for _, _, pattern in STYLES)})\s*")
_MARKDOWN: Final = re.compile(r"(#{1,6})\s+")

_DIGITS: Final = {
    char: value
    for value, chars in enumerate(("〇零", "一", "二两", "三", "四", "五", "六", "七", "八", "九"))
    for char in chars
}
_UNITS: Final = {"十": 10, "百": 100, "千": 1000}
_ROMAN_VALUES: Final = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_WORDS: Final = (
    "one/first two/second three/third four/fourth five/fifth six/sixth seven/seventh eight/eighth nine/ninth ten/tenth "
    "eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty"
)
_NUMBER_WORDS: Final = {word: value for value, both in enumerate(_WORDS.split(), start=1) for word in both.split("/")}


@dataclass(frozen=True, slots=True)
class Label:
    """`text` as written (without space after it), `length` with that space, `value` of its last number (0: none)."""

    style: str
    depth: int
    text: str
    length: int
    value: int
    parts: int = 1


@lru_cache(maxsize=20_000)
def label_of(text: str) -> Label | None:
    """The numbering at the beginning of `text`; bullets are not numbering."""
    match = _LABEL.match(text[:60])
    if match is None or match.lastindex is None:
        return None
    style, depth, _ = STYLES[match.lastindex - 1]
    written = match.group().rstrip()
    parts = written.strip("．.、").replace("．", ".").count(".") + 1 if style == "decimal" else 1
    return Label(style, depth, written, match.end(), value_of(written), parts)


def bullet_length(text: str) -> int:
    """The length of the bullet and the space after it at the beginning of `text`, 0 without one."""
    match = BULLET.match(text)
    return match.end() if match else 0


def markdown_level(text: str) -> tuple[int, int]:
    """The level of a Markdown heading and the length of its marks; (0, 0) for any other line."""
    match = _MARKDOWN.match(text)
    return (len(match.group(1)), match.end()) if match else (0, 0)


def value_of(label: str) -> int:
    """The last number that a label holds, in digits, Chinese numerals, Roman numerals, words or as a letter; 0: none."""
    if digits := re.findall(r"\d+", label):
        return int(digits[-1])
    if numeral := re.findall(r"[〇零一二三四五六七八九十百千两]+", label):
        return zh_number(numeral[0])
    words = re.findall(r"[A-Za-z]+", label)
    if not words:
        return next(
            (
                ord(char) - base
                for char in label
                for base in (0x2460 - 1, 0x2160 - 1, 0x2474 - 1)
                if 0 < ord(char) - base <= 20
            ),
            0,
        )
    last = words[-1]
    if last.lower() in _NUMBER_WORDS:
        return _NUMBER_WORDS[last.lower()]
    if set(last.upper()) <= set("IVXLC") and (len(last) > 1 or last.upper() in "IVX"):
        return roman_number(last.upper())
    return ord(last.upper()) - 64 if len(last) == 1 else 0


def zh_number(numeral: str) -> int:
    """The value of a Chinese numeral up to thousands (十二, 一百零三)."""
    total = digit = 0
    for char in numeral:
        if char in _UNITS:
            total += (digit or 1) * _UNITS[char]
            digit = 0
        else:
            digit = digit * 10 + _DIGITS[char] if not total and digit else _DIGITS[char]
    return total + digit


def roman_number(numeral: str) -> int:
    """The value of a Roman numeral."""
    values = [_ROMAN_VALUES[char] for char in numeral]
    return sum(
        -value if value < following else value for value, following in zip(values, [*values[1:], 0], strict=True)
    )
