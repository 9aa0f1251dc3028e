"""The characters behind the glyphs of a PDF."""

from __future__ import annotations

import pytest

from reader.workflow.pdf_text import printed, readable

HEAD = b"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n2 beginbfrange\n<0000> <0000> <0000>\n"
TAIL = b"endbfrange\nendcmap\n"


def table(*codes: str) -> bytes:
    return HEAD + b"<0001> <%04X> [%s]\n" % (len(codes), "".join(f"<{code}> " for code in codes).encode()) + TAIL


@pytest.mark.parametrize(
    ("named", "meant"),
    [
        ("⼈", "人"),
        ("⻢", "马"),
        ("⻓", "长"),
        ("\t", " "),
        ("ﬁ", "fi"),
        ("ʼ", "’"),
        ("人", "人"),
        ("，", "，"),
        ("⸺", "——"),
    ],
)
def test_what_a_font_names_is_what_was_printed(named: str, meant: str) -> None:
    assert printed(named) == meant


def test_a_door_is_written_as_the_place_writes_it() -> None:
    assert (printed("⼾", simplified=True), printed("⼾")) == ("户", "戶")
    assert b"<6237>" in readable(table("2F3E", "4E16"), simplified=True)


def test_a_table_is_put_right_in_its_place() -> None:
    before = b"%PDF-1.4 binary \x80\xff\n" + table("2F08", "4E16", "0009", "2EE2") + b"rest"
    after = readable(before)
    assert len(after) == len(before)
    assert b"[<4EBA> <4E16> <0020> <9A6C> ]" in after
    assert after.endswith(b"rest")


def test_a_longer_character_takes_the_room_of_spaces() -> None:
    before = table("0061", "FB01", "0062", "0063", "0064", "0065", "0066")
    after = readable(before)
    assert len(after) == len(before)
    assert b"<0061><00660069><0062><0063>" in after


def test_without_room_a_ligature_stays() -> None:
    after = readable(table("FB01", "2F08"))
    assert b"[<FB01> <4EBA> ]" in after


def test_nothing_else_is_touched() -> None:
    data = bytes(range(256)) * 40 + b"<2F08> [<2F08>]"
    assert readable(data) == data
