"""Output: a text laid out in sheets, and the sheets as PDF, on a printer or as pictures. All are Tasks for a job."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QBuffer, QIODevice, QSaveFile, QSize, Qt
from PySide6.QtGui import QImage, QPagedPaintDevice, QPainter, QPdfWriter

from reader.core.errors import InputError
from reader.core.task import Progress, Task
from reader.ui.printing.paper import ABOVE, DPI, POINT, page_layout
from reader.ui.printing.setter import Printing, Setter
from reader.ui.printing.sheet_painter import SheetPainter
from reader.workflow.pdf_outline import Entry, with_outline
from reader.workflow.pdf_text import readable
from reader.workflow.print_pages import Sheet, paginate

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

CREATOR: Final = "Duidu"


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A print, cut into sheets."""

    printing: Printing
    sheets: tuple[Sheet, ...]

    def painter(self) -> SheetPainter:
        """For one thread; it keeps no sheet."""
        return SheetPainter(Setter(self.printing), self.sheets)


def lay_out(printing: Printing) -> Task[LaidOut]:
    """Cut a text into sheets."""
    setter = Setter(printing)
    form = setter.paper.form(printing.choices.notes)
    sheets = yield from paginate(setter.rows, setter, form, len(setter.notes))
    return LaidOut(printing, sheets)


def write_pdf(laid: LaidOut, path: str) -> Task[int]:
    """Write the PDF to `path` and return the number of its pages. A file that is there stays whole until all is written.

    Raises InputError when it cannot be written.
    """
    setter, buffer = Setter(laid.printing), QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(setter.title_text())
    writer.setCreator(CREATOR)
    writer.setResolution(DPI)
    writer.setPageLayout(page_layout(laid.printing.choices))
    yield from _paint_all(laid, writer, 0, len(laid.sheets))
    file = QSaveFile(path)
    pdf = readable(buffer.data().data(), setter.simplified)
    pdf = with_outline(pdf, bookmarks(setter, laid.sheets), setter.language)
    opened = file.open(QIODevice.OpenModeFlag.WriteOnly)
    if not opened or file.write(pdf) < 0 or not file.commit():
        raise InputError("{name} could not be written.", "Choose another place.", name=path)
    return len(laid.sheets)


def bookmarks(setter: Setter, sheets: Sequence[Sheet]) -> list[Entry]:
    """The headings that are printed, with where they are."""
    found = []
    for number, sheet in enumerate(sheets):
        for part in sheet.parts:
            if part.row.kind == "heading":
                texts = setter.heading_texts(part.row.item)
                title = "  ".join(texts[side] for side in setter.paper.sides if texts[side])
                level = setter.bitext.alignment.sections[part.row.item].level
                height = (setter.paper.height - setter.paper.top - part.top) / POINT + ABOVE["text"]
                found.append(Entry(title, level, number, height))
    return found


def print_out(laid: LaidOut, printer: QPrinter) -> Task[int]:
    """Send the pages that were asked for to a printer, and return their number."""
    first = max(0, printer.fromPage() - 1)
    stop = min(len(laid.sheets), printer.toPage() or len(laid.sheets))
    yield from _paint_all(laid, printer, first, stop)
    return stop - first


def picture(laid: LaidOut, number: int, scale: float) -> Task[QImage]:
    """One sheet as it is seen; `scale` is in pixels for a unit of the paper.

    It is painted in the size of the paper and made smaller as a picture: glyphs that Qt scales lose their thin strokes.
    """
    yield Progress("")
    paper, whole = Setter(laid.printing).paper, max(1.0, scale)
    image = QImage(round(paper.width * whole), round(paper.height * whole), QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.scale(whole, whole)
    laid.painter().paint(painter, number)
    painter.end()
    yield Progress("")
    size = QSize(round(paper.width * scale), round(paper.height * scale))
    return image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)


def _paint_all(laid: LaidOut, device: QPagedPaintDevice, first: int, stop: int) -> Task[None]:
    painter = QPainter()
    if not painter.begin(device):
        raise InputError("The printer does not answer.", "Look whether it is on, or export a PDF.")
    try:
        painter.scale(device.logicalDpiX() / DPI, device.logicalDpiY() / DPI)
        sheets = laid.painter()
        for number in range(first, stop):
            if number > first:
                device.newPage()
            sheets.paint(painter, number)
            yield Progress("Writing the pages", number - first + 1, stop - first)
    finally:
        painter.end()
