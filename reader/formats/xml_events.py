"""XML read piece by piece, without entities of its own: nothing is loaded and nothing can grow."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast
from xml.etree import ElementTree

from reader.core.errors import InputError
from reader.formats.page import UNNAMED

PIECE = 1 << 16  # a call of the parser must not hold the interpreter for long


def xml_events(markup: bytes | str) -> Iterator[tuple[str, ElementTree.Element]]:
    """("start" or "end", element) in order. Raises InputError for markup that is broken or declares entities."""
    entity = b"<!ENTITY" if isinstance(markup, bytes) else "<!ENTITY"
    if entity in markup:  # type: ignore[operator]
        raise InputError(
            "{name} declares entities of its own, which is not safe to read.", "Save it without them.", name=UNNAMED
        )
    parser: ElementTree.XMLPullParser[ElementTree.Element] = ElementTree.XMLPullParser(("start", "end"))
    try:
        for start in range(0, len(markup), PIECE):
            parser.feed(markup[start : start + PIECE])
            yield from cast(Iterator[tuple[str, ElementTree.Element]], parser.read_events())
        parser.close()
    except ElementTree.ParseError as error:
        raise InputError(
            "{name} is damaged: its markup is broken.", "Save it again with the program it comes from.", name=UNNAMED
        ) from error


def local_name(element: ElementTree.Element) -> str:
    """The element's name without its namespace."""
    return element.tag.rpartition("}")[2]
