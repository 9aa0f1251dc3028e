"""Runs one check over pairs written in a test."""

from __future__ import annotations

from collections.abc import Sequence

from reader.checks.pair import Aids, Check, Issue, Pair


def issues(check: Check, *texts: tuple[str, str], aids: Aids | None = None, score: float = 1.0) -> list[Issue]:
    """What `check` says about pairs of (Chinese, English); each stands in a paragraph of its own."""
    pairs = [Pair(number, zh, en, score, number) for number, (zh, en) in enumerate(texts)]
    return issues_of(check, pairs, aids)


def issues_of(check: Check, pairs: Sequence[Pair], aids: Aids | None = None) -> list[Issue]:
    aids = aids or Aids()
    if check.run is not None:
        return [issue for pair in pairs for issue in check.run(pair, aids)]
    assert check.run_document is not None
    return [issue for issue in check.run_document(pairs, aids) if issue is not None]


def marked(issue: Issue, texts: Sequence[tuple[str, str]]) -> tuple[list[str], list[str]]:
    """The stretches of both texts that an issue points at."""
    assert issue.pair is not None
    zh, en = texts[issue.pair]
    return [span.of(zh) for span in issue.zh], [span.of(en) for span in issue.en]
