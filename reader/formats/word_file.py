"""Word files (.docx): their paragraphs as lines, headings by their style, table rows as cells between tabs."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Final
from xml.etree import ElementTree

from reader.core.errors import InputError
from reader.formats.page import UNNAMED, Page
from reader.formats.xml_events import local_name, xml_events

MAX_UNPACKED: Final = 256 * 1024 * 1024
_STYLE = re.compile(r"(?:heading|标题|標題)?\s*([1-6])", re.IGNORECASE)
_BLANKS: Final = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def page_of_word(data: bytes) -> Page:
    """The text of a Word file. Raises InputError when it is none, or damaged."""
    reader = _Reader()
    for event, element in xml_events(_document(data)):
        if event == "start":
            reader.start(local_name(element))
        else:
            reader.end(local_name(element), element)
            element.clear()
    return Page("\n".join(reader.lines) + "\n", tuple(reader.hints))


def _document(data: bytes) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            info = archive.getinfo("word/document.xml")
            if info.file_size > MAX_UNPACKED:
                raise InputError("{name} is too large once it is unpacked.", "Split it into parts.", name=UNNAMED)
            return archive.read(info)
    except (zipfile.BadZipFile, KeyError, RuntimeError, NotImplementedError, OSError, EOFError) as error:
        raise InputError(
            "{name} is no Word file that can be read.", "Save it as .docx again, or as text.", name=UNNAMED
        ) from error


class _Reader:
    """Collects lines. In a table the paragraphs of a cell are joined by a space, the cells of a row by a tab."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.hints: list[tuple[int, str]] = []
        self.parts: list[str] = []
        self.level = ""
        self.cells: list[str] = []
        self.rows = 0
        self.removed = 0

    def start(self, name: str) -> None:
        if name == "tr":
            self.rows += 1
        elif name in ("del", "moveFrom"):
            self.removed += 1
        elif name == "tc" and self.rows:
            self.cells.append("")

    def end(self, name: str, element: ElementTree.Element) -> None:
        if name == "t" and not self.removed:
            self.parts.append(element.text or "")
        elif name in _BLANKS and not self.removed:
            self.parts.append(_BLANKS[name])
        elif name == "pStyle":
            self.level = _level(next((value for key, value in element.items() if key.endswith("val")), ""))
        elif name == "p":
            self._end_paragraph()
        elif name == "tr":
            self._end_row()
        elif name in ("del", "moveFrom"):
            self.removed -= 1

    def _end_paragraph(self) -> None:
        text, self.parts = "".join(self.parts), []
        if self.rows and self.cells:
            self.cells[-1] = f"{self.cells[-1]} {' '.join(text.split())}".strip()
        elif text.strip():
            for line in text.split("\n"):
                self.lines.append(line)
                if self.level and line.strip():
                    self.hints.append((len(self.lines), self.level))
            self.lines.append("")
        self.level = ""

    def _end_row(self) -> None:
        self.rows -= 1
        if not self.rows:
            self.lines.append("\t".join(self.cells))
            self.cells = []


def _level(style: str) -> str:
    if style.lower() in ("title", "标题", "標題"):
        return "h1"
    match = _STYLE.fullmatch(style)
    return f"h{match.group(1)}" if match else ""
