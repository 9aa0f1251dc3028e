"""Bytes that must not be lost: a damaged notes file, or one of an older version, is kept beside before it is replaced."""

from __future__ import annotations

import os

from reader.store.disk import make_folder, read_file, write_once


def keep_aside(path: str, data: bytes, label: str, folder: str) -> str:
    """Keep `data` as `NAME.label-1` (2, 3 ...) beside `path`, or in `folder` when that cannot be written; the path of it.

    Bytes that are kept already are not kept again. Raises OSError when neither place can be written.
    """
    try:
        return _keep(os.path.realpath(path), data, label)
    except OSError:
        make_folder(folder)
        return _keep(os.path.join(folder, os.path.basename(path)), data, label)


def _keep(path: str, data: bytes, label: str) -> str:
    number = 1
    while True:
        name = f"{path}.{label}-{number}"
        if read_file(name) == data:
            return name
        try:
            write_once(name, [data])
        except FileExistsError:
            number += 1
            continue
        return name
