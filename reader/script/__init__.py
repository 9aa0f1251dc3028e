"""Conversion between Chinese scripts with exact offset maps, and script detection."""
