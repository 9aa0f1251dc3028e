"""Actions: one table of everything a person can do. It feeds the menus, the shortcuts, the command palette and the cheat sheet."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from reader.core.messages import tr
from reader.core.messages import translatable as t
from reader.ui import theme

# What must be there for an action to make sense: a text, two languages of it, the mode in which one aligns, ...
Need = Literal[
    "", "text", "selection", "note", "undo", "redo", "hits", "pairs", "aligning", "reviewing", "guessing", "alone", "voice"
]  # fmt: skip
# Needs that are modes: while one is on, its letters and digits are its own.
MODES: Final = frozenset(("aligning", "reviewing", "guessing"))
# Keys of scope "reading" are plain letters and digits: they must not reach a field in which one types.
Scope = Literal["window", "reading"]


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One thing to do: its id, English text, default keys, and what it needs."""

    id: str
    text: str
    keys: tuple[str, ...] = ()
    need: Need = ""
    icon: str = ""
    scope: Scope = "window"
    checkable: bool = False


def _a(
    ident: str, text: str, keys: str = "", need: Need = "", icon: str = "", scope: Scope = "window", check: bool = False
) -> ActionSpec:
    return ActionSpec(ident, text, tuple(keys.split()), need, icon, scope, check)


ACTIONS: Final[tuple[ActionSpec, ...]] = (
    _a("open", t("Open…"), "Ctrl+O", icon="open"),
    _a("open_two", t("Open two files…"), "Ctrl+Shift+O", icon="two-files"),
    _a("paste", t("Paste a text"), "Ctrl+V", icon="paste"),
    _a("sample", t("Try the sample"), icon="sample"),
    _a("reload", t("Read the file again"), "F5", "text"),
    _a("save", t("Save the notes now"), "Ctrl+S", "text", "save"),
    _a("import_notes", t("Import notes…"), "", "text", "import"),
    _a("export_notes", t("Export the notes…"), "", "text", "export"),
    _a("notes_folder", t("Keep the notes in another folder…")),
    _a("export_text", t("Export the aligned text…"), "", "text"),
    _a("print", t("Print…"), "Ctrl+P", "text", "print"),
    _a("export_pdf", t("Export as PDF…"), "", "text"),
    _a("library", t("Library"), "Ctrl+L", icon="library"),
    _a("quit", t("Quit"), "Ctrl+Q"),
    _a("undo", t("Undo"), "Ctrl+Z", "undo", "undo"),
    _a("redo", t("Redo"), "Ctrl+Shift+Z Ctrl+Y", "redo", "redo"),
    _a("copy", t("Copy"), "Ctrl+C", "selection", "copy", "reading"),
    _a("copy_original", t("Copy as written in the source"), "Ctrl+Shift+C", "selection"),
    _a("copy_citation", t("Copy with its counterpart as a citation"), "Ctrl+Alt+C", "text"),
    _a("copy_citation_shown", t("Copy as a citation in the characters shown"), "", "text"),
    _a("select_sentence", t("Select the sentence"), "S", "text", scope="reading"),
    _a("select_all", t("Select all of this side"), "Ctrl+A", "text", scope="reading"),
    _a("find", t("Find in both languages"), "Ctrl+F", "text", "search"),
    _a("find_next", t("Next hit"), "F3", "hits", "down"),
    _a("find_previous", t("Previous hit"), "Shift+F3", "hits", "up"),
    _a("find_list", t("List what was found"), "Ctrl+Alt+F", "text"),
    _a("palette", t("Find a command"), "Ctrl+K", icon="command"),
    _a("highlight_yellow", t("Highlight yellow"), "1", "text", "highlight", "reading"),
    _a("highlight_green", t("Highlight green"), "2", "text", "highlight", "reading"),
    _a("highlight_blue", t("Highlight blue"), "3", "text", "highlight", "reading"),
    _a("highlight_pink", t("Highlight pink"), "4", "text", "highlight", "reading"),
    _a("note", t("Add a note"), "N", "text", "note", "reading"),
    _a("tag_note", t("Add a tag"), "T", "text", scope="reading"),
    _a("bookmark", t("Bookmark here, or no longer"), "B", "text", "bookmark", "reading"),
    _a("edit_note", t("Edit the note"), "E", "note", scope="reading"),
    _a("delete_note", t("Delete the note"), "Del", "note", "trash", "reading"),
    _a("place_note", t("Put the note on the selection"), "", "note"),
    _a("widen_note", t("Put the note on the other language as well"), "", "note"),
    _a("next_note", t("Next note"), "]", "text", scope="reading"),
    _a("previous_note", t("Previous note"), "[", "text", scope="reading"),
    _a("next_bookmark", t("Next bookmark"), "F2", "text", "down"),
    _a("previous_bookmark", t("Previous bookmark"), "Shift+F2", "text", "up"),
    _a("search_notes", t("Search the notes"), "Ctrl+Shift+F", "text"),
    _a("align_mode", t("Correct the alignment"), "Ctrl+E", "pairs", "align", check=True),
    _a("why", t("Why is this aligned?"), "Ctrl+I", "pairs"),
    _a("confirm_pair", t("Confirm the pair"), "Return Enter", "aligning", "tick", "reading"),
    _a("unconfirm_pair", t("Take the confirmation back"), "Backspace", "aligning", scope="reading"),
    _a("next_weak", t("Next pair worth a look"), "W", "aligning", scope="reading"),
    _a("previous_weak", t("Previous pair worth a look"), "Shift+W", "aligning", scope="reading"),
    _a("merge_next", t("Merge with the next pair"), "M", "aligning", scope="reading"),
    _a("merge_previous", t("Merge with the previous pair"), "Shift+M", "aligning", scope="reading"),
    _a("split_pair", t("Split the pair at the cursor"), "D", "aligning", scope="reading"),
    _a("move_up", t("Sentence to the pair above"), "Alt+Up", "aligning", scope="reading"),
    _a("move_down", t("Sentence to the pair below"), "Alt+Down", "aligning", scope="reading"),
    _a("omit", t("Sentence without a counterpart"), "O", "aligning", scope="reading"),
    _a("split_sentence", t("Split the sentence at the cursor"), "Shift+D", "aligning", scope="reading"),
    _a("join_sentences", t("Join with the next sentence"), "Shift+J", "aligning", scope="reading"),
    _a("cross", t("Mark a crossing"), "X", "aligning", scope="reading"),
    _a("shift_up", t("Shift all below up"), "Alt+Shift+Up", "aligning", scope="reading"),
    _a("shift_down", t("Shift all below down"), "Alt+Shift+Down", "aligning", scope="reading"),
    _a("realign", t("Realign what is not confirmed"), "R", "aligning", scope="reading"),
    _a("candidate_1", t("Take the first suggestion"), "1", "aligning", scope="reading"),
    _a("candidate_2", t("Take the second suggestion"), "2", "aligning", scope="reading"),
    _a("candidate_3", t("Take the third suggestion"), "3", "aligning", scope="reading"),
    _a("candidate_4", t("Take the fourth suggestion"), "4", "aligning", scope="reading"),
    _a("candidate_5", t("Take the fifth suggestion"), "5", "aligning", scope="reading"),
    _a("leave_aligning", t("Back to reading"), "Esc", "aligning", scope="reading"),
    _a("judge_mode", t("Review the translation"), "F7", "pairs", "tick", check=True),
    _a("judge_fine", t("The pair is fine"), "1", "reviewing", scope="reading"),
    _a("judge_fix", t("The pair is to be fixed"), "2", "reviewing", scope="reading"),
    _a("judge_ask", t("Ask about the pair"), "3", "reviewing", scope="reading"),
    _a("judge_category", t("Category of the issue"), "M", "reviewing", scope="reading"),
    _a("judge_type", t("Next type of the category"), "Shift+M", "reviewing", scope="reading"),
    _a("judge_severity", t("Severity of the issue"), "S", "reviewing", scope="reading"),
    _a("judge_suggest", t("Suggest a wording"), "E", "reviewing", scope="reading"),
    _a("judge_comment", t("Comment on the pair"), "C", "reviewing", scope="reading"),
    _a("judge_issue", t("Add an issue"), "I", "reviewing", scope="reading"),
    _a("judge_dismiss", t("Dismiss the finding"), "X", "reviewing", scope="reading"),
    _a("judge_undecide", t("Take the verdict back"), "Backspace", "reviewing", scope="reading"),
    _a("next_undecided", t("Next undecided pair"), "J", "reviewing", scope="reading"),
    _a("previous_undecided", t("Previous undecided pair"), "K", "reviewing", scope="reading"),
    _a("next_finding", t("Next finding"), "N", "reviewing", scope="reading"),
    _a("previous_finding", t("Previous finding"), "Shift+N", "reviewing", scope="reading"),
    _a("next_worst", t("Next pair by doubt of the alignment"), "W", "reviewing", scope="reading"),
    _a("scorecard", t("Scorecard"), "Shift+S", "reviewing", scope="reading"),
    _a("choose_checks", t("Choose the checks"), "", "pairs"),
    _a("export_review", t("Export the review…"), "", "pairs"),
    _a("import_review", t("Take in a returned table…"), "", "pairs"),
    _a("terms", t("Terms"), "Shift+T", "reviewing", scope="reading"),
    _a("add_term", t("Add a term"), "T", "reviewing", scope="reading"),
    _a("import_terms", t("Import terms…"), "", "pairs"),
    _a("export_terms", t("Export terms…"), "", "pairs"),
    _a("leave_review", t("Back to reading"), "Esc", "reviewing", scope="reading"),
    _a("look_up", t("Look up the word"), "D", "text", "search", "reading"),
    _a("add_word", t("Add to the word list"), "W", "text", scope="reading"),
    _a("words", t("Word list"), "Ctrl+Shift+W", "text"),
    _a("review", t("Review words"), "Ctrl+R", "text"),
    _a("profile", t("What this text asks of its reader"), "", "text"),
    _a("export_words", t("Export the word list…"), "", "text"),
    _a("import_words", t("Import known words…"), "", "text"),
    _a("join_word", t("Take the selection as one word"), "", "selection"),
    _a("split_word", t("Take this word apart"), "", "text"),
    _a("add_dictionary", t("Add a dictionary…"), "", "text"),
    _a("readings", t("Readings above the characters"), "P", "text", scope="reading", check=True),
    _a("readings_off", t("None"), "", "text", check=True),
    _a("readings_all", t("Above all words"), "", "text", check=True),
    _a("readings_unknown", t("Above words that are not known"), "", "text", check=True),
    _a("readings_sentence", t("In the sentence of the caret"), "", "text", check=True),
    _a("speak", t("Read aloud from here"), "Ctrl+Shift+L", "voice", check=True),
    _a("tint", t("Tint the words of the word list"), "", "text", check=True),
    _a("conversion", t("Check the conversion"), "", "text"),
    _a("export_converted", t("Export the converted text…"), "", "text"),
    _a("next_sentence", t("Next sentence"), "J", "text", scope="reading"),
    _a("previous_sentence", t("Previous sentence"), "K", "text", scope="reading"),
    _a("next_section", t("Next section"), "Ctrl+PgDown", "text", "down"),
    _a("previous_section", t("Previous section"), "Ctrl+PgUp", "text", "up"),
    _a("back", t("Back to where you were"), "Alt+Left", "text", "left"),
    _a("forward", t("Forward again"), "Alt+Right", "text", "right"),
    _a("go_to_pair", t("Go to a pair…"), "Ctrl+G", "text"),
    _a("go_to_citation", t("Go to the copied citation"), "Ctrl+Alt+G", "text"),
    _a("script_original", t("As written"), "Alt+1", "text", check=True),
    _a("script_hans", t("Simplified"), "Alt+2", "text", check=True),
    _a("script_hant", t("Traditional"), "Alt+3", "text", check=True),
    _a("script_tw", t("Taiwan"), "Alt+4", "text", check=True),
    _a("script_hk", t("Hong Kong"), "Alt+5", "text", check=True),
    _a("script_twp", t("Taiwan, with its vocabulary"), "Alt+6", "text", check=True),
    _a("mode_side", t("Side by side"), "Ctrl+1", "text", "columns", check=True),
    _a("mode_stacked", t("One below the other"), "Ctrl+2", "text", "rows", check=True),
    _a("mode_zh", t("Chinese only"), "Ctrl+3", "text", check=True),
    _a("mode_en", t("English only"), "Ctrl+4", "text", check=True),
    _a("mode_paragraphs", t("Paragraph below paragraph"), "Ctrl+5", "text", check=True),
    _a("mode_scripts", t("Both scripts beside the English"), "Ctrl+6", "text", check=True),
    _a("mode_versions", t("Other versions beside the text"), "Ctrl+8", "text", check=True),
    _a("compare", t("Compare with other versions…"), "", "text", "two-files"),
    _a("stop_comparing", t("Take the other versions away"), "", "versions"),
    _a("swap_sides", t("English before the Chinese"), "X", "text", scope="reading", check=True),
    _a("split_left", t("Left column narrower"), "Alt+Shift+Left", "text"),
    _a("split_right", t("Left column wider"), "Alt+Shift+Right", "text"),
    _a("split_even", t("Columns of equal width"), "", "text"),
    _a("sync_level", t("Panes level with each other"), "Ctrl+Alt+1", "text", check=True),
    _a("sync_loose", t("Each pane follows the other"), "Ctrl+Alt+2", "text", check=True),
    _a("sync_off", t("Each pane by itself"), "Ctrl+Alt+3", "text", check=True),
    _a("pin", t("Pin to a sentence on the other side"), "Shift+P", "pairs", scope="reading"),
    _a("paged", t("Turn whole pages"), "Ctrl+7", "text", check=True),
    _a("focus_sentence", t("Dim all but the sentence"), "F", "text", scope="reading", check=True),
    _a("focus_line", t("Reading ruler"), "Shift+F", "text", scope="reading", check=True),
    _a("peek", t("Show the other language"), "O", "alone", scope="reading"),
    _a("guess_en_mode", t("Hide the English and guess"), "G", "pairs", scope="reading", check=True),
    _a("guess_zh_mode", t("Hide the Chinese and guess"), "Shift+G", "pairs", scope="reading", check=True),
    _a("reveal", t("Reveal the sentence, or go on"), "Space", "guessing", scope="reading"),
    _a("cover_last", t("Hide the sentence again, or go back"), "Shift+Space", "guessing", scope="reading"),
    _a("leave_guessing", t("End guessing"), "Esc", "guessing", scope="reading"),
    _a("show_hidden", t("Show hidden lines"), "Ctrl+H", "text", "eye", check=True),
    _a("hide_line", t("Hide this line"), "", "text"),
    _a("left_panel", t("Contents and notes"), "F9", "text", "panel-left", check=True),
    _a("right_panel", t("Note beside the text"), "F8", "text", "panel-right", check=True),
    _a("overview", t("Overview strip"), "Shift+F9", "text", check=True),
    _a("zoom_in", t("Larger text"), "Ctrl++ Ctrl+="),
    _a("zoom_out", t("Smaller text"), "Ctrl+-"),
    _a("zoom_reset", t("Text in its usual size"), "Ctrl+0"),
    _a("menu_bar", t("Menu bar"), "Ctrl+M", check=True),
    _a("full_screen", t("Full screen"), "F11", check=True),
    _a("settings", t("Settings"), "Ctrl+,", icon="settings"),
    _a("shortcuts", t("Keys"), "F1", icon="help"),
    _a("about", t("About Duidu"), icon="info"),
)  # fmt: skip

BY_ID: Final[Mapping[str, ActionSpec]] = {spec.id: spec for spec in ACTIONS}

# A name stands for its action, "-" for a line, "@name" for a menu that is filled when it opens, a pair for a submenu.
Entry = str | tuple[str, tuple[str, ...]]
MENUS: Final[tuple[tuple[str, tuple[Entry, ...]], ...]] = (
    (t("&File"), (
        "open", "open_two", "paste", "sample", "-", "@recent", "@encoding", "reload", "compare", "stop_comparing", "-", "save", "notes_folder", "import_notes", "@backups", "export_notes", "export_text", "export_converted", "-", "print", "export_pdf", "-", "library", "quit",
    )),
    (t("&Edit"), (
        "undo", "redo", "-", "copy", "copy_original", "copy_citation", "copy_citation_shown", "-", "select_sentence", "select_all", "-",
        "find", "find_next", "find_previous", "find_list", "palette", "-", "settings",
    )),
    (t("&Notes"), (
        "highlight_yellow", "highlight_green", "highlight_blue", "highlight_pink", "note", "tag_note", "bookmark", "-",
        "edit_note", "delete_note", "widen_note", "place_note", "-", "next_note", "previous_note", "next_bookmark",
        "previous_bookmark", "search_notes",
    )),
    (t("&Alignment"), (
        "align_mode", "why", "pin", "-", "confirm_pair", "unconfirm_pair", "next_weak", "previous_weak", "-", "merge_next",
        "merge_previous", "split_pair", "move_up", "move_down", "omit", "-", "split_sentence", "join_sentences", "cross",
        "shift_up", "shift_down", "-", "realign", "leave_aligning",
    )),
    (t("&Review"), (
        "judge_mode", "-", "judge_fine", "judge_fix", "judge_ask", "-", "judge_category", "judge_type",
        "judge_severity", "judge_suggest", "judge_comment", "judge_issue", "-", "judge_dismiss", "judge_undecide", "-",
        "next_undecided", "previous_undecided", "next_finding", "previous_finding", "next_worst", "-", "scorecard", "choose_checks", "-", "terms", "add_term", "import_terms", "export_terms", "-",
        "export_review", "import_review", "-",
        "leave_review",
    )),
    (t("&Study"), (
        "look_up", "add_word", "-", "words", "review", "profile", "-", "readings",
        (t("Readings"), ("readings_off", "readings_all", "readings_unknown", "readings_sentence")), "tint", "speak", "-",
        "join_word", "split_word", "-", "@dictionaries", "add_dictionary", "-", "import_words", "export_words",
    )),
    (t("&Go"), (
        "next_sentence", "previous_sentence", "next_section", "previous_section", "go_to_pair", "go_to_citation", "-", "back", "forward",
    )),
    (t("&View"), (
        (t("Chinese characters"), (
            "script_original", "script_hans", "script_hant", "script_tw", "script_hk", "script_twp", "-", "conversion",
        )),
        (t("Layout"), (
            "mode_side", "mode_stacked", "mode_paragraphs", "mode_scripts", "mode_versions", "mode_zh", "mode_en", "-", "swap_sides",
            "split_left", "split_right", "split_even", "-", "sync_level", "sync_loose", "sync_off",
        )),
        (t("Ways to read"), (
            "peek", "-", "guess_en_mode", "guess_zh_mode", "reveal", "cover_last", "leave_guessing", "-",
            "focus_sentence", "focus_line", "paged",
        )),
        "show_hidden", "hide_line", "-", "left_panel", "right_panel", "overview", "menu_bar", "full_screen", "-",
        "zoom_in", "zoom_out", "zoom_reset", "-", "@theme", "@language",
    )),
    (t("&Help"), ("shortcuts", "about")),
)  # fmt: skip

# What a right click into the text offers.
CONTEXT_MENU: Final = (
    "copy", "copy_original", "copy_citation", "-", "highlight_yellow", "highlight_green", "highlight_blue",
    "highlight_pink", "note", "tag_note", "bookmark", "delete_note", "-", "look_up", "add_word", "-", "select_sentence", "find", "hide_line", "-", "why",
)  # fmt: skip

DYNAMIC: Final[Mapping[str, str]] = {
    "@recent": t("Open again"),
    "@encoding": t("Reopen with encoding"),
    "@backups": t("Notes from a backup"),
    "@dictionaries": t("Dictionaries"),
    "@theme": t("Theme"),
    "@language": t("Interface language"),
}


def keys_of(spec: ActionSpec, chosen: Mapping[str, list[str]]) -> list[str]:
    """The keys of an action: the reader's own choice, else the default."""
    return list(chosen.get(spec.id, spec.keys))


def _key(sequence: QKeySequence) -> str:
    return sequence.toString(QKeySequence.SequenceFormat.PortableText)


class Actions(QObject):
    """The QActions of the table. `bind` gives them their functions, `allow` says which make sense now."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._made: dict[str, QAction] = {}
        self._menus: list[tuple[QMenu, str]] = []
        self._facts: set[str] | None = None
        for spec in ACTIONS:
            action = QAction(window, checkable=spec.checkable, objectName=spec.id)
            if spec.id == "quit":
                action.setMenuRole(QAction.MenuRole.QuitRole)
            self._made[spec.id] = action

    def __getitem__(self, ident: str) -> QAction:
        return self._made[ident]

    def place(self, window: QWidget, reading: QWidget) -> None:
        """Let the keys work: in the whole window, or (letters, digits) in the reading area only."""
        for spec in ACTIONS:
            action = self[spec.id]
            if spec.scope == "reading":
                action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                reading.addAction(action)
            else:
                window.addAction(action)

    def bind(self, handlers: Mapping[str, Callable[[], object]]) -> None:
        """Connect each named action with its function."""
        for ident, handler in handlers.items():
            self[ident].triggered.connect(lambda _checked=False, run=handler: run())

    def allow(self, facts: set[str]) -> None:
        """Let what makes sense now be done; nothing is done when nothing changed, for a selection changes often."""
        if facts != self._facts:
            self._facts = facts
            self._enable(facts)

    def _enable(self, facts: set[str]) -> None:
        """Enable the actions whose need is among `facts`. A mode takes its keys from those of reading."""
        allowed = [spec for spec in ACTIONS if not spec.need or spec.need in facts]
        own = {spec.id for spec in allowed if spec.need in MODES}
        taken = {_key(key) for ident in own for key in self[ident].shortcuts()}
        free = {
            spec.id
            for spec in allowed
            if spec.scope != "reading" or spec.id in own or taken.isdisjoint(map(_key, self[spec.id].shortcuts()))
        }
        for spec in ACTIONS:
            self[spec.id].setEnabled(spec.id in free)

    def dress(self, chosen_keys: Mapping[str, list[str]], colors: theme.Theme) -> None:
        """Keys as chosen, icons in the colour of the theme, texts in the interface language."""
        for spec in ACTIONS:
            self[spec.id].setShortcuts([QKeySequence(key) for key in keys_of(spec, chosen_keys)])
            if spec.icon:
                self[spec.id].setIcon(theme.icon(spec.icon, self._icon_color(spec, colors)))
                # A menu shows either a picture or a check mark.
                self[spec.id].setIconVisibleInMenu(not spec.checkable)
        self.retranslate()
        if self._facts is not None:
            self._enable(self._facts)  # with other keys, other ones may be in each other's way

    def retranslate(self) -> None:
        """Texts in the interface language."""
        for spec in ACTIONS:
            self[spec.id].setText(tr(spec.text))
            self[spec.id].setToolTip(self.tip(spec.id))
        for menu, title in self._menus:
            menu.setTitle(tr(title))

    @staticmethod
    def _icon_color(spec: ActionSpec, colors: theme.Theme) -> str:
        _, _, color = spec.id.partition("highlight_")
        return theme.mark_color(colors, color).name() if color else colors.roles["quiet"]

    def tip(self, ident: str) -> str:
        """The text of an action with its keys."""
        action = self[ident]
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        text = action.text().replace("…", "")
        return f"{text} ({keys})" if keys else text

    def add_menus(self, parent: QMenuBar | QMenu) -> list[QMenu]:
        """The menus of MENUS, empty so far."""
        return [self._menu(parent, title) for title, _ in MENUS]

    def fill_menus(self, menus: Sequence[QMenu], fillers: Mapping[str, Callable[[QMenu], None]]) -> None:
        """What is in the menus of `add_menus`; `fillers` fill the ones that change."""
        for menu, (_, entries) in zip(menus, MENUS, strict=True):
            self._fill(menu, entries, fillers)

    def _menu(self, parent: QMenuBar | QMenu, title: str) -> QMenu:
        menu = parent.addMenu(tr(title))
        menu.setToolTipsVisible(False)
        self._menus.append((menu, title))
        return menu

    def _fill(self, menu: QMenu, entries: tuple[Entry, ...], fillers: Mapping[str, Callable[[QMenu], None]]) -> None:
        for entry in entries:
            if isinstance(entry, tuple):
                self._fill(self._menu(menu, entry[0]), entry[1], fillers)
            elif entry == "-":
                menu.addSeparator()
            elif entry.startswith("@"):
                changing = self._menu(menu, DYNAMIC[entry])
                changing.aboutToShow.connect(lambda one=changing, fill=fillers[entry]: (one.clear(), fill(one)))
            else:
                menu.addAction(self[entry])
