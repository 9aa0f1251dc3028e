"""The aligner as a whole, on texts that are easy to read and on input that is not what it should be."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

import pytest

from reader.align.aids import Aids
from reader.align.engine import align, align_lines, lines_document
from reader.core.bitext import Alignment, Bead
from reader.core.document import Paragraph, Section, Segment
from reader.core.spans import Run
from reader.core.task import run
from tests.align.texts import EN, WALK, ZH, document

PLAIN = Aids(meaning=False)


def shapes(beads: Sequence[Bead]) -> list[str]:
    return [bead.shape for bead in beads]


def lines(zh: Sequence[str], en: Sequence[str]) -> tuple[Bead, ...]:
    return run(align_lines(zh, en, PLAIN))


def test_sentences_that_correspond_one_to_one() -> None:
    beads = lines(ZH, EN)
    assert shapes(beads) == ["1-1"] * len(WALK)
    assert min(bead.score for bead in beads) > 0.5
    assert "UNESCO" in beads[5].evidence
    assert "1,794 = 1794" in beads[4].evidence


def test_sentences_left_out_on_either_side() -> None:
    beads = lines(ZH[:4] + ZH[5:], EN[:10] + EN[11:])
    found = {(bead.zh, bead.en) for bead in beads if "0" in bead.shape}
    assert found == {(Run(4, 4), Run(4, 5)), (Run(9, 10), Run(10, 10))}


def test_a_sentence_that_became_two_and_two_that_became_one() -> None:
    zh = (*ZH[:6], ZH[6].rstrip("。") + "，" + ZH[7], *ZH[8:])
    en = (*EN[:12], EN[12].rstrip(".") + ", and " + EN[13][0].lower() + EN[13][1:], *EN[14:])
    beads = lines(zh, en)
    assert [bead.shape for bead in beads if bead.shape != "1-1"] == ["1-2", "2-1"]
    assert beads[6].en == (6, 8)


def test_both_scripts_align_alike() -> None:
    traditional = str.maketrans(
        "点长运边叫鹭经问会绳过两树刚刚发桥栏着们说从条这里现给运饭馆面鱼汤认钱雨听气温码头谢转",
        "點長運邊叫鷺經問會繩過兩樹剛剛發橋欄著們說從條這裡現給運飯館麵魚湯認錢雨聽氣溫碼頭謝轉",
    )
    hans, hant = lines(ZH, EN), lines([text.translate(traditional) for text in ZH], EN)
    assert [(b.zh, b.en) for b in hans] == [(b.zh, b.en) for b in hant]


@pytest.mark.parametrize("seed", range(12))
def test_any_two_texts_are_tiled(seed: int) -> None:
    chance = random.Random(seed)
    zh = [chance.choice(ZH) for _ in range(chance.randint(0, 30))]
    en = [chance.choice(EN) for _ in range(chance.randint(0, 30))]
    documents = lines_document(zh, "zh-Hans"), lines_document(en, "en")
    run(align(*documents, "two-files", PLAIN)).verify(len(zh), len(en))


def test_the_same_input_gives_the_same_beads() -> None:
    assert lines(ZH, EN[:9] + EN[10:]) == lines(ZH, EN[:9] + EN[10:])


def test_a_text_of_one_language_has_omissions_only() -> None:
    for zh, en in ((ZH, ()), ((), EN)):
        beads = lines(zh, en)
        assert set(shapes(beads)) == ({"1-0"} if zh else {"0-1"})
        assert len(beads) == len(WALK)


def test_two_empty_texts() -> None:
    assert lines((), ()) == ()


def test_many_sentences_against_one() -> None:
    beads = lines([f"第{k}只鸟飞过了安静的湖面。" for k in range(400)], ["A single bird flew over the quiet lake."])
    assert sum(len(bead.zh) for bead in beads) == 400


def test_a_text_without_a_sentence_end() -> None:
    beads = lines(
        ["，".join(text.rstrip("。") for text in ZH) * 600], [", ".join(text.rstrip(".") for text in EN) * 600]
    )
    assert shapes(beads) == ["1-1"]


def test_a_wrong_translation_is_not_believed() -> None:
    zh = [f"第{k}章讲的是如何在山上种植苹果树和修理篱笆。" for k in "一二三四五六七八九"]
    en = [
        "The orchestra tuned its violins.",
        "Nobody clapped!",
        "A comet, they claimed, would strike the moon by Friday.",
    ] * 3
    beads = lines(zh, en)
    assert sum(bead.score for bead in beads) / len(beads) < 0.6


def test_what_a_person_confirmed_is_passed_unchanged() -> None:
    odd = Bead(Run(3, 5), Run(4, 6), 0.2, 0, "checked")
    zh, en = lines_document(ZH, "zh-Hans"), lines_document(EN, "en")
    beads = run(align(zh, en, "two-files", PLAIN, [odd])).beads
    kept = [bead for bead in beads if bead.status == "checked"]
    assert [(bead.zh, bead.en, bead.score) for bead in kept] == [(odd.zh, odd.en, 1.0)]
    assert [b.shape for b in beads if b.zh.start >= 6] == ["1-1"] * 10


def test_anchors_at_the_start_the_end_and_side_by_side() -> None:
    anchors = [
        Bead(Run(0, 1), Run(0, 2), 1.0, 0, "checked"),
        Bead(Run(1, 1), Run(2, 3), 1.0, 0, "checked"),
        Bead(Run(15, 16), Run(16, 16), 1.0, 0, "checked"),
    ]
    zh, en = lines_document(ZH, "zh-Hans"), lines_document(EN, "en")
    beads = run(align(zh, en, "two-files", PLAIN, anchors)).beads
    assert [(b.zh, b.en) for b in beads if b.status == "checked"] == [(b.zh, b.en) for b in anchors]


def paragraphs_of(texts: Sequence[str], sizes: Sequence[int]) -> list[list[str]]:
    rest = iter(texts)
    return [[next(rest) for _ in range(size)] for size in sizes]


def two(zh_sizes: Sequence[int], en_sizes: Sequence[int], **headings) -> Alignment:
    zh = document(paragraphs_of(ZH, zh_sizes), "zh-Hans", headings.get("zh", ()))
    en = document(paragraphs_of(EN, en_sizes), "en", headings.get("en", ()))
    return run(align(zh, en, "zh-then-en", PLAIN))


def test_paragraphs_are_paired_one_to_many_and_many_to_one() -> None:
    found = two((4, 4, 4, 4), (2, 2, 8, 4)).paragraphs
    assert [(tuple(pair.zh), tuple(pair.en)) for pair in found] == [
        ((0, 1), (0, 2)),
        ((1, 3), (2, 3)),
        ((3, 4), (3, 4)),
    ]


def test_a_section_that_one_side_lacks() -> None:
    zh = document(
        [ZH[:5], ZH[5:10], ZH[10:]], "zh-Hans", [(0, "一、", "出发"), (1, "二、", "历史"), (2, "三、", "到达")]
    )
    en = document([EN[:5], EN[10:]], "en", [(0, "I. ", "Setting out"), (1, "III. ", "Arriving")])
    found = run(align(zh, en, "zh-then-en", PLAIN))
    assert [(pair.zh, pair.en) for pair in found.sections] == [(0, 0), (1, None), (2, 1)]
    assert [bead.shape for bead in found.beads] == ["1-1"] * 5 + ["1-0"] * 5 + ["1-1"] * 6
    assert [pair.section for pair in found.paragraphs] == [0, 1, 2]


def test_an_interleaved_file_with_gaps_pairs_by_content_and_neighbourhood() -> None:
    order = [("en", 0), ("en", 3), ("zh", 6), ("en", 6), ("en", 9), ("zh", 12), ("en", 12), ("en", 14)]
    text, made = "", {"zh": [], "en": []}
    for side, first in order:
        start = len(text)
        spans = []
        for sentence in (ZH if side == "zh" else EN)[first : first + 2]:
            spans.append((len(text), len(text) + len(sentence)))
            text += sentence + " "
        made[side].append((start, len(text), spans))
        text += "\n"
    documents = []
    for side, language in (("zh", "zh-Hans"), ("en", "en")):
        segments = [Segment(*span) for _, _, spans in made[side] for span in spans]
        paragraphs = [Paragraph(start, end, Run(2 * k, 2 * k + 2), 0) for k, (start, end, _) in enumerate(made[side])]
        base = replace(lines_document([], language), text=text, sections=(Section(1, None, "", 0),))
        documents.append(replace(base, segments=tuple(segments), paragraphs=tuple(paragraphs)))
    beads = run(align(*documents, "interleaved", PLAIN)).beads
    tied = {(bead.zh.start, bead.en.start) for bead in beads if bead.shape == "1-1"}
    assert tied == {(0, 4), (1, 5), (2, 8), (3, 9)}
    assert sum(bead.shape == "0-1" for bead in beads) == 8


def test_sections_that_were_numbered_anew_pair_by_content() -> None:
    zh = document(
        [ZH[:4], ZH[4:8], ZH[8:12], ZH[12:]],
        "zh-Hans",
        [(0, "一、", "出发"), (1, "二、", "河上"), (2, "三、", "午饭"), (3, "四、", "到达")],
    )
    en = document(
        [EN[:4], EN[8:12], EN[12:]], "en", [(0, "I. ", "Start"), (1, "II. ", "Lunch"), (2, "III. ", "Arrival")]
    )
    found = run(align(zh, en, "zh-then-en", PLAIN))
    assert [(pair.zh, pair.en) for pair in found.sections] == [(0, 0), (1, None), (2, 1), (3, 2)]
    assert [bead.shape for bead in found.beads] == ["1-1"] * 4 + ["1-0"] * 4 + ["1-1"] * 8
    assert [pair.section for pair in found.paragraphs] == [0, 1, 2, 3]
