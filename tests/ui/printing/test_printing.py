"""Printing: the preview follows text and choices, and the PDF says what the text says."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from reader.core.errors import InputError
from reader.core.project import Project
from reader.core.spans import Span
from reader.core.task import run
from reader.ui.printing import printing
from reader.ui.printing.output import LaidOut, lay_out, picture, write_pdf
from reader.ui.printing.paper import Choices, Paper
from reader.ui.printing.setter import Printing, Setter, printed_notes
from reader.ui.reading.ruby import Reading
from reader.ui.reading.style import ReadingStyle
from reader.ui.window import Window
from reader.workflow import annotate
from reader.workflow.print_pages import Sheet
from tests.made_bitext import BitextBuilder, pair, town

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def project() -> Project:
    project = Project(town(120))
    segments = project.bitext.zh.segments
    project, _ = annotate.note(project, "zh", segments[40].span, "Later in the text.", "blue")
    project, _ = annotate.note(project, "zh", Span(segments[3].start, segments[3].start + 4), "渡口在哪里？", "yellow")
    project, _ = annotate.highlight(project, "en", project.bitext.en.segments[1].span, "green")
    return project


def laid_out(project: Project, script: str = "original", **choices: object) -> LaidOut:
    return run(lay_out(Printing(project, Choices(**choices), ReadingStyle(script=script))))  # type: ignore[arg-type]


def ink(image: QImage) -> float:
    """The share of a picture that is not white."""
    small = image.scaled(120, 160, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
    pixels = [QColor(small.pixel(x, y)).lightness() for x in range(120) for y in range(160)]
    return sum(value < 250 for value in pixels) / len(pixels)


def characters(pdf: bytes) -> str:
    """What can be copied out of a PDF, in the order of its fonts' tables: each character once."""
    return "".join(
        bytes.fromhex(code.decode()).decode("utf-16-be")
        for array in re.findall(rb"\[((?:<[0-9A-F]+> ?)+)", pdf)
        for code in re.findall(rb"<([0-9A-F]+)>", array)
    )


def test_notes_are_numbered_as_one_meets_them(project: Project) -> None:
    assert [one.note.body for one in printed_notes(project)] == ["渡口在哪里？", "Later in the text."]


def test_answers_stand_with_the_note_that_they_answer(project: Project) -> None:
    ident = printed_notes(project)[0].note.id
    project, _ = annotate.reply(project, ident, "Down by the lake.", author="Mei")
    first, second = printed_notes(project)
    assert first.text == "渡口在哪里？ → Mei: Down by the lake."
    assert second.answers == ()


@pytest.mark.parametrize("arrangement", ["side", "scripts", "sentences", "stacked", "zh", "en"])
def test_every_arrangement_has_pages_full_of_text(project: Project, arrangement: str) -> None:
    laid = laid_out(project, arrangement=arrangement)
    assert len(laid.sheets) > 1
    assert 0.1 < ink(run(picture(laid, 0, 0.1))) < 0.9


def test_both_scripts_stand_beside_the_english(project: Project) -> None:
    setter = Setter(Printing(project, Choices(arrangement="scripts", notes="foot")))
    paper, row = setter.paper, next(row for row in setter.rows.rows(0) if row.kind == "text")
    edges = [(paper.x(column), paper.x(column) + paper.column(column)) for column in paper.columns]
    assert edges == sorted(edges)
    assert edges[-1][1] == paper.width - paper.left
    assert all(one[1] < other[0] for one, other in pairwise(edges))
    cells, measured = setter.cells(row), setter.measure(row)
    assert [lines.column for lines in measured.sides] == ["zh", "twin", "en"]
    assert cells["zh"].shown.text != cells["twin"].shown.text
    assert len({lines.drop + cells[lines.column].fonts.baseline for lines in measured.sides}) == 1
    assert set(setter.heading_texts(0)) == {"zh", "twin", "en"}
    laid = laid_out(project, arrangement="scripts")
    stops = [part.stop for sheet in laid.sheets for part in sheet.parts if part.row == row]
    assert stops[-1] == measured.end


def test_measuring_and_painting_agree(project: Project) -> None:
    laid = laid_out(project, arrangement="sentences", paper="letter")
    setter = Setter(laid.printing)
    for sheet in laid.sheets:
        for part, after in zip(sheet.parts, sheet.parts[1:], strict=False):
            assert part.top + setter.measure(part.row).height(part.start, part.stop) <= after.top


def test_columns_are_level_and_inside_the_paper(project: Project) -> None:
    paper = Paper.of(Choices(landscape=True))
    assert paper.x("en") + paper.column("en") == paper.width - paper.left
    setter = Setter(Printing(project, Choices()))
    row = next(row for row in setter.rows.rows(0) if row.kind == "text")
    zh, en = setter.measure(row).sides
    cells = setter.cells(row)
    assert zh.drop + cells["zh"].fonts.baseline == en.drop + cells["en"].fonts.baseline


def test_the_pdf_holds_the_characters_of_the_text(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "town.pdf"
    pages = run(write_pdf(laid_out(project), str(path)))
    pdf = path.read_bytes()
    assert pdf.count(b"/Type /Page\n") == pages > 1
    found = characters(pdf)
    assert set("湖边小镇人老里年用雨") <= set(found)
    assert not re.search("[\u2e80-\u2fdf\ufb00-\ufb06\t]", found)


@pytest.mark.parametrize(("script", "door"), [("original", "户"), ("tw", "戶")])
def test_letters_are_not_joined_and_regional_forms_are_kept(tmp_path: Path, script: str, door: str) -> None:
    bitext = BitextBuilder().paragraph(pair("五十户用户。", "After fifty soft offices left, fjords.")).build()
    path = tmp_path / "doors.pdf"
    run(write_pdf(laid_out(Project(bitext), script), str(path)))
    found = characters(path.read_bytes())
    assert door in found
    assert "\0" not in found
    assert set("Afterfiysoclj,.") <= set(found)


def test_the_script_is_that_which_is_shown(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "town.pdf"
    run(write_pdf(laid_out(project, "twp"), str(path)))
    found = characters(path.read_bytes())
    assert set("無線網路") <= set(found)
    assert "网" not in found


def test_the_headings_are_bookmarks_of_the_pdf(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "town.pdf"
    run(write_pdf(laid_out(project, "twp"), str(path)))
    pdf = path.read_bytes()
    assert "第1章 清晨  Chapter 1 Morning".encode("utf-16-be").hex().upper().encode() in pdf
    assert b"/Lang (zh-Hant-TW)" in pdf


def test_a_print_without_notes_is_shorter(project: Project) -> None:
    with_notes = [part for sheet in laid_out(project).sheets for part in sheet.notes]
    without = [part for sheet in laid_out(project, notes="none").sheets for part in sheet.notes]
    assert (len(with_notes), len(without)) == (2, 0)
    assert laid_out(project, notes="end").sheets[-1].end_notes


def test_a_folder_that_is_not_there_is_told(project: Project, tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        run(write_pdf(laid_out(project), str(tmp_path / "none" / "town.pdf")))
    assert "town.pdf" in str(caught.value)


def test_a_cancelled_export_leaves_the_file_alone(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "town.pdf"
    path.write_bytes(b"before")
    task = write_pdf(laid_out(project), str(path))
    next(task)
    task.close()
    assert path.read_bytes() == b"before"


def test_a_word_marked_in_the_text_is_marked_on_paper(project: Project) -> None:
    def colours(laid: LaidOut) -> set[str]:
        image = run(picture(laid, 0, 0.25))
        return {
            QColor(image.pixel(x, y)).name() for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)
        }

    marked = Setter(laid_out(project).printing).style.colors.highlights["green"].lower()
    assert marked in colours(laid_out(project))
    assert marked not in colours(laid_out(project, highlights=False))


def test_english_first_is_english_first_on_paper(project: Project) -> None:
    paper = Setter(Printing(project, Choices(), ReadingStyle(swapped=True))).paper
    assert paper.x("en") == paper.left < paper.x("zh")
    assert paper.x("zh") + paper.column("zh") == paper.width - paper.left
    stacked = Setter(Printing(project, Choices(arrangement="stacked"), ReadingStyle(swapped=True)))
    row = next(row for row in stacked.rows.rows(0) if row.kind == "text")
    assert [lines.column for lines in stacked.measure(row).sides] == ["en", "zh"]


def test_readings_that_are_shown_are_printed(project: Project) -> None:
    def find(_document: object, span: Span) -> list[Reading]:
        return [Reading(span.start, span.start + 1, "hú")]

    plain, read = (run(lay_out(Printing(project, Choices(), readings=one))) for one in (None, find))
    assert len(read.sheets) > len(plain.sheets)
    row = next(row for row in Setter(read.printing).rows.rows(0) if row.kind == "text")
    assert [placed.reading.text for placed in Setter(read.printing).cells(row)["zh"].ruby] == ["hú"]


# In the window


def beads_of(sheet: Sheet) -> set[int]:
    return {bead for part in sheet.parts for bead in part.row.beads.indices()}


@pytest.fixture
def shown(qtbot: QtBot, window: Window, read, page: Path) -> Window:
    """A window that shows the preview."""
    read(window, page)
    qtbot.waitUntil(lambda: window.status_line.text("place") != "")
    window.actions_["print"].trigger()
    qtbot.waitUntil(lambda: window.printing.laid is not None)
    return window


def test_the_preview_shows_the_text_and_goes(qtbot: QtBot, shown: Window) -> None:
    view = shown.printing.preview.view
    qtbot.waitUntil(lambda: len(view._pictures) == 1)
    assert view.accessibleName() == "Page 1 of 1"
    assert ink(next(iter(view._pictures.values()))) > 0.02
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert shown.stack.currentWidget() is shown.page
    assert shown.printing.laid is None


def test_a_choice_is_laid_out_at_once_and_remembered(qtbot: QtBot, shown: Window) -> None:
    before = shown.printing.laid
    shown.preferences.choose("print_paper", "letter")
    qtbot.waitUntil(lambda: shown.printing.laid not in (None, before))
    assert shown.printing.laid.printing.choices.paper == "letter"
    field = shown.printing.preview._lists["print_paper"]
    assert field.currentText() == "Letter"
    field.activated.emit(0)
    assert shown.preferences.get("print_paper") == "a4"


def test_the_keyboard_turns_the_pages(qtbot: QtBot, window: Window, read, tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    bitext = town(200)
    path.write_text(bitext.zh.text + "\n\n" + bitext.en.text, encoding="utf-8")
    read(window, path)
    window.actions_["print"].trigger()
    view = window.printing.preview.view
    qtbot.waitUntil(lambda: view._count > 3)
    for key, page in (
        (Qt.Key.Key_PageDown, 1),
        (Qt.Key.Key_Space, 2),
        (Qt.Key.Key_PageUp, 1),
        (Qt.Key.Key_End, view._count - 1),
    ):
        qtbot.keyClick(view, key)
        assert view.page() == page
    before = view._height()
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    assert view._height() > before
    assert view.page() == view._count - 1
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert view.page() == 0


def test_the_preview_opens_where_one_reads_and_stays_there(qtbot: QtBot, window: Window, read, tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    bitext = town(200)
    path.write_text(bitext.zh.text + "\n\n" + bitext.en.text, encoding="utf-8")
    read(window, path)
    qtbot.waitUntil(lambda: not window.jobs.busy("open"))
    window.page.view.go_to_bead(150)
    window.actions_["print"].trigger()
    room, view = window.printing, window.printing.preview.view
    qtbot.waitUntil(lambda: room.laid is not None)
    assert 150 in beads_of(room.laid.sheets[view.page()])
    window.preferences.choose("print_size", 16)
    qtbot.waitUntil(lambda: room.laid is not None and room.laid.printing.choices.size == 16)
    assert 150 in beads_of(room.laid.sheets[view.page()])
    view.go_to(1)
    first = room.laid.sheets[1].bead
    window.preferences.choose("print_size", 8)
    qtbot.waitUntil(lambda: room.laid is not None and room.laid.printing.choices.size == 8)
    assert first in beads_of(room.laid.sheets[view.page()])


def test_the_preview_follows_the_script(qtbot: QtBot, shown: Window) -> None:
    before = shown.printing.laid
    shown.looking.choose_script("twp")
    qtbot.waitUntil(lambda: shown.printing.laid not in (None, before))
    assert shown.printing.laid.printing.style.script == "twp"


def test_a_text_in_one_language_has_nothing_to_arrange(qtbot: QtBot, window: Window, read, tmp_path: Path) -> None:
    path = tmp_path / "one.txt"
    path.write_text("A Walk\n\nThe lake was still. We went round it twice.\n", encoding="utf-8")
    read(window, path)
    window.actions_["print"].trigger()
    qtbot.waitUntil(lambda: window.printing.laid is not None)
    assert window.printing.laid.printing.choices.arrangement == "en"
    assert not window.printing.preview._lists["print_arrangement"].isEnabled()


def test_the_foot_of_the_window_stays_with_the_text(shown: Window) -> None:
    place = shown.status_line.text("place")
    shown.shelf.keep()
    assert shown.status_line.text("place") == place != ""


def test_closing_the_text_closes_the_preview(shown: Window) -> None:
    shown.actions_["library"].trigger()
    assert shown.stack.currentWidget() is shown.library
    assert not shown.printing.shown


def test_a_pdf_is_written_and_told(
    qtbot: QtBot, window: Window, read, page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read(window, page)
    path = tmp_path / "out"
    monkeypatch.setattr(printing.QFileDialog, "getSaveFileName", lambda *_args: (str(path), ""))
    window.actions_["export_pdf"].trigger()
    qtbot.waitUntil(window.messages.isVisible)
    assert window.messages.text == "Written: out.pdf. Pages: 1."
    assert (tmp_path / "out.pdf").read_bytes().startswith(b"%PDF")


def test_without_a_printer_a_pdf_is_offered(shown: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    from PySide6.QtPrintSupport import QPrinterInfo

    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(list))
    shown.printing.preview.print_wanted.emit()
    assert "No printer was found." in shown.messages.text


def test_pages_go_to_a_printer(project: Project, qapp: object, tmp_path: Path) -> None:
    from PySide6.QtPrintSupport import QPrinter

    from reader.ui.printing.output import print_out
    from reader.ui.printing.paper import page_layout

    laid = laid_out(project)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setFullPage(True)
    printer.setPageLayout(page_layout(laid.printing.choices))
    printer.setFromTo(2, 3)
    assert run(print_out(laid, printer)) == 2
