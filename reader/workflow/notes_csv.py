"""Notes as a table, one row a note, and notes from such a table or from any that has a quotation and a comment column."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from reader.core.anchoring import make_selector
from reader.core.annotation import COLORS, NOTHING, Annotation, Selector, Target
from reader.core.bitext import Bitext
from reader.core.document import SIDES, Side
from reader.core.errors import NotesError
from reader.core.plain_text import clean_text
from reader.core.spans import Span
from reader.workflow.notes_export import Entry, Export

COLUMNS: Final = (
    "id", "kind", "quote_zh", "quote_en", "note", "tags", "color", "zh", "en", "section_zh", "section_en", "suggestion",
    "verdict", "reply_to", "author", "created", "modified", "found",
    "zh_start", "zh_prefix", "zh_suffix", "en_start", "en_prefix", "en_suffix",
)  # fmt: skip
# What other programs call the columns that we look for.
_SAME: Final[Mapping[str, str]] = {
    "quote": "quote_any",
    "text": "quote_any",
    "highlight": "quote_any",
    "selection": "quote_any",
    "引文": "quote_any",
    "comment": "note",
    "body": "note",
    "notes": "note",
    "笔记": "note",
    "筆記": "note",
    "批注": "note",
    "chinese": "quote_zh",
    "english": "quote_en",
    "tag": "tags",
    "标签": "tags",
    "標籤": "tags",
    "colour": "color",
    "name": "author",
    "person": "author",
}
# A spreadsheet takes a cell that begins so for a formula; an apostrophe in front makes it text.
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "'")
# A semicolon that belongs to a tag has a backslash before it.
_TAG_END = re.compile(r"(?<!\\)[;；]")


def csv_table(export: Export) -> bytes:
    """The table, UTF-8 with a byte order mark (spreadsheet programs need it), a comma between cells."""
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    for entry in export.entries:
        writer.writerow({key: _guarded(value) for key, value in _row(entry).items()})
        for reply in entry.replies:
            writer.writerow({key: _guarded(value) for key, value in _reply_row(reply).items()})
    return buffer.getvalue().encode("utf-8-sig")


def read_csv(text: str, bitext: Bitext, new_id: Callable[[], str]) -> list[Annotation]:
    """The annotations of a table; rows without a quotation or a note are left out. Raises NotesError without such columns.

    `new_id()` gives ids for rows that have none. Places are to be found by anchoring; a quotation without a side is
    looked for on both.
    """
    rows = list(_rows(text))
    known = {"quote_zh", "quote_en", "quote_any", "note"}
    if not rows or not known & rows[0].keys():
        raise NotesError(
            "The table has no column with quotations or notes.", "Name its columns quote_zh, quote_en and note."
        )
    items = [_annotation(row, bitext, new_id) for row in rows]
    return [item for item in items if item.body or item.targets or item.reply_to]


def _row(entry: Entry) -> dict[str, str]:
    item = entry.item
    row = _reply_row(item) | {
        "zh": entry.zh,
        "en": entry.en,
        "section_zh": entry.section_zh,
        "section_en": entry.section_en,
        "found": "no" if any(quote.lost for quote in entry.quotes) else "yes",
    }
    for side in SIDES:
        target = next((target for target in item.targets if target.side == side), None)
        if target is not None:
            place = target.selector
            row |= {
                f"quote_{side}": place.exact,
                f"{side}_start": str(place.start),
                f"{side}_prefix": place.prefix,
                f"{side}_suffix": place.suffix,
            }
    return row


def _reply_row(item: Annotation) -> dict[str, str]:
    verdict = item.data.get("verdict")
    return {
        "id": item.id,
        "kind": item.motivation,
        "note": item.body,
        "tags": "; ".join(tag.replace(";", "\\;") for tag in item.tags),
        "color": item.color or "",
        "suggestion": item.replacement or "",
        "verdict": verdict if isinstance(verdict, str) else "",
        "reply_to": item.reply_to or "",
        "author": item.author,
        "created": item.created,
        "modified": item.modified,
    }


def _guarded(cell: str) -> str:
    return "'" + cell if cell.startswith(_FORMULA) else cell


def _unguarded(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA) else cell


def _rows(text: str) -> Iterable[dict[str, str]]:
    separator = "\t" if "\t" in text.partition("\n")[0] else ";" if text.partition("\n")[0].count(";") > 1 else ","
    # A cell may hold a long note; the default limit of 131,072 characters is for other uses.
    csv.field_size_limit(1 << 28)
    reader = csv.DictReader(io.StringIO(clean_text(text.removeprefix("\ufeff")), newline=""), delimiter=separator)
    for row in reader:
        named = {(name or "").strip().lower().replace(" ", "_"): value for name, value in row.items() if name}
        yield {_SAME.get(name, name): _unguarded(value or "") for name, value in named.items()}


def _annotation(row: dict[str, str], bitext: Bitext, new_id: Callable[[], str]) -> Annotation:
    targets = [_target(row, side, row.get(f"quote_{side}", "")) for side in SIDES if row.get(f"quote_{side}")]
    anywhere = row.get("quote_any", "")
    if anywhere and not targets:
        side: Side = "zh" if any("\u3400" <= character <= "\u9fff" for character in anywhere) else "en"
        targets = [_target(row, side, anywhere)]
    color = row.get("color", "").lower()
    kind = row.get("kind") or ("commenting" if row.get("note") else "highlighting")
    tags = [tag.strip().replace("\\;", ";") for tag in _TAG_END.split(row.get("tags", ""))]
    return Annotation(
        id=row.get("id") or new_id(),
        motivation=kind,
        targets=tuple(_near(target, bitext) for target in targets),
        body=row.get("note", ""),
        color=next((known for known in COLORS if known == color), None),
        tags=tuple(tag for tag in tags if tag),
        replacement=row.get("suggestion") or None,
        reply_to=row.get("reply_to") or None,
        author=row.get("author", ""),
        created=row.get("created", ""),
        modified=row.get("modified", ""),
        data={"verdict": row["verdict"]} if row.get("verdict") else NOTHING,
    )


def _target(row: dict[str, str], side: Side, quote: str) -> Target:
    place = row.get(f"{side}_start", "")
    start = int(place) if place.isascii() and place.isdigit() and len(place) < 16 else 0
    prefix, suffix = row.get(f"{side}_prefix", ""), row.get(f"{side}_suffix", "")
    return Target(side, Selector(quote, prefix, suffix, start, start + len(quote)))


def _near(target: Target, bitext: Bitext) -> Target:
    return unique_place(target, bitext) if not target.selector.prefix and not target.selector.suffix else target


def unique_place(target: Target, bitext: Bitext) -> Target:
    """A quotation that came without surroundings, at the only place where it stands; an orphan when there are several."""
    document, quote = bitext.document(target.side), target.selector.exact
    found: list[int] = []
    start = document.text.find(quote) if quote else -1
    while start >= 0 and len(found) < 2:
        segment = document.segment_at(start)
        if segment >= 0 and start < document.segments[segment].end:
            found.append(start)
        start = document.text.find(quote, start + 1)
    if len(found) != 1:
        return Target(target.side, target.selector, "orphan")
    return Target(target.side, make_selector(document, Span(found[0], found[0] + len(quote))))
