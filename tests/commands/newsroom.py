"""A project of made publishers in a folder, for tests that run `scrapy` as a user does."""

import os
import subprocess
from pathlib import Path
from typing import Any

from newsbot.archive import Archive
from tests.scrapy_process import REPO, ScrapyProcess

SETTINGS = """
from newsbot.settings import *
SPIDER_MODULES = ["made"]
NEWSPIDER_MODULE = "made"
ALLOW_PRIVATE_ADDRESSES = True
DOWNLOAD_DELAY = 0
AUTOTHROTTLE_ENABLED = False
RETRY_TIMES = 0
"""

PUBLISHER = """
import asyncio, re
from newsbot.spiders.publisher import PublisherSpider

class Made(PublisherSpider):
    name, title, country, language = "{name}", "{title}", "{country}", "{language}"
    allowed_domains = ["127.0.0.1"]
    feeds = ["{feed}"]
    article_url = r"/(?:politics|business|culture|world)/"
    {more}
"""


class Newsroom:
    """A folder with a project in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "made").mkdir()
        (folder / "made" / "__init__.py").touch()
        (folder / "scrapy.cfg").write_text("[settings]\ndefault = made_settings\n")
        (folder / "made_settings.py").write_text(SETTINGS)

    def add(self, name: str, feed: str, more: str = "", country: str = "GB", language: str = "en") -> None:
        """Add a publisher with this feed; *more* are further lines of its class."""
        facts = {"name": name, "title": name.title(), "feed": feed, "country": country, "language": language}
        (self.folder / "made" / f"{name}.py").write_text(PUBLISHER.format(**facts, more=more))

    def start(self, *arguments: str, **how: Any) -> ScrapyProcess:
        """Start `scrapy` with *arguments*."""
        path = os.pathsep.join((str(REPO), str(self.folder)))
        own = {"PYTHONPATH": path, "PYTHONWARNINGS": "error"}
        own["SCRAPY_SETTINGS_MODULE"] = "made_settings"  # Scrapy leaves this project's there once a test asks for it
        return ScrapyProcess(*arguments, folder=self.folder, environment=own, **how)

    def scrapy(self, *arguments: str, **how: Any) -> subprocess.CompletedProcess[str]:
        """Run `scrapy` with *arguments* to its end."""
        process = self.start(*arguments, **how)
        out, err = process.communicate(timeout=120)
        assert "ResourceWarning" not in err, err  # of a file or, from Python 3.13 on, of a database left open
        return subprocess.CompletedProcess(arguments, process.returncode or 0, out, err)

    def crawls(self) -> list[tuple[str, str | None]]:
        """Return (publisher, finish reason) of the crawl log, oldest first."""
        with Archive(self.folder / "newsbot.db", read_only=True) as archive:
            return [(crawl["publisher"], crawl["finish_reason"]) for crawl in reversed(archive.crawls.last(limit=100))]
