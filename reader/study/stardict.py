"""StarDict dictionaries: NAME.ifo with NAME.idx(.gz) and NAME.dict(.dz) beside it. Only the reading of them.

The index is a run of `word NUL offset size` (32 bits each, big-endian; 64-bit offsets when the .ifo says so), the data a run
of articles. A .dz file is a gzip file; it is unpacked whole, which a dictionary of usual size allows.
"""

from __future__ import annotations

import gzip
import html
import re
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from reader.core.errors import InputError
from reader.study.entry import Entry

_TAG: Final = re.compile(r"<[^>]*>")
_BREAK: Final = re.compile(r"<br\s*/?>|</(?:p|div|li)>", re.IGNORECASE)
_HAN: Final = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
# Article types that hold text; the others are sounds, pictures and references to files.
_TEXT_TYPES: Final = "mlgtxykwh"
_LARGEST: Final = 512 * 1024 * 1024


def read_ifo(path: Path) -> dict[str, str]:
    """The `key=value` lines of an .ifo file. Raises InputError when it is none."""
    text = path.read_bytes()[:65536].decode("utf-8", "replace")
    if not text.startswith("StarDict's dict ifo file"):
        raise InputError(
            "{name} is not the .ifo file of a StarDict dictionary.", "Choose its .ifo file.", name=path.name
        )
    pairs = (line.split("=", 1) for line in text.splitlines() if "=" in line)
    return {key.strip(): value.strip() for key, value in pairs}


def read_entries(path: Path, name: str) -> Iterator[tuple[int, Entry | None]]:
    """For each article how far the index is read (bytes), and its entry; None for a headword without Han characters.

    Raises InputError when a file is missing, damaged or too large.
    """
    info = read_ifo(path)
    index = _contents(path, (".idx", ".idx.gz"))
    data = _contents(path, (".dict", ".dict.dz"))
    wide = info.get("idxoffsetbits") == "64"
    record = struct.Struct(">QI" if wide else ">II")
    position = 0
    while position < len(index):
        end = index.find(b"\0", position)
        if end < 0 or end + 1 + record.size > len(index):
            raise _damaged(path)
        word = index[position:end].decode("utf-8", "replace")
        start, size = record.unpack_from(index, end + 1)
        position = end + 1 + record.size
        if start + size > len(data):
            raise _damaged(path)
        yield position, _entry(word, data[start : start + size], info.get("sametypesequence", ""), name)


def _contents(path: Path, suffixes: tuple[str, ...]) -> bytes:
    found = next((file for suffix in suffixes if (file := path.with_suffix(suffix)).is_file()), None)
    if found is None:
        raise InputError(
            "{name} is missing beside {ifo}.",
            "Put all files of the dictionary into one folder.",
            name=path.with_suffix(suffixes[0]).name,
            ifo=path.name,
        )
    try:
        with gzip.open(found) if found.suffix in (".gz", ".dz") else found.open("rb") as stream:
            data = stream.read(_LARGEST + 1)  # a small file may unpack to any size
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise _damaged(path) from error
    if len(data) > _LARGEST:
        raise InputError(
            "The dictionary file {name} is too large.",
            "The limit is {limit} MB.",
            name=found.name,
            limit=_LARGEST >> 20,
        )
    return data


def _entry(word: str, article: bytes, types: str, name: str) -> Entry | None:
    if not _HAN.search(word):
        return None
    pinyin, glosses = "", []
    for kind, text in _fields(article, types):
        if kind == "y":
            pinyin = text
        elif kind in _TEXT_TYPES:
            plain = html.unescape(_TAG.sub("", _BREAK.sub("\n", text))) if kind in "hgxk" else text
            glosses += [line.strip() for line in plain.splitlines() if line.strip()]
    return Entry(word, word, pinyin, tuple(glosses), name)


def _fields(article: bytes, types: str) -> Iterator[tuple[str, str]]:
    """The parts of an article. With `types` they come in that order and the last one has no terminator."""
    if types:
        for number, kind in enumerate(types):
            if not kind.islower():
                return
            part, _, article = (article, b"", b"") if number == len(types) - 1 else article.partition(b"\0")
            yield kind, part.decode("utf-8", "replace")
        return
    while len(article) > 1 and chr(article[0]).islower():
        part, _, rest = article[1:].partition(b"\0")
        yield chr(article[0]), part.decode("utf-8", "replace")
        article = rest


def _damaged(path: Path) -> InputError:
    return InputError("The dictionary {name} is damaged.", "Install or download it again.", name=path.stem)
