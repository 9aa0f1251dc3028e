"""Preview: the page of the window on which a print is chosen, looked through, printed or written as PDF."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.core.messages import tr
from reader.core.settings import BY_KEY
from reader.ui import theme
from reader.ui.flow import FlowLayout
from reader.ui.i18n import Retranslated
from reader.ui.preferences import Preferences
from reader.ui.printing.sheet_view import SheetView

FIELD_HEIGHT, SIZE_WIDTH = 32, 96
# The settings that are chosen here as well, in the order of their fields.
LISTS: Final = ("print_arrangement", "print_paper", "print_direction", "print_notes")


class Preview(Retranslated, QWidget):
    """`view` shows the sheets. What is chosen goes into the preferences at once."""

    left = Signal()
    print_wanted = Signal()
    pdf_wanted = Signal()

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent, objectName="preview")
        self._preferences = preferences
        self.view = SheetView(self)
        self.view.page_changed.connect(lambda _page: self.retranslate())
        self._count = 0
        self._back = QToolButton(self)
        self._back.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._lists = {key: QComboBox(self) for key in LISTS}
        self._size = QDoubleSpinBox(self)
        self._highlights = QCheckBox(self)
        self._page = QLabel(self)
        self._pdf, self._print = QPushButton(self), QPushButton(self)
        self._make_choices()
        bar = QWidget(self, objectName="previewBar")
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = FlowLayout(QSize(10, 6), bar)
        row.setContentsMargins(18, 8, 18, 8)
        fields = (*self._lists.values(), self._size, self._highlights, self._pdf, self._print)
        for part in (self._back, self._page, *fields):
            part.setMinimumHeight(FIELD_HEIGHT)
            row.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self.view, 1)
        self.setFocusProxy(self.view)
        self.retranslate()

    def _make_choices(self) -> None:
        for key, field in self._lists.items():
            field.activated.connect(lambda place, one=key: self._preferences.choose(one, BY_KEY[one].choices[place][0]))
        size = BY_KEY["print_size"]
        self._size.setRange(size.low, size.high)
        self._size.setSingleStep(size.step)
        self._size.setDecimals(1)
        self._size.setSuffix(size.suffix)
        self._size.setKeyboardTracking(False)
        self._size.setFixedWidth(SIZE_WIDTH)
        self._size.lineEdit().setTextMargins(6, 0, 0, 0)
        self._size.valueChanged.connect(lambda value: self._preferences.choose("print_size", value))
        self._highlights.toggled.connect(lambda on: self._preferences.choose("print_highlights", on))
        self._back.clicked.connect(self.left)
        self._pdf.clicked.connect(self.pdf_wanted)
        self._print.clicked.connect(self.print_wanted)

    def show_languages(self, count: int) -> None:
        """A text in one language has nothing to arrange."""
        self._lists["print_arrangement"].setEnabled(count > 1)

    def show_count(self, count: int) -> None:
        """How many pages there are; 0 while they are laid out."""
        self._count = count
        for button in (self._pdf, self._print):
            button.setEnabled(count > 0)
        self.retranslate()

    def dress(self, colors: theme.Theme) -> None:
        self.view.set_colors(colors.roles["chrome"], colors.roles["hair"])
        self._back.setIcon(theme.icon("left", colors.roles["quiet"]))
        self._pdf.setIcon(theme.icon("export", colors.roles["quiet"]))
        self._print.setIcon(theme.icon("print", colors.roles["quiet"]))

    def retranslate(self) -> None:
        """Texts in the interface language, values as they are chosen."""
        for key, field in self._lists.items():
            setting = BY_KEY[key]
            with QSignalBlocker(field):
                field.clear()
                field.addItems([tr(title) for _, title in setting.choices])
                field.setCurrentIndex([value for value, _ in setting.choices].index(self._preferences.get(key)))
            field.setToolTip(tr(setting.title))
            field.setAccessibleName(tr(setting.title))
        with QSignalBlocker(self._size), QSignalBlocker(self._highlights):
            self._size.setValue(self._preferences.get("print_size"))
            self._highlights.setChecked(self._preferences.get("print_highlights"))
        self._size.setToolTip(tr(BY_KEY["print_size"].title))
        self._size.setAccessibleName(tr(BY_KEY["print_size"].title))
        self._highlights.setText(tr("Highlights"))
        self._highlights.setToolTip(tr(BY_KEY["print_highlights"].title))
        self._back.setText(tr("Back to the text"))
        self._pdf.setText(tr("Export as PDF…"))
        self._print.setText(tr("Print…"))
        number, count = self.view.page() + 1, self._count
        said = tr("Page {number} of {count}", number=number, count=count) if count else tr("Laying out the pages")
        self._page.setText(said)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
