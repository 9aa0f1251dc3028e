"""The table of formats, and reading a file by it: `FORMATS`, `read_source`, `write_bitext`."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, Final

from reader.core.bitext import Bitext
from reader.core.document import Source, SourceText
from reader.core.errors import InputError
from reader.formats.decode import Decoded, decode
from reader.formats.page import UNNAMED, Page

MAX_BYTES: Final = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file: its id, its suffixes, how it is read and how a Bitext is written in it.

    `extract` takes the lines out of decoded markup, `unpack` out of the bytes of a file that is no text; with neither
    the text is taken as it stands. `charset` finds the encoding that a file declares.
    """

    id: str
    suffixes: tuple[str, ...]
    extract: Callable[[str], Page] | None = None
    unpack: Callable[[bytes], Page] | None = None
    charset: Callable[[bytes], str | None] | None = None
    write: Callable[[Bitext], str] | None = None


def _later(module: str, name: str) -> Callable[..., Any]:
    """A function of a module of this room that is imported when it is called: most kinds of file are never met."""

    def call(value: Any) -> Any:
        return getattr(import_module(f"reader.formats.{module}"), name)(value)

    return call


FORMATS: Final = (
    Format("text", (".txt", ".text"), write=_later("writers", "as_text")),
    Format("markdown", (".md", ".markdown"), write=_later("writers", "as_markdown")),
    Format(
        "html",
        (".html", ".htm", ".xhtml"),
        _later("html_page", "page_of"),
        charset=_later("html_page", "declared_charset"),
        write=_later("writers", "as_html"),
    ),
    Format("tsv", (".tsv", ".tab"), write=_later("writers", "as_tsv")),
    Format("csv", (".csv",)),
    Format("bitext", (".json",), write=_later("bitext_json", "as_json")),
    Format("tmx", (".tmx",), _later("memory_file", "page_of_memory"), write=_later("writers", "as_tmx")),
    Format("word", (".docx",), unpack=_later("word_file", "page_of_word")),
)
WRITABLE: Final = tuple(suffix for form in FORMATS if form.write for suffix in form.suffixes)


def format_of(path: str) -> Format:
    """The format that a file name promises; plain text for unknown suffixes."""
    suffix = Path(path).suffix.lower()
    return next((form for form in FORMATS if suffix in form.suffixes), FORMATS[0])


def read_source(path: str, encoding: str | None = None) -> SourceText:
    """The text of the file at `path`. Raises InputError when there is none to be had, naming the file."""
    name = os.path.basename(path) or path
    data = read_bytes(path)
    try:
        return _source(path, format_of(path), data, encoding)
    except InputError as error:
        raise InputError(error.message, error.hint, **{**error.details, "name": name}) from error


def _source(path: str, form: Format, data: bytes, encoding: str | None) -> SourceText:
    sha256 = hashlib.sha256(data).hexdigest()
    if form.unpack:
        page, decoded = form.unpack(data), Decoded("", "utf-8")
    else:
        decoded = decode(data, encoding or (form.charset(data) if form.charset else None))
        page = form.extract(decoded.text) if form.extract else Page(decoded.text)
    if not page.text.strip():
        raise InputError("{name} holds no text.", "Save it again, or copy its text and paste it.", name=UNNAMED)
    return SourceText(page.text, Source(path, form.id, decoded.encoding, sha256), decoded.warnings, page.hints)


def pasted_source(text: str) -> SourceText:
    """A SourceText for text that has no file. Raises InputError when it holds nothing."""
    data = text.encode("utf-8", "replace")
    _check_size(len(data), "the pasted text")
    decoded = decode(data, "utf-8") if text.strip() else None
    if decoded is None:
        raise InputError("There is no text to open.", "Copy a text first.")
    return SourceText(decoded.text, Source("", "text", "utf-8", hashlib.sha256(data).hexdigest()), decoded.warnings)


def read_bytes(path: str) -> bytes:
    """The bytes of a file that may be read at once. Raises InputError with what to do."""
    name = os.path.basename(path) or path
    try:
        if os.path.isdir(path):
            raise InputError("{name} is a folder.", "Choose a file in it.", name=name)
        with open(path, "rb") as file:
            _check_size(os.fstat(file.fileno()).st_size, name)
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise InputError("{name} is not there (any more).", "Check its place and its name.", name=name) from error
    except PermissionError as error:
        raise InputError("{name} may not be read.", "Ask for the right to read it, or copy it.", name=name) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise InputError(
            "{name} cannot be read: {reason}.", "Copy the file and try again.", name=name, reason=reason
        ) from error
    _check_size(len(data), name)  # a device or a growing file may hold more than it said
    return data


def _check_size(size: int, name: str) -> None:
    if size > MAX_BYTES:
        raise InputError(
            "{name} is too large ({size} MB; at most {limit} MB are read at once).",
            "Split it into parts.",
            name=name,
            size=-(-size // (1 << 20)),
            limit=MAX_BYTES >> 20,
        )


def write_bitext(bitext: Bitext, path: str) -> None:
    """Write the bitext to `path` in the format of its suffix, whole or not at all."""
    form = format_of(path)
    if form.write is None or Path(path).suffix.lower() not in form.suffixes:
        raise InputError(
            "{name} has no suffix of a format that can be written.",
            "Choose one of {suffixes}.",
            name=os.path.basename(path),
            suffixes=" ".join(WRITABLE),
        )
    text = form.write(bitext)
    part = f"{path}.part"
    with open(part, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)
    os.replace(part, path)
