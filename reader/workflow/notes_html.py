"""Notes as one self-contained web page. Everything that came from a person or a text is escaped; only links become links."""

from __future__ import annotations

from html import escape

from reader.core.document import SIDES
from reader.core.messages import language, tr
from reader.core.plain_text import LINK
from reader.workflow.notes_export import Entry, Export
from reader.workflow.notes_text import facts

_STYLE = """
body { max-width: 46rem; margin: 3rem auto; padding: 0 1.5rem; color: #22211e; background: #fbfaf6;
       font: 16px/1.7 Georgia, "Noto Serif CJK SC", "Songti SC", SimSun, serif; }
h1 { font-size: 1.5rem; line-height: 1.35; } h2 { font-size: 1.1rem; margin-top: 2.5rem; color: #6b675e; }
article { border-top: 1px solid #dcd8cc; padding: 1rem 0; } p { margin: .35rem 0; white-space: pre-wrap; }
mark { padding: 0 .15em; border-radius: .15em; background: #f6e9a8; }
mark.green { background: #cfe8c5; } mark.blue { background: #cbe0f3; } mark.pink { background: #f5d2dc; }
.sentence { color: #4b483f; } .body { margin: .6rem 0; } .facts { color: #7d786c; font-size: .85rem; }
.reply { margin-left: 1.5rem; }
"""


def html(export: Export) -> bytes:
    """The page, UTF-8."""
    title = escape(export.title)
    parts = [
        f'<!doctype html>\n<html lang="{language().replace("_", "-")}">\n<head>\n<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>",
    ]
    section: str | None = None
    for entry in export.entries:
        if entry.section != section:
            section = entry.section
            parts.append(f"<h2>{escape(section or tr('Without a place'))}</h2>")
        parts.append(_article(export, entry))
    return "\n".join([*parts, "</body>\n</html>\n"]).encode("utf-8")


def linked(text: str) -> str:
    """A note as HTML: escaped, with its web addresses as links that tell the other side nothing."""
    parts: list[str] = []
    position = 0
    for match in LINK.finditer(text):
        address = escape(match[0])
        parts.append(escape(text[position : match.start()]))
        parts.append(f'<a href="{address}" rel="noopener noreferrer nofollow">{address}</a>')
        position = match.end()
    return "".join([*parts, escape(text[position:])])


def _article(export: Export, entry: Entry) -> str:
    color = f' class="{entry.item.color}"' if entry.item.color else ""
    quotes = " ".join(
        f'<mark{color} lang="{export.bitext.document(quote.side).language}"><bdi>{escape(quote.text)}</bdi></mark>'
        for quote in entry.quotes
        if quote.text
    )
    parts = [f"<article>\n<p><strong>{escape(entry.kind)}</strong> {quotes}</p>"]
    for side, sentence in zip(SIDES, (entry.zh, entry.en), strict=True):
        if sentence:
            lang = export.bitext.document(side).language
            parts.append(f'<p class="sentence" lang="{lang}"><bdi>{escape(sentence)}</bdi></p>')
    if entry.item.body:
        parts.append(f'<p class="body"><bdi>{linked(entry.item.body)}</bdi></p>')
    for reply in entry.replies:
        who = f"<strong>{escape(reply.author)}</strong> " if reply.author else ""
        parts.append(f'<p class="reply">{who}<bdi>{linked(reply.body)}</bdi></p>')
    small = " · ".join(facts(entry))
    if small:
        parts.append(f'<p class="facts"><bdi>{escape(small)}</bdi></p>')
    return "\n".join([*parts, "</article>"])
