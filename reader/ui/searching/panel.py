"""SearchPanel: how the search line searches, and the list of what it found, in the left panel."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.core.messages import tr
from reader.core.project import Project
from reader.ui import theme
from reader.ui.i18n import Retranslated
from reader.ui.searching.concordance import ConcordanceDelegate, ConcordanceModel
from reader.workflow.search import Found


class SearchPanel(Retranslated, QWidget):
    """`chosen(n)`: hit number n is wanted. `options_changed`: the same query is to be asked otherwise."""

    chosen = Signal(int)
    options_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = self._switch("ab")
        self._regex = self._switch(".*")
        self._scope = QComboBox(self)
        for value in ("text", "section", "notes"):
            self._scope.addItem("", value)
        self._scope.currentIndexChanged.connect(lambda _index: self.options_changed.emit())
        self._hint = QLabel(self, objectName="quiet", wordWrap=True, margin=14)
        self._hint.setTextFormat(Qt.TextFormat.PlainText)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._model = ConcordanceModel(self)
        self.view = QListView(self, frameShape=QFrame.Shape.NoFrame, uniformItemSizes=True)
        self.view.setModel(self._model)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setMouseTracking(True)
        self._delegate = ConcordanceDelegate(self.view)
        self.view.setItemDelegate(self._delegate)
        self.view.clicked.connect(lambda index: self.chosen.emit(index.row()))
        self.view.activated.connect(lambda index: self.chosen.emit(index.row()))
        self._said = ""
        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(14, 2, 14, 8)
        head.addWidget(self._scope, 1)
        head.addWidget(self._whole)
        head.addWidget(self._regex)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.view, 1)
        column.addWidget(self._hint, 1)

    def _switch(self, text: str) -> QToolButton:
        button = QToolButton(self, text=text, checkable=True, autoRaise=True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.toggled.connect(lambda _on: self.options_changed.emit())
        return button

    @property
    def whole(self) -> bool:
        return self._whole.isChecked()

    @property
    def regex(self) -> bool:
        return self._regex.isChecked()

    @property
    def scope(self) -> str:
        """Where to search: "text", "section" or "notes"."""
        return str(self._scope.currentData())

    def choose(self, scope: str = "text", whole: bool = False, regex: bool = False) -> None:
        """Set how to search, as a person does."""
        self._whole.setChecked(whole)
        self._regex.setChecked(regex)
        self._scope.setCurrentIndex(self._scope.findData(scope))

    def show_hits(self, project: Project | None, found: Found) -> None:
        self._model.show(project, found.hits)
        self._said = ""
        self._show_hint()

    def say(self, text: str) -> None:
        """Why there is no list."""
        self._said = text
        self._show_hint()

    def select(self, number: int) -> None:
        """Mark the row of a hit without going there again."""
        self.view.setCurrentIndex(self._model.index(number))

    def dress(self, colors: theme.Theme) -> None:
        self._delegate.colors = colors
        self.view.viewport().update()

    def retranslate(self) -> None:
        names = {"text": tr("Whole text"), "section": tr("This section"), "notes": tr("In the notes")}
        blocker = QSignalBlocker(self._scope)
        for number in range(self._scope.count()):
            self._scope.setItemText(number, names[self._scope.itemData(number)])
        blocker.unblock()
        self._scope.setAccessibleName(tr("Where to search"))
        for button, name in ((self._whole, tr("Whole words")), (self._regex, tr("Regular expression"))):
            button.setToolTip(name)
            button.setAccessibleName(name)
        self.view.setAccessibleName(tr("Hits"))
        self._show_hint()

    def _show_hint(self) -> None:
        some = self._model.rowCount() > 0
        self.view.setVisible(some)
        self._hint.setVisible(not some)
        self._hint.setText(
            self._said
            or tr(
                "Type in the search line: words in either language, or pinyin. "
                "zh:网络 en:internet -en:cyberspace finds pairs whose two sides say these things."
            )
        )
