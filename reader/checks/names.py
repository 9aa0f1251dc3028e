"""Names and acronyms: an acronym of the Chinese that the English does not know."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from reader.checks.pair import Aids, Check, Issue, Pair
from reader.core.messages import tr, translatable
from reader.core.spans import Span

_ACRONYM: Final = re.compile(r"(?<![A-Za-z0-9])[A-Z]{2,6}(?![A-Za-z0-9])")
_ROMAN: Final = re.compile("[IVXLC]+")
_WORD: Final = re.compile(r"[A-Za-z]+")
_LINKS: Final = frozenset(("of", "the", "and", "for", "in", "on", "to", "a", "an", "de"))

# Bodies whose Chinese name is fixed: the acronym or a word of the English name has to appear.
_BODIES: Final = (
    ("世界知识产权组织", "WIPO|World Intellectual Property"),
    ("世界贸易组织", "WTO|World Trade"),
    ("世界卫生组织", "WHO|World Health"),
    ("国际货币基金组织", "IMF|Monetary Fund"),
    ("世界银行", "World Bank|IBRD"),
    ("国际电信联盟", "ITU|Telecommunications? Union"),
    ("联合国教科文组织", "UNESCO|Educational, Scientific"),
    ("联合国粮农组织", "FAO|Food and Agriculture"),
    ("联合国开发计划署", "UNDP|Development Program"),
    ("联合国儿童基金会", "UNICEF|Children"),
    ("国际原子能机构", "IAEA|Atomic Energy"),
    ("国际劳工组织", "ILO|Labou?r Organi"),
    ("亚太经合组织", "APEC|Asia-Pacific Economic"),
    ("经济合作与发展组织", "OECD|Economic Co-?operation"),
    ("上海合作组织", "SCO|Shanghai Cooperation"),
    ("东南亚国家联盟", "ASEAN|Southeast Asian"),
    ("石油输出国组织", "OPEC|Petroleum Exporting"),
    ("北大西洋公约组织", "NATO|North Atlantic"),
    ("国际奥委会", "IOC|Olympic Committee"),
    ("国际刑警组织", "INTERPOL|Criminal Police"),
    ("亚洲基础设施投资银行", "AIIB|Infrastructure Investment"),
)  # fmt: skip


def names(pair: Pair, aids: Aids) -> Iterator[Issue]:
    """Acronyms and fixed names of the Chinese that have no counterpart in the English."""
    if not pair.zh or not pair.en:
        return
    upper = pair.en.upper()
    for match in _ACRONYM.finditer(pair.zh):
        acronym = match.group()
        if (
            not _ROMAN.fullmatch(acronym)
            and acronym not in upper
            and not _spelled(acronym, pair.en)
            and not _dotted(acronym, pair.en)
        ):
            message = tr("{name} is not in the English.", name=acronym)
            yield Issue(
                pair.index, "terminology/inconsistent", "minor", message, zh=(Span(*match.span()),), subject=acronym
            )
    for chinese, english in _BODIES:
        position = pair.zh.find(chinese)
        if position >= 0 and not re.search(english, pair.en, re.IGNORECASE if " " in english else 0):
            message = tr("{name} is not in the English.", name=chinese)
            yield Issue(
                pair.index,
                "terminology/wrong term",
                "minor",
                message,
                zh=(Span(position, position + len(chinese)),),
                subject=chinese,
            )


def _dotted(acronym: str, english: str) -> bool:
    return "".join(char for char in english if char.isupper()).find(acronym) >= 0 and f"{acronym[0]}." in english


def _spelled(acronym: str, english: str) -> bool:
    """True when words of the English begin with the letters of the acronym, in order."""
    words = [word for word in _WORD.findall(english) if word.lower() not in _LINKS]
    initials = "".join(word[0].upper() for word in words)
    every = "".join(word[0].upper() for word in _WORD.findall(english))
    return acronym in initials or acronym in every or (len(acronym) > 2 and acronym[:-1] in initials)


NAMES = Check("names", translatable("Names and acronyms"), names)
