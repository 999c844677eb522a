"""BY HAND: the command `newsbot`: Scrapy's, with newsbot's settings where no project is."""

import os

SETTINGS = "newsbot.settings"
VARIABLE = "SCRAPY_SETTINGS_MODULE"


def main() -> None:
    """Run the command line; ends the process."""
    from scrapy.cmdline import execute
    from scrapy.utils.conf import closest_scrapy_cfg

    if not closest_scrapy_cfg():
        os.environ.setdefault(VARIABLE, SETTINGS)
    execute()


def has_project() -> bool:
    """Tell whether a command runs in a project, or with newsbot's own settings in any folder."""
    from scrapy.utils.conf import closest_scrapy_cfg

    return bool(closest_scrapy_cfg()) or os.environ.get(VARIABLE, SETTINGS) != SETTINGS
