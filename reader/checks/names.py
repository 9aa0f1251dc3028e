"""Names and acronyms: an acronym of the Chinese that the English does not know, a body that only one side names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from reader.checks.pair import Aids, Check, Issue, Pair
from reader.checks.quantities.characters import normal
from reader.core.messages import tr, translatable
from reader.core.spans import Span

_ACRONYM: Final = re.compile(r"(?<![A-Za-z0-9])[A-Z]{2,6}(?![A-Za-z0-9])")
_ROMAN: Final = re.compile("[IVXLC]+")
_WORD: Final = re.compile(r"[A-Za-z]+")
_LINKS: Final = frozenset(("of", "the", "and", "for", "in", "on", "to", "a", "an", "de"))

# Bodies whose Chinese name is fixed: the acronym or a word of the English name has to appear. Third, what the Chinese
# calls them for short; the acronym of the English has to have one of the Chinese names.
_BODIES: Final = (
    ("世界知识产权组织", "WIPO|World Intellectual Property", "知识产权组织"),
    ("世界贸易组织", "WTO|World Trade", "世贸"),
    ("世界卫生组织", "WHO|World Health", "世卫"),
    ("国际货币基金组织", "IMF|Monetary Fund", "货币基金|基金组织"),
    ("世界银行", "World Bank|IBRD", "世行"),
    ("国际电信联盟", "ITU|Telecommunications? Union", "电联|电信联盟"),
    ("联合国教科文组织", "UNESCO|Educational, Scientific", "教科文"),
    ("联合国粮农组织", "FAO|Food and Agriculture", "粮农"),
    ("联合国开发计划署", "UNDP|Development Program", "开发计划署|开发署"),
    ("联合国儿童基金会", "UNICEF|Children", "儿童基金|儿基会"),
    ("国际原子能机构", "IAEA|Atomic Energy", "原子能"),
    ("国际劳工组织", "ILO|Labou?r Organi", "劳工组织"),
    ("亚太经合组织", "APEC|Asia-Pacific Economic", "亚太经|经合"),
    ("经济合作与发展组织", "OECD|Economic Co-?operation", "经合组织|经合"),
    ("上海合作组织", "SCO|Shanghai Cooperation", "上合"),
    ("东南亚国家联盟", "ASEAN|Southeast Asian", "东盟|东协|东南亚国协"),
    ("石油输出国组织", "OPEC|Petroleum Exporting", "欧佩克|石油输出国|油组"),
    ("北大西洋公约组织", "NATO|North Atlantic", "北约|北大西洋公约"),
    ("国际奥委会", "IOC|Olympic Committee", "奥委会|奥林匹克委员会"),
    ("国际刑警组织", "INTERPOL|Criminal Police", "刑警"),
    ("亚洲基础设施投资银行", "AIIB|Infrastructure Investment", "亚投行"),
)  # fmt: skip


def names(pair: Pair, aids: Aids) -> Iterator[Issue]:
    """Acronyms of the Chinese, and fixed names of either side, that have no counterpart."""
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
    yield from _bodies(pair)


def _bodies(pair: Pair) -> Iterator[Issue]:
    plain = normal(pair.zh)
    for chinese, english, short in _BODIES:
        position = plain.find(chinese)
        if position >= 0:
            if not re.search(english, pair.en, re.IGNORECASE if " " in english else 0):
                span = Span(position, position + len(chinese))
                yield _lacking(pair, tr("{name} is not in the English.", name=span.of(pair.zh)), (span,), ())
            continue
        acronym = english.split("|")[0]
        article = "(?<=[Tt]he )" if acronym == "WHO" else ""  # which may be no more than a loud "who"
        found = re.search(rf"{article}\b{acronym}\b", pair.en) if acronym.isupper() else None
        if found and acronym not in pair.zh.upper() and not re.search(short, plain):
            yield _lacking(pair, tr("{name} is not in the Chinese.", name=acronym), (), (Span(*found.span()),))


def _lacking(pair: Pair, message: str, zh: tuple[Span, ...], en: tuple[Span, ...]) -> Issue:
    subject = "".join(span.of(text) for text, spans in ((pair.zh, zh), (pair.en, en)) for span in spans)
    return Issue(pair.index, "terminology/wrong-term", "minor", message, zh, en, subject)


def _dotted(acronym: str, english: str) -> bool:
    return "".join(char for char in english if char.isupper()).find(acronym) >= 0 and f"{acronym[0]}." in english


def _spelled(acronym: str, english: str) -> bool:
    """True when words of the English begin with the letters of the acronym, in order."""
    words = [word for word in _WORD.findall(english) if word.lower() not in _LINKS]
    initials = "".join(word[0].upper() for word in words)
    every = "".join(word[0].upper() for word in _WORD.findall(english))
    return acronym in initials or acronym in every or (len(acronym) > 2 and acronym[:-1] in initials)


NAMES = Check("names", translatable("Names and acronyms"), names)
