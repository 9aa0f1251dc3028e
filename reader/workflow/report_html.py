"""A review as one self-contained web page: scorecard, findings with both texts and marked spans, filters, fit to print."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from reader.core.document import SIDES, Side
from reader.core.finding import SEVERITIES
from reader.core.messages import language, tr
from reader.core.task import Progress, Task
from reader.workflow.mqm import DIMENSIONS, OWN, SEVERITY_TITLES, VERDICT_TITLES, said_category, said_dimension
from reader.workflow.report import Report, ReportIssue, ReportRow, marked_parts
from reader.workflow.score_words import said_agreement, said_length, said_norm, said_result

_STYLE = """
body { max-width: 62rem; margin: 2.5rem auto; padding: 0 1.5rem; color: #1e2227; background: #fbfaf7;
       font: 15.5px/1.62 Georgia, "Noto Serif CJK SC", "Songti SC", SimSun, serif; }
h1 { font-size: 1.45rem; line-height: 1.35; } h2 { font-size: 1.05rem; margin-top: 2.2rem; }
table { border-collapse: collapse; } td, th { padding: .2rem 1.2rem .2rem 0; text-align: left; vertical-align: top;
       border-bottom: 1px solid #e3dfd6; }
td + td, th + th { text-align: right; font-variant-numeric: tabular-nums; }
.figure { font-size: 1.5rem; margin-bottom: .2rem; } .quiet { color: #5c6570; font-size: .86rem; }
.filters { display: flex; flex-wrap: wrap; gap: .3rem 1rem; align-items: baseline; } .filters select { font: inherit; max-width: 14rem; } .filters { position: sticky; top: 0; background: #fbfaf7; padding: .6rem 0; }
article { border-top: 1px solid #e3dfd6; padding: .9rem 0; break-inside: avoid; }
.texts { display: grid; grid-template-columns: 1fr 1fr; gap: 0 2rem; } .texts p { margin: .3rem 0; white-space: pre-wrap; }
.issue { margin: .25rem 0; } .issue.dismissed { text-decoration: line-through; color: #5c6570; }
mark { background: none; color: inherit; text-decoration: underline; text-decoration-thickness: 2px; text-underline-offset: 4px;
       text-decoration-style: dashed; text-decoration-color: #8f5b0c; }
mark.major { text-decoration-color: #af3c2a; text-decoration-style: solid; }
mark.critical { text-decoration-color: #af3c2a; text-decoration-style: double; }
del { color: #af3c2a; } ins { color: #2c7655; } [hidden] { display: none; }
@page { margin: 16mm; }
@media print { body { background: #fff; margin: 0; padding: 0; max-width: none; font-size: 10.5pt; } .filters { display: none; }
  h2, .quiet { break-after: avoid; } thead { display: table-header-group; } tr { break-inside: avoid; } }
@media (max-width: 40rem) { .texts { grid-template-columns: 1fr; } }
"""
# Shows the articles that hold an issue which all filters let through.
_SCRIPT = """
const filters = [...document.querySelectorAll('.filters select')];
function show() {
  const chosen = Object.fromEntries(filters.map(f => [f.name, f.value]));
  let count = 0;
  const articles = document.querySelectorAll('article');
  for (const article of articles) {
    const issues = [...article.querySelectorAll('.issue')].map(i => i.dataset);
    const verdict = !chosen.verdict || article.dataset.verdict === chosen.verdict;
    const fits = i => ['severity', 'dimension', 'state'].every(k => !chosen[k] || i[k] === chosen[k]);
    const free = !chosen.severity && !chosen.dimension && !chosen.state;
    const place = !chosen.section || article.dataset.section === chosen.section;
    article.hidden = !(verdict && place && (free || issues.some(fits)));
    count += !article.hidden;
  }
  for (const heading of document.querySelectorAll('h2[data-section]')) {
    const own = [...articles].filter(a => a.dataset.section === heading.dataset.section);
    heading.hidden = own.every(a => a.hidden);
  }
  document.getElementById('count').textContent = count + ' / ' + articles.length;
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
    sections = list(dict.fromkeys(row.section for row in shown))
    parts += [f"<h2>{escape(tr('Findings'))}</h2>", _filters(sections)]
    section: str | None = None
    for number, row in enumerate(shown):
        if not number % 50:
            yield Progress("Writing the report", number, len(shown))
        if row.section != section:
            section = row.section
            parts.append(f'<h2 data-section="{sections.index(section)}">{escape(section)}</h2>')
        parts.append(article_html(report, row, sections.index(row.section)))
    parts.append(f"<script>{_SCRIPT}</script>\n</body>\n</html>\n")
    return "\n".join(parts)


def scorecard_html(report: Report) -> Iterator[str]:
    """The score, whole, by dimension and by severity, and by section."""
    score = report.score
    made = escape(tr("Made {time}", time=report.made))
    if score is None or not score.whole.length:
        yield f'<p class="quiet">{escape(tr("Nothing has been judged yet, so there is no score."))} {made}</p>'
        return
    yield f'<p class="figure">{escape(said_result(score.whole))}</p>'
    points = tr("{points} penalty points", points=f"{score.whole.penalty:g}")
    lines = [said_length(score), points, said_norm(score.whole), said_agreement(score)]
    yield f'<p class="quiet">{escape(" · ".join(line for line in lines if line))}<br>{made}</p>'
    for table in report.tables:
        head = "".join(f"<th>{escape(cell)}</th>" for cell in table.head)
        rows = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in table.rows)
        yield f"<h2>{escape(table.title)}</h2><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def article_html(report: Report, row: ReportRow, section: int) -> str:
    """One pair: both texts with the spans marked, the issues, the suggestion, the comment; `section` is its number."""
    head = [tr("pair {number}", number=row.ident[1:])]
    if row.verdict in VERDICT_TITLES:
        head.append(tr(VERDICT_TITLES[row.verdict]))
    if len({verdict for _, verdict in row.verdicts}) > 1:
        head += [f"{name}: {tr(VERDICT_TITLES.get(verdict, verdict))}" for name, verdict in row.verdicts]
    parts = [
        f'<article data-verdict="{escape(row.verdict)}" data-section="{section}"><p class="quiet">{escape(" · ".join(head))}</p><div class="texts">'
    ]
    order = SIDES if report.source == "zh" else SIDES[::-1]
    for side in order:
        parts.append(f'<p lang="{report.language(side)}"><bdi>{marked(row, side)}</bdi></p>')
    parts.append("</div>")
    parts += [_issue(issue) for issue in row.issues]
    for words, replacement in row.suggestions:
        parts.append(f"<p>✎ <del>{escape(words)}</del> <ins>{escape(replacement)}</ins></p>")
    if row.comment:
        parts.append(f"<p><bdi>{escape(row.comment)}</bdi></p>")
    return "".join([*parts, "</article>"])


def marked(row: ReportRow, side: Side) -> str:
    """The text of one side, escaped, with the spans of its issues marked."""
    return "".join(
        f'<mark class="{severity}">{escape(text)}</mark>' if severity else escape(text)
        for text, severity in marked_parts(row, side)
    )


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


def _filters(sections: Sequence[str]) -> str:
    states = (("open", tr("undecided")), ("confirmed", tr("errors")), ("dismissed", tr("dismissed")))
    choices = (
        ("severity", tr("Severity"), [(one, tr(SEVERITY_TITLES[one])) for one in SEVERITIES]),
        (
            "dimension",
            tr("Category"),
            [*((one, tr(title)) for one, (title, _) in DIMENSIONS.items()), (OWN, said_dimension(OWN))],
        ),
        ("state", tr("State"), list(states)),
        ("verdict", tr("Verdict"), [(one, tr(title)) for one, title in VERDICT_TITLES.items()]),
        ("section", tr("Section"), [(str(number), name) for number, name in enumerate(sections) if name]),
    )
    parts = []
    for name, title, values in choices:
        options = "".join(f'<option value="{value}">{escape(text)}</option>' for value, text in values)
        parts.append(
            f'<label>{escape(title)} <select name="{name}"><option value="">{escape(tr("all"))}</option>{options}</select></label>'
        )
    return f'<div class="filters">{"".join(parts)}<span id="count" class="quiet"></span></div>'
