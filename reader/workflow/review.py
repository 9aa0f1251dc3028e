"""Review: runs the checks over a bitext or a table of pairs, and says where in the documents each finding is."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from time import monotonic
from typing import Final

from reader.checks.pair import Aids, Issue, Pair
from reader.core.bitext import Bitext
from reader.core.document import Side
from reader.core.finding import Finding
from reader.core.messages import tr
from reader.core.spans import Run, Span
from reader.core.surface import Surface, surface
from reader.core.task import Progress, Task

# Below this score a bead is more likely to be wrong than a translator.
DOUBTFUL: Final = 0.5
# Often enough for a bar that moves and a cancel that answers at once.
_BREATH: Final = 0.02


def review(
    bitext: Bitext, aids: Aids | None = None, enabled: Collection[str] | None = None
) -> Task[tuple[Finding, ...]]:
    """Run the checks (all, or those with an id in `enabled`) over `bitext`; findings in reading order."""
    aids = aids or Aids(zh_language=bitext.zh.language)
    if not bitext.zh.segments or not bitext.en.segments:
        return ()
    yield Progress("Reading the text")
    surfaces = _Surfaces(bitext)
    pairs = []
    for index in range(len(bitext.alignment.beads)):
        pairs.append(surfaces.pair(index))
        if not index % 500:
            yield Progress("Reading the text", index, len(bitext.alignment.beads))
    issues = yield from check_pairs(pairs, aids, enabled)
    findings = [_finding(check, issue, pairs, surfaces) for check, issue in issues]
    return tuple(sorted(findings, key=lambda item: -1 if item.bead is None else item.bead))


def check_pairs(
    pairs: Sequence[Pair], aids: Aids, enabled: Collection[str] | None = None
) -> Task[list[tuple[str, Issue]]]:
    """Run the checks over pairs; each issue with the id of its check."""
    from reader.checks.table import CHECKS  # many tables of patterns, which the first window does not wait for

    found: list[tuple[str, Issue]] = []
    active = [check for check in CHECKS if enabled is None or check.id in enabled]
    last = monotonic()
    for number, pair in enumerate(pairs):
        for check in active:
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
