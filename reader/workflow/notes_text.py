"""Notes as plain text: Markdown, and a list of citations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from reader.core.messages import tr, translatable
from reader.workflow.notes_export import Entry, Export

_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|~!])")
# A digit or sign that would make a list, heading or rule at the start of a line.
_LINE_START = re.compile(r"^(\s*)([-+=]|\d+(?=[.)]))", re.MULTILINE)

_SAID: Final = {
    "verdict": translatable("Verdict: {value}"),
    "category": translatable("Category: {value}"),
    "severity": translatable("Severity: {value}"),
}


def markdown(export: Export) -> bytes:
    """A section for each section of the text, a list item for each note. What people wrote is text, never markup."""
    lines = [f"# {_escaped(export.title)}", ""]
    section: str | None = None
    for entry in export.entries:
        if entry.section != section:
            section = entry.section
            lines += [f"## {_escaped(section or tr('Without a place'))}", ""]
        lines += [*_markdown_entry(entry), ""]
    return ("\n".join(lines).rstrip("\n") + "\n").encode("utf-8")


def citations(export: Export) -> bytes:
    """One paragraph a note: the sentences of both languages in quotation marks, the note, and where they stand."""
    return "\n".join(_citation(export, entry) for entry in export.entries).encode("utf-8")


def facts(entry: Entry) -> Iterator[str]:
    """The small facts of a note, each a finished phrase: tags, colour, author, suggestion, verdict, whether it is lost."""
    item = entry.item
    if item.tags:
        yield tr("Tags: {tags}", tags=", ".join(item.tags))
    if item.replacement is not None:
        yield tr("Suggestion: {words}", words=item.replacement)
    for key, label in _SAID.items():
        if isinstance(item.data.get(key), str):
            yield tr(label, value=item.data[key])
    if item.author:
        yield item.author
    if item.created:
        yield item.created[:10]
    if any(quote.lost for quote in entry.quotes):
        yield tr("not found in the text any more")


def _markdown_entry(entry: Entry) -> list[str]:
    quotes = " / ".join(_escaped(quote.text) for quote in entry.quotes)
    lines = [f"- **{_escaped(entry.kind)}** {quotes}".rstrip()]
    for sentence in (entry.zh, entry.en):
        if sentence:
            lines += ["", *_indented(f"> {_escaped(sentence)}")]
    if entry.item.body:
        lines += ["", *_indented(_escaped(entry.item.body))]
    for reply in entry.replies:
        who = f"**{_escaped(reply.author)}** " if reply.author else ""
        lines += ["", *_indented(f"- {who}{_escaped(reply.body)}")]
    small = " · ".join(facts(entry))
    return [*lines, "", *_indented(f"*{_escaped(small)}*")] if small else lines


def _indented(text: str) -> list[str]:
    return ["  " + line for line in text.split("\n")]


def _escaped(text: str) -> str:
    return _LINE_START.sub(r"\1\\\2", _MARKDOWN.sub(r"\\\1", text))


def _citation(export: Export, entry: Entry) -> str:
    quoted = [f"“{text}”" for text in (entry.zh, entry.en) if text] or [f"“{quote.text}”" for quote in entry.quotes]
    where = ", ".join(part for part in (export.title, entry.section) if part)
    lines = [*quoted, f"— {where}"]
    if entry.item.body:
        lines.append(entry.item.body)
    return "\n".join(lines) + "\n"
