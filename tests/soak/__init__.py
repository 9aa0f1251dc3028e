"""Soak: a window in the hands of an impatient reader for a long time. See `run.py`."""
