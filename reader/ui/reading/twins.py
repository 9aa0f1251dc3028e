"""Twins: what stands in the columns beyond the two: the Chinese in the other script, or other versions of a side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from reader.core.bitext import Bitext
from reader.core.document import Side
from reader.core.spans import Span
from reader.ui.reading.cell_text import CellText, cell_text, version_text
from reader.ui.reading.header import zh_label
from reader.ui.reading.style import ReadingStyle
from reader.workflow.display import other_script

if TYPE_CHECKING:
    from reader.script.convert import Override
    from reader.workflow.versions import Version


class TwinText(NamedTuple):
    """One further column: its side, what stands over it, and the text in place of a span of the document."""

    side: Side
    label: str
    make: Callable[[Span], CellText]


def twin_texts(
    bitext: Bitext, style: ReadingStyle, overrides: Sequence[Override], versions: Sequence[Version]
) -> tuple[TwinText, ...]:
    """The further columns of a text in a style, from left to right on each side."""
    if style.mode == "scripts":
        script = other_script(style.script, bitext.zh.language)
        return (
            TwinText(
                "zh",
                zh_label(bitext.zh, script),
                lambda span: cell_text(bitext.zh, span, script, overrides, style.quotes),
            ),
        )
    if style.mode == "versions":
        return tuple(_version(bitext, version) for version in sorted(versions, key=lambda one: one.side, reverse=True))
    return ()


def _version(bitext: Bitext, version: Version) -> TwinText:
    document = bitext.document(version.side)
    return TwinText(version.side, version.name, lambda span: version_text(version, document, span))
