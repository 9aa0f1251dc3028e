"""SidePanel: pages behind a row of quiet tabs, at the left of the text."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from reader.ui.flow import FlowLayout


class Tab(QPushButton):
    """As wide as its words are when it is chosen, which is bold: no tab moves when another one is."""

    def sizeHint(self) -> QSize:
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        return QSize(QFontMetrics(bold).horizontalAdvance(self.text()) + 5, super().sizeHint().height())


class SidePanel(QWidget):
    """Tabs are added once, by id; their texts are set again when the language or a count changes."""

    turned = Signal(str)  # the id of the page that came to the front

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, objectName=name)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._tabs: dict[str, tuple[Tab, QWidget]] = {}
        self._group = QButtonGroup(self)
        self._row = FlowLayout(QSize(18, 2))
        self._row.setContentsMargins(14, 8, 8, 6)
        self._pages = QStackedWidget(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._row)
        column.addWidget(self._pages, 1)

    def add(self, ident: str, page: QWidget, shown: bool = True) -> None:
        """One more page behind a tab; what few need keeps its tab hidden until it is revealed."""
        tab = Tab(self, objectName="tab", checkable=True, autoExclusive=True)
        tab.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        tab.clicked.connect(lambda _checked=False: self.turn_to(ident))
        self._group.addButton(tab)
        self._row.addWidget(tab)
        self._pages.addWidget(page)
        self._tabs[ident] = (tab, page)
        tab.setVisible(shown)
        if len(self._tabs) == 1:
            tab.setChecked(True)

    def turn_to(self, ident: str) -> None:
        tab, page = self._tabs[ident]
        tab.setChecked(True)
        self._pages.setCurrentWidget(page)
        self.turned.emit(ident)

    def reveal(self, ident: str) -> None:
        """Show the tab of a page."""
        self._tabs[ident][0].show()

    def set_title(self, ident: str, title: str, count: int = 0) -> None:
        tab = self._tabs[ident][0]
        tab.setText(f"{title} {count:,}" if count else title)
        self.layout().activate()  # at once: a tab is never seen too narrow for its words

    @property
    def current(self) -> str:
        """The id of the page in front."""
        return next(ident for ident, (_, page) in self._tabs.items() if page is self._pages.currentWidget())
