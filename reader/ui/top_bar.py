"""The bar above the text: what is read, in which characters, and the field that finds."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QToolButton, QWidget

from reader.core.messages import tr, tr_count
from reader.ui import theme
from reader.ui.actions import Actions
from reader.ui.elided import ElidedLabel
from reader.ui.i18n import Retranslated
from reader.ui.segmented import Segmented

# What each part of the script switch says, in its own script: these are names, not translated.
SCRIPT_LABELS: Final = {"original": "原文", "hans": "简体", "hant": "繁體", "tw": "臺灣", "hk": "香港"}

# Which part of the layout switch stands for a layout that has none of its own: these are in the menu.
LAYOUT_PARTS: Final = {"paragraphs": "stacked", "scripts": "side", "versions": "side"}


class FindField(QLineEdit):
    """The search line: Return and Shift+Return walk the hits, Escape leaves."""

    walked = Signal(int)
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.walked.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Down:
            self.walked.emit(1)
        elif event.key() == Qt.Key.Key_Up:
            self.walked.emit(-1)
        elif event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        else:
            super().keyPressEvent(event)


class TopBar(Retranslated, QWidget):
    """Title, the switches of script and layout, search. It only says what a person chose."""

    script_chosen = Signal(str)
    mode_chosen = Signal(str)
    query_changed = Signal(str)
    walked = Signal(int)
    left = Signal()

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent, objectName="topBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(46)
        self._actions = actions
        self._reading = False
        self._titles = ("", "")
        self._count: tuple[int, int, bool] | None = None
        self._colors: theme.Theme | None = None
        self.menu_button = QToolButton(self, popupMode=QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu_button.hide()
        self._home = self._tool("library")
        self._left = self._tool("left_panel")
        self._right = self._tool("right_panel")
        self.title = ElidedLabel("", self)
        self.title.setObjectName("title")
        self.subtitle = ElidedLabel("", self)
        self.subtitle.setObjectName("subtitle")
        self.scripts = Segmented(tuple(SCRIPT_LABELS), self)
        self.scripts.chosen.connect(self.script_chosen)
        self.modes = Segmented(("side", "stacked", "zh", "en"), self)
        self.modes.chosen.connect(self.mode_chosen)
        self.find = FindField(self, clearButtonEnabled=True)
        self.find.setMinimumWidth(150)
        self.find.setMaximumWidth(250)
        self.find.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.find.textChanged.connect(self.query_changed)
        self.find.walked.connect(self.walked)
        self.find.left.connect(self.left)
        self._glass = self.find.addAction(theme.icon("search", "#808080"), QLineEdit.ActionPosition.LeadingPosition)
        self._hits = QLabel(self, objectName="quiet", textFormat=Qt.TextFormat.PlainText)
        self._previous = self._tool("find_previous")
        self._next = self._tool("find_next")
        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 0, 12, 0)
        row.setSpacing(6)
        for widget in (self.menu_button, self._home, self._left):
            row.addWidget(widget)
        row.addSpacing(4)
        row.addWidget(self.title, 3)
        row.addSpacing(6)
        row.addWidget(self.subtitle, 2)
        row.addStretch(1)
        row.addWidget(self.scripts)
        row.addSpacing(8)
        row.addWidget(self.modes)
        row.addSpacing(8)
        row.addWidget(self._hits)
        row.addWidget(self._previous)
        row.addWidget(self._next)
        row.addWidget(self.find, 2)
        row.addWidget(self._right)

    def _tool(self, action: str) -> QToolButton:
        button = QToolButton(self, autoRaise=True)
        button.setDefaultAction(self._actions[action])
        button.setIconSize(QSize(18, 18))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def show_text(self, zh_title: str, en_title: str, region: str) -> None:
        """A text is read now: its titles, the Chinese one with the glyphs of `region`."""
        self._reading, self._titles = True, (zh_title, en_title)
        self._arrange(region)

    def show_library(self) -> None:
        self._reading, self._titles = False, ("", "")
        self._arrange()

    def show_script(self, script: str) -> None:
        # Taiwan with its vocabulary is in the menu only; it is Taiwan all the same.
        self.scripts.show_value("tw" if script == "twp" else script)

    def show_mode(self, mode: str) -> None:
        self.modes.show_value(LAYOUT_PARTS.get(mode, mode))
        self._dress_modes()

    def show_count(self, current: int, total: int, more: bool = False) -> None:
        """Which hit of how many; `more`: there may be others still; `total` below 0: nothing is searched."""
        self._count = None if total < 0 else (current, total, more)
        self._arrange()

    def dress(self, colors: theme.Theme) -> None:
        """Icons in the colours of the theme."""
        quiet = colors.roles["quiet"]
        self._colors = colors
        self._dress_modes()
        self._glass.setIcon(theme.icon("search", quiet))
        self.menu_button.setIcon(theme.icon("menu", colors.roles["ink"]))

    def retranslate(self) -> None:
        self.scripts.setAccessibleName(tr("Chinese characters"))
        tips = {
            "original": tr("As written"),
            "hans": tr("Simplified"),
            "hant": tr("Traditional"),
            "tw": tr("Taiwan"),
            "hk": tr("Hong Kong"),
        }
        self.scripts.set_texts({value: (label, tips[value]) for value, label in SCRIPT_LABELS.items()})
        self.modes.setAccessibleName(tr("Layout"))
        self.modes.set_texts(
            {
                "side": ("", tr("Side by side")),
                "stacked": ("", tr("One below the other")),
                "zh": ("中", tr("Chinese only")),
                "en": ("EN", tr("English only")),
            }
        )
        self.menu_button.setToolTip(tr("Menu"))
        self.menu_button.setAccessibleName(tr("Menu"))
        self._arrange()

    def _dress_modes(self) -> None:
        """The two layouts are pictures: in the colour of the text of their button."""
        for mode, name in (("side", "columns"), ("stacked", "rows")) if self._colors else ():
            button = self.modes.button(mode)
            button.setIcon(theme.icon(name, self._colors.roles["on_accent" if button.isChecked() else "quiet"]))

    def _arrange(self, region: str = "") -> None:
        reading = self._reading
        bold = theme.regional_font(self.font(), region) if region else QFont(self.title.font())
        bold.setWeight(QFont.Weight.DemiBold)
        self.title.setFont(bold)
        zh_title, en_title = self._titles
        self.title.setText(zh_title or en_title if reading else "对读 Duidu")
        self.subtitle.setText(en_title if reading and zh_title else "")
        for widget in (self._home, self._left, self._right, self.scripts, self.modes):
            widget.setVisible(reading)
        hint = tr("Find in both languages") if reading else tr("Find in all your texts")
        keys = self._actions["find"].shortcut().toString() if reading else ""
        self.find.setPlaceholderText(f"{hint}  {keys}".rstrip())
        self.find.setAccessibleName(hint)
        counted = reading and self._count is not None
        for widget in (self._hits, self._previous, self._next):
            widget.setVisible(counted)
        if counted and self._count:
            self._hits.setText(self._count_text(*self._count))
        self.resizeEvent(None)

    @staticmethod
    def _count_text(current: int, total: int, more: bool) -> str:
        if more:
            return tr("{count}+ hits", count=f"{total:,}")
        if not total:
            return tr("Nothing found")
        return f"{current:,} / {total:,}" if current else tr_count("{count} hit", "{count} hits", total)

    def resizeEvent(self, event: QEvent | None) -> None:
        """A narrow bar drops the second title first."""
        self.subtitle.setVisible(self.width() >= 1180 and bool(self.subtitle.text()))
        if event is not None:
            super().resizeEvent(event)
