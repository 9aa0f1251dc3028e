"""The list of what a search found, and how to search."""
