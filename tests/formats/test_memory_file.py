"""Translation memories: what we write we read, and what others write."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.core.errors import InputError
from reader.core.task import run
from reader.formats.memory_file import page_of_memory
from reader.formats.table import read_source, write_bitext
from reader.text.structure import structure
from tests.formats.bitexts import bitext


def test_what_was_written_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.tmx"
    write_bitext(bitext(), str(path))
    result = run(structure([read_source(str(path))]))
    assert result.layout == "columns"
    assert "石匠叫“老周”。" in [s.span.of(result.zh.text) for s in result.zh.segments]
    assert "The mason was called <Old Zhou>." in [s.span.of(result.en.text) for s in result.en.segments]


def test_inline_codes_are_left_out_and_languages_may_have_regions() -> None:
    markup = (
        '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE tmx SYSTEM "tmx14.dtd"><tmx version="1.4"><body><tu>'
        '<tuv xml:lang="EN-GB"><seg>The <bpt i="1">&lt;b&gt;</bpt>old<ept i="1">&lt;/b&gt;</ept> <hi>bridge</hi></seg></tuv>'
        '<tuv lang="zh-TW"><seg>老橋</seg></tuv><tuv xml:lang="fr"><seg>pont</seg></tuv></tu></body></tmx>'
    )
    assert page_of_memory(markup).text == "zh\ten\n老橋\tThe old bridge\n"


@pytest.mark.parametrize(
    "markup", ["<tmx><body/></tmx>", "<tmx><body>", "no markup", '<!DOCTYPE t [<!ENTITY a "b">]><tmx/>']
)
def test_what_holds_no_units_is_refused(markup: str) -> None:
    with pytest.raises(InputError) as caught:
        page_of_memory(markup)
    assert caught.value.hint
