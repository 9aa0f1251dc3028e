"""A review as one self-contained web page: scorecard, findings with both texts and marked spans, filters, fit to print."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from reader.core.document import SIDES
from reader.core.finding import SEVERITIES
from reader.core.messages import language, tr
from reader.core.spans import Span
from reader.core.task import Progress, Task
from reader.workflow.mqm import DIMENSIONS, SEVERITY_TITLES, VERDICT_TITLES, said_category
from reader.workflow.report import Report, ReportIssue, ReportRow

_STYLE = """
body { max-width: 62rem; margin: 2.5rem auto; padding: 0 1.5rem; color: #1e2227; background: #fbfaf7;
       font: 15.5px/1.62 Georgia, "Noto Serif CJK SC", "Songti SC", SimSun, serif; }
h1 { font-size: 1.45rem; line-height: 1.35; } h2 { font-size: 1.05rem; margin-top: 2.2rem; }
table { border-collapse: collapse; } td, th { padding: .2rem 1.2rem .2rem 0; text-align: left; vertical-align: top;
       border-bottom: 1px solid #e3dfd6; }
.figure { font-size: 2rem; } .quiet { color: #5c6570; font-size: .86rem; }
.filters label { margin-right: 1rem; } .filters { position: sticky; top: 0; background: #fbfaf7; padding: .6rem 0; }
article { border-top: 1px solid #e3dfd6; padding: .9rem 0; break-inside: avoid; }
.texts { display: grid; grid-template-columns: 1fr 1fr; gap: 0 2rem; } .texts p { margin: .3rem 0; white-space: pre-wrap; }
.issue { margin: .25rem 0; } .issue.dismissed { text-decoration: line-through; color: #5c6570; }
mark { background: none; color: inherit; text-decoration: underline; text-decoration-thickness: 2px; text-underline-offset: 4px;
       text-decoration-style: dashed; text-decoration-color: #8f5b0c; }
mark.major { text-decoration-color: #af3c2a; text-decoration-style: solid; }
mark.critical { text-decoration-color: #af3c2a; text-decoration-style: double; }
del { color: #af3c2a; } ins { color: #2c7655; } [hidden] { display: none; }
@media print { body { background: #fff; margin: 0; max-width: none; } .filters { display: none; } }
@media (max-width: 40rem) { .texts { grid-template-columns: 1fr; } }
"""
# Shows the articles that hold an issue which all filters let through.
_SCRIPT = """
const filters = [...document.querySelectorAll('.filters select')];
function show() {
  const chosen = Object.fromEntries(filters.map(f => [f.name, f.value]));
  let count = 0;
  for (const article of document.querySelectorAll('article')) {
    const issues = [...article.querySelectorAll('.issue')].map(i => i.dataset);
    const verdict = !chosen.verdict || article.dataset.verdict === chosen.verdict;
    const fits = i => ['severity', 'dimension', 'state'].every(k => !chosen[k] || i[k] === chosen[k]);
    const free = !chosen.severity && !chosen.dimension && !chosen.state;
    article.hidden = !(verdict && (free || issues.some(fits)));
    count += !article.hidden;
  }
  document.getElementById('count').textContent = count;
}
filters.forEach(f => f.addEventListener('change', show));
show();
"""


def html(report: Report) -> Task[str]:
    """The page."""
    shown = [
        row for row in report.rows if row.issues or row.comment or row.suggestions or row.verdict not in ("", "fine")
    ]
    title = escape(tr("Review of {title}", title=report.title or report.path))
    parts = [
        f'<!doctype html>\n<html lang="{language().replace("_", "-")}">\n<head>\n<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>",
        *scorecard_html(report),
    ]
    if report.general:
        parts.append(f"<h2>{escape(tr('The whole document'))}</h2>")
        parts += [_issue(issue) for issue in report.general]
    parts += [f"<h2>{escape(tr('Findings'))}</h2>", _filters()]
    section: str | None = None
    for number, row in enumerate(shown):
        if not number % 50:
            yield Progress("Writing the report", number, len(shown))
        if row.section != section:
            section = row.section
            parts.append(f"<h2>{escape(section)}</h2>")
        parts.append(article_html(report, row))
    parts.append(f"<script>{_SCRIPT}</script>\n</body>\n</html>\n")
    return "\n".join(parts)


def scorecard_html(report: Report) -> Iterator[str]:
    """The score, whole, by dimension and by severity, and by section."""
    score = report.score
    made = escape(tr("Made {time}", time=report.made))
    if score is None or not score.whole.length:
        yield f'<p class="quiet">{escape(tr("Nothing has been judged yet, so there is no score."))} {made}</p>'
        return
    card = score.whole
    verdict = tr("passed") if card.passed else tr("failed")
    if card.unit == "characters":
        length = tr(
            "{judged} of {total} Chinese characters judged", judged=f"{card.length:,}", total=f"{score.total:,}"
        )
        normed = tr("{points} penalty points per 1,000 characters", points=f"{card.per_thousand:.1f}")
    else:
        length = tr("{judged} of {total} English words judged", judged=f"{card.length:,}", total=f"{score.total:,}")
        normed = tr("{points} penalty points per 1,000 words", points=f"{card.per_thousand:.1f}")
    threshold = tr("pass from {threshold}", threshold=f"{card.threshold:g}")
    yield f'<p><span class="figure">{card.overall:.1f}</span> / 100 · {escape(verdict)} · {escape(threshold)}</p>'
    total = tr("{points} penalty points", points=f"{card.penalty:g}")
    yield f'<p class="quiet">{escape(" · ".join((length, total, normed)))}<br>{made}</p>'
    if score.agreement is not None:
        names = " · ".join(name or tr("without a name") for name, _, _ in score.reviewers[:2])
        said = tr(
            "{names}: kappa {kappa} on {count} pairs", names=names, kappa=f"{score.agreement:.2f}", count=score.compared
        )
        yield f'<p class="quiet">{escape(said)}</p>'
    counts = [(tr(SEVERITY_TITLES[one]), card.by_severity.get(one, 0)) for one in SEVERITIES]
    points = [
        (tr(DIMENSIONS[one][0]) if one in DIMENSIONS else one, f"{value:g}") for one, value in card.by_dimension.items()
    ]
    for heading, rows in ((tr("Errors by severity"), counts), (tr("Penalty by dimension"), points)):
        body = "".join(f"<tr><td>{escape(name)}</td><td>{value}</td></tr>" for name, value in rows)
        yield f"<table><tr><th colspan=2>{escape(heading)}</th></tr>{body}</table>" if rows else ""
    yield (
        "<table><tr><th>"
        + "</th><th>".join(escape(one) for one in (tr("Section"), tr("Score"), tr("Penalty")))
        + "</th></tr>"
    )
    for name, part in report.sections:
        yield f"<tr><td>{escape(name)}</td><td>{part.overall:.1f}</td><td>{part.penalty:g}</td></tr>"
    yield "</table>"


def article_html(report: Report, row: ReportRow) -> str:
    """One pair: both texts with the spans marked, the issues, the suggestion, the comment."""
    head = [tr("pair {number}", number=row.ident[1:])]
    if row.verdict in VERDICT_TITLES:
        head.append(tr(VERDICT_TITLES[row.verdict]))
    parts = [
        f'<article data-verdict="{escape(row.verdict)}"><p class="quiet">{escape(" · ".join(head))}</p><div class="texts">'
    ]
    order = SIDES if report.source == "zh" else SIDES[::-1]
    for side in order:
        parts.append(f'<p lang="{report.language(side)}"><bdi>{marked(row, side)}</bdi></p>')
    parts.append("</div>")
    parts += [_issue(issue) for issue in row.issues]
    for words, replacement, _ in row.suggestions:
        parts.append(f"<p>✎ <del>{escape(words)}</del> <ins>{escape(replacement)}</ins></p>")
    if row.comment:
        parts.append(f"<p><bdi>{escape(row.comment)}</bdi></p>")
    return "".join([*parts, "</article>"])


def marked(row: ReportRow, side: str) -> str:
    """The text of one side, escaped, with the spans of its issues marked."""
    text = row.zh if side == "zh" else row.en
    spans: list[tuple[Span, str]] = []
    for issue in row.issues:
        if issue.state != "dismissed":
            spans += [(span, issue.severity) for span in (issue.zh if side == "zh" else issue.en)]
    parts, position = [], 0
    for span, severity in sorted(spans):
        if span.start >= position:
            parts.append(escape(text[position : span.start]))
            parts.append(f'<mark class="{severity}">{escape(span.of(text))}</mark>')
            position = span.end
    return "".join([*parts, escape(text[position:])])


def _issue(issue: ReportIssue) -> str:
    facts = [said_category(issue.category), tr(SEVERITY_TITLES[issue.severity]), issue.reviewer]
    small = " · ".join(part for part in facts if part)
    dimension = escape(issue.category.partition("/")[0])
    state = issue.state or "open"
    return (
        f'<p class="issue {state}" data-severity="{issue.severity}" data-dimension="{dimension}" data-state="{state}">'
        f"<strong>{escape(issue.title)}</strong> <bdi>{escape(issue.message)}</bdi> "
        f'<span class="quiet">{escape(small)}</span></p>'
    )


def _filters() -> str:
    states = (("open", tr("undecided")), ("confirmed", tr("errors")), ("dismissed", tr("dismissed")))
    choices = (
        ("severity", tr("Severity"), [(one, tr(SEVERITY_TITLES[one])) for one in SEVERITIES]),
        ("dimension", tr("Category"), [(one, tr(title)) for one, (title, _) in DIMENSIONS.items()]),
        ("state", tr("State"), list(states)),
        ("verdict", tr("Verdict"), [(one, tr(title)) for one, title in VERDICT_TITLES.items()]),
    )
    parts = []
    for name, title, values in choices:
        options = "".join(f'<option value="{value}">{escape(text)}</option>' for value, text in values)
        parts.append(
            f'<label>{escape(title)} <select name="{name}"><option value="">{escape(tr("all"))}</option>{options}</select></label>'
        )
    return f'<div class="filters">{"".join(parts)}<span id="count" class="quiet"></span></div>'
