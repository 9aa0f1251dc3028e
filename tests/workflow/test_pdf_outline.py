"""Bookmarks of a PDF: a tree of the sections, found by whoever reads the file from its end."""

from __future__ import annotations

import re

from reader.workflow.pdf_outline import Entry, with_outline

PAGES = (7, 9)


def small_pdf() -> bytes:
    """A PDF as Qt writes one, of two pages without anything on them."""
    body = b"%PDF-1.4\n"
    places = {}
    objects = {
        3: b"<<\n/Type /Catalog\n/Pages 4 0 R\n>>",
        4: b"<<\n/Type /Pages\n/Kids \n[\n7 0 R\n9 0 R\n]\n/Count 2\n>>",
        7: b"<<\n/Type /Page\n/Parent 4 0 R\n>>",
        9: b"<<\n/Type /Page\n/Parent 4 0 R\n>>",
    }
    for number, text in objects.items():
        places[number] = len(body)
        body += b"%d 0 obj\n%s\nendobj\n" % (number, text)
    start = len(body)
    table = b"".join(b"%d 1\n%010d 00000 n \n" % item for item in places.items())
    return body + b"xref\n" + table + b"trailer\n<<\n/Size 10\n/Root 3 0 R\n>>\nstartxref\n%d\n%%%%EOF\n" % start


def objects_of(pdf: bytes) -> dict[int, bytes]:
    """The objects as a reader finds them: by the tables from the last one back."""
    found: dict[int, bytes] = {}
    place = int(re.findall(rb"startxref\n(\d+)", pdf)[-1])
    while place:
        table = pdf[place:]
        assert table.startswith(b"xref\n")
        end = table.index(b"trailer")
        for number, offset in re.findall(rb"(\d+) 1\n(\d{10}) 00000 n \n", table[:end]):
            text = pdf[int(offset) :]
            assert text.startswith(b"%s 0 obj\n" % number)
            found.setdefault(int(number), text[: text.index(b"endobj")])
        earlier = re.search(rb"/Prev (\d+)\n", table[end : table.index(b"%%EOF")])
        place = int(earlier[1]) if earlier else 0
    return found


def number(name: bytes, text: bytes) -> int:
    match = re.search(rb"/%s (-?\d+)" % name, text)
    assert match
    return int(match[1])


def titles(objects: dict[int, bytes], parent: int) -> list[tuple[str, list]]:
    """The bookmarks below an object, with those below them."""
    found: list[tuple[str, list]] = []
    if b"/First" not in objects[parent]:
        return found
    here = number(b"First", objects[parent])
    while here:
        text = objects[here]
        title = re.search(rb"/Title <FEFF([0-9A-F]*)>", text)
        assert title
        assert number(b"Parent", text) == parent
        found.append((bytes.fromhex(title[1].decode()).decode("utf-16-be"), titles(objects, here)))
        here = number(b"Next", text) if b"/Next" in text else 0
    return found


ENTRIES = (
    Entry("一、开馆", 1, 0, 700), Entry("Morning", 2, 0, 400), Entry("𠮷", 2, 1, 800), Entry("二、藏书", 1, 1, 300),
)  # fmt: skip


def test_sections_become_a_tree() -> None:
    objects = objects_of(with_outline(small_pdf(), ENTRIES, "zh-Hans"))
    root = number(b"Outlines", objects[3])
    assert titles(objects, root) == [("一、开馆", [("Morning", []), ("𠮷", [])]), ("二、藏书", [])]
    assert number(b"Count", objects[root]) == 4
    assert b"/Lang (zh-Hans)" in objects[3]
    assert b"/Pages 4 0 R" in objects[3]


def test_each_goes_to_its_page_and_height() -> None:
    objects = objects_of(with_outline(small_pdf(), ENTRIES))
    goals = [re.search(rb"/Dest \[(\d+) 0 R /XYZ null (\d+) null\]", text) for _, text in sorted(objects.items())]
    assert [(int(goal[1]), int(goal[2])) for goal in goals if goal] == [(7, 700), (7, 400), (9, 800), (9, 300)]


def test_nothing_of_the_file_is_changed() -> None:
    before = small_pdf()
    assert with_outline(before, ENTRIES).startswith(before)
    assert with_outline(before, ()) == before
    assert with_outline(b"not a PDF", ENTRIES) == b"not a PDF"
