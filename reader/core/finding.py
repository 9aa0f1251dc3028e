"""Finding: what a review check saw. A finding is an issue until a person confirms it."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import Final, Literal

from reader.core.spans import Span

Severity = Literal["neutral", "minor", "major", "critical"]
SEVERITIES: Final[tuple[Severity, ...]] = ("neutral", "minor", "major", "critical")


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem at one bead (`bead` is its index; None: it concerns the document).

    `check` is the id of the check, `category` an MQM name (`accuracy/mistranslation`), `zh` and `en` spans of the two
    Documents' texts, `zh_text` and `en_text` the texts that were compared. `low_confidence` says that the bead itself
    may be wrong, so that the alignment should be looked at first.
    """

    check: str
    bead: int | None
    category: str
    severity: Severity
    message: str
    zh: tuple[Span, ...] = ()
    en: tuple[Span, ...] = ()
    zh_text: str = ""
    en_text: str = ""
    low_confidence: bool = False
    subject: str = ""  # what the finding is about (a term, a figure), to tell two of one bead apart

    @property
    def key(self) -> str:
        """A digest of the check, its subject and both texts: a dismissed finding comes back when they change."""
        parts = "\x1f".join((self.check, self.subject, self.zh_text, self.en_text))
        return sha256(parts.encode("utf-8", "surrogatepass")).hexdigest()[:24]


def at_least(severity: Severity, threshold: Severity) -> bool:
    """True when `severity` is as grave as `threshold` or graver."""
    return SEVERITIES.index(severity) >= SEVERITIES.index(threshold)
