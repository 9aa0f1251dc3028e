"""Anki packages (.apkg): a zip with one SQLite collection, in the form that every Anki since 2.0 imports.

Only what an import reads is written. Notes and the note type keep their identity between exports, so that importing again
updates the notes of the first time and leaves their review history alone.
"""

from __future__ import annotations

import hashlib
import html
import json
import sqlite3
import tempfile
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from reader.study.pinyin import marked_word
from reader.study.review import cloze
from reader.study.word_list import StudyWord

FIELDS: Final = ("Word", "Traditional", "Pinyin", "Meaning", "Sentence", "Blank", "Translation", "Note", "Source")
# Any numbers will do, as long as they stay: Anki tells note types and decks apart by them.
_MODEL: Final = 1_732_406_400_001
_SEPARATOR: Final = "\x1f"
_FRONT: Final = '<div class="word">{{Word}}</div>{{#Sentence}}<div class="zh">{{Sentence}}</div>{{/Sentence}}'
_BACK: Final = (
    "{{FrontSide}}<hr id=answer>{{#Traditional}}<div>{{Traditional}}</div>{{/Traditional}}<div>{{Pinyin}}</div>"
    "<div>{{Meaning}}</div><div>{{Translation}}</div><div>{{Note}}</div><div class=source>{{Source}}</div>"
)
_CLOZE_FRONT: Final = '{{#Blank}}<div class="zh">{{Blank}}</div><div>{{Translation}}</div>{{/Blank}}'
_CLOZE_BACK: Final = (
    '{{FrontSide}}<hr id=answer><div class="word">{{Word}}</div><div>{{Pinyin}}</div><div>{{Meaning}}</div>'
)
_CSS: Final = (
    ".card{font-family:serif;font-size:20px;text-align:center}.word{font-size:44px}.source{font-size:13px;color:#777}"
)
_SCHEMA: Final = """
CREATE TABLE col (id integer primary key, crt integer not null, mod integer not null, scm integer not null,
 ver integer not null, dty integer not null, usn integer not null, ls integer not null, conf text not null,
 models text not null, decks text not null, dconf text not null, tags text not null);
CREATE TABLE notes (id integer primary key, guid text not null, mid integer not null, mod integer not null,
 usn integer not null, tags text not null, flds text not null, sfld integer not null, csum integer not null,
 flags integer not null, data text not null);
CREATE TABLE cards (id integer primary key, nid integer not null, did integer not null, ord integer not null,
 mod integer not null, usn integer not null, type integer not null, queue integer not null, due integer not null,
 ivl integer not null, factor integer not null, reps integer not null, lapses integer not null, left integer not null,
 odue integer not null, odid integer not null, flags integer not null, data text not null);
CREATE TABLE revlog (id integer primary key, cid integer not null, usn integer not null, ease integer not null,
 ivl integer not null, lastIvl integer not null, factor integer not null, time integer not null, type integer not null);
CREATE TABLE graves (usn integer not null, oid integer not null, type integer not null);
"""


def write_apkg(path: Path, deck: str, words: Iterable[StudyWord], seconds: int) -> None:
    """Write the words as a deck. `seconds` is the time of the export since 1970. OSError when it cannot be written."""
    with tempfile.TemporaryDirectory() as folder:
        collection = Path(folder) / "collection.anki2"
        base = sqlite3.connect(collection)
        base.executescript(_SCHEMA)
        deck_id = _number("deck", deck)
        base.execute("INSERT INTO col VALUES (1,?,?,?,11,0,0,0,?,?,?,?,'{}')", _about(deck, deck_id, seconds))
        for due, word in enumerate(words, 1):
            _insert(base, word, deck_id, due, seconds)
        base.commit()
        base.close()
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
            package.write(collection, "collection.anki2")
            package.writestr("media", "{}")


def fields_of(word: StudyWord) -> tuple[str, ...]:
    """The fields of a note, in the order of FIELDS, as plain text."""
    forms = (word.traditional, word.simplified)
    blank = next((gap for form in forms if form and (gap := cloze(word.zh, form)) != word.zh), "")
    other = word.traditional if word.traditional != word.simplified else ""
    pinyin = marked_word(word.pinyin)
    return (word.simplified, other, pinyin, word.meaning, word.zh, blank, word.en, word.note, word.source)


def _insert(base: sqlite3.Connection, word: StudyWord, deck: int, due: int, seconds: int) -> None:
    plain = fields_of(word)
    joined = _SEPARATOR.join(html.escape(value.replace(_SEPARATOR, " ")).replace("\n", "<br>") for value in plain)
    note = _number("note", *word.key)
    guid = hashlib.sha256("\n".join(word.key).encode()).hexdigest()[:20]
    check = int(hashlib.sha1(plain[0].encode(), usedforsecurity=False).hexdigest()[:8], 16)
    row = (note, guid, _MODEL, seconds, -1, " duidu ", joined, plain[0], check, 0, "")
    base.execute("INSERT OR REPLACE INTO notes VALUES (?,?,?,?,?,?,?,?,?,?,?)", row)
    for order in range(2 if plain[5] else 1):
        card = (note + 1 + order, note, deck, order, seconds, -1, 0, 0, due, 0, 0, 0, 0, 0, 0, 0, 0, "")
        base.execute(f"INSERT OR REPLACE INTO cards VALUES ({','.join('?' * len(card))})", card)


def _about(deck: str, deck_id: int, seconds: int) -> Sequence[object]:
    common = {
        "mod": seconds,
        "usn": -1,
        "desc": "",
        "dyn": 0,
        "collapsed": False,
        "conf": 1,
        "extendNew": 0,
        "extendRev": 0,
    }
    days = {"newToday": [0, 0], "revToday": [0, 0], "lrnToday": [0, 0], "timeToday": [0, 0]}
    decks = {
        str(ident): {"id": ident, "name": name, **common, **days} for ident, name in ((1, "Default"), (deck_id, deck))
    }
    settings = {
        "id": 1, "name": "Default", "mod": 0, "usn": 0, "maxTaken": 60, "autoplay": True, "timer": 0, "replayq": True, "dyn": False,
        "new": {"bury": True, "delays": [1, 10], "initialFactor": 2500, "ints": [1, 4, 7], "order": 1, "perDay": 20, "separate": True},
        "lapse": {"delays": [10], "leechAction": 0, "leechFails": 8, "minInt": 1, "mult": 0},
        "rev": {"bury": True, "ease4": 1.3, "fuzz": 0.05, "ivlFct": 1, "maxIvl": 36500, "minSpace": 1, "perDay": 100},
    }  # fmt: skip
    configuration = {"activeDecks": [1], "curDeck": 1, "curModel": str(_MODEL), "nextPos": 1, "sortType": "noteFld"}
    dumped = [
        json.dumps(part) for part in (configuration, {str(_MODEL): _model(deck_id, seconds)}, decks, {"1": settings})
    ]
    return (seconds, seconds * 1000, seconds * 1000, *dumped)


def _model(deck: int, seconds: int) -> dict[str, object]:
    templates = (("Word", _FRONT, _BACK), ("Sentence", _CLOZE_FRONT, _CLOZE_BACK))
    return {
        "id": _MODEL, "name": "Duidu word", "type": 0, "mod": seconds, "usn": -1, "sortf": 0, "did": deck, "css": _CSS, "tags": [],
        "vers": [], "latexPre": "", "latexPost": "", "req": [[0, "any", [0]], [1, "any", [5]]],
        "flds": [
            {"name": name, "ord": number, "sticky": False, "rtl": False, "font": "Arial", "size": 20, "media": []}
            for number, name in enumerate(FIELDS)
        ],
        "tmpls": [
            {"name": name, "ord": number, "qfmt": front, "afmt": back, "did": None, "bqfmt": "", "bafmt": ""}
            for number, (name, front, back) in enumerate(templates)
        ],
    }  # fmt: skip


def _number(*parts: str) -> int:
    """An identity that stays the same between exports: 13 digits, as Anki's own are; the last is free for cards."""
    digest = hashlib.sha256("\n".join(parts).encode("utf-8", "replace")).digest()
    return 10 * (100_000_000_000 + int.from_bytes(digest[:6], "big") % 60_000_000_000)
