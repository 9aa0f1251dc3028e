"""`convert`: standard input to standard output in another script, line by line, with line ends kept."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from reader.core.errors import InputError
from reader.core.task import Progress
from reader.script.convert import SCRIPTS, convert
from reader.script.detect import variety_of

# So many lines at the head may wait for the first one that shows the script of the text.
_PATIENCE: Final = 1000


def configure(parser: argparse.ArgumentParser) -> None:
    """The arguments of `convert`."""
    parser.add_argument("--to", required=True, choices=SCRIPTS, help="the script to write; with p its vocabulary too")
    parser.add_argument("--from", dest="source", choices=SCRIPTS, help="the script of the text (default: seen by line)")
    parser.add_argument("--spans", action="store_true", help="write a JSON line with the offset map for each line")


def execute(args: argparse.Namespace, report: Callable[[Progress], None]) -> int:
    """Convert standard input; the exit status."""
    output = sys.stdout.buffer
    lines = _lines(sys.stdin.buffer)
    known = ((line, args.source) for line in lines) if args.source else _with_scripts(lines)
    for number, (line, source) in enumerate(known, 1):
        body = line.rstrip("\r\n")
        converted = convert(body, args.to, source)
        if args.spans:
            spans = [piece[:4] for piece in converted.offsets.pieces]
            output.write(json.dumps({"text": converted.text, "spans": spans}, ensure_ascii=False).encode() + b"\n")
        else:
            output.write((converted.text + line[len(body) :]).encode())
        if number % _PATIENCE == 0:
            report(Progress("Converting"))
    output.flush()
    return 0


def _lines(stream: Iterable[bytes]) -> Iterator[str]:
    for number, line in enumerate(stream, 1):
        try:
            yield line.decode("utf-8")
        except UnicodeDecodeError as error:
            raise InputError(
                "Line {line} of the input is not UTF-8.", "Save the text as UTF-8 and try again.", line=number
            ) from error


def _with_scripts(lines: Iterable[str]) -> Iterator[tuple[str, str | None]]:
    """Each line and its script; a line that shows none has that of the last one that did, or of the first."""
    waiting: list[str] = []
    last: str | None = None
    for line in lines:
        found = variety_of(line)
        if found != "jp":
            last = found or last
        if last is None and len(waiting) < _PATIENCE:
            waiting.append(line)
            continue
        yield from ((earlier, last) for earlier in waiting)
        waiting.clear()
        yield line, None if found == "jp" else last
    yield from ((earlier, last) for earlier in waiting)
