"""The interface language at run time: our own texts, Qt's own dialogs, and the widgets that have to set theirs again."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from reader.core.messages import LANGUAGES, language, nearest_language, set_language

_installed: list[QTranslator] = []


class Retranslated:
    """For a widget whose `retranslate` sets all its texts: called whenever the interface language changes."""

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)  # type: ignore[misc]

    def retranslate(self) -> None:
        raise NotImplementedError


def choose_language(app: QApplication, chosen: str) -> None:
    """Show the interface in `chosen`, one of LANGUAGES or "system"; every open window follows."""
    set_language(chosen if chosen in LANGUAGES else nearest_language(_system_language()))
    while _installed:
        app.removeTranslator(_installed.pop())
    QLocale.setDefault(QLocale(language()))
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    translator = QTranslator(app)
    if language() != "en" and translator.load(f"qtbase_{language()}", folder):
        _installed.append(translator)
        app.installTranslator(translator)  # tells every window
    else:
        QCoreApplication.sendEvent(app, QEvent(QEvent.Type.LanguageChange))


def shown_date(moment: Any) -> str:
    """A UTC ISO time as a short local date and time in the interface language; "" when it is none."""
    from PySide6.QtCore import QDateTime, Qt

    parsed = QDateTime.fromString(str(moment), Qt.DateFormat.ISODate)
    return QLocale().toString(parsed.toLocalTime(), QLocale.FormatType.ShortFormat) if parsed.isValid() else ""


def _system_language() -> str:
    languages = QLocale.system().uiLanguages()
    return languages[0] if languages else "en"
