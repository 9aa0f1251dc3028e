"""Scenery: what is painted with the text and changes nothing of its layout: hits, findings, tints, what is covered."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import replace
from typing import Protocol

from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from reader.core.document import Side
from reader.core.spans import Span
from reader.ui.reading.marks import FindMarks, Mark, MarkIndex
from reader.ui.reading.paint import Scene


class Found(Protocol):
    """A place that a search found."""

    @property
    def side(self) -> Side: ...
    @property
    def span(self) -> Span: ...


class Scenery(QAbstractScrollArea):
    """A surface with a Scene; each change of it is painted at the next turn of the event loop."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scene = Scene()
        self._hits: Sequence[Found] = ()

    @property
    def marks(self) -> MarkIndex:
        """The highlights and notes that are painted."""
        return self._scene.marks

    @property
    def bars_shown(self) -> bool:
        """True while the gutter shows how certain each bead is, and nothing else."""
        return self._scene.bars

    def set_hits(self, hits: Sequence[Found], current: int) -> None:
        """Mark what a search found; `current` (-1: none) is the one that the reader is at."""
        if hits is not self._hits:
            self._hits = hits
            self._paint_with(hits=MarkIndex(Mark(hit.side, hit.span, "hit") for hit in hits))
        here = hits[current] if 0 <= current < len(hits) else None
        self._paint_with(current_hit=Mark(here.side, here.span, "hit") if here else None)

    def set_tints(self, tints: MarkIndex) -> None:
        """Lay a ground of their own colour under words; there may be many, so the index is made elsewhere."""
        self._paint_with(tints=tints)

    def set_findings(self, findings: FindMarks) -> None:
        """Mark what a check found."""
        self._paint_with(findings=findings)

    def set_awaited(self, side: Side | None = None, span: Span | None = None) -> None:
        """Frame the words that wait for their counterpart to be shown; None: none do."""
        self._paint_with(awaited=Mark(side, span, "hit") if side and span else None)

    def set_lit(self, lit: Container[int] | None) -> None:
        """Make all beads but these paler; None: none."""
        self._paint_with(lit=lit)

    def show_bars(self, shown: bool) -> None:
        """Whether the gutter shows its bars; who shows something else there hides them."""
        self._paint_with(bars=shown)

    def _paint_with(self, **parts: object) -> None:
        """Change some parts of the scene."""
        self._scene = replace(self._scene, **parts)
        self.viewport().update()
