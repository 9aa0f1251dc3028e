"""ReadingModes: other ways to read: sides swapped, columns shared otherwise, whole pages, one sentence clear, guessing."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QObject

from reader.core.document import SIDES, Side
from reader.core.messages import tr
from reader.core.settings import BY_KEY
from reader.ui import theme
from reader.ui.actions import Actions
from reader.ui.jobs import Jobs
from reader.ui.looking import Looking
from reader.ui.preferences import Preferences
from reader.ui.reading_page import ReadingPage
from reader.ui.room import Room
from reader.ui.session import Session
from reader.workflow.display import is_prepared, prepare

SPLIT_STEP: Final = 5  # per cent of the width that one press of a key moves the gutter
_FLAGS: Final = {"swap_sides": "swapped", "paged": "paged"}
# An action that is checked while a setting has its value, and what the setting is otherwise.
_CHOICES: Final = {
    "focus_sentence": ("focus", "sentence", "off"),
    "focus_line": ("focus", "line", "off"),
    "guess_en_mode": ("covered", "en", ""),
    "guess_zh_mode": ("covered", "zh", ""),
}


class ReadingModes(Room):
    """Turns actions into settings, by which `Looking` shows the text, and into steps of the reading area."""

    def __init__(
        self, session: Session, page: ReadingPage, looking: Looking, preferences: Preferences, actions: Actions,
        jobs: Jobs, parent: QObject,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._looking, self._jobs = looking, jobs
        self._session, self._page, self._preferences, self._actions = session, page, preferences, actions
        page.view.splitChosen.connect(lambda share: preferences.choose("split", round(share * 100)))
        preferences.changed.connect(self._follow)
        session.changed.connect(lambda _old, _new: self._warm_up())
        looking.script_changed.connect(lambda _script: self._warm_up())
        self._show()
        self._warm_up()

    def handlers(self) -> dict[str, Callable[[], object]]:
        view = self._page.view
        flags = {ident: partial(self._toggle, key) for ident, key in _FLAGS.items()}
        choices = {ident: partial(self._switch, *choice) for ident, choice in _CHOICES.items()}
        return {
            **flags,
            **choices,
            "split_left": partial(self.move_gutter, -1),
            "split_right": partial(self.move_gutter, 1),
            "split_even": partial(self._preferences.restore, "split"),
            "reveal": view.reveal_next,
            "cover_last": view.cover_last,
            "leave_guessing": partial(self._preferences.choose, "covered", ""),
            "peek": view.peek.toggle,
        }

    def facts(self) -> set[str]:
        """What the actions need: "guessing", a covered side; "alone", one language shown of two."""
        project = self._session.project
        if project is None or not all(project.bitext.document(side).segments for side in SIDES):
            return set()
        if self._preferences.get("mode") in SIDES:
            return {"alone"}
        return {"guessing"} if self.covered else set()

    def dress(self, colors: theme.Theme) -> None:
        del colors
        self._tell_keys()

    @property
    def covered(self) -> Side | None:
        """The side that is guessed."""
        return self._preferences.get("covered") or None

    def move_gutter(self, steps: int) -> None:
        """Give the left column more room, or less when negative."""
        setting = BY_KEY["split"]
        wanted = self._preferences.get("split") + steps * SPLIT_STEP * (-1 if self._preferences.get("swapped") else 1)
        self._preferences.choose("split", int(max(setting.low, min(setting.high, wanted))))

    def _toggle(self, key: str) -> None:
        self._preferences.choose(key, not self._preferences.get(key))

    def _switch(self, key: str, value: str, otherwise: str) -> None:
        on = self._preferences.get(key) != value
        if on and key == "covered" and self._preferences.get("mode") in SIDES:
            self._preferences.choose("mode", "side")  # what is guessed has to have its place
        self._preferences.choose(key, value if on else otherwise)

    def _follow(self, key: str) -> None:
        if key in ("swapped", "paged", "focus", "covered", "mode", "peek", "glide"):
            self._show()
            self._warm_up()
            self.stirred.emit()
        if key == "keys":
            self._tell_keys()

    def _show(self) -> None:
        """Check marks, and what the reading area follows besides its style."""
        get = self._preferences.get
        for ident, key in _FLAGS.items():
            self._actions[ident].setChecked(get(key))
        for ident, (key, value, _) in _CHOICES.items():
            self._actions[ident].setChecked(get(key) == value)
        self._page.view.peek.trigger = get("peek")
        self._page.view.set_gliding(get("glide"))

    def _warm_up(self) -> None:
        """Read the tables of the second script in the background; it is shown when they are there."""
        script = self._looking.other_script
        if self._preferences.get("mode") == "scripts" and not is_prepared(script):
            done = self._looking.apply
            self._jobs.start("twin", "", prepare(script), lambda _none: done(), lambda _error: None, quiet=True)

    def _tell_keys(self) -> None:
        """The pane that is hidden says which keys reveal it."""
        reveal, leave = (self._actions[ident].shortcut().toString() for ident in ("reveal", "leave_guessing"))
        self._page.view.say_hidden(tr("hidden: {reveal} reveals, {leave} ends", reveal=reveal, leave=leave))
