"""One save with a fault injected at one system call, by strace: `python -m tests.store.strace_runner [all]`.

A child loads the notes, waits, is attached to, and saves once while strace kills it at, or fails, its n-th call of one kind:
once, or from then on. Prints one JSON line of figures; `all` tries every call of a save in all three ways.
"""

from __future__ import annotations

import ctypes
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from reader.core.errors import NotesError
from tests.store.files import bodies, file_of, note, opened, parsed, raw_note, saved, strays

# What each call is failed with; calls that a save does not make are passed over.
ERRORS = {
    "openat": "EMFILE",
    "write": "ENOSPC",
    "read": "EIO",
    "fsync": "EIO",
    "fdatasync": "EIO",
    "rename": "EACCES",
    "renameat2": "EACCES",
    "unlink": "EACCES",
    "link": "EPERM",
    "linkat": "EPERM",
    "flock": "ENOLCK",
    "close": "EIO",
    "ftruncate": "EIO",
    "mkdir": "EACCES",
    "fchmod": "EPERM",
    "getdents64": "EIO",
    "readlink": "EIO",
    "fstat": "EIO",
    "newfstatat": "EIO",
    "lstat": "EIO",
    "stat": "EIO",
}
SAVED, REFUSED = 0, 3
KILL_ONLY = ("rename", "renameat2", "fsync", "write", "unlink", "openat", "close", "flock")


class Attempt:
    """A folder with notes and one save of them under strace."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.path = root / "texts" / "a.duidu.json"
        self.path.parent.mkdir(parents=True)
        self.path.write_bytes(file_of([raw_note(1), raw_note(2)]))

    def save(self, options: list[str], trace: Path | None = None) -> int:
        """The exit status of the saving child: SAVED, REFUSED, or minus a signal."""
        ready_in, ready_out = os.pipe()
        # The child waits for a signal: that takes no system call of those that faults are injected into.
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGUSR1})
        pid = os.fork()
        if pid == 0:
            try:
                os._exit(self._child(ready_out))
            finally:
                os._exit(9)
        os.close(ready_out)
        os.read(ready_in, 1)
        command = ["strace", "-p", str(pid), "-o", str(trace or os.devnull), *options]
        tracer = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        assert tracer.stderr is not None
        attached = tracer.stderr.readline()
        if "attached" not in attached:
            os.kill(pid, 9)
            os.waitpid(pid, 0)
            raise PermissionError(attached)
        os.kill(pid, signal.SIGUSR1)
        _, status = os.waitpid(pid, 0)
        tracer.wait()
        os.close(ready_in)
        return os.waitstatus_to_exitcode(status)

    def _child(self, ready: int) -> int:
        # Lets a process that is no ancestor attach, where the system asks for that (PR_SET_PTRACER, any).
        ctypes.CDLL(None).prctl(0x59616D61, ctypes.c_ulong(-1 & (1 << 64) - 1), 0, 0, 0)
        read = opened(self.path, self.root)
        edited = [note(1, "new"), *read.annotations[1:]]
        os.write(ready, b"r")
        signal.sigwait({signal.SIGUSR1})
        try:
            saved(read.base, edited)
        except NotesError:
            return REFUSED
        except BaseException as error:
            sys.stderr.write(f"{error!r}\n")
            return 9
        return SAVED

    def verdict(self, status: int) -> str:
        """What is wrong with the outcome, "" when nothing is."""
        data = self.path.read_bytes()
        if parsed(data).damaged:
            return "unreadable"
        now = bodies(self.path)
        if now not in (["note 1", "note 2"], ["new", "note 2"]):
            return f"neither old nor new: {now}"
        if status == SAVED and now[0] != "new":
            return "called saved, but it is not"
        if status not in (SAVED, REFUSED, -9):
            return f"ended with {status}"
        read = opened(self.path, self.root)
        saved(read.base, [*read.annotations, note(3)])
        left = strays(self.path.parent)
        return f"left behind: {left}" if left else ""


def calls_of_a_save(root: Path) -> Counter[str]:
    """How often a save makes each system call."""
    trace = root / "trace"
    attempt = Attempt(root / "plain")
    attempt.save([], trace)
    text = trace.read_text(errors="replace")
    names = re.findall(r"^(\w+)\(", text, re.MULTILINE)
    return Counter(names)


def order_of_a_save(root: Path) -> list[str]:
    """The calls that make a save durable, in order: write, fsync, rename of the notes file, fsync of its folder."""
    trace = root / "order"
    attempt = Attempt(root / "ordered")
    attempt.save(["-y"], trace)
    found: list[str] = []
    for line in trace.read_text(errors="replace").splitlines():
        for name, pattern in (
            ("write", r"^write\(\d+<.*/texts/\.duidu-.*\.tmp>"),
            ("fsync", r"^fsync\(\d+<.*/texts/\.duidu-.*\.tmp>"),
            ("compare", r"^openat\(.*/texts/a\.duidu\.json\", O_RDONLY"),
            ("rename", r"^rename(at2)?\(.*a\.duidu\.json"),
            ("fsync folder", r"^fsync\(\d+<.*/texts>"),
        ):
            if re.search(pattern, line):
                found.append(name)
    return found


def main(everything: bool) -> int:
    """Try the faults and print the figures; the exit status is 0 only when every outcome was good."""
    bad: list[str] = []
    tried = 0
    with tempfile.TemporaryDirectory() as temporary:
        root = Path(temporary)
        counts = calls_of_a_save(root)
        faults = [
            (name, n, mode)
            for name, error in ERRORS.items()
            for n in range(1, counts[name] + 1)
            for mode in ("signal=KILL", f"error={error}", f"error={error}+")
            if everything or (mode == "signal=KILL" and name in KILL_ONLY)
        ]
        for number, (name, n, mode) in enumerate(faults):
            sticky = "+" if mode.endswith("+") else ""
            inject = f"inject={name}:{mode.rstrip('+')}:when={n}{sticky}"
            attempt = Attempt(root / str(number))
            status = attempt.save(["-e", inject])
            problem = attempt.verdict(status)
            shutil.rmtree(attempt.root)
            tried += 1
            if problem:
                bad.append(f"{inject}: {problem}")
    calls = {name: counts[name] for name in ERRORS if counts[name]}
    sys.stdout.write(json.dumps({"faults": tried, "bad": bad, "calls": calls}) + "\n")
    return int(bool(bad))


if __name__ == "__main__":
    sys.exit(main("all" in sys.argv[1:]))
