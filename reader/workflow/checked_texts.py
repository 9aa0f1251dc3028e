"""What terms mostly were in the texts that were checked before: one small file, so that another text can be held against it.

A line of the file is a text. Only the window keeps it; what is checked on the command line neither reads nor writes it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Final

from reader.checks.drift_across import folded_term
from reader.checks.pair import TextTerms, UsualTerm
from reader.core.bitext import Bitext
from reader.core.document import SIDES
from reader.core.errors import NotesError
from reader.store.lock import locked
from reader.workflow import folders, state_files

_VERSION: Final = 1
# The file is read before each check: these keep it small.
TEXTS: Final = 200
TERMS: Final = 100
_TITLE: Final = 80
_PATIENCE: Final = 2.0


@dataclass(frozen=True, slots=True)
class CheckedText:
    """A text: its files, its title, a digest of its Chinese, and the usual English by term in normal characters."""

    paths: tuple[str, ...]
    title: str
    digest: str
    english: Mapping[str, str]

    def is_of(self, other: CheckedText) -> bool:
        """True when both are of one work: another version of it, or another translation."""
        titled = self.title and self.title not in {Path(path).name for path in self.paths}
        same_title = titled and self.title == other.title
        return self.digest == other.digest or bool(same_title) or not set(self.paths).isdisjoint(other.paths)


def checked_file() -> Path:
    """The path of the file, whether it exists or not."""
    return folders.data_folder() / "checked-texts.json"


def checked_text(bitext: Bitext) -> CheckedText:
    """The text, of which no term is known yet."""
    paths = tuple(dict.fromkeys(path for side in SIDES if (path := bitext.document(side).source.path)))
    title = bitext.zh.title_text or bitext.en.title_text or (Path(paths[0]).name if paths else "")
    return CheckedText(paths, title[:_TITLE], _digest(bitext), {})


def others_than(text: CheckedText) -> tuple[TextTerms, ...]:
    """What is remembered of other works, the one checked last first."""
    others = (other for other in load_checked() or () if not other.is_of(text))
    return tuple(
        TextTerms(other.title, {term: tuple(en.split()) for term, en in other.english.items()}) for other in others
    )


def remember(text: CheckedText, usual: Iterable[UsualTerm]) -> None:
    """Put a text with the usual English of its terms into the file, in place of what was there of it.

    What cannot be written is not remembered.
    """
    text = replace(text, english=_english(usual))
    try:
        checked_file().parent.mkdir(parents=True, exist_ok=True)
        with locked(str(checked_file()), _PATIENCE):  # another window may be at it
            before = load_checked()
            if before is not None and (after := _with(before, text)) != before:
                _save(after)
    except (OSError, NotesError):
        return  # the next check tries again


def _english(usual: Iterable[UsualTerm]) -> dict[str, str]:
    """The terms that stand most often; of two that are the same when folded the more frequent one."""
    often = sorted(usual, key=lambda item: -len(item.places))[:TERMS]
    return {folded_term(item.term): " ".join(item.english) for item in reversed(often)}


def load_checked() -> tuple[CheckedText, ...] | None:
    """The texts, the last one first; None for a file of a newer program. A damaged file is set aside."""
    content = state_files.read_text(checked_file())
    if content is None and not checked_file().exists():
        return ()
    try:
        value = json.loads(content or "")
        if value["version"] > _VERSION:
            return None
        return tuple(text for item in value["texts"] if (text := _text(item)))
    except (ValueError, RecursionError, KeyError, TypeError):
        state_files.set_aside(checked_file())
        return ()


def _with(texts: Sequence[CheckedText], text: CheckedText) -> tuple[CheckedText, ...]:
    if text in texts:
        return tuple(texts)
    others = (other for other in texts if not other.is_of(text))
    return ((text,) if text.english else ()) + tuple(others)[: TEXTS - 1]


def _save(texts: Iterable[CheckedText]) -> None:
    lines = ",\n".join(json.dumps(asdict(text), ensure_ascii=False) for text in texts)
    state_files.write_text(checked_file(), f'{{"version": {_VERSION}, "texts": [\n{lines}\n]}}\n', durable=False)


def _text(item: Any) -> CheckedText | None:
    """One text from its JSON; None when it cannot be understood."""
    try:
        paths, title, english = item["paths"], item["title"], item["english"]
        strings = (item["digest"], *paths, *english, *english.values())
    except (KeyError, TypeError, AttributeError):
        return None
    if not isinstance(title, str) or not isinstance(paths, list) or not all(isinstance(one, str) for one in strings):
        return None
    return CheckedText(tuple(paths), title, item["digest"], english)


def _digest(bitext: Bitext) -> str:
    digest = hashlib.sha256()
    for segment in bitext.zh.segments:
        digest.update(segment.span.of(bitext.zh.text).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:32]
