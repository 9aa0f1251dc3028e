"""Saved pages: what is read is what is seen; the markup's own knowledge of a line is kept as a hint."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from reader.core.task import run
from reader.formats.html_page import declared_charset, page_of
from reader.formats.table import read_source
from reader.text.structure import structure

PAGE = """<!DOCTYPE html>
<html><head><title>The Old Bridge - Valley News</title><meta charset="utf-8">
<style>p { color: red }</style><script>document.write("<p>never</p>")</script></head>
<body><nav><ul><li><a href="/">Front page</a></li><li><a href="/b">Bridges of the valley</a></li></ul></nav>
<h1>The Old
   Bridge</h1>
<p>The bridge, built in <b>1904</b>, is 320&nbsp;metres long &amp; still in use.<br>People cross it every day.</p>
<h2>Its makers</h2>
<ul><li>One mason</li><li>Two carpenters</li></ul>
<table><tr><td>span</td><td>40 m</td></tr></table>
<form><label>Your opinion of this page</label><button>Send it to us</button></form>
<footer>Valley News, second floor</footer>
</body></html>
"""


def test_blocks_are_lines() -> None:
    lines = [line for line in page_of(PAGE).text.split("\n") if line]
    assert lines == [
        "Front page",
        "Bridges of the valley",
        "The Old Bridge",
        "The bridge, built in 1904, is 320\u00a0metres long & still in use.",
        "People cross it every day.",
        "Its makers",
        "One mason",
        "Two carpenters",
        "span\t40 m",
        "Your opinion of this page",
        "Send it to us",
        "Valley News, second floor",
    ]


def test_hints_tell_what_the_markup_knows() -> None:
    page = page_of(PAGE)
    lines = page.text.split("\n")
    hints = {lines[number - 1]: what for number, what in page.hints}
    assert hints == {
        "Front page": "navigation",
        "Bridges of the valley": "navigation",
        "The Old Bridge": "h1",
        "Its makers": "h2",
        "Your opinion of this page": "form",
        "Send it to us": "form",
        "Valley News, second floor": "footer",
    }


def test_a_page_becomes_a_document(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(PAGE, encoding="utf-8")
    result = run(structure([read_source(str(path))]))
    assert result.layout == "en-only"
    assert result.en.title_text == "The Old Bridge"
    assert [s.heading.of(result.en.text) for s in result.en.sections if s.heading] == ["Its makers"]
    assert {hidden.reason for hidden in result.en.hidden} == {"navigation", "form", "footer"}


def test_the_declared_charset_counts_when_the_bytes_do_not_tell(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes('<meta http-equiv="Content-Type" content="text/html; charset=big5"><p>橋</p>'.encode("big5"))
    assert read_source(str(path)).text.strip() == "橋"
    assert declared_charset(b"\xef\xbb\xbf<meta charset=gbk>") is None
    assert declared_charset(b"<meta charset='GB2312'>") == "gb18030"


def test_broken_markup_is_read_as_far_as_it_goes() -> None:
    assert "seen" in page_of("<p>seen<div></p></span><b><i>also</b> & this &bogus; <").text
    assert page_of("<script>never</script").text.strip() == ""


@given(st.text(alphabet="<>/apdivnscript= \"'&;#x桥\n", max_size=200))
def test_no_markup_is_too_broken(markup: str) -> None:
    page = page_of(markup)
    assert all(1 <= number <= page.text.count("\n") for number, _ in page.hints)
