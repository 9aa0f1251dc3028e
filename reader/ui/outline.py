"""The contents: headings of both languages, the section under the eye marked, and the line about hidden furniture."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QListView,
    QPushButton,
    QStyle,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from reader.core.bitext import Bitext
from reader.core.document import Document
from reader.core.messages import tr, tr_count
from reader.core.project import Project
from reader.core.spans import Span
from reader.core.surface import surface_text
from reader.ui import theme
from reader.ui.entry_list import EntriesModel, EntryDelegate, prepare, small_font
from reader.ui.i18n import Retranslated

ENTRY_ROLE: Final = Qt.ItemDataRole.UserRole
INDENT: Final = 12
NOTE_DOT: Final = 5


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A section pair: its index, depth, headings ("" where a language has none) and how many pairs it holds."""

    section: int
    level: int
    zh: str
    en: str
    pairs: int


class Entries(Sequence[OutlineEntry]):
    """The sections that have a heading in some language; one is put into words when it is seen: a book has thousands.

    `shown` turns Chinese into the characters that are read. `before`: those of the same text before an edit, perhaps.
    """

    def __init__(self, bitext: Bitext | None, shown: Callable[[str], str] = str, before: Entries | None = None) -> None:
        self._bitext, self._shown = bitext, shown
        known = bitext and before and before._bitext and _same_sections(before._bitext, bitext)
        self.sections: list[int] = before.sections if known else self._all_named()
        self._made: dict[int, OutlineEntry] = {}

    def __len__(self) -> int:
        return len(self.sections)

    def __getitem__(self, row: int) -> OutlineEntry:
        if row not in self._made:
            self._made[row] = self._entry(self.sections[row])
        return self._made[row]

    def is_double(self, row: int) -> bool:
        """True for a section that both languages name."""
        return all(self._named(self.sections[row]))

    def _all_named(self) -> list[int]:
        count = len(self._bitext.alignment.sections) if self._bitext else 0
        return [number for number in range(count) if any(self._named(number))]

    def _named(self, number: int) -> tuple[bool, bool]:
        pair = self._bitext.alignment.sections[number]
        return _has_heading(self._bitext.zh, pair.zh), _has_heading(self._bitext.en, pair.en)

    def _entry(self, number: int) -> OutlineEntry:
        alignment = self._bitext.alignment
        section = alignment.sections[number]
        first, stop = (
            bisect_left(alignment.paragraphs, n, key=lambda pair: pair.section) for n in (number, number + 1)
        )
        start, end = (bisect_left(alignment.beads, n, key=lambda bead: bead.paragraph) for n in (first, stop))
        zh, en = _heading(self._bitext.zh, section.zh), _heading(self._bitext.en, section.en)
        return OutlineEntry(number, section.level, self._shown(zh), en, end - start)


def _same_sections(one: Bitext, other: Bitext) -> bool:
    """True when only sentences and pairs may differ: the same sections of the same texts are the same objects."""
    documents = ((one.zh, other.zh), (one.en, other.en))
    return one.alignment.sections is other.alignment.sections and all(
        a.text is b.text and a.sections is b.sections for a, b in documents
    )


def _has_heading(document: Document, section: int | None) -> bool:
    """True when `_heading` has something to say."""
    if section is None:
        return False
    found = document.sections[section]
    return bool((found.heading.of(document.text) if found.heading else found.label).strip())


def _heading(document: Document, section: int | None) -> str:
    """The heading of a section, or its numbering alone (第一条) where that opens the paragraph."""
    if section is None:
        return ""
    found = document.sections[section]
    return surface_text(document, found.heading).strip() if found.heading else found.label.strip()


class OutlineModel(EntriesModel):
    """The entries as a list for the view."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.entries = Entries(None)
        self.notes: Mapping[int, int] = {}

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.zh or entry.en
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            count = self.notes.get(entry.section, 0)
            said = tr_count("{count} note", "{count} notes", count) if count else ""
            return "\n".join(part for part in (entry.zh, entry.en, said) if part).replace("<", "‹")
        return entry if role == ENTRY_ROLE else None

    def row_of(self, section: int) -> int:
        """The row of the last entry that starts at or before a section; -1 when there is none."""
        return bisect_right(self.entries.sections, section) - 1


class TwoLineDelegate(EntryDelegate):
    """Paints a heading over its translation, a bar beside the current one, and a quiet number at the right."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.current = -1
        self.region = "SC"
        self.judged: Mapping[int, int] | None = None  # pairs with a verdict, by section, while one reviews
        self.notes: Mapping[int, int] = {}  # by section

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        return QSize(40, 48 if index.model().entries.is_double(index.row()) else 32)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        if not self.colors:
            return
        entry, rect = index.data(ENTRY_ROLE), option.rect
        painter.save()
        self._ground(painter, option, index.row() == self.current)
        number = f"{entry.pairs:,}" if entry.pairs else ""
        if number and self.judged is not None:
            number = f"{self.judged.get(entry.section, 0):,}/{number}"
        small = small_font(option.font)
        painter.setFont(small)
        painter.setPen(self.colors.color("quiet"))
        taken = painter.fontMetrics().horizontalAdvance(number)
        painter.drawText(
            rect.adjusted(0, 0, -14, 0), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, number
        )
        taken += self._note_count(painter, rect.adjusted(0, 0, -14 - taken, 0), entry.section)
        left = rect.left() + 16 + INDENT * max(0, min(entry.level - 1, 4))
        box = QRect(left, rect.top() + 6, rect.right() - 22 - taken - left, 18)
        if entry.zh and entry.en:
            self.line(painter, theme.regional_font(option.font, self.region), "ink", box, entry.zh)
            self.line(painter, small, "quiet", box.translated(0, 18), entry.en)
        else:
            font = theme.regional_font(option.font, self.region) if entry.zh else option.font
            self.line(painter, font, "ink", box, entry.zh or entry.en)
        painter.restore()

    def _note_count(self, painter: QPainter, rect: QRect, section: int) -> int:
        """A dot and how many notes stand in the section; how wide that is."""
        count = self.notes.get(section, 0)
        if not count or not self.colors:
            return 0
        text = f"{count:,}"
        wide = painter.fontMetrics().horizontalAdvance(text) + NOTE_DOT + 14
        box = rect.adjusted(rect.width() - wide, 0, -10, 0)
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.colors.color("accent"))
        painter.drawEllipse(box.left(), rect.center().y() - NOTE_DOT // 2 + 1, NOTE_DOT, NOTE_DOT)
        painter.restore()
        return wide

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, current: bool) -> None:
        self.ground(painter, option, current)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(self.colors.color("focus"))
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))


class Outline(Retranslated, QWidget):
    """`section_chosen(index)` on a click or Return; `hidden_toggled` from the line at the foot."""

    section_chosen = Signal(int)
    hidden_toggled = Signal()
    worded = Signal()  # its texts are in another language now

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = OutlineModel(self)
        self.view = QListView(self, frameShape=QFrame.Shape.NoFrame)
        self._delegate = TwoLineDelegate(self.view)
        prepare(self.view, self.model, self._delegate)
        self.view.clicked.connect(self._choose)
        self.view.activated.connect(self._choose)
        self._empty = QLabel(self, objectName="quiet", wordWrap=True, margin=16)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._hidden = 0
        self._hidden_shown = False
        self._line = QFrame(self, objectName="hairline")
        self._furniture = QLabel(self, objectName="quiet", wordWrap=True)
        self._toggle = QPushButton(self, objectName="link")
        self._toggle.setCursor(Qt.CursorShape.PointingHandCursor)
        self._toggle.clicked.connect(self.hidden_toggled)
        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
        foot = QVBoxLayout()
        foot.setContentsMargins(16, 10, 16, 12)
        foot.setSpacing(2)
        foot.addWidget(self._furniture)
        foot.addWidget(self._toggle, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        column.addWidget(self._empty, 1)
        column.addWidget(self._line)
        column.addLayout(foot)

    def show_project(self, project: Project | None, shown: Callable[[str], str] = str, region: str = "SC") -> None:
        """Fill the list anew; `shown` converts Chinese headings, which are drawn with the glyphs of `region`."""
        self._delegate.region = region
        before = self.model.entries
        entries = Entries(project.bitext if project else None, shown, before)
        if entries.sections is before.sections:
            self.model.entries = entries  # the same rows, which say something else: what is chosen and seen stays
            self.view.viewport().update()
        else:
            self.model.show(entries)
        self._hidden = hidden_lines(project.bitext) if project else 0
        self.retranslate()

    def show_hidden(self, shown: bool) -> None:
        if shown != self._hidden_shown:
            self._hidden_shown = shown
            self.retranslate()

    def show_judged(self, judged: Mapping[int, int] | None) -> None:
        """How many pairs of each section have a verdict; None: nobody reviews."""
        self._delegate.judged = judged
        self.view.viewport().update()

    def show_notes(self, notes: Mapping[int, int]) -> None:
        """How many notes stand in each section."""
        if notes != self._delegate.notes:
            self._delegate.notes = self.model.notes = notes
            self.view.viewport().update()

    def mark(self, section: int) -> None:
        """The section at the top of the text."""
        row = self.model.row_of(section)
        if row != self._delegate.current:
            self._delegate.current = row
            self.view.viewport().update()
            if row >= 0:
                self.view.scrollTo(self.model.index(row))

    def dress(self, colors: theme.Theme) -> None:
        self._delegate.colors = colors
        self.view.viewport().update()

    def retranslate(self) -> None:
        some = bool(self.model.entries)
        self.view.setVisible(some)
        self.view.setAccessibleName(tr("Contents"))
        self._empty.setVisible(not some)
        self._empty.setText(tr("This text has no headings."))
        self._furniture.setText(
            tr_count(
                "{count} line of web-page furniture hidden", "{count} lines of web-page furniture hidden", self._hidden
            )
        )
        self._toggle.setText(tr("hide them again") if self._hidden_shown else tr("show them in the text"))
        for widget in (self._line, self._furniture, self._toggle):
            widget.setVisible(self._hidden > 0)
        self.worded.emit()

    def _choose(self, index: QModelIndex) -> None:
        self.section_chosen.emit(self.model.entries[index.row()].section)


def hidden_lines(bitext: Bitext) -> int:
    """How many lines are hidden; a file that holds both languages counts once."""
    zh, en = bitext.zh, bitext.en
    if zh.text is en.text:
        spans = {hidden.span for hidden in zh.hidden} | {hidden.span for hidden in en.hidden}
        return _lines(zh.text, spans)
    return sum(_lines(document.text, {hidden.span for hidden in document.hidden}) for document in (zh, en))


def _lines(text: str, spans: set[Span]) -> int:
    return sum(text.count("\n", start, max(start, end - 1)) + 1 for start, end in spans)
