"""Whole pages of many makings: furniture, layout, titles, headings, paragraphs and sentences against their gold."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.text.page_gold import PAGES, differences, read_gold


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.stem)
def test_page(page: Path) -> None:
    assert differences(read_gold(page)) == []
