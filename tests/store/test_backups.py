"""Generations of backups: made seldom, thinned slowly, never by a clock that is wrong."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from reader.store.backups import Backup, backup_folder, backups, is_due, keep, superfluous

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)


def test_a_generation_is_kept_with_a_growing_number(tmp_path: Path) -> None:
    folder = str(tmp_path / "deep" / "er")
    keep(folder, b"one", NOW)
    keep(folder, b"two", NOW - timedelta(days=400))  # a clock that went back
    found = backups(folder)
    assert [backup.number for backup in found] == [2, 1]
    assert [Path(backup.path).read_bytes() for backup in found] == [b"two", b"one"]


def test_generations_are_made_at_most_every_ten_minutes(tmp_path: Path) -> None:
    assert is_due([], NOW)
    last = [Backup(1, NOW, "x")]
    assert not is_due(last, NOW + timedelta(minutes=9))
    assert is_due(last, NOW + timedelta(minutes=11))
    assert not is_due(last, NOW - timedelta(minutes=9))
    assert is_due(last, NOW - timedelta(days=900))  # it is not blocked by a time in the far future


def test_all_of_two_days_stay_then_days_weeks_and_months() -> None:
    made = [NOW - timedelta(hours=3 * step) for step in range(8 * 400)]
    existing = [Backup(len(made) - number, when, str(number)) for number, when in enumerate(made)]
    gone = {backup.number for backup in superfluous(existing, NOW)}
    kept = [backup for backup in existing if backup.number not in gone]
    recent = [backup for backup in existing if NOW - backup.made <= timedelta(days=2)]
    assert all(backup in kept for backup in recent)
    assert 17 + 10 < len(kept) < 17 + 12 + 10 + 9
    assert min(backup.made for backup in kept) < NOW - timedelta(days=200)


def test_a_backup_from_the_future_is_never_removed() -> None:
    future = [Backup(n, NOW + timedelta(days=100, minutes=n), str(n)) for n in range(50)]
    assert superfluous(future, NOW) == []


def test_two_notes_files_have_two_folders(tmp_path: Path) -> None:
    assert backup_folder("b", str(tmp_path / "x")) != backup_folder("b", str(tmp_path / "y"))
    assert backup_folder("b", str(tmp_path / "x")) == backup_folder("b", str(tmp_path / "z" / ".." / "x"))
