"""NotesList: the panel with the notes of a text: a search, a filter, an order, the list, and what is done with several."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from reader.core.annotation import COLORS
from reader.core.messages import tr
from reader.ui import theme
from reader.ui.i18n import Retranslated
from reader.ui.line_field import LineField
from reader.ui.notes.bulk_bar import BulkBar
from reader.ui.notes.filter_menu import ChosenRow, Naming, is_open
from reader.ui.notes.list_view import NotesView
from reader.ui.notes.model import NotesModel, Row
from reader.ui.notes.swatches import color_names, swatch_icon
from reader.workflow.notes_listing import NotesFilter


class NotesList(Retranslated, QWidget):
    """Shows rows and says what the reader wants with them; what they are is decided in `listing.py`."""

    chosen = Signal(str)  # go to this note
    query_changed = Signal(str)
    filter_changed = Signal(object)
    colored = Signal(object, str)  # ids, colour
    tagged = Signal(object, str)  # ids, tag
    untagged = Signal(object, str)
    deleted = Signal(object)  # ids
    left = Signal()  # back to the text
    worded = Signal()  # its texts are in another language now

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filter = NotesFilter()
        self._colors: theme.Theme | None = None
        self.search = LineField(self)
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self.query_changed)
        self.search.escaped.connect(self._leave_search)
        self.search.returnPressed.connect(self._enter_list)
        self.search.lowered.connect(self._enter_list)
        self.filter_button = _menu_button(self)
        self.sort_button = _menu_button(self)
        self.chosen_row = ChosenRow(self)
        self.chosen_row.changed.connect(self.filter_changed)
        self.model = NotesModel(self)
        self.view = NotesView(self.model, self)
        self.bulk = BulkBar(self)
        self._empty = QLabel(self, objectName="quiet", wordWrap=True, margin=16)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._connect()
        self._lay_out()
        self.retranslate()

    def _connect(self) -> None:
        view, bulk = self.view, self.bulk
        view.gone_to.connect(self.chosen)
        view.left.connect(self.left)
        view.choice_changed.connect(lambda: bulk.show_count(len(view.chosen())))
        view.delete_pressed.connect(self._delete)
        view.color_pressed.connect(lambda color: self.colored.emit(view.chosen(), color))
        view.tag_pressed.connect(lambda: view.chosen() and bulk.write_tag())
        view.customContextMenuRequested.connect(self._show_menu)
        bulk.colored.connect(lambda color: self.colored.emit(view.chosen(), color))
        bulk.tagged.connect(lambda tag: self.tagged.emit(view.chosen(), tag))
        bulk.untagged.connect(lambda tag: self.untagged.emit(view.chosen(), tag))
        bulk.deleted.connect(self._delete)
        bulk.left.connect(view.setFocus)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(14, 2, 10, 8)
        head.setSpacing(2)
        head.addWidget(self.search, 1)
        head.addWidget(self.filter_button)
        head.addWidget(self.sort_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.chosen_row)
        column.addWidget(self.view, 1)
        column.addWidget(self._empty, 1)
        column.addWidget(self.bulk)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Another list; the notes that are chosen stay so."""
        before = self.view.chosen()
        scrolled = self.view.verticalScrollBar().value()
        self.model.show(rows)
        if before:
            self.view.choose(before)
        self.view.verticalScrollBar().setValue(scrolled)
        self._show_emptiness()

    def show_filter(self, chosen: NotesFilter, section_title: Naming) -> None:
        self._filter = chosen
        self.chosen_row.show_filter(chosen, section_title)
        self.filter_button.setChecked(not is_open(chosen))
        self._show_emptiness()

    def select(self, ident: str) -> None:
        """Mark the row of a note, if it is shown; several that are chosen with it stay chosen."""
        if ident not in self.view.chosen():
            self.view.choose([ident])

    def show_script(self, shown: Callable[[str], str], region: str) -> None:
        """The quotations in other characters."""
        self.view.rows_delegate.shown, self.view.rows_delegate.region = shown, region
        self.view.viewport().update()

    def dress(self, colors: theme.Theme) -> None:
        self._colors = self.view.rows_delegate.colors = colors
        self.bulk.dress(colors)
        self.filter_button.setIcon(theme.icon("filter", colors.roles["quiet"]))
        self.sort_button.setIcon(theme.icon("sort", colors.roles["quiet"]))
        self.view.viewport().update()

    def retranslate(self) -> None:
        self.search.setPlaceholderText(tr("Search the notes"))
        self.search.setAccessibleName(tr("Search the notes"))
        self.view.setAccessibleName(tr("Notes"))
        for button, text in (
            (self.filter_button, tr("Filter the notes")),
            (self.sort_button, tr("Order of the notes")),
        ):
            button.setToolTip(text)
            button.setAccessibleName(text)
        self._show_emptiness()
        self.worded.emit()

    def _show_emptiness(self) -> None:
        some = bool(self.model.rows)
        self.view.setVisible(some)
        self._empty.setVisible(not some)
        if self._filter != NotesFilter():
            self._empty.setText(tr("No note answers to the search and the filter."))
        else:
            self._empty.setText(
                tr(
                    "No notes yet. Select some words, or move to a sentence, and press 1 to 4 to highlight it or N to write a note."
                )
            )

    def _leave_search(self) -> None:
        if self.search.text():
            self.search.clear()
        else:
            self.left.emit()

    def _enter_list(self) -> None:
        """From the search to what it found."""
        if not self.view.chosen() and (first := next(iter(self.model.items), None)):
            self.view.choose([first.id])
        self.view.setFocus(Qt.FocusReason.TabFocusReason)

    def _delete(self) -> None:
        if chosen := self.view.chosen():
            self.deleted.emit(chosen)

    def _show_menu(self, point: QPoint) -> None:
        """What can be done with the chosen notes, under the mouse or beside the current row."""
        chosen = self.view.chosen()
        if not chosen:
            return
        menu = QMenu(self)
        self._act(menu, tr("Go to its place"), lambda: self.chosen.emit(chosen[0])).setEnabled(len(chosen) == 1)
        menu.addSeparator()
        names = color_names()
        for color in COLORS:
            action = self._act(menu, names[color], lambda one=color: self.colored.emit(chosen, one))
            if self._colors:
                action.setIcon(swatch_icon(self._colors, color))
        self._act(menu, tr("Add a tag…"), self.bulk.write_tag)
        menu.addSeparator()
        self._act(menu, tr("Delete"), self._delete)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.view.viewport().mapToGlobal(point))

    @staticmethod
    def _act(menu: QMenu, title: str, act: Callable[[], object]) -> QAction:
        action = menu.addAction(title)
        action.triggered.connect(lambda _checked=False: act())
        return action


def _menu_button(parent: QWidget) -> QToolButton:
    button = QToolButton(parent, popupMode=QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setMenu(QMenu(button))
    return button
