"""Pages with their gold in the margin. Each line of a `.page` file is `tag|line`; what stands after the bar is the page.

Tags: `x` hidden, `T` title, `#` `##` heading by level, `p` paragraph, `+` continues the paragraph above, `r` `rr` paragraph
with a run-in heading, `a` paragraph whose numbering alone opens a section, `?` a line that may as well be one thing or
another (who speaks, where and when; a caption). `‖` marks the end of a sentence inside a
paragraph. `@layout NAME`, `@format NAME` and `@file` (a second file begins) stand on lines of their own.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from reader.core.document import Document, Source, SourceText, line_of
from reader.core.spans import Span
from reader.core.surface import surface_text
from reader.core.task import run
from reader.text.structure import Structured, structure

PAGES = sorted((Path(__file__).parent / "pages").glob("*.page"))
MARK = "‖"


@dataclass
class File:
    text: str = ""
    tags: dict[int, str] = field(default_factory=dict)
    sentences: dict[int, list[str]] = field(default_factory=dict)  # by the first line of the paragraph


@dataclass
class Gold:
    layout: str = ""
    form: str = "text"
    files: list[File] = field(default_factory=lambda: [File()])

    def sources(self) -> list[SourceText]:
        return [SourceText(f.text, Source(f"{n}.txt", self.form, "utf-8", "")) for n, f in enumerate(self.files)]


def read_gold(path: Path) -> Gold:
    gold = Gold()
    lines: list[str] = []
    for raw in path.read_text(encoding="utf-8").split("\n"):
        if raw.startswith("@layout "):
            gold.layout = raw.split()[1]
        elif raw.startswith("@format "):
            gold.form = raw.split()[1]
        elif raw.startswith("@file"):
            finish(gold.files[-1], lines)
            gold.files.append(File())
            lines = []
        else:
            lines.append(raw)
    finish(gold.files[-1], lines)
    return gold


def finish(file: File, lines: list[str]) -> None:
    file.text = "\n".join(line.partition("|")[2].replace(MARK, "") for line in lines)
    opening = 0
    for number, line in enumerate(lines, start=1):
        tag, _, text = line.partition("|")
        if not text.strip():
            continue
        file.tags[number] = tag
        if tag in ("p", "r", "rr", "a"):
            opening = number
            file.sentences[number] = [text]
        elif tag == "+":
            file.sentences[opening].append(text)
    for number, parts in file.sentences.items():
        joined = "\n".join(parts)
        cells = joined.strip("| ").split("|") if joined.startswith("| ") else joined.split("\t")
        file.sentences[number] = [
            squashed(s) for cell in cells if cell and not cell.isdigit() for s in cell.split(MARK)
        ]


def squashed(text: str) -> str:
    return "".join(text.split())


def structured(gold: Gold) -> Structured:
    return run(structure(gold.sources()))


def found_tags(gold: Gold, result: Structured) -> list[dict[int, str]]:
    """The tags that the structure gives each line, file by file."""
    documents = [result.zh, result.en]
    if len(gold.files) == 1:
        tags: dict[int, str] = {}
        for document in documents:
            tags |= tags_of(document)
        return [tags]
    return [next(tags_of(d) for d in documents if d.source.path == f"{n}.txt") for n in range(2)]


def tags_of(document: Document) -> dict[int, str]:
    tags = {line_of(document.text, hidden.start): "x" for hidden in document.hidden}
    if document.title:
        tags[line_of(document.text, document.title.start)] = "T"
    opened = {section.first: section for section in document.sections}
    for number, paragraph in enumerate(document.paragraphs):
        first, last = (line_of(document.text, offset) for offset in (paragraph.start, paragraph.end - 1))
        for line in range(first, last + 1):
            if document.text.split("\n")[line - 1].strip():
                tags.setdefault(line, "+")
        section = opened.get(number)
        run_in = section is not None and section.run_in
        bare = section is not None and section.heading is None and section.label
        tags[first] = "r" * section.level if run_in and section else "a" if bare else "p"
    for section in document.sections:
        if section.heading and not section.run_in:
            tags[line_of(document.text, section.heading.start)] = "#" * section.level
    return tags


def found_sentences(gold: Gold, result: Structured) -> list[dict[int, list[str]]]:
    found: list[dict[int, list[str]]] = [{} for _ in gold.files]
    for document in (result.zh, result.en):
        file = int(document.source.path.split(".")[0])
        for paragraph in document.paragraphs:
            texts = [
                squashed(surface_text(document, Span(s.start, s.end)))
                for s in document.segments[paragraph.segments.start : paragraph.segments.end]
            ]
            found[file].setdefault(line_of(document.text, paragraph.start), []).extend(texts)
    return found


def differences(gold: Gold) -> list[str]:
    """What the structure got wrong, in words; an empty list when nothing."""
    result = structured(gold)
    wrong = [] if result.layout == gold.layout else [f"layout {result.layout} for {gold.layout}"]
    tags, sentences = found_tags(gold, result), found_sentences(gold, result)
    for number, file in enumerate(gold.files):
        lines = file.text.split("\n")
        for line, tag in file.tags.items():
            got = tags[number].get(line, "-")
            if tag not in (got, "?"):
                wrong.append(f"{number}:{line} {got} for {tag}: {lines[line - 1][:60]}")
        for line, expected in file.sentences.items():
            got_sentences = sentences[number].get(line)
            if got_sentences is not None and got_sentences != expected and tags[number].get(line) == file.tags[line]:
                wrong.append(f"{number}:{line} sentences {got_sentences} for {expected}")
    return wrong
