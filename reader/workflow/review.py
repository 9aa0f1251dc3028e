"""Review: runs the checks over a bitext or a table of pairs, and says where in the documents each finding is.

After a change of the alignment only the pairs that changed are checked again; what looks at the whole document is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from time import monotonic
from typing import Final

from reader.checks.pair import Aids, Issue, Pair
from reader.core.bitext import Bitext
from reader.core.document import SIDES, Side
from reader.core.finding import Finding
from reader.core.messages import tr
from reader.core.spans import Run, Span
from reader.core.surface import Surface, surface
from reader.core.task import Progress, Task

# Below this score a bead is more likely to be wrong than a translator.
DOUBTFUL: Final = 0.5
# Often enough for a bar that moves and a cancel that answers at once.
_BREATH: Final = 0.02
# The checks that ask what the terms of the document usually are in English.
_OF_TERMS: Final = frozenset(("drift", "drift_across"))


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What `checks` found in one bitext with `aids`; `marks` are digests of the pairs they saw, by bead."""

    bitext: Bitext
    aids: Aids
    checks: frozenset[str]
    findings: tuple[Finding, ...]
    marks: tuple[int, ...] = ()


def review(
    bitext: Bitext, aids: Aids | None = None, enabled: Collection[str] | None = None
) -> Task[tuple[Finding, ...]]:
    """Run the checks (all, or those with an id in `enabled`) over `bitext`; findings in reading order."""
    reviewed = yield from review_again(bitext, aids, enabled)
    return reviewed.findings


def review_again(
    bitext: Bitext, aids: Aids | None = None, enabled: Collection[str] | None = None, before: Reviewed | None = None
) -> Task[Reviewed]:
    """As `review`, but the checks of single pairs look only at pairs that `before` had not seen."""
    from reader.checks.table import CHECKS  # many tables of patterns, which the first window does not wait for

    aids = aids or Aids(zh_language=bitext.zh.language)
    checks = frozenset(check.id for check in CHECKS if enabled is None or check.id in enabled)
    if not bitext.zh.segments or not bitext.en.segments:
        return Reviewed(bitext, aids, checks, ())
    yield Progress("Reading the text")
    surfaces, pairs, marks = _Surfaces(bitext), [], []
    for index in range(len(bitext.alignment.beads)):
        pairs.append(surfaces.pair(index))
        marks.append(surfaces.mark(pairs[index]))
        if not index % 500:
            yield Progress("Reading the text", index, len(bitext.alignment.beads))
    aids = yield from _with_usual(pairs, aids, checks)
    known = _Known(before, bitext, aids)
    issues = yield from check_pairs(
        pairs, aids, checks, known.checks, {index for index, mark in enumerate(marks) if mark in known}
    )
    findings = [_finding(check, issue, pairs, surfaces) for check, issue in issues]
    for index, mark in enumerate(marks):
        findings += [replace(item, bead=index) for item in known.findings(mark) if item.check in checks]
    findings.sort(key=lambda item: -1 if item.bead is None else item.bead)
    return Reviewed(bitext, aids, checks, tuple(findings), tuple(marks))


def _with_usual(pairs: Sequence[Pair], aids: Aids, checks: Collection[str]) -> Task[Aids]:
    """The aids with the usual English of the document's terms, looked for once for all checks that ask."""
    if _OF_TERMS.isdisjoint(checks):
        return aids
    from reader.checks.usual_english import usual_english

    looking, last = usual_english(pairs), monotonic()
    while True:
        try:
            next(looking)
        except StopIteration as end:
            return replace(aids, usual=end.value)
        if monotonic() - last > _BREATH:
            yield Progress("Comparing across the document")
            last = monotonic()


class _Known:
    """What checks of single pairs found before, where the same texts in the same places can be relied on."""

    def __init__(self, before: Reviewed | None = None, bitext: Bitext | None = None, aids: Aids | None = None) -> None:
        from reader.checks.table import CHECKS

        self._by_mark: dict[int, list[Finding]] = defaultdict(list)
        self._marks: frozenset[int] = frozenset()
        self.checks: frozenset[str] = frozenset()
        same = before and bitext and all(before.bitext.document(s).text == bitext.document(s).text for s in SIDES)
        if before is None or not same or before.aids.zh_language != (aids or Aids()).zh_language:
            return
        self.checks = before.checks & {check.id for check in CHECKS if check.run is not None}
        self._marks = frozenset(before.marks)
        for item in before.findings:
            if item.bead is not None and item.check in self.checks:
                self._by_mark[before.marks[item.bead]].append(item)

    def __contains__(self, mark: int) -> bool:
        return mark in self._marks

    def findings(self, mark: int) -> Sequence[Finding]:
        return self._by_mark.get(mark, ())


def check_pairs(
    pairs: Sequence[Pair],
    aids: Aids,
    enabled: Collection[str] | None = None,
    settled: Collection[str] = (),
    known: Collection[int] = (),
) -> Task[list[tuple[str, Issue]]]:
    """Run the checks over pairs; each issue with the id of its check. The `settled` checks skip pairs in `known`."""
    from reader.checks.table import CHECKS

    found: list[tuple[str, Issue]] = []
    active = [check for check in CHECKS if enabled is None or check.id in enabled]
    fresh = [check for check in active if check.id not in settled]
    last = monotonic()
    for number, pair in enumerate(pairs):
        for check in fresh if number in known else active:
            if check.run is not None:
                found.extend((check.id, issue) for issue in check.run(pair, aids))
        if monotonic() - last > _BREATH:
            yield Progress("Checking", number, len(pairs))
            last = monotonic()
    for check in active:
        if check.run_document is not None:
            for issue in check.run_document(pairs, aids):
                if issue is not None:
                    found.append((check.id, issue))
                elif monotonic() - last > _BREATH:
                    yield Progress("Comparing across the document", len(pairs), len(pairs))
                    last = monotonic()
    return found


class _Surfaces:
    """The texts of the beads as they are read, with the way back to the documents."""

    def __init__(self, bitext: Bitext) -> None:
        self._bitext = bitext

    def pair(self, index: int) -> Pair:
        """The two texts of a bead."""
        bead = self._bitext.alignment.beads[index]
        zh, en = (self.surface(side, bead.run(side)) for side in ("zh", "en"))
        score = 1.0 if bead.status == "checked" else bead.score
        return Pair(index, zh.text if zh else "", en.text if en else "", score, bead.paragraph)

    def mark(self, pair: Pair) -> int:
        """A digest of a pair: its texts, where they stand, and whether the bead is doubtful."""
        bead = self._bitext.alignment.beads[pair.index]
        starts = [self._start(side, bead.run(side)) for side in SIDES]
        return hash((pair.zh, pair.en, pair.score < DOUBTFUL, *starts))

    def _start(self, side: Side, run: Run) -> int:
        return self._bitext.document(side).segments[run.start].start if run else -1

    def surface(self, side: Side, run: Run) -> Surface | None:
        """The surface of a run of segments; None for an empty run."""
        document = self._bitext.document(side)
        if not run:
            return None
        segments = document.segments[run.start : run.end]
        return surface(document, Span(segments[0].start, segments[-1].end))

    def spans(self, side: Side, index: int, spans: Iterable[Span]) -> Iterator[Span]:
        """Spans of a bead's text as spans of the document."""
        found = self.surface(side, self._bitext.alignment.beads[index].run(side))
        if found is not None:
            for span in spans:
                yield found.to_document(span)


def _finding(check: str, issue: Issue, pairs: Sequence[Pair], surfaces: _Surfaces) -> Finding:
    if issue.pair is None:
        return Finding(check, None, issue.category, issue.severity, issue.message, subject=issue.subject)
    pair = pairs[issue.pair]
    doubtful = pair.score < DOUBTFUL and bool(pair.zh) and bool(pair.en) and issue.subject != "document"
    message = (
        tr("The alignment is uncertain here; look at it first. {message}", message=issue.message)
        if doubtful
        else issue.message
    )
    return Finding(
        check,
        issue.pair,
        issue.category,
        issue.severity,
        message,
        tuple(surfaces.spans("zh", issue.pair, issue.zh)),
        tuple(surfaces.spans("en", issue.pair, issue.en)),
        pair.zh,
        pair.en,
        doubtful,
        issue.subject,
    )
