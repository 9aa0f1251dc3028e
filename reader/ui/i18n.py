"""The interface language at run time: our own texts, Qt's own dialogs, and the widgets that have to set theirs again."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QDateTime, QEvent, QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from reader.core.messages import LANGUAGES, language, nearest_language, set_language, tr

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
    translator = QTranslator(app)
    if language() != "en" and translator.load(f"qtbase_{language()}", _qt_folder()):
        _installed.append(translator)
        app.installTranslator(translator)  # tells every window
    else:
        QCoreApplication.sendEvent(app, QEvent(QEvent.Type.LanguageChange))


def shown_day(moment: str) -> str:
    """The day of a UTC ISO time in words near today, else as a date of the interface language; "" when it is none."""
    then = QDateTime.fromString(moment, Qt.DateFormat.ISODate)
    if not then.isValid():
        return ""
    days = then.toLocalTime().daysTo(QDateTime.currentDateTime())
    if days <= 0:
        return tr("today")
    if days == 1:
        return tr("yesterday")
    if days < 14:
        return tr("{count} days ago", count=days)
    return QLocale().toString(then.toLocalTime().date(), QLocale.FormatType.ShortFormat)


def shown_moment(moment: str) -> str:
    """The day and the time of a UTC ISO time; "" when it is none."""
    then = QDateTime.fromString(moment, Qt.DateFormat.ISODate)
    if not then.isValid():
        return ""
    return f"{shown_day(moment)} {QLocale().toString(then.toLocalTime().time(), QLocale.FormatType.ShortFormat)}"


def _qt_folder() -> str:
    from PySide6.QtCore import QLibraryInfo

    return QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)


def _system_language() -> str:
    languages = QLocale.system().uiLanguages()
    return languages[0] if languages else "en"
