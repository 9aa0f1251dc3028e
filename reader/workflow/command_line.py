"""The headless commands. Each is one entry of COMMANDS: its name, its help line, its arguments and the function it runs.

Exit status: 0 done, 1 the input or the system would not let it (one line on standard error), 2 wrong arguments.
"""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final

from reader import __version__
from reader.core.errors import DuiduError
from reader.core.task import Progress, Task

# name -> module that holds `configure(parser)` and `execute(args, report) -> int`; imported only when its command runs
COMMANDS: Final[dict[str, tuple[str, str]]] = {
    "align": ("structure and align one text or two, as JSON or a table", "reader.workflow.align_command"),
    "check": ("review checks of a text and its translation, or of a table of pairs", "reader.workflow.report_command"),
    "quantities": (
        "the quantities of each line of standard input, as JSON lines",
        "reader.workflow.quantities_command",
    ),
    "convert": ("convert standard input between the Chinese scripts", "reader.workflow.convert_command"),
    "collate": ("variants between versions of one text, as JSON", "reader.workflow.collate_command"),
    "notes": ("validate, export or merge notes files", "reader.workflow.notes_command"),
}

Report = Callable[[Progress], None]
Printer = Callable[[Any, str], Task[None]]  # of a review and the path of the file
NO_PRINTERS: Final[Mapping[str, Printer]] = MappingProxyType({})


def run_command(arguments: Sequence[str], printers: Mapping[str, Printer] = NO_PRINTERS) -> int:
    """Parse and run one headless command; the exit status. `printers` write, by suffix, what takes more than this layer has."""
    parser = argparse.ArgumentParser(
        prog="main.py",
        description="Duidu (对读): read a Chinese text and its English translation side by side.",
        epilog="Without a command the window opens on the named files.",
    )
    parser.add_argument("--version", action="version", version=f"duidu {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    name = arguments[0] if arguments else ""
    for command, (help_line, module) in COMMANDS.items():
        sub = commands.add_parser(command, help=help_line)
        if command == name:
            importlib.import_module(module).configure(sub)
    try:
        args = parser.parse_args(list(arguments))
    except SystemExit as stop:
        return int(stop.code or 0)
    args.printers = printers
    return _guarded(COMMANDS[args.command][1], args)


def _guarded(module: str, args: argparse.Namespace) -> int:
    try:
        status: int = importlib.import_module(module).execute(args, _report_on_terminal)
        sys.stdout.flush()
    except DuiduError as error:
        sys.stderr.write(f"duidu: {error}\n")
        return 1
    except OSError as error:
        sys.stderr.write(f"duidu: {error.filename or ''}: {error.strerror or error}\n")
        # A closed pipe must not raise again when the interpreter flushes at exit.
        if isinstance(error, BrokenPipeError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return 1
    return status


def _report_on_terminal(progress: Progress) -> None:
    if sys.stderr.isatty():
        share = f" {progress.done * 100 // progress.total}%" if progress.total else ""
        sys.stderr.write(f"\r\x1b[K{progress.message}{share}")
