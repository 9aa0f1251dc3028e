"""Tests of the list of notes and of what is done with notes in the window."""
