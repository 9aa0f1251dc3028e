"""Marks: questions, exclamations, quotation marks, dashes, brackets, colons and list labels, met and missed."""

from __future__ import annotations

import re
from typing import Final

from reader.align.arrays import Floats, np
from reader.align.band import Band
from reader.align.evidence.quotations import still_open
from reader.align.evidence.runs import runs_of
from reader.align.pair import Pair
from reader.align.sections import label_number
from reader.core.document import Side

# What is counted: the same sign in both languages.
_COUNTED: Final = {
    "question": re.compile(r"[?？]"),
    "exclamation": re.compile(r"[!！]"),
    "ellipsis": re.compile(r"…+|\.{3,}|⋯+|。{3,}"),
    "dash": re.compile(r"—+|――+|–|\s--?\s|--"),
    "bracket": re.compile(r"[(（\[【［]"),
    "colon": re.compile(r"[:：]"),
    "semicolon": re.compile(r"[;；]"),
    "title": re.compile(r"《"),
}
_OPENS = re.compile(r"^[\s　(（\[【—–-]*[“‘「『\"'＂〝]")
_CLOSES = re.compile(r"[”’」』\"'＂〞][\s　)）\]】。.,，!！?？…—–]*$")
_LABEL = re.compile(
    r"^\s*(?:第?[（(]?(?P<zh>[一二三四五六七八九十百\d]+)[)）]?[、.．,，章节節条條款项項:：]"
    r"|(?:Article|Section|Chapter|Item|Part)\s+(?P<en>[\dIVXLC]+)|[(（]?(?P<plain>\d{1,3}|[ivxIVX]{1,4})[)）.、]\s)"
)
# 老太太说。 alone: who speaks. English often leaves it out, or says it inside the speech.
_ZH_SPEAKER = re.compile(r"^[^，,“”‘’「」『』：:；;？！]{1,8}[说說问問道喊叫答][。.：:]?$")
_EN_SPEAKER = re.compile(
    r"^(?:[A-Za-z’'.-]+\s){0,4}(?:said|says|asked|asks|cried|replied|answered)(?:\s[A-Za-z’'.-]+){0,4}[.:,]?$"
)
_END: Final = {
    "?": 1,
    "？": 1,
    "!": 2,
    "！": 2,
    "。": 3,
    ".": 3,
    "…": 4,
    ":": 5,
    "：": 5,
    ";": 6,
    "；": 6,
    ",": 7,
    "，": 7,
}
_TRAILING: Final = "”’」』\"'＂)）]】〞 　"


def _ending(text: str) -> int:
    bare = text.rstrip(_TRAILING)
    return _END.get(bare[-1], 0) if bare else 0


def _label(text: str) -> int:
    match = _LABEL.match(text)
    if not match:
        return 0
    number = label_number((match["zh"] or match["en"] or match["plain"] or "") + ".")
    return number if number is not None and 0 < number < 500 else 0


def _facts(side: Side, pair: Pair) -> list[list[float]]:
    sentences = pair.zh if side == "zh" else pair.en
    inside = still_open(sentences.texts, sentences.paragraphs.tolist())
    speaker = _ZH_SPEAKER if side == "zh" else _EN_SPEAKER
    return [
        [float(len(pattern.findall(text))) for pattern in _COUNTED.values()]
        + [bool(_OPENS.search(text)), bool(_CLOSES.search(text)), _ending(text), _label(text), still]
        + [bool(speaker.match(text.strip())), bool(_label(text)), not _ending(text)]
        for text, still in zip(sentences.texts, inside, strict=True)
    ]


class Marks:
    def __init__(self, pair: Pair, band: Band) -> None:
        self.zh = runs_of(band, "zh", _facts("zh", pair))
        self.en = runs_of(band, "en", _facts("en", pair))

    def of(self, m: int, n: int) -> dict[str, Floats]:
        speaker = len(_COUNTED) + 5
        if not n:
            return {"speaker omitted zh": self.zh[speaker].edge(1)}
        if not m:
            return {"speaker omitted en": self.en[speaker].edge(1)}
        values: dict[str, Floats] = {
            "speaker joined": self.zh[speaker].total(m) - self.zh[speaker].edge(m)
            if m > 1
            else np.zeros(1, np.float32),
            "speaker alone": self.zh[speaker].edge(1) if m == 1 else np.zeros(1, np.float32),
        }
        for k, name in enumerate(_COUNTED):
            zh, en = self.zh[k].total(m), self.en[k].total(n)
            values[f"{name} met"] = np.minimum(np.minimum(zh, en), 2)
            values[f"{name} missed"] = -np.minimum(np.abs(zh - en), 2)
        opens, closes, ending, label, inside, _, labelled, headline = range(len(_COUNTED), len(_COUNTED) + 8)
        for name, column, back in (("opening", opens, (m, n)), ("closing", closes, (1, 1)), ("inside", inside, (1, 1))):
            zh, en = self.zh[column].edge(back[0]), self.en[column].edge(back[1])
            values[f"quote {name} met"] = zh * en
            values[f"quote {name} missed"] = -np.abs(zh - en)
        zh, en = self.zh[ending].edge(1), self.en[ending].edge(1)
        values["ending met"] = ((zh == en) & (zh > 0)).astype(np.float32)
        values["ending open"] = -((zh == 7) | (en == 7) | (zh == 5) & (en != 5) | (en == 5) & (zh != 5)).astype(
            np.float32
        )
        zh, en = self.zh[label].edge(m), self.en[label].edge(n)
        values["label met"] = ((zh == en) & (zh > 0)).astype(np.float32)
        values["label missed"] = -((zh != en) & (zh > 0) & (en > 0)).astype(np.float32)
        values["label alone"] = -((zh > 0) != (en > 0)).astype(np.float32)
        if m + n > 2:
            # A list item or a headline (no mark at its end) seldom goes on into the next sentence.
            values["label inside"] = -self._inner(labelled, m, n, first=True)
            values["headline inside"] = -self._inner(headline, m, n, first=False)
        return values

    def _inner(self, column: int, m: int, n: int, first: bool) -> Floats:
        """How many sentences of the bead have the mark, the first (or last) of either side left out."""
        zh, en = self.zh[column], self.en[column]
        outer = zh.edge(m if first else 1) + en.edge(n if first else 1)
        return np.asarray(zh.total(m) + en.total(n) - outer)
