"""What is wrong with a file is said in a quiet bar, and the window lives on."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reader.formats.table import FORMATS
from reader.ui import app, i18n
from reader.ui.opening import kinds_of_files
from reader.ui.window import Window


def fail_to_open(qtbot: QtBot, window: Window, path: Path) -> str:
    window.open_paths([str(path)])
    qtbot.waitUntil(window.messages.isVisible, timeout=20_000)
    return window.messages.text


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "bad.txt is empty. Choose a file that holds text."),
        (b"\n \n", "bad.txt is empty. Choose a file that holds text."),
        (bytes(range(256)) * 40, "bad.txt is not a text file."),
        (b"PK\x03\x04" + b"\0" * 200, "not plain text"),
    ],
)
def test_a_file_that_is_no_text(qtbot: QtBot, window: Window, tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(content)
    assert said in fail_to_open(qtbot, window, path)
    assert window.session.project is None


def test_a_folder(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    assert f"{tmp_path.name} is a folder. Choose a file in it." in fail_to_open(qtbot, window, tmp_path)


def test_a_file_that_is_gone(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    assert "gone.txt is not there" in fail_to_open(qtbot, window, tmp_path / "gone.txt")


def test_a_line_of_a_hundred_megabytes(qtbot: QtBot, window: Window, read, page: Path, tmp_path: Path) -> None:
    path = tmp_path / "endless.txt"
    with path.open("wb") as file:
        file.truncate(100 << 20)
    assert "endless.txt is too large (100 MB; at most 64 MB" in fail_to_open(qtbot, window, path)
    read(window, page)
    assert not window.messages.isVisible()


ZH = (
    "老船夫每天清晨解开缆绳。", "茶馆里坐满了打牌的人。", "她把信折好，放进抽屉。", "雪下了三天三夜。", "孩子们在桥上放风筝。",
    "祖父的钟停在八点。", "猫从屋顶上跳下来。", "后来再也没有人提起这件事。", "市集搬到了河对岸。", "他唱的歌谁也听不懂。",
)  # fmt: skip
EN = (
    "The enzyme was heated to ninety degrees.", "Two control groups received a placebo.", "Results are shown in the table below.",
    "Statistical tests were performed in duplicate.", "The membrane did not dissolve.", "Further research is required.",
    "Samples were stored in nitrogen.",
)  # fmt: skip


def test_a_text_against_a_wrong_translation(qtbot: QtBot, window: Window, read, page: Path, tmp_path: Path) -> None:
    files = []
    for name, lines in (("zh.txt", ZH), ("en.txt", EN)):
        files.append(tmp_path / name)
        files[-1].write_text(" ".join(lines), encoding="utf-8")
    read(window, *files)
    qtbot.waitUntil(window.messages.isVisible, timeout=20_000)
    assert "hardly answer each other" in window.messages.text
    assert window.status_line.text("alignment").startswith("Hardly a translation")
    read(window, page)
    qtbot.waitUntil(lambda: window.status_line.text("alignment").startswith("Alignment"), timeout=20_000)
    assert not window.messages.isVisible()


def test_a_text_of_the_library_that_is_gone(qtbot: QtBot, window: Window, read, page: Path) -> None:
    read(window, page)
    window.close_text()
    content = page.read_bytes()
    page.unlink()
    window.open_reading(window.shelf.readings[0])
    qtbot.waitUntil(window.messages.isVisible, timeout=20_000)
    assert "library.txt is not there" in window.messages.text
    assert window.stack.currentWidget() is window.library
    page.write_bytes(content)
    read(window, page)


def test_the_file_dialog_offers_every_kind_that_can_be_read() -> None:
    kinds = kinds_of_files()
    assert all(f"*{suffix}" in kinds for form in FORMATS for suffix in form.suffixes)


def test_what_is_read_stays_when_the_next_cannot_be_opened(
    qtbot: QtBot, window: Window, read, page: Path, tmp_path: Path
) -> None:
    read(window, page)
    before = window.session.project
    fail_to_open(qtbot, window, tmp_path / "gone.txt")
    assert window.session.project is before
    assert window.stack.currentWidget() is window.page


def test_the_message_follows_the_language(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    fail_to_open(qtbot, window, tmp_path / "gone.txt")
    window.preferences.choose("language", "zh_CN")
    qtbot.waitUntil(lambda: "找不到 gone.txt" in window.messages.text)
    i18n.choose_language(app.make_application(), "en")


def test_a_message_is_shown_as_plain_text(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    name = "<img src='x'>.txt" if os.name != "nt" else "&lt;b&gt;.txt"
    assert name in fail_to_open(qtbot, window, tmp_path / name)


def test_unreadable_notes_leave_the_text_readable(qtbot: QtBot, window: Window, read, page: Path) -> None:
    notes = page.with_name("library.txt.duidu.json")
    notes.write_bytes(b"\x00\x01 no notes at all")
    read(window, page)
    assert "damaged" in window.messages.text
    assert window.session.project is not None
    kept = [path.read_bytes() for path in page.parent.rglob("*damaged*")]
    assert b"\x00\x01 no notes at all" in [*kept, notes.read_bytes()]


def test_notes_of_a_newer_version_are_left_untouched(qtbot: QtBot, window: Window, read, page: Path) -> None:
    notes = page.with_name("library.txt.duidu.json")
    content = b'{"format": "duidu-notes", "schema": [99, 0], "items": []}'
    notes.write_bytes(content)
    read(window, page)
    window.page.view.go_to_bead(0)
    window.annotating.highlight("yellow")
    window.saving.flush()
    assert notes.read_bytes() == content
    assert window.saving.state.word in ("read-only", "failed")


def test_a_file_that_vanishes_while_it_is_read(qtbot: QtBot, window: Window, read, page: Path) -> None:
    read(window, page)
    page.unlink()
    window.opening.check_files()
    assert "library.txt is not there any more" in window.messages.text
    window.messages.clear()
    window.opening.check_files()
    assert not window.messages.isVisible()  # told once
    window.page.view.go_to_bead(0)
    window.annotating.highlight("yellow")
    assert window.saving.flush()


def test_notes_that_cannot_be_saved_are_kept_and_told(
    qtbot: QtBot, window: Window, read, page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read(window, page)
    window.page.view.go_to_bead(0)
    window.annotating.highlight("yellow")

    def refuse(*args: object, **more: object):
        raise OSError(28, "No space left on device", "library.txt.duidu.json")
        yield

    monkeypatch.setattr("reader.ui.saving.save_notes", refuse)
    assert not window.saving.flush()
    assert window.saving.state.word == "failed"
    assert "Not saved" in window.status_line.text("saved")
    assert not window.close()  # the first time it stays and says why
    monkeypatch.undo()
    assert window.saving.flush()
    assert window.saving.state.word == "saved"


def test_a_surprise_is_shown_and_written_down(
    qtbot: QtBot, window: Window, own_folders: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr("threading.excepthook", lambda args: None)
    monkeypatch.setattr("faulthandler.enable", lambda: None)
    app._catch_surprises(window)
    error = ZeroDivisionError("division by zero")
    sys.excepthook(ZeroDivisionError, error, None)
    assert "ZeroDivisionError" in window.messages.text
    assert "ZeroDivisionError" in (own_folders / "state" / "crash.log").read_text(encoding="utf-8")
    assert "ZeroDivisionError" in capsys.readouterr().err


def test_damaged_settings_and_recents_are_set_aside(make_window, own_folders: Path) -> None:
    for folder, name in (("config", "settings.json"), ("state", "recent.json")):
        (own_folders / folder).mkdir(parents=True, exist_ok=True)
        (own_folders / folder / name).write_text("{ broken", encoding="utf-8")
    window = make_window()
    assert window.preferences.get("zh_size") == 17
    assert (own_folders / "config" / "settings.json.damaged").read_text(encoding="utf-8") == "{ broken"
    assert (own_folders / "state" / "recent.json.damaged").read_text(encoding="utf-8") == "{ broken"
