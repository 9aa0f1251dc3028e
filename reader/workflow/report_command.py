"""`main.py check` with a report: `-o report.html` and the like; everything else is what `check_command` does.

The verdicts that people gave, which lie beside the text, are in the report as well.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from reader.core.finding import at_least
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
    from reader.workflow.checking import check_text
    from reader.workflow.desk import bring
    from reader.workflow.report import make_report
    from reader.workflow.report_formats import write_report
    from reader.workflow.review_scheme import load_scheme
    from reader.workflow.term_base import read_terms

    project = run(bring(args.files, encoding=args.encoding), report).project
    terms = run(read_terms(args.terms), report) if args.terms else ()
    checked = run(check_text(project.bitext, terms, check_command.chosen_checks(args)), report)
    made = run(make_report(project, checked, scheme=load_scheme()), report)
    printer = args.printers.get(suffix, write_report)
    run(printer(made, args.output), report)
    return _FAILED if args.fail_on and any(at_least(one.severity, args.fail_on) for one in checked.findings) else 0
