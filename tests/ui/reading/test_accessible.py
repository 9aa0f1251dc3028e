"""What assistive technology reads: the paragraph at the caret, its language, its counterpart; in UTF-16 units."""

from __future__ import annotations

import gc

from PySide6.QtCore import QLocale
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication

from reader.core.spans import Span
from reader.ui.reading.style import ReadingStyle
from reader.ui.reading.view import ReadingView
from tests.made_bitext import BitextBuilder, pair, town
from tests.ui.reading.conftest import Shown

BITEXT = BitextBuilder().paragraph(pair("在𠮷野家吃飯。", "We eat at 𠮷noya."), pair("好。", "")).build()


def interface(view: ReadingView) -> QAccessibleInterface:
    found = QAccessible.queryAccessibleInterface(view)
    assert found
    return found


def test_the_text_at_the_caret_is_exposed_in_utf_16_units(shown: Shown) -> None:
    view = shown(BITEXT)
    view.go_to_span("zh", Span(2, 3))
    text = interface(view).textInterface()
    assert text.characterCount() == 10
    assert text.text(0, 10) == "在𠮷野家吃飯。好。"
    assert text.cursorPosition() == 3
    assert text.text(1, 3) == "𠮷"
    text.setSelection(0, 1, 4)
    assert view.selection() == (("zh", Span(1, 3)),)
    assert text.selectionCount() == 0  # PySide could not say which, and would give stray numbers
    text.removeSelection(0)
    assert view.selection() == ()
    text.setCursorPosition(8)
    place = view.cursor_place()
    assert place
    assert place.offset == 7


def test_before_there_is_a_caret_the_first_line_in_the_viewport_is_read(shown: Shown) -> None:
    view = shown(town(300))
    assert interface(view).textInterface().text(0, 99) == "湖边小镇"
    view.scroll_by(1000)
    seen = view.position()
    assert seen
    text = interface(view).textInterface()
    assert town(300).document(seen.side).text.startswith(text.text(text.cursorPosition(), 999), seen.offset)


def test_the_counterpart_is_the_description_and_an_omission_says_so(shown: Shown) -> None:
    view = shown(BITEXT)
    view.go_to_bead(0)
    found = interface(view)
    assert found.text(QAccessible.Text.Name) == "Reading area"
    assert found.text(QAccessible.Text.Description) == "We eat at 𠮷noya."
    view.next_sentence()
    assert found.text(QAccessible.Text.Description) == "no English counterpart"
    assert found.role() == QAccessible.Role.Document
    assert found.state().readOnly
    assert found.state().focusable


def test_the_language_is_that_of_what_is_shown(shown: Shown) -> None:
    view = shown(BITEXT, style=ReadingStyle(script="tw"))
    view.go_to_bead(0)
    told = interface(view).attributesInterface()
    assert told.attributeKeys() == [QAccessible.Attribute.Locale]
    assert told.attributeValue(QAccessible.Attribute.Locale).bcp47Name() == "zh-TW"
    view.go_to_span("en", BITEXT.en.segments[0].span)
    assert told.attributeValue(QAccessible.Attribute.Locale).language() == QLocale.Language.English


def test_an_interface_that_is_not_there_is_no_crash(shown: Shown) -> None:
    found = interface(shown(BITEXT))
    assert found.actionInterface() is None
    assert found.valueInterface() is None


def test_a_character_is_where_it_is_said_to_be(shown: Shown) -> None:
    view = shown(town(30))
    view.go_to_bead(3)
    text = interface(view).textInterface()
    for position in (0, 5, 20):
        where = text.characterRect(position)
        assert where.isValid()
        assert text.offsetAtPoint(where.center()) == position


def test_an_interface_dies_with_its_view(shown: Shown) -> None:
    for _ in range(20):
        view = ReadingView()
        interface(view).textInterface().characterCount()
        view.deleteLater()
        del view
        QApplication.processEvents()
        gc.collect()
