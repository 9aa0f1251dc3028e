"""TermBase: the reviewer's terms: where they are kept, reading and writing TBX and tables, merging.

An entry is a Chinese term with the English that is required, preferred, or not to be used. The file is a table with a
line for each rendering, for people to edit as well.
"""

from __future__ import annotations

import csv
import io
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from reader.checks.pair import Term
from reader.core.errors import InputError
from reader.core.task import Progress, Task
from reader.store.disk import digest_of, replace_file
from reader.workflow import folders, state_files

if TYPE_CHECKING:
    from xml.etree import ElementTree

COLUMNS: Final = ("zh", "en", "status")
STATUSES: Final = ("required", "preferred", "forbidden")
# What the status of a rendering may be called; everything else is right.
_FORBIDDEN: Final = frozenset(("forbidden", "deprecated", "deprecatedterm-admn-sts", "superseded", "supersededterm-admn-sts", "禁用", "禁止"))  # fmt: skip
_PREFERRED: Final = frozenset(("preferred", "preferredterm-admn-sts", "首选", "首選", "优先", "優先"))
# What a status is called in TBX, in an entry without and with a preferred term.
_TBX_NAMES: Final = (
    {"required": "preferredTerm-admn-sts", "forbidden": "deprecatedTerm-admn-sts"},
    {
        "preferred": "preferredTerm-admn-sts",
        "required": "admittedTerm-admn-sts",
        "forbidden": "deprecatedTerm-admn-sts",
    },
)
_HEADS: Final = {
    "zh": "zh", "chinese": "zh", "中文": "zh", "source": "zh", "en": "en", "english": "en", "英文": "en", "英语": "en",
    "target": "en", "status": "status", "状态": "status", "狀態": "status",
}  # fmt: skip
_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_CHUNK: Final = 500
_FORMULA: Final = ("=", "+", "-", "@")


@dataclass(frozen=True, slots=True)
class TermBase:
    """Terms by their Chinese, each once, in order. `contradictions` names those with English both right and forbidden."""

    terms: tuple[Term, ...] = ()

    @property
    def contradictions(self) -> tuple[str, ...]:
        return tuple(term.zh for term in self.terms if _folded((*term.en, *term.preferred)) & _folded(term.forbidden))

    def merged(self, terms: Iterable[Term]) -> TermBase:
        """These terms besides the ones there; renderings of one term are joined, none twice."""
        found: dict[str, Term] = {term.zh: term for term in self.terms}
        for term in terms:
            found[term.zh] = found.get(term.zh, Term(term.zh, ())).joined(term)
        after = tuple(sorted(found.values(), key=_zh_of))
        return self if after == self.terms else TermBase(after)

    def without(self, zh: str, en: str = "") -> TermBase:
        """The terms without this one; with `en` only without that rendering of it."""
        place = self._place(zh)
        if place is None:
            return self
        left = _without(self.terms[place], en) if en else None
        kept = (left,) if left and (left.en or left.forbidden or left.preferred) else ()
        return TermBase((*self.terms[:place], *kept, *self.terms[place + 1 :]))

    def marked(self, zh: str, en: str, status: str) -> TermBase:
        """The terms with one rendering in another status; a new one is added."""
        rest = self.without(zh, en)
        place, new = rest._place(zh), term_of(zh, en, status)
        if place is not None:
            return TermBase((*rest.terms[:place], rest.terms[place].joined(new), *rest.terms[place + 1 :]))
        place = bisect_left(rest.terms, zh, key=_zh_of)
        return TermBase((*rest.terms[:place], new, *rest.terms[place:]))

    def _place(self, zh: str) -> int | None:
        place = bisect_left(self.terms, zh, key=_zh_of)
        return place if place < len(self.terms) and self.terms[place].zh == zh else None


def _zh_of(term: Term) -> str:
    return term.zh


def term_of(zh: str, en: str, status: str) -> Term:
    """A term with one rendering; `status` is one of STATUSES."""
    texts = {one: (en,) if one == status else () for one in STATUSES}
    return Term(zh, texts["required"], texts["forbidden"], texts["preferred"])


def renderings(term: Term, status: str) -> tuple[str, ...]:
    """The English of a term that has a status."""
    return {"required": term.en, "preferred": term.preferred, "forbidden": term.forbidden}[status]


def term_file() -> Path:
    """The path of the term base, whether it exists or not."""
    return folders.data_folder() / "terms.tsv"


def load_terms() -> TermBase:
    """The term base; an empty one when there is none. A damaged file is set aside, not overwritten."""
    text = state_files.read_text(term_file())
    if text is None:
        if term_file().exists():
            state_files.set_aside(term_file())
        return TermBase()
    return TermBase().merged(_of_table(text, "\t"))


def save_terms(base: TermBase) -> None:
    """Write the term base in one step. OSError when it cannot be written."""
    state_files.write_text(term_file(), _table(base.terms, "\t"))


def read_terms(path: str) -> Task[tuple[Term, ...]]:
    """The terms of a .tbx, .csv or .tsv file. Raises InputError when there are none."""
    name = Path(path).name
    yield Progress("Reading the terms")
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise InputError("{name} could not be read.", "Check that it is there.", name=name) from error
    found: list[Term] = []
    for number, term in enumerate(_of_tbx(data, name) if _is_xml(data) else _of_bytes(data)):
        found.append(term)
        if not number % _CHUNK:
            yield Progress("Reading the terms", number)
    if not found:
        raise InputError(
            "{name} holds no terms in Chinese and English.", "Name the columns zh and en in the first line.", name=name
        )
    return tuple(found)


def write_terms(base: TermBase, path: str) -> Task[None]:
    """Write the term base; .tbx, .csv or .tsv by the suffix. Raises InputError when it cannot be written."""
    yield Progress("Writing the terms")
    suffix = Path(path).suffix.lower()
    text = _tbx(base.terms) if suffix == ".tbx" else _table(base.terms, "," if suffix == ".csv" else "\t")
    try:
        # A spreadsheet takes a .csv for UTF-8 only with a mark at its beginning.
        data = text.encode("utf-8-sig" if suffix == ".csv" else "utf-8", "replace")
        replace_file(path, [data], digest_of(path))
    except OSError as error:
        raise InputError("The terms could not be written to {name}.", "Choose another place.", name=path) from error


def _without(term: Term, en: str) -> Term:
    return Term(
        term.zh, *(tuple(one for one in texts if one != en) for texts in (term.en, term.forbidden, term.preferred))
    )


def _folded(texts: Iterable[str]) -> set[str]:
    return {text.casefold() for text in texts}


def _is_xml(data: bytes) -> bool:
    return data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<")


def _of_bytes(data: bytes) -> Iterator[Term]:
    text = data.decode("utf-8-sig", "replace")
    first = text.split("\n", 1)[0]
    return _of_table(text, "\t" if "\t" in first else ";" if first.count(";") > first.count(",") else ",")


def _of_table(text: str, separator: str) -> Iterator[Term]:
    """The lines of a table; without a line that names the columns the first two are Chinese and English."""
    rows = csv.reader(io.StringIO(text), delimiter=separator)
    columns: dict[str, int] | None = None
    for row in rows:
        if columns is None:
            named = {
                _HEADS[cell.strip().lower()]: place for place, cell in enumerate(row) if cell.strip().lower() in _HEADS
            }
            columns = named if {"zh", "en"} <= set(named) else {"zh": 0, "en": 1, "status": 2}
            if columns is named:
                continue
        cells = {name: row[place].strip().removeprefix("'") for name, place in columns.items() if place < len(row)}
        zh, en = cells.get("zh", ""), cells.get("en", "")
        if zh and en:
            yield term_of(zh, en, _status(cells.get("status", "").lower()))


def _table(terms: Iterable[Term], separator: str) -> str:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator, lineterminator="\n")
    writer.writerow(COLUMNS)
    for term in terms:
        for status in STATUSES:
            for en in renderings(term, status):
                writer.writerow([f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in (term.zh, en, status)])
    return out.getvalue()


def _of_tbx(data: bytes, name: str) -> Iterator[Term]:
    """The entries of a TBX file of any dialect: termEntry or conceptEntry, langSet or langSec, tig, ntig or termSec."""
    from xml.etree import ElementTree  # not before somebody has a TBX file

    if b"<!ENTITY" in data:
        raise InputError("{name} cannot be read as TBX.", "It declares entities, which are not read.", name=name)
    try:
        root = ElementTree.fromstring(data)
    except ElementTree.ParseError as error:
        raise InputError("{name} cannot be read as TBX.", "Export it again from the program it came from.", name=name) from error  # fmt: skip
    for entry in root.iter():
        if _local(entry) in ("termEntry", "conceptEntry"):
            found = list(_renderings(entry))
            english = [(text, status) for language, text, status in found if language.startswith("en")]
            # One that is preferred to others that may be used; alone it is the one that is required.
            chosen = any(status == "required" for _, status in english)
            for language, term, status in found:
                if language.startswith("zh") and status != "forbidden":
                    for text, kind in english:
                        yield term_of(term, text, "required" if kind == "preferred" and not chosen else kind)


def _renderings(entry: ElementTree.Element) -> Iterator[tuple[str, str, str]]:
    """Language, text and status of the terms of an entry."""
    for section in entry.iter():
        if _local(section) in ("langSet", "langSec"):
            language = (section.get(_LANG) or section.get("lang") or "").lower()
            for group in section:
                text = next((node.text or "" for node in group.iter() if _local(node) == "term"), "").strip()
                notes = [(node.text or "").strip().lower() for node in group.iter() if _local(node) == "termNote"]
                if text:
                    found = {_status(note) for note in notes} - {"required"}
                    yield language, text, "forbidden" if "forbidden" in found else next(iter(found), "required")


def _status(word: str) -> str:
    """The status that a word for it means; what is no word for one is required."""
    return "forbidden" if word in _FORBIDDEN else "preferred" if word in _PREFERRED else "required"


def _local(node: ElementTree.Element) -> str:
    return str(node.tag).rpartition("}")[2]


def _tbx(terms: Iterable[Term]) -> str:
    from xml.sax.saxutils import escape

    parts = [
        '<?xml version="1.0" encoding="UTF-8"?>\n<tbx type="TBX-Basic" style="dca" xml:lang="en" '
        'xmlns="urn:iso:std:iso:30042:ed-2"><tbxHeader><fileDesc><sourceDesc><p>Duidu</p></sourceDesc></fileDesc>'
        "</tbxHeader><text><body>"
    ]
    for number, term in enumerate(terms, 1):
        english = "".join(
            f'<termSec><term>{escape(text)}</term><termNote type="administrativeStatus">{name}</termNote></termSec>'
            for status, name in _TBX_NAMES[bool(term.preferred)].items()
            for text in renderings(term, status)
        )
        parts.append(
            f'<conceptEntry id="c{number}"><langSec xml:lang="zh"><termSec><term>{escape(term.zh)}</term></termSec></langSec>'
            f'<langSec xml:lang="en">{english}</langSec></conceptEntry>'
        )
    return "\n".join([*parts, "</body></text></tbx>\n"])
