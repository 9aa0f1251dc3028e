"""AlignCard: beside the text while one corrects the alignment: why a pair is aligned, what else it might be, the verbs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from reader.align.wording import told
from reader.core.bitext import Bead
from reader.core.messages import tr
from reader.core.messages import translatable as t
from reader.ui.actions import BY_ID, Actions
from reader.ui.i18n import Retranslated
from reader.ui.reading.gutter import said_certainty
from reader.workflow.candidates import Candidate

# The verbs in groups, as they are offered.
GROUPS: Final = (
    ("confirm_pair", "unconfirm_pair", "next_weak", "previous_weak"),
    ("merge_next", "merge_previous", "split_pair", "move_up", "move_down", "omit"),
    ("split_sentence", "join_sentences", "cross", "shift_up", "shift_down", "realign"),
)
# Low rows: all verbs and some candidates stand in a window of usual height.
ROW_STYLE: Final = "text-align: left; padding: 1px 2px;"
NOTHING_SPEAKS: Final = t("Only order and length speak for this pair.")
NO_COUNTERPART: Final = t("Nothing on the other side answers this.")


class AlignCard(Retranslated, QFrame):
    """Shows one bead. What a person wants is told by the actions of the window, and by signals for the rest."""

    candidate_chosen = Signal(int)
    above_chosen = Signal(bool)
    crossing_chosen = Signal(int)  # which of the sentences shown as crossing

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent, objectName="card")
        self._actions = actions
        self._bead: Bead | None = None
        self._count = self._checked = self._number = 0
        self._title = QLabel(self, objectName="heading", wordWrap=True)
        self._certainty = _text(self)
        self._why = _text(self)
        self._hint = _text(self)
        self._crossings = QVBoxLayout()
        self._others_title = QLabel(self, objectName="heading", wordWrap=True)
        self._others = QVBoxLayout()
        self._candidates: Sequence[Candidate] = ()
        self._busy = False
        self._done = _text(self)
        self._above = QCheckBox(self)
        self._above.setMinimumWidth(20)
        self._above.toggled.connect(self.above_chosen)
        self._leave = QPushButton(self)
        self._leave.clicked.connect(lambda: actions["align_mode"].trigger())
        self._verbs = [(ident, QPushButton(self, objectName="flat"), QLabel(self, objectName="quiet")) for g in GROUPS for ident in g]  # fmt: skip
        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(11, 10, 9, 11)
        column.setSpacing(7)
        for part in (self._title, self._certainty, self._why):
            column.addWidget(part)
        column.addLayout(self._crossings)
        column.addWidget(self._hint)
        column.addWidget(self._others_title)
        column.addLayout(self._others)
        for layout in (self._others, self._crossings):
            layout.setSpacing(1)
        self._add_verbs(column)
        column.addWidget(QFrame(self, objectName="hairline"))
        for part in (self._done, self._above, self._leave):
            column.addWidget(part)
        column.addStretch(1)  # what is left is below, not between the lines

    def _add_verbs(self, column: QVBoxLayout) -> None:
        firsts = {group[0] for group in GROUPS}
        rows = QVBoxLayout()
        rows.setSpacing(0)
        for ident, button, key in self._verbs:
            if ident in firsts:
                rows.addWidget(QFrame(self, objectName="hairline"))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setMinimumWidth(20)
            button.setStyleSheet(ROW_STYLE)
            button.clicked.connect(self._actions[ident].trigger)
            row = QHBoxLayout()
            row.setSpacing(2)
            row.addWidget(button, 1)
            row.addWidget(key)
            rows.addLayout(row)
        column.addLayout(rows)

    def show_bead(self, bead: Bead | None, number: int, count: int) -> None:
        """The bead with the cursor (None: a heading), and its place among all."""
        self._bead, self._number, self._count = bead, number, count
        self._hint.hide()
        self._describe()

    def show_progress(self, checked: int) -> None:
        """How many pairs of all are confirmed."""
        self._checked = checked
        self._describe()

    def show_crossings(self, quotes: Sequence[str]) -> None:
        """The sentences elsewhere that this pair crosses with."""
        _clear(self._crossings)
        for number, quote in enumerate(quotes):
            button = _choice(tr("Crosses with “{quote}”", quote=quote), self)
            button.clicked.connect(lambda _checked=False, one=number: self.crossing_chosen.emit(one))
            self._crossings.addWidget(button)

    def show_candidates(self, candidates: Sequence[Candidate], busy: bool = False) -> None:
        """What else the pair might be; `busy` while it is being found out."""
        self._candidates, self._busy = candidates, busy
        _clear(self._others)
        for number, item in enumerate(candidates):
            self._others.addWidget(self._candidate(number, item))
        self._others_title.setVisible(busy or bool(candidates))
        self._others_title.setText(tr("Looking for other alignments…") if busy else tr("It could also be"))

    def _candidate(self, number: int, item: Candidate) -> QWidget:
        """What could be chosen, and at the right how well it fits."""
        share, row = f"{item.fit:.0%}", QWidget(self)
        button = _choice(f"{number + 1} {said_candidate(item)}", row)
        button.setToolTip(tr("{what} · fits {share}", what=said_candidate(item), share=share))
        button.setAccessibleName(button.toolTip())
        button.setEnabled(item.edit.changes)
        button.clicked.connect(lambda _checked=False: self.candidate_chosen.emit(number))
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(button, 1)
        layout.addWidget(QLabel(share, row, objectName="quiet", toolTip=button.toolTip()))
        return row

    def show_above(self, checked: bool) -> None:
        """Whether confirming a pair confirms all above it."""
        blocked = self._above.blockSignals(True)
        self._above.setChecked(checked)
        self._above.blockSignals(blocked)

    def say(self, text: str) -> None:
        """A line about what was just done, or what could not be done, until the cursor moves."""
        self._hint.setText(text)
        self._hint.show()

    @property
    def hint(self) -> str:
        return "" if self._hint.isHidden() else self._hint.text()

    @property
    def reasons(self) -> str:
        return self._why.text()

    def retranslate(self) -> None:
        for ident, button, key in self._verbs:
            action = self._actions[ident]
            button.setText(tr(BY_ID[ident].text))
            button.setToolTip(self._actions.tip(ident))
            button.setAccessibleName(button.text())
            key.setText(short_key(action.shortcut().toString(QKeySequence.SequenceFormat.PortableText)))
        self._above.setText(tr("Confirm all above"))
        self._above.setToolTip(tr("Confirming a pair confirms all pairs above it"))
        self._leave.setText(tr(BY_ID["leave_aligning"].text))
        self.show_candidates(self._candidates, self._busy)
        self._describe()

    def _describe(self) -> None:
        bead = self._bead
        self._title.setText(
            tr("Pair {number} of {count}", number=f"{self._number + 1:,}", count=f"{self._count:,}")
            if bead
            else tr("Put the cursor into a sentence")
        )
        self._certainty.setText(said_certainty(bead) if bead else "")
        self._why.setText("\n".join(f"• {reason}" for reason in _reasons(bead)) if bead else "")
        self._done.setText(tr("{checked} of {count} confirmed", checked=f"{self._checked:,}", count=f"{self._count:,}"))


def short_key(key: str) -> str:
    """A key in as few signs as a narrow card has room for."""
    for name, sign in (("Shift+", "⇧"), ("Up", "↑"), ("Down", "↓"), ("Return", "⏎"), ("Backspace", "⌫")):
        key = key.replace(name, sign)
    return key


def said_candidate(item: Candidate) -> str:
    """What would be done; of the ways to split a pair, the shapes of its parts as well."""
    new = item.edit.bitext.alignment.beads[item.edit.new.start : item.edit.new.end]
    splits = len(item.edit.new) > len(item.edit.old)
    return f"{tr(item.title)}  {' + '.join(bead.shape for bead in new)}" if splits else tr(item.title)


def _reasons(bead: Bead) -> tuple[str, ...]:
    if bead.evidence:
        return tuple(told(reason) for reason in bead.evidence)
    return (tr(NOTHING_SPEAKS if bead.zh and bead.en else NO_COUNTERPART),)


def _text(parent: QWidget) -> QLabel:
    label = QLabel(parent, objectName="quiet", wordWrap=True, textFormat=Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _choice(text: str, parent: QWidget) -> QPushButton:
    button = QPushButton(text.replace("&", "&&"), parent, objectName="flat")
    button.setStyleSheet(ROW_STYLE)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setToolTip(text)
    button.setMinimumWidth(20)
    return button


def _clear(layout: QVBoxLayout) -> None:
    while item := layout.takeAt(0):
        item.widget().deleteLater()
