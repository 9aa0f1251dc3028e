"""What the contents list of a text."""

from __future__ import annotations

from reader.core.task import run
from reader.ui.outline import Entries
from reader.workflow.open import open_text


def test_articles_without_a_heading_stand_with_their_number() -> None:
    bitext = run(
        open_text(
            "第一章 总则\n第一条 为了保护河道，制定本条例。\n第二条 本条例适用于本市。\n\n"
            "Chapter I General Provisions\n"
            "Article 1 These Regulations are enacted to protect rivers.\n"
            "Article 2 These Regulations apply to this Municipality.\n"
        )
    )
    assert [(entry.zh, entry.en) for entry in Entries(bitext)] == [
        ("第一章 总则", "Chapter I General Provisions"),
        ("第一条", "Article 1"),
        ("第二条", "Article 2"),
    ]
