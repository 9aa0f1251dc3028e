"""Starting: without a screen the program says so, where Qt would abort."""

from __future__ import annotations

import pytest

from reader.ui.app import has_display, open_window


@pytest.mark.parametrize(
    ("environment", "platform", "expected"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ""}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"QT_QPA_PLATFORM": "offscreen"}, "linux", True),
        ({}, "win32", True),
        ({}, "darwin", True),
    ],
)
def test_where_a_window_can_open(environment: dict[str, str], platform: str, expected: bool) -> None:
    assert has_display(environment, platform) is expected


def test_no_screen_is_one_clear_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("reader.ui.app.has_display", lambda _environment, _platform: False)
    assert open_window([]) == 1
    assert capsys.readouterr().err == "duidu: There is no screen to open a window on. Start it in a desktop session.\n"
