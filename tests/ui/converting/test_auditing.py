"""The page of conversion decisions: what is listed, other answers for a place or everywhere, undo."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QTreeWidgetItem
from pytestqt.qtbot import QtBot

from reader.ui.window import Window
from reader.workflow.conversion_audit import Listed
from tests.ui.converting.test_converting import shown


@pytest.fixture
def audited(qtbot: QtBot, hair: Window) -> Window:
    """The text in Taiwan's characters, with its decisions listed."""
    hair.converting.choose("tw")
    qtbot.waitUntil(lambda: hair.looking.script == "tw", timeout=10_000)
    hair.actions_["conversion"].trigger()
    qtbot.waitUntil(lambda: hair.auditing.list.count > 0, timeout=10_000)
    return hair


def item(window: Window, source: str, shown: str, which: int = 0) -> Listed:
    """A decision by what stands there and what is shown."""
    (group,) = [one for one in window.auditing.list._found if (one.source, one.shown) == (source, shown)]
    return group.items[which]


def row_of(window: Window, title: str) -> QTreeWidgetItem:
    """The row of a group."""
    tree = window.auditing.list.tree
    rows = [tree.topLevelItem(number) for number in range(tree.topLevelItemCount())]
    (row,) = [row for row in rows if row.text(0).startswith(title)]
    return row


def wait(qtbot: QtBot, window: Window, source: str, shown: str, count: int) -> None:
    def there() -> bool:
        found = [one for one in window.auditing.list._found if (one.source, one.shown) == (source, shown)]
        return sum(len(group.items) for group in found) == count

    qtbot.waitUntil(there, timeout=10_000)


def test_decisions_are_grouped_with_their_contexts(audited: Window) -> None:
    row = row_of(audited, "发 → 髮")
    row.setExpanded(True)
    assert "【髮】" in row.child(0).text(0)
    assert "头发" in row.child(0).toolTip(0)
    assert not audited.page.left._tabs["conversion"][0].isHidden()


def test_a_click_goes_to_the_place(audited: Window) -> None:
    group = row_of(audited, "发 → 髮")
    group.setExpanded(True)
    audited.auditing.list.tree.itemClicked.emit(group.child(1), 0)
    found = item(audited, "发", "髮", 1)
    assert audited.cursor_place() == ("zh", found.span.start)


def test_another_answer_for_a_place_is_shown_and_undone(qtbot: QtBot, audited: Window) -> None:
    audited.auditing.choose(item(audited, "发", "發"), "髮", everywhere=False)
    assert "髮展" in shown(audited)
    wait(qtbot, audited, "发", "發", 0)
    audited.session.undo()
    assert "發展" in shown(audited)
    wait(qtbot, audited, "发", "發", 1)
    audited.session.redo()
    assert "髮展" in shown(audited)


def test_another_answer_everywhere_and_taken_back(qtbot: QtBot, audited: Window) -> None:
    before = shown(audited)
    hair = item(audited, "发", "髮")
    audited.auditing.choose(hair, "發", everywhere=True)
    assert "髮" not in shown(audited)
    wait(qtbot, audited, "发", "髮", 0)
    audited.auditing.take_back(hair)
    assert shown(audited) == before
    assert audited.session.project.annotations == ()


def test_the_answers_are_buttons_of_the_chosen_place(qtbot: QtBot, audited: Window) -> None:
    page = audited.auditing.list
    group = row_of(audited, "发 → 髮")
    group.setExpanded(True)
    page.tree.setCurrentItem(group.child(0))
    buttons = [page._row.itemAt(number).widget() for number in range(page._row.count() - 1)]
    assert {button.text() for button in buttons} >= {"發", "髮"}
    assert [button.text() for button in buttons if button.isChecked()] == ["髮"]
    next(button for button in buttons if button.text() == "發").click()
    wait(qtbot, audited, "发", "髮", 2)


def test_a_choice_survives_a_change_of_script(qtbot: QtBot, audited: Window) -> None:
    audited.auditing.choose(item(audited, "发", "發"), "髮", everywhere=False)
    audited.converting.choose("hans")
    qtbot.waitUntil(lambda: audited.looking.script == "hans", timeout=10_000)
    assert "发展" in shown(audited)
    audited.converting.choose("hk")
    qtbot.waitUntil(lambda: audited.looking.script == "hk", timeout=10_000)
    assert "髮展" in shown(audited)


def test_the_search_finds_a_character_in_either_script(audited: Window) -> None:
    page = audited.auditing.list
    page.search.setText("髮")
    assert [page.tree.topLevelItem(n).text(0)[:5] for n in range(page.tree.topLevelItemCount())] == ["发 → 髮"]
    page.search.setText("Q")
    assert page.tree.topLevelItemCount() == 0


def test_the_original_has_no_decisions(qtbot: QtBot, audited: Window) -> None:
    audited.converting.choose("original")
    qtbot.waitUntil(lambda: audited.auditing.list.count == 0, timeout=10_000)
    assert "nothing is converted" in audited.auditing.list._about.text()
