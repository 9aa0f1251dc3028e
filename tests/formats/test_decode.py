"""Encodings: what is read equals what was written, at any length; damage is told, what is no text is refused."""

from __future__ import annotations

import codecs
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.errors import InputError
from reader.formats.decode import CHUNK, Decoded, decode

HANS = (
    "雨从下午开始下，到了傍晚还没有停的意思。茶馆里只剩下三个人：一个修钟的，一个卖伞的，还有一个谁也不认识。"
    "修钟的说，这雨要下到明天中午；卖伞的笑了笑，没有接话。那个不认识的人从怀里拿出一本旧书，借着窗边的光读了起来。"
    "“书里写的是什么？”卖伞的问。“写的是一场雨。”他说。"
)
HANT = (
    "雨從下午開始下，到了傍晚還沒有停的意思。茶館裡只剩下三個人：一個修鐘的，一個賣傘的，還有一個誰也不認識。"
    "修鐘的說，這雨要下到明天中午；賣傘的笑了笑，沒有接話。那個不認識的人從懷裡拿出一本舊書，藉著窗邊的光讀了起來。"
    "「書裡寫的是什麼？」賣傘的問。「寫的是一場雨。」他說。"
)
ENGLISH = "The rain began in the afternoon, and by dusk it hadn’t stopped. “It will last till noon,” said the clockmaker – twice. "
MIXED = HANS + "\n" + ENGLISH.replace("’", "'").replace("“", '"').replace("”", '"').replace("–", "-")

WRITTEN = [
    (HANS, "gb18030"),
    (HANS, "gbk"),
    (HANT, "big5"),
    (HANT, "big5hkscs"),
    (MIXED, "gb18030"),
    (HANS, "utf-8"),
    (HANT, "utf-8-sig"),
    (HANS, "utf-16"),
    (HANT, "utf-16-le"),
    (HANS, "utf-16-be"),
    (ENGLISH, "utf-16-le"),
    (ENGLISH, "utf-8"),
    (ENGLISH, "cp1252"),
]


@pytest.mark.parametrize(("text", "encoding"), WRITTEN, ids=[f"{encoding}-{text[:3]}" for text, encoding in WRITTEN])
def test_what_is_read_is_what_was_written(text: str, encoding: str) -> None:
    chance = random.Random(7)
    for length in (30, 60, 120, len(text)):
        for _ in range(12):
            start = chance.randrange(0, max(1, len(text) - length))
            piece = text[start : start + length].strip()
            assert decode(piece.encode(encoding)).text == piece, (length, piece)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "big5hkscs", "utf-16-le"])
def test_a_long_file_is_decoded_in_parts(monkeypatch: pytest.MonkeyPatch, encoding: str) -> None:
    monkeypatch.setattr("reader.formats.decode.CHUNK", 7)
    assert decode(HANT.encode(encoding), encoding).text == HANT
    assert decode(HANT.encode("utf-8") + b"\xe9", None).text == HANT + "\ufffd"


def test_the_encoding_is_named() -> None:
    names = [decode(text.encode(encoding)).encoding for text, encoding in WRITTEN[:2] + WRITTEN[5:8]]
    assert names == ["gb18030", "gb18030", "utf-8", "utf-8-sig", "utf-16-le"]


def test_a_readers_choice_goes_before_the_evidence() -> None:
    assert decode("桥".encode(), "gb18030").text == "桥".encode().decode("gb18030", "replace")
    assert decode(codecs.BOM_UTF8 + b"a", "utf-8").text == "a"
    with pytest.raises(InputError, match="klingon"):
        decode(b"abc", "klingon")


def test_line_ends_become_one_and_offsets_count_after_that() -> None:
    assert decode(b"a\r\nb\rc\n\r\n").text == "a\nb\nc\n\n"


def test_a_line_end_over_the_border_of_two_chunks() -> None:
    text = "a" * (CHUNK - 1) + "\r\n" + "b" * 5
    assert decode(text.encode()).text == text.replace("\r\n", "\n")


def test_control_characters_are_replaced_one_for_one_with_a_warning() -> None:
    decoded = decode("a\x01b\x7fc\ufdd0d\te\x0cf".encode())
    assert decoded.text == "a\ufffdb\ufffdc\ufffdd\te\x0cf"
    assert len(decoded.warnings) == 1


def test_a_damaged_utf8_file_stays_utf8() -> None:
    data = HANS.encode()
    decoded = decode(data[:-1])  # cut inside the last character
    assert decoded.encoding == "utf-8"
    assert decoded.text[:-1] == HANS[:-1]
    assert decoded.warnings


def test_a_guess_says_that_it_is_one() -> None:
    assert decode("Caf\xe9 na\xefve, d\xe9j\xe0 vu at the caf\xe9 once more".encode("cp1252")).warnings


@pytest.mark.parametrize("data", [b"", b"\n \r\n", b"\x00\x00", codecs.BOM_UTF8])
def test_an_empty_file_is_refused(data: bytes) -> None:
    with pytest.raises(InputError, match="empty"):
        decode(data)


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n1 0 obj",
        b"PK\x03\x04\x14\x00\x06\x00",
        b"\x89PNG\r\n\x1a\n",
        bytes(range(256)) * 40,
        b"\x00\x01\x02\x03" * 99,
    ],
)
def test_what_is_no_text_is_refused_with_what_to_do(data: bytes) -> None:
    with pytest.raises(InputError) as caught:
        decode(data)
    assert caught.value.hint


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_an_input_error(data: bytes) -> None:
    try:
        decoded = decode(data)
    except InputError:
        return
    assert "\r" not in decoded.text
    assert not any(ord(char) < 32 and char not in "\t\n\x0b\x0c" for char in decoded.text)


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"]), min_size=1, max_size=200))
def test_utf8_is_read_as_it_is(text: str) -> None:
    if text.strip() and not text.startswith("\ufeff"):
        assert decode(text.encode()).encoding in ("utf-8", "utf-16-le", "utf-16-be")


@pytest.mark.parametrize("name", ["utf-16-le", "utf-16-be"])
def test_utf16_of_both_languages_needs_no_mark(name: str) -> None:
    text = (HANS + "\n" + ENGLISH + "\n") * 3
    assert decode(text.encode(name)) == Decoded(text, name, ())


def test_numbers_of_sixteen_bits_are_no_text() -> None:
    samples = b"".join(value.to_bytes(2, "little") for value in (1, 3, 7, 2, 9, 14, 5, 200, 17, 4) * 400)
    with pytest.raises(InputError, match="not a text file"):
        decode(samples)


def test_an_english_page_saved_on_a_chinese_machine() -> None:
    text = "Letters, 1890–1940: “Send rope”, the ferryman wrote.\n" * 3
    assert decode(text.encode("gb18030")).text == text
