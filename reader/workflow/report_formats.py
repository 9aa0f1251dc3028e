"""The forms in which a review is handed over, by suffix, and writing one to a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from reader.core.errors import InputError
from reader.core.messages import translatable as t
from reader.core.task import Task
from reader.store.disk import digest_of, replace_file
from reader.workflow import report_exchange, report_html, report_tables
from reader.workflow.report import Report

Writer = Callable[[Report], Task[str]] | Callable[[Report], Task[bytes]]

REPORTS: Final[Mapping[str, tuple[str, Writer]]] = {
    ".html": (t("Web page"), report_html.html),
    ".xlsx": (t("Workbook (XLSX)"), report_tables.xlsx),
    ".docx": (t("Word document"), report_tables.docx),
    ".tsv": (t("Table of errors (Marot TSV)"), report_exchange.marot),
    ".xlf": (t("XLIFF 2.1"), report_exchange.xliff),
    ".json": (t("Data (JSON)"), report_exchange.as_json),
}


def write_report(report: Report, path: str) -> Task[None]:
    """Write a review; the suffix chooses the form. Raises InputError for another one or a place that cannot be written."""
    suffix = Path(path).suffix.lower()
    if suffix not in REPORTS:
        raise InputError(
            "{name} is not a form of report.", "Use one of {forms}.", name=Path(path).name, forms=" ".join(REPORTS)
        )
    made = yield from REPORTS[suffix][1](report)
    data = made.encode("utf-8", "replace") if isinstance(made, str) else made
    try:
        replace_file(path, [data], digest_of(path))  # an earlier report stays as it is when this one fails
    except OSError as error:
        raise InputError(
            "The report could not be written to {name}.", "Choose another place: {reason}.", name=path,
            reason=error.strerror or str(error),
        ) from error  # fmt: skip
