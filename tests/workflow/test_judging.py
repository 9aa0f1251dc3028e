"""Verdicts, decisions about findings, categories, comments; what they add up to; two reviewers."""

from __future__ import annotations

import gc
from datetime import UTC, datetime

import pytest

from reader.core.finding import Finding
from reader.core.project import Project
from reader.core.spans import Span
from reader.core.task import run
from reader.workflow import annotate, judging
from reader.workflow.checking import Checked, check_text
from reader.workflow.judgement import CONFIRMED, DISMISSED, Judgement, forget, judgement, read_judgement
from reader.workflow.open import open_text
from reader.workflow.review_listing import passes
from reader.workflow.review_scheme import STANDARD, load_scheme, save_scheme, scheme_file
from reader.workflow.review_standing import moved_on, standing
from reader.workflow.scorecard import Score


def read_at_once(project: Project) -> Judgement:
    """The judgement of a project, by the way of a text that is shown for the first time."""
    judgement(Project(run(open_text(TEXT))))
    return run(read_judgement(project))


TEXT = """湖边的学校
The School by the Lake

学校有1.2万名学生。他们每天早上七点到校。
The school has 1,200 students. They arrive at seven every morning.

花园里有30棵树。树下有一口井。
There are 30 trees in the garden. Under the the trees is a well.
"""


def clock() -> datetime:
    return datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)


@pytest.fixture(scope="module")
def project() -> Project:
    return Project(run(open_text(TEXT)))


def test_a_closed_text_is_not_kept_with_what_was_said_of_it() -> None:
    project = judging.judge(Project(run(open_text(TEXT))), [1], "fine", [], author="A")
    assert judgement(project).verdict(1) == "fine"
    forget()
    holders = {type(one).__name__ for one in gc.get_referrers(project.bitext)}
    assert holders.isdisjoint(("Judgement", "_Starts"))


@pytest.fixture(scope="module")
def checked(project: Project) -> Checked:
    return run(check_text(project.bitext))


def score(project: Project, checked: Checked) -> Score:
    found = run(standing(project, checked)).score
    assert found is not None
    return found


def finding(checked: Checked, check: str) -> Finding:
    return next(item for item in checked.findings if item.check == check)


def test_fine_dismisses_and_fix_confirms_what_was_found(project: Project, checked: Checked) -> None:
    bad = finding(checked, "quantities")
    fine = judging.judge(project, [0], "fine", checked.findings, author="A")
    assert judgement(fine).verdict(0) == "fine"
    assert judgement(fine).state(bad) == DISMISSED
    assert judgement(fine).errors(0) == []
    fix = judging.judge(fine, [0], "fix", checked.findings, author="A")
    assert judgement(fix).state(bad) == CONFIRMED
    assert len(fix.annotations) == len(fine.annotations)
    assert judgement(project).verdict(0) == ""


def test_a_pair_to_fix_without_findings_gets_an_issue_on_the_selected_words(project: Project) -> None:
    start = project.bitext.en.text.index("seven")
    after = judging.judge(project, [1], "fix", (), places=[("en", Span(start, start + 5))])
    (issue,) = judgement(after).errors(1)
    assert issue.targets[0].selector.exact == "seven"
    again = judging.judge(after, [1], "fix", ())
    assert len(judgement(again).errors(1)) == 1
    assert judgement(judging.judge(again, [1], "fine", ())).errors(1) == []


def test_a_decision_is_taken_back(project: Project, checked: Checked) -> None:
    bad = finding(checked, "repetition")
    once = judging.decide(project, [bad], DISMISSED)
    assert judging.decide(once, [bad], DISMISSED) is once
    assert judging.decide(once, [bad], "").annotations == ()


def test_a_dismissed_finding_comes_back_when_the_text_changes(project: Project, checked: Checked) -> None:
    after = judging.decide(project, [finding(checked, "quantities")], DISMISSED)
    other = run(check_text(run(open_text(TEXT.replace("1,200", "1,201")))))
    assert judgement(after).state(finding(other, "quantities")) == ""


def test_category_and_severity(project: Project, checked: Checked) -> None:
    after = judging.judge(project, [0], "fix", checked.findings)
    (issue,) = judgement(after).errors(0)
    after = judging.classify(after, issue.id, category="style/awkward", severity="critical")
    assert judging.classify(after, issue.id, severity="critical") is after
    assert (after.annotation(issue.id).data["category"], after.annotation(issue.id).data["severity"]) == (
        "style/awkward",
        "critical",
    )


def test_a_comment_is_no_verdict(project: Project) -> None:
    after = judging.comment(project, 1, "Hm", author="A")
    assert judgement(after).verdict(1) == ""
    assert judging.comment(project, 1, "", author="A") is project
    judged = judging.judge(after, [1], "fine", (), author="A")
    assert judgement(judged).assessment(1).body == "Hm"
    back = judging.undecide(judged, [1], author="A")
    assert (judgement(back).verdict(1), judgement(back).assessment(1).body) == ("", "Hm")


def test_where_to_go_next(project: Project, checked: Checked) -> None:
    after = judging.judge(project, [0, 2], "fine", checked.findings)
    said = judgement(after)
    assert [judging.next_undecided(after, said, here, 1) for here in (-1, 1, 3)] == [1, 3, 1]
    assert judging.next_undecided(after, said, 1, -1) == 3
    assert judging.next_of([1, 3], 1) == 3
    assert [judging.next_of([1, 3], here, -1) for here in (1, 2)] == [3, 1]
    assert judging.next_of([], 0) is None
    done = judging.judge(after, range(4), "fine", checked.findings)
    assert judging.next_undecided(done, judgement(done), 0, 1) is None


def test_the_score_counts_only_confirmed_errors_of_judged_pairs(project: Project, checked: Checked) -> None:
    lengths = checked.lengths
    assert (lengths.unit, lengths.beads[0]) == ("characters", 7)
    nothing = score(project, checked)
    assert (nothing.judged, nothing.whole.overall, nothing.errors) == (0, 100.0, 0)
    after = judging.judge(project, [0, 1], "fix", checked.findings)
    after = judging.judge(after, [1], "fine", checked.findings)
    card = score(after, checked)
    assert (card.judged, card.errors) == (2, 1)
    assert card.whole.length == lengths.beads[0] + lengths.beads[1]
    assert card.whole.penalty in (1, 5, 25)
    assert card.whole.by_dimension == {"accuracy": card.whole.penalty}


def test_two_reviewers_keep_their_own_verdicts(project: Project, checked: Checked) -> None:
    one = judging.judge(project, range(4), "fine", (), author="A")
    both = judging.judge(one, [0, 1, 2], "fine", (), author="B")
    both = judging.judge(both, [3], "query", (), author="B")
    said = judgement(both)
    assert (said.verdict(3, "A"), said.verdict(3, "B")) == ("fine", "query")
    card = score(both, checked)
    assert (card.compared, card.differing) == (4, (3,))
    assert card.agreement == pytest.approx(0.0)
    assert run(standing(both, None)).others(3, "A") == [("B", "query")]


def test_entries_and_their_filters(project: Project, checked: Checked) -> None:
    after = judging.decide(project, [finding(checked, "quantities")], CONFIRMED, author="A")
    start = project.bitext.en.text.index("well")
    after, _ = annotate.suggest(after, "en", Span(start, start + 4), "fountain", author="B")
    entries = run(standing(after, checked)).entries
    count = {which: sum(passes(one, which, "A") for one in entries) for which in ("all", "undecided", "errors", "mine")}
    assert count["all"] == len(checked.findings) + 1
    assert count["undecided"] == len(checked.findings) - 1
    assert count["mine"] == 1
    assert [one.message for one in entries if passes(one, "mine", "B")] == ["well → fountain"]
    assert all(one.category.startswith("accuracy") for one in entries if passes(one, "all", "A", "accuracy"))


def test_a_selection_covers_the_pairs_that_it_touches(project: Project) -> None:
    text = project.bitext.zh.text
    start = text.index("早上")
    assert list(judging.beads_in(project.bitext, "zh", Span(start, text.index("棵") + 1))) == [1, 2]
    assert list(judging.beads_in(project.bitext, "zh", Span(0, 3))) == []
    assert list(judging.beads_in(project.bitext, "zh", Span(0, len(text)))) == [0, 1, 2, 3]


def test_an_edit_leads_to_the_same_state_as_reading_everything(project: Project, checked: Checked) -> None:
    """However one goes on, forward and back: what is worked out from the last state is what a fresh look finds."""
    steps = [project]
    steps.append(judging.judge(steps[-1], range(4), "fix", checked.findings, author="A"))
    steps.append(judging.judge(steps[-1], [1, 2], "query", checked.findings, author="B"))
    steps.append(judging.decide(steps[-1], checked.findings, DISMISSED, author="B"))
    steps.append(judging.judge(steps[-1], [1], "fine", checked.findings, author="B", settling=True))
    steps.append(judging.comment(steps[-1], 0, "Hm", author="A"))
    steps.append(judging.undecide(steps[-1], [0, 3], author="A"))
    state = run(standing(project, checked))
    for step in (*steps, steps[2], steps[5], steps[1], project):
        state = moved_on(state, step)
        fresh = run(standing(step, checked))
        assert (state.by_bead, state.entries, +state.tally) == (fresh.by_bead, fresh.entries, +fresh.tally)
        assert (state.score, state.sections, state.judged) == (fresh.score, fresh.sections, fresh.judged)


def test_a_last_word_settles_what_two_see_differently(project: Project, checked: Checked) -> None:
    after = judging.judge(project, [0, 1], "fine", (), author="A")
    after = judging.judge(after, [0, 1], "fix", (), author="B")
    (first, second) = [one for one in run(standing(after, checked)).entries if one.kind == "difference"]
    assert (first.bead, first.state, second.bead) == (0, "", 1)
    settled = judging.judge(after, [0], "fine", (), author="C", settling=True)
    said = judgement(settled)
    assert (said.verdict(0), said.verdicts(0)) == ("fine", {"A": "fine", "B": "fix"})
    assert said.errors(0) == []
    assert next(one for one in run(standing(settled, checked)).entries if one.kind == "difference").state == CONFIRMED
    assert score(settled, checked).agreement == score(after, checked).agreement
    back = judging.undecide(settled, [0], author="C")
    assert judgement(back).verdicts(0) == {"A": "fine", "B": "fix"}
    assert judgement(back).settlement(0) is None


def test_a_finding_that_two_confirm_counts_once_and_each_rules_for_himself(project: Project, checked: Checked) -> None:
    one = judging.judge(project, [0], "fix", checked.findings, author="A")
    both = judging.judge(one, [0], "fix", checked.findings, author="B")
    assert len(judgement(both).errors(0)) == len(judgement(one).errors(0))
    assert score(both, checked).whole.penalty == score(one, checked).whole.penalty
    bad = finding(checked, "quantities")
    against = judging.decide(both, [bad], DISMISSED, author="B")
    assert judgement(against).ruling(bad.key, "A").data["status"] == CONFIRMED
    assert len(against.annotations) == len(both.annotations)


def test_errors_are_told_apart_by_the_side_that_they_are_marked_on(project: Project, checked: Checked) -> None:
    zh = project.bitext.zh.segments[0].span
    after, _ = annotate.issue(project, [("zh", zh)], "accuracy/omission", "major")
    after, _ = annotate.issue(
        after, [("zh", zh), ("en", project.bitext.en.segments[0].span)], "own/House style", "minor"
    )
    after = judging.judge(after, [0], "fix", ())
    places = score(after, checked).whole.by_place
    assert places == {("accuracy", "source"): 1, ("own", "target"): 1}


def test_a_scheme_weighs_and_is_kept(project: Project, checked: Checked) -> None:
    assert load_scheme() == STANDARD
    scheme = STANDARD.weighing("minor", 3).passing_from(99).naming([" House  style", "House style", "a/b", ""])
    assert scheme.own == ("House style", "a b")
    save_scheme(scheme)
    assert load_scheme() == scheme
    start = project.bitext.en.text.index("seven")
    after = judging.judge(project, [1], "fix", (), places=[("en", Span(start, start + 5))])
    found = run(standing(after, checked, scheme)).score
    assert (found.whole.penalty, found.whole.threshold) == (3, 99)
    scheme_file().write_text(
        '{"weights": {"minor": -1, "major": "x"}, "threshold": 400, "categories": 5}', encoding="utf-8"
    )
    assert load_scheme() == STANDARD
    scheme_file().write_text("[", encoding="utf-8")
    assert load_scheme() == STANDARD
    assert scheme_file().with_name("review.json.damaged").exists()


def test_verdicts_that_are_read_a_piece_at_a_time_are_the_same(project: Project) -> None:
    checked = run(check_text(project.bitext))
    judged = judging.judge(project, range(4), "fix", checked.findings, author="A", clock=clock)
    judged = judging.comment(judged, 1, "why?", author="B", clock=clock)
    assert judgement(judged) == read_at_once(judged)
