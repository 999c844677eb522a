"""KEEP: where the archive is: what the command line says, or else the environment, or else settings.py."""

import os
from typing import Any

VARIABLE = "NEWSBOT_ARCHIVE"
"""Environment variable; an empty one counts as none."""
PROJECT = 20
"""Priority of settings.py in Scrapy (`scrapy.settings.SETTINGS_PRIORITIES`); ``-s`` and spiders have higher ones."""


def archive_path(settings: Any) -> str:
    """Return the path of the archive that Scrapy's *settings* name, empty for none."""
    if (settings.getpriority("ARCHIVE") or 0) <= PROJECT and (named := os.environ.get(VARIABLE)):
        return named
    return str(settings.get("ARCHIVE") or "")
