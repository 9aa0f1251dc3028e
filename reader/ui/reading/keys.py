"""Which keys move the caret, and where each takes it. Shift with any of them selects."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from PySide6.QtCore import QKeyCombination, Qt

from reader.ui.reading import caret
from reader.ui.reading.caret import Located
from reader.ui.reading.page import Page

# A motion is told the page, where the caret is, and the column that up and down keep to.
Motion = Callable[[Page, Located, float], Located | None]


class Key(NamedTuple):
    """What a key does: a motion, and whether it keeps to its column; `pages` scrolls that many viewports instead."""

    motion: Motion | None = None
    vertical: bool = False
    pages: int = 0


def _edge(page: Page, at: Located, end: bool) -> Located | None:
    spot = caret.last_spot(page, at.side) if end else caret.first_spot(page, at.side)
    return caret.locate(page, spot) if spot else None


_CTRL: Final = Qt.KeyboardModifier.ControlModifier
_KEYS: Final[tuple[tuple[Qt.KeyboardModifier, Qt.Key, Key], ...]] = (
    (Qt.KeyboardModifier.NoModifier, Qt.Key.Key_Left, Key(lambda page, at, x: caret.step(page, at, False))),
    (Qt.KeyboardModifier.NoModifier, Qt.Key.Key_Right, Key(lambda page, at, x: caret.step(page, at, True))),
    (_CTRL, Qt.Key.Key_Left, Key(lambda page, at, x: caret.step_word(page, at, False))),
    (_CTRL, Qt.Key.Key_Right, Key(lambda page, at, x: caret.step_word(page, at, True))),
    (Qt.KeyboardModifier.NoModifier, Qt.Key.Key_Up, Key(lambda page, at, x: caret.step_line(page, at, False, x), True)),
    (
        Qt.KeyboardModifier.NoModifier,
        Qt.Key.Key_Down,
        Key(lambda page, at, x: caret.step_line(page, at, True, x), True),
    ),
    (_CTRL, Qt.Key.Key_Up, Key(lambda page, at, x: caret.step_row(page, at, False))),
    (_CTRL, Qt.Key.Key_Down, Key(lambda page, at, x: caret.step_row(page, at, True))),
    (Qt.KeyboardModifier.NoModifier, Qt.Key.Key_Home, Key(lambda page, at, x: caret.line_edge(at, False))),
    (Qt.KeyboardModifier.NoModifier, Qt.Key.Key_End, Key(lambda page, at, x: caret.line_edge(at, True))),
    (_CTRL, Qt.Key.Key_Home, Key(lambda page, at, x: _edge(page, at, False))),
    (_CTRL, Qt.Key.Key_End, Key(lambda page, at, x: _edge(page, at, True))),
    (Qt.KeyboardModifier.NoModifier, Qt.Key.Key_PageUp, Key(pages=-1)),
    (Qt.KeyboardModifier.NoModifier, Qt.Key.Key_PageDown, Key(pages=1)),
)
_TABLE: Final = {(modifiers, code): key for modifiers, code, key in _KEYS}


def key_of(combination: QKeyCombination) -> tuple[Key, bool] | None:
    """What a key does here and whether it selects; None when it does nothing here."""
    modifiers, code = combination.keyboardModifiers() & ~Qt.KeyboardModifier.KeypadModifier, combination.key()
    if code == Qt.Key.Key_Space and not modifiers & _CTRL:  # as in any reader: a page on, with Shift a page back
        return Key(pages=-1 if modifiers & Qt.KeyboardModifier.ShiftModifier else 1), False
    extend = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
    key = _TABLE.get((modifiers & ~Qt.KeyboardModifier.ShiftModifier, code))
    return (key, extend) if key else None
