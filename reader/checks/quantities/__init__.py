"""Quantities: found in a Chinese or an English text, read as values, and compared across a pair."""
