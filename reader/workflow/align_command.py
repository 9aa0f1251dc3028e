"""`align`: read, structure and align texts without a window, and print or write the result."""

from __future__ import annotations

import argparse
import sys

from reader.core.bitext import Bitext
from reader.core.errors import InputError
from reader.core.task import Task, run
from reader.formats.bitext_json import as_json
from reader.formats.table import write_bitext
from reader.workflow.command_line import Report
from reader.workflow.open import open_lines, open_paths


def configure(parser: argparse.ArgumentParser) -> None:
    """The arguments of `align`."""
    parser.add_argument("files", nargs="+", metavar="FILE", help="one file with both languages, or one file for each")
    parser.add_argument(
        "--lines", action="store_true", help="two files with one segment a line; nothing is cleaned or split"
    )
    parser.add_argument("--encoding", help="read the files in this encoding")
    parser.add_argument(
        "-o", "--output", metavar="OUT", help="write to OUT (.json .tsv .txt .md .html .tmx); default: JSON"
    )


def execute(args: argparse.Namespace, report: Report) -> int:
    """Align the files of `args`; 0 when done."""
    bitext = run(_task(args), report)
    if args.output:
        write_bitext(bitext, args.output)
    else:
        sys.stdout.write(as_json(bitext))
    return 0


def _task(args: argparse.Namespace) -> Task[Bitext]:
    if not args.lines:
        return open_paths(args.files, args.encoding)
    if len(args.files) != 2:
        raise InputError("--lines needs two files.", "Name the file of each language.")
    return open_lines(args.files[0], args.files[1], args.encoding)
