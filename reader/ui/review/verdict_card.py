"""VerdictCard: beside the text while one judges: why a pair is flagged, the verdict, category and severity, comment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from reader.core.annotation import Annotation
from reader.core.finding import SEVERITIES
from reader.core.messages import tr
from reader.core.messages import translatable as t
from reader.ui.actions import Actions
from reader.ui.flow import FlowLayout
from reader.ui.i18n import Retranslated
from reader.ui.line_field import LineField
from reader.ui.note_card import PAUSE_MS, NoteEdit
from reader.ui.review.chooser import Chooser
from reader.workflow.mqm import SEVERITY_TITLES, VERDICT_TITLES, VERDICTS, dimensions, said_category
from reader.workflow.review_listing import Listed
from reader.workflow.term_base import STATUSES

_VERBS: Final = ("judge_fine", "judge_fix", "judge_ask")
_SIGNS: Final = ("✓", "✎", "?")
# What else can be done, each with its key and a word or two: a reminder for the hands, a button for the mouse.
_DEEDS: Final = (
    ("next_undecided", t("next undecided")), ("next_finding", t("next finding")), ("next_worst", t("next doubtful")),
    ("judge_category", t("category")), ("judge_type", t("type")), ("judge_severity", t("severity")),
    ("judge_suggest", t("suggest")), ("judge_comment", t("comment")), ("judge_issue", t("add an issue")),
    ("judge_dismiss", t("no error")), ("add_term", t("term")), ("judge_undecide", t("take back")),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shown:
    """What the card shows of one pair (`bead` None: of the document)."""

    bead: int | None
    count: int
    selected: int  # how many pairs a verdict would hold for
    verdict: str
    comment: str
    listed: Sequence[Listed]
    issue: Annotation | None
    others: Sequence[tuple[str, str]] = ()  # verdicts of other reviewers: name, verdict
    settling: bool = False  # a verdict is the last word on what reviewers see differently


class VerdictCard(Retranslated, QFrame):
    """Says what the reviewer wants by the actions of the window, and by signals for the rest."""

    decided = Signal(object, str)  # Finding, status
    category_chosen = Signal(str)
    severity_chosen = Signal(str)
    suggested = Signal(str)
    suggestion_removed = Signal(str)  # id
    term_given = Signal(str, str)  # the English of a term, its status
    commented = Signal(str)
    paused = Signal()
    look_at_alignment = Signal()
    left = Signal()  # back to the text

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent, objectName="card")
        self._actions = actions
        self._shown: Shown | None = None
        self._loading = False
        self._title = QLabel(self, objectName="heading", wordWrap=True)
        self._others = _quiet(self)
        self._why = QVBoxLayout()
        self._why.setSpacing(4)
        self._align = QPushButton(self, objectName="link")
        self._align.clicked.connect(self.look_at_alignment)
        self.buttons = [QPushButton(self, objectName="choice", checkable=True) for _ in VERDICTS]
        self._issue = _quiet(self)
        self.categories, self.severities = Chooser(self), Chooser(self)
        self.categories.chosen.connect(self._category_chosen)
        self.severities.chosen.connect(self._severity_chosen)
        self.replacement = LineField(self)
        self.replacement.returnPressed.connect(self._suggest)
        self.replacement.escaped.connect(self._leave_replacement)
        self.term = LineField(self)
        self.term.returnPressed.connect(self._give_term)
        self.term.escaped.connect(self._leave_term)
        self.term_status = QComboBox(self)
        for status in STATUSES:
            self.term_status.addItem("", status)
        self.comment = NoteEdit(self)
        self.comment.setFixedHeight(64)
        self.comment.textChanged.connect(lambda: self._loading or self.commented.emit(self.comment.toPlainText()))
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.paused)
        self.comment.textChanged.connect(self._pause.start)
        self.comment.left.connect(self.paused)
        self.deeds = {ident: QPushButton(self, objectName="pill") for ident, _ in _DEEDS}
        self._leave = QPushButton(self)
        self._leave.clicked.connect(lambda: actions["judge_mode"].trigger())
        for part in (self.categories, self.severities, self.comment):
            (part.escaped if part is self.comment else part.left).connect(self.left)
        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
        row = FlowLayout(QSize(6, 6))
        for ident, button in zip(_VERBS, self.buttons, strict=True):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(self._actions[ident].trigger)
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(13, 10, 11, 11)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addLayout(self._why)
        column.addWidget(self._align, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(row)
        for part in (
            self._others,
            self._issue,
            self.categories,
            self.severities,
            self.replacement,
            self.term,
            self.term_status,
            self.comment,
        ):
            column.addWidget(part)
        self.replacement.hide()
        self.term.hide()
        self.term_status.hide()
        column.addWidget(QFrame(self, objectName="hairline"))
        deeds = FlowLayout(QSize(5, 5))
        for ident, button in self.deeds.items():
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _checked=False, one=ident: self._do(one))
            deeds.addWidget(button)
        column.addLayout(deeds)
        column.addWidget(self._leave)
        column.addStretch(1)

    def show_pair(self, shown: Shown | None) -> None:
        """Another pair, or another value of the same one."""
        before, self._shown = self._shown, shown
        if before is None or shown is None or before.bead != shown.bead:
            open_parts = [
                part
                for part in (self.categories, self.severities, self.replacement, self.term, self.term_status)
                if part.isVisible()
            ]
            for part in open_parts:
                part.hide()
            if open_parts:
                self.left.emit()  # else the keyboard would be with whatever stands next
        self._describe()

    def ask_category(self, current: str, own: Sequence[str]) -> None:
        self.categories.ask(tr("Category"), list(dimensions(own).items()), current.partition("/")[0])

    def ask_severity(self, current: str) -> None:
        choices = [(severity, tr(SEVERITY_TITLES[severity])) for severity in SEVERITIES]
        self.severities.ask(tr("Severity"), choices, current)

    def ask_replacement(self, text: str) -> None:
        """Offer the words of a span to be written anew."""
        self.replacement.setText(" ".join(text.split()))
        self.replacement.show()
        self.replacement.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.replacement.selectAll()

    def ask_term(self, zh: str, english: str) -> None:
        """Ask what a term is called in English."""
        self.term.setPlaceholderText(tr("English for {term}", term=zh))
        self.term.setAccessibleName(self.term.placeholderText())
        self.term.setText(english)
        self.term_status.setCurrentIndex(0)
        self.term.show()
        self.term_status.show()
        self.term.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.term.selectAll()

    def write_comment(self) -> None:
        self.comment.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def reasons(self) -> list[str]:
        """The messages that are shown."""
        return [one.message for one in self._shown.listed] if self._shown else []

    def retranslate(self) -> None:
        for ident, verdict, sign, button in zip(_VERBS, VERDICTS, _SIGNS, self.buttons, strict=True):
            key = self._actions[ident].shortcut().toString()
            button.setText(f"{key} {sign} {tr(VERDICT_TITLES[verdict])}".strip())
            button.setToolTip(self._actions.tip(ident))
        self.replacement.setPlaceholderText(tr("What should stand there"))
        self.replacement.setAccessibleName(tr("Suggested wording"))
        self.term_status.setAccessibleName(tr("Status of the term"))
        for place, title in enumerate((tr("required"), tr("preferred"), tr("forbidden"))):
            self.term_status.setItemText(place, title)
        self.comment.setPlaceholderText(tr("Comment…"))
        self.comment.setAccessibleName(tr("Comment"))
        self._align.setText(tr("Look at the alignment first"))
        self._leave.setText(tr("Back to reading"))
        for ident, words in _DEEDS:
            self.deeds[ident].setText(f"{self._actions[ident].shortcut().toString()} {tr(words)}".strip())
            self.deeds[ident].setToolTip(self._actions.tip(ident))
        self._describe()

    def _describe(self) -> None:
        shown = self._shown
        _clear(self._why)
        self._align.setVisible(
            any(one.finding and one.finding.low_confidence for one in (shown.listed if shown else ()))
        )
        for verdict, button in zip(VERDICTS, self.buttons, strict=True):
            button.setChecked(bool(shown and shown.verdict == verdict))
            button.setEnabled(bool(shown and shown.bead is not None))
        self.comment.setEnabled(bool(shown and shown.bead is not None))
        self._others.setVisible(bool(shown and (shown.others or shown.settling)))
        if shown is None:
            self._title.setText(tr("Put the cursor into a sentence"))
            self._issue.hide()
            return
        self._title.setText(_said_title(shown))
        said = [
            f"{name or tr('without a name')}: {tr(VERDICT_TITLES[verdict])}"
            for name, verdict in shown.others
            if verdict in VERDICT_TITLES
        ]
        if shown.settling:
            said.append(tr("Your verdict here is the last word; what each of you said stays."))
        self._others.setText("\n".join(said))
        for one in shown.listed:
            self._why.addWidget(self._reason(one))
        self._issue.setVisible(shown.issue is not None)
        if shown.issue is not None:
            data = shown.issue.data
            self._issue.setText(f"{said_category(str(data.get('category') or ''))} · "
                                f"{tr(SEVERITY_TITLES.get(str(data.get('severity')), ''))}")  # fmt: skip
        if self.comment.toPlainText() != shown.comment and not self.comment.hasFocus():
            self._load_comment(shown.comment)
        elif self.comment.hasFocus() and self.comment.toPlainText() != shown.comment:
            cursor = self.comment.textCursor().position()
            self._load_comment(shown.comment)
            place = self.comment.textCursor()
            place.setPosition(min(cursor, len(self.comment.toPlainText())))
            self.comment.setTextCursor(place)

    def _load_comment(self, text: str) -> None:
        self._loading = True
        self.comment.setPlainText(text)
        self._loading = False

    def _reason(self, one: Listed) -> QWidget:
        """A finding with its two answers, an issue, or a suggestion that can be taken back."""
        box = QFrame(self)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        head, text = QLabel(one.title, box, wordWrap=True, textFormat=Qt.TextFormat.PlainText), _quiet(box)
        text.setText(one.message)
        for part in (head, text):
            column.addWidget(part)
        row = QHBoxLayout()
        row.setContentsMargins(0, 5, 0, 3)
        row.setSpacing(6)
        if one.finding is not None:
            for status, words in (("confirmed", tr("An error")), ("dismissed", tr("No error"))):
                button = QPushButton(words, box, objectName="pill", checkable=True, checked=one.state == status)
                button.clicked.connect(lambda _checked=False, f=one.finding, s=status: self.decided.emit(f, s))
                row.addWidget(button)
        elif one.item is not None and one.item.motivation == "editing":
            button = QPushButton(tr("Take the suggestion back"), box, objectName="link")
            button.clicked.connect(lambda _checked=False, ident=one.item.id: self.suggestion_removed.emit(ident))
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        return box

    def _do(self, ident: str) -> None:
        """What a key does, done with the mouse: the keyboard is with the text then, unless something is asked."""
        self.left.emit()
        self._actions[ident].trigger()

    def _category_chosen(self, value: str) -> None:
        self.category_chosen.emit(value)
        self.left.emit()

    def _severity_chosen(self, value: str) -> None:
        self.severity_chosen.emit(value)
        self.left.emit()

    def _suggest(self) -> None:
        self.replacement.hide()
        self.suggested.emit(self.replacement.text())
        self.left.emit()

    def _give_term(self) -> None:
        self.term.hide()
        self.term_status.hide()
        self.term_given.emit(self.term.text(), self.term_status.currentData())
        self.left.emit()

    def _leave_term(self) -> None:
        self.term.hide()
        self.term_status.hide()
        self.left.emit()

    def _leave_replacement(self) -> None:
        self.replacement.hide()
        self.left.emit()


def _said_title(shown: Shown) -> str:
    if shown.bead is None:
        return tr("The whole document")
    if shown.selected > 1:
        return tr("{count} pairs selected: a verdict holds for all", count=f"{shown.selected:,}")
    return tr("Pair {number} of {count}", number=f"{shown.bead + 1:,}", count=f"{shown.count:,}")


def _quiet(parent: QWidget) -> QLabel:
    label = QLabel(parent, objectName="quiet", wordWrap=True, textFormat=Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _clear(layout: QVBoxLayout) -> None:
    while item := layout.takeAt(0):
        item.widget().hide()
        item.widget().deleteLater()
