"""What the list of notes shows: the menus in which one chooses, and the row of what was chosen, each a click to take back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, replace
from typing import Any, Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from reader.core.messages import tr
from reader.core.messages import translatable as t
from reader.core.plain_text import one_line
from reader.ui.flow import FlowLayout
from reader.ui.i18n import Retranslated
from reader.ui.notes.swatches import color_names
from reader.workflow.notes_export import KINDS
from reader.workflow.notes_listing import Choices, NotesFilter, Sort

# A menu is no place for more; the search finds the others.
MOST: Final = 60
SORT_TITLES: Final[Mapping[Sort, str]] = {
    "place": t("As in the text"), "newest": t("Newest first"), "oldest": t("Oldest first"), "kind": t("By kind"),
    "color": t("By colour"),
}  # fmt: skip
TITLES: Final = {
    "kinds": t("Kind"), "colors": t("Colour"), "tags": t("Tag"), "sections": t("Section"), "sides": t("Language"),
    "authors": t("Person"),
}  # fmt: skip

Naming = Callable[[int], str]  # the title of a section by its number


def named(field: str, value: Any, section_title: Naming) -> str:
    """What a value of a field of the filter is called."""
    match field:
        case "kinds":
            return tr(KINDS.get(value, value))
        case "colors":
            return color_names().get(value, value)
        case "sides":
            return tr("Chinese") if value == "zh" else tr("English")
        case "sections":
            return one_line(section_title(value), 60)
    return one_line(str(value), 60)


def toggled(chosen: NotesFilter, field: str, value: Any) -> NotesFilter:
    """The filter with one value chosen, or no longer."""
    return replace(chosen, **{field: getattr(chosen, field) ^ {value}})


def is_open(chosen: NotesFilter) -> bool:
    """True when nothing but the query chooses."""
    return replace(chosen, query="") == NotesFilter()


def fill_filter_menu(
    menu: QMenu,
    chosen: NotesFilter,
    choices: Choices,
    section_title: Naming,
    choose: Callable[[NotesFilter], object],
) -> None:
    """All that can be chosen, with the number of notes of each."""
    for field, title in TITLES.items():
        counts: Mapping[Any, int] = getattr(choices, field)
        inside = menu.addMenu(tr(title))
        inside.setEnabled(bool(counts))
        for value in _offered(field, counts):
            action = inside.addAction(f"{_plain(named(field, value, section_title))}\t{counts[value]:,}")
            action.setCheckable(True)
            action.setChecked(value in getattr(chosen, field))
            _bind(action, choose, toggled(chosen, field, value))
    menu.addSeparator()
    lost = menu.addAction(f"{tr('No longer in the text')}\t{choices.orphans:,}")
    lost.setCheckable(True)
    lost.setChecked(chosen.orphans is True)
    _bind(lost, choose, replace(chosen, orphans=None if chosen.orphans else True))
    menu.addSeparator()
    clear = menu.addAction(tr("Show all notes"))
    clear.setEnabled(not is_open(chosen))
    _bind(clear, choose, NotesFilter(query=chosen.query))


def fill_sort_menu(
    menu: QMenu, sort: Sort, grouped: bool, choose: Callable[[Sort], object], group: Callable[[], object]
) -> None:
    """The orders, and whether notes of one section stay together."""
    only_one = QActionGroup(menu)
    for one, title in SORT_TITLES.items():
        action = menu.addAction(tr(title))
        action.setCheckable(True)
        action.setChecked(one == sort)
        only_one.addAction(action)
        _bind(action, choose, one)
    menu.addSeparator()
    sections = menu.addAction(tr("Group by section"))
    sections.setCheckable(True)
    sections.setChecked(grouped)
    sections.triggered.connect(lambda _checked=False: group())


class ChosenRow(Retranslated, QWidget):
    """A button for each chosen value, which takes it back: `changed` carries the filter without it."""

    changed = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._chosen = NotesFilter()
        self._section_title: Naming = str
        self._row = FlowLayout(QSize(4, 4), self)
        self._row.setContentsMargins(14, 0, 14, 6)
        self.hide()

    def show_filter(self, chosen: NotesFilter, section_title: Naming) -> None:
        self._chosen, self._section_title = chosen, section_title
        self.retranslate()

    def retranslate(self) -> None:
        while item := self._row.takeAt(0):
            item.widget().hide()
            item.widget().deleteLater()
        for title, without in self._values():
            button = QToolButton(self, objectName="chip", text=f"{_plain(title)} ×")
            button.setToolTip(tr("Show the others again"))
            button.setAccessibleName(f"{title}. {tr('Show the others again')}")
            button.clicked.connect(lambda _checked=False, left=without: self.changed.emit(left))
            self._row.addWidget(button)
            button.show()
        self.setVisible(self._row.count() > 0)
        self.updateGeometry()

    def _values(self) -> Iterable[tuple[str, NotesFilter]]:
        for field in fields(NotesFilter):
            if field.name in TITLES:
                for value in sorted(getattr(self._chosen, field.name), key=str):
                    yield named(field.name, value, self._section_title), toggled(self._chosen, field.name, value)
        if self._chosen.orphans is not None:
            yield tr("No longer in the text"), replace(self._chosen, orphans=None)


def _offered(field: str, counts: Mapping[Any, int]) -> list[Any]:
    """The values in the order of the text, or the most frequent first."""
    if field == "sections":
        return sorted(counts)[:MOST]
    return sorted(counts, key=lambda value: (-counts[value], str(value)))[:MOST]


def _plain(text: str) -> str:
    """Text for a menu: no letter of it is a key."""
    return text.replace("&", "&&")


def _bind(action: QAction, act: Callable[[Any], object], value: Any) -> None:
    action.triggered.connect(lambda _checked=False: act(value))
