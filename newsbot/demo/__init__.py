"""BY HAND: a small, realistic publisher on loopback: what the demo crawls, and what the tests crawl."""

from newsbot.demo.server import DemoPublisher

__all__ = ["DemoPublisher"]
