"""Pointing: what the mouse brings to the window beyond the text itself: the menu of the right button, and dropped files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QMenu

from reader.core.spans import Span
from reader.ui.actions import CONTEXT_MENU, Actions
from reader.ui.reading.view import ReadingView
from reader.ui.room import Room

if TYPE_CHECKING:
    from reader.ui.window import Window


class Pointing(Room):
    """Listens to the drops of the window and to the menu requests of the reading area."""

    def __init__(
        self,
        window: Window,
        view: ReadingView,
        actions: Actions,
    ) -> None:
        super().__init__(window)
        self._window, self._view, self._actions = window, view, actions
        window.setAcceptDrops(True)
        window.installEventFilter(self)
        view.menuRequested.connect(self.show_menu)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DragEnter and dropped(event):
            event.acceptProposedAction()
            self._window.library.drop_zone.glow(True)
            return True
        if event.type() in (QEvent.Type.DragLeave, QEvent.Type.Drop):
            self._window.library.drop_zone.glow(False)
        if event.type() == QEvent.Type.Drop and (paths := dropped(event)):
            event.acceptProposedAction()
            self._window.open_paths(paths)
            return True
        return super().eventFilter(watched, event)

    def show_menu(self, point: QPoint) -> None:
        """What can be done with the selection, or with the place that was clicked when it lies outside."""
        view = self._view
        under = view.under(QPointF(view.viewport().mapFromGlobal(point)))
        if under and under.side and under.offset is not None:
            spans = [span for side, span in view.selection() if side == under.side]
            if not any(span.contains(under.offset) for span in spans):
                view.select_span(under.side, Span(under.offset, under.offset))
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for ident in CONTEXT_MENU:
            menu.addSeparator() if ident == "-" else menu.addAction(self._actions[ident])
        menu.popup(point)


def dropped(event: QDropEvent) -> list[str]:
    """The paths of the local files that are dragged."""
    data = event.mimeData()
    return [url.toLocalFile() for url in data.urls() if url.isLocalFile()] if data.hasUrls() else []
