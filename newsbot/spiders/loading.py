"""SOURCE: the publisher files are loaded one by one: one with a mistake is told in a line, and keeps no other away.

The shipped ones, hundreds, are known by their files' names and read when they are asked for.
"""

import builtins
import traceback
from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from scrapy import Request, Spider
from scrapy.settings import BaseSettings
from scrapy.spiderloader import SpiderLoader
from scrapy.utils.spider import iter_spider_classes

from newsbot.project_spiders import all_spiders
from newsbot.spiders.publisher import PublisherSpider
from newsbot.spiders.wrong_facts import wrong_fact
from newsbot.terminal import print_error

SHIPPED = "newsbot."
"""Modules whose facts the tests have proven."""
PUBLISHERS = f"{SHIPPED}publishers"
"""The folder of shipped publishers, each of which is named like its file."""
_told: set[str] = set()


class PublisherLoader(SpiderLoader):
    """Scrapy's loader, which no mistake in one file stops; `broken` has the files that were left out."""

    def __init__(self, settings: BaseSettings) -> None:
        self.broken: dict[str, str] = {}
        """Publisher, or the file's name without ending -> the mistake, with its file and line."""
        self._unread: dict[str, str] = {}
        """Publisher -> the module of its file, which nobody has asked for yet."""
        super().__init__(settings)

    def load(self, spider_name: str) -> type[Spider]:
        if name := self._unread.pop(spider_name, None):
            for module in self._modules(name):
                named = {str(spider.name): spider for spider in iter_spider_classes(module)}
                if spider_name in named:
                    self._spiders[spider_name] = named[spider_name]
                else:
                    self.broken[spider_name] = f"{module.__file__}: has no publisher that is named like it"
            self._tell_mistakes()
        return super().load(spider_name)

    def list(self) -> list[str]:
        return [*self._spiders, *self._unread]

    def find_by_request(self, request: Request) -> builtins.list[str]:
        return [spider.name for spider in all_spiders(self) if spider.handles_request(request)]

    def _load_all_spiders(self) -> None:
        for name in self.spider_modules:
            if name == PUBLISHERS:
                self._note_files(import_module(name))
                continue
            for module in self._modules(name):
                self._load_spiders(module)
        self._check_name_duplicates()
        self._tell_mistakes()

    def _check_name_duplicates(self) -> None:
        for name, places in self._found.items():
            if len(places) > 1:
                modules = " and ".join(module for module, _ in places)
                _tell_once(f"{name} is the name of several publishers, in {modules}: the last one counts")

    def _tell_mistakes(self) -> None:
        for mistake in self.broken.values():
            _tell_once(f"left out: {mistake}")

    def _note_files(self, package: ModuleType) -> None:
        """Note the publishers of *package* by the names of their files."""
        for _, name, _ in iter_modules(package.__path__):
            self._unread[name] = f"{package.__name__}.{name}"
            self._found[name].append((self._unread[name], "a publisher"))
            self._spiders.pop(name, None)

    def _modules(self, name: str) -> Iterator[ModuleType]:
        """Yield the module of that name and all below it that can be imported."""
        try:
            module = import_module(name)
        except (Exception, SystemExit) as error:  # whatever the file does
            self.broken[name.rpartition(".")[2]] = described(error, name)
            return
        yield module
        for _, below, _ in iter_modules(getattr(module, "__path__", ()), f"{name}."):
            yield from self._modules(below)

    def _load_spiders(self, module: ModuleType) -> None:
        is_proven = module.__name__.startswith(SHIPPED)
        for spider in iter_spider_classes(module):
            if not is_proven and (mistake := _wrong_fact(spider)):
                self.broken[str(spider.name)] = f"{module.__file__}: {mistake}"
                continue
            self._found[spider.name].append((module.__name__, spider.__name__))
            self._spiders[spider.name] = spider
            self._unread.pop(spider.name, None)


def _tell_once(line: str) -> None:
    if line not in _told:  # a command may load the files several times
        _told.add(line)
        print_error(line)


def described(error: BaseException, name: str) -> str:
    """Return a mistake in the module *name* in one line: its file, its line, and what Python says of it."""
    said = f"{type(error).__name__}: {' '.join(str(error).split())}".removesuffix(": ")
    if isinstance(error, SyntaxError) and error.filename:
        return f"{error.filename}, line {error.lineno}: {type(error).__name__}: {error.msg}"
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if not _is_machinery(frame.filename)]
    return f"{frames[-1].filename}, line {frames[-1].lineno}: {said}" if frames else f"{name}: {said}"


def _is_machinery(file: str) -> bool:
    return file.startswith("<") or file == __file__ or "/importlib/" in file


def _wrong_fact(spider: type[Spider]) -> str | None:
    return wrong_fact(spider) if issubclass(spider, PublisherSpider) else None
