"""Studying a text: the dictionary, word segmentation, readings (pinyin, zhuyin)."""
