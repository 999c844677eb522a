"""BY HAND: the command `newsbot`: Scrapy's, with newsbot's settings where no project is."""

from __future__ import annotations

import os
import sys

# All else is imported in `main`, which answers Ctrl-C: what is imported before takes time in which nobody does.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn

SETTINGS = "newsbot.settings"
VARIABLE = "SCRAPY_SETTINGS_MODULE"
HOW_TO_HAVE_IT = "newsbot init DIR makes one with newsbot's, whose settings.py shows how to have them"
WRONG_USAGE, INTERRUPTED = 2, 130
"""Exit statuses; those of `newsbot.cli.errors`, which takes a while to be imported."""


def main() -> None:
    """Run the command line; ends the process."""
    try:
        _run(sys.argv[1:])
    except BrokenPipeError:  # `| head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except KeyboardInterrupt:  # while all is still being imported
        _end("stopped", INTERRUPTED)


def _run(arguments: list[str]) -> None:
    if arguments == ["--version"]:
        from newsbot import __version__
        from newsbot.terminal import print_line

        print_line(f"newsbot {__version__}")
        return
    from scrapy.cmdline import execute
    from scrapy.utils.conf import closest_scrapy_cfg
    from scrapy.utils.project import get_project_settings

    if not closest_scrapy_cfg():
        os.environ.setdefault(VARIABLE, SETTINGS)
    try:
        settings = get_project_settings()
    except Exception as error:  # whatever the project's settings.py does
        from newsbot.spiders.loading import described

        module = os.environ.get(VARIABLE, "settings")
        if isinstance(error, ModuleNotFoundError) and f"{module}.".startswith(f"{error.name}."):
            _end(f"newsbot: there is no module {module}, which scrapy.cfg names as the settings", WRONG_USAGE)
        _end(f"newsbot: {described(error, module)}", WRONG_USAGE)
    if arguments in ([], ["-h"], ["--help"], ["help"]):
        _print_commands(settings)
    elif named := [argument for argument in arguments if not argument.startswith("-")]:
        _refuse_unknown(named[0], settings)
        execute()
    else:
        _end(f"newsbot: {arguments[0]} is no command; newsbot alone lists them", WRONG_USAGE)


def _refuse_unknown(name: str, settings: object) -> None:
    """End with one line where *name* is no command."""
    from pathlib import Path

    from scrapy.cmdline import _get_commands_dict

    from newsbot.names import names_like

    known = _get_commands_dict(settings, inproject=True)  # type: ignore[arg-type]
    if name in known:
        return
    if Path(__file__).parents[1].joinpath("commands", f"{name}.py").is_file():
        _end(f"newsbot: the project here has other settings, without {name}; {HOW_TO_HAVE_IT}", WRONG_USAGE)
    else:
        _end(f"newsbot: unknown command {name!r}: {names_like(name, known)}", WRONG_USAGE)


def _print_commands(settings: object) -> None:
    from scrapy.cmdline import _get_commands_dict

    from newsbot.terminal import print_line

    print_line(
        "Usage: newsbot COMMAND [options] [arguments]; newsbot COMMAND -h says more, newsbot --version which it is"
    )
    print_line()
    for name, command in sorted(_get_commands_dict(settings, inproject=True).items()):  # type: ignore[arg-type]
        print_line(f"  {name:<13} {command.short_desc()}")
    sys.stdout.flush()


def _end(line: str, status: int) -> NoReturn:
    from newsbot.terminal import print_error

    print_error(line)
    sys.exit(status)


def has_project() -> bool:
    """Tell whether a command runs in a project, or with newsbot's own settings in any folder."""
    from scrapy.utils.conf import closest_scrapy_cfg

    return bool(closest_scrapy_cfg()) or os.environ.get(VARIABLE, SETTINGS) != SETTINGS
