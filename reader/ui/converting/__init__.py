"""What the window offers for conversion: its choices, what it decided, and a file of it."""
