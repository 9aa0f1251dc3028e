"""The strip beside the scroll bar: it follows what it shows, goes where it is clicked, and needs no colour."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from reader.formats.table import write_bitext
from reader.ui import theme
from reader.ui.overview.strip import PLACES, WIDTH, Strip
from reader.ui.reading.view import ReadingView
from reader.ui.window import Window
from reader.workflow.overview import LANES, Mark, Spot
from tests.made_bitext import town


@pytest.fixture
def strip(qtbot: QtBot) -> Strip:
    view = ReadingView()
    strip = Strip(view)
    qtbot.addWidget(view)
    qtbot.addWidget(strip)
    strip.dress(theme.load_theme("light"))
    strip.resize(WIDTH, 400)
    strip.show()
    return strip


def mark(share: float, grade: int = 1, text: str = "") -> Mark:
    return Mark(Spot(share, grade, "zh", round(share * 1000), text), 1)


def grey(strip: Strip) -> QImage:
    return strip.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)


def cells(image: QImage) -> tuple[int, ...]:
    return tuple(QColor(image.pixel(x, y)).lightness() // 16 for x in range(WIDTH) for y in range(190, 212))


def test_every_kind_and_grade_has_a_shape_or_place_of_its_own(strip: Strip) -> None:
    seen = {}
    shown = [
        ("doubt", 0),
        ("doubt", 1),
        ("doubt", 2),
        ("finding", 1),
        ("finding", 2),
        ("finding", 3),
        ("note", 0),
        ("note", 1),
        ("bookmark", 0),
        ("hit", 0),
    ]
    for lane, grade in shown:
        for other in LANES:
            strip.show_marks(other, ())
        strip.show_marks(lane, (mark(0.5, grade),))  # type: ignore[arg-type]
        dark = cells(grey(strip))
        seen[tuple(value < max(dark) - 1 for value in dark)] = (lane, grade)  # only where there is ink, not which
    assert len(seen) == len(shown)


def test_a_click_on_a_mark_goes_to_it_and_beside_it_scrolls(qtbot: QtBot, strip: Strip) -> None:
    strip.show_marks("note", (mark(0.25), mark(0.75)))
    x = round(PLACES["note"][0] + 2)
    with qtbot.waitSignal(strip.chosen) as chosen:
        qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(x, 300))
    assert chosen.args[0].spot.share == 0.75
    with qtbot.waitSignal(strip.scrolled_to) as scrolled:
        qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(x, 200))
    assert scrolled.args[0] == pytest.approx(0.5, abs=0.01)


def test_the_tip_says_what_is_near(strip: Strip) -> None:
    strip.section_at = lambda share: "Part II" if share > 0.4 else "Part I"
    strip.show_marks("doubt", (mark(0.5),))
    strip.show_marks("note", (mark(0.5, 1, "compare"), mark(0.1, 1, "far away")))
    assert strip.tip_at(200).split("\n") == ["Part II", "1 place worth a look", "1 note", "compare"]
    assert strip.tip_at(120) == "Part I"
    assert strip.accessibleDescription() == "1 place worth a look; 2 notes"


# In the window


def marks_of(window: Window, lane: str) -> int:
    return sum(one.number for one in window.overview.strip.marks.get(lane, ()))  # type: ignore[call-overload]


def test_the_strip_follows_search_notes_and_review(qtbot: QtBot, window: Window, read, page: Path) -> None:
    read(window, page)
    window.top_bar.find.setText("books")
    qtbot.waitUntil(lambda: marks_of(window, "hit") == len(window.finding.hits) > 0, timeout=20_000)
    window.top_bar.find.clear()
    qtbot.waitUntil(lambda: marks_of(window, "hit") == 0)
    window.page.view.go_to_bead(1)
    window.actions_["highlight_yellow"].trigger()
    qtbot.waitUntil(lambda: marks_of(window, "note") == 1)
    window.actions_["undo"].trigger()
    qtbot.waitUntil(lambda: marks_of(window, "note") == 0)


def test_another_text_has_none_of_the_marks(qtbot: QtBot, window: Window, read, page: Path, tmp_path: Path) -> None:
    read(window, page)
    window.page.view.go_to_bead(1)
    window.actions_["highlight_yellow"].trigger()
    qtbot.waitUntil(lambda: marks_of(window, "note") == 1)
    other = tmp_path / "other.txt"
    other.write_text("一句话。\n\nOne sentence.\n", encoding="utf-8")
    read(window, other)
    qtbot.waitUntil(lambda: marks_of(window, "note") == 0)


def test_the_strip_can_be_put_away(window: Window, read, page: Path) -> None:
    read(window, page)
    assert window.overview.strip.isVisible()
    window.actions_["overview"].trigger()
    assert not window.overview.strip.isVisible()
    assert window.preferences.get("overview") is False
    window.preferences.restore("overview")
    assert window.overview.strip.isVisible()


def test_reading_on_is_progress_and_a_jump_is_not(qtbot: QtBot, window: Window, read, tmp_path: Path) -> None:
    path = tmp_path / "long.json"
    write_bitext(town(300), str(path))
    read(window, path)
    strip, bar = window.overview.strip, window.page.view.verticalScrollBar()
    window.overview._mark_read()
    first = strip.read
    assert 0 < first < 0.5
    bar.setValue(bar.maximum() // 2)
    window.overview._mark_read()
    assert strip.read == first
    bar.setValue(bar.pageStep() // 2)
    window.overview._mark_read()
    assert first < strip.read < 0.5
    strip.scrolled_to.emit(1.0)
    assert bar.value() == bar.maximum()
