"""A dictionary as an indexed SQLite file, built once from its source and then only read.

The file's name holds a digest of the source's path, size and time, so that another source or a new version of it builds
another file. It is written beside its name and moved there when it is whole: a build that was stopped leaves nothing.
"""

from __future__ import annotations

import contextlib
import hashlib
import math
import os
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from reader.core.errors import InputError
from reader.core.task import Progress, Task
from reader.study import cedict, stardict
from reader.study.english import ranks
from reader.study.entry import Entry, Source

# Raise it when the tables change: every store is then built anew.
_VERSION: Final = 3
# Rows written between two reports; about 10 ms of work.
_BATCH: Final = 250
# Seconds between two looks at whether a long call is done.
_LOOK: Final = 0.02
# How many entries of an English word are looked at, the closest first.
_CLOSEST: Final = 10_000
# Longer headwords exist (proverbs) and are found as a whole, but need no place in a window over running text.
_LONGEST_LISTED: Final = 20
_TABLES: Final = """
    CREATE TABLE entry (id INTEGER PRIMARY KEY, traditional TEXT, simplified TEXT, pinyin TEXT, glosses TEXT);
    CREATE TABLE headword (word TEXT, entry INTEGER);
    CREATE TABLE english (word TEXT, rank INTEGER, entry INTEGER);
    CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT);
"""
_INDEXES: Final = (
    "CREATE INDEX by_headword ON headword (word, entry)",
    "CREATE INDEX by_english ON english (word, rank, entry)",
)
_READERS: Final = {"cedict": cedict.read_entries, "stardict": stardict.read_entries}


class Store:
    """Look-ups in one built file. It may be used from several threads. Close it when it is not needed any more."""

    def __init__(self, path: Path, name: str = "") -> None:
        self.path = path
        self._lock = threading.Lock()
        self._base = sqlite3.connect(
            path.absolute().as_uri() + "?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
        about = dict(self._rows("SELECT key, value FROM about"))
        self.name = name or about["name"]
        self.licence = about["licence"]
        self.size = int(about["entries"])
        self.longest = int(about["longest"])
        # Headwords that are a Chinese surname, in both scripts.
        self.surnames = frozenset(about["surnames"].split())

    def find(self, words: Sequence[str]) -> list[tuple[str, Entry]]:
        """The entries of each of `words` that is a headword in either script, in the order of the source."""
        known = [word for word in words if _storable(word)]
        sql = (
            "SELECT h.word, e.traditional, e.simplified, e.pinyin, e.glosses FROM headword h JOIN entry e ON e.id = h.entry"
            f" WHERE h.word IN ({','.join('?' * len(known))}) ORDER BY h.entry"
        )
        return [(word, self._entry(*fields)) for word, *fields in self._rows(sql, known)]

    def find_english(self, forms: Sequence[Sequence[str]], limit: int) -> list[tuple[float, Entry]]:
        """Entries whose glosses hold one of each group of word forms, each with its rank (lower is closer), best first."""
        if not forms:
            return []
        # The closest entries of each form are enough: of a word that stands in millions the rest would take seconds.
        closest = f"SELECT * FROM (SELECT entry, rank FROM english WHERE word = ? ORDER BY rank LIMIT {_CLOSEST})"
        marks = " UNION ALL ".join(
            f"SELECT {number} AS part, entry, min(rank) AS rank FROM"
            f" ({' UNION ALL '.join([closest] * len(group))}) GROUP BY entry"
            for number, group in enumerate(forms)
        )
        sql = (
            "SELECT found.rank, e.traditional, e.simplified, e.pinyin, e.glosses FROM"
            f" (SELECT entry, sum(rank) AS rank FROM ({marks}) GROUP BY entry HAVING count(*) = {len(forms)}) AS found"
            f" JOIN entry e ON e.id = found.entry ORDER BY found.rank, e.id LIMIT {3 * int(limit)}"
        )
        words = [form for group in forms for form in group]
        found = [(rank, self._entry(*fields)) for rank, *fields in self._rows(sql, words)]
        scored = [(rank - self._weight(entry.simplified), entry) for rank, entry in found]
        return sorted(scored, key=lambda item: item[0])[:limit]

    def headwords(self) -> Iterator[list[str]]:
        """All headwords in both scripts, in lists of a few thousand."""
        last = ""
        sql = "SELECT DISTINCT word FROM headword WHERE word > ? ORDER BY word LIMIT 4000"
        while rows := self._rows(sql, [last]):
            yield [word for (word,) in rows]
            last = rows[-1][0]

    def close(self) -> None:
        with self._lock:
            self._base.close()

    def _entry(self, traditional: str, simplified: str, pinyin: str, glosses: str) -> Entry:
        return Entry(traditional, simplified, pinyin, tuple(glosses.split("\n")), self.name)

    def _weight(self, word: str) -> float:
        """How common a word is, judged by the words that begin with it; single characters are seldom words today."""
        compounds = self._rows("SELECT count(*) FROM headword WHERE word > ? AND word < ?", [word, word + "\U0010ffff"])
        return 3 * math.log2(1 + int(compounds[0][0])) - (12 if len(word) == 1 else 0)

    def _rows(self, sql: str, values: Sequence[str] = ()) -> list[tuple]:  # type: ignore[type-arg]
        with self._lock:
            return self._base.execute(sql, values).fetchall()


def store_path(source: Source, folder: Path) -> Path:
    """Where the store of `source` is or will be in the cache `folder`."""
    state = source.path.stat()
    key = f"{_VERSION}\n{source.path.absolute()}\n{state.st_size}\n{state.st_mtime_ns}"
    return folder / f"dictionary-{hashlib.sha256(key.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}.sqlite"


def is_built(source: Source, folder: Path) -> bool:
    """True when the store of `source` lies in the cache `folder`. False, too, when the source cannot be looked at."""
    try:
        return store_path(source, folder).is_file()
    except OSError:
        return False


def open_store(source: Source, folder: Path) -> Task[Store]:
    """The store of `source`, built first when there is none or when it is damaged.

    Raises InputError when the source cannot be read as a dictionary or the store cannot be written.
    """
    try:
        path = store_path(source, folder)
        if path.is_file():
            with contextlib.suppress(sqlite3.Error, KeyError, ValueError):
                return Store(path, source.name)
            path.unlink()
        folder.mkdir(parents=True, exist_ok=True)
        yield from _build(source, path)
        return Store(path, source.name)
    except (OSError, sqlite3.Error) as error:
        raise InputError(
            "The dictionary {name} cannot be prepared: {reason}.",
            "Check the space and the permissions of the folder {folder}.",
            name=source.name,
            reason=getattr(error, "strerror", None) or str(error),
            folder=str(folder),
        ) from error


def _build(source: Source, path: Path) -> Task[None]:
    part = path.with_name(f"{path.name}.{os.getpid()}-{threading.get_ident()}.part")
    part.unlink(missing_ok=True)
    base = sqlite3.connect(part, isolation_level=None, check_same_thread=False)
    try:
        # The file is of no worth until it is whole, so nothing is journalled.
        base.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; {_TABLES} BEGIN")
        yield from _fill(base, source)
        for sql in _INDEXES:
            yield from _executed(base, sql)
        base.execute("COMMIT")
        base.close()
        os.replace(part, path)
    finally:
        base.close()
        part.unlink(missing_ok=True)


def _executed(base: sqlite3.Connection, sql: str) -> Task[None]:
    """Execute what is one call of many seconds in a large dictionary, so that it can be stopped all the same."""
    from concurrent.futures import ThreadPoolExecutor, wait

    with ThreadPoolExecutor(1) as pool:
        future = pool.submit(base.execute, sql)
        try:
            while not future.done():
                yield Progress("Preparing the dictionary")
                wait([future], _LOOK)
        finally:
            while not (future.cancel() or future.done()):  # an interruption before it has begun would be lost
                base.interrupt()
                wait([future], _LOOK)
    future.result()


def _fill(base: sqlite3.Connection, source: Source) -> Task[None]:
    counted = source.path.with_suffix(".idx") if source.kind == "stardict" else source.path
    total = counted.stat().st_size if counted.is_file() else 0  # of a packed index it is not known
    entries, longest, batch = 0, 1, []
    surnames: set[str] = set()
    for done, entry in _READERS[source.kind](source.path, source.name):
        if entry is not None and _storable(entry.traditional + entry.simplified):
            entries += 1
            longest = max(
                longest, *(len(w) for w in (entry.traditional, entry.simplified) if len(w) <= _LONGEST_LISTED), 1
            )
            batch.append((entries, entry))
            if any(gloss.startswith("surname ") for gloss in entry.glosses):
                surnames |= {entry.traditional, entry.simplified}
        if len(batch) >= _BATCH:
            _write(base, batch)
            batch = []
            yield Progress("Preparing the dictionary", min(done, total), total)
    _write(base, batch)
    about = {"name": source.name, "licence": source.licence, "entries": str(entries), "longest": str(longest)}
    about["surnames"] = " ".join(sorted(surnames))
    base.executemany("INSERT INTO about VALUES (?, ?)", about.items())


def _write(base: sqlite3.Connection, batch: list[tuple[int, Entry]]) -> None:
    base.executemany(
        "INSERT INTO entry VALUES (?, ?, ?, ?, ?)",
        [(number, e.traditional, e.simplified, e.pinyin, "\n".join(e.glosses)) for number, e in batch],
    )
    words = [(word, number) for number, e in batch for word in {e.traditional, e.simplified}]
    base.executemany("INSERT INTO headword VALUES (?, ?)", words)
    english = [(word, rank, number) for number, e in batch for word, rank in ranks(e.glosses).items()]
    base.executemany("INSERT INTO english VALUES (?, ?, ?)", english)


def _storable(text: str) -> bool:
    """False for lone surrogates, which have no UTF-8 form."""
    return not any("\ud800" <= character <= "\udfff" for character in text)
