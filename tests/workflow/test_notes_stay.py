"""Notes keep their characters whatever script is shown and however the alignment is edited."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from reader.core.bitext import Bead
from reader.core.project import Project, with_alignment
from reader.core.spans import Run, Span
from reader.core.task import run
from reader.workflow import annotate
from reader.workflow.display import CHOICES, view
from reader.workflow.notes_export import export_notes
from tests.core.changed_texts import sentences
from tests.store.texts import bitext

NOTES = 500


def noted(seed: int) -> Project:
    """A text of 300 sentences a side with 500 notes at random places of both."""
    rng = random.Random(seed)
    project = Project(bitext(sentences("zh", 300, rng), sentences("en", 300, rng)))
    items = []
    for number in range(NOTES):
        side = rng.choice(("zh", "en"))
        segment = rng.choice(project.bitext.document(side).segments)
        start = rng.randrange(segment.start, segment.end)
        span = Span(start, rng.randint(start + 1, min(segment.end, start + 12)))
        one, _ = annotate.note(replace(project, annotations=()), side, span, f"note {number}")
        items.append(replace(one.annotations[0], id=f"{number:05d}"))
    return replace(project, annotations=tuple(items))


@pytest.mark.parametrize("checked", [40, pytest.param(NOTES, marks=pytest.mark.slow)])
def test_a_thousand_switches_of_the_script(checked: int) -> None:
    project, rng = noted(1), random.Random(2)
    before = project.annotations
    for _ in range(1000):
        script = rng.choice(CHOICES)
        for item in rng.sample(before, checked):
            (target,) = item.targets
            document, span = project.bitext.document(target.side), target.selector.span
            sentence = document.segments[document.segment_at(span.start)].span
            shown = view(document, sentence, script)
            back = shown.to_document(shown.from_document(span))
            assert back.start <= span.start
            assert span.end <= back.end
            if len(shown.text) == len(sentence.of(document.text)):
                assert back == span
            assert span.of(document.text) == target.selector.exact
    assert project.annotations is before


def test_a_thousand_edits_of_the_alignment() -> None:
    project, rng = noted(3), random.Random(4)
    before = project.annotations
    for _ in range(1000):
        alignment = project.bitext.alignment
        beads = joined_or_split(list(alignment.beads), rng)
        project = with_alignment(project, replace(alignment, beads=tuple(beads)))
        assert project.annotations is before
    for item in before:
        (target,) = item.targets
        assert target.selector.span.of(project.bitext.document(target.side).text) == target.selector.exact
    # And every note is still exported with a sentence that holds its words.
    data = run(export_notes(project, ".csv"))
    assert data.count(b"\r\n") == NOTES + 1


def joined_or_split(beads: list[Bead], rng: random.Random) -> list[Bead]:
    number = rng.randrange(len(beads) - 1)
    one, two = beads[number], beads[number + 1]
    if rng.random() < 0.5:
        joined = replace(one, zh=Run(one.zh.start, two.zh.end), en=Run(one.en.start, two.en.end), status="checked")
        return [*beads[:number], joined, *beads[number + 2 :]]
    if len(one.zh) + len(one.en) < 2:
        return beads
    zh, en = (rng.randint(run.start, run.end) for run in (one.zh, one.en))
    parts = [
        replace(one, zh=Run(one.zh.start, zh), en=Run(one.en.start, en)),
        replace(one, zh=Run(zh, one.zh.end), en=Run(en, one.en.end)),
    ]
    return [*beads[:number], *(part for part in parts if part.zh or part.en), *beads[number + 1 :]]
