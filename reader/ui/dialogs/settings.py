"""The settings dialog: every row of the table of settings, searchable, applied at once, restored one by one."""

from __future__ import annotations

from collections import deque
from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDoubleSpinBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.core.messages import tr
from reader.core.settings import SETTINGS, Setting
from reader.ui import theme
from reader.ui.i18n import Retranslated
from reader.ui.preferences import Preferences

EDITOR_WIDTH: Final = 220


class SettingRow(QWidget):
    """One setting: its title, what to know about it, its editor, and a way back to the default."""

    def __init__(self, setting: Setting, preferences: Preferences, parent: QWidget) -> None:
        super().__init__(parent)
        self.setting = setting
        self._preferences = preferences
        self._title = QLabel(tr(setting.title), self)
        self._hint = QLabel(tr(setting.hint) if setting.hint else "", self, objectName="quiet", wordWrap=True)
        self._hint.setVisible(bool(setting.hint))
        self.editor = self._make_editor()
        self.editor.setAccessibleName(tr(setting.title))
        self.editor.setFixedWidth(EDITOR_WIDTH)
        self._title.setBuddy(self.editor)
        self._restore = QToolButton(self)
        self._restore.setToolTip(tr("Back to the default"))
        self._restore.setAccessibleName(tr("Back to the default: {title}", title=tr(setting.title)))
        self._restore.setIconSize(QSize(14, 14))
        self._restore.setIcon(theme.icon("undo", self.palette().text().color().name()))
        self._restore.clicked.connect(lambda: preferences.restore(setting.key))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 4, 0, 4)
        grid.setColumnStretch(0, 1)
        grid.addWidget(self._title, 0, 0)
        grid.addWidget(self._hint, 1, 0)
        grid.addWidget(self.editor, 0, 1, 2, 1, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(self._restore, 0, 2, 2, 1, Qt.AlignmentFlag.AlignVCenter)
        self.show_value()

    def fits(self, query: str) -> bool:
        """True when every word of the search is in what the row says."""
        said = " ".join((self._title.text(), self._hint.text(), self.setting.title, self.setting.key)).casefold()
        return all(word in said for word in query.casefold().split())

    def show_value(self) -> None:
        """The editor shows what is chosen."""
        value, editor = self._preferences.get(self.setting.key), self.editor
        editor.blockSignals(True)
        match editor:
            case QCheckBox():
                editor.setChecked(value)
            case QDoubleSpinBox():
                editor.setValue(value)
            case QComboBox():
                editor.setCurrentIndex(max(0, editor.findData(value)))
            case QLineEdit():
                editor.setText(value)
        editor.blockSignals(False)
        self._restore.setEnabled(not self._preferences.settings.is_default(self.setting.key))

    def _make_editor(self) -> QWidget:
        match self.setting.kind:
            case "flag":
                return self._check_box()
            case "number":
                return self._number_box()
            case "choice":
                return self._choice_box([(value, tr(title)) for value, title in self.setting.choices])
            case "theme":
                return self._choice_box(theme.theme_choices())
            case _ if self.setting.key.endswith("_font"):
                families = [name for name in QFontDatabase.families() if not QFontDatabase.isPrivateFamily(name)]
                return self._choice_box([("", tr("Automatic")), *((name, name) for name in families)])
            case _:
                return self._text_field()

    def _choose(self, value: object) -> None:
        self._preferences.choose(self.setting.key, value)

    def _check_box(self) -> QCheckBox:
        box = QCheckBox(self)
        box.toggled.connect(self._choose)
        return box

    def _number_box(self) -> QDoubleSpinBox:
        setting = self.setting
        decimals = 0 if float(setting.step).is_integer() else len(str(setting.step).split(".")[1])
        box = QDoubleSpinBox(
            self,
            decimals=decimals,
            minimum=setting.low,
            maximum=setting.high,
            singleStep=setting.step,
            suffix=setting.suffix,
        )
        box.lineEdit().setTextMargins(6, 0, 0, 0)
        whole = isinstance(setting.default, int)
        box.valueChanged.connect(lambda value: self._choose(int(value) if whole else round(value, 4)))
        return box

    def _choice_box(self, choices: list[tuple[str, str]]) -> QComboBox:
        box = QComboBox(self)
        for value, title in choices:
            box.addItem(title, value)
        box.currentIndexChanged.connect(lambda place: self._choose(box.itemData(place)))
        return box

    def _text_field(self) -> QLineEdit:
        field = QLineEdit(self)
        field.editingFinished.connect(lambda: self._choose(field.text()))
        return field


class SettingsDialog(Retranslated, QDialog):
    """All settings that a person chooses, in the groups of the table.

    The first group is there at once, the others a moment later, one at a time: all together would be a stutter.
    """

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._preferences = preferences
        self._headings: list[tuple[QLabel, list[SettingRow]]] = []
        self._waiting: deque[str] = deque()  # groups
        self._more = QTimer(self, interval=0)
        self._more.timeout.connect(self._add_group)
        self.search = QLineEdit(self, clearButtonEnabled=True)
        self.search.textChanged.connect(self._filter)
        self._nothing = QLabel(self, objectName="quiet")
        self._scroll = QScrollArea(self, widgetResizable=True, frameShape=QFrame.Shape.NoFrame)
        self._restore = QPushButton(self, objectName="flat", autoDefault=False)
        self._restore.clicked.connect(preferences.restore_all)
        self._close = QPushButton(self, default=True)
        self._close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addWidget(self._restore)
        foot.addStretch(1)
        foot.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        column.addWidget(self.search)
        column.addWidget(self._nothing)
        column.addWidget(self._scroll, 1)
        column.addLayout(foot)
        preferences.changed.connect(self._changed)
        self.resize(640, 620)
        self.retranslate()

    @property
    def rows(self) -> list[SettingRow]:
        """All rows, made now where they are not there yet."""
        while self._waiting:
            self._add_group()
        return [row for _, rows in self._headings for row in rows]

    def retranslate(self) -> None:
        self.setWindowTitle(tr("Settings"))
        self.search.setPlaceholderText(tr("Search the settings"))
        self.search.setAccessibleName(tr("Search the settings"))
        self._nothing.setText(tr("No setting fits."))
        self._restore.setText(tr("Restore all defaults"))
        self._close.setText(tr("Close"))
        self._build()
        self._filter(self.search.text())

    def _build(self) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 10, 0)
        column.setSpacing(2)
        self._headings, self._column = [], column
        self._waiting = deque(dict.fromkeys(setting.group for setting in SETTINGS if setting.group))
        self._add_group()
        self._scroll.setWidget(page)
        self._more.start()

    def _add_group(self) -> None:
        """The heading and the rows of the next group."""
        if not self._waiting:
            self._more.stop()
            return
        group, page = self._waiting.popleft(), self._column.parentWidget()
        heading = QLabel(tr(group), page, objectName="heading", margin=4)
        rows = [SettingRow(one, self._preferences, page) for one in SETTINGS if one.group == group]
        for part in (heading, *rows):
            self._column.addWidget(part)
            part.show()
        self._headings.append((heading, rows))
        # At once: the area about the page would make room for the new rows only after they were seen squeezed.
        page.setMinimumHeight(self._column.totalHeightForWidth(self._scroll.viewport().width()))
        if not self._waiting:
            self._column.addStretch(1)

    def _filter(self, query: str) -> None:
        shown = self.rows if query else [row for _, rows in self._headings for row in rows]
        for row in shown:
            row.setVisible(row.fits(query))
        for heading, rows in self._headings:
            heading.setVisible(any(not row.isHidden() for row in rows))
        self._column.parentWidget().setMinimumHeight(0)
        self._nothing.setVisible(all(row.isHidden() for row in shown))

    def _changed(self, key: str) -> None:
        for _, rows in self._headings:
            for row in rows:
                if row.setting.key == key:
                    row.show_value()
