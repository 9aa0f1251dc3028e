"""Preferences: the settings as the window sees them, one signal for each change, saved a moment later."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QObject, QTimer, Signal

from reader.core.settings import SETTINGS, Settings
from reader.workflow.preferences import load_settings, save_settings

SAVE_AFTER_MS: Final = 400


class Preferences(QObject):
    """Holds the current Settings value; `changed(key)` follows every choice, `failed` a file that cannot be written."""

    changed = Signal(str)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.settings: Settings = load_settings()
        self._timer = QTimer(self, singleShot=True, interval=SAVE_AFTER_MS)
        self._timer.timeout.connect(self.save)

    def get(self, key: str) -> Any:
        return self.settings.get(key)

    def choose(self, key: str, value: object) -> None:
        """Set one; ValueError when it is not allowed."""
        if self.settings.get(key) != value:
            self._become(self.settings.chosen(key, value), key)

    def restore(self, key: str) -> None:
        """Back to the default."""
        self._become(self.settings.restored(key), key)

    def restore_all(self) -> None:
        """Every setting that the dialog shows, and the keys, back to the default."""
        for setting in SETTINGS:
            if setting.kind != "state" and not self.settings.is_default(setting.key):
                self.restore(setting.key)

    def save(self) -> None:
        """Write the file now."""
        self._timer.stop()
        try:
            save_settings(self.settings)
        except OSError as error:
            self.failed.emit(error)

    def _become(self, settings: Settings, key: str) -> None:
        self.settings = settings
        self._timer.start()
        self.changed.emit(key)
