"""The window: puts the parts together and says which of them follows which. What they do is theirs."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QByteArray, Qt, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QStackedWidget, QVBoxLayout, QWidget

from reader.core.document import Side
from reader.core.messages import translatable as t
from reader.core.project import Project
from reader.ui import fonts
from reader.ui.actions import Actions
from reader.ui.converting.converting import Converting
from reader.ui.dressing import Dressing
from reader.ui.furnishing import Furnishing
from reader.ui.history_room import HistoryRoom
from reader.ui.i18n import Retranslated
from reader.ui.jobs import Jobs
from reader.ui.looking import MODES, SCRIPTS, Looking
from reader.ui.message_bar import JobBar, MessageBar
from reader.ui.moving import Moving
from reader.ui.opening import Opening
from reader.ui.panels import Panels
from reader.ui.preferences import Preferences
from reader.ui.reading_page import ReadingPage
from reader.ui.room import Room
from reader.ui.saving import Saving
from reader.ui.session import Session
from reader.ui.shelf import Shelf
from reader.ui.status import Status
from reader.ui.status_line import StatusLine
from reader.ui.top_bar import TopBar
from reader.workflow.desk import Desk
from reader.workflow.recent import Reading

if TYPE_CHECKING:
    from reader.ui.library import LibraryPage

Admitted = TypeVar("Admitted", bound=Room)
# Pairs of a text that takes two turns of the event loop to be shown.
LONG: Final = 100_000


class Window(Retranslated, QMainWindow):
    """The main window of one text. Closing it saves everything.

    `furnished` False makes only what the first sight needs; `furnishing` makes the other rooms.
    """

    def __init__(self, preferences: Preferences, furnished: bool = True) -> None:
        super().__init__()
        self.preferences = preferences
        self.session = Session(self)
        self.jobs = Jobs(self)
        self.actions_ = Actions(self)
        self._make_parts()
        self._make_rooms()
        self._connect()
        self.setMinimumSize(640, 420)
        self.dressing.put_on()
        self._restore_geometry()
        self._show_looks()
        self.furnishing = Furnishing(self)
        if furnished:
            self.show_library()
            self.furnishing.finish()

    def _make_parts(self) -> None:
        self.top_bar = TopBar(self.actions_, self)
        self.messages = MessageBar(self)
        self.job_bar = JobBar(self)
        self.page = ReadingPage(self)
        if self.preferences.get("overview"):
            self.page.keep_beside()
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.page)
        self.status_line = StatusLine(self)
        self.setStatusBar(self.status_line)
        body = QWidget(self)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.top_bar, self.job_bar, self.messages):
            column.addWidget(part)
        column.addWidget(self.stack, 1)
        self.setCentralWidget(body)

    def _make_rooms(self) -> None:
        """What a text needs to be seen; the others are made by `furnishing`."""
        session, page, actions = self.session, self.page, self.actions_
        self.opening = Opening(session, self.jobs, self.messages, self)
        self.saving = Saving(session, self.jobs, self.messages, self)
        self.history = HistoryRoom(session, actions, self)
        self.looking = Looking(session, page, self.preferences, self)
        self.moving = Moving(session, page, self)
        self.shelf = Shelf(session, page, self.looking, self)
        self.dressing = Dressing(self, self.preferences)
        self.panels = Panels(self, page, actions)
        self.converting = Converting(session, page, self.looking, self.jobs, self.messages, self)
        self.status = Status(session, self.jobs, page, self.looking, self.saving, self.status_line, self)
        self.status.strangers.connect(self._tell_strangers)
        # Their actions, what they make possible, and what they wear: see `room.py`.
        self.rooms: list[Room] = []
        for room in (
            self.opening, self.history, self.looking, self.moving, self.dressing, self.panels, self.converting,
        ):  # fmt: skip
            self.admit(room)
        actions.bind({"save": self.saving.flush, "library": self.close_text, "quit": self.close})
        actions.place(self, page.view)
        self._menus = actions.add_menus(self.menuBar())

    def admit(self, room: Admitted) -> Admitted:
        """One more room: its actions work, and it wears what the window wears."""
        self.rooms.append(room)
        self.actions_.bind(room.handlers())
        room.stirred.connect(self._allow)
        if self.dressing.colors:
            room.dress(self.dressing.colors)
        return room

    @cached_property
    def library(self) -> LibraryPage:
        """The page of texts, made when it is shown first."""
        from reader.ui.library import LibraryPage

        page = LibraryPage(self.actions_, self)
        self.stack.insertWidget(0, page)
        page.opened.connect(self.open_reading)
        page.forgotten.connect(self.shelf.forget)
        self.dressing.dress_library(page)
        return page

    def furnish_menus(self) -> None:
        """The menus, and what can be done now that all rooms are there."""
        fillers = {
            "@recent": partial(self.shelf.fill_menu, open_reading=self.open_reading),
            "@encoding": self.opening.fill_encodings,
            "@backups": self.exchanging.fill_backups,
            "@dictionaries": self.study.dictionaries.fill_menu,
            "@theme": partial(self.dressing.fill_choices, "theme"),
            "@language": partial(self.dressing.fill_choices, "language"),
        }
        menu = QMenu(self)
        for menus in (self._menus, self.actions_.add_menus(menu)):
            self.actions_.fill_menus(menus, fillers)
        self.top_bar.menu_button.setMenu(menu)
        self._allow()

    def _connect(self) -> None:
        self.session.changed.connect(self._show_project)
        self.opening.starting.connect(self.saving.flush)
        self.opening.coming.connect(lambda desk: self.page.view.expect(desk.rows))
        self.opening.opened.connect(self._show_desk)
        self.jobs.shown.connect(self.job_bar.show_job)
        self.jobs.progress.connect(self.job_bar.show_progress)
        self.jobs.ended.connect(self.job_bar.end)
        self.top_bar.query_changed.connect(self._search_library)
        self.top_bar.script_chosen.connect(self.converting.choose)
        self.top_bar.mode_chosen.connect(lambda mode: self.preferences.choose("mode", mode))
        self.looking.changed.connect(self._show_looks)
        self.page.view.hiddenLineActivated.connect(self.opening.restore_line)
        self.shelf.changed.connect(self._show_shelf)
        for source in (self.shelf.failed, self.preferences.failed):
            source.connect(self.messages.tell_error)
        QApplication.instance().applicationStateChanged.connect(self._follow_focus)

    # What is shown

    def open_paths(self, paths: Sequence[str]) -> None:
        """Read these files; the window shows them when they are ready."""
        known = next((one for one in self.shelf.readings if sorted(one.paths) == sorted(paths)), None)
        self.converting.warm_up(known.script if known else self.preferences.get("script"))
        self.opening.open_paths(paths, known.encoding if known else None)

    def open_reading(self, reading: Reading) -> None:
        """Go on with a text of the library."""
        self.converting.warm_up(reading.script)
        self.opening.open_paths(reading.paths, reading.encoding)

    def close_text(self) -> None:
        """Back to the library."""
        self.saving.attach(None)
        self.shelf.end()
        self.opening.close()
        self.show_library()

    def show_library(self) -> None:
        self.top_bar.show_library()
        self.stack.setCurrentWidget(self.library)
        self._show_shelf()
        self.retranslate()

    def cursor_place(self) -> tuple[Side, int] | None:
        """Where the cursor of the text is."""
        place = self.page.view.cursor_place()
        return (place.side, place.offset) if place else None

    def _show_desk(self, desk: Desk) -> None:
        """A text has come in: as it was left, with its notes."""
        self.shelf.end()
        self.saving.attach(None)
        before = self.shelf.earlier(desk)
        self.looking.begin(before.script if before else "", before.show_hidden if before else None)
        self.session.open(desk.project)
        self.saving.attach(desk)
        if len(desk.project.bitext.alignment.beads) > LONG:
            QTimer.singleShot(0, self, partial(self._turn_to, desk))
        else:
            self._turn_to(desk)

    def _turn_to(self, desk: Desk) -> None:
        """The page of the text comes to the front; for a long one at a turn of the event loop of its own."""
        project = self.session.project
        if project is None or project.bitext.zh.text != desk.project.bitext.zh.text:
            return  # closed, or another text came; the same one may be aligned further by now
        self.stack.setCurrentWidget(self.page)
        self.shelf.restore(self.shelf.begin(desk, desk.project))
        self.shelf.keep()
        self.top_bar.find.clear()
        self.page.view.setFocus()
        self._check_fonts()

    def _show_project(self, old: Project | None, new: Project | None) -> None:
        self.page.show_project(new)
        if (old and old.bitext) is not (new and new.bitext):
            self._show_title()
            self.retranslate()
        self._allow()

    def _search_library(self, query: str) -> None:
        if self.session.project is None:
            self.library.search(query)

    def _show_shelf(self) -> None:
        if self.session.project is None:
            self.library.show_readings(self.shelf.readings)
            self.status.show()
            self.status_line.say("place", t("Texts: {count}"), count=len(self.shelf.readings))

    def _show_title(self) -> None:
        if project := self.session.project:
            zh, en = project.bitext.zh.title_text, project.bitext.en.title_text
            self.top_bar.show_text(self.looking.shown(zh), en, self.looking.region)

    def _show_looks(self) -> None:
        """Switches and check marks follow what is shown."""
        self._show_title()
        self.top_bar.show_script(self.looking.script)
        self.top_bar.show_mode(self.preferences.get("mode"))
        for script in SCRIPTS:
            self.actions_[f"script_{script}"].setChecked(script == self.looking.script)
        for mode in MODES:
            self.actions_[f"mode_{mode}"].setChecked(mode == self.preferences.get("mode"))
        self.actions_["show_hidden"].setChecked(self.looking.show_hidden)

    def _allow(self) -> None:
        """Which actions make sense now."""
        self.actions_.allow(set().union(*(room.facts() for room in self.rooms)))
        self.history.show_labels()

    def _tell_strangers(self) -> None:
        self.messages.tell(
            t("These two texts hardly answer each other."),
            t("They may not be a text and its translation, or most of one is missing."),
            kind="error",
        )

    def _check_fonts(self) -> None:
        message = fonts.missing_font_message()
        if message:
            self.messages.tell(message, kind="error")

    def retranslate(self) -> None:
        project = self.session.project
        title = (project.bitext.zh.title_text or project.bitext.en.title_text) if project else ""
        self.setWindowTitle(f"{title} — 对读 Duidu" if title else "对读 Duidu")
        self._allow()

    # Events of Qt

    def closeEvent(self, event: QCloseEvent) -> None:
        """Everything is kept before the window goes; when the notes cannot be saved it stays, once, and says why."""
        if not self.saving.flush() and not self.property("close_anyway"):
            self.setProperty("close_anyway", True)
            self.messages.tell(
                t("Your notes could not be saved."), t("Close once more to leave without them."),
                (t("Try again"), self.saving.flush), kind="error",
            )  # fmt: skip
            event.ignore()
            return
        for room in self.rooms:
            room.leave()
        self.shelf.keep()
        self._keep_geometry()
        self.preferences.save()
        self.saving.attach(None)
        self.furnishing.stop()
        self.jobs.finish()
        event.accept()

    def _follow_focus(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive:
            self.opening.check_files()
            self.saving.look()
        else:
            self.saving.save()

    def _keep_geometry(self) -> None:
        encoded = bytes(self.saveGeometry().toBase64().data()).decode("ascii")
        self.preferences.choose("geometry", encoded)
        self.preferences.choose("layout", self.page.layout_state())

    def _restore_geometry(self) -> None:
        self.resize(1240, 800)
        stored = self.preferences.get("geometry")
        if stored:
            self.restoreGeometry(QByteArray.fromBase64(stored.encode("ascii", "ignore")))
        self.page.restore_layout(self.preferences.get("layout"))
