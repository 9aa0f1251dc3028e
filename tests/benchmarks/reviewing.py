"""Reviewing a long text, measured: `python -m tests.benchmarks reviewing`; `--quick` takes a shorter one.

Every pair has a verdict before the first measured one. CPU time of one thread; "longest step" is the longest time
between two places at which work in the background can be stopped.
"""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Generator
from typing import TypeVar

from reader.checks.pair import Term
from reader.checks.terms import TermFinder
from reader.core.project import Project
from reader.workflow import judging
from reader.workflow.checking import check_text
from reader.workflow.report import make_report
from reader.workflow.report_formats import REPORTS
from reader.workflow.review_standing import moved_on, standing
from reader.workflow.term_base import TermBase
from reader.workflow.term_candidates import term_candidates
from reader.workflow.term_places import terms_in
from tests.made_bitext import town

Value = TypeVar("Value")


def timed(name: str, task: Generator[object, None, Value]) -> Value:
    """Run a task, print its time and its longest step."""
    started = last = time.thread_time()
    longest = 0.0
    while True:
        try:
            next(task)
        except StopIteration as end:
            print(f"{name:34}{time.thread_time() - started:8.2f} s, longest step {longest * 1000:6.1f} ms")
            return end.value
        longest, last = max(longest, time.thread_time() - last), time.thread_time()


def main() -> None:
    pairs = 10_000 if "--quick" in sys.argv else 100_000
    bitext = town(pairs)
    gc.disable()  # as the window does while something long runs
    checked = timed(f"checks of {pairs:,} pairs", check_text(bitext))
    print(f"findings: {len(checked.findings):,}")
    everything = judging.judge_many(Project(bitext), range(pairs), "fix", checked.findings, author="A")
    project = timed("a verdict on all of them", everything)
    state = timed("where the review stands", standing(project, checked))
    worst = 0.0
    for bead in range(0, pairs, pairs // 50):
        started = time.thread_time()
        project = judging.judge(project, [bead], "fine", state.findings_of([bead]), author="A")
        state = moved_on(state, project)
        assert state.entries
        assert state.score
        worst = max(worst, time.thread_time() - started)
    print(f"{'one more verdict, the slowest of 50':34}{worst * 1000:7.1f} ms")
    report = timed("report", make_report(project, checked))
    for suffix, (_, write) in REPORTS.items():
        timed(f"report as {suffix}", write(report))
    terms = tuple(Term(f"词条{number}号", (f"term {number}",)) for number in range(50_000))
    started = time.thread_time()
    base = TermBase().merged(terms)
    TermFinder(base.terms)
    print(f"{'50,000 terms put in order':34}{time.thread_time() - started:8.2f} s")
    started = time.thread_time()
    base.marked("词条7号", "number seven", "preferred")
    print(f"{'one of them changed':34}{(time.thread_time() - started) * 1000:7.1f} ms")
    timed("terms found in the text", terms_in(bitext, base.terms))
    timed("terms that the text suggests", term_candidates(bitext))


if __name__ == "__main__":
    main()
