"""ReviewPage: the tab with the findings: filters above, the list, what to do with several rows, and the score below."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QComboBox, QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from reader.core.messages import tr
from reader.core.messages import translatable as t
from reader.ui import theme
from reader.ui.flow import FlowLayout
from reader.ui.i18n import Retranslated
from reader.ui.review.findings_list import FindingsList
from reader.workflow.judgement import DISMISSED
from reader.workflow.mqm import DIMENSIONS, OWN, VERDICT_TITLES, VERDICTS
from reader.workflow.review_listing import Listed, Which, count_of, selected
from reader.workflow.review_standing import Standing
from reader.workflow.score_words import said_agreement, said_norm, said_result
from reader.workflow.scorecard import Score, Tally

FILTERS: Final[tuple[tuple[Which, str], ...]] = (
    ("undecided", t("undecided")),
    ("all", t("all")),
    ("errors", t("errors")),
    ("mine", t("mine")),
    ("differing", t("differing")),
)


class ReviewPage(Retranslated, QWidget):
    """`chosen(Listed)` when a row is chosen; `worded` when its texts are in another language now."""

    chosen = Signal(object)
    worded = Signal()
    filtered = Signal()  # other rows are shown, or the rest of the text is to be paler or not

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: Sequence[Listed] = ()
        self._tally = Tally()
        self._author = ""
        self._busy = self._ran = False
        self._score: Score | None = None
        self._pairs = 0
        self.which: Which = "undecided"
        self._group = QButtonGroup(self)
        self.pills: dict[Which, QPushButton] = {}
        self._row = FlowLayout(QSize(6, 6))
        for ident, _ in FILTERS:
            pill = QPushButton(self, objectName="pill", checkable=True, checked=ident == self.which)
            pill.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            pill.clicked.connect(lambda _checked=False, one=ident: self.filter(one))
            self._group.addButton(pill)
            self._row.addWidget(pill)
            self.pills[ident] = pill
        self.categories = QComboBox(self)
        self.categories.addItem("", "")
        for dimension in DIMENSIONS:
            self.categories.addItem("", dimension)
        self.categories.addItem("", OWN)
        self.categories.currentIndexChanged.connect(lambda _index: self._fill())
        self.dim = QCheckBox(self)
        self.dim.toggled.connect(lambda _on: self.filtered.emit())
        self.list = FindingsList(self)
        self.list.chosen.connect(self.chosen)
        self.list.picked.connect(self._show_batch)
        self.batch = QWidget(self)
        self._picked = QLabel(self.batch, objectName="quiet")
        self.verbs = [QPushButton(self.batch, objectName="pill") for _ in (*VERDICTS, DISMISSED)]
        for number, button in enumerate(self.verbs):
            verb = self.list.dismissed.emit if number == len(VERDICTS) else partial(self.list.judged.emit, number)
            button.clicked.connect(lambda _checked=False, run=verb: run())
        self.card_button, self.checks_button = (QPushButton(self, objectName="link") for _ in range(2))
        self._about = QLabel(self, objectName="quiet", wordWrap=True, margin=16)
        self._about.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.score = QLabel(self, objectName="quiet", wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(14, 2, 14, 8)
        head.setSpacing(8)
        head.addLayout(self._row)
        head.addWidget(self.categories)
        head.addWidget(self.dim)
        batch = FlowLayout(QSize(6, 6))
        batch.setContentsMargins(14, 6, 14, 6)
        for part in (self._picked, *self.verbs):
            batch.addWidget(part)
        self.batch.setLayout(batch)
        self.batch.hide()
        foot = QVBoxLayout()
        foot.setContentsMargins(16, 10, 14, 12)
        foot.addWidget(self.score)
        links = FlowLayout(QSize(12, 4))
        links.addWidget(self.card_button)
        links.addWidget(self.checks_button)
        foot.addLayout(links)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        column.addWidget(self._about, 1)
        column.addWidget(self.batch)
        column.addWidget(QFrame(self, objectName="hairline"))
        column.addLayout(foot)

    @property
    def undecided(self) -> int:
        return count_of(self._tally, "undecided", "")

    @property
    def shown(self) -> list[Listed]:
        return self.list.findings.entries

    def show_standing(self, standing: Standing | None, author: str, busy: bool) -> None:
        """What was found and written; `busy` while the checks run."""
        self._entries, self._tally = (standing.entries, standing.tally) if standing else ((), Tally())
        self._author, self._busy = author, busy
        self._ran = standing is not None and standing.checked is not None
        self._fill()

    def show_score(self, score: Score | None, pairs: int) -> None:
        """The score so far of a text of `pairs` pairs; None: it is not known yet."""
        self._score, self._pairs = score, pairs
        self.score.setText("\n".join(said_score(score, pairs)) if score else "")

    def filter(self, which: Which) -> None:
        """Show only a part of the entries."""
        self.which = which
        self.pills[which].setChecked(True)
        self._fill()

    def _show_batch(self, count: int) -> None:
        self.batch.setVisible(count > 1)
        self._picked.setText(tr("{count} rows", count=f"{count:,}"))

    def dress(self, colors: theme.Theme) -> None:
        self.list.dress(colors)

    def retranslate(self) -> None:
        self.list.setAccessibleName(tr("Findings"))
        self.categories.setAccessibleName(tr("Category"))
        self.categories.setItemText(0, tr("All categories"))
        for number, (title, _) in enumerate(DIMENSIONS.values()):
            self.categories.setItemText(number + 1, tr(title))
        self.categories.setItemText(self.categories.count() - 1, tr("Own categories"))
        self.dim.setText(tr("Make other pairs paler"))
        for verdict, button in zip(VERDICTS, self.verbs, strict=False):
            button.setText(tr(VERDICT_TITLES[verdict]))
        self.verbs[-1].setText(tr("No error"))
        self.card_button.setText(tr("Scorecard"))
        self.checks_button.setText(tr("Choose the checks"))
        self._fill()
        self.show_score(self._score, self._pairs)
        self.worded.emit()

    def _fill(self) -> None:
        for ident, title in FILTERS:
            count = count_of(self._tally, ident, self._author)
            self.pills[ident].setText(f"{tr(title)} {count:,}")
            # Only where two have reviewed is there anything that they can see differently.
            self.pills[ident].setVisible(ident != "differing" or count > 0 or self.which == ident)
        category = self.categories.currentData() or ""
        shown = selected(self._entries, self.which, self._author, category)
        self.list.show_entries(shown)
        self.list.setVisible(bool(shown))
        self._about.setVisible(not shown)
        self.filtered.emit()
        self._about.setText(self._hint())

    def _hint(self) -> str:
        """What stands where the list is empty."""
        if self._busy:
            return tr("The checks are running…")
        if self._entries:
            return tr("Nothing is left here.")
        return tr("The checks found nothing.") if self._ran else tr("The text has not been checked yet.")


def said_score(score: Score, pairs: int) -> list[str]:
    """The score in lines: points, what was judged and in which unit, agreement of two reviewers."""
    judged = tr(
        "{judged} of {total} pairs judged · errors: {errors}", judged=f"{score.judged:,}", total=f"{pairs:,}",
        errors=f"{score.errors:,}",
    )  # fmt: skip
    if not score.whole.length:
        return [judged]
    lines = [said_result(score.whole), said_norm(score.whole), judged, said_agreement(score)]
    return [line for line in lines if line]
