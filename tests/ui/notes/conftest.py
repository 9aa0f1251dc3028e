"""A window with a text of a few sentences and some notes on it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reader.core.project import Project
from reader.core.spans import Span
from reader.ui.window import Window
from reader.workflow import annotate

Read = Callable[..., None]


def project(window: Window) -> Project:
    found = window.session.project
    assert found
    return found


@pytest.fixture
def noted(window: Window, read: Read, page: Path) -> Window:
    """Notes: alpha (yellow, #one, Li), beta (green, English), gamma (#two) and a highlight, in the order of the text."""
    read(window, page)
    value = project(window)
    zh, en = value.bitext.zh.segments, value.bitext.en.segments
    value, alpha = annotate.note(value, "zh", zh[0].span, "alpha", "yellow", author="Li")
    value = annotate.set_tags(value, alpha, ["one"])
    value, _ = annotate.note(value, "en", en[1].span, "beta", "green")
    value, gamma = annotate.note(value, "zh", zh[2].span, "gamma", None)
    value = annotate.set_tags(value, gamma, ["two"])
    value, _ = annotate.highlight(value, "en", Span(en[3].start, en[3].start + 7), "pink")
    window.session.apply("Made for a test", value)
    return window


def bodies(window: Window) -> list[str]:
    """What the list shows, top to bottom."""
    return [item.body or item.targets[0].selector.exact for item in window.page.notes.model.items]


def ident(window: Window, body: str) -> str:
    return next(item.id for item in project(window).annotations if item.body == body)
