"""ScoreCard: what a review scores, whole and in its parts, and the scheme by which errors are weighed, to be edited."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QDoubleSpinBox, QFormLayout, QFrame, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from reader.core.finding import SEVERITIES
from reader.core.messages import tr
from reader.ui.i18n import Retranslated
from reader.ui.note_card import PAUSE_MS
from reader.workflow.mqm import SEVERITY_TITLES
from reader.workflow.review_scheme import HEAVIEST, STANDARD, ReviewScheme
from reader.workflow.review_standing import Standing
from reader.workflow.score_words import (
    ScoreTable,
    said_agreement,
    said_length,
    said_norm,
    said_result,
    score_tables,
)


class ScoreCard(Retranslated, QFrame):
    """`chosen(ReviewScheme)` when it was edited and the keys rest."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, objectName="card")
        self._scheme = STANDARD
        self._shown: tuple[Standing | None, Sequence[str]] = (None, ())
        self._title = QLabel(self, objectName="heading")
        self.text = QLabel(self, wordWrap=True, textFormat=Qt.TextFormat.RichText)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._about = QLabel(self, objectName="heading")
        self.weights = {severity: self._number(HEAVIEST) for severity in SEVERITIES}
        self.threshold = self._number(100.0)
        self.own = QLineEdit(self)
        self._labels = [QLabel(self) for _ in range(len(SEVERITIES) + 1)]
        self.restore, self.close_button = QPushButton(self, objectName="link"), QPushButton(self)
        self.restore.clicked.connect(self._restore)
        self.close_button.clicked.connect(self.hide)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._choose)
        self.own.textEdited.connect(lambda _text: self._pause.start())
        self._lay_out()
        self.retranslate()

    def _number(self, most: float) -> QDoubleSpinBox:
        box = QDoubleSpinBox(self, maximum=most, decimals=1, keyboardTracking=False)
        box.valueChanged.connect(lambda _value: self._pause.start())
        return box

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setSpacing(6)
        for label, box in zip(self._labels, (*self.weights.values(), self.threshold), strict=True):
            label.setBuddy(box)
            form.addRow(label, box)
        column = QVBoxLayout(self)
        column.setContentsMargins(13, 10, 11, 11)
        column.setSpacing(8)
        for part in (self._title, self.text, QFrame(self, objectName="hairline"), self._about):
            column.addWidget(part)
        column.addLayout(form)
        column.addWidget(self.own)
        column.addWidget(self.restore, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.close_button)

    def show_scheme(self, scheme: ReviewScheme) -> None:
        """The scheme that holds; a field in which somebody types is left alone."""
        self._scheme = scheme
        boxes = [(self.weights[severity], scheme.weights[severity]) for severity in SEVERITIES]
        for box, value in (*boxes, (self.threshold, scheme.threshold)):
            if box.value() != value:
                box.blockSignals(True)
                box.setValue(value)
                box.blockSignals(False)
        if not self.own.hasFocus():
            self.own.setText(", ".join(scheme.own))

    def show_standing(self, standing: Standing | None, sections: Sequence[str]) -> None:
        """The score of a review whose sections have these headings."""
        self._shown = standing, sections
        score = standing.score if standing else None
        if standing is None or score is None or not score.whole.length:
            self.text.setText(escape(tr("Nothing has been judged yet, so there is no score.")))
            return
        lines = (said_result(score.whole), said_length(score), said_norm(score.whole), said_agreement(score))
        head = "<br>".join(escape(line) for line in lines if line)
        self.text.setText(head + "".join(map(_table, score_tables(standing, sections))))

    def retranslate(self) -> None:
        self._title.setText(tr("Scorecard"))
        self._about.setText(tr("How errors are weighed"))
        for severity, label in zip(SEVERITIES, self._labels, strict=False):
            label.setText(tr(SEVERITY_TITLES[severity]))
        self._labels[-1].setText(tr("A text passes from"))
        self.own.setPlaceholderText(tr("Own categories, separated by commas"))
        self.own.setAccessibleName(self.own.placeholderText())
        self.restore.setText(tr("As MQM has it"))
        self.close_button.setText(tr("Close"))
        self.show_standing(*self._shown)

    def _choose(self) -> None:
        scheme = self._scheme
        for severity, box in self.weights.items():
            scheme = scheme.weighing(severity, box.value())
        names = self.own.text().replace("，", ",").replace("、", ",").split(",")
        self.chosen.emit(scheme.passing_from(self.threshold.value()).naming(names))

    def _restore(self) -> None:
        self._pause.stop()
        self.chosen.emit(ReviewScheme(own=self._scheme.own))


def _table(table: ScoreTable) -> str:
    """A table in the rich text of Qt, figures at the right."""
    rows = "".join(
        "<tr>" + "".join(f"<td{' align=right' if place else ''}>{escape(cell)}</td>" for place, cell in enumerate(row)) + "</tr>"
        for row in (table.head, *table.rows)
    )  # fmt: skip
    return f"<p><b>{escape(table.title)}</b></p><table cellpadding=2 width='100%'>{rows}</table>"
