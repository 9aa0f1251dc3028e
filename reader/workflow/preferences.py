"""Load and save the settings file of this user."""

from __future__ import annotations

from pathlib import Path

from reader.core import settings
from reader.core.settings import Settings
from reader.workflow import folders, state_files


def settings_file() -> Path:
    """The path of the settings file, whether it exists or not."""
    return folders.config_folder() / "settings.json"


def load_settings() -> Settings:
    """The stored settings, or the defaults; a damaged file is set aside, not overwritten."""
    text = state_files.read_text(settings_file())
    if text is None:
        return Settings()
    try:
        return settings.parse(text)
    except (ValueError, RecursionError):
        state_files.set_aside(settings_file())
        return Settings()


def save_settings(chosen: Settings) -> None:
    """Write the settings file. OSError when it cannot be."""
    state_files.write_text(settings_file(), settings.serialise(chosen))
