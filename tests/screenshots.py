"""Makes the pictures of docs/screenshots: `python -m tests.screenshots [NAME ...]`. Offscreen, in folders of its own.

Each picture is one line of SHOTS: size, theme, language, and what is done before it is taken.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "docs" / "screenshots"
SEED = ROOT.parent / "shared" / "seeds" / "000_b229d3c86cdf8a71.txt"
WIDE, NARROW = (1440, 900), (1024, 700)


@dataclass(frozen=True)
class Shot:
    """A picture: `prepare` gets the window, with the sample open unless `text` is "" (the library) or a file."""

    name: str
    size: tuple[int, int] = WIDE
    theme: str = "light"
    language: str = "en"
    text: str = "sample"
    prepare: Callable[[object], None] = lambda window: None


def mark_up(window) -> None:
    """Some highlights and a note, as after an hour of reading."""
    from reader.core.spans import Span
    from reader.workflow import annotate

    project = window.session.project
    zh, en = project.bitext.zh, project.bitext.en
    for side, words, color in (
        ("zh", "8.84亿", "yellow"),
        ("en", "884 million", "yellow"),
        ("en", "water town", "green"),
    ):
        document = zh if side == "zh" else en
        place = document.text.find(words, document.segments[0].start)
        if place >= 0:
            project, _ = annotate.highlight(project, side, Span(place, place + len(words)), color)
    bead = project.bitext.alignment.beads[3]
    span = zh.segments[bead.zh.start].span if bead.zh else zh.segments[3].span
    project, ident = annotate.note(
        project, "zh", span, "Compare the second meeting: the same sentence, another bridge.", "blue"
    )
    project = annotate.set_tags(project, ident, ["style", "Wuzhen"])
    window.session.apply("Add a note", project)
    window.annotating.choose(ident)
    window.page.view.setFocus()


def at_section(number: int, script: str = "original") -> Callable[[object], None]:
    def prepare(window) -> None:
        mark_up(window)
        window.page.right.hide()
        window.looking.choose_script(script)
        window.page.view.go_to_section(number)

    return prepare


def show_palette(window) -> None:
    mark_up(window)
    window.asking.show_palette().field.setText("note")


def show_hidden(window) -> None:
    window.looking.toggle_hidden()


def find(window) -> None:
    window.top_bar.find.setText("網絡")
    wait(lambda: window.finding.hits)
    window.finding.walk(1)


def judge(window) -> None:
    mark_up(window)
    window.page.view.go_to_section(2)
    window.actions_["judge_mode"].trigger()
    wait(lambda: not window.jobs.busy("checks") and window.review.reviewing.standing)
    window.actions_["next_finding"].trigger()


def correct(window) -> None:
    window.page.view.go_to_section(1)
    window.actions_["align_mode"].trigger()


def study(window) -> None:
    from reader.core.spans import Span

    mark_up(window)
    window.preferences.choose("readings", "sentence")
    text = window.session.project.bitext.zh.text
    place = text.index("网络")
    window.page.view.go_to_span("zh", Span(place, place), flash=False)
    window.actions_["look_up"].trigger()
    wait(lambda: window.study.dictionaries.study and window.study.studying.beside.popup.reading.text())


def doing(*actions: str) -> Callable[[object], None]:
    """The marked-up text at its second section, after some actions."""

    def prepare(window) -> None:
        at_section(1)(window)
        for ident in actions:
            window.actions_[ident].trigger()

    return prepare


def show_print(window) -> None:
    mark_up(window)
    window.actions_["print"].trigger()
    wait(lambda: window.printing.laid)


SHOTS = (
    Shot("library", text=""),
    Shot("library-dark-zh_CN", theme="dark", language="zh_CN", text=""),
    Shot("library-narrow-zh_TW", NARROW, language="zh_TW", text=""),
    Shot("library-empty", text="none"),
    Shot("reading", prepare=at_section(1)),
    Shot("reading-dark", theme="dark", prepare=at_section(1, "hans")),
    Shot("reading-sepia-zh_CN", theme="sepia", language="zh_CN", prepare=at_section(2)),
    Shot("reading-tw-zh_TW", language="zh_TW", prepare=at_section(1, "twp")),
    Shot("note", prepare=mark_up),
    Shot("note-narrow", NARROW, prepare=mark_up),
    Shot("reading-narrow-dark-zh_CN", NARROW, "dark", "zh_CN", prepare=at_section(3)),
    Shot("contrast-dark", theme="contrast-dark", prepare=at_section(1)),
    Shot("hidden-lines", prepare=show_hidden),
    Shot("find", prepare=find),
    Shot("palette", prepare=show_palette),
    Shot("print", prepare=show_print),
    Shot("print-narrow-dark-zh_CN", NARROW, "dark", "zh_CN", prepare=show_print),
    Shot("settings", prepare=lambda window: window.asking.show_settings()),
    Shot("settings-dark-zh_TW", theme="dark", language="zh_TW", prepare=lambda window: window.asking.show_settings()),
    Shot("keys-zh_CN", language="zh_CN", prepare=lambda window: window.asking.show_keys()),
    Shot("about", prepare=lambda window: window.asking.show_about()),
    Shot("review", prepare=judge),
    Shot("review-dark-zh_CN", theme="dark", language="zh_CN", prepare=judge),
    Shot("alignment", prepare=correct),
    Shot("word-card", prepare=study),
    Shot("guessing-sepia", theme="sepia", prepare=doing("guess_en_mode", "next_sentence")),
    Shot("report", text=str(SEED)),
    Shot("report-dark", theme="dark", text=str(SEED), prepare=lambda window: window.page.view.go_to_section(2)),
)


def shelf() -> None:
    """A library as after some weeks."""
    from reader.workflow import recent
    from reader.workflow.desk import sample_path
    from reader.workflow.recent import Reading

    folder = Path(os.environ["DUIDU_HOME"]) / "texts"
    folder.mkdir(parents=True, exist_ok=True)
    rows = (
        (
            sample_path(),
            "水乡与云端：乌镇互联网之会回望",
            "A Water Town and the Cloud: Looking Back at the Wuzhen Meetings",
            0.28,
            14,
            0,
        ),
        ("ferry.txt", "渡口", "The Ferry", 1.0, 3, 2),
        ("lease.txt", "房屋租赁合同", "Tenancy Agreement", 0.53, 9, 1),
        ("museum.html", "丝绸博物馆导览", "A Guide to the Silk Museum", 0.06, 0, 8),
    )
    readings = []
    for path, zh, en, progress, notes, days in rows:
        full = Path(path) if Path(path).is_absolute() else folder / path
        if not full.exists():
            full.write_text(zh, encoding="utf-8")
        opened = (datetime.now(UTC) - timedelta(days=days)).strftime("%Y-%m-%dT%H:%M:%SZ")
        readings.append(Reading((str(full),), None, zh, en, opened, progress, notes))
    recent.save_recent(readings)


def wait(condition: Callable[[], object], seconds: float = 30) -> None:
    from PySide6.QtWidgets import QApplication

    end = time.monotonic() + seconds
    while not condition() and time.monotonic() < end:
        QApplication.processEvents()
        time.sleep(0.005)


def take(shot: Shot) -> Path:
    """One picture, by a window of its own. A dialog is drawn over the window that it belongs to."""
    from PySide6.QtCore import QEvent, QPoint, QRect
    from PySide6.QtGui import QPainter, QPalette
    from PySide6.QtWidgets import QApplication, QDialog

    from reader.ui import app, i18n, theme
    from reader.ui.preferences import Preferences
    from reader.ui.window import Window
    from reader.workflow.desk import sample_path

    application = app.make_application()
    with tempfile.TemporaryDirectory() as home:
        os.environ["DUIDU_HOME"] = home
        if shot.text != "none":
            shelf()
        preferences = Preferences()
        preferences.settings = preferences.settings.chosen("theme", shot.theme).chosen("language", shot.language)
        i18n.choose_language(application, shot.language)
        theme.apply_interface_font(application)
        window = Window(preferences)
        window.resize(*shot.size)
        window.show()
        if shot.text not in ("", "none"):
            window.open_paths([sample_path() if shot.text == "sample" else shot.text])
            wait(lambda: window.messages.isVisible() or (window.session.project and not window.jobs.busy("open")))
        shot.prepare(window)
        for _ in range(12):
            QApplication.processEvents()
            time.sleep(0.12)  # a flash after a jump fades
        picture = window.grab()
        above = [w for w in QApplication.topLevelWidgets() if w.isVisible() and w is not window]
        for widget in above:
            painter = QPainter(picture)
            corner = widget.mapToGlobal(QPoint()) - window.mapToGlobal(QPoint())
            if isinstance(widget, QDialog):
                corner = QPoint((window.width() - widget.width()) // 2, (window.height() - widget.height()) // 2)
            painter.drawPixmap(corner, widget.grab())
            painter.setPen(widget.palette().color(QPalette.ColorRole.Mid))
            painter.drawRect(QRect(corner, widget.size()).adjusted(0, 0, -1, -1))  # a window manager draws the frame
            painter.end()
            widget.close()
        path = FOLDER / f"{shot.name}.png"
        picture.save(str(path), "PNG", 0)  # the smallest file
        window.setProperty("close_anyway", True)
        window.close()
        window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()
    return path


def main(names: list[str]) -> int:
    FOLDER.mkdir(parents=True, exist_ok=True)
    for shot in SHOTS:
        if (not names or shot.name in names) and (shot.text != str(SEED) or SEED.exists()):
            sys.stdout.write(f"{take(shot).name}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
