"""Earlier generations of a notes file, in the user's data folder, thinned as they grow old.

A backup is a copy of bytes that were read, checked and found good just before they were replaced. Names carry a number
that only grows; clocks only decide what is thinned, and a backup that seems to come from the future is never removed.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from reader.store.disk import make_folder, write_once

# A new generation at most so often: typing in a note saves every second.
INTERVAL: Final = timedelta(minutes=10)
KEEP_ALL: Final = timedelta(days=2)
DAILY, WEEKLY, MONTHLY = 12, 10, 9

_NAME = re.compile(r"(\d{6,})-(\d{8}T\d{6}Z)\.duidu\.json")
_TIME: Final = "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True, slots=True)
class Backup:
    """One generation: its number, when it was made, and where it is."""

    number: int
    made: datetime
    path: str


def backup_folder(folder: str, notes_path: str) -> str:
    """Where the generations of one notes file are, below the folder of all backups."""
    key = hashlib.sha256(os.fsencode(os.path.realpath(notes_path))).hexdigest()[:16]
    return os.path.join(folder, key)


def backups(folder: str) -> list[Backup]:
    """The generations in a folder, newest (highest number) first."""
    try:
        names = os.listdir(folder)
    except OSError:
        return []
    found = [_backup(folder, match) for name in names if (match := _NAME.fullmatch(name))]
    return sorted(found, key=lambda backup: -backup.number)


def is_due(existing: Sequence[Backup], now: datetime) -> bool:
    """True when the newest generation is not of the last minutes (nor, by a wrong clock, of the next ones)."""
    return not existing or abs(now - existing[0].made) >= INTERVAL


def keep(folder: str, data: bytes, now: datetime) -> Backup:
    """Keep `data` as the newest generation and thin the older ones. Raises OSError."""
    make_folder(folder)
    existing = backups(folder)
    number = existing[0].number + 1 if existing else 1
    made = now.astimezone(UTC)
    path = os.path.join(folder, f"{number:06d}-{made.strftime(_TIME)}.duidu.json")
    write_once(path, (data[start : start + (1 << 20)] for start in range(0, len(data), 1 << 20)))
    for old in superfluous(existing, now):
        with contextlib.suppress(OSError):
            os.unlink(old.path)
    return Backup(number, made, path)


def superfluous(existing: Sequence[Backup], now: datetime) -> list[Backup]:
    """The generations that need not be kept: all of two days stay, then one a day, a week and a month for some time."""
    kept: set[int] = set()
    for unit, count in (("%Y-%j", DAILY), ("%G-%V", WEEKLY), ("%Y-%m", MONTHLY)):
        seen: set[str] = set()
        for backup in sorted(existing, key=lambda backup: -backup.number):
            period = backup.made.strftime(unit)
            if period not in seen and len(seen) < count:
                seen.add(period)
                kept.add(backup.number)
    return [backup for backup in existing if backup.number not in kept and now - backup.made > KEEP_ALL]


def _backup(folder: str, match: re.Match[str]) -> Backup:
    made = datetime.strptime(match[2], _TIME).replace(tzinfo=UTC)
    return Backup(int(match[1]), made, os.path.join(folder, match[0]))
