"""`main.py check`: the findings of a text and its translation, or of a table of pairs, as JSON."""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from reader.checks.pair import Aids, Issue, Pair
from reader.checks.table import CHECKS
from reader.core.errors import InputError
from reader.core.finding import SEVERITIES, Finding, Severity, at_least
from reader.core.task import run
from reader.workflow.checking import check_text
from reader.workflow.command_line import Report
from reader.workflow.review import check_pairs
from reader.workflow.vocabulary import installed_vocabulary

_FAILED = 3


def configure(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("files", nargs="*", metavar="FILE", help="a text and its translation, in one file or two")
    parser.add_argument("--pairs", metavar="FILE.tsv", help="a table with the columns id, zh and en instead of files")
    parser.add_argument("-o", "--output", metavar="OUT", help="where to write the findings (default: standard output)")
    parser.add_argument("--terms", metavar="GLOSSARY", help="check the terms of this glossary (.tbx .csv .tsv) as well")
    parser.add_argument("--encoding", help="encoding of the files, when it is not recognised")
    parser.add_argument("--only", metavar="CHECK", action="append", choices=[check.id for check in CHECKS], help="run this check only (may be repeated): " + ", ".join(check.id for check in CHECKS))  # fmt: skip
    parser.add_argument("--without", metavar="CHECK", action="append", default=[], choices=[check.id for check in CHECKS], help="leave this check out (may be repeated)")  # fmt: skip
    parser.add_argument(
        "--fail-on", choices=SEVERITIES, help="exit with status 3 when a finding is this grave or graver"
    )


def execute(args: argparse.Namespace, report: Report) -> int:
    """Run the checks; the exit status."""
    if bool(args.files) == bool(args.pairs):
        sys.stderr.write("duidu: check needs one or more FILEs, or --pairs FILE.tsv.\n")
        return 2
    if args.pairs:
        findings, severities = _of_table(args, report)
    else:
        findings, severities = _of_files(args, report)
    answer = {"findings": findings, "counts": dict(Counter(item["check"] for item in findings))}
    text = json.dumps(answer, ensure_ascii=False, indent=1) + "\n"
    if args.output:
        Path(args.output).write_text(text, encoding="utf-8", errors="surrogatepass")
    else:
        sys.stdout.buffer.write(text.encode("utf-8", "surrogatepass"))
    return _FAILED if args.fail_on and any(at_least(item, args.fail_on) for item in severities) else 0


def _of_files(args: argparse.Namespace, report: Report) -> tuple[list[dict[str, Any]], list[Severity]]:
    from reader.workflow.open import open_paths
    from reader.workflow.term_base import read_terms

    bitext = run(open_paths(args.files, encoding=args.encoding), report)
    terms = run(read_terms(args.terms), report) if args.terms else ()
    found = run(check_text(bitext, terms, chosen_checks(args)), report).findings
    return [as_json(finding) for finding in found], [finding.severity for finding in found]


def chosen_checks(args: argparse.Namespace) -> frozenset[str]:
    """The checks that are asked for."""
    return frozenset(args.only or (check.id for check in CHECKS)) - frozenset(args.without)


def as_json(finding: Finding) -> dict[str, Any]:
    """The exchange form of a finding; beads are numbered from b1."""
    return {
        "check": finding.check,
        "bead": None if finding.bead is None else f"b{finding.bead + 1}",
        "category": finding.category,
        "severity": finding.severity,
        "message": finding.message,
        "zh": [list(span) for span in finding.zh],
        "en": [list(span) for span in finding.en],
        "zh_text": finding.zh_text,
        "en_text": finding.en_text,
        "low_confidence": finding.low_confidence,
        "key": finding.key,
    }


def _of_table(args: argparse.Namespace, report: Report) -> tuple[list[dict[str, Any]], list[Severity]]:
    idents, pairs = read_pairs(args.pairs)
    single = {check.id for check in CHECKS if check.run is not None or check.id in (args.only or ())}
    aids = Aids(vocabulary=run(installed_vocabulary(), report), whole_document=False)
    found = run(check_pairs(pairs, aids, chosen_checks(args) & single), report)
    rows = [_row(check, issue, idents, pairs) for check, issue in found if issue.pair is not None]
    return rows, [issue.severity for _, issue in found]


def _row(check: str, issue: Issue, idents: Sequence[str], pairs: Sequence[Pair]) -> dict[str, Any]:
    assert issue.pair is not None
    return {
        "check": check,
        "id": idents[issue.pair],
        "category": issue.category,
        "severity": issue.severity,
        "message": issue.message,
        "zh": [list(span) for span in issue.zh],
        "en": [list(span) for span in issue.en],
        "zh_text": pairs[issue.pair].zh,
        "en_text": pairs[issue.pair].en,
    }


def read_pairs(path: str) -> tuple[list[str], list[Pair]]:
    """The ids and pairs of a table whose header line names the columns id, zh and en. Raises InputError."""
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError("{name} is not UTF-8 text.", "Save the table as UTF-8 and try again.", name=path) from error
    rows = list(csv.reader(text.split("\n"), delimiter="\t", quoting=csv.QUOTE_NONE))
    header = rows[0] if rows else []
    if not {"id", "zh", "en"} <= set(header):
        raise InputError(
            "{name} has no header line with the columns id, zh and en.",
            "Separate the columns with tabs and name them in the first line.",
            name=path,
        )
    columns = [header.index(name) for name in ("id", "zh", "en")]
    idents: list[str] = []
    pairs: list[Pair] = []
    for row in rows[1:]:
        if len(row) > max(columns):
            ident, zh, en = (row[column] for column in columns)
            idents.append(ident)
            pairs.append(Pair(len(pairs), zh, en))
    return idents, pairs
