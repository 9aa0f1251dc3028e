from __future__ import annotations

import json
import sqlite3
import zipfile
from pathlib import Path

from reader.study.anki import FIELDS, fields_of, write_apkg
from reader.study.word_list import StudyWord

NET = StudyWord("网络", "網絡", "wang3 luo4", "network", zh="网络<很>快。", en="Fast & free.", source="A text")
CITY = StudyWord("城市", "城市", "cheng2 shi4", "city")


def opened(path: Path, folder: Path) -> sqlite3.Connection:
    with zipfile.ZipFile(path) as package:
        assert json.loads(package.read("media")) == {}
        package.extract("collection.anki2", folder)
    return sqlite3.connect(folder / "collection.anki2")


def test_a_package_holds_a_note_for_each_word_and_a_card_for_each_question(tmp_path: Path) -> None:
    write_apkg(tmp_path / "w.apkg", "My deck", [NET, CITY], 1_780_000_000)
    base = opened(tmp_path / "w.apkg", tmp_path)
    notes = base.execute("SELECT flds, sfld, id, mid FROM notes ORDER BY rowid").fetchall()
    fields = {row[1]: dict(zip(FIELDS, row[0].split("\x1f"), strict=True)) for row in notes}
    assert fields["网络"]["Sentence"] == "网络&lt;很&gt;快。"
    assert fields["网络"]["Blank"] == "＿＿&lt;很&gt;快。"
    assert fields["网络"]["Pinyin"] == "wǎngluò"
    assert fields["城市"]["Traditional"] == ""
    cards = base.execute("SELECT nid, ord, did FROM cards").fetchall()
    assert len(cards) == 3
    models, decks = (json.loads(text) for text in base.execute("SELECT models, decks FROM col").fetchone())
    assert {str(row[3]) for row in notes} == set(models)
    assert {str(card[2]) for card in cards} <= set(decks)
    assert [field["name"] for field in next(iter(models.values()))["flds"]] == list(FIELDS)
    base.close()


def test_a_second_export_names_the_same_notes(tmp_path: Path) -> None:
    idents = []
    for number, words in enumerate(([NET, CITY], [CITY, NET])):
        path = tmp_path / f"{number}.apkg"
        write_apkg(path, "My deck", words, 1_780_000_000 + number)
        folder = tmp_path / str(number)
        folder.mkdir()
        base = opened(path, folder)
        idents.append(set(base.execute("SELECT guid, id FROM notes")))
        base.close()
    assert idents[0] == idents[1]
    assert len(idents[0]) == 2


def test_the_blank_follows_the_script_of_the_sentence() -> None:
    word = StudyWord("网络", "網絡", zh="網絡很快。")
    assert dict(zip(FIELDS, fields_of(word), strict=True))["Blank"] == "＿＿很快。"
