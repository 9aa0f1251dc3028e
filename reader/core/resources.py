"""Where the plain files of `resources/` are: beside `reader/` in a checkout, inside the package once installed."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent
RESOURCES: Path = _PACKAGE / "resources" if (_PACKAGE / "resources").is_dir() else _PACKAGE.parent / "resources"


def resource(*parts: str) -> Path:
    """The path of a bundled file, such as `resource("themes", "light.toml")`."""
    return RESOURCES.joinpath(*parts)
