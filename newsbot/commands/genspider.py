"""BY HAND: Scrapy's genspider, which writes a publisher file unless told otherwise."""

import argparse
from pathlib import Path
from typing import Any

import scrapy
from scrapy.commands import genspider
from scrapy.exceptions import UsageError

from newsbot.cli.command import InOwnWords
from newsbot.cli.errors import one_line_for_mistakes
from newsbot.cli.main import has_project
from newsbot.urls import host_of, site_of

NOT_WRITTEN = 1
"""Exit status where no file was written, as there is one of that name, or no such template."""


class Command(InOwnWords, genspider.Command):
    """Scrapy's command; `TEMPLATES_DIR` would hide Scrapy's own templates, so these are looked up after ours."""

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.set_defaults(template="publisher")

    def _generate_template_variables(self, module: str, name: str, url: str, template_name: str) -> dict[str, Any]:
        """Take the site of *url*, which may have a port and a path, for the domain: Scrapy's would match nothing."""
        address = url if "://" in url else f"https://{url.lstrip('/')}"
        address = address.replace("\\", "%5C").replace('"', "%22")
        address += "/" * ("/" not in address.partition("://")[2])
        variables = super()._generate_template_variables(module, name, address, template_name)
        return variables | {"domain": site_of(address) or host_of(address)}

    @one_line_for_mistakes
    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        if len(args) == 2 and not host_of(args[1] if "://" in args[1] else f"https://{args[1]}"):
            raise UsageError(f"{args[1]} names no domain: write it like any.example")
        if args and not has_project():
            raise UsageError("there is no project here to write into; newsbot init DIR makes one")
        if args and not (opts.list or opts.dump):
            from newsbot.cli.own_project import folder_of_publishers

            folder_of_publishers(self.settings)  # type: ignore[arg-type]
        self.exitcode = NOT_WRITTEN if len(args) == 2 and not (opts.list or opts.dump) else 0
        super().run(args, opts)

    def _genspider(self, *how: Any) -> Path:
        self.exitcode = 0
        return super()._genspider(*how)

    def _find_template(self, template: str) -> Path | None:
        own = Path(scrapy.__path__[0], "templates", "spiders", f"{template}.tmpl")
        return own if own.exists() else super()._find_template(template)
