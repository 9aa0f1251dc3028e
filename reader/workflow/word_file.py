"""The file of the reader's word list: what stands in it, and how it is written when other windows write to it, too."""

from __future__ import annotations

import contextlib
import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from reader.core.task import Progress, Task
from reader.store.disk import ChangedOnDiskError, make_folder, read_file, replace_file
from reader.store.lock import locked
from reader.study.word_list import WordList, from_json, to_json
from reader.study.word_merge import merged
from reader.workflow import folders, state_files


@dataclass(frozen=True, slots=True)
class StoredWords:
    """The list as the file held it; `digest` is that of its bytes, None when there was none."""

    words: WordList = field(default_factory=WordList)
    digest: str | None = None


def word_list_file() -> Path:
    """The path of the list, whether it exists or not."""
    return folders.data_folder() / "words.json"


def read_words(before: StoredWords) -> Task[StoredWords]:
    """What the file holds now; `before` when that is the same, or when there is no file any more.

    A damaged file is set aside, not overwritten. Raises NotesError or OSError when it cannot be read.
    """
    yield Progress("Reading the words")
    data = read_file(str(word_list_file()))
    digest = None if data is None else hashlib.sha256(data).hexdigest()
    if data is None or digest == before.digest:
        return StoredWords(before.words, digest)
    try:
        return StoredWords(from_json(data.decode("utf-8")), digest)
    except (ValueError, RecursionError):
        state_files.set_aside(word_list_file())
        return StoredWords(before.words)


def keep_words(words: WordList, base: StoredWords) -> Task[StoredWords]:
    """Write the list that came of `base`, with what others wrote meanwhile. Raises NotesError or OSError."""
    path = str(word_list_file())
    make_folder(str(word_list_file().parent))
    with locked(path):
        while True:
            there = yield from read_words(base)
            whole = merged(base.words, words, there.words)
            pieces = (piece.encode("utf-8") for piece in to_json(whole))
            # Who holds no lock, such as a program that synchronises folders, may have been faster.
            with contextlib.suppress(ChangedOnDiskError):
                return StoredWords(whole, replace_file(path, pieces, there.digest).digest)
