"""Random days of work: edits, undo, redo, saves, restarts, other programs, merges, kills, full disks; nothing is ever lost."""

from __future__ import annotations

import errno
import json
import os
import random
import shutil
import tempfile
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from reader.core.annotation import COLORS
from reader.core.errors import NotesError
from reader.core.history import History
from reader.core.project import Project
from reader.core.spans import Span
from reader.core.task import run
from reader.store.save import record
from reader.workflow import annotate, notes
from tests.store.files import parsed
from tests.store.texts import bitext

# A failing day is reported as it was: making it shorter takes minutes.
PHASES = [Phase.explicit, Phase.reuse, Phase.generate]
TEXT = bitext()
SIZE = len(TEXT.zh.text)
NUMBERS = st.integers(0, 10**6)
# A name that no other note has, so that a text can be looked for wherever it went.
FRESH = st.integers(0, 10**9).map(lambda number: f"text {number}")


class Day(RuleBasedStateMachine):
    """One notes file, this program, and another one that edits the same file."""

    def __init__(self) -> None:
        super().__init__()
        memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
        self.folder = Path(tempfile.mkdtemp(dir=memory))
        self.path = str(self.folder / "a.txt.duidu.json")
        self.data = str(self.folder / "own")
        self.open()

    def teardown(self) -> None:
        notes.close_notes(self.base)
        shutil.rmtree(self.folder, ignore_errors=True)

    def open(self) -> None:
        loaded = run(notes.load_notes(TEXT, self.path, data=self.data))
        self.base = loaded.base
        self.history: History[Project] = History(loaded.project)

    @property
    def project(self) -> Project:
        return self.history.current

    def pick(self, number: int) -> str:
        return self.project.annotations[number % len(self.project.annotations)].id

    def apply(self, label: str, project: Project, key: str = "") -> None:
        self.history = self.history.apply(label, project, key)

    # --- this person

    @rule(start=st.integers(0, SIZE - 1), length=st.integers(0, 12), body=FRESH)
    def add(self, start: int, length: int, body: str) -> None:
        span = Span(start, min(SIZE, start + length))
        self.apply("note", annotate.note(self.project, "zh", span, body)[0])

    @precondition(lambda self: self.project.annotations)
    @rule(number=NUMBERS, body=FRESH)
    def write(self, number: int, body: str) -> None:
        ident = self.pick(number)
        self.apply("write", annotate.set_body(self.project, ident, body), f"body {ident}")

    @precondition(lambda self: self.project.annotations)
    @rule(number=NUMBERS, color=st.sampled_from(COLORS))
    def paint(self, number: int, color: str) -> None:
        self.apply("paint", annotate.set_color(self.project, self.pick(number), color))

    @precondition(lambda self: self.project.annotations)
    @rule(number=NUMBERS)
    def delete(self, number: int) -> None:
        self.apply("delete", annotate.delete(self.project, self.pick(number)))

    @rule()
    def undo(self) -> None:
        self.history = self.history.undo()

    @rule()
    def redo(self) -> None:
        self.history = self.history.redo()

    @rule()
    def save(self) -> None:
        given = self.project
        result = run(notes.save_notes(self.base, given))
        self.base = result.base
        if result.project.annotations is not given.annotations:
            self.apply("from outside", notes.rebased(given, given, result.project))
        assert {item.id: item.body for item in self.project.annotations} == self.on_disk()

    @rule()
    def only_journal(self) -> None:
        assert run(record(self.base, self.project.annotations))
        known = self.base.file.annotations
        # Only what this program said is in its journal; what it had read may have changed in the file since.
        self.restart_expecting({item.body for item in self.project.annotations if known.get(item.id) != item})

    @rule()
    def restart_after_saving(self) -> None:
        self.save()
        self.restart_expecting({item.body for item in self.project.annotations})

    @rule(call=st.sampled_from(["replace", "fsync", "write", "open"]))
    def full_disk(self, call: str) -> None:
        before = Path(self.path).read_bytes() if os.path.exists(self.path) else None
        with mock.patch.object(os, call, side_effect=OSError(errno.ENOSPC, "full")):
            try:
                self.base = run(notes.save_notes(self.base, self.project)).base
            except NotesError:
                after = Path(self.path).read_bytes() if os.path.exists(self.path) else None
                assert after == before

    # --- the world

    @rule(body=FRESH, number=NUMBERS, what=st.sampled_from(["add", "write", "delete"]))
    def another_program(self, body: str, number: int, what: str) -> None:
        other = run(notes.load_notes(TEXT, self.path, data=self.data + "-other"))
        project = other.project
        if what == "add" or not project.annotations:
            project, _ = annotate.note(project, "en", Span(0, 5), body)
        else:
            ident = project.annotations[number % len(project.annotations)].id
            project = annotate.delete(project, ident) if what == "delete" else annotate.set_body(project, ident, body)
        run(notes.save_notes(other.base, project))
        notes.close_notes(other.base)

    @precondition(lambda self: os.path.exists(self.path))
    @rule(seed=NUMBERS)
    def garbled_file_while_open(self, seed: int) -> None:
        """Another program ruins the file: what this one has open is all kept."""
        # What another program had changed or deleted before, and this one had not, is rightly as that one wants it.
        known, there = self.base.file.annotations, self.on_disk()
        mine = {
            item.body
            for item in self.project.annotations
            if known.get(item.id) != item or there.get(item.id) == item.body
        }
        before = Path(self.path).read_bytes()
        data = bytearray(before)
        data[random.Random(seed).randrange(len(data))] ^= 0x55
        Path(self.path).write_bytes(data)
        if not parsed(bytes(data)).damaged:  # what is still whole JSON is an edit like any other
            Path(self.path).write_bytes(before)
        self.save_anyway(mine)

    @precondition(lambda self: os.path.exists(self.path))
    @rule()
    def deleted_file_while_open(self) -> None:
        mine = {item.body for item in self.project.annotations}
        os.unlink(self.path)
        self.save_anyway(mine)

    # --- what must hold

    def save_anyway(self, mine: set[str]) -> None:
        self.apply("note", annotate.note(self.project, "zh", Span(0, 2), "one more")[0])
        self.save()
        assert mine <= {item.body for item in self.project.annotations}

    def restart_expecting(self, safe: set[str]) -> None:
        on_disk = set(self.on_disk().values())
        self.base.journal.close()  # as a kill does
        self.open()
        now = {item.body for item in self.project.annotations}
        assert safe <= now, "an edit that was called safe is gone"
        self.save()
        assert safe <= {item.body for item in self.project.annotations}
        assert now - on_disk <= set(self.on_disk().values())

    def on_disk(self) -> dict[str, str]:
        if not os.path.exists(self.path):
            return {}
        json.loads(Path(self.path).read_text(encoding="utf-8"))
        # A flipped bit can make an item that no version can show; it stays in the file.
        found = parsed(Path(self.path).read_bytes()).file.annotations
        return {ident: item.body for ident, item in found.items()}

    @invariant()
    def ids_are_unique_and_sorted(self) -> None:
        ids = [item.id for item in self.project.annotations]
        assert ids == sorted(set(ids))

    @invariant()
    def the_file_is_good(self) -> None:
        if os.path.exists(self.path):
            assert not parsed(Path(self.path).read_bytes()).damaged

    @invariant()
    def undoing_everything_and_redoing_it_comes_back(self) -> None:
        history = self.history
        while history.earlier:
            history = history.undo()
        while history.later:
            history = history.redo()
        # What could be redone before is redone too: compare with the same from here.
        here = self.history
        while here.later:
            here = here.redo()
        assert history.current == here.current


@pytest.mark.timeout(300)
def test_random_days_of_work() -> None:
    run_state_machine_as_test(
        Day, settings=settings(max_examples=100, stateful_step_count=30, deadline=None, phases=PHASES)
    )


@pytest.mark.slow
@pytest.mark.timeout(7200)
def test_many_long_days_of_work() -> None:
    count = int(os.environ.get("DUIDU_STATEFUL_EXAMPLES", "5000"))
    run_state_machine_as_test(
        Day, settings=settings(max_examples=count, stateful_step_count=50, deadline=None, phases=PHASES)
    )
