"""A notes file is read whatever happened to it: good items load, the rest is reported, nothing is taken for empty."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.store import parse as parse_module
from reader.store.notes_file import SCHEMA, serialise
from tests.store.files import file_of, parsed, raw_note

SAMPLES = Path(__file__).parent / "samples"
TEN = [raw_note(number) for number in range(10)]
DATA = file_of(TEN, {"documents": {"zh": {"title": "渡口"}}})


def rewritten(data: bytes) -> bytes:
    return b"".join(serialise(parsed(data).file))


def test_a_file_is_the_same_after_reading_and_writing() -> None:
    assert rewritten(DATA) == DATA
    assert not parsed(DATA).damaged


def test_the_form_is_one_item_a_line_sorted_with_a_constant_head() -> None:
    lines = DATA.decode("utf-8").split("\n")
    assert lines[0] == '{"format": "duidu-notes", "schema": [1, 0],'
    assert lines[2] == '"items": ['
    assert [json.loads(line.removesuffix(","))["id"] for line in lines[3:13]] == [raw["id"] for raw in TEN]
    assert lines[13:] == ["]}", ""]


@pytest.mark.parametrize("sample", sorted(SAMPLES.glob("*.json")), ids=lambda path: path.name)
def test_every_stored_version_loads_for_ever(sample: Path) -> None:
    result = parsed(sample.read_bytes())
    assert not result.damaged
    assert not result.unshown
    expected = json.loads(sample.with_suffix(".expected").read_text(encoding="utf-8"))
    assert {ident: item.body for ident, item in result.file.annotations.items()} == expected
    if result.file.schema == SCHEMA:
        assert b"".join(serialise(result.file)) == sample.read_bytes()


@pytest.mark.parametrize("size", [1, 2, 50, 300, 5000])
def test_blocks_of_any_size_read_alike(monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    whole = parsed(DATA)
    damaged = parsed(DATA.replace(b",\n", b"\n", 5))
    monkeypatch.setattr(parse_module, "_BLOCK", size)
    assert parsed(DATA) == whole
    assert parsed(DATA.replace(b",\n", b"\n", 5)).file == damaged.file
    assert parsed(file_of([])).file.lines == {}


def test_unknown_members_are_kept_at_every_level() -> None:
    raw = raw_note(1, future={"a": [1]}, color="mauve")
    raw["targets"][0]["layer"] = 2
    raw["targets"][0]["selector"]["refinedBy"] = {"x": None}
    data = file_of([raw], {"licence": "CC0", "documents": {"zh": {"isbn": "1"}}})
    assert rewritten(data) == data
    item = parsed(data).file.annotations["00000001"]
    assert item.extra == {"future": {"a": [1]}, "color": "mauve"}
    assert item.color is None


def test_a_newer_minor_version_keeps_its_number_and_a_newer_major_one_is_told() -> None:
    newer = DATA.replace(b"[1, 0]", b"[1, 7]")
    assert rewritten(newer) == newer
    assert parsed(DATA.replace(b"[1, 0]", b"[2, 0]")).file.is_newer


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_other_encodings_are_read(encoding: str) -> None:
    text = DATA.decode("utf-8")
    marks = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}
    result = parsed(marks.get(encoding, b"") + text.encode(encoding))
    assert len(result.file.annotations) == 10
    assert not result.damaged


@pytest.mark.parametrize("layout", [{"indent": 2}, {"separators": (",", ":")}, {}])
def test_a_file_that_another_program_laid_out_is_read(layout: dict) -> None:
    result = parsed(json.dumps(json.loads(DATA), **layout).encode("utf-8"))
    assert len(result.file.annotations) == 10
    assert not result.damaged
    assert b"".join(serialise(result.file)) == DATA


def test_windows_line_ends_are_read() -> None:
    result = parsed(DATA.replace(b"\n", b"\r\n"))
    assert len(result.file.annotations) == 10
    assert not result.damaged


def test_truncated_at_every_byte_nothing_whole_is_lost() -> None:
    for cut in range(len(DATA) - 1):  # without the last line end it is still whole JSON
        result = parsed(DATA[:cut])
        whole = sum(1 for raw in TEN if end_of(raw) <= cut)
        assert result.damaged, cut
        assert len(result.file.annotations) >= whole, cut


def end_of(raw: dict) -> int:
    """Where the line of an item ends, its comma or line end included."""
    needle = f'"id": "{raw["id"]}"'.encode()
    return DATA.index(b"\n", DATA.index(needle)) + 1


BAD_LINES = [
    b'{"id": "00000003", "id": "00000003", "motivation": "commenting", "targets": []}',
    b'{"id": "00000003", "motivation": "commenting", "targets": [], "x": NaN}',
    b'{"id": "00000003", "motivation": "commenting", "targets": [], "x": 1e999}',
    b'{"id": "00000003", "motivation": "commenting", "targets": [], "x": ' + b"9" * 6000 + b"}",
    b'{"id": "00000003", "motivation": "commenting", "targets": [], "x": ' + b"[" * 9000 + b"]" * 9000 + b"}",
    b'{"id": "00000003", "motivation": "comm\xff\xfeenting", "targets": []}',
    b"\x00" * 200,
    b"<<<<<<< ours",
    b"{}",
    b"[]",
    b"7",
]


@pytest.mark.parametrize("line", BAD_LINES, ids=lambda line: repr(line[-20:]))
def test_one_bad_line_hides_no_other_item(line: bytes) -> None:
    lines = DATA.split(b"\n")
    lines[6] = line + b","
    result = parsed(b"\n".join(lines))
    assert result.damaged
    assert sorted(result.file.annotations) == [raw["id"] for raw in TEN if raw["id"] != "00000003"]


def test_items_of_the_wrong_shape_stay_in_the_file_and_are_reported() -> None:
    wrong = [
        raw_note(1, body=5),
        raw_note(2, targets="zh"),
        raw_note(3, targets=[{"side": "fr", "selector": {"exact": "x"}}]),
        raw_note(4, tags=[1]),
        raw_note(5, targets=[{"side": "zh", "selector": {"exact": "x", "start": -1, "end": 4}}]),
        raw_note(6),
    ]
    data = file_of(wrong)
    result = parsed(data)
    assert list(result.file.annotations) == ["00000006"]
    assert len(result.unshown) == 5
    assert rewritten(data) == data


def test_a_second_item_with_the_same_id_is_kept_under_another() -> None:
    lines = DATA.split(b"\n")
    lines[4] = lines[3].replace(b"note 0", b"other")
    result = parsed(b"\n".join(lines))
    assert {item.body for item in result.file.annotations.values()} >= {"note 0", "other"}


@pytest.mark.parametrize("data", [b"", b"\x00" * 4096, b"null", b"[]", b"{}", b"hello", b'{"format": "other"}'])
def test_what_is_no_notes_file_is_never_an_empty_one(data: bytes) -> None:
    assert parsed(data).damaged


def test_conflict_markers_of_git_hide_nothing() -> None:
    lines = DATA.split(b"\n")
    lines[5:5] = [b"<<<<<<< HEAD"]
    lines[8:8] = [b"=======", lines[7].replace(b"note", b"their note"), b">>>>>>> other"]
    result = parsed(b"\n".join(lines))
    assert result.damaged
    assert len(result.file.annotations) >= 10


@given(st.binary(max_size=400))
@settings(max_examples=200, deadline=None)
def test_random_bytes_never_crash(data: bytes) -> None:
    assert parsed(data).damaged


@pytest.mark.parametrize("seed", range(60))
def test_garbled_bytes_cost_only_their_own_lines(seed: int) -> None:
    rng = random.Random(seed)
    data = bytearray(DATA)
    hits = {rng.randrange(len(data)) for _ in range(rng.randint(1, 4))}
    for position in hits:
        data[position] = rng.randrange(256)
    result = parsed(bytes(data))
    hit_items = sum(1 for raw in TEN if any(end_of(raw) - 300 <= position < end_of(raw) for position in hits))
    untouched = [raw for raw in TEN if not _hit(raw, hits)]
    present = {item.body for item in result.file.annotations.values()}
    missing = [raw for raw in untouched if raw["body"] not in present]
    # A line end that was hit joins two lines: the neighbour may go with it.
    assert len(missing) <= len(hits), (hit_items, missing)


def _hit(raw: dict, hits: set[int]) -> bool:
    end = end_of(raw)
    start = DATA.rindex(b"\n", 0, end - 1) + 1
    return any(start <= position < end for position in hits)


@pytest.mark.slow
def test_garbled_two_thousand_times() -> None:
    for seed in range(100, 2100):
        test_garbled_bytes_cost_only_their_own_lines(seed)
