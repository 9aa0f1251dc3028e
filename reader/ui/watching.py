"""Watching: notices that another program wrote a file. It does not read it; whoever listens looks what is there now."""

from __future__ import annotations

import os
from typing import Final

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

# A program that saves makes several changes in the folder at once.
SETTLE_MS: Final = 300


class Watching(QObject):
    """`stirred`: something happened to the file, or to another one in its folder."""

    stirred = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._path = ""
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._wait)
        self._watcher.fileChanged.connect(self._wait)
        self._timer = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._timer.timeout.connect(self._tell)

    def watch(self, path: str) -> None:
        """Watch this file from now on; "" watches nothing."""
        self._timer.stop()
        self._path = path
        if watched := [*self._watcher.files(), *self._watcher.directories()]:
            self._watcher.removePaths(watched)
        self._renew()

    def _renew(self) -> None:
        # A file that was replaced is another one: the folder tells of that, and then it is watched anew.
        for path in (os.path.dirname(self._path), self._path):
            known = path in self._watcher.files() or path in self._watcher.directories()
            if path and not known and os.path.exists(path):
                self._watcher.addPath(path)

    def _wait(self, _path: str) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def _tell(self) -> None:
        self._renew()
        self.stirred.emit()
