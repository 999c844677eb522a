"""BY HAND: a file of credentials with a mistake is refused before anything is asked for."""

from pathlib import Path

from scrapy.exceptions import UsageError
from scrapy.settings import SETTINGS_PRIORITIES, BaseSettings

from newsbot.cli.publisher_options import publishers
from newsbot.names import names_like


def refuse_wrong_credentials(settings: BaseSettings) -> None:
    """Raise UsageError where the file that CREDENTIALS names is not as it has to be."""
    from newsbot.credentials import WrongCredentials, read_credentials

    if not (path := settings["CREDENTIALS"]):
        return
    is_asked_for = (settings.getpriority("CREDENTIALS") or 0) > SETTINGS_PRIORITIES["project"]
    if is_asked_for and not Path(path).exists():
        raise UsageError(f"CREDENTIALS: there is no file {path}")
    try:
        if not (credentials := read_credentials(Path(path))):
            return
    except WrongCredentials as error:
        raise UsageError(str(error)) from None
    if not (known := publishers(settings)):
        return  # `runspider`, which knows its one file only
    for name in credentials:
        if name not in known:
            raise UsageError(f"{path}: unknown publisher {name!r}: {names_like(name, known)}")
        if not known[name].allowed_domains:
            raise UsageError(f"{path}: {name} has no allowed_domains that its credentials may go to")
