"""Other versions beside the text, as a reader asks for them."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from reader.ui.window import Window

OTHER = """江边的图书馆

一、开馆

图书馆建在江边，共有五层。每天早上九点开门。

二、藏书

馆里有20万册书，其中一半是外文书。读者可以把书借回家。
"""


def test_versions_stand_beside_the_text_until_another_one_is_opened(
    qtbot: QtBot, window: Window, read, page: Path, tmp_path: Path
) -> None:
    window.resize(1300, 700)
    read(window, page)
    other, third = tmp_path / "second.txt", tmp_path / "third.txt"
    other.write_text(OTHER, encoding="utf-8")
    third.write_text(OTHER.replace("五层", "四层"), encoding="utf-8")
    window.comparing.compare([str(other), str(third)])
    qtbot.waitUntil(lambda: len(window.comparing.versions) == 2, timeout=20_000)
    view = window.page.view
    assert window.actions_["mode_versions"].isChecked()
    assert [twin.label for twin in view._scroller.page.twins] == ["second.txt", "third.txt"]
    shown = [twin.cell.shown for seen in view.boxes() for twin in seen.box.twins]
    assert ["五", "九"] in [[span.of(one.text) for span in one.added] for one in shown]
    window.actions_["mode_side"].trigger()
    assert not view.columns.twins
    window.actions_["mode_versions"].trigger()
    assert len(view.columns.twins) == 2
    read(window, third)
    assert window.comparing.versions == ()
    read(window, page)  # they are remembered
    window.actions_["mode_zh"].trigger()
    qtbot.waitUntil(lambda: len(window.comparing.versions) == 2, timeout=20_000)
    assert window.preferences.get("mode") == "zh", "chosen meanwhile"
    window.actions_["stop_comparing"].trigger()
    assert window.comparing.versions == ()
    window.actions_["mode_versions"].trigger()
    assert not window.jobs.busy("versions")


def test_a_file_that_is_no_version_is_told(qtbot: QtBot, window: Window, read, page: Path, tmp_path: Path) -> None:
    read(window, page)
    stranger = tmp_path / "poem.txt"
    stranger.write_text("春眠不觉晓，处处闻啼鸟。\n\n夜来风雨声，花落知多少。\n", encoding="utf-8")
    window.comparing.compare([str(stranger)])
    qtbot.waitUntil(window.messages.isVisible, timeout=20_000)
    assert "poem.txt is no version of this text." in window.messages.text
    assert window.preferences.get("mode") == "side"
