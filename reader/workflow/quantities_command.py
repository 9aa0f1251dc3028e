"""`main.py quantities --lang zh < LINES`: the quantities of each input line as one JSON line."""

from __future__ import annotations

import argparse
import io
import json
import sys
from typing import Any

from reader.checks.quantities.extract import quantities
from reader.checks.quantities.quantity import Quantity
from reader.core.errors import InputError
from reader.workflow.command_line import Report


def configure(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument(
        "--lang", choices=("zh", "zh-Hans", "zh-Hant", "en"), required=True, help="language of the lines"
    )


def execute(args: argparse.Namespace, report: Report) -> int:
    """Read standard input to its end; the exit status."""
    try:
        # "\n" only: a line may hold U+2028 or a form feed, and each input line answers with one output line.
        lines = io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8-sig", newline=None).read().split("\n")
    except UnicodeDecodeError as error:
        raise InputError("Standard input is not UTF-8 text.", "Save the lines as UTF-8 and try again.") from error
    if lines[-1] == "":
        lines.pop()
    for line in lines:
        found = [as_json(quantity) for quantity in quantities(line, args.lang)]
        sys.stdout.buffer.write(json.dumps(found, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n")
    return 0


def as_json(quantity: Quantity) -> dict[str, Any]:
    """The exchange form of a quantity; offsets are code points of the line."""
    return {
        "start": quantity.start,
        "end": quantity.end,
        "full_start": quantity.full_start,
        "full_end": quantity.full_end,
        "text": quantity.text,
        "kind": quantity.kind,
        "value": quantity.value,
        "unit": quantity.unit,
        "approx": quantity.approx,
    }
