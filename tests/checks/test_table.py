from __future__ import annotations

import random

from reader.checks.pair import Aids, Pair
from reader.checks.table import CHECKS
from tests.checks.running import issues_of

ODD = ["", " ", "\u3000", "。", "？！", "\ufffd", "a" * 3000, "的" * 3000, "1" * 400, "（（（", "”””", "\u200b", "第", "零", "%", "3-", "-3", "万亿", "x" * 10 + "\n" + "y", "😀" * 50, "二〇", "1/0", "0%", "99:99", "0折"]  # fmt: skip


def test_ids_are_unique_and_each_check_has_one_function() -> None:
    assert len({check.id for check in CHECKS}) == len(CHECKS) == 20
    assert all((check.run is None) != (check.run_document is None) for check in CHECKS)


def test_no_check_stumbles_over_odd_texts() -> None:
    pairs = [
        Pair(number, zh, en, 0.5, number // 3) for number, (zh, en) in enumerate((zh, en) for zh in ODD for en in ODD)
    ]
    for check in CHECKS:
        for issue in issues_of(check, pairs, Aids()):
            assert issue.pair is None or all(
                0 <= span.start <= span.end <= len(pairs[issue.pair].zh) for span in issue.zh
            )


def test_no_check_stumbles_over_noise() -> None:
    rng = random.Random(6)
    alphabet = '0123456789.,:/%-–—~ 一二三十百千万亿点分之成倍折年月日时半第余多近约至元米岁"“”()（）abcXVI$¥€\n'
    pairs = [
        Pair(
            number,
            "".join(rng.choices(alphabet, k=rng.randint(0, 40))),
            "".join(rng.choices(alphabet, k=rng.randint(0, 40))),
            1.0,
            number,
        )
        for number in range(1500)
    ]
    for check in CHECKS:
        issues_of(check, pairs, Aids())
