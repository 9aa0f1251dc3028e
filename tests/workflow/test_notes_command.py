"""`main.py notes` as scripts and git use it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from reader.core.task import run
from reader.workflow import annotate, notes
from reader.workflow.command_line import run_command
from tests.store.texts import bitext, find

ROOT = Path(__file__).parents[2]


def saved(path: Path, bodies: dict[str, str]) -> None:
    loaded = run(notes.load_notes(bitext(), str(path), data=str(path.parent / "data")))
    project = loaded.project
    known = {item.targets[0].selector.exact: item for item in project.annotations}
    for words, body in bodies.items():
        if words in known:
            project = annotate.set_body(project, known[words].id, body)
        else:
            project, _ = annotate.note(project, "zh", find(project, "zh", words), body)
    run(notes.save_notes(loaded.base, project))


def bodies(path: Path) -> list[str]:
    return sorted(item["body"] for item in json.loads(path.read_text(encoding="utf-8"))["items"] if "gone" not in item)


@pytest.fixture
def three(tmp_path: Path) -> tuple[Path, Path, Path]:
    base, ours, theirs = (tmp_path / f"{name}.duidu.json" for name in ("base", "ours", "theirs"))
    saved(base, {"竹篙": "one", "芦苇": "two"})
    shutil.copy(base, ours)
    shutil.copy(base, theirs)
    saved(ours, {"竹篙": "ours", "炊烟": "new here"})
    saved(theirs, {"芦苇": "theirs", "孩子们": "new there"})
    return base, ours, theirs


def test_three_way_merge_takes_both_sides_changes(three: tuple[Path, Path, Path]) -> None:
    base, ours, theirs = three
    assert run_command(["notes", "merge", str(base), str(ours), str(theirs), "-o", str(ours)]) == 0
    assert bodies(ours) == ["new here", "new there", "ours", "theirs"]


def test_merge_without_base_uses_the_revisions(three: tuple[Path, Path, Path], tmp_path: Path) -> None:
    _, ours, theirs = three
    out = tmp_path / "out.json"
    assert run_command(["notes", "merge", str(ours), str(theirs), "-o", str(out)]) == 0
    assert bodies(out) == ["new here", "new there", "ours", "theirs"]


def test_merge_refuses_a_damaged_file_and_writes_nothing(
    three: tuple[Path, Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    base, ours, theirs = three
    theirs.write_bytes(theirs.read_bytes()[:-40])
    out = tmp_path / "out.json"
    assert run_command(["notes", "merge", str(base), str(ours), str(theirs), "-o", str(out)]) == 1
    assert not out.exists()
    error = capsys.readouterr().err
    assert error.count("\n") == 1
    assert "damaged" in error


def test_merge_that_would_remove_much_asks(three: tuple[Path, Path, Path], tmp_path: Path) -> None:
    base, _, theirs = three
    raw = json.loads(base.read_text(encoding="utf-8"))
    theirs.write_text(json.dumps(raw | {"items": []}), encoding="utf-8")
    out = tmp_path / "out.json"
    arguments = ["notes", "merge", str(base), str(base), str(theirs), "-o", str(out)]
    assert run_command(arguments) == 1
    assert not out.exists()
    assert run_command([*arguments, "--allow-loss"]) == 0
    assert bodies(out) == []


def test_validate_reports_and_its_status_says_it(
    three: tuple[Path, Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    base, ours, theirs = three
    assert run_command(["notes", "validate", str(base), str(ours)]) == 0
    reports = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(r["items"], r["valid"]) for r in reports] == [(2, True), (3, True)]
    theirs.write_text("{}", encoding="utf-8")
    assert run_command(["notes", "validate", str(theirs)]) == 1


def test_export_without_the_text_uses_the_quotations(tmp_path: Path, three: tuple[Path, Path, Path]) -> None:
    out = tmp_path / "notes.md"
    assert run_command(["notes", "export", str(three[0]), "-o", str(out)]) == 0
    assert "竹篙" in out.read_text(encoding="utf-8")


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_git_merges_notes_with_the_driver(tmp_path: Path) -> None:
    repo, data = tmp_path / "repo", tmp_path / "repo" / "n.duidu.json"
    repo.mkdir()

    def git(*arguments: str) -> None:
        identity = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "init.defaultBranch=main"]
        subprocess.run(["git", *identity, *arguments], cwd=repo, check=True, capture_output=True)

    git("init")
    driver = f'"{sys.executable}" "{ROOT / "main.py"}" notes merge %O %A %B -o %A'
    git("config", "merge.duidu.driver", driver)
    (repo / ".gitattributes").write_text("*.duidu.json merge=duidu\n")
    (repo / ".gitignore").write_text("data/\n")
    saved(data, {"竹篙": "one", "芦苇": "two"})
    git("add", ".")
    git("commit", "-m", "base")
    git("checkout", "-b", "other")
    saved(data, {"竹篙": "theirs", "炊烟": "there"})
    git("commit", "-am", "theirs")
    git("checkout", "main")
    saved(data, {"芦苇": "ours", "湖面": "here"})
    git("commit", "-am", "ours")
    git("merge", "other")
    assert bodies(data) == ["here", "ours", "theirs", "there"]
