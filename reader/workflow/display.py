"""What a pane shows for a span: its surface in the script that the reader chose, and the way back to the document.

A paragraph is never converted towards the script that it already has. Nothing here is stored: the document and the
notes on it keep the original.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from reader.core.annotation import Annotation
from reader.core.document import Document, Side
from reader.core.messages import translatable
from reader.core.spans import Span
from reader.core.surface import Surface, surface
from reader.core.task import Progress, Task

if TYPE_CHECKING:
    from reader.script.convert import Converted, Override

ORIGINAL: Final = "original"

# The choices of the window in the order of its menu. "hant" is Traditional of whichever place: what is Traditional stays.
CHOICES: Final = (ORIGINAL, "hans", "hant", "tw", "twp", "hk")

# What a Simplified text becomes under the general choice: characters as Taiwan prints them, not OpenCC's 爲 裏.
_GENERAL: Final = "tw"

_LANGUAGES: Final = {
    "hans": "zh-Hans",
    "hant": "zh-Hant",
    "tw": "zh-Hant-TW",
    "twp": "zh-Hant-TW",
    "hk": "zh-Hant-HK",
    "jp": "ja",
}
_VARIETIES: Final = {"zh-Hans": "hans", "zh-Hant": "hant", "zh-Hant-TW": "tw", "zh-Hant-HK": "hk"}

# A pane shows some dozen paragraphs; these are enough for many screens, and longer texts are not worth keeping.
_KEPT, _KEPT_LENGTH = 1024, 20_000

_AT_A_TIME: Final = 500


@dataclass(frozen=True, slots=True)
class View(Surface):
    """The text shown, the map from the document's span to it, and its language (BCP 47, by which its font is chosen)."""

    language: str


def view(document: Document, span: Span, script: str, overrides: Sequence[Override] = ()) -> View:
    """What is shown for `span` of the document under the choice `script`, one of CHOICES.

    `overrides` have their spans in the document. The original is shown as it is, whatever they say.
    """
    base = surface(document, span)
    if script == ORIGINAL or document.side == "en":
        return View(base.text, span.start, base.offsets, document.language)
    convert_text = _kept if len(base.text) <= _KEPT_LENGTH else _shown
    shown, target = convert_text(
        base.text, script, document.language, local_overrides(overrides, base) if overrides else ()
    )
    return View(shown.text, span.start, base.offsets.then(shown.offsets), _LANGUAGES[target])


def other_script(script: str, language: str) -> str:
    """The choice that stands beside `script` when both are shown; `language` is that of the document."""
    shown = _LANGUAGES.get(script, language)
    return "hans" if "Hant" in shown else "hant"


def prepare(script: str) -> Task[None]:
    """Read the tables that the choice `script` needs, ahead of the first `view` that would have to wait for them."""
    from reader.script.engine import direction

    for name in _directions_for(script):
        yield Progress(translatable("Reading the conversion tables"))
        direction(name)


def is_prepared(script: str) -> bool:
    """True when `prepare` has nothing left to do."""
    from reader.script.engine import is_read

    return script == ORIGINAL or all(map(is_read, _directions_for(script)))


def _directions_for(script: str) -> list[str]:
    from reader.script.convert import route

    # A text of one place leads another way than one that does not say where it is from.
    sources = () if script == ORIGINAL else ("hans", "hant", "tw", "hk")
    target = _GENERAL if script == "hant" else script
    return list(dict.fromkeys(name for source in sources for name in route(source, target)))


def finding_overrides(annotations: Sequence[Annotation], side: Side) -> Task[tuple[Override, ...]]:
    """As `overrides_of`, among so many annotations that to go through them takes a while."""
    chosen: list[Annotation] = []
    for start in range(0, len(annotations), _AT_A_TIME):
        chosen += [one for one in annotations[start : start + _AT_A_TIME] if one.motivation == "converting"]
        yield Progress(translatable("Finding the notes in the text"))
    return overrides_of(chosen, side)


def overrides_of(annotations: Iterable[Annotation], side: Side) -> tuple[Override, ...]:
    """The conversion choices among the annotations of one side: for a span, or for a word wherever it stands."""
    chosen = [(one, one.replacement) for one in annotations if one.motivation == "converting"]
    if not chosen:
        return ()
    from reader.script.convert import Override

    found: list[Override] = []
    for annotation, wording in chosen:
        script = str(annotation.data.get("script", "Hant"))
        for target in annotation.targets:
            if target.side != side or wording is None:
                continue
            if annotation.data.get("scope") == "word":
                found.append(Override(wording, script, word=target.selector.exact))
            elif target.placed:
                found.append(Override(wording, script, target.selector.span))
    return tuple(found)


def scripts_of(text: str, language: str, script: str) -> tuple[str, str]:
    """What to convert a text from and to, by the names of `convert`, under the choice `script`; alike when nothing is.

    `language` is that of the whole document. Japanese and, under the general choice, Traditional text stays.
    """
    from reader.script.convert import family
    from reader.script.detect import variety_of

    known = _VARIETIES.get(language, "hans")
    found = variety_of(text) or known
    # A character or two tell the region of a paragraph; the whole document told it better.
    source = known if known in ("tw", "hk") and family(found) == "Hant" else found
    if source == "jp" or (script == "hant" and family(source) == "Hant"):
        return source, source
    return source, _GENERAL if script == "hant" else script


def _shown(text: str, script: str, language: str, overrides: tuple[Override, ...]) -> tuple[Converted, str]:
    from reader.script.convert import convert

    source, target = scripts_of(text, language, script)
    return convert(text, target, source, overrides), target


_kept = lru_cache(maxsize=_KEPT)(_shown)


def local_overrides(overrides: Sequence[Override], base: Surface) -> tuple[Override, ...]:
    """The overrides that concern a surface, with their spans in it; one that reaches beyond it belongs elsewhere."""
    end = base.start + base.offsets.source_length
    local = []
    for override in overrides:
        if override.span is None:
            local.append(override)
        elif base.start <= override.span.start < override.span.end <= end:
            local.append(replace(override, span=base.from_document(override.span)))
    return tuple(local)
