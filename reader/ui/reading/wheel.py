"""Wheel: what its turns mean: lines, pages, or another size of the text. Parts of a notch are kept for the next turn."""

from __future__ import annotations

from typing import Final, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent

LINES: Final = 3
NOTCH: Final = 120  # eighths of a degree in one notch of an ordinary mouse wheel


class Turn(NamedTuple):
    """What a turn asks for; all are positive towards the end of the text, `zoom` towards larger text."""

    zoom: int = 0
    pixels: int = 0  # at once, as a touch pad sends them
    glide: int = 0  # pixels over some frames
    pages: int = 0


class Wheel:
    """Reads wheel events; `line` is the height of a line, `paged` turns whole pages."""

    def __init__(self) -> None:
        self._rest = 0.0

    def read(self, event: QWheelEvent, line: int, paged: bool) -> Turn:
        delta = event.angleDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return Turn(zoom=(delta > 0) - (delta < 0))
        if paged:
            return Turn(pages=self._whole(-delta / NOTCH))
        if not event.pixelDelta().isNull():
            return Turn(pixels=-event.pixelDelta().y())
        return Turn(glide=self._whole(-delta * LINES * line / NOTCH))

    def _whole(self, amount: float) -> int:
        self._rest += amount
        whole = int(self._rest)
        self._rest -= whole
        return whole
