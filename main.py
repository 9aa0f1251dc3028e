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
    # The thousands of names and values of a start are no garbage: the collector waits, for the window till they are there.
    gc.disable()
    if arguments and (arguments[0] in COMMANDS or arguments[0] in ("--version", "--help", "-h")):
        try:
            return run_command(arguments, {".pdf": _print_review})
        finally:
            gc.enable()
    from reader.ui.app import open_window  # Qt is loaded for the window only

    return open_window(arguments)


def _print_review(report: Report, path: str) -> Task[None]:
    """A review as PDF: only Qt can set one."""
    from reader.ui.review.report_pdf import write_pdf_alone

    return write_pdf_alone(report, path)


if __name__ == "__main__":
    sys.exit(main())
