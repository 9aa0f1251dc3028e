"""Saved web pages: their visible text as lines, with what the markup tells of a line (menu, form, heading). Loads nothing."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Final

from reader.formats.page import Page

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:\-]+)""", re.IGNORECASE)
HEAD: Final = 4096  # bytes in which a page declares its charset

_SILENT: Final = frozenset(
    ("script", "style", "noscript", "template", "svg", "head", "iframe", "object", "math", "select", "rt", "rp")
)
_VOID: Final = frozenset(
    ("br", "hr", "img", "input", "meta", "link", "wbr", "area", "base", "col", "embed", "source", "track")
)
_INLINE: Final = frozenset(
    [
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "q",
        "rb",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
        "img",
        "nobr",
    ]
)
_CELLS: Final = frozenset(("td", "th"))
_FURNITURE: Final = {
    "nav": "navigation",
    "footer": "footer",
    "form": "form",
    "aside": "navigation",
    "button": "form",
    "menu": "navigation",
}
_ROLES: Final = {"navigation": "navigation", "contentinfo": "footer", "search": "form", "banner": ""}


def declared_charset(data: bytes) -> str | None:
    """The charset that the page names, unless its bytes say otherwise (a byte order mark, valid UTF-8)."""
    if data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        return None
    match = _CHARSET.search(data[:HEAD])
    if match is None:
        return None
    name = match.group(1).decode("ascii", "ignore").lower()
    if name in ("utf-8", "utf8"):
        return None
    return {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs"}.get(name, name)


def page_of(markup: str) -> Page:
    """The lines of a page: one for each block of text."""
    reader = _Reader()
    for start in range(0, len(markup), 1 << 16):
        reader.feed(markup[start : start + (1 << 16)])
    reader.close()
    reader.end_line(blank=False)
    return Page("\n".join(reader.lines) + "\n", tuple(reader.hints))


class _Reader(HTMLParser):
    """Collects lines. `open` holds the tags under way, each with the reason that it gives its text ("": none)."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self.hints: list[tuple[int, str]] = []
        self.parts: list[str] = []
        self.open: list[tuple[str, str]] = []
        self.silent = 0
        self.verbatim = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self.end_line(blank=False)
        elif tag in _CELLS and self.parts and "".join(self.parts).strip():
            self.parts.append("\t")
        elif tag not in _INLINE and tag not in _CELLS:
            self.end_line(blank=tag not in ("li", "tr", "option", "dt", "dd"))
        if tag in _VOID:
            return
        role = next((value for name, value in attrs if name == "role"), None) or ""
        self.open.append(
            (tag, _FURNITURE.get(tag) or _ROLES.get(role, "") or (tag if re.fullmatch("h[1-6]", tag) else ""))
        )
        self.silent += tag in _SILENT
        self.verbatim += tag == "pre"

    def handle_endtag(self, tag: str) -> None:
        if not any(name == tag for name, _ in self.open):
            return
        if tag not in _INLINE and tag not in _CELLS:
            self.end_line(blank=tag not in ("li", "tr", "option", "dt", "dd"))
        while self.open:
            name, _ = self.open.pop()
            self.silent -= name in _SILENT
            self.verbatim -= name == "pre"
            if name == tag:
                break

    def handle_data(self, data: str) -> None:
        if self.silent:
            return
        if self.verbatim:
            first, *rest = data.split("\n")
            self.parts.append(first)
            for line in rest:
                self.end_line(blank=False, keep=True)
                self.parts.append(line)
        else:
            self.parts.append(re.sub(r"[ \t\r\n\f]+", " ", data))

    def end_line(self, blank: bool, keep: bool = False) -> None:
        """Finish the line under way. `blank` leaves one empty line after a block, `keep` an empty line of its own."""
        text = "".join(self.parts)
        self.parts = []
        if text.strip(" \t\n"):
            self.lines.append(text.rstrip(" \t") if self.verbatim else text.strip(" \t"))
            reason = next((reason for _, reason in reversed(self.open) if reason), "")
            if reason:
                self.hints.append((len(self.lines), reason))
        elif keep:
            self.lines.append("")
        if blank and self.lines and self.lines[-1]:
            self.lines.append("")
