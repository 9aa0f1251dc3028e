"""CHECKS: every review check, in the order in which its findings are listed. A new check is one line here."""

from __future__ import annotations

from typing import Final

from reader.checks.figures import QUANTITIES
from reader.checks.pair import Check

CHECKS: Final[tuple[Check, ...]] = (QUANTITIES,)
