"""A text is held against the texts that were checked before it."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from reader.ui.window import Window
from reader.workflow.review_listing import Listed

PAGE = """{title}
{heading}

渔业合作协会在江边开会。
On the river {english} met.

渔业合作协会的船到了。
The boats of {english} have come.

渔业合作协会很有名。
{english} is well known.

渔业合作协会今天散会。
Today {english} rose.

{title}到此为止。
That is all.
"""


def test_the_second_text_says_that_the_first_has_a_term_otherwise(
    qtbot: QtBot, window: Window, read, tmp_path: Path
) -> None:
    def check(name: str, title: str, heading: str, english: str) -> None:
        path = tmp_path / name
        path.write_text(PAGE.format(title=title, heading=heading, english=english), encoding="utf-8")
        read(window, path)
        window.actions_["judge_mode"].trigger()
        qtbot.waitUntil(lambda: window.review.reviewing.state.checked is not None, timeout=20_000)

    def told() -> list[Listed]:
        return [
            one for one in window.review.reviewing.list.shown if one.finding and one.finding.check == "drift_across"
        ]

    check("river.txt", "江边", "By the River", "the Fishery Cooperation Association")
    assert told() == []
    window.actions_["judge_mode"].trigger()
    check("lake.txt", "湖上", "On the Lake", "the Angling Society")
    qtbot.waitUntil(lambda: len(told()) == 1, timeout=20_000)
    (one,) = told()
    assert one.title == "Terms that were otherwise in other texts"
    assert "“angling society” here and “fishery cooperation association” in 江边" in one.message
    marks = window.page.view._scene.findings.within("zh", one.finding.zh[0])
    assert [mark.color for mark in marks] == ["neutral"]
