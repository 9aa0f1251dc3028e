"""A window with 50,000 notes: `python -m tests.benchmarks notes_window`. How long its thread is busy at a time.

Times are of the processor for this thread, which other programs of the machine disturb less than those of the clock. An
act may have a longer answer: the list is made between events, so what counts is the longest event.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
import time
from collections.abc import Callable

from reader.core.anchoring import make_selector
from reader.core.annotation import COLORS, Annotation, Target
from reader.core.bitext import Bitext
from reader.core.project import Project
from reader.core.spans import Span
from tests.made_bitext import town

PAIRS, COUNT = 20_000, 50_000
QUICK = 20
GOAL_MS = 50


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DUIDU_HOME"] = folder
        share = QUICK if "--quick" in sys.argv else 1
        measure(PAIRS // share, COUNT // share)


def measure(pairs: int, count: int) -> None:
    from PySide6.QtCore import QEventLoop

    from reader.ui import app
    from reader.ui.preferences import Preferences
    from reader.ui.window import Window

    application = app.make_application()
    window = Window(Preferences())
    window.resize(1240, 800)
    window.show()
    bitext = town(pairs)
    project = Project(bitext, notes_on(bitext, count))
    print(f"{count} notes in {pairs} pairs; longest event in ms (goal {GOAL_MS})")

    def act(name: str, work: Callable[[], object]) -> None:
        started = time.thread_time()
        work()
        longest, began = time.thread_time() - started, time.perf_counter()
        while time.perf_counter() - began < 1.0:
            started = time.thread_time()
            application.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 1)
            longest = max(longest, time.thread_time() - started)
            time.sleep(0.001)
        print(f"  {name:24} {longest * 1000:5.0f}")

    ident = project.annotations[count // 2].id
    act("the text alone", lambda: (window.session.open(Project(bitext)), window.stack.setCurrentWidget(window.page)))
    act("open with the notes", lambda: window.session.apply("open", project))
    act("show the list", lambda: window.panels.turn_to("notes"))
    act("go to a note", lambda: window.annotating.go_to(ident))
    act("type a letter", lambda: window.page.note_card.body.insertPlainText("x"))
    act("type another", lambda: window.page.note_card.body.insertPlainText("y"))
    act("highlight a sentence", lambda: window.annotating.highlight("green"))
    act("undo", window.session.undo)
    act("next note", window.actions_["next_note"].trigger)
    act("search", lambda: window.page.notes.search.setText("note 77"))
    act("search no more", window.page.notes.search.clear)
    act("filter by colour", lambda: window.listing.toggle("colors", "green"))
    act("newest first", lambda: window.listing.sort_by("newest"))
    act("group by section", window.listing.group)
    act("choose all", window.page.notes.view.selectAll)
    window.session.open(None)
    window.close()


def notes_on(bitext: Bitext, count: int) -> tuple[Annotation, ...]:
    """Notes on words of either side, evenly spread."""
    rng, items = random.Random(1), []
    for number in range(count):
        side = rng.choice(("zh", "en"))
        segments = bitext.document(side).segments
        segment = segments[number * len(segments) // count]
        start = rng.randint(segment.start, segment.end - 1)
        span = Span(start, min(segment.end, start + rng.randint(1, 9)))
        target = Target(side, make_selector(bitext.document(side), span))
        kind = rng.choice(("commenting", "highlighting"))
        body = f"一条笔记 note {number}" if kind == "commenting" else ""
        items.append(
            Annotation(f"{number:08d}", kind, (target,), body, rng.choice(COLORS), ("tag",) * (number % 3 == 0))
        )
    return tuple(items)
