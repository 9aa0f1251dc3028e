"""Sentences of either language: where they end, and the spans they cover."""

from __future__ import annotations

from collections.abc import Iterator

from reader.text.language import Language
from reader.text.lines import BLANK
from reader.text.sentences_en import en_ends
from reader.text.sentences_zh import zh_ends


def sentence_ends(text: str, language: Language) -> Iterator[int]:
    """The positions in `text` behind each sentence's last mark; the end of the text is always the last one."""
    ends = zh_ends if language == "zh" else en_ends
    last = 0
    for end in ends(text):
        if text[last:end].strip(BLANK):
            yield end
            last = end
    if text[last:].strip(BLANK):
        yield len(text)


def sentence_spans(text: str, language: Language) -> Iterator[tuple[int, int]]:
    """Spans of the sentences of `text`, without the white space between them."""
    start = 0
    for end in sentence_ends(text, language):
        piece = text[start:end]
        lead = len(piece) - len(piece.lstrip(BLANK))
        yield start + lead, start + len(piece.rstrip(BLANK))
        start = end


def first_sentence_end(text: str, language: Language) -> int:
    """Where the first sentence of `text` ends."""
    return next(sentence_ends(text, language), len(text))
