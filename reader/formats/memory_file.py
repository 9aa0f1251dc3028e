"""Translation memories (.tmx): their units as rows of two columns, Chinese and English."""

from __future__ import annotations

from xml.etree import ElementTree

from reader.core.errors import InputError
from reader.formats.page import UNNAMED, Page
from reader.formats.xml_events import local_name, xml_events

_INLINE_CODES = ("bpt", "ept", "ph", "it", "ut")  # what they hold is markup of another program
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def page_of_memory(markup: str) -> Page:
    """A tab separated text, a unit a line. Raises InputError when no unit has both languages."""
    rows = []
    texts: dict[str, str] = {}
    language = ""
    for event, element in xml_events(markup.partition("?>")[2] if markup.startswith("<?xml") else markup):
        name = local_name(element)
        if event == "start" and name == "tuv":
            language = (element.get(_LANGUAGE) or element.get("lang") or "").lower()[:2]
        elif event == "end" and name == "seg":
            texts.setdefault(language, " ".join(_text(element).split()))
        elif event == "end" and name == "tu":
            if texts.keys() & {"zh", "en"}:
                rows.append(f"{texts.get('zh', '')}\t{texts.get('en', '')}")
            texts = {}
            element.clear()
    if not rows:
        raise InputError(
            "{name} holds no Chinese or English units.", "Export the memory again with these languages.", name=UNNAMED
        )
    return Page("zh\ten\n" + "\n".join(rows) + "\n")


def _text(element: ElementTree.Element) -> str:
    parts = [element.text or ""]
    for child in element:
        if local_name(child) not in _INLINE_CODES:
            parts.append(_text(child))
        parts.append(child.tail or "")
    return "".join(parts)
