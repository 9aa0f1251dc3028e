"""Tests of the text on paper."""
