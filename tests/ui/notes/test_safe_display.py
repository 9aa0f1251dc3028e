"""A note, a tag, a name is text, whatever it contains: nothing renders it, hides in it, or keeps it from being saved."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from reader.core.plain_text import DIRECTIONS, one_line, visible_text
from reader.ui.note_card import LONGEST
from reader.ui.notes.filter_menu import fill_filter_menu
from reader.ui.notes.model import ROW_ROLE
from reader.ui.window import Window
from reader.workflow import annotate
from tests.ui.notes.conftest import bodies, ident, project

HOSTILE = [
    '<img src="file:///etc/passwd"><b>bold</b>',
    "<a href='https://example.org'>click</a> https://example.org/?q=<script>",
    "exe.\u202egpj.txt \u2066hidden\u2069 \u200f\u061c",
    "nul\x00 bell\x07 form\x0c line\u2028 para\u2029 bom\ufeff noncharacter\ufdd0",
    "&amp; & && %s %1 {name} {} \\u202e",
    "𠮷葛󠄀👩‍👩‍👧 e" + "\u0301" * 500,
    "word " * 2000 + "\n" * 2000,
    "無空格" * 5000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_every_place_shows_it_as_text(noted: Window, text: str) -> None:
    value, note = annotate.note(project(noted), "zh", project(noted).bitext.zh.segments[1].span, text, author=text[:80])
    value = annotate.set_tags(value, note, [text[:60]])
    value, _ = annotate.reply(value, note, text, author=text[:80])
    value, mark = annotate.bookmark(value, "en", value.bitext.en.segments[2].span, text)
    noted.session.apply("Hostile", value)
    noted.panels.turn_to("notes")
    noted.annotating.choose(note)
    noted.listing.toggle("tags", project(noted).annotation(note).tags[0])  # type: ignore[union-attr]
    noted.grab()
    for label in noted.findChildren(QLabel):
        # Only what we wrote ourselves (about a word of the dictionary) may be more than plain text.
        if "<" in label.text() and label.textFormat() != Qt.TextFormat.PlainText:
            assert text[:12] not in label.text(), label.text()[:80]
    for widget in noted.findChildren(QWidget):
        assert "<img" not in widget.toolTip()
    for place in (noted.page.notes, noted.page.note_card):
        for label in place.findChildren(QLabel):
            assert not set(label.text()) & set(DIRECTIONS), label.text()[:80]
    model = noted.page.notes.model
    for row in range(model.rowCount()):
        assert not set(model.data(model.index(row, 0))) & set(DIRECTIONS)
        assert model.data(model.index(row, 0), ROW_ROLE)
    menu = noted.page.notes.filter_button.menu()
    fill_filter_menu(menu, noted.listing.wanted, noted.listing.index.choices(), noted.listing.section_title, print)
    assert mark in noted.listing.index.entries
    assert noted.saving.flush()


def test_a_very_long_note_is_kept_whole_though_its_beginning_is_shown(noted: Window) -> None:
    body = "long " * 200_000
    noted.annotating._set_body(ident(noted, "alpha"), body)
    note = ident(noted, body)
    noted.annotating.choose(note)
    card = noted.page.note_card
    assert card.body.isReadOnly()
    assert len(card.body.text()) == LONGEST + 1
    card.body.insertPlainText("not taken")
    assert project(noted).annotation(note).body == body  # type: ignore[union-attr]
    noted.annotating.choose(ident(noted, "beta"))
    assert not card.body.isReadOnly()


def test_lone_surrogates_in_a_damaged_file_do_not_keep_it_from_being_saved(
    window: Window, read: Callable[..., None], page: Path
) -> None:
    read(window, page)
    window.page.view.go_to_bead(0)
    window.annotating.highlight("green")
    assert window.saving.flush()
    window.close_text()
    notes = page.with_name("library.txt.duidu.json")
    text = notes.read_text(encoding="utf-8")
    notes.write_text(
        text.replace('"color": "green"', '"body": "half \\ud842 pair", "color": "green"'), encoding="utf-8"
    )
    read(window, page)
    (item,) = project(window).annotations
    assert "\ud842" not in item.body
    window.annotating.choose(item.id)
    window.grab()
    window.annotating._set_body(item.id, "edited \ud842")
    assert window.saving.flush(), window.messages.text
    assert "edited \ufffd" in json.dumps(json.loads(notes.read_text(encoding="utf-8")), ensure_ascii=False)


@given(st.text(max_size=60))
@settings(max_examples=200)
def test_what_is_shown_hides_nothing(text: str) -> None:
    shown = visible_text(text)
    assert not set(shown) & set(DIRECTIONS)
    assert all(character in "\n\t" or ord(character) >= 32 for character in shown)
    shown.encode("utf-8")
    assert "\n" not in one_line(text)


@given(st.text(max_size=40), st.lists(st.text(max_size=12), max_size=3))
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_can_be_listed_searched_and_shown(noted: Window, body: str, tags: list[str]) -> None:
    before = project(noted)
    value, note = annotate.note(before, "zh", before.bitext.zh.segments[1].span, body)
    noted.session.apply("Any", annotate.set_tags(value, note, tags))
    noted.annotating.choose(note)
    noted.page.notes.search.setText(body[:10])
    noted.page.notes.search.clear()
    assert len(bodies(noted)) == len(noted.listing.index.entries)
    noted.session.undo()
    assert project(noted) is before
