"""A review for other programs: JSON, the table of Marot (TSV), XLIFF 2.1 with ITS localisation quality issues."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any, Final
from xml.sax.saxutils import escape, quoteattr

from reader.core.document import Side, other_side
from reader.core.spans import Span
from reader.core.task import Progress, Task
from reader.workflow.report import Report, ReportIssue, ReportRow

# What XML 1.0 cannot hold, escaped or not.
ILLEGAL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
# The types of ITS 2.0 that come nearest to ours.
_ITS: Final[Mapping[str, str]] = {
    "mistranslation": "mistranslation", "omission": "omission", "addition": "addition", "untranslated": "untranslated",
    "overtranslation": "addition", "wrong-term": "terminology", "inconsistent": "inconsistency", "grammar": "grammar",
    "spelling": "misspelling", "typography": "typographical", "register": "register", "awkward": "style",
    "inconsistent-style": "style", "number-format": "numbers", "date-format": "locale-violation",
    "name-format": "locale-violation", "culture-reference": "locale-specific-content", "layout": "formatting",
    "markup": "markup", "unintelligible": "grammar",
}  # fmt: skip
_ITS_SEVERITY: Final = {"neutral": 0, "minor": 20, "major": 60, "critical": 100}
_STATES: Final = {"fine": "reviewed", "fix": "translated", "query": "translated"}


def as_json(report: Report) -> Task[str]:
    """Everything, one object; spans count code points of the texts beside them."""
    parts = []
    for number, row in enumerate(report.rows):
        if not number % 200:
            yield Progress("Writing the report", number, len(report.rows))
        parts.append(json.dumps(_row(row), ensure_ascii=False))
    head = {
        "format": "review", "version": 1, "title": {"zh": report.zh_title, "en": report.en_title},
        "source": report.source, "made": report.made, "score": _score(report),
        "document": [_issue(issue) for issue in report.general],
    }  # fmt: skip
    text = json.dumps(head, ensure_ascii=False, indent=1)
    return text[:-2] + ',\n "pairs": [\n  ' + ",\n  ".join(parts) + "\n ]\n}\n"


def marot(report: Report) -> Task[str]:
    """One line for each error, a line "No-error" for a judged pair without one; spans stand between <v> and </v>."""
    lines = ["system\tdoc\tdocSegId\tglobalSegId\trater\tsource\ttarget\tcategory\tseverity\tmetadata"]
    name = report.title or report.path
    for number, row in enumerate(report.rows):
        if not number % 200:
            yield Progress("Writing the report", number, len(report.rows))
        errors = [issue for issue in row.issues if issue.state == "confirmed"]
        for issue in errors:
            texts = [_with_marks(row.text(side), issue.zh if side == "zh" else issue.en) for side in _order(report)]
            cells = [issue.reviewer, *texts, issue.category, issue.severity.capitalize(), json.dumps({"note": issue.message, "timestamp": issue.time}, ensure_ascii=False)]  # fmt: skip
            lines.append("\t".join(_cell(cell) for cell in ("translation", name, row.ident, row.ident, *cells)))
        if row.verdict and not errors:
            texts = [row.text(side) for side in _order(report)]
            cells = ["", *texts, "No-error", "No-error", "{}"]
            lines.append("\t".join(_cell(cell) for cell in ("translation", name, row.ident, row.ident, *cells)))
    return "\n".join(lines) + "\n"


def xliff(report: Report) -> Task[str]:
    """One unit for each pair; issues that count are marked in the target (else in the source), with type and severity."""
    source, target = _order(report)
    parts = [
        '<?xml version="1.0" encoding="UTF-8"?>\n<xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0" '
        'xmlns:its="http://www.w3.org/2005/11/its" its:version="2.0" '
        f"srcLang={quoteattr(report.language(source))} trgLang={quoteattr(report.language(target))}>",
        '<file id="f1">',
    ]
    for number, row in enumerate(report.rows):
        if not number % 200:
            yield Progress("Writing the report", number, len(report.rows))
        parts.append(_unit(row, source, target))
    return "\n".join([*parts, "</file>\n</xliff>\n"])


def _unit(row: ReportRow, source: Side, target: Side) -> str:
    issues = [issue for issue in row.issues if issue.state != "dismissed"]
    notes = [f"<note>{_xml(text)}</note>" for text in (row.comment, *(issue.message for issue in issues)) if text]
    body, left = _marked(row.text(target), issues, target, "t") if row.text(target) else ("", issues)
    other, _ = _marked(row.text(source), left, source, "s")
    state = _STATES.get(row.verdict, "initial" if not row.text(target) else "translated")
    head = f"<notes>{''.join(notes)}</notes>" if notes else ""
    return (
        f"<unit id={quoteattr(row.ident)}>{head}<segment state={quoteattr(state)}>"
        f"<source>{other}</source><target>{body}</target></segment></unit>"
    )


def _marked(text: str, issues: list[ReportIssue], side: Side, prefix: str) -> tuple[str, list[ReportIssue]]:
    """The text with the issues that have a place in it, none inside another; and the issues that have none."""
    wanted = [(span, issue) for issue in issues for span in (issue.zh if side == "zh" else issue.en)[:1]]
    left = [issue for issue in issues if not (issue.zh if side == "zh" else issue.en)]
    parts, position, count = [], 0, 0
    for span, issue in sorted(wanted, key=lambda pair: pair[0]):
        if span.start < position:
            left.append(issue)
            continue
        count += 1
        parts.append(_xml(text[position : span.start]))
        parts.append(f'<mrk id="{prefix}{count}" type="its:any" {_its(issue)}>{_xml(span.of(text))}</mrk>')
        position = span.end
    return "".join([*parts, _xml(text[position:])]), left


def _its(issue: ReportIssue) -> str:
    kind = _ITS.get(issue.category.partition("/")[2], "other")
    return (
        f'its:locQualityIssueType="{kind}" its:locQualityIssueSeverity="{_ITS_SEVERITY[issue.severity]}" '
        f"its:locQualityIssueComment={quoteattr(ILLEGAL.sub('�', issue.message))}"
    )


def _order(report: Report) -> tuple[Side, Side]:
    return report.source, other_side(report.source)


def _xml(text: str) -> str:
    return escape(ILLEGAL.sub("\ufffd", text))


def _cell(text: str) -> str:
    return " ".join(text.split())


def _with_marks(text: str, spans: tuple[Span, ...]) -> str:
    parts, position = [], 0
    for span in spans:
        parts += [text[position : span.start], "<v>", span.of(text), "</v>"]
        position = span.end
    return "".join([*parts, text[position:]])


def _row(row: ReportRow) -> dict[str, Any]:
    return {
        "bead": row.ident, "digest": row.digest, "section": row.section, "zh": row.zh, "en": row.en,
        "verdict": row.verdict, "comment": row.comment, "issues": [_issue(issue) for issue in row.issues],
        "suggestions": [{"text": words, "replacement": new} for words, new, _ in row.suggestions],
    }  # fmt: skip


def _issue(issue: ReportIssue) -> dict[str, Any]:
    return {
        "title": issue.title, "message": issue.message, "category": issue.category, "severity": issue.severity,
        "state": issue.state or "open", "reviewer": issue.reviewer, "time": issue.time,
        "zh": [list(span) for span in issue.zh], "en": [list(span) for span in issue.en],
    }  # fmt: skip


def _score(report: Report) -> dict[str, Any] | None:
    score = report.score
    if score is None:
        return None
    card = score.whole
    return {
        "overall": round(card.overall, 2), "passed": card.passed, "threshold": card.threshold, "penalty": card.penalty,
        "per_thousand": round(card.per_thousand, 2), "unit": card.unit, "judged": card.length, "total": score.total,
        "by_dimension": dict(card.by_dimension), "by_severity": dict(card.by_severity), "kappa": score.agreement,
    }  # fmt: skip
