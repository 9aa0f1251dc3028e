"""Duidu (对读): a Chinese text and its English translation, side by side, aligned sentence by sentence."""

__version__ = "0.1.0"
