"""Our Web Annotations keep every rule of the model, whatever stands in the notes; and the checker sees what is broken."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.core.annotation import COLORS, MOTIVATIONS, Annotation
from reader.core.plain_text import clean_text
from reader.core.project import Project, with_annotations
from reader.core.task import run
from reader.workflow import annotate
from reader.workflow.notes_export import export_notes
from tests.store.texts import find, project
from tests.workflow.web_annotation_rules import faults

WORDS = st.text(max_size=12) | st.sampled_from(["<b>", "\u202e", "\u2028", "a\x00b", "网络", "𠮷"])


def exported(value: Project) -> Any:
    return json.loads(run(export_notes(value, ".jsonld", value.annotations)))


def full() -> Project:
    """A project with a note of every kind, on one side and on both, answered, lost, and placed nowhere."""
    value = project()
    zh, en = find(value, "zh", "芦苇"), find(value, "en", "boatman")
    for motivation in MOTIVATIONS:
        value, _ = annotate.add(
            value, motivation, [("zh", zh), ("en", en)], body="body", color="pink", tags=["a", "b"],
            replacement="other", author="Li", data={"verdict": "fix", "deep": {"list": [1, None]}},
        )  # fmt: skip
    value, ident = annotate.note(value, "en", en, "alone")
    value, answer = annotate.reply(value, ident, "an answer")
    value, _ = annotate.reply(value, answer, "an answer to it")
    value, _ = annotate.add(value, "commenting", [], body="nowhere")
    last = value.annotations[-3]
    lost = replace(last, id="not a uuid", targets=tuple(replace(target, fit="orphan") for target in last.targets))
    return with_annotations(value, [lost])


def test_every_kind_of_note_keeps_the_rules() -> None:
    raw = exported(full())
    assert faults(raw) == []
    assert raw["total"] == len(full().annotations)


def test_no_notes_are_a_collection_too() -> None:
    assert faults(exported(project())) == []


@given(
    st.lists(
        st.builds(
            Annotation, id=WORDS.filter(bool), motivation=st.sampled_from(MOTIVATIONS) | WORDS, targets=st.just(()),
            body=WORDS, color=st.none() | st.sampled_from(COLORS), tags=st.lists(WORDS, max_size=2).map(tuple),
            replacement=st.none() | WORDS, reply_to=st.none() | WORDS.filter(bool), author=WORDS,
            created=WORDS | st.just("2026-03-01T08:00:00Z"), modified=WORDS,
        ),
        max_size=4, unique_by=lambda item: item.id,
    )
)  # fmt: skip
@settings(max_examples=150)
def test_whatever_stands_in_a_note_the_rules_are_kept(items: list[Annotation]) -> None:
    clean = [replace(item, body=clean_text(item.body)) for item in items]
    assert faults(exported(with_annotations(project(), clean))) == []


def first(raw: dict[str, Any]) -> dict[str, Any]:
    """The first annotation on both sides."""
    found: dict[str, Any] = next(item for item in raw["first"]["items"] if isinstance(item.get("target"), list))
    return found


BREAKS: list[Callable[[dict[str, Any]], object]] = [
    lambda raw: raw.pop("@context"),
    lambda raw: raw.update(id="no iri"),
    lambda raw: raw.update(total=-1),
    lambda raw: raw.update(total=3),
    lambda raw: raw.pop("first"),
    lambda raw: raw["first"].update(type="Page"),
    lambda raw: raw["first"].pop("items"),
    lambda raw: raw["first"]["items"].append(first(raw)),
    lambda raw: first(raw).pop("@context"),
    lambda raw: first(raw).update(id=5),
    lambda raw: first(raw).update(type="Note"),
    lambda raw: first(raw).pop("target"),
    lambda raw: first(raw).update(motivation="hiding"),
    lambda raw: first(raw).update(created="yesterday"),
    lambda raw: first(raw).update(created="2026-03-01T08:00:00"),
    lambda raw: first(raw).update(color="pink"),
    lambda raw: first(raw).update(bodyValue="also"),
    lambda raw: first(raw)["body"][0].pop("value"),
    lambda raw: first(raw)["body"][0].update(purpose="shouting"),
    lambda raw: first(raw)["target"][0].pop("source"),
    lambda raw: first(raw)["target"][0]["source"].pop("id"),
    lambda raw: first(raw)["target"][0]["source"].update(type="Essay"),
    lambda raw: first(raw)["target"][0]["source"].update(language="Chinese!"),
    lambda raw: first(raw)["target"][0]["selector"][0].pop("exact"),
    lambda raw: first(raw)["target"][0]["selector"][0].update(type="QuoteSelector"),
    lambda raw: first(raw)["target"][0]["selector"][1].update(start=-1),
    lambda raw: first(raw)["target"][0]["selector"][1].update(end="9"),
]


@pytest.mark.parametrize("number", range(len(BREAKS)))
def test_the_checker_sees_what_is_broken(number: int) -> None:
    raw = copy.deepcopy(exported(full()))
    BREAKS[number](raw)
    assert faults(raw) != []
