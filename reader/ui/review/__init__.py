"""Judging a translation in the window: a mode of the reading area, the list of findings, the card with the verdict."""
