"""BY HAND: commands that run in processes of their own, with the settings and the log of the one that starts them."""

import argparse
from collections.abc import Mapping

LOGGED = ("loglevel", "logfile")


def scrapy_arguments(
    opts: argparse.Namespace, name: str, *arguments: str, settings: Mapping[str, object] | None = None
) -> list[str]:
    """Return *arguments* for the command *name* of a process with the options of this one; *settings* go over them."""
    own = [f"{setting}={value}" for setting, value in (settings or {}).items()]
    options = ["--nolog"] * opts.nolog
    options += [part for value in (*opts.set, *own) for part in ("-s", value)]
    options += [part for option in LOGGED if (value := getattr(opts, option)) for part in (f"--{option}", value)]
    return [name, *arguments, *options]
