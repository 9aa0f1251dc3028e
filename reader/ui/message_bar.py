"""The quiet bars above the text: what went wrong and what to do, and how far slow work is."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QToolButton, QVBoxLayout, QWidget

from reader.core.errors import DuiduError
from reader.core.messages import tr
from reader.core.messages import translatable as t
from reader.core.task import Progress
from reader.ui import theme
from reader.ui.elided import ElidedLabel
from reader.ui.i18n import Retranslated
from reader.ui.jobs import Job

Button = tuple[str, Callable[[], object]]
NO_DETAILS: Final[Mapping[str, object]] = MappingProxyType({})


def told(text: str, details: Mapping[str, object]) -> str:
    """A message in the interface language. An error that was told which file it is about begins with its name."""
    name, colon, rest = text.partition(": ")
    if name == "{name}" and colon:
        return f"{details.get('name', '')}: {told(rest, details)}"
    translated = tr(text)
    return translated.format(**details) if details else translated


class MessageBar(Retranslated, QWidget):
    """One message at a time, with buttons for what can be done about it. Never steals the keyboard."""

    told = Signal(str, bool)  # what it says now, and whether it is an error

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, objectName="messageBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._parts: tuple[str, str, Mapping[str, object]] = ("", "", NO_DETAILS)
        self._buttons: tuple[Button, ...] = ()
        self._color = ""
        self._icon = QLabel(self)
        self._text = QLabel(self, textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._close = QToolButton(self)
        self._close.clicked.connect(self.clear)
        self._actions = QHBoxLayout()
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 8, 12, 8)
        row.setSpacing(10)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        row.addLayout(self._actions)
        row.addWidget(self._close)
        self.retranslate()
        self.hide()

    @property
    def text(self) -> str:
        return self._text.text()

    def tell(
        self,
        message: str,
        hint: str = "",
        *buttons: Button,
        kind: str = "info",
        details: Mapping[str, object] = NO_DETAILS,
    ) -> None:
        """Show translatable English with its `details`; `kind` is "info" or "error"."""
        self._parts, self._buttons = (message, hint, details), buttons
        self.setProperty("kind", kind)
        self.style().unpolish(self)
        self.style().polish(self)
        self._dress_icon()
        while item := self._actions.takeAt(0):
            item.widget().deleteLater()
        for title, act in buttons:
            button = QPushButton(tr(title), self)
            button.clicked.connect(lambda _checked=False, run=act: (self.clear(), run()))
            self._actions.addWidget(button)
        self.retranslate()
        self.show()
        self.told.emit(self.text, kind == "error")

    def tell_error(self, error: BaseException, *buttons: Button) -> None:
        """Show an exception: in its own words when it is one of ours, with its traceback to copy when it is a surprise."""
        if isinstance(error, DuiduError):
            self.tell(error.message, error.hint, *buttons, kind="error", details=error.details)
        elif isinstance(error, OSError):
            self.tell(
                t("{name} cannot be used: {reason}"), t("Check that it is there and that you may read it."), *buttons,
                kind="error", details={"name": str(error.filename or ""), "reason": error.strerror or str(error)},
            )  # fmt: skip
        else:
            report = "".join(traceback.format_exception(error))
            self.tell(
                t("Something went wrong inside the program: {reason}"), t("Your notes are saved. You can go on reading."),
                (t("Copy the details"), lambda: QGuiApplication.clipboard().setText(report)), *buttons,
                kind="error", details={"reason": f"{type(error).__name__}: {error}"[:300]},
            )  # fmt: skip

    def clear(self) -> None:
        self.hide()

    def dress(self, color: str) -> None:
        """Icons in the colour of the theme."""
        self._color = color
        self._close.setIcon(theme.icon("close", color))
        self._dress_icon()

    def retranslate(self) -> None:
        message, hint, details = self._parts
        self._text.setText(" ".join(told(part, details) for part in (message, hint) if part))
        self._text.setAccessibleName(self._text.text())
        self._close.setToolTip(tr("Close this message"))
        self._close.setAccessibleName(tr("Close this message"))
        for number, (title, _) in enumerate(self._buttons):
            if item := self._actions.itemAt(number):
                item.widget().setText(tr(title))

    def _dress_icon(self) -> None:
        if self._color:
            name = "warning" if self.property("kind") == "error" else "info"
            self._icon.setPixmap(theme.icon(name, self._color).pixmap(18, 18))


class JobBar(Retranslated, QWidget):
    """What runs now, how far it is, and a button to stop it."""

    stopped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, objectName="jobBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._job: Job | None = None
        self._progress = Progress("")
        self._text = ElidedLabel("", self)
        self._bar = QProgressBar(self, textVisible=False)
        self._cancel = QPushButton(self)
        self._cancel.clicked.connect(self._stop)
        column = QVBoxLayout()
        column.setSpacing(5)
        column.addWidget(self._text)
        column.addWidget(self._bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 7, 12, 7)
        row.setSpacing(16)
        row.addLayout(column, 1)
        row.addWidget(self._cancel)
        self.retranslate()
        self.hide()

    def show_job(self, job: Job) -> None:
        self._job = job
        self.retranslate()
        self.show()

    def show_progress(self, job: Job, progress: Progress) -> None:
        self._progress = progress
        if job is self._job:
            self._bar.setRange(0, progress.total)
            self._bar.setValue(progress.done)
            self.retranslate()

    def end(self, job: Job) -> None:
        if job is self._job:
            self._job = None
            self._progress = Progress("")
            self.hide()

    def retranslate(self) -> None:
        title = self._job.title if self._job else ""
        self._text.setText(" · ".join(tr(part) for part in (title, self._progress.message) if part))
        self._bar.setAccessibleName(self._text.text())
        self._cancel.setText(tr("Cancel"))

    def _stop(self) -> None:
        if self._job:
            self._job.cancel()
        self.stopped.emit()
