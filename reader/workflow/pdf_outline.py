"""PDF outline: the sections of a text as the bookmarks of its PDF, and its language, appended the way PDF foresees changes.

Qt writes neither. What it wrote stays as it is; new objects and a table that points at them come after its end.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

_KIDS: Final = re.compile(rb"/Type /Pages\n/Kids \n\[\n((?:\d+ 0 R\n)+)\]")
_CATALOG: Final = re.compile(rb"\n(\d+) 0 obj\n<<\n/Type /Catalog\n(.*?)>>\nendobj\n", re.DOTALL)
_TRAILER: Final = re.compile(rb"trailer\n<<\n(.*?)>>\nstartxref\n(\d+) ?\n%%EOF\s*$", re.DOTALL)
_SIZE: Final = re.compile(rb"/Size (\d+)")


class Entry(NamedTuple):
    """A bookmark: its text, its level (1 is the highest), the page counted from 0, and how far above its foot, in points."""

    title: str
    level: int
    page: int
    height: float


@dataclass
class _Node:
    """An entry with those below it, as objects of the file."""

    number: int
    entry: Entry | None
    children: list[_Node] = field(default_factory=list)

    @property
    def below(self) -> int:
        return sum(1 + child.below for child in self.children)


def with_outline(pdf: bytes, entries: Sequence[Entry], language: str = "") -> bytes:
    """The PDF with bookmarks, shown when it is opened; the same PDF when it is not built as Qt builds it."""
    catalog, trailer, kids = _CATALOG.search(pdf), _TRAILER.search(pdf), _KIDS.search(pdf)
    size = _SIZE.search(trailer[1]) if trailer else None
    if not (entries and catalog and trailer and kids and size):
        return pdf
    pages = re.findall(rb"(\d+) 0 R", kids[1])
    first = int(size[1])
    root = _tree(entries, first)
    objects = {int(catalog[1]): _catalog(catalog[2], first, language)}
    _write(root, None, pages, objects)
    return pdf + _appended(len(pdf), objects, trailer)


def _tree(entries: Sequence[Entry], first: int) -> _Node:
    """The entries as a tree; each stands below the last one before it that has a higher level."""
    root = _Node(first, None)
    path: list[_Node] = [root]
    for number, entry in enumerate(entries, first + 1):
        while len(path) > 1 and (path[-1].entry is None or path[-1].entry.level >= entry.level):
            path.pop()
        node = _Node(number, entry)
        path[-1].children.append(node)
        path.append(node)
    return root


def _write(node: _Node, parent: _Node | None, pages: Sequence[bytes], objects: dict[int, bytes]) -> None:
    """Put a node and those below it among the objects."""
    parts = [b"/Type /Outlines"] if parent is None else _told(node, parent, pages)
    if node.children:
        count = node.below if parent is None else -node.below  # closed below the top
        parts.append(
            b"/First %d 0 R /Last %d 0 R /Count %d" % (node.children[0].number, node.children[-1].number, count)
        )
    objects[node.number] = b"<< %s >>" % b" ".join(parts)
    for child in node.children:
        _write(child, node, pages, objects)


def _told(node: _Node, parent: _Node, pages: Sequence[bytes]) -> list[bytes]:
    """Title, neighbours and goal of a bookmark."""
    assert node.entry is not None
    title = node.entry.title.encode("utf-16-be", "replace").hex().upper().encode()
    place = parent.children.index(node)
    parts = [b"/Title <FEFF%s> /Parent %d 0 R" % (title, parent.number)]
    if place > 0:
        parts.append(b"/Prev %d 0 R" % parent.children[place - 1].number)
    if place + 1 < len(parent.children):
        parts.append(b"/Next %d 0 R" % parent.children[place + 1].number)
    page = pages[min(node.entry.page, len(pages) - 1)]
    parts.append(b"/Dest [%s 0 R /XYZ null %d null]" % (page, round(node.entry.height)))
    return parts


def _catalog(known: bytes, outline: int, language: str) -> bytes:
    tag = b"/Lang (%s)\n" % language.encode("ascii", "ignore") if language else b""
    return b"<<\n/Type /Catalog\n%s/Outlines %d 0 R\n/PageMode /UseOutlines\n%s>>" % (known, outline, tag)


def _appended(start: int, objects: dict[int, bytes], trailer: re.Match[bytes]) -> bytes:
    """The objects, the table of where they are, and a trailer that names the table before it."""
    parts, table, place = [], [b"0 1\n0000000000 65535 f \n"], start
    for number in sorted(objects):
        part = b"%d 0 obj\n%s\nendobj\n" % (number, objects[number])
        table.append(b"%d 1\n%010d 00000 n \n" % (number, place))
        parts.append(part)
        place += len(part)
    size = max(objects) + 1
    known = _SIZE.sub(b"/Size %d" % size, trailer[1])
    end = b"trailer\n<<\n%s/Prev %s\n>>\nstartxref\n%d\n%%%%EOF\n" % (known, trailer[2], place)
    return b"".join([*parts, b"xref\n", *table, end])
