"""From bytes to text: which encoding a file is in, line ends made one, characters that no text may hold replaced.

Nothing is guessed where the file says it (a byte order mark) or the bytes prove it (valid UTF-8). Chinese legacy
encodings are told apart by how many of their characters are common ones.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import Final

from reader.core.errors import InputError
from reader.core.messages import tr
from reader.formats.page import UNNAMED

SAMPLE: Final = 200_000  # bytes that decide about the encoding
MAX_READABLE: Final = 0.85  # share of ASCII bytes that UTF-16 text never has
MAX_STRANGE: Final = 8  # control characters; a few are damage, many are a program
CHUNK: Final = 1 << 20  # code points cleaned in one step
MAX_BAD_UTF8: Final = 0.002  # share of bytes; a damaged UTF-8 file is still UTF-8

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8", "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16-be"),
)
# The first bytes of files that are no text, and what they are.
_MAGIC: Final = (
    (b"%PDF", "PDF"),
    (b"PK\x03\x04", "Zip, Word or EPUB"),
    (b"\xd0\xcf\x11\xe0", "Word 97"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"\x1f\x8b", "gzip"),
    (b"\x7fELF", "program"),
    (b"MZ\x90\x00", "program"),
    (b"SQLite format 3", "SQLite"),
)
# Some of the most frequent characters of each script: a few hits outweigh chance in short files.
_FREQUENT_HANS: Final = frozenset(
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里"
)
_FREQUENT_HANT: Final = frozenset(
    "的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作裡"
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]|[\U0001fffe-\U0001ffff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with `\\n` line ends, the encoding it was read in, and what a reader should know about that."""

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    """The text of `data`, in `encoding` when a reader chose one. Raises InputError when it is not text."""
    if not data.strip(b"\x00\r\n\t \xef\xbb\xbf\xff\xfe"):
        raise InputError("{name} is empty.", "Choose a file that holds text.", name=UNNAMED)
    if encoding:
        return _cleaned(*_in_chosen(data, encoding))
    for mark, name, codec in _MARKS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(name, "replace")
            return _cleaned(text, codec, _damaged(text))
    _refuse_known_binary(data)
    if wide := _utf16_without_mark(data):
        text = data.decode(wide, "replace")
        return _cleaned(text, wide, _damaged(text))
    _refuse_binary(data)
    return _cleaned(*_utf8_or_legacy(data))


def _decoded(data: bytes, encoding: str, errors: str) -> str:
    """The text of all bytes, some at a time: while it decodes, Python lets no other thread run."""
    decoder = codecs.getincrementaldecoder(encoding)(errors)
    starts = range(0, max(len(data), 1), CHUNK)
    return "".join([decoder.decode(data[start : start + CHUNK], start + CHUNK >= len(data)) for start in starts])


def _in_chosen(data: bytes, encoding: str) -> tuple[str, str, tuple[str, ...]]:
    try:
        codec = codecs.lookup(encoding)
        text = _decoded(data, codec.name, "replace")
    except (LookupError, TypeError) as error:
        raise InputError(
            "The encoding {encoding} is not known.", "Choose one such as utf-8, gb18030 or big5.", encoding=encoding
        ) from error
    return text.removeprefix("\ufeff"), codec.name, _damaged(text)


def _damaged(text: str) -> tuple[str, ...]:
    return (tr("Some bytes could not be read; they are shown as \ufffd."),) if "\ufffd" in text else ()


def _refuse_known_binary(data: bytes) -> None:
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            raise InputError(
                "{name} is a {kind} file, not plain text.",
                "Save it as text (.txt) or as a web page, and open that.",
                name=UNNAMED,
                kind=kind,
            )


def _refuse_binary(data: bytes) -> None:
    sample = data[:SAMPLE]
    strange = sum(sample.count(bytes((value,))) for value in (*range(9), *range(14, 27), *range(28, 32)))
    if strange > MAX_STRANGE and strange * 50 > len(sample):
        raise InputError(
            "{name} is not a text file.", "Choose a file that holds text, such as .txt, .md or .html.", name=UNNAMED
        )


def _utf16_without_mark(data: bytes) -> str | None:
    """UTF-16 that lost its mark: every other byte tells which way it is stored."""
    sample = data[: SAMPLE & ~1]
    if len(data) % 2 or len(sample) < 4:
        return None
    if (by_zeros := _zeros_side(sample)) and _utf16_score(sample.decode(by_zeros, "replace")) > 0.7:
        return by_zeros
    readable = sum(sample.count(bytes((value,))) for value in range(32, 127))
    if readable > MAX_READABLE * len(sample):
        return None  # English in bytes; in pairs it would look like rare Han characters
    scores = {name: _utf16_score(sample.decode(name, "replace")) for name in ("utf-16-le", "utf-16-be")}
    best = max(scores, key=scores.__getitem__)
    return best if scores[best] > 0.7 and scores[best] > 2 * min(scores.values()) and not _is_utf8(sample) else None


def _zeros_side(sample: bytes) -> str | None:
    """Which way UTF-16 is stored, by the zero bytes of its ASCII characters: nearly all on one side (一 is U+4E00), and not few."""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) * 50 < len(sample) or min(even, odd) * 5 > max(even, odd):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _utf16_score(text: str) -> float:
    """The share of characters that Chinese and English text is made of, with line ends and spaces in their places."""
    good = sum(1 for char in text[:20_000] if "\u4e00" <= char <= "\u9fa5" or char in _PLAIN)
    telling = any(char in _PLAIN or char in _FREQUENT_HANS or char in _FREQUENT_HANT for char in text[:20_000])
    return good / len(text[:20_000]) if telling else 0.0


_PLAIN: Final = frozenset(
    [*map(chr, range(32, 127)), *"\n\r\t，。、；：？！“”‘’（）《》「」—…·\u3000\xa0", *"–©®•●■◆→←«»×°éèüö【】『』〈〉"]
)


def _is_utf8(sample: bytes) -> bool:
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError:
        return False
    return b"\x00" not in sample


def _utf8_or_legacy(data: bytes) -> tuple[str, str, tuple[str, ...]]:
    try:
        return _decoded(data, "utf-8", "strict"), "utf-8", ()
    except UnicodeDecodeError:
        text = _decoded(data, "utf-8", "replace")
    bad = text.count("\ufffd")
    sound = sum(1 for char in text if char >= "\x80" and char != "\ufffd")
    if bad * 3 <= sound and (bad <= 2 or bad <= MAX_BAD_UTF8 * len(data) or bad * 20 < sound):
        return text, "utf-8", _damaged(text)
    return _legacy(data)


def _legacy(data: bytes) -> tuple[str, str, tuple[str, ...]]:
    sample = data[:SAMPLE]
    scores = {name: _legacy_score(sample, name) for name in ("gb18030", "big5hkscs")}
    best = max(scores, key=scores.__getitem__)
    high = sum(byte >= 0x80 for byte in sample)
    if scores[best] < 0.55 and high * 6 < len(sample):
        # Lone high bytes among English: the curly quotes and accents of Windows.
        return data.decode("cp1252", "replace"), "cp1252", (_guess("cp1252"),)
    text = _decoded(data, best, "replace")
    sure = scores[best] > 0.75 and scores[best] > min(scores.values()) + 0.1
    return text, best, _damaged(text) if sure else (_guess(best), *_damaged(text))


def _guess(encoding: str) -> str:
    return tr("The encoding {encoding} is a guess; choose another one if the text looks wrong.", encoding=encoding)


def _legacy_score(sample: bytes, encoding: str) -> float:
    """How much a Chinese text the bytes make in this encoding: the share of characters that are common in it."""
    text = sample.decode(encoding, "replace")
    foreign = [char for char in text if char >= "\x80"]
    if not foreign:
        return 0.0
    lead = (0xB0, 0xD7) if encoding == "gb18030" else (0xA4, 0xC6)
    frequent = _FREQUENT_HANS | _FREQUENT_HANT
    good = 0.0
    for char in foreign:
        if char == "\ufffd":
            good -= 2
        elif char in _PLAIN or char in frequent:
            good += 1.3
        elif "\u4e00" <= char <= "\u9fff" and _is_common(char, encoding, lead):
            good += 1
    return good / len(foreign)


def _is_common(char: str, encoding: str, lead: tuple[int, int]) -> bool:
    """True for a character of the first, common half of the encoding's table."""
    code = char.encode(encoding, "ignore")
    return len(code) == 2 and lead[0] <= code[0] <= lead[1] and (encoding != "gb18030" or code[1] >= 0xA1)


def _cleaned(text: str, encoding: str, warnings: tuple[str, ...]) -> Decoded:
    """Line ends made `\\n`, control characters replaced one for one."""
    parts = []
    replaced = 0
    for start in range(0, len(text), CHUNK):
        part = text[start : start + CHUNK]
        if part.endswith("\r") and text[start + CHUNK : start + CHUNK + 1] == "\n":
            part = part[:-1]  # the line end is split over two chunks; the next one begins with its \n
        part = part.replace("\r\n", "\n").replace("\r", "\n")
        part, count = _CONTROL.subn("\ufffd", part)
        replaced += count
        parts.append(part)
    if replaced:
        warnings = (*warnings, tr("Control characters were replaced by \ufffd."))
    return Decoded("".join(parts), encoding, warnings)
