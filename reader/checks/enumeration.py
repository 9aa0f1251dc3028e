"""Lists that lost or gained a member: A、B、C和D against A, B and C.

Long lists are counted. For one missing member the dictionary is asked: it has to know all the others, the
English has to hold a list of just these, and must not say that one anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from reader.checks.pair import Aids, Check, Issue, Pair
from reader.checks.vocabulary import Vocabulary
from reader.core.messages import tr, translatable
from reader.core.spans import Span

# Members from which a list is counted.
_LONG: Final = 5
# Characters of a side that is looked at: what is longer is no sentence, and its lists would take seconds to find.
_LONGEST: Final = 2000
_ZH_ITEM: Final = "[^、，。；：！？（）()“”《》\\s]{1,8}?"
_ZH_LIST: Final = re.compile(f"{_ZH_ITEM}(?:、{_ZH_ITEM})+(?:和|及|以及|与|或){_ZH_ITEM}(?=等|[，。；：！？（(]|$)")
_EN_ITEM: Final = r"[A-Za-z][\w'’-]*(?: [A-Za-z][\w'’-]*){0,3}"
_EN_LIST: Final = re.compile(rf"(?<![\w'’-]){_EN_ITEM}(?:, {_EN_ITEM})*,? (?:and|or|as well as) {_EN_ITEM}")
_LABEL: Final = re.compile(r"\s*[(（]?[一二三四五六七八九十0-9]{1,3}[)）]?、")
_EN_BETWEEN: Final = re.compile(r",? (?:and|or|as well as) |, ")
_ZH_BETWEEN: Final = re.compile("、|以及|[和及与或]")


def enumerations(pair: Pair, aids: Aids) -> Iterator[Issue]:
    """A pair with one list on each side, of different lengths."""
    if "、" not in pair.zh or not pair.en or max(len(pair.zh), len(pair.en)) > _LONGEST:
        return
    zh, en = list(_ZH_LIST.finditer(pair.zh)), list(_EN_LIST.finditer(pair.en))
    if len(zh) != 1 or pair.zh.count("、") != zh[0].group().count("、") or _LABEL.match(pair.zh):
        return
    found = (
        [*_short_of_one(pair, zh[0], en, aids.vocabulary), *_reordered(pair, zh[0], en, aids.vocabulary)]
        if aids.vocabulary
        else []
    )
    if found or len(en) != 1 or pair.en.count(",") > en[0].group().count(",") + 2:
        yield from found
    else:
        yield from _counted(pair, zh[0], en[0])


def _counted(pair: Pair, zh: re.Match[str], en: re.Match[str]) -> Iterator[Issue]:
    left, right = zh.group().count("、") + 2, len(re.findall(", (?!and |or )", en.group())) + 2
    if min(left, right) >= _LONG and left != right and not pair.zh.startswith("等", zh.end()):
        message = tr("The list has {zh} members in the Chinese and {en} in the English.", zh=left, en=right)
        category = "accuracy/omission" if right < left else "accuracy/addition"
        yield Issue(pair.index, category, "minor", message, (Span(*zh.span()),), (Span(*en.span()),))


def _short_of_one(pair: Pair, zh: re.Match[str], lists: Sequence[re.Match[str]], words: Vocabulary) -> Iterator[Issue]:
    members = _members(zh)
    whole = words.read(pair.en)
    gone = [member for member in members if not _says(words, whole, member.of(pair.zh))]
    # Before the first member stand words of the sentence, on both sides: it may be said in any of them.
    if len(gone) != 1 or gone[0] is members[0] or not words.words(gone[0].of(pair.zh)):
        return
    rest = [member.of(pair.zh) for member in members if member is not gone[0]]
    for en in lists:
        items = [words.read(item) for item in _EN_BETWEEN.split(en.group())]
        if len(items) == len(rest) and all(sum(_says(words, item, one) for item in items) == 1 for one in rest):
            message = tr("The list in the English lacks {member}.", member=gone[0].of(pair.zh))
            yield Issue(pair.index, "accuracy/omission", "minor", message, (gone[0],), (Span(*en.span()),))
            return


def _reordered(pair: Pair, zh: re.Match[str], lists: Sequence[re.Match[str]], words: Vocabulary) -> Iterator[Issue]:
    """Names of people, places or bodies in another order, which may be their rank; other things may change places."""
    members = [member.of(pair.zh) for member in _members(zh)]
    for en in lists:
        items = _EN_BETWEEN.split(en.group())
        if len(items) != len(members) or not all(item.split()[-1][0].isupper() for item in items):
            continue
        read = [words.read(item) for item in items]
        places = [[place for place, item in enumerate(read) if _says(words, item, member)] for member in members]
        order = [place[0] for place in places if len(place) == 1]
        if len(order) == len(set(order)) == len(members) and order != sorted(order):
            message = tr("The names stand in another order than in the Chinese.")
            yield Issue(
                pair.index, "accuracy/mistranslation", "neutral", message, (Span(*zh.span()),), (Span(*en.span()),)
            )


def _members(zh: re.Match[str]) -> list[Span]:
    """The places of the members; the joint before the last one is found from the end."""
    text, start = zh.group(), zh.start()
    cuts = [match.span() for match in re.finditer("、", text)]
    joint = list(_ZH_BETWEEN.finditer(text, cuts[-1][1]))[-1]
    edges = [0, *(place for cut in (*cuts, joint.span()) for place in cut), len(text)]
    return [Span(start + one, start + other) for one, other in zip(edges[::2], edges[1::2], strict=True)]


def _says(words: Vocabulary, english: object, member: str) -> bool:
    """By a word of it, or by the sound of the whole, which may be a name; words of the sentence may stand before it."""
    return any(words.says(english, one) for one in (*words.words(member), member, member[-3:], member[-2:]))


ENUMERATION = Check("enumeration", translatable("Members of lists"), enumerations)
