"""One save in a process of its own, for places that a test cannot make in its own: `python -m tests.store.save_once PATH HOME`.

Loads the notes at PATH, adds one, saves; prints a JSON line with the outcome and the message. `rmw NAME COUNT` after them
makes COUNT read-modify-writes, each adding one note.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from reader.core.errors import NotesError
from tests.store.files import note, opened, saved


def main(path: str, home: str, *more: str) -> int:
    """Run it; the exit status is 0 unless something unexpected was raised."""
    if more:
        name, count = more[1], int(more[2])
        for number in range(count):
            read = opened(path, Path(home))
            saved(read.base, [*read.annotations, note(int(name) * 1_000_000 + number)])
        return 0
    read = opened(path, Path(home))
    outcome = {"loaded": len(read.annotations), "problems": [str(problem) for problem in read.problems]}
    try:
        saved(read.base, [*read.annotations, note(77, "added")])
        outcome["outcome"] = "saved"
    except NotesError as error:
        outcome |= {"outcome": "refused", "message": str(error)}
    sys.stdout.write(json.dumps(outcome) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
