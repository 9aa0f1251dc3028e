"""Witnesses of one text compared."""
