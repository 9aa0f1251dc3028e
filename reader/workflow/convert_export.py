"""The converted text of a document as a file: title, headings and paragraphs, a blank line between them, UTF-8."""

from __future__ import annotations

from collections.abc import Sequence

from reader.core.document import Document
from reader.core.messages import translatable
from reader.core.task import Progress, Task
from reader.script.convert import Override
from reader.workflow.display import view
from reader.workflow.notes_export import write_whole
from reader.workflow.reading_text import reading_spans


def converted_text(document: Document, script: str, overrides: Sequence[Override] = ()) -> Task[str]:
    """The reading text under the choice `script`, with the reader's own choices if they are handed in."""
    spans = reading_spans(document)
    parts: list[str] = []
    for number, span in enumerate(spans):
        yield Progress(translatable("Converting"), number, len(spans))
        parts.append(view(document, span, script, overrides).text)
    return "".join(f"{part}\n\n" for part in parts if part)[:-1]


def write_converted(document: Document, path: str, script: str, overrides: Sequence[Override] = ()) -> Task[None]:
    """Write the converted text to `path`, whole or not at all. Raises NotesError or OSError."""
    text = yield from converted_text(document, script, overrides)
    # A lone surrogate has no UTF-8 form; the mark that stands for an unreadable character says so.
    write_whole(path, text.encode("utf-8", "replace"))
