"""REQUEST: newsbot says who it is, to publishers in the user agent, and to the user without Scrapy's small talk."""

import logging
from importlib.metadata import PackageNotFoundError, version

from scrapy.settings import BaseSettings

INNER_WORKINGS = ("scrapy.addons", "scrapy.core.engine", "scrapy.crawler", "scrapy.middleware", "scrapy.utils.log")
"""Loggers that tell at INFO how Scrapy is put together; nothing there needs a person."""
SINGLE_PAGES = ("scrapy.core.downloader.handlers.http11", "scrapy.downloadermiddlewares.httpcompression")
"""Loggers that warn of one page that is too large or cut off; its outcome is told and counted anyway."""


class UserAgentAddon:
    """A Scrapy add-on, as the user agent depends on another setting and the log level on what the user asked for."""

    @classmethod
    def update_pre_crawler_settings(cls, settings: BaseSettings) -> None:
        """Keep Scrapy's start-up and shutdown lines for those who ask for DEBUG."""
        for names, is_for_people in ((INNER_WORKINGS, _is_above_info), (SINGLE_PAGES, _is_above_warning)):
            for logger in map(logging.getLogger, names):
                if settings.get("LOG_LEVEL") == "DEBUG":
                    logger.removeFilter(is_for_people)
                else:
                    logger.addFilter(is_for_people)  # a level would not last: Scrapy sets them all when it starts

    def update_settings(self, settings: BaseSettings) -> None:
        """Name newsbot and its CONTACT in the user agent, unless the user chose another one."""
        settings.set("USER_AGENT", user_agent(settings.get("CONTACT")), priority="addon")


def user_agent(contact: str | None) -> str:
    """Return newsbot's name for servers.

    >>> user_agent("crawler@example.org").split(" ", 1)[1]
    '(+crawler@example.org)'
    """
    try:
        name = f"newsbot/{version('newsbot')}"
    except PackageNotFoundError:
        name = "newsbot"
    return f"{name} (+{contact})" if contact else name


def _is_above_info(record: logging.LogRecord) -> bool:
    return record.levelno > logging.INFO


def _is_above_warning(record: logging.LogRecord) -> bool:
    return record.levelno > logging.WARNING
