"""Small original texts for the tests of the aligner, and Documents made of them."""

from __future__ import annotations

from collections.abc import Sequence

from reader.core.document import Document, Paragraph, Section, Segment, Source
from reader.core.spans import Run, Span

# A walk along a canal: 16 pairs, one to one, with figures, names, a question and speech.
WALK = (
    ("清晨六点，老船长在运河边等我。", "At six in the morning the old captain was waiting for me by the canal."),
    ("他的船叫“白鹭”，已经用了三十五年。", "His boat was called the Egret and had served for thirty-five years."),
    ("“你会游泳吗？”他问。", "“Can you swim?” he asked."),
    ("我说会一点，他笑了笑，解开了缆绳。", "I said a little; he smiled and untied the rope."),
    ("运河全长1794公里，经过十八座城市。", "The canal is 1,794 kilometres long and passes through eighteen cities."),
    ("2014年，它被列入UNESCO的名录。", "In 2014 it was put on the list of UNESCO."),
    (
        "两岸的柳树刚刚发芽，水面上有雾。",
        "The willows on both banks had just come into bud, and there was mist on the water.",
    ),
    ("一只猫坐在桥栏上，看着我们经过。", "A cat sat on the parapet of a bridge and watched us pass."),
    (
        "船长说，从前每天有8000条船从这里过。",
        "In the old days, said the captain, 8,000 boats came through here every day.",
    ),
    (
        "现在一天不到五百条，大半运的是沙子。",
        "Now there are fewer than five hundred a day, and most of them carry sand.",
    ),
    ("中午我们在一家小饭馆吃了面条和鱼汤。", "At noon we ate noodles and fish soup in a small restaurant."),
    ("老板娘认得他，不肯收钱。", "The landlady knew him and would not take any money."),
    (
        "下午下起了雨，我们躲进船舱里听收音机。",
        "In the afternoon it began to rain, and we sheltered in the cabin and listened to the radio.",
    ),
    ("广播里说，明天的气温会降到7度。", "The radio said that the temperature would fall to 7 degrees tomorrow."),
    ("天黑以前，我们到了Suzhou的码头。", "Before dark we reached the pier of Suzhou."),
    ("我向他道谢，他已经转身去擦洗甲板了。", "I thanked him, but he had already turned away to scrub the deck."),
)
ZH = tuple(zh for zh, _ in WALK)
EN = tuple(en for _, en in WALK)


def document(
    paragraphs: Sequence[Sequence[str]], language: str, headings: Sequence[tuple[int, str, str]] = ()
) -> Document:
    """A Document whose text holds the headings (paragraph that follows, label, heading) and paragraphs, one a line."""
    text, segments, made, sections = "", [], [], []
    starts = {first: (label, heading) for first, label, heading in headings}
    if 0 not in starts:
        sections.append(Section(1, None, "", 0))
    for index, sentences in enumerate(paragraphs):
        if index in starts:
            label, heading = starts[index]
            sections.append(Section(1, Span(len(text), len(text) + len(label + heading)), label, index))
            text += label + heading + "\n"
        first, start = len(segments), len(text)
        for sentence in sentences:
            segments.append(Segment(len(text), len(text) + len(sentence)))
            text += sentence + ("" if language.startswith("zh") else " ")
        made.append(Paragraph(start, len(text), Run(first, len(segments)), len(sections) - 1))
        text += "\n"
    source = Source("", "text", "utf-8", "")
    return Document(language, text, source, None, tuple(sections), tuple(made), tuple(segments))
