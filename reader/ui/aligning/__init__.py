"""Correcting the alignment in the window: a mode of the reading area, its verbs, its card, the gutter and the overview."""
