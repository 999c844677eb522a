"""BY HAND: Scrapy's genspider, which writes a publisher file unless told otherwise."""

import argparse
from pathlib import Path

import scrapy
from scrapy.commands import genspider


class Command(genspider.Command):
    """Scrapy's command; `TEMPLATES_DIR` would hide Scrapy's own templates, so these are looked up after ours."""

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.set_defaults(template="publisher")

    def _find_template(self, template: str) -> Path | None:
        own = Path(scrapy.__path__[0], "templates", "spiders", f"{template}.tmpl")
        return own if own.exists() else super()._find_template(template)
