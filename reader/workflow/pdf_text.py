"""PDF text: what is copied out of a PDF or searched in it becomes what was printed.

A PDF says for each glyph which character it stands for. Qt asks the font, which names the first of the characters that
share a glyph: the radical ⼈ (U+2F08) for 人, a tab for a space, one letter for the ligature ﬁ. The tables that Qt
writes are plain text, so they are put right where they stand, in the same number of bytes: no offset of the file moves.
"""

from __future__ import annotations

import re
import unicodedata
from functools import partial
from typing import Final

_RADICALS: Final = dict(
    zip(
        "⺂⺃⺄⺅⺉⺋⺎⺏⺐⺒⺓⺔⺕⺖⺘⺙⺛⺞⺟⺠⺡⺣⺤⺦⺨⺫⺭⺯⺰⺱⺲⺳⺹⺺⺾⺿⻁⻂⻃⻄⻅⻆⻈⻉⻋⻌⻍⻎⻐⻑⻒⻓⻔⻖⻘⻙⻚⻛⻜⻝⻟⻠⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳",
        "乛乚乙亻刂㔾兀尣尢巳幺彑彐忄扌攵旡歺母民氵灬爫丬犭罒礻糹纟罓罒㓁耂肀艹艹虎衤覀西见角讠贝车辶辶辶钅長镸长门阝青韦页风飞食飠饣马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟",
        strict=True,
    )
)
_SHARED: Final = {
    "\t": " ", "ʻ": "‘", "ʼ": "’", "‒": "–", "\u2003": "\u3000", "∕": "／", "〜": "～", "⸺": "——", "⸻": "———",
}  # fmt: skip
# The blocks whose characters are other characters in another shape: Kangxi radicals, ligatures, angle brackets.
_SHAPES: Final = re.compile("[\u2f00-\u2fdf\ufb00-\ufb06\u2329\u232a]")
_TABLE: Final = re.compile(rb"(?<= beginbfrange\n)[^\0-\x09\x0b-\x1f\x80-\xff]+?(?=endbfrange\n)")
_ARRAY: Final = re.compile(rb"\[[^\[\]]*\]")
_CODE: Final = re.compile(rb"<([0-9A-Fa-f]{4})>")


def readable(pdf: bytes, simplified: bool = False) -> bytes:
    """The same PDF, as long as before, with the characters that were printed behind its glyphs.

    `simplified`: its Chinese is set in the glyphs of the mainland, where ⼾ is 户 and not 戶.
    """
    return _TABLE.sub(lambda table: _put_right(table[0], simplified), pdf)


def printed(character: str, simplified: bool = False) -> str:
    """What was printed where a font names `character`: mostly the same."""
    if simplified and character == "⼾":
        return "户"
    if _SHAPES.match(character):
        return unicodedata.normalize("NFKC", character)
    return _SHARED.get(character) or _RADICALS.get(character, character)


def _put_right(table: bytes, simplified: bool) -> bytes:
    """One table with better characters. Where a longer one is needed, the spaces between the codes make room for it."""
    better = _ARRAY.sub(lambda array: _CODE.sub(partial(_code, simplified), array[0]), table)
    if len(better) > len(table):
        better = _ARRAY.sub(lambda array: array[0].replace(b"> <", b"><"), better)
    if len(better) > len(table):  # a table of very few glyphs: only what keeps its length
        better = _ARRAY.sub(lambda array: _CODE.sub(partial(_short_code, simplified), array[0]), table)
    return better.ljust(len(table))


def _code(simplified: bool, match: re.Match[bytes]) -> bytes:
    found = printed(chr(int(match[1], 16)), simplified)
    return b"<%s>" % found.encode("utf-16-be", "surrogatepass").hex().upper().encode()


def _short_code(simplified: bool, match: re.Match[bytes]) -> bytes:
    better = _code(simplified, match)
    return better if len(better) == len(match[0]) else match[0]
