"""Speaking: the side of the caret read aloud, sentence by sentence, with the caret going along.

It needs Qt's speech module (an optional package) and a voice of the platform; without the module there is no such action.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QLocale, QObject

from reader.core.document import Side
from reader.core.messages import translatable as t
from reader.core.project import Project
from reader.core.surface import surface_text
from reader.ui.actions import Actions
from reader.ui.fonts import Region
from reader.ui.message_bar import MessageBar
from reader.ui.preferences import Preferences
from reader.ui.reading.caret import Spot
from reader.ui.reading_page import ReadingPage
from reader.ui.room import Room
from reader.ui.session import Session

if TYPE_CHECKING:
    from PySide6.QtTextToSpeech import QTextToSpeech

MODULE: Final = "PySide6.QtTextToSpeech"
# Which voices are tried for a side, the likeliest first.
_CHINESE: Final[dict[Region, tuple[str, ...]]] = {
    "SC": ("zh_CN", "zh_TW", "zh_HK"), "TC": ("zh_TW", "zh_CN", "zh_HK"), "HK": ("zh_HK", "zh_TW", "zh_CN"),
}  # fmt: skip
_ENGLISH: Final = ("en_GB", "en_US")
_NO_VOICE: Final[dict[Side, str]] = {
    "zh": t("This computer has no Chinese voice."), "en": t("This computer has no English voice."),
}  # fmt: skip


class Speaking(Room):
    """Begins at the sentence of the caret and goes on until it is stopped or the side ends."""

    def __init__(
        self,
        session: Session,
        page: ReadingPage,
        region: Callable[[], Region],
        actions: Actions,
        preferences: Preferences,
        messages: MessageBar,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session, self._page, self._region = session, page, region
        self._action, self._preferences, self._messages = actions["speak"], preferences, messages
        self.engine_name = ""  # the platform's own
        self._engine: QTextToSpeech | None = None
        self._next: tuple[Side, int] | None = None  # the segment that is spoken, or None in silence
        self._action.setVisible(is_installed())
        session.changed.connect(self._follow)

    def handlers(self) -> dict[str, Callable[[], object]]:
        return {"speak": lambda: self.stop() if self.speaking else self.start()}

    def facts(self) -> set[str]:
        return {"voice"} if self._session.project and is_installed() else set()

    @property
    def speaking(self) -> bool:
        return self._next is not None

    def start(self) -> None:
        """Read on from the sentence of the caret, or from the first that is seen."""
        view, project = self._page.view, self._session.project
        if view.cursor_place() is None:
            view.next_sentence()
        place = view.cursor_place()
        engine = self._engine or self._made()
        self._action.setChecked(False)
        if project is None or place is None or engine is None:
            return
        voice = self._voice(engine, place.side)
        if voice is None:
            self._messages.tell(_NO_VOICE[place.side], t("Add one in the settings of the system."))
            return
        engine.setLocale(voice)
        engine.setRate(self._preferences.get("speech_rate") / 100)
        segment = max(0, project.bitext.document(place.side).segment_at(place.offset))
        self._action.setChecked(True)
        self._speak(place.side, segment)

    def stop(self) -> None:
        """Silence."""
        if self._next is not None:
            self._next = None
            if self._engine:
                self._engine.stop()
        self._action.setChecked(False)

    def _speak(self, side: Side, segment: int) -> None:
        project = self._session.project
        document = project.bitext.document(side) if project else None
        if document is None or self._engine is None or segment >= len(document.segments):
            self.stop()
            return
        self._next = side, segment
        span = document.segments[segment].span
        self._page.view.put_caret(Spot(side, span.start, span.start))
        self._engine.say(surface_text(document, span))

    def _changed(self, state: Any) -> None:
        if self._engine is None or self._next is None:
            return
        if state == type(self._engine).State.Ready:
            side, segment = self._next
            self._speak(side, segment + 1)
        elif state == type(self._engine).State.Error:
            self._messages.tell(self._engine.errorString(), kind="error")
            self.stop()

    def _made(self) -> QTextToSpeech | None:
        """The engine, made when somebody wants to listen. None when the module's own libraries are missing."""
        try:
            from PySide6.QtTextToSpeech import QTextToSpeech
        except ImportError as error:
            self._messages.tell(
                t("Reading aloud is not possible: {reason}"), t("Install the speech libraries of the system."),
                details={"reason": str(error)}, kind="error",
            )  # fmt: skip
            return None
        self._engine = QTextToSpeech(self.engine_name, self) if self.engine_name else QTextToSpeech(self)
        self._engine.stateChanged.connect(self._changed)
        return self._engine

    def _voice(self, engine: QTextToSpeech, side: Side) -> QLocale | None:
        """The locale of the likeliest voice; None when the platform has none of the language."""
        wanted = QLocale.Language.English if side == "en" else QLocale.Language.Chinese
        there = [locale for locale in engine.availableLocales() if locale.language() == wanted]
        names = _ENGLISH if side == "en" else _CHINESE[self._region()]
        return next(
            (locale for name in names for locale in there if locale.name() == name), there[0] if there else None
        )

    def _follow(self, old: Project | None, new: Project | None) -> None:
        if old is None or new is None or old.bitext.zh is not new.bitext.zh:
            self.stop()


def is_installed() -> bool:
    """True when Qt's speech module is there."""
    try:
        return find_spec(MODULE) is not None
    except ModuleNotFoundError:
        return False
