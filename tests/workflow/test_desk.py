"""A text on the desk: its notes, its hidden-line choices, its places."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.core.document import SIDES
from reader.core.task import run
from reader.workflow import annotate, desk
from reader.workflow.notes import save_notes

PAGE = "首页 | 新闻\n标题\nTitle\n\n一句话。\nOne sentence.\n\nCopyright 2020 X. All rights reserved.\n"


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


def shown(project) -> str:
    return "".join(s.span.of(PAGE) for side in SIDES for s in project.bitext.document(side).segments)


def test_choices_of_the_notes_are_applied_on_opening(page: Path) -> None:
    first = run(desk.bring([str(page)]))
    assert "Copyright" not in shown(first.project)
    chosen, _ = annotate.show_line(first.project, "en", PAGE.index("Copyright"))
    anew = run(desk.structured_anew(chosen, first.paths))
    assert "Copyright" in shown(anew)
    run(save_notes(first.loaded.base, anew))
    assert "Copyright" in shown(run(desk.bring([str(page)])).project)


def test_structuring_anew_needs_no_file(page: Path) -> None:
    first = run(desk.bring([str(page)]))
    page.unlink()
    chosen, _ = annotate.show_line(first.project, "en", PAGE.index("Copyright"))
    assert "Copyright" in shown(run(desk.structured_anew(chosen, first.paths)))


def test_paths_are_absolute(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(page.parent)
    assert run(desk.bring(["page.txt"])).paths == (str(page),)


def test_the_sample_is_there() -> None:
    assert Path(desk.sample_path()).is_file()
