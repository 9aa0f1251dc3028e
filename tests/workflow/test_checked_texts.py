from __future__ import annotations

import json
from dataclasses import replace

import pytest

from reader.checks.pair import UsualTerm
from reader.core.bitext import Bitext
from reader.core.finding import Finding
from reader.core.spans import Span
from reader.core.task import run
from reader.store.lock import locked
from reader.workflow import checked_texts
from reader.workflow.checked_texts import CheckedText, checked_file, load_checked, others_than, remember
from reader.workflow.checking import check_beside_others, check_text
from reader.workflow.open import open_text

SENTENCES = (
    ("在江边开会。", "On the river {} met."),
    ("的船到了。", "The boats of {} have come."),
    ("很有名。", "{} is well known."),
    ("请来了渔民。", "Anglers were asked in by {}."),
    ("今天散会。", "Today {} rose."),
)
HERE = CheckedText(("river.txt",), "江边", "1", {})
CLUB = (UsualTerm("渔业合作协会", ("angling", "society"), ((0, Span(0, 6)),)),)


def text(title: str, english: str, term: str = "渔业合作协会") -> Bitext:
    """A small page in which the term stands in every sentence but the last."""
    lines = [f"{term}{zh}\n{en.format(english)}\n" for zh, en in SENTENCES]
    return run(
        open_text(f"{title}\nThe Page of {english}\n\n" + "\n".join([*lines, f"{title}到此为止。\nThat is all.\n"]))
    )


RIVER, LAKE = text("江边的报道", "the Fishery Cooperation Association"), text("湖上的报道", "the Angling Society")


def across(bitext: Bitext, checks: tuple[str, ...] = ("drift_across",)) -> list[Finding]:
    found = run(check_beside_others(bitext, (), checks)).findings
    return [finding for finding in found if finding.check == "drift_across"]


def test_a_text_is_held_against_the_one_checked_before_it() -> None:
    assert across(RIVER) == []
    (found,) = across(LAKE)
    assert found.message == (
        "渔业合作协会 is “angling society” here and “fishery cooperation association” in 江边的报道."
    )
    assert found.zh[0].of(LAKE.zh.text) == "渔业合作协会"
    assert found.en[0].of(LAKE.en.text) == "Angling Society"
    assert "湖上的报道" in across(RIVER)[0].message


def test_the_other_script_is_the_same_term() -> None:
    across(text("江邊的報道", "the Fishery Cooperation Association", "漁業合作協會"))
    assert len(across(LAKE)) == 1


def test_an_earlier_version_of_the_text_is_replaced() -> None:
    across(RIVER)
    assert across(text("江边的报道", "the Angling Society")) == []
    (only,) = load_checked() or ()
    assert only.english == {"渔业合作协会": "angling society"}


def test_what_is_checked_without_the_window_or_with_the_check_off_is_not_remembered() -> None:
    run(check_text(RIVER))
    across(RIVER, ("drift",))
    assert not checked_file().exists()
    across(RIVER)
    assert not [one for one in run(check_text(LAKE)).findings if one.check == "drift_across"]
    assert across(LAKE, ("drift",)) == []
    assert len(load_checked() or ()) == 1


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (replace(HERE, paths=("copy.txt",), title="Another"), True),  # the same Chinese
        (replace(HERE, paths=("copy.txt",), digest="2"), True),
        (replace(HERE, title="Another", digest="2"), True),
        (CheckedText(("copy.txt",), "Another", "2", {}), False),
    ],
)
def test_versions_and_translations_are_one_work(other: CheckedText, same: bool) -> None:
    assert HERE.is_of(other) == same


def test_files_of_one_name_are_not_one_work() -> None:
    one, other = (CheckedText((f"{folder}/page.txt",), "page.txt", folder, {}) for folder in "ab")
    assert not one.is_of(other)


@pytest.mark.parametrize("content", [b"{", b"[]", b'{"version": 1}', b'{"version": "1", "texts": []}', b"\xff", b""])
def test_a_damaged_file_is_set_aside(content: bytes) -> None:
    write(content)
    remember(HERE, CLUB)
    assert [one.title for one in load_checked() or ()] == ["江边"]
    assert checked_file().with_name("checked-texts.json.damaged").read_bytes() == content


def test_a_file_of_a_newer_program_is_left_as_it_is() -> None:
    content = b'{"version": 2, "terms": {}}'
    write(content)
    remember(HERE, CLUB)
    assert others_than(HERE) == ()
    assert checked_file().read_bytes() == content


def test_what_cannot_be_understood_in_the_file_is_left_out() -> None:
    good = {"paths": [], "title": "湖上", "digest": "2", "english": {"渔业合作协会": "angling society"}}
    bad = [1, {}, {**good, "english": []}, {**good, "english": {"a": 1}}, {**good, "paths": "x"}, {**good, "title": 1}]
    write(json.dumps({"version": 1, "texts": [*bad, good]}).encode())
    assert [(one.title, dict(one.english)) for one in others_than(HERE)] == [
        ("湖上", {"渔业合作协会": ("angling", "society")})
    ]


def test_the_file_stays_small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checked_texts, "TEXTS", 3)
    for number in range(5):
        remember(CheckedText((f"{number}.txt",), str(number), str(number), {}), CLUB)
    assert [one.title for one in load_checked() or ()] == ["4", "3", "2"]
    remember(CheckedText(("4.txt",), "4", "4", {}), ())  # its terms are gone
    assert [one.title for one in load_checked() or ()] == ["3", "2"]


def test_a_file_that_is_held_or_cannot_be_written_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checked_texts, "_PATIENCE", 0.0)
    checked_file().parent.mkdir(parents=True)
    with locked(str(checked_file())):
        remember(HERE, CLUB)
    checked_file().mkdir()
    remember(HERE, CLUB)
    assert checked_file().is_dir() or checked_file().with_name("checked-texts.json.damaged").is_dir()


def write(content: bytes) -> None:
    checked_file().parent.mkdir(parents=True, exist_ok=True)
    checked_file().write_bytes(content)
