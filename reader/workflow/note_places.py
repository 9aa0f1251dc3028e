"""Where notes stand in the text, for going from one to the next and for putting one on the other language too."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from reader.core.annotation import Annotation, Target
from reader.core.bitext import Bitext
from reader.core.document import Side, other_side
from reader.core.spans import Span

# Changes of so many notes at once (all pairs confirmed, say) are no single place to go to.
EVERYWHERE: Final = 200


def counterpart(bitext: Bitext, item: Annotation) -> Span | None:
    """What answers on the other side to the sentences that a note is on; None where nothing does."""
    target = next((target for target in item.targets if target.placed), None)
    if target is None or not bitext.alignment.beads:
        return None
    document, side = bitext.document(target.side), other_side(target.side)
    first = max(0, document.segment_at(target.selector.start))
    last = max(first, document.segment_at(max(target.selector.start, target.selector.end - 1)))
    beads = [bitext.alignment.bead_of(target.side, segment) for segment in range(first, last + 1)]
    runs = [bitext.alignment.beads[bead].run(side) for bead in beads if bead >= 0]
    spans = [bitext.document(side).segments[number].span for run in runs for number in run.indices()]
    return Span(min(span.start for span in spans), max(span.end for span in spans)) if spans else None


def place_of(bitext: Bitext, side: Side, offset: int) -> int:
    """The place of a code point, comparable with that of an `Entry`."""
    segment = bitext.document(side).segment_at(offset)
    bead = bitext.alignment.bead_of(side, segment) if segment >= 0 and bitext.alignment.beads else 0
    return max(0, bead) << 40 | offset


def changed_place(gone: Sequence[Annotation], new: Sequence[Annotation]) -> Target | None:
    """Where a change of the notes can be seen: the first place of what is there now, else of what was there.

    Nowhere, when so much changed that it is seen everywhere.
    """
    if len(gone) + len(new) > EVERYWHERE:
        return None
    return next((target for item in (*new, *gone) for target in item.targets if target.placed), None)
