"""Exports hold both languages' sentences and what people wrote, as text whatever it contains; imports read them back."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from reader.core.errors import NotesError
from reader.core.project import Project, with_annotations
from reader.core.surface import surface_text
from reader.core.task import run
from reader.workflow import annotate, notes
from reader.workflow.notes_export import EXPORTS, export_notes, write_export
from reader.workflow.notes_import import preview_import
from tests.store.texts import EN, ZH, bitext, find

NASTY = '<script>alert("x")</script> & *bold* [l](javascript:1) \u202egnp.exe =1+1 https://example.org/a?b=1&c=<d> \x07'


@pytest.fixture
def value() -> Project:
    project = Project(bitext())
    project, first = annotate.note(project, "zh", find(project, "zh", "竹篙"), NASTY)
    project = annotate.set_tags(project, first, ["船", "term; two"])
    project, answer = annotate.reply(project, first, "reply\nin two lines", author="Li")
    project, _ = annotate.reply(project, answer, "an answer to the answer")
    project, _ = annotate.highlight(project, "en", find(project, "en", "reeds bent"), "blue")
    project, _ = annotate.suggest(project, "en", find(project, "en", "lucky stone"), "stone", "no luck in it")
    project, _ = annotate.verdict(project, 2, "fix")
    project, _ = annotate.hide_line(project, "zh", 0)
    return project


def exported(value: Project, suffix: str) -> bytes:
    return run(export_notes(value, suffix))


@pytest.mark.parametrize("suffix", [s for s in EXPORTS if s not in (".docx", ".jsonld")])
def test_text_formats_hold_both_sentences_and_the_note(value: Project, suffix: str) -> None:
    text = exported(value, suffix).decode("utf-8-sig")
    assert ZH[1] in text
    assert EN[1].replace(".", "") in text.replace("\\", "").replace(".", "")
    assert "alert" in text
    assert "no luck in it" in text
    assert "an answer to the answer" in text or suffix == ".txt"


def test_html_is_text_and_links_are_safe(value: Project) -> None:
    page = exported(value, ".html").decode("utf-8")
    assert "<script" not in page
    assert page.count("<a href=") == 1
    assert '<a href="https://example.org/a?b=1&amp;c=" rel="noopener noreferrer nofollow">' in page
    assert "javascript:1" in page
    assert 'href="javascript' not in page


def test_markdown_escapes_what_people_wrote(value: Project) -> None:
    text = exported(value, ".md").decode("utf-8")
    assert "<script" not in text.replace("\\<", "")
    assert "\\*bold\\*" in text


def test_csv_cells_are_no_formulas_and_come_back_as_they_were(value: Project) -> None:
    value, _ = annotate.note(value, "zh", find(value, "zh", "芦苇"), "=cmd()")
    rows = list(csv.DictReader(io.StringIO(exported(value, ".csv").decode("utf-8-sig"), newline="")))
    assert "'=cmd()" in {row["note"] for row in rows}
    assert {row["zh"] for row in rows} >= {ZH[1], ZH[4]}
    assert not any(row["kind"] == "hiding" for row in rows)


def test_docx_is_a_package_whose_parts_parse(value: Project) -> None:
    with zipfile.ZipFile(io.BytesIO(exported(value, ".docx"))) as package:
        assert package.testzip() is None
        trees = {name: ElementTree.fromstring(package.read(name)) for name in package.namelist()}
    text = "".join(trees["word/document.xml"].itertext())
    assert ZH[1] in text
    assert "reply" in text
    assert "\x07" not in text
    assert exported(value, ".docx") == exported(value, ".docx")


MOTIVATIONS = [
    "assessing",
    "bookmarking",
    "classifying",
    "commenting",
    "describing",
    "editing",
    "highlighting",
    "identifying",
    "linking",
    "moderating",
    "questioning",
    "replying",
    "tagging",
]
IRI = re.compile(r"[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`]+")
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def faults_in(annotation: dict) -> list[str]:
    """What the published schemas of the annotation model would object to, told in our own words."""
    targets = annotation["target"] if isinstance(annotation["target"], list) else [annotation["target"]]
    bodies = annotation.get("body", [])
    rules = {
        "context": "http://www.w3.org/ns/anno.jsonld" in annotation["@context"],
        "id": bool(IRI.fullmatch(annotation["id"])),
        "type": annotation["type"] == "Annotation",
        "motivation": annotation["motivation"] in MOTIVATIONS,
        "target": all(_is_target(target) for target in targets),
        "body": all(body["type"] == "TextualBody" and isinstance(body["value"], str) for body in bodies),
        "purpose": all(body["purpose"] in MOTIVATIONS for body in bodies),
        "creator": annotation.get("creator", {"type": "Person", "name": ""})["type"] == "Person",
        "times": all(MOMENT.fullmatch(annotation[key]) for key in ("created", "modified") if key in annotation),
    }
    return [name for name, good in rules.items() if not good]


def _is_target(target: object) -> bool:
    if isinstance(target, str):
        return bool(IRI.fullmatch(target))
    assert isinstance(target, dict)
    selectors = {selector["type"]: selector for selector in target["selector"]}
    quote, place = selectors["TextQuoteSelector"], selectors.get("TextPositionSelector", {"start": 0, "end": 0})
    source = target["source"]
    return (
        "id" not in target  # it would be two kinds of resource at once
        and bool(IRI.fullmatch(source["id"]))
        and re.fullmatch(r"[a-z]{2,3}(-.*)?", source["language"]) is not None
        and source["type"] == "Text"
        and isinstance(quote["exact"], str)
        and 0 <= place["start"] <= place["end"]
    )


def test_web_annotations_keep_to_the_model(value: Project) -> None:
    value, other = annotate.highlight(value, "zh", find(value, "zh", "湖面"))
    odd = replace(value.annotation(other), motivation="of the future")
    value = with_annotations(value, [odd, replace(odd, id="no uuid at all", created="yesterday")])
    items = [item for item in value.annotations if item.motivation != "hiding"]
    collection = json.loads(run(export_notes(value, ".jsonld", items)))
    assert collection["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert collection["type"] == "AnnotationCollection"
    assert IRI.fullmatch(collection["id"])
    page = collection["first"]
    assert (page["type"], page["startIndex"]) == ("AnnotationPage", 0)
    assert collection["total"] == len(page["items"])
    assert [faults_in(item) for item in page["items"]] == [[]] * len(page["items"])


def test_every_note_and_answer_is_exported_once(value: Project) -> None:
    items = json.loads(exported(value, ".jsonld"))["first"]["items"]
    assert len(items) == 6


def test_quotes_and_sentences_are_rendered_as_shown_but_notes_are_not(value: Project) -> None:
    text = run(export_notes(value, ".txt", render=lambda d, s: surface_text(d, s).replace("船", "舟"))).decode()
    assert "老舟工" in text
    plain = run(export_notes(value, ".md", render=lambda d, s: "X")).decode()
    assert "船" in plain  # a tag, which a person wrote


def test_an_orphan_is_exported_with_its_words(tmp_path: Path) -> None:
    project = Project(bitext())
    project, _ = annotate.note(project, "zh", find(project, "zh", "慢慢离了岸"), "lost")
    changed = bitext(zh=(ZH[0], *ZH[2:]))
    placed = run(notes.anchored(changed, project.annotations))
    text = run(export_notes(Project(changed, placed), ".md")).decode()
    assert "慢慢离了岸" in text


def test_an_unknown_suffix_says_which_are_known(value: Project, tmp_path: Path) -> None:
    with pytest.raises(NotesError, match=r"\.docx"):
        run(write_export(value, str(tmp_path / "notes.xyz")))


def empty(tmp_path: Path) -> notes.Loaded:
    return run(notes.load_notes(bitext(), str(tmp_path / "none.duidu.json"), data=str(tmp_path / "data")))


@pytest.mark.parametrize("suffix", [".csv", ".jsonld"])
def test_an_export_comes_back(value: Project, tmp_path: Path, suffix: str) -> None:
    path = str(tmp_path / f"notes{suffix}")
    run(write_export(value, path))
    loaded = empty(tmp_path)
    preview = run(preview_import(loaded.project, loaded.base, path))
    assert (preview.added, preview.changed, preview.conflicts, preview.orphans) == (6, 0, 0, 0)
    back = {item.body: item for item in preview.project.annotations}
    first = back[NASTY]
    assert first.targets[0].selector.span == find(value, "zh", "竹篙")
    assert back["no luck in it"].replacement == "stone"
    assert back["reply\nin two lines"].reply_to is not None
    again = run(preview_import(value, loaded.base, path))
    assert (again.added, again.changed, again.conflicts) == (0, 0, 0)


def test_an_import_of_a_changed_row_keeps_both(value: Project, tmp_path: Path) -> None:
    path = tmp_path / "notes.csv"
    text = exported(value, ".csv").decode("utf-8-sig").replace("no luck in it", "luck in it after all")
    path.write_text(text, encoding="utf-8", newline="")
    preview = run(preview_import(value, empty(tmp_path).base, str(path)))
    assert preview.conflicts == 1
    bodies = {item.body for item in preview.project.annotations}
    assert {"no luck in it", "luck in it after all"} <= bodies


def test_a_foreign_table_is_placed_by_its_quotations(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("Quote;Comment;Tags\n芦苇一齐;风;a\nnowhere at all;lost;b\n", encoding="gb18030")
    loaded = empty(tmp_path)
    preview = run(preview_import(loaded.project, loaded.base, str(path)))
    assert (preview.added, preview.orphans) == (2, 1)


def test_a_table_without_known_columns_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    loaded = empty(tmp_path)
    with pytest.raises(NotesError, match="no column"):
        run(preview_import(loaded.project, loaded.base, str(path)))


def test_web_annotations_of_other_programs_are_read(tmp_path: Path) -> None:
    path = tmp_path / "w.json"
    item = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "type": ["Annotation"],
        "bodyValue": "plain",
        "target": {"source": "http://example.org/", "selector": {"type": "TextQuoteSelector", "exact": "twenty-seven"}},
    }
    path.write_text(json.dumps({"type": "AnnotationPage", "items": [item, item | {"target": "x"}]}), encoding="utf-8")
    loaded = empty(tmp_path)
    preview = run(preview_import(loaded.project, loaded.base, str(path)))
    assert preview.added == 2
    placed = [item for item in preview.project.annotations if item.targets]
    assert placed[0].targets[0].selector.span.of(bitext().en.text) == "twenty-seven"


def test_our_own_file_comes_in_with_its_revisions(value: Project, tmp_path: Path) -> None:
    path = str(tmp_path / "a.duidu.json")
    loaded = run(notes.load_notes(bitext(), path, data=str(tmp_path / "data")))
    run(notes.save_notes(loaded.base, value))
    target = run(notes.load_notes(bitext(), str(tmp_path / "b.duidu.json"), data=str(tmp_path / "data")))
    preview = run(preview_import(target.project, target.base, path))
    assert preview.added == len(value.annotations)
    assert preview.project.annotations == value.annotations
    assert not preview.loses_much


def test_a_file_that_would_remove_much_says_so(value: Project, tmp_path: Path) -> None:
    path = str(tmp_path / "a.duidu.json")
    loaded = run(notes.load_notes(bitext(), path, data=str(tmp_path / "data")))
    saved = run(notes.save_notes(loaded.base, value))
    theirs = run(notes.save_notes(saved.base, replace(value, annotations=value.annotations[:2])))
    preview = run(preview_import(value, loaded.base, path))
    assert preview.removed == len(value.annotations) - 2
    assert preview.loses_much
    assert theirs.base.path == path
