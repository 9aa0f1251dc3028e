"""The window. The only package that imports PySide6."""

from __future__ import annotations

import builtins

import PySide6.QtCore  # noqa: F401 - puts its own import in place

# PySide reads the source of every module that is imported after it, to learn whether it may use `__feature__`. None of
# ours does, and the reading costs a fifth of the time of a start.
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
