"""Terms in and out of tables and TBX, merged, contradictory, found in a text, used by the checks."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.checks.pair import Term
from reader.checks.terms import TermFinder
from reader.core.errors import InputError
from reader.core.task import run
from reader.workflow.checking import check_text
from reader.workflow.open import open_text
from reader.workflow.term_base import TermBase, load_terms, read_terms, save_terms, term_file, write_terms

BASE = TermBase().merged(
    [
        Term("渡船", ("ferry",), ("rowing boat",)),
        Term("船夫", ("boatman",), preferred=("ferryman",)),
        Term("岸", ("bank",)),
    ]
)


@pytest.mark.parametrize("suffix", [".tbx", ".csv", ".tsv"])
def test_a_term_base_survives_each_form(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"terms{suffix}"
    run(write_terms(BASE, str(path)))
    assert TermBase().merged(run(read_terms(str(path)))) == BASE


def test_it_is_kept_between_sessions() -> None:
    assert load_terms() == TermBase()
    save_terms(BASE)
    assert load_terms() == BASE
    term_file().write_bytes(b"\xff\xfe\x00broken")
    assert load_terms() == TermBase()
    assert term_file().with_name("terms.tsv.damaged").exists()


def test_duplicates_are_joined_and_contradictions_named() -> None:
    both = BASE.merged([Term("渡船", ("ferry", "Rowing Boat"))])
    assert next(term for term in both.terms if term.zh == "渡船") == Term(
        "渡船", ("ferry", "Rowing Boat"), ("rowing boat",)
    )
    assert both.contradictions == ("渡船",)
    assert BASE.merged([Term("渡船", ("ferry",))]) is BASE
    assert BASE.without("渡船").without("船夫").without("岸") == TermBase()


def test_tables_of_other_people(tmp_path: Path) -> None:
    path = tmp_path / "g.csv"
    path.write_text("﻿备注,英文,中文,状态\nx,ferry,渡船,\ny,boat,渡船,禁用\n,,,\n", encoding="utf-8")
    assert TermBase().merged(run(read_terms(str(path)))).terms == (Term("渡船", ("ferry",), ("boat",)),)
    path.write_text("渡船;ferry\n船夫;boatman\n", encoding="utf-8")
    assert [term.zh for term in run(read_terms(str(path)))] == ["渡船", "船夫"]


def test_old_tbx(tmp_path: Path) -> None:
    path = tmp_path / "g.tbx"
    path.write_text(
        '<?xml version="1.0"?><martif type="TBX"><text><body><termEntry><langSet xml:lang="zh-CN"><tig><term>桥</term></tig>'
        '</langSet><langSet xml:lang="en-GB"><ntig><termGrp><term>bridge</term></termGrp></ntig><tig><term>span</term>'
        '<termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig></langSet></termEntry></body></text>'
        "</martif>",
        encoding="utf-8",
    )
    assert TermBase().merged(run(read_terms(str(path)))).terms == (Term("桥", ("bridge",), ("span",)),)


@pytest.mark.parametrize(
    "text", ["", "nothing here\n", "<tbx><text/></tbx>", "<tbx", '<!DOCTYPE t [<!ENTITY a "b">]><t/>']
)
def test_what_holds_no_terms_is_said(tmp_path: Path, text: str) -> None:
    path = tmp_path / "g.tbx"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError):
        run(read_terms(str(path)))


def test_a_large_glossary_is_read_and_looked_up(tmp_path: Path) -> None:
    path = tmp_path / "big.tsv"
    path.write_text(
        "zh\ten\n" + "".join(f"词条{number}号\tterm {number}\n" for number in range(50_000)), encoding="utf-8"
    )
    base = TermBase().merged(run(read_terms(str(path))))
    assert len(base.terms) == 50_000
    assert [term.en for term, _ in TermFinder(base.terms).find("看词条49999号和词条7号")] == [
        ("term 49999",),
        ("term 7",),
    ]


def test_the_checks_use_the_terms() -> None:
    bitext = run(open_text("渡船来了。人们上了船。\n\nThe rowing boat came. People went aboard.\n"))
    assert not [one for one in run(check_text(bitext)).findings if one.check == "terms"]
    found = [one for one in run(check_text(bitext, BASE.terms)).findings if one.check == "terms"]
    assert ["rowing boat" in one.message for one in found] == [True]
