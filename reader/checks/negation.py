"""A negation that was lost or added."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from reader.checks.pair import Aids, Check, Issue, Pair
from reader.core.messages import tr, translatable
from reader.core.spans import Span

# Plain negations. Words in which 不, 没, 无 and 未 are no negation of the sentence are not here.
_ZH_NOT: Final = re.compile(
    "(?<!不得)(?<!莫)(?<!无)(?<!不能)不(?:是(?=[^吗？]*$|[^吗？不]{2,})|(?<!会不)会|能(?!不)|得(?!不|已|了|逾|超|少于|低于|高于|多于|小于|大于)|应|应当|可(?!不|或缺|避免|抗|思议|开交|分割|多得)|許|许|准|允许|再|要(?!求)|该|必|愿|敢|存在|包括|适用|属于|承认|接受|同意|知道|相信|支持)"
    "|没有(?!不|错|别的)|從未|从未|从来没|从没(?!有)|并非|並非|绝不|絕不|決不|决不|未曾|尚未|毫无|严禁|禁止"
)
_ZH_SOFT: Final = re.compile("[不没沒无無未非勿别別莫否禁免拒缺失难難止绝絕反零空罕少差仅僅只除才却卻但而尚欠谢謝]")
_EN_NOT: Final = re.compile(
    r"\b(?:not|never|cannot|nor|neither|nobody|nothing|nowhere)\b|n['’]t\b|\bno (?!\d|one can|matter|doubt|longer|less|fewer|more|later|sooner|wonder|\.)",
    re.IGNORECASE,
)
_EN_IDIOM: Final = re.compile(
    r"\b(?:(?:do|does|did|shall|may|must|should|can|will|would)(?: |)?n[o'’]t|not) (?:to )?(?:exceed\w*|be (?:less|more|fewer|greater|later|longer|lower|higher)|less|more|fewer|greater|later|earlier|longer|lower|higher|over|under|above|below)\b|\b(?:won|will not|not|doesn|does not)(?:['’]t)? [^.;]{0,40}\b(?:until|unless)\b|\bno wrong\b|\bnot only\b|\bnot just\b|\bnot merely\b|\bnot least\b|\bif not\b|\bwhether or not\b|\bwhy not\b|\bnot to mention\b|\bnothing but\b|\bcould(?:n['’]t| not) be more\b|\bno (?:longer|less|fewer|more|later|matter|doubt|wonder)\b|\bdon['’]t you\b|\b(?:isn|aren|wasn|don|doesn|didn|won|can|couldn|haven|hasn)['’]t (?:it|they|you|he|she|we|I|there)\b|\bno\. ?\d",
    re.IGNORECASE,
)
_EN_SOFT: Final = re.compile(
    r"\b(?:no|non|without|lack\w*|fail\w*|refus\w*|reject\w*|prohibit\w*|forbid\w*|forbade|ban(?:s|ned|ning)?|den(?:y|ied|ies|ial)|avoid\w*|prevent\w*|unless|until|hardly|scarcely|barely|rarely|seldom|few|fewer|little|"
    r"less|only|but|instead|rather|absence|absent|exempt\w*|except\w*|exclud\w*|free|void|stop\w*|cease\w*|neglect\w*|miss\w*|impossible|unable|illegal|nor|against|oppos\w*|too|far from|short of|beyond|difficult|hard|any|yet|"
    r"otherwise|neither|none|out of|rule[sd]? out|abst\w+|omit\w*|decline\w*|however|although|though|despite|while|other than|never|cannot|nothing|nobody|invalid|ineligible|wrong|end(?:s|ed)?|lost|lose|yet to|remain\w*|before|keep from|kept from|deprived?|bar(?:s|red)|refrain\w*|doubt\w*|ignor\w*|strict\w*|must|illicit|unauthori[sz]ed|immune|unknown|mere\w*|still|even)\b"
    r"|\b(?:un|in|im|il|ir|dis|non|mis)[a-z]{4,}|[a-z]+less\b|n['’]t\b|\bnot\b",
    re.IGNORECASE,
)


_QUESTION: Final = re.compile("[？?]")
# What people say to each other is turned round freely: 那是新的 is "Not long, then".
_SPEECH: Final = re.compile(r"\s*[“「『\"]")
# Two negations make none, and "no better" is praise.
_EN_EVEN: Final = re.compile(
    r"\b(?:without|but|except|unless|until|never mind|as though|as if|in no hurry|(?:for|to|into) nothing|not long|better|more|than|less|hardly|only|too|other)\b|\b(?:un|in|im|dis)[a-z]{5,}",
    re.IGNORECASE,
)


def negations(pair: Pair, aids: Aids) -> Iterator[Issue]:
    """A plain negation on one side, and not even the shade of one on the other."""
    if not pair.zh or not pair.en or _QUESTION.search(pair.zh) or _QUESTION.search(pair.en):
        return  # a question may be asked from either side: 你不去吗？ Are you going?
    if _SPEECH.match(pair.zh):
        return
    zh = _ZH_NOT.search(pair.zh)
    if zh and not _EN_SOFT.search(pair.en):
        yield Issue(
            pair.index,
            "accuracy/mistranslation",
            "minor",
            tr("Negated in the Chinese ({quote}), not in the English.", quote=zh.group()),
            zh=(Span(*zh.span()),),
        )
        return
    english = _EN_IDIOM.sub(lambda match: " " * len(match.group()), pair.en)
    found = list(_EN_NOT.finditer(english))
    en = found[0] if len(found) == 1 and not _EN_EVEN.search(english) else None
    if en and not _ZH_SOFT.search(pair.zh):
        yield Issue(
            pair.index,
            "accuracy/mistranslation",
            "minor",
            tr("Negated in the English ({quote}), not in the Chinese.", quote=en.group().strip()),
            en=(Span(*en.span()),),
        )


NEGATION = Check("negation", translatable("Negation"), negations)
