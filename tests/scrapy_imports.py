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
import scrapy.utils.versions
from scrapy.settings import BaseSettings, Settings
from scrapy.utils.misc import load_object

import newsbot
from newsbot.project_spiders import spiders_with_domains


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
classes_of = scrapy.cmdline._iter_command_classes
vars(scrapy.cmdline).update(
    entry_points=cache(entry_points),
    _iter_command_classes=cache(lambda module: tuple(classes_of(module))),
)
scrapy.cmdline._get_commands_dict(Settings({"COMMANDS_MODULE": "newsbot.commands"}), inproject=True)
# What a crawl does at its start: versions are read out of the packages' files, and hundreds of publishers listed.
vars(scrapy.utils.versions).update(_version=cache(scrapy.utils.versions._version))
scrapy.utils.versions.get_versions()
shipped = Settings()
shipped.setmodule("newsbot.settings")
spiders_with_domains(shipped)
newsbot.extract(
    "<h1>Rain</h1>" + "<p>It rained so much that nobody in the harbour left the house.</p>" * 9, "http://a.com"
)
gc.freeze()  # each process forked from here would else look through all of it, and copy it by that, when it collects
gc.enable()
