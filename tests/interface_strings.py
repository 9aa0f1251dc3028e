"""Which texts of the program a person may read: the literal keys of `tr` and of what is shown through it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

FIELD = re.compile(r"\{\w+\}")
READER = Path(__file__).parent.parent / "reader"

# How many of the first arguments of each call are keys.
KEYS = {
    "tr": 1, "t": 1, "translatable": 1, "tr_count": 2, "Progress": 1, "Early": 1, "DuiduError": 2, "InputError": 2, "NotesError": 2,
    "Problem": 2,
}  # fmt: skip


def strings_of(path: Path) -> Iterator[tuple[str, int]]:
    """The keys of one file and the lines they stand on."""
    source = path.read_text(encoding="utf-8")
    marks = "translatable as t" in source  # elsewhere `t` is a name like any other
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and (marks or getattr(node.func, "id", "") != "t"):
            name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            count = 0 if name == "Problem" and "store" not in source else KEYS.get(name, 0)
            for argument in node.args[:count]:
                yield from literals(argument)


def literals(node: ast.expr) -> Iterator[tuple[str, int]]:
    """The texts that an argument may be, with both outcomes of a condition; a mere `{name}: ` is no text."""
    match node:
        case ast.Constant(value=str(text)) if FIELD.sub("", text).strip(" :"):
            yield text, node.lineno
        case ast.IfExp():
            yield from literals(node.body)
            yield from literals(node.orelse)
        case ast.BinOp():
            yield from literals(node.left)
            yield from literals(node.right)


@cache
def all_strings() -> dict[str, str]:
    """Every key of the program, with the file that uses it first."""
    found: dict[str, str] = {}
    for path in sorted(READER.rglob("*.py")):
        for key, line in strings_of(path):
            found.setdefault(key, f"{path.relative_to(READER.parent)}:{line}")
    return found
