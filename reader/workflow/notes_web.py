"""Notes as a W3C Web Annotation collection (JSON-LD), and annotations from such a collection, page or list.

What the model has a word for is said in its words; the rest stands in members of our own that its readers pass over.
Positions count code points, as the model wants.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable, Iterator
from typing import Any, Final

from reader.core.annotation import COLORS, NOTHING, Annotation, Selector, Target
from reader.core.bitext import Bitext
from reader.core.document import SIDES, Document, Side
from reader.core.errors import NotesError
from reader.store.json_text import JsonError, read_json, write_json
from reader.workflow.notes_csv import unique_place
from reader.workflow.notes_export import Export

CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"
_OWN: Final = {"duidu": "urn:x-duidu:"}
# Motivations that are not the model's are said with the nearest of its own, and by name in a member of ours.
_NEAREST: Final = {"aligning": "linking", "converting": "editing", "hiding": "moderating", "checking": "moderating"}
_MODEL: Final = frozenset(
    [
        "assessing",
        "bookmarking",
        "classifying",
        "commenting",
        "describing",
        "editing",
        "highlighting",
        "identifying",
        "linking",
        "moderating",
        "questioning",
        "replying",
        "tagging",
    ]
)
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")

Raw = dict[str, Any]


def web_annotations(export: Export) -> bytes:
    """The collection with one page, UTF-8."""
    items = {item.id: item for entry in export.entries for item in (entry.item, *entry.replies)}
    raws = [_annotation(item, export.bitext) for item in items.values()]
    collection: Raw = {
        "@context": [CONTEXT, _OWN],
        "id": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, ' '.join(_source_id(export.bitext.document(s)) for s in SIDES))}",
        "type": "AnnotationCollection",
        "label": export.title,
        "total": len(raws),
    }
    collection["first"] = {"id": collection["id"] + "#page-1", "type": "AnnotationPage", "startIndex": 0, "items": raws}
    return (write_json(collection) + "\n").encode("utf-8")


def read_web_annotations(text: str, bitext: Bitext, new_id: Callable[[], str]) -> list[Annotation]:
    """The annotations of a collection, a page, a list, or one annotation. Raises NotesError when it is none of these."""
    try:
        raw = read_json(text.removeprefix("\ufeff"))
    except JsonError as error:
        raise NotesError("The file is not JSON ({reason}).", "Choose another file.", reason=str(error)) from error
    found = list(_annotations_in(raw))
    if not found:
        raise NotesError("The file holds no Web Annotations.", "Choose another file.")
    return [_read(item, bitext, new_id) for item in found]


def _annotation(item: Annotation, bitext: Bitext) -> Raw:
    raw: Raw = {
        "@context": [CONTEXT, _OWN],
        "id": _iri(item.id),
        "type": "Annotation",
        "motivation": "replying" if item.reply_to else _motivation(item),
        "target": _targets(item, bitext),
    }
    bodies = _bodies(item)
    if bodies:
        raw["body"] = bodies
    if item.author:
        raw["creator"] = {"type": "Person", "name": item.author}
    raw |= {
        key: value for key, value in (("created", item.created), ("modified", item.modified)) if _TIME.fullmatch(value)
    }
    own = {"color": item.color, "data": dict(item.data) or None, "reply_to": item.reply_to}
    if item.motivation not in _MODEL or item.reply_to:
        own["motivation"] = item.motivation
    return raw | {f"duidu:{key}": value for key, value in own.items() if value}


def _motivation(item: Annotation) -> str:
    return item.motivation if item.motivation in _MODEL else _NEAREST.get(item.motivation, "commenting")


def _bodies(item: Annotation) -> list[Raw]:
    bodies: list[Raw] = []
    if item.body:
        purpose = "replying" if item.reply_to else "commenting"
        bodies.append({"type": "TextualBody", "value": item.body, "format": "text/plain", "purpose": purpose})
    bodies += [{"type": "TextualBody", "value": tag, "purpose": "tagging"} for tag in item.tags]
    if item.replacement is not None:
        bodies.append({"type": "TextualBody", "value": item.replacement, "purpose": "editing"})
    return bodies


def _targets(item: Annotation, bitext: Bitext) -> Any:
    if item.reply_to:
        return _iri(item.reply_to)
    targets = [_target(target, bitext.document(target.side)) for target in item.targets]
    if not targets:
        return _source_id(bitext.zh)
    return targets[0] if len(targets) == 1 else targets


def _target(target: Target, document: Document) -> Raw:
    place = target.selector
    quote = {"type": "TextQuoteSelector", "exact": place.exact, "prefix": place.prefix, "suffix": place.suffix}
    selectors: list[Raw] = [quote]
    if target.placed:
        selectors.append({"type": "TextPositionSelector", "start": place.start, "end": place.end})
    source = {
        "id": _source_id(document),
        "type": "Text",
        "format": "text/plain",
        "language": document.language,
    }
    return {"source": source, "selector": selectors}


def _source_id(document: Document) -> str:
    # The hash of its bytes names a text wherever it lies; a path would tell where a person keeps it.
    return f"urn:sha256:{document.source.sha256 or '0' * 64}"


def _iri(ident: str) -> str:
    try:
        return (
            f"urn:uuid:{uuid.UUID(ident)}"
            if len(ident) == 36
            else f"urn:x-duidu:{uuid.uuid5(uuid.NAMESPACE_URL, ident)}"
        )
    except ValueError:
        return f"urn:x-duidu:{uuid.uuid5(uuid.NAMESPACE_URL, ident)}"


def _annotations_in(raw: Any) -> Iterator[Raw]:
    if isinstance(raw, list):
        for item in raw:
            yield from _annotations_in(item)
    elif isinstance(raw, dict):
        kinds = raw.get("type")
        if kinds == "Annotation" or (isinstance(kinds, list) and "Annotation" in kinds):
            yield raw
        else:
            for key in ("first", "items", "rows"):
                yield from _annotations_in(raw.get(key))


def _read(raw: Raw, bitext: Bitext, new_id: Callable[[], str]) -> Annotation:
    ident = str(raw.get("id", "")).removeprefix("urn:uuid:")
    bodies = [body for body in _listed(raw.get("body")) if isinstance(body, dict)]
    texts = {purpose: [_value(b) for b in bodies if b.get("purpose") == purpose] for purpose in ("tagging", "editing")}
    body = [_value(b) for b in bodies if b.get("purpose") not in ("tagging", "editing")]
    plain = raw.get("bodyValue")
    motivation = raw.get("duidu:motivation") or next(iter(_listed(raw.get("motivation"))), None)
    targets = [found for target in _listed(raw.get("target")) if (found := _read_target(target, bitext)) is not None]
    color, data, reply = raw.get("duidu:color"), raw.get("duidu:data"), raw.get("duidu:reply_to")
    return Annotation(
        id=ident or new_id(),
        motivation=motivation if isinstance(motivation, str) else "commenting" if body else "highlighting",
        targets=tuple(targets),
        body="\n\n".join(part for part in ([plain] if isinstance(plain, str) else body) if part),
        color=next((known for known in COLORS if known == color), None),
        tags=tuple(tag for tag in texts["tagging"] if tag),
        replacement=texts["editing"][0] if texts["editing"] else None,
        reply_to=reply if isinstance(reply, str) else None,
        author=_creator(raw.get("creator")),
        created=_text(raw.get("created")),
        modified=_text(raw.get("modified")),
        data=data if isinstance(data, dict) else NOTHING,
    )


def _read_target(raw: Any, bitext: Bitext) -> Target | None:
    if not isinstance(raw, dict):
        return None
    selectors = [item for item in _listed(raw.get("selector")) if isinstance(item, dict)]
    quote = next((s for s in selectors if isinstance(s.get("exact"), str)), None)
    place = next((s for s in selectors if type(s.get("start")) is int and type(s.get("end")) is int), None)
    source = raw.get("source")
    exact = "" if quote is None else quote["exact"]
    side = _side(source if isinstance(source, dict) else {"id": source}, exact, bitext)
    start, end = (0, len(exact)) if place is None else (place["start"], place["end"])
    if not 0 <= start <= end:
        start, end = 0, len(exact)
    if quote is None:
        text = bitext.document(side).text
        return None if place is None or end > len(text) else Target(side, Selector(text[start:end], "", "", start, end))
    target = Target(side, Selector(exact, _text(quote.get("prefix")), _text(quote.get("suffix")), start, end))
    return target if target.selector.prefix or target.selector.suffix else unique_place(target, bitext)


def _side(source: Raw, exact: str, bitext: Bitext) -> Side:
    """Which side a target is on: by its language, else by which text it names, else by the letters of the quotation."""
    language = source.get("language")
    if isinstance(language, str):
        return "zh" if language.startswith("zh") else "en"
    named: list[Side] = [side for side in SIDES if _source_id(bitext.document(side)) == source.get("id")]
    if len(named) == 1:
        return named[0]
    return "zh" if any("\u3400" <= character <= "\u9fff" for character in exact) else "en"


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _value(body: Raw) -> str:
    return _text(body.get("value"))


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _creator(value: Any) -> str:
    first = next(iter(_listed(value)), None)
    return _text(first.get("name")) if isinstance(first, dict) else _text(first)
