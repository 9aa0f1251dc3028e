"""The application: Qt set up, the window shown, surprises caught."""

from __future__ import annotations

import contextlib
import faulthandler
import os
import sys
import threading
import traceback
from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from reader.core.resources import resource
from reader.ui import i18n, theme
from reader.ui.preferences import Preferences
from reader.workflow import folders

if TYPE_CHECKING:
    from reader.ui.window import Window

# A worker in pure Python must hand the interpreter over often, or the GUI thread stutters.
SWITCH_INTERVAL: Final = 0.001
# A text that was worked out before is there so soon that the window is better shown with it than without.
WAIT_SECONDS: Final = 0.15
FURNISH_AFTER_MS: Final = 20


def open_window(arguments: Sequence[str]) -> int:
    """Show the window on the named files and run until it closes; the exit status."""
    paths = _paths(arguments)
    if not has_display(os.environ, sys.platform):
        sys.stderr.write("duidu: There is no screen to open a window on. Start it in a desktop session.\n")
        return 1
    from reader.ui.window import Window

    app = make_application()
    preferences = Preferences(app)
    i18n.choose_language(app, preferences.get("language"))
    theme.apply_interface_font(app)
    window = Window(preferences, furnished=False)
    _catch_surprises(window)
    _begin(window, paths)
    window.show()
    QTimer.singleShot(FURNISH_AFTER_MS, window, lambda: _go_on(window))
    return app.exec()


def _paths(arguments: Sequence[str]) -> Sequence[str]:
    """The files to open; an option, for there is none, ends the program with a line that says so."""
    if not any(one.startswith("-") for one in arguments):
        return arguments
    import argparse

    parser = argparse.ArgumentParser(prog="main.py")
    parser.add_argument("files", nargs="*", metavar="FILE")
    files: list[str] = parser.parse_args(list(arguments)).files
    return files


def has_display(environment: Mapping[str, str], platform: str) -> bool:
    """False where Qt would abort the process for want of a screen."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not platform.startswith("linux") or any(environment.get(name) for name in named)


def make_application() -> QApplication:
    """The QApplication with its name and style."""
    sys.setswitchinterval(SWITCH_INTERVAL)
    app = QApplication.instance()
    if app is None:
        QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
        # As an argument: `setStyle` hands the style over, and PySide would make all of its names for that.
        app = QApplication(["duidu", "-style", "fusion"])
    else:
        app.setStyle("Fusion")
    app.setApplicationName("duidu")
    app.setApplicationDisplayName("对读 Duidu")
    app.setDesktopFileName("duidu")
    return app


def _go_on(window: Window) -> None:
    """After the first paint: what a person does not wait for."""
    QApplication.setWindowIcon(QIcon(str(resource("icons", "duidu.svg"))))
    window.furnishing.start()


def _begin(window: Window, paths: Sequence[str]) -> None:
    """Begin to read the named files, or the last text, or show the library."""
    if paths:
        window.open_paths(paths)
    elif window.preferences.get("reopen") and window.shelf.readings:
        window.open_reading(window.shelf.readings[0])
    else:
        window.show_library()
        return
    if not window.jobs.wait("open", WAIT_SECONDS):
        window.show_library()


def _catch_surprises(window: Window) -> None:
    """An error of the program is shown and written down; the notes are saved and the window lives on."""

    def caught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        report = "".join(traceback.format_exception(kind, error, trace))
        sys.stderr.write(report)
        with contextlib.suppress(OSError):
            log = folders.state_folder() / "crash.log"
            log.parent.mkdir(parents=True, exist_ok=True)
            with log.open("a", encoding="utf-8") as file:
                file.write(report)
        with contextlib.suppress(Exception):
            window.saving.save()
            window.messages.tell_error(error)

    sys.excepthook = caught
    threading.excepthook = lambda args: sys.stderr.write(
        "".join(traceback.format_exception(args.exc_type, args.exc_value, args.exc_traceback))
    )
    if sys.stderr is not None:
        with contextlib.suppress(Exception):
            faulthandler.enable()
