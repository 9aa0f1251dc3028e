"""Which checks run: switched off for every text in the settings, on or off for one text in its notes.

The choice of one text is an annotation without a place, so that it is undone, saved and merged like any other; it goes
before the settings. Findings of a check that is off are not shown; switching it on again needs only that check to run.
"""

from __future__ import annotations

import sys
from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any, Final

from reader.core.project import Project, with_annotations, without_annotations
from reader.core.settings import Settings
from reader.core.task import Progress, Task
from reader.workflow.annotate import Clock, add, timestamp, utc_now

_SETTING: Final = "checks_off"
_MOTIVATION: Final = "checking"


def check_titles() -> Mapping[str, str]:
    """The ids of all checks with their English titles (translation keys), in the order of the table."""
    from reader.checks.table import CHECKS  # many tables of patterns, which the first window does not wait for

    return {check.id: check.title for check in CHECKS}


def checks_loaded() -> bool:
    """True when `check_titles` answers at once."""
    return "reader.checks.table" in sys.modules


def load_checks() -> Task[None]:
    """Read the table of the checks, which takes a quarter of a second the first time."""
    yield Progress("Preparing the checks")
    check_titles()


def off_everywhere(settings: Settings) -> frozenset[str]:
    """The checks that the settings switch off for every text."""
    return frozenset(str(settings.get(_SETTING)).split())


def switched_everywhere(settings: Settings, check: str, on: bool) -> Settings:
    """The settings with one check on or off for every text that says nothing else."""
    off = off_everywhere(settings) - {check} if on else off_everywhere(settings) | {check}
    return settings.chosen(_SETTING, " ".join(sorted(off))) if off else settings.restored(_SETTING)


def choices_here(project: Project) -> Mapping[str, bool]:
    """What was chosen for this text: check id to on or off. Of two choices for one check the later holds."""
    items = [item for item in project.annotations if item.motivation == _MOTIVATION]
    return {
        item.data["check"]: item.data["on"]
        for item in sorted(items, key=lambda item: (item.modified, item.id))
        if isinstance(item.data.get("check"), str) and isinstance(item.data.get("on"), bool)
    }


def switched_here(
    project: Project, check: str, on: bool, *, author: str = "", clock: Clock = utc_now
) -> tuple[Project, str]:
    """One check on or off for this text, whatever the settings say; the project and the id of the choice."""
    data: Mapping[str, Any] = {"check": check, "on": on}
    before = next((item for item in project.annotations if _is_for(item.motivation, item.data, check)), None)
    if before is None:
        return add(project, _MOTIVATION, [], data=data, author=author, clock=clock)
    changed = replace(before, data={**before.data, **data}, author=author, modified=timestamp(clock()))
    return with_annotations(project, (changed,)), before.id


def as_everywhere(project: Project, checks: Collection[str]) -> Project:
    """The choices of this text for `checks` taken back: the settings hold again."""
    gone = [item.id for item in project.annotations if any(_is_for(item.motivation, item.data, one) for one in checks)]
    return without_annotations(project, gone)


def _is_for(motivation: str, data: Mapping[str, Any], check: str) -> bool:
    return motivation == _MOTIVATION and data.get("check") == check


def active_checks(settings: Settings, project: Project) -> frozenset[str]:
    """The ids of the checks that are on for this text: what `check_text` takes, and whose findings are shown."""
    everywhere, here = off_everywhere(settings), choices_here(project)
    return frozenset(check for check in check_titles() if here.get(check, check not in everywhere))
