"""Glide: a notch of the wheel as some short moves instead of one jump, so that the eye can follow the line."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer

FRAME_MS: Final = 12
# Each frame goes this share of what is left: quick at first, 150 ms in all for a notch.
SHARE: Final = 0.34
LEAST: Final = 2


class Glide(QObject):
    """Spreads pixels over frames. `instant` moves at once, for readers who want less motion and for tests."""

    def __init__(self, move: Callable[[int], None], parent: QObject) -> None:
        super().__init__(parent)
        self._move = move
        self._left = 0
        self.instant = False
        self._timer = QTimer(self, interval=FRAME_MS)
        self._timer.timeout.connect(self._frame)

    def by(self, pixels: int) -> None:
        """Go `pixels` further than what is under way."""
        if self.instant:
            self._move(pixels)
            return
        self._left = pixels if (self._left < 0) != (pixels < 0) else self._left + pixels
        if self._left and not self._timer.isActive():
            self._timer.start()
            self._frame()

    def stop(self) -> None:
        """Stay where it is: the reader did something else."""
        self._left = 0
        self._timer.stop()

    def _frame(self) -> None:
        step = round(self._left * SHARE)
        if abs(step) < LEAST:
            step = max(-LEAST, min(LEAST, self._left))
        self._left -= step
        if step:
            self._move(step)
        if not self._left:
            self._timer.stop()
