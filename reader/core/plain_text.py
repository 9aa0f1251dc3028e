"""Text that can be stored: a lone surrogate in one string would make every later save of the file fail."""

from __future__ import annotations

import re

_SURROGATE = re.compile("[\ud800-\udfff]")


def clean_text(text: str) -> str:
    """`text` with each lone surrogate made U+FFFD, one for one, so that offsets hold."""
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)
