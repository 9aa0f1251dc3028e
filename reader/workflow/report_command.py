"""`main.py check` with a report: `-o report.html` and the like; everything else is what `check_command` does."""

from __future__ import annotations

import argparse
from pathlib import Path

from reader.core.finding import at_least
from reader.core.project import Project
from reader.core.task import run
from reader.workflow import check_command
from reader.workflow.command_line import Report

_FAILED = 3

configure = check_command.configure


def execute(args: argparse.Namespace, report: Report) -> int:
    """Write a report when the suffix of the output asks for one; the exit status."""
    suffix = Path(args.output).suffix.lower() if args.output else ""
    if not args.files or args.pairs or suffix in ("", ".json"):
        return check_command.execute(args, report)
    from reader.workflow.checking import Checked, check_text
    from reader.workflow.open import open_paths
    from reader.workflow.report import make_report
    from reader.workflow.report_formats import write_report

    bitext = run(open_paths(args.files, encoding=args.encoding), report)
    checked = run(check_text(bitext), report)
    kept = tuple(one for one in checked.findings if not args.only or one.check in args.only)
    made = run(make_report(Project(bitext), Checked(bitext, kept, checked.lengths)), report)
    run(write_report(made, args.output), report)
    return _FAILED if args.fail_on and any(at_least(one.severity, args.fail_on) for one in kept) else 0
