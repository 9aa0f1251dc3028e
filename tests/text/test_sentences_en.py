"""English sentences: each row is a paragraph with its borders marked by |."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.sentences import first_sentence_end, sentence_spans

ROWS = [
    # titles, initials, acronyms
    "Prof. Wang (b. 1950) wrote it.| He died young.",
    "Mr. Liu met Dr. J. Smith and Mrs. Wu.| They talked for an hour.",
    "Gen. Li wrote to Sen. Brown, e.g. about the bridge, i.e. its cost.| No answer came.",
    "The U.S. Government agreed.| So did the U.N. Charter’s authors.",
    "He lives in Washington, D.C.| The city is large.",
    "She is a Ph.D. candidate from St. Louis.| It rains there.",
    "We asked the U.S.| They said no.",
    "J. R. R. Hill and A. B. Stone, Jr. signed it.",
    "The offer of Acme Inc. was refused.| That of Acme Co., Ltd. was not.",
    "Cotton, silk, etc.| From 2015, paper too.",
    "Cotton, silk, etc. were sold.",
    # numbers
    "It cost US$1.03t in 2020.| In 2015 it was US$140b.",
    "It grew by 3.5 per cent.| 2016 was better.",
    "See No. 5 and Nos. 7–9.| No. 8 is lost.",
    "Was it raining?| No.| It was snowing.",
    "The meeting of Dec.16-18, 2015 was held at 9 a.m. on Sept. 3.| The rest was not.",
    "It begins at 9 a.m.| The doors open at 8.",
    "Section 3.2.1 applies, cf. Sec. 4, Fig. 2, vol. 3, pp. 11–19.| Art. 5 does not.",
    "Version 2.0.| Version 2.1.",
    # quotations
    "“Are you there?” he asked.| “No,” she said.",
    "“Are you there?” Tom asked.| Nobody answered.",
    "“Go!” Old Zhao shouted.| They went.",
    "He said, “Stop.”| Then he left.",
    'He said "Stop."| Then he left.',
    "“It rains.| It always rains,” she said.",
    "He asked “why?” and left.",
    "(It was late.)| He left (see p. 5).| It rained.",
    "They shouted ‘Long live the bridge!’| Then it fell.",
    # other marks
    "It was late; nobody came: the bridge was closed.",
    "He waited... and waited.| Then...| He left.",
    "What?!| Never!| Well…| Perhaps.",
    "It is done.[1]| The next is not.[2][3]",
    "It ended here.|The next began without a space.",
    "See www.example.org and Node.js.| WordPress.com is a site.",
    "This is e-mail. iPhones are not.",
    # labels
    "I. The bridge is old.| It was built in 1904.",
    "1. Developing countries will grow.| They will.",
    "A. Scope",
    "Article 1. The State protects lakes.| It does so by law.",
    "(a) the first;",
    "It was plan B.| The last one.",
    "It was vitamin C.| The sailors needed it.",
]


def split(text: str) -> str:
    spans = list(sentence_spans(text, "en"))
    marked, last = "", 0
    for start, end in spans:
        marked += text[last:start] if not marked else "|" + text[last:start]
        marked += text[start:end]
        last = end
    return marked + text[last:]


@pytest.mark.parametrize("row", ROWS)
def test_borders(row: str) -> None:
    assert split(row.replace("|", "")) == row


@given(st.text(alphabet="Ab .!?“”\"'()…1\n;", max_size=80))
def test_spans_cover_all_but_white_space(text: str) -> None:
    rest, last = "", 0
    for start, end in sentence_spans(text, "en"):
        assert last <= start < end
        rest += text[last:start]
        last = end
    assert not (rest + text[last:]).strip()


def test_the_first_sentence() -> None:
    assert first_sentence_end("One. Two.", "en") == 4
    assert first_sentence_end("no end", "en") == 6
