"""Notes as a Word document: headings by section, each note with its quotation, sentences and replies.

The package is written with the standard library alone: five small XML parts. It is the same for the same notes.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from reader.core.messages import tr
from reader.workflow.notes_export import Entry, Export
from reader.workflow.notes_text import facts

# What XML 1.0 cannot hold, escaped or not.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_HIGHLIGHTS: Final = {"yellow": "yellow", "green": "green", "blue": "cyan", "pink": "magenta"}
_WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_PARTS: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"

_TYPES: Final = (
    f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_PARTS}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_PARTS}.styles+xml"/></Types>'
)
_ROOT: Final = (
    f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
)
_RELATIONS: Final = (
    f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>'
)


def docx(export: Export) -> bytes:
    """The package."""
    body = [_paragraph(_run(export.title), "Title")]
    section: str | None = None
    for entry in export.entries:
        if entry.section != section:
            section = entry.section
            body.append(_paragraph(_run(section or tr("Without a place")), "Heading1"))
        body += _entry(export, entry)
    document = f'{_HEAD}<w:document xmlns:w="{_WORD}"><w:body>{"".join(body)}<w:sectPr/></w:body></w:document>'
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _ROOT,
        "word/document.xml": document,
        "word/styles.xml": _styles(),
        "word/_rels/document.xml.rels": _RELATIONS,
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(zipfile.ZipInfo(name), text.encode("utf-8"), zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _entry(export: Export, entry: Entry) -> list[str]:
    head = _run(entry.kind + " ", bold=True)
    for quote in entry.quotes:
        language = export.bitext.document(quote.side).language
        head += _run(quote.text, language=language, highlight=_HIGHLIGHTS.get(entry.item.color or "")) + _run(" ")
    paragraphs = [_paragraph(head, "Note")]
    for side, sentence in (("zh", entry.zh), ("en", entry.en)):
        if sentence:
            language = export.bitext.zh.language if side == "zh" else export.bitext.en.language
            paragraphs.append(_paragraph(_run(sentence, language=language), "Quote"))
    if entry.item.body:
        paragraphs.append(_paragraph(_run(entry.item.body)))
    for reply in entry.replies:
        who = _run(reply.author + " ", bold=True) if reply.author else ""
        paragraphs.append(_paragraph(who + _run(reply.body), "Reply"))
    small = " · ".join(facts(entry))
    if small:
        paragraphs.append(_paragraph(_run(small), "Facts"))
    return paragraphs


def _paragraph(runs: str, style: str = "") -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{runs}</w:p>"


def _run(text: str, *, bold: bool = False, language: str = "", highlight: str | None = None) -> str:
    """A run of text; its line ends are line breaks of the paragraph."""
    properties = "<w:b/>" if bold else ""
    if highlight:
        properties += f'<w:highlight w:val="{highlight}"/>'
    if language:
        kind = "w:eastAsia" if language.startswith("zh") else "w:val"
        properties += f"<w:lang {kind}={quoteattr(language)}/>"
    if properties:
        properties = f"<w:rPr>{properties}</w:rPr>"
    clean = _ILLEGAL.sub("\ufffd", text).replace("\r\n", "\n").replace("\r", "\n")
    lines = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in clean.split("\n"))
    return f"<w:r>{properties}{lines}</w:r>"


def _styles() -> str:
    fonts = '<w:rFonts w:ascii="Georgia" w:hAnsi="Georgia" w:eastAsia="SimSun"/>'
    spacing = '<w:spacing w:after="80" w:line="300" w:lineRule="auto"/>'
    styles = [
        f'<w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:sz w:val="21"/></w:rPr></w:rPrDefault>'
        f"<w:pPrDefault><w:pPr>{spacing}</w:pPr></w:pPrDefault></w:docDefaults>",
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>',
        _style("Title", "Title", '<w:b/><w:sz w:val="36"/>'),
        _style("Heading1", "heading 1", '<w:b/><w:sz w:val="26"/>', '<w:outlineLvl w:val="0"/>'),
        _style("Note", "Note", "", '<w:keepNext/><w:spacing w:before="240"/>'),
        _style("Quote", "Quote", '<w:color w:val="4B483F"/>', '<w:ind w:left="360"/>'),
        _style("Reply", "Reply", "", '<w:ind w:left="720"/>'),
        _style("Facts", "Facts", '<w:color w:val="7D786C"/><w:sz w:val="17"/>'),
    ]
    return f'{_HEAD}<w:styles xmlns:w="{_WORD}">{"".join(styles)}</w:styles>'


def _style(ident: str, name: str, run: str, paragraph: str = "") -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{ident}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )
