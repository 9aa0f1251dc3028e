"""What the other rooms lend to the aligner: simplified Chinese for its dictionary."""

from __future__ import annotations

from reader.align.aids import Aids


def reading_aids() -> Aids:
    """The aids of this installation. Nothing is loaded before the aligner asks for it."""
    return Aids(simplify=simplified)


def simplified(text: str) -> str:
    """Chinese text in simplified characters."""
    from reader.script.convert import convert

    return convert(text, "hans").text
