"""Status: gathers what the line at the foot of the window says."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from reader.core.bitext import Alignment
from reader.core.messages import tr
from reader.core.messages import translatable as t
from reader.ui.jobs import Jobs
from reader.ui.looking import SCRIPT_NAMES, Looking
from reader.ui.reading_page import ReadingPage
from reader.ui.saving import Saving
from reader.ui.session import Session
from reader.ui.shelf import bead_near
from reader.ui.status_line import StatusLine
from reader.workflow.autosave import SaveState
from reader.workflow.certainty import Certainty, certainty

# The line follows scrolling, but not at every frame.
EVERY_MS: Final = 80

SAVED: Final = {
    "saved": t("All notes saved · {file}"),
    "saving": t("Saving the notes…"),
    "unsaved": t("Not saved yet…"),
    "failed": t("Not saved: {reason}"),
    "read-only": t("Notes are read-only · {file}"),
    "changed-on-disk": t("The notes file was changed by another program · {file}"),
}


class Status(QObject):
    """Place, alignment, script and the state of the notes."""

    strangers = Signal()  # the two sides of a text are hardly a text and its translation; once for each text

    def __init__(
        self,
        session: Session,
        jobs: Jobs,
        page: ReadingPage,
        looking: Looking,
        saving: Saving,
        line: StatusLine,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session, self._jobs, self._page, self._looking = session, jobs, page, looking
        self._saving, self._line = saving, line
        self._counted: Alignment | None = None
        self._told: str | None = None  # the text about which `strangers` was emitted
        self._timer = QTimer(self, singleShot=True, interval=EVERY_MS)
        self._timer.timeout.connect(self._show_place)
        page.view.positionChanged.connect(self._soon)
        page.view.cursorChanged.connect(lambda _place: self._soon())
        looking.changed.connect(self._show_script)
        saving.state_changed.connect(self._show_saved)
        session.changed.connect(lambda _old, _new: self.show())

    def show(self) -> None:
        """Everything anew."""
        self._show_place()
        self._show_alignment()
        self._show_script()
        self._show_saved(self._saving.state)

    def _soon(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def _show_place(self) -> None:
        project, view = self._session.project, self._page.view
        position = view.position() if project else None
        if project is None or position is None:
            self._line.say("place")
            return
        bead = view.current_bead()
        if bead is None:
            bead = bead_near(project, position.side, position.offset)
        total = max(1, len(project.bitext.alignment.beads))
        self._line.say(
            "place", t("pair {pair} of {total} · {share}"),
            pair=f"{bead + 1:,}", total=f"{total:,}", share=f"{(bead + 1) / total:.0%}",
        )  # fmt: skip

    def _show_alignment(self) -> None:
        """Counted away from the GUI thread, once for each alignment."""
        project = self._session.project
        if project is None or project.bitext.alignment.provisional:
            self._jobs.cancel("certainty")
            self._counted = None
        if project is None:
            self._told = None
            self._line.say("alignment")
        elif project.bitext.alignment.provisional:
            begun = project.bitext.alignment.begun
            self._line.say("alignment", t("Only begun to be aligned") if begun else t("Not aligned yet"))
        elif project.bitext.alignment is not self._counted:
            self._counted = project.bitext.alignment
            self._jobs.start(
                "certainty", "", certainty(self._counted), self._show_certainty, lambda _error: None, quiet=True
            )

    def _show_certainty(self, found: Certainty) -> None:
        project = self._session.project
        if project is None:
            return
        if found.strangers and self._told is not project.bitext.zh.text:
            self._told = project.bitext.zh.text
            self.strangers.emit()
        if found.mean is None:
            self._line.say("alignment", t("One language"))
        elif found.strangers:
            self._line.say("alignment", t("Hardly a translation · {mean}"), "error", mean=f"{found.mean:.2f}")
        elif found.doubtful:
            self._line.say(
                "alignment",
                t("Alignment {mean} · {count} to check"),
                mean=f"{found.mean:.2f}",
                count=f"{found.doubtful:,}",
            )
        else:
            self._line.say("alignment", t("Alignment {mean}"), mean=f"{found.mean:.2f}")

    def _show_script(self) -> None:
        shown = bool(self._session.project) and self._looking.script != "original"
        self._line.say("script", SCRIPT_NAMES[self._looking.script] if shown else "")

    def _show_saved(self, state: SaveState) -> None:
        project = self._session.project
        if project is None or (state.word == "saved" and not project.annotations):
            self._line.say("saved", t("Offline") if project is None else "")
            return
        kind = "error" if state.word in ("failed", "read-only", "changed-on-disk") else ""
        self._line.say("saved", SAVED[state.word], kind, file=self._saving.file_name, reason=tr(state.reason))
