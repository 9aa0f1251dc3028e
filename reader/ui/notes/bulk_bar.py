"""BulkBar: what can be done with several chosen notes at once, below the list; each is one step of undo."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from reader.core.annotation import COLORS
from reader.core.messages import tr
from reader.ui import theme
from reader.ui.i18n import Retranslated
from reader.ui.line_field import LineField
from reader.ui.notes.swatches import dress_swatches, name_swatches
from reader.ui.notes.tag_words import complete_tags


class TagField(LineField):
    """Takes tags and completes those there are; Return says them, Escape leaves."""

    said = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.words = complete_tags(self)
        self.returnPressed.connect(self._say)

    def _say(self) -> None:
        if tag := self.text().strip():
            self.clear()
            self.said.emit(tag)


class BulkBar(Retranslated, QWidget):
    """`colored`, `tagged`, `untagged` and `deleted` are about all chosen notes."""

    colored = Signal(str)
    tagged = Signal(str)
    untagged = Signal(str)
    deleted = Signal()
    left = Signal()  # the keyboard goes back to the list

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._count = 0
        self._label = QLabel(self, objectName="quiet")
        self._swatches: dict[str, QToolButton] = {}
        self.tag = TagField(self)
        self.tag.said.connect(self._say)
        self.tag.escaped.connect(self.left)
        self._delete = QToolButton(self)
        self._delete.clicked.connect(self.deleted)
        first, second = QHBoxLayout(), QHBoxLayout()
        first.addWidget(self._label, 1)
        first.addWidget(self._delete)
        for color in COLORS:
            swatch = self._swatches[color] = QToolButton(self)
            swatch.setIconSize(QSize(16, 16))
            swatch.clicked.connect(lambda _checked=False, one=color: self.colored.emit(one))
            second.addWidget(swatch)
        second.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 6, 14, 8)
        column.setSpacing(4)
        column.addLayout(first)
        column.addLayout(second)
        column.addWidget(self.tag)
        self.retranslate()

    def show_count(self, count: int) -> None:
        """How many notes are chosen; for one there is the card."""
        self._count = count
        self.setVisible(count > 1)
        self._label.setText(tr("{count} notes chosen", count=f"{count:,}"))

    def write_tag(self) -> None:
        """Put the keyboard into the field for a tag."""
        self.setVisible(True)
        self.tag.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def dress(self, colors: theme.Theme) -> None:
        self._delete.setIcon(theme.icon("trash", colors.roles["quiet"]))
        dress_swatches(self._swatches, colors)

    def retranslate(self) -> None:
        name_swatches(self._swatches)
        self._delete.setToolTip(tr("Delete the chosen notes"))
        self._delete.setAccessibleName(tr("Delete the chosen notes"))
        self.tag.setPlaceholderText(tr("Add a tag (-tag takes it off)"))
        self.tag.setAccessibleName(tr("Add a tag (-tag takes it off)"))
        self.show_count(self._count)

    def _say(self, tag: str) -> None:
        if tag.startswith(("-", "−")) and len(tag) > 1:
            self.untagged.emit(tag[1:].strip())
        else:
            self.tagged.emit(tag)
        self.left.emit()
