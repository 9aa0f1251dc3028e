"""Contents: the outline at the left of the text follows what is read, its characters and its place; a click leads there."""

from __future__ import annotations

from PySide6.QtCore import QObject

from reader.core.messages import tr
from reader.core.project import Project
from reader.ui import theme
from reader.ui.looking import Looking
from reader.ui.outline import Outline
from reader.ui.reading_page import ReadingPage
from reader.ui.room import Room
from reader.ui.session import Session


class Contents(Room):
    """Fills the outline when there is another text or another script."""

    def __init__(self, session: Session, page: ReadingPage, looking: Looking, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._page, self._looking = session, page, looking
        self.outline = page.outline = Outline(page.left)
        page.left.add("contents", self.outline)
        self._show_title()
        self.outline.worded.connect(self._show_title)
        self.outline.section_chosen.connect(self._go)
        self.outline.hidden_toggled.connect(looking.toggle_hidden)
        page.view.sectionChanged.connect(self.outline.mark)
        looking.script_changed.connect(lambda _script: self._fill())
        looking.changed.connect(lambda: self.outline.show_hidden(looking.show_hidden))
        session.follow(self._follow)

    def dress(self, colors: theme.Theme) -> None:
        self.outline.dress(colors)

    def _follow(self, old: Project | None, new: Project | None) -> None:
        if (old and old.bitext) is not (new and new.bitext):
            self._fill()

    def _fill(self) -> None:
        """The headings in the characters that are shown."""
        project, looking = self._session.project, self._looking
        self.outline.show_project(project, looking.shown, looking.region)
        self.outline.mark(self._page.view.section_here() if project else -1)

    def _go(self, section: int) -> None:
        self._page.view.go_to_section(section)
        self._page.view.setFocus()

    def _show_title(self) -> None:
        self._page.left.set_title("contents", tr("Contents"))
