"""The program: arguments first, then the window or a headless command (shared forms: docs/command-line.md)."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

from reader.workflow.command_line import COMMANDS, run_command

if TYPE_CHECKING:
    from reader.core.task import Task
    from reader.workflow.report import Report


def main(argv: list[str] | None = None) -> int:
    """Run one command, or open the window on the named files; the exit status of the process."""
    arguments = sys.argv[1:] if argv is None else argv
    if arguments and (arguments[0] in COMMANDS or arguments[0] in ("--version", "--help", "-h")):
        return run_command(arguments, {".pdf": _print_review})
    # Qt is loaded for the window only. Its thousands of new names are no garbage: the collector waits till they are there.
    gc.disable()
    from reader.ui.app import open_window

    return open_window(arguments)


def _print_review(report: Report, path: str) -> Task[None]:
    """A review as PDF: only Qt can set one."""
    from reader.ui.review.report_pdf import write_pdf_alone

    return write_pdf_alone(report, path)


if __name__ == "__main__":
    sys.exit(main())
