"""Why a line is hidden, in words for the reader."""

from __future__ import annotations

from typing import Final

from reader.core.messages import tr

# Functions, so that they speak the language of the interface when they are asked.
_WORDS: Final = {
    "navigation": lambda: tr("navigation"),
    "breadcrumb": lambda: tr("breadcrumb"),
    "language": lambda: tr("language switch"),
    "contents": lambda: tr("table of contents"),
    "metadata": lambda: tr("date or source"),
    "pager": lambda: tr("pager"),
    "share": lambda: tr("share links"),
    "form": lambda: tr("form"),
    "footer": lambda: tr("page footer"),
    "running-header": lambda: tr("running header"),
    "label": lambda: tr("label"),
    "duplicate": lambda: tr("repeated line"),
    "user": lambda: tr("hidden by you"),
}


def said_reason(reason: str) -> str:
    """A reason of core.document.HIDDEN_REASONS in the language of the interface; an unknown one as it is."""
    words = _WORDS.get(reason)
    return words() if words else reason
