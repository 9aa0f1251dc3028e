"""Errors that a person may meet. Each says what went wrong and what to do about it."""

from __future__ import annotations


class DuiduError(Exception):
    """What went wrong (`message`) and what to do (`hint`), both translatable English with `{name}` fields in `details`."""

    def __init__(self, message: str, hint: str = "", **details: object) -> None:
        self.message = message
        self.hint = hint
        self.details = details
        super().__init__(str(self))

    def __str__(self) -> str:
        parts = [part.format(**self.details) for part in (self.message, self.hint) if part]
        return " ".join(parts)


class InputError(DuiduError):
    """A file or text that cannot be read as what it should be."""


class NotesError(DuiduError):
    """The notes file cannot be read or written."""


class InvalidValueError(ValueError):
    """A value that breaks its own rules: a fault of the program, not of its user."""
