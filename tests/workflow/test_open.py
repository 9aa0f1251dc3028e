"""Opening: files and pasted texts become bitexts that tile; the language tag names the script; bad input says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.core.bitext import Bitext
from reader.core.document import line_of
from reader.core.errors import InputError
from reader.core.task import Progress, run
from reader.formats.bitext_json import exchange
from reader.formats.table import write_bitext
from reader.workflow.open import open_lines, open_paths, open_text

ZH = "老桥\n\n桥建成于1904年，至今仍在使用。人们每天从桥上走过。\n\n它还能用一百年。\n"
HANT = "老橋\n\n橋建成於1904年，至今仍在使用。人們每天從橋上走過。\n\n它還能用一百年。\n"
EN = (
    "The Old Bridge\n\nThe bridge was built in 1904 and is still in use. People cross it every day.\n\n"
    "It will last another hundred years.\n"
)


def written(folder: Path, name: str, text: str, encoding: str = "utf-8") -> str:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return str(path)


def shapes(bitext: Bitext) -> list[str]:
    return [bead.shape for bead in bitext.alignment.beads]


def test_one_file_with_both_languages(tmp_path: Path) -> None:
    bitext = run(open_paths([written(tmp_path, "a.txt", ZH + "\n" + EN)]))
    assert bitext.layout == "zh-then-en"
    assert bitext.zh.language == "zh-Hans"
    assert shapes(bitext) == ["1-1", "1-1", "1-1"]


def test_two_files_in_either_order_and_any_encoding(tmp_path: Path) -> None:
    paths = [written(tmp_path, "en.txt", EN), written(tmp_path, "zh.txt", HANT, "big5")]
    bitext = run(open_paths(paths))
    assert (bitext.layout, bitext.zh.language, bitext.en.language) == ("two-files", "zh-Hant", "en")
    assert (bitext.zh.source.path, bitext.en.source.path) == (paths[1], paths[0])
    assert shapes(bitext) == ["1-1", "1-1", "1-1"]


def test_a_pasted_text_of_one_language() -> None:
    bitext = run(open_text(EN))
    assert bitext.layout == "en-only"
    assert shapes(bitext) == ["0-1", "0-1", "0-1"]


def test_rows_of_a_table_stay_together(tmp_path: Path) -> None:
    text = "桥很老。没有人修它。\tThe bridge is old, and nobody mends it.\n\tNo Chinese here.\n河很宽。\tThe river is wide. It is slow.\n"
    bitext = run(open_paths([written(tmp_path, "a.tsv", text)]))
    assert bitext.layout == "columns"
    rows = [
        {
            line_of(text, d.segments[i].start)
            for d, run_ in ((bitext.zh, bead.zh), (bitext.en, bead.en))
            for i in run_.indices()
        }
        for bead in bitext.alignment.beads
    ]
    assert all(len(row) == 1 for row in rows)
    assert set.union(*rows) == {1, 2, 3}


def test_a_choice_is_kept(tmp_path: Path) -> None:
    path = written(tmp_path, "a.txt", "Home > Bridges\n" + EN)
    assert len(run(open_paths([path])).en.hidden) == 1
    assert len(run(open_paths([path], choices={(0, 1): True})).en.hidden) == 0


def test_what_was_written_opens_again(tmp_path: Path) -> None:
    first = run(open_paths([written(tmp_path, "a.txt", ZH + "\n" + EN)]))
    path = str(tmp_path / "a.json")
    write_bitext(first, path)
    again = run(open_paths([path]))
    assert exchange(again)["paragraphs"] == exchange(first)["paragraphs"]


def test_lines_in_either_order(tmp_path: Path) -> None:
    paths = [
        written(tmp_path, "x.en", "One bridge. Old.\nTwo rivers.\n"),
        written(tmp_path, "x.zh", "一座老桥。\n两条河。\n"),
    ]
    bitext = run(open_lines(*paths))
    assert bitext.zh.source.path == paths[1]
    assert (len(bitext.zh.segments), len(bitext.en.segments)) == (2, 2)


def test_progress_is_reported(tmp_path: Path) -> None:
    steps: list[Progress] = []
    run(open_paths([written(tmp_path, "a.txt", ZH)]), steps.append)
    assert steps[0].message == "Reading the file"


@pytest.mark.parametrize("count", [0, 3])
def test_other_numbers_of_files_are_refused(count: int) -> None:
    with pytest.raises(InputError):
        run(open_paths(["a.txt"] * count))
