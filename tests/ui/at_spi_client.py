"""A screen reader in small: finds the program on the accessibility bus and tells on stdout, as JSON, what it gives.

Run by tests/ui/test_at_spi.py with the Python of the system, which has `gi`.
"""

import json
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

WAIT_SECONDS = 40
LISTEN_MS = 1500
EVENTS = ("text-caret-moved", "text-selection-changed", "announcement", "property-change:accessible-description")
STATES = ("FOCUSABLE", "READ_ONLY", "MULTI_LINE", "SHOWING")


def walk(node):
    """A node and everything below it."""
    yield node
    for place in range(node.get_child_count()):
        child = node.get_child_at_index(place)
        if child is not None:
            yield from walk(child)


def has(node, state):
    return node.get_state_set().contains(getattr(Atspi.StateType, state))


def find_document():
    """The program and its document, when it shows one that has text."""
    desktop = Atspi.get_desktop(0)
    for place in range(desktop.get_child_count()):
        program = desktop.get_child_at_index(place)
        for node in walk(program) if program else ():
            if node.get_role() == Atspi.Role.DOCUMENT_FRAME and has(node, "SHOWING"):
                text = node.get_text_iface()
                if text and Atspi.Text.get_character_count(text):
                    return program, node
    return None


def wait_for_document():
    end = time.monotonic() + WAIT_SECONDS
    while time.monotonic() < end:
        try:
            found = find_document()
        except GLib.Error:  # a node that vanished while it was looked at
            found = None
        if found:
            return found
        time.sleep(0.2)
    sys.exit("nothing was found on the accessibility bus")


def listen(act):
    """What the program tells while and after `act` is done."""
    heard = []
    listener = Atspi.EventListener.new(lambda event: heard.append([event.type, event.detail1, str(event.any_data)]))
    for name in EVENTS:
        listener.register(f"object:{name}")
    GLib.timeout_add(200, lambda: bool(act()))
    GLib.timeout_add(LISTEN_MS, Atspi.event_quit)
    Atspi.event_main()
    return heard


def tell(program, document):
    """What a screen reader learns of the document and of the controls around it."""
    text = document.get_text_iface()
    size = Atspi.Text.get_character_extents(text, 0, Atspi.CoordType.SCREEN)

    def select():
        Atspi.Text.set_caret_offset(text, 2)
        Atspi.Text.add_selection(text, 1, 3)

    heard = listen(select)
    shown = [node for node in walk(program) if has(node, "SHOWING")]
    return {
        "name": document.get_name(),
        "locale": document.get_object_locale(),
        "text": Atspi.Text.get_text(text, 0, Atspi.Text.get_character_count(text)),
        "part": Atspi.Text.get_text(text, 1, 3),
        "caret": Atspi.Text.get_caret_offset(text),
        "size": [size.width, size.height],
        "states": [state for state in STATES if has(document, state)],
        "heard": heard,
        "nameless": [node.get_role_name() for node in shown if has(node, "FOCUSABLE") and not node.get_name()],
        "roles": sorted({node.get_role_name() for node in shown}),
    }


if __name__ == "__main__":
    print(json.dumps(tell(*wait_for_document()), ensure_ascii=False))  # noqa: T201
