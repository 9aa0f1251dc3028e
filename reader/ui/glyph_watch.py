"""GlyphWatch: notices characters that no installed font can draw, names them, and says what to install."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QTextLayout

from reader.core.messages import translatable as t
from reader.core.project import Project
from reader.core.task import Progress, Task
from reader.ui import fonts
from reader.ui.room import Room

if TYPE_CHECKING:
    from reader.ui.window import Window

# Every Chinese font has the characters of the first Unicode block of Han. Others may be missing: later blocks, and the
# private ones that old texts of Hong Kong use.
_RARE: Final = re.compile("[\u2e80-\u2fff\u31c0-\u31ef\u3400-\u4dbf\u9fa6-\u9fff\ue000-\ufaff\U00020000-\U0003ffff]")
# Code points looked at between two yields.
CHUNK: Final = 200_000
MOST_NAMED: Final = 12


def rare_characters(text: str) -> Task[str]:
    """The characters of a text that a font may lack, each once, in order."""
    found: set[str] = set()
    for start in range(0, len(text), CHUNK):
        yield Progress("")
        found.update(_RARE.findall(text, start, start + CHUNK))
    return "".join(sorted(found))


def undrawn(characters: Iterable[str], region: fonts.Region = "SC") -> Iterator[str]:
    """Those of some characters that would be drawn as a box, whichever font Qt falls back to."""
    family = fonts.han_family(region)
    font = fonts.reading_font(family or "serif", 16, (fonts.latin_family(),))
    for character in characters:
        layout = QTextLayout(character, font)
        layout.beginLayout()
        layout.createLine()
        layout.endLayout()
        if any(0 in run.glyphIndexes() for run in layout.glyphRuns()):
            yield character


class GlyphWatch(Room):
    """Looks through each text once, in the background; without any Chinese font the window says that instead."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        window.session.follow(self._follow)

    def _follow(self, old: Project | None, new: Project | None) -> None:
        same = old and new and old.bitext.zh.source == new.bitext.zh.source
        if new and not same and fonts.missing_font_message() is None:
            task, failed = _missing(new), self._window.messages.tell_error
            self._window.jobs.start("glyphs", "", task, self._tell, failed, quiet=True)

    def _tell(self, missing: str) -> None:
        if missing:
            named = " ".join(f"{one} (U+{ord(one):04X})" for one in missing[:MOST_NAMED])
            self._window.messages.tell(
                t("No installed font has these characters, which show as boxes ({count}): {characters}"),
                t("Install one that has them (Debian, Ubuntu: sudo apt install fonts-hanazono) and start again."),
                kind="error", details={"count": len(missing), "characters": named},
            )  # fmt: skip


def _missing(project: Project) -> Task[str]:
    texts = {id(document.text): document.text for document in (project.bitext.zh, project.bitext.en)}
    found = ""
    for text in texts.values():
        rare = yield from rare_characters(text)
        for character in undrawn(rare, fonts.region_of(project.bitext.zh.language)):
            yield Progress("")
            found += character
    return found
