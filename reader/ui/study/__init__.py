"""What the window offers for study: look-ups, readings, the word list and its review."""
