from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.study.dictionary import Dictionary
from tests.study.small_dictionary import small_dictionary


@pytest.fixture(scope="module")
def dictionary(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dictionary]:
    folder: Path = tmp_path_factory.mktemp("study")
    opened = small_dictionary(folder)
    yield opened
    opened.close()
