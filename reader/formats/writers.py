"""Writers of a Bitext for other programs and for print: text, Markdown, HTML, TSV, TMX."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import NamedTuple

from reader import __version__
from reader.core.bitext import Bitext
from reader.core.document import Document, Side
from reader.core.spans import Run
from reader.core.surface import surface_text


class Row(NamedTuple):
    """One row of a text in two columns: a title (level 0), a heading (level 1 and up) or a bead (level -1)."""

    zh: str
    en: str
    level: int
    opens_paragraph: bool = False


def rows_of(bitext: Bitext) -> Iterator[Row]:
    """Title, headings and beads in reading order. A run-in heading stands in its paragraph and is no row of its own."""
    if bitext.zh.title or bitext.en.title:
        yield Row(bitext.zh.title_text, bitext.en.title_text, 0)
    section = paragraph = -1
    for bead in bitext.alignment.beads:
        pair = bitext.alignment.paragraphs[bead.paragraph]
        for number in range(section + 1, pair.section + 1):
            yield from _heading(bitext, number)
        section = max(section, pair.section)
        yield Row(_joined(bitext.zh, bead.zh), _joined(bitext.en, bead.en), -1, bead.paragraph != paragraph)
        paragraph = bead.paragraph
    for number in range(section + 1, len(bitext.alignment.sections)):
        yield from _heading(bitext, number)


def _heading(bitext: Bitext, number: int) -> Iterator[Row]:
    pair = bitext.alignment.sections[number]
    zh, en = _heading_text(bitext, "zh", pair.zh), _heading_text(bitext, "en", pair.en)
    if zh or en:
        yield Row(zh, en, pair.level)


def _heading_text(bitext: Bitext, side: Side, index: int | None) -> str:
    document = bitext.document(side)
    section = None if index is None else document.sections[index]
    return surface_text(document, section.heading) if section and section.heading and not section.run_in else ""


def _joined(document: Document, run: Run) -> str:
    texts = [surface_text(document, document.segments[index].span) for index in run.indices()]
    return ("" if document.side == "zh" else " ").join(texts)


def as_text(bitext: Bitext) -> str:
    """Chinese above English, a blank line between beads."""
    return "".join("\n".join(part for part in (row.zh, row.en) if part) + "\n\n" for row in rows_of(bitext))


def as_markdown(bitext: Bitext) -> str:
    """The same with headings marked."""
    lines = []
    for row in rows_of(bitext):
        both = " / ".join(part for part in (row.zh, row.en) if part)
        lines.append(
            f"{'#' * (row.level + 1)} {both}" if row.level >= 0 else "\n\n".join(p for p in (row.zh, row.en) if p)
        )
    return "\n\n".join(lines) + "\n"


def as_tsv(bitext: Bitext) -> str:
    """A header line, then one bead or heading a line."""
    return "zh\ten\n" + "".join(f"{_cell(row.zh)}\t{_cell(row.en)}\n" for row in rows_of(bitext))


def _cell(text: str) -> str:
    return " ".join(text.split("\t")).replace("\n", " ")


def as_html(bitext: Bitext) -> str:
    """A page of its own with a two-column table; it loads nothing."""
    rows = []
    for row in rows_of(bitext):
        tag = "th" if row.level >= 0 else "td"
        kind = f"h{row.level}" if row.level >= 0 else "p" if row.opens_paragraph else "s"
        rows.append(
            f'<tr class="{kind}"><{tag} lang="{bitext.zh.language}">{escape(row.zh)}</{tag}>'
            f'<{tag} lang="en">{escape(row.en)}</{tag}></tr>\n'
        )
    title = escape(bitext.zh.title_text or bitext.en.title_text)
    return (
        f'<!DOCTYPE html>\n<html lang="{bitext.zh.language}">\n<meta charset="utf-8">\n<title>{title}</title>\n'
        "<style>table{border-collapse:collapse;max-width:64em;margin:2em auto}th,td{vertical-align:top;width:50%;"
        "padding:.3em 1em;line-height:1.7;text-align:left}.h0 th{font-size:1.4em}.p td{padding-top:.9em}</style>\n"
        f"<table>\n{''.join(rows)}</table>\n</html>\n"
    )


def as_tmx(bitext: Bitext) -> str:
    """TMX 1.4: a unit for each bead and heading that has both languages."""
    units = "".join(
        f'    <tu>\n      <tuv xml:lang="{bitext.zh.language}"><seg>{escape(row.zh, quote=False)}</seg></tuv>\n'
        f'      <tuv xml:lang="en"><seg>{escape(row.en, quote=False)}</seg></tuv>\n    </tu>\n'
        for row in rows_of(bitext)
        if row.zh and row.en
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n'
        f'  <header creationtool="duidu" creationtoolversion="{__version__}" segtype="sentence" o-tmf="duidu" '
        f'adminlang="en" srclang="{bitext.zh.language}" datatype="plaintext"/>\n  <body>\n{units}  </body>\n</tmx>\n'
    )
