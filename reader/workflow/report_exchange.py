"""A review for other programs: JSON, the table of Marot (TSV), XLIFF 2.1 with ITS localisation quality issues."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, Final
from xml.sax.saxutils import escape, quoteattr

from reader.core.document import Side, other_side
from reader.core.spans import Span
from reader.core.task import Progress, Task
from reader.workflow.report import Report, ReportIssue, ReportRow

# What XML 1.0 cannot hold, escaped or not.
ILLEGAL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
# The columns of Marot and its predecessor, the MQM viewer.
MAROT: Final = (
    "system", "doc", "docSegId", "globalSegId", "rater", "source", "target", "category", "severity", "metadata",
)  # fmt: skip
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
    """One line for each error, a line "no-error" for a reviewer who found none in a pair; spans stand between <v> and </v>."""
    lines = ["\t".join(MAROT)]
    languages = {
        "source_language": report.language(report.source),
        "target_language": report.language(other_side(report.source)),
    }
    facts: dict[str, Any] = {"evaluation": {"template": "MQM", **languages}}  # said once, in the first row
    for number, row in enumerate(report.rows):
        if not number % 200:
            yield Progress("Writing the report", number, len(report.rows))
        for rater, source, target, category, severity, more in _rated(report, row):
            metadata = json.dumps({**more, **facts}, ensure_ascii=False)
            cells = (
                "translation",
                _marot_name(report),
                row.ident[1:],
                row.ident[1:],
                rater,
                source,
                target,
                category,
                severity,
            )
            lines.append("\t".join([*(_cell(cell) for cell in cells), metadata]))
            facts = {}
    return "\n".join(lines) + "\n"


def _rated(report: Report, row: ReportRow) -> Iterator[tuple[str, str, str, str, str, dict[str, Any]]]:
    """Rater, both texts, category, severity and metadata of each rating of a pair."""
    corrected = {"corrected_translation": row.wanted} if row.wanted else {}
    raters = set()
    for issue in row.issues:
        if issue.state == "confirmed":
            source, target = (
                _with_marks(row.text(side), issue.zh if side == "zh" else issue.en) for side in _order(report)
            )
            spans = [
                span.of(row.text(side))
                for side in _order(report)[::-1]
                for span in (issue.zh if side == "zh" else issue.en)
            ]
            more = {"note": issue.message, "marked_text": spans[0] if spans else "", **_stamp(issue.time), **corrected}
            raters.add(issue.reviewer)
            yield issue.reviewer, source, target, issue.category, issue.severity.capitalize(), more
    for name, _verdict in row.verdicts:
        if name not in raters:
            source, target = (row.text(side) for side in _order(report))
            yield name, source, target, "no-error", "no-error", {}


def _marot_name(report: Report) -> str:
    """The document with its pair of languages, as Marot wants it."""
    languages = "-".join(report.language(side) for side in _order(report))
    return f"{report.title or report.path}:{languages}"


def _stamp(time: str) -> dict[str, int]:
    """A time of ours in milliseconds since 1970."""
    try:
        return {"timestamp": int(datetime.fromisoformat(time).timestamp() * 1000)}
    except ValueError:
        return {}


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
    """One pair. An issue whose words overlap those of another, or that has none, stands beside the text and is referred to."""
    issues = [issue for issue in row.issues if issue.state != "dismissed"]
    body, left = _marked(row.text(target), issues, target, "t")
    other, left = _marked(row.text(source), left, source, "s")
    apart = ""
    if left:
        listed = "".join(f"<its:locQualityIssue {_its(one, prefix='')}/>" for one in left)
        apart = f'<its:locQualityIssues xml:id="q1">{listed}</its:locQualityIssues>'
        around = '<mrk id="{0}0" type="its:generic" its:locQualityIssuesRef="#its=q1">{1}</mrk>'
        body, other = (around.format("t", body), other) if body else (body, around.format("s", other))
    notes = "".join(f"<note>{_xml(text)}</note>" for text in (row.comment, row.wanted) if text)
    state = _STATES.get(row.verdict, "translated") if body else "initial"
    return (
        f"<unit id={quoteattr(row.ident)}>{apart}{f'<notes>{notes}</notes>' if notes else ''}"
        f"<segment state={quoteattr(state)}><source>{other}</source>{f'<target>{body}</target>' if body else ''}</segment></unit>"
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
        parts.append(f'<mrk id="{prefix}{count}" type="its:generic" {_its(issue)}>{_xml(span.of(text))}</mrk>')
        position = span.end
    return "".join([*parts, _xml(text[position:])]), left


def _its(issue: ReportIssue, prefix: str = "its:") -> str:
    """The attributes of an issue; in an element of ITS itself they have no prefix."""
    kind = _ITS.get(issue.category.partition("/")[2].replace(" ", "-"), "other")
    comment = quoteattr(ILLEGAL.sub("\ufffd", f"{issue.title}: {issue.message}"))
    return (
        f'{prefix}locQualityIssueType="{kind}" {prefix}locQualityIssueSeverity="{_ITS_SEVERITY[issue.severity]}" '
        f"{prefix}locQualityIssueComment={comment}"
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
        "verdict": row.verdict, "verdicts": dict(row.verdicts), "comment": row.comment, "issues": [_issue(issue) for issue in row.issues],
        "suggestions": [{"text": words, "replacement": new} for words, new in row.suggestions],
        "wanted": row.wanted,
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
        "in_source": {one: count for (one, where), count in card.by_place.items() if where == "source"},
        "in_target": {one: count for (one, where), count in card.by_place.items() if where == "target"},
        "tables": [{"title": one.title, "head": one.head, "rows": one.rows} for one in report.tables],
    }  # fmt: skip
