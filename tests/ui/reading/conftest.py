"""A reading view that shows a made text."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from reader.core.bitext import Bitext
from reader.core.project import Project
from reader.ui.reading.style import ReadingStyle
from reader.ui.reading.view import ReadingView

Shown = Callable[..., ReadingView]


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    """Opens a view of a bitext: `shown(bitext, width, height, style)`."""

    def show(bitext: Bitext, width: int = 820, height: int = 600, style: ReadingStyle | None = None) -> ReadingView:
        view = ReadingView()
        qtbot.addWidget(view)
        view.resize(width, height)
        if style:
            view.set_style(style)
        view.show()
        view.show_project(Project(bitext))
        return view

    return show
