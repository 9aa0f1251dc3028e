"""Reasons: why a bead was made, in words that a reader understands; `wording.told` says them in the interface language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from reader.align.knowledge import Keys, Knowledge
from reader.align.wording import COUNTED
from reader.core.spans import Run

# A reader looks at the first few.
_MOST: Final = 8


def reasons(knowledge: Knowledge, zh: Run, en: Run) -> tuple[str, ...]:
    """What ties the two runs, the most telling first: equal values and names, then how many words are answered."""
    if not (zh and en):
        return ()
    found: list[str] = []
    for links in knowledge.links:
        if links.relation is None:
            found += _equal(_said(links.zh_keys, zh), _said(links.en_keys, en))
            continue
        near, far = (
            {key for number in run.indices() for key in keys[number]}
            for keys, run in ((links.zh_keys, zh), (links.en_keys, en))
        )
        met = sum(not far.isdisjoint(links.relation.get(word, ())) for word in near)
        if met:
            found.append(COUNTED[links.name].format(met=met, total=len(near)))
    return tuple(found[:_MOST])


def _said(keys: Sequence[Keys], run: Run) -> dict[str, str]:
    """Key -> the words that say it, over the sentences of the run."""
    said: dict[str, str] = {}
    for number in run.indices():
        own = keys[number]
        if isinstance(own, Mapping):
            said |= own
    return said


def _equal(zh: Mapping[str, str], en: Mapping[str, str]) -> Iterable[str]:
    pairs = {key: (en[key], words) for key, words in zh.items() if key in en}
    # 3 and "about 3" are read from the same words: say it once.
    shown = dict.fromkeys(f"{a} = {b}" if a != b else a for a, b in pairs.values())
    return list(shown)[: _MOST - len(COUNTED)]
