"""Exporting: the notes as a document: all of them, those in the list, or those chosen there; in any characters."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from reader.core.annotation import Annotation
from reader.core.document import Document
from reader.core.messages import tr
from reader.core.messages import translatable as t
from reader.core.spans import Span
from reader.ui.notes.export_card import ExportCard
from reader.ui.room import Room
from reader.workflow.display import ORIGINAL, overrides_of, view
from reader.workflow.notes_export import EXPORTS, Render, write_export

if TYPE_CHECKING:
    from reader.ui.window import Window


class Exporting(Room):
    """Asks on a card beside the text, then for the name of the file."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self.card = ExportCard(window.page, [(suffix, title) for suffix, (title, *_) in EXPORTS.items()])
        self.card.asked.connect(self.ask_path)
        window.page.right.add_card(self.card, first=True)

    def handlers(self) -> dict[str, Callable[[], object]]:
        return {"export_notes": self.ask}

    def ask(self) -> None:
        """Show the card."""
        panel, index = self._window.page.notes, self._window.listing.index
        chosen = len(panel.view.chosen())
        counts = {"all": index.count, "listed": len(panel.model.items), "chosen": chosen if chosen > 1 else 0}
        self._window.page.open_right()
        self.card.open_with(counts)

    def ask_path(self) -> None:
        """Ask for the file, then write it."""
        suffix = self.card.form
        source = Path(self._source())
        suggested = str(source.with_name(f"{source.stem}-notes{suffix}"))
        title, kinds = tr("Export the notes"), f"{tr(EXPORTS[suffix][0])} (*{suffix})"
        path, _ = QFileDialog.getSaveFileName(self._window, title, suggested, kinds)
        if path:
            self.write(path if Path(path).suffix else path + suffix, self.card.share, self.card.characters)

    def write(self, path: str, share: str = "all", characters: str = "original") -> None:
        """The notes as a document; the suffix chooses the form."""
        if project := self._window.session.project:
            script = self._window.looking.script if characters == "shown" else ORIGINAL
            task = write_export(project, path, self._items(share), _render(script, project.annotations))
            told = partial(self._window.messages.tell, t("Written: {name}"), details={"name": Path(path).name})
            self._window.jobs.start(
                "export",
                t("Exporting"),
                task,
                lambda _none: (self.card.hide(), told()),
                self._window.messages.tell_error,
            )

    def _items(self, share: str) -> list[Annotation] | None:
        panel = self._window.page.notes
        if share == "all":
            return None
        items, chosen = panel.model.items, set(panel.view.chosen())
        return items if share == "listed" else [item for item in items if item.id in chosen]

    def _source(self) -> str:
        desk = self._window.opening.desk
        return desk.paths[0] if desk else str(Path.home() / "text")


def _render(script: str, annotations: tuple[Annotation, ...]) -> Render:
    """Shows quotations and sentences under a choice of script, with the reader's own choices of conversion."""
    overrides = overrides_of(annotations, "zh")

    def render(document: Document, span: Span) -> str:
        return view(document, span, script, overrides if document.side == "zh" else ()).text

    return render
