"""The tests of the store are tested: each safeguard is taken out of a copy of the code, and some test must fail."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

# file, what is there once, what stands there instead
MUTANTS = {
    "no fsync of the new file": (
        "disk.py",
        "        os.fsync(descriptor)\n    finally:\n        os.close(descriptor)\n    return digest.hexdigest()",
        "        pass\n    finally:\n        os.close(descriptor)\n    return digest.hexdigest()",
    ),
    "no fsync of the folder": (
        "disk.py",
        "        os.fsync(descriptor)\n    except OSError:\n        return False",
        "        pass\n    except OSError:\n        return False",
    ),
    "no fsync of the notes' folder": (
        "disk.py",
        "return Written(digest, sync_directory(os.path.dirname(target)))",
        "return Written(digest, True)",
    ),
    "no fsync above a new folder": ("disk.py", "        sync_directory(parent)\n", "        pass\n"),
    "no fsync of a backup's folder": ("disk.py", "    sync_directory(os.path.dirname(path))\n", "    pass\n"),
    "no fsync of the journal": ("journal.py", "        os.fsync(self._descriptor)\n", "        pass\n"),
    "no fsync of the journal's folder": ("journal.py", "        sync_directory(self._folder)\n", "        pass\n"),
    "no digest check": ("disk.py", "        if found != expected:\n", "        if False:\n"),
    "no atomic replacement": (
        "disk.py",
        "    os.replace(temporary, target)\n\n\ndef write_once",
        "    data = open(temporary, 'rb').read()\n    os.unlink(temporary)\n"
        "    d = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)\n    os.write(d, data)\n    os.close(d)\n\n\n"
        "def write_once",
    ),
    "replacement before the sync": (
        "disk.py",
        "        digest = _write_new(temporary, pieces, _mode_of(target))\n",
        "        data = b''.join(pieces)\n        os.unlink(target) if os.path.exists(target) else None\n"
        "        digest = _write_new(temporary, [data], None)\n        expected = None\n",
    ),
    "links are not followed": (
        "disk.py",
        "    target = os.path.realpath(path)\n    temporary",
        "    target = path\n    temporary",
    ),
    "no sweep": ("save.py", "            sweep(base.path)\n", ""),
    "no backup": ("save.py", "        keep(folder, data, now)\n", "        pass\n"),
    "a damaged file is not kept": ("load.py", 'keep_aside(base.path, data, "damaged", base.folders.kept)', "base.path"),
    "the journal is not written": ("save.py", "        base.journal.record([*fresh, *taken_back])\n", "        pass\n"),
    "an undone edit is not written to the journal": ("save.py", "[*fresh, *taken_back]", "fresh"),
    "mass loss is not asked about": ("save.py", "    if merged.loses_much(ours.lines):\n", "    if False:\n"),
    "a newer file is overwritten": ("save.py", "    if theirs.is_newer:\n", "    if False:\n"),
    "written lines are not read back": (
        "notes_file.py",
        "    if write_json(read_json(text)) != text:\n",
        "    if False:\n",
    ),
}
TESTS = [
    "tests/store/test_power_cut.py",
    "tests/store/test_faults.py",
    "tests/store/test_journal.py",
    "tests/store/test_kill.py",
    "tests/workflow/test_notes.py",
]


@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.parametrize("name", MUTANTS)
def test_without_it_a_test_fails(tmp_path: Path, name: str) -> None:
    file, there, instead = MUTANTS[name]
    for part in ("reader", "tests"):
        shutil.copytree(ROOT / part, tmp_path / part, ignore=shutil.ignore_patterns("__pycache__", "ui"))
    (tmp_path / "pyproject.toml").write_text((ROOT / "pyproject.toml").read_text())
    shutil.copy(ROOT / "main.py", tmp_path)
    os.symlink(ROOT / "resources", tmp_path / "resources")
    source = tmp_path / "reader" / "store" / file
    code = source.read_text(encoding="utf-8")
    assert code.count(there) == 1, f"{file} has changed: this mutant needs a new place"
    source.write_text(code.replace(there, instead), encoding="utf-8")
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-x",
            "-q",
            "-m",
            "not slow",
            "-k",
            "not random and not three_hundred",
            *TESTS,
        ],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1, f"no test noticed: {done.stdout[-300:]} {done.stderr[-300:]}"
