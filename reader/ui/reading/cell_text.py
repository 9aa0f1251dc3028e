"""The text of one cell as it is shown, and the map back: the blocks of a span, each in the chosen script."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from reader.core.document import Document
from reader.core.offsets import OffsetMap
from reader.core.spans import Span
from reader.workflow.display import View, view
from reader.workflow.quotes import Quotes, with_quotes
from reader.workflow.rows import blocks
from reader.workflow.suggested import Suggested, with_suggestions

if TYPE_CHECKING:
    from reader.script.convert import Override
    from reader.workflow.versions import Version

# Stands between two paragraphs in one cell; Qt breaks the line there and draws nothing.
BREAK: Final = "\u2028"


@dataclass(frozen=True, slots=True)
class CellText:
    """`views` one after another, joined by BREAK; view number n starts at `starts[n]` of `text` (code points).

    `struck` and `added` are the words of the text that a reviewer wants gone, and those that he wants there.
    In a version `added` is what it reads otherwise, and `gaps` are the places where it leaves something out.
    """

    text: str
    starts: tuple[int, ...]
    views: tuple[View, ...]
    struck: tuple[Span, ...] = ()
    added: tuple[Span, ...] = ()
    gaps: tuple[int, ...] = ()

    @property
    def language(self) -> str:
        """The language (BCP 47) of what is shown; a cell is set in the font of its first block."""
        return self.views[0].language if self.views else ""

    def to_document(self, span: Span) -> Span:
        """The span of the document shown at `span` of the text, whole pieces; an empty span gives an empty one."""
        first, last = self._view_at(span.start), self._view_at(max(span.start, span.end - 1))
        if first == last:
            return self._inner(first, span)
        start = self._inner(first, Span(span.start, self._stop(first))).start
        return Span(start, self._inner(last, Span(self.starts[last], span.end)).end)

    def from_document(self, span: Span) -> Span:
        """The span of the text that shows `span` of the document, as far as it is here (empty when it is not)."""
        found = [
            Span(shown.start + start, shown.end + start)
            for start, view in zip(self.starts, self.views, strict=True)
            if (shown := view.from_document(span)).end > shown.start
        ]
        return Span(found[0].start, found[-1].end) if found else Span(0, 0)

    def position_of(self, offset: int) -> int:
        """Where a caret before the code point at `offset` of the document stands in the text."""
        document_starts = [view.start for view in self.views]
        number = max(0, bisect_right(document_starts, offset) - 1)
        return self.starts[number] + self.views[number].from_document(Span(offset, offset)).start

    def _view_at(self, position: int) -> int:
        return max(0, bisect_right(self.starts, position) - 1)

    def _stop(self, number: int) -> int:
        return self.starts[number] + len(self.views[number].text)

    def _inner(self, number: int, span: Span) -> Span:
        length, start = len(self.views[number].text), self.starts[number]
        inner = Span(min(max(span.start - start, 0), length), min(max(span.end - start, 0), length))
        return self.views[number].to_document(inner)


def cell_text(
    document: Document,
    span: Span,
    script: str,
    overrides: Sequence[Override] = (),
    quotes: Quotes = "source",
    suggested: Sequence[Suggested] = (),
) -> CellText:
    """What a pane shows for `span` of the document in `script`, one of workflow.display.CHOICES."""
    views = (with_quotes(view(document, block, script, overrides), quotes) for block in blocks(document, span))
    if not suggested:
        return _joined(list(views))
    found = [with_suggestions(shown, suggested) for shown in views]
    joined = _joined([one.view for one in found])
    struck, added = (
        tuple(Span(a + start, b + start) for start, one in zip(joined.starts, found, strict=True) for a, b in one[part])
        for part in (1, 2)
    )
    return replace(joined, struck=struck, added=added)


def version_text(version: Version, document: Document, span: Span) -> CellText:
    """What a version reads in place of `span` of the document; the words that differ are `added`."""
    found = [shown for block in blocks(document, span) if (shown := version.shown(document, block)) and shown.view.text]
    made = _joined([shown.view for shown in found])
    differs = [
        Span(start + one.start, start + one.end)
        for start, shown in zip(made.starts, found, strict=True)
        for one in shown.differs
    ]
    added = tuple(one for one in differs if one.end > one.start)
    return replace(made, added=added, gaps=tuple(one.start for one in differs if one.end == one.start))


def raw_text(document: Document, span: Span) -> CellText:
    """The lines of `span` as they stand in the source, hidden or not."""
    views = []
    position = span.start
    for line in span.of(document.text).split("\n"):
        views.append(View(line, position, OffsetMap.identity(len(line)), document.language))
        position += len(line) + 1
    return _joined([view for view in views if view.text.strip()])


def _joined(views: Sequence[View]) -> CellText:
    starts, position = [], 0
    for shown in views:
        starts.append(position)
        position += len(shown.text) + len(BREAK)
    return CellText(BREAK.join(shown.text for shown in views), tuple(starts), tuple(views))
