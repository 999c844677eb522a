"""A project of made publishers in a folder, for tests that run `scrapy` as a user does."""

import os
import subprocess
import sys
from pathlib import Path

from newsbot.archive import Archive

REPO = Path(__file__).parents[2]

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

    def start(self, *arguments: str, stderr: int = subprocess.PIPE) -> subprocess.Popen[str]:
        """Start `scrapy` with *arguments*."""
        return self._python("-m", "scrapy", *arguments, stderr=stderr)

    def scrapy(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run `scrapy` with *arguments* to its end."""
        return self.run("-m", "scrapy", *arguments)

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run Python with *arguments* in the folder."""
        process = self._python(*arguments)
        out, err = process.communicate(timeout=60)
        assert "ResourceWarning" not in err, err  # of a file or, from Python 3.13 on, of a database left open
        return subprocess.CompletedProcess(arguments, process.returncode, out, err)

    def _python(self, *arguments: str, stderr: int = subprocess.PIPE) -> subprocess.Popen[str]:
        path = os.pathsep.join((str(REPO), str(self.folder)))
        own = {"PYTHONPATH": path, "PYTHONWARNINGS": "error"}
        own["SCRAPY_SETTINGS_MODULE"] = "made_settings"  # Scrapy leaves this project's there once a test asks for it
        return subprocess.Popen(
            [sys.executable, *arguments],
            cwd=self.folder,
            env={**os.environ, **own},
            stdout=subprocess.PIPE,
            stderr=stderr,
            text=True,
        )

    def crawls(self) -> list[tuple[str, str | None]]:
        """Return (publisher, finish reason) of the crawl log, oldest first."""
        with Archive(self.folder / "newsbot.db", read_only=True) as archive:
            return [(crawl["publisher"], crawl["finish_reason"]) for crawl in reversed(archive.crawls.last(limit=100))]
