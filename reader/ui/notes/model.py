"""The rows of the list of notes as a model: notes, and headings above those of one section."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
from PySide6.QtWidgets import QWidget

from reader.core.annotation import Annotation
from reader.core.messages import tr
from reader.core.plain_text import one_line
from reader.workflow.notes_export import kind_of
from reader.workflow.notes_listing import Entry

ROW_ROLE: Final = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Heading:
    """Stands above the notes of one section; both texts are "" above those that stand nowhere."""

    zh: str
    en: str
    count: int


Row = Entry | Heading


def quote_of(item: Annotation) -> str:
    """The words that a note is about, on one line."""
    return " … ".join(one_line(target.selector.exact) for target in item.targets)


def first_line(item: Annotation) -> str:
    """What stands for a note in the list: its words; for a bookmark the name that it was given."""
    return one_line(item.body) if item.motivation == "bookmarking" and item.body.strip() else quote_of(item)


def second_line(item: Annotation) -> str:
    """What a note says, on one line: its text, the suggested wording, its tags; the kind of one that says nothing."""
    body = "" if item.motivation == "bookmarking" else item.body
    said = [
        tr("Other version") if "conflict_of" in item.extra else "",
        one_line(body),
        f"→ {one_line(item.replacement)}" if item.replacement else "",
    ]
    said += [f"#{one_line(tag)}" for tag in item.tags]
    return "  ".join(part for part in said if part) or kind_of(item)


class NotesModel(QAbstractTableModel):
    """One column of rows. A table, because its view asks only for what can be seen, however many there are."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: Sequence[Row] = ()
        self._of: dict[str, int] = {}

    @property
    def items(self) -> list[Annotation]:
        """The notes that are shown, in order."""
        return [row.item for row in self.rows if isinstance(row, Entry)]

    def show(self, rows: Sequence[Row]) -> None:
        """Another list."""
        self.beginResetModel()
        self.rows = rows
        self._of = {row.item.id: number for number, row in enumerate(rows) if isinstance(row, Entry)}
        self.endResetModel()

    def replace(self, entries: Iterable[Entry]) -> None:
        """The same notes with other contents."""
        rows = list(self.rows)
        for entry in entries:
            rows[self._of[entry.item.id]] = entry
        self.rows = rows
        for entry in entries:
            index = self.index(self._of[entry.item.id], 0)
            self.dataChanged.emit(index, index)

    def row_of(self, ident: str) -> int | None:
        """The row of a note; None when it is not shown."""
        return self._of.get(ident)

    def entry(self, ident: str) -> Entry | None:
        """A note that is shown, as it is shown."""
        row = self.rows[self._of[ident]] if ident in self._of else None
        return row if isinstance(row, Entry) else None

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 1

    def flags(self, index: QModelIndex) -> Qt.ItemFlag:
        # The arrows pass over what is not enabled.
        return super().flags(index) if isinstance(self.rows[index.row()], Entry) else Qt.ItemFlag.NoItemFlags

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return first_line(row.item) if isinstance(row, Entry) else row.zh or row.en
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _said(row)
        return None


def _said(row: Row) -> str:
    if isinstance(row, Heading):
        return ". ".join(part for part in (row.zh, row.en) if part)
    parts = [first_line(row.item), second_line(row.item)]
    if not row.item.placed and row.item.targets:
        parts.append(tr("Its words are no longer in the text"))
    return ". ".join(part for part in parts if part)
