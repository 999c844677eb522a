"""BY HAND: a project of one's own: a folder with its settings, publishers, and what runs it unattended."""

import getpass
import grp
import os
import re
import shlex
import sys
from collections.abc import Iterator
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from string import Template

from scrapy.exceptions import UsageError
from scrapy.settings import BaseSettings
from scrapy.utils.conf import closest_scrapy_cfg

SHIPPED = "newsbot.publishers"
COMMAND = "newsbot"
TEMPLATES = files("newsbot") / "templates" / "own_project"
FILES = {
    "scrapy.cfg.tmpl": "scrapy.cfg",
    "settings.py.tmpl": "settings.py",
    "publishers__init__.py.tmpl": "publishers/__init__.py",
    "gitignore.tmpl": ".gitignore",
    "crontab.tmpl": "crontab",
    "newsbot.service.tmpl": "newsbot.service",
    "newsbot.timer.tmpl": "newsbot.timer",
    "logrotate.conf.tmpl": "logrotate.conf",
    "Dockerfile.tmpl": "Dockerfile",
    "dockerignore.tmpl": ".dockerignore",
}
"""Template -> the project's file."""


def folder_of_publishers(settings: BaseSettings) -> Path:
    """Return the folder that the project's new publisher files go into.

    Raises UsageError where there is none, or none but newsbot's own, which is not the project's.
    """
    name = settings["NEWSPIDER_MODULE"]
    try:
        folder = Path(import_module(name).__path__[0])
    except (ImportError, AttributeError, ValueError):
        raise UsageError(f"NEWSPIDER_MODULE = {name!r} is no package of publisher files") from None
    if name == SHIPPED and not folder.is_relative_to(Path(closest_scrapy_cfg() or "/dev/null").parent):
        raise UsageError(f"NEWSPIDER_MODULE = {name!r} is newsbot's: name a package of this project")
    return folder


def make_project(folder: Path) -> Iterator[Path]:
    """Write a project into *folder*, which may be there; yield each file that was written.

    Raises FileExistsError, before anything is written, where a file of the project is there already.
    """
    if folder.exists() and not folder.is_dir():
        raise FileExistsError(f"{folder} is a file; a project is a folder")
    for name in FILES.values():
        if (folder / name).exists():
            raise FileExistsError(f"{folder / name} is there already; nothing is overwritten")
    facts = _facts(folder.resolve())
    for template, name in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(Template((TEMPLATES / template).read_text("utf-8")).substitute(facts))
        yield path


def _facts(folder: Path) -> dict[str, str]:
    """Return what the templates ask for: where the project and the command are, as each of their readers writes it."""
    command = str(Path(sys.executable).parent / COMMAND)
    return {
        "cron_folder": _for_cron(folder.as_posix()),
        "cron_command": _for_cron(command),
        "unit_folder": folder.as_posix().replace("%", "%%"),
        "quoted_folder": _in_quotes(folder.as_posix()),
        "unit_command": _in_quotes(command),
        "log_folder": _for_logrotate(folder.as_posix()),
        "user": _user(),
        "group": _group(),
    }


def _for_cron(text: str) -> str:
    return shlex.quote(text).replace("%", r"\%")


def _in_quotes(text: str) -> str:
    """Return *text* as it stands between double quotes in a unit of systemd."""
    return text.replace("%", "%%").replace("\\", r"\\").replace('"', r"\"")


def _for_logrotate(text: str) -> str:
    """Return *text* as a pattern of file names between double quotes, which has no other way to write braces."""
    return re.sub(r'(["*?\[\\])', r"\\\1", text).translate({ord("{"): "?", ord("}"): "?"})


def _user() -> str:
    """Return the name of the user, or the number of one that has none, as in a container."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # until Python 3.13, and from then on
        return str(os.getuid())


def _group() -> str:
    try:
        return grp.getgrgid(os.getgid()).gr_name
    except KeyError:
        return str(os.getgid())
