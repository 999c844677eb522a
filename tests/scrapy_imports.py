"""All that a crawl or a command imports and reads once; only the reactor is each process's own."""

import gc
import importlib
import pkgutil
from collections.abc import Iterator
from functools import cache
from importlib.metadata import entry_points
from typing import Any

import scrapy.cmdline  # as no setting names it
import scrapy.commands
from scrapy.settings import BaseSettings, Settings
from scrapy.utils.misc import load_object

import newsbot


def named_in(value: Any) -> Iterator[str]:
    """Yield what *value* names, with a setting's dictionaries all through."""
    if isinstance(value, str) and value.startswith(("scrapy.", "newsbot.")):
        yield value
    elif isinstance(value, dict | BaseSettings):
        for each in (*value.keys(), *value.values()):
            yield from named_in(each)


gc.disable()
for package in (newsbot, scrapy.commands):
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        importlib.import_module(module.name)
for name in named_in(Settings()):
    load_object(name)
# What a command looks for at its start: the files of all installed packages, and whether each class is a command.
vars(scrapy.cmdline).update(entry_points=cache(entry_points))
scrapy.cmdline._get_commands_dict(Settings({"COMMANDS_MODULE": "newsbot.commands"}), inproject=True)
newsbot.extract(
    "<h1>Rain</h1>" + "<p>It rained so much that nobody in the harbour left the house.</p>" * 9, "http://a.com"
)
gc.freeze()  # each process forked from here would else look through all of it, and copy it by that, when it collects
gc.enable()
