"""WATCH: incidents by mail: through this machine's sendmail, or through an SMTP server."""

import shutil
import smtplib
import socket
import ssl
import subprocess
from collections.abc import Sequence
from datetime import datetime
from email.message import EmailMessage
from email.utils import formatdate, make_msgid
from urllib.parse import parse_qs, unquote, urlsplit

from newsbot.health.telling.events import BEGAN, Event

SECONDS = 20.0
"""Until a server that does not answer is given up, for this round."""
SENDMAIL_AT = "/usr/sbin:/usr/lib:/sbin:/usr/bin"
PORTS = {"smtp": 25, "smtps": 465}


class NotSent(Exception):
    """A message that could not be sent now; the next round tries again."""


def send(target: str, events: Sequence[Event], now: datetime) -> None:
    """Send one mail with all *events* to *target* (see HEALTH_MAIL); raises NotSent."""
    try:
        url = urlsplit(target) if "://" in target else None
        port = url.port if url else None
    except ValueError as error:
        raise NotSent(f"HEALTH_MAIL: {target!r}: {error}") from error
    asked = {name: values[0] for name, values in parse_qs(url.query).items()} if url else {}
    to = asked.get("to") or (unquote(url.path.strip("/")) if url else target)
    if "@" not in to:
        raise NotSent(f"HEALTH_MAIL names nobody to write to: {target!r}")
    sender = asked.get("from") or f"newsbot@{socket.gethostname()}"
    try:
        message = written(events, sender, to, now)
        if url is None:
            _by_sendmail(message)
        else:
            _by_smtp(url.scheme, url.hostname or "", port, url.username, url.password, message)
    except (OSError, smtplib.SMTPException, ValueError, subprocess.SubprocessError) as error:
        raise NotSent(f"mail to {to}: {error or type(error).__name__}") from error


def written(events: Sequence[Event], sender: str, to: str, now: datetime) -> EmailMessage:
    """Return the mail that tells *events*."""
    message = EmailMessage()
    began = sum(event.kind == BEGAN for event in events)
    names = ", ".join(dict.fromkeys(" ".join(event.incident.publisher.split()) for event in events))
    told = ", ".join(
        part for part in (f"{began} new" * bool(began), f"{len(events) - began} over" * (began < len(events))) if part
    )
    message["From"], message["To"] = sender, to
    message["Subject"] = f"newsbot: {told}: {names}"[:200]
    message["Date"] = formatdate(now.timestamp(), localtime=True)
    message["Message-ID"] = make_msgid("newsbot")
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834: no vacation answers
    lines = [" ".join(event.line(now).split()) for event in events]
    message.set_content("\n\n".join([*lines, "All that is open: scrapy health\n-- \nnewsbot"]) + "\n")
    return message


def _by_sendmail(message: EmailMessage) -> None:
    program = shutil.which("sendmail") or shutil.which("sendmail", path=SENDMAIL_AT)
    if program is None:
        raise NotSent("mail: this machine has no sendmail; HEALTH_MAIL takes smtp://host:25/me@any.example, too")
    subprocess.run([program, "-t", "-oi"], input=message.as_bytes(), check=True, timeout=SECONDS, capture_output=True)


def _by_smtp(
    scheme: str, host: str, port: int | None, user: str | None, password: str | None, message: EmailMessage
) -> None:
    if scheme not in PORTS or not host:
        raise NotSent(f"HEALTH_MAIL begins with smtp:// or smtps:// and a host, not with {scheme}://{host}")
    context = ssl.create_default_context()
    port = port or PORTS[scheme]
    with (
        smtplib.SMTP_SSL(host, port, timeout=SECONDS, context=context)
        if scheme == "smtps"
        else smtplib.SMTP(host, port, timeout=SECONDS)
    ) as server:
        server.ehlo()
        if scheme == "smtp" and user and server.has_extn("starttls"):  # a password never goes in the open
            server.starttls(context=context)
            server.ehlo()
        if user:
            server.login(unquote(user), unquote(password or ""))
        server.send_message(message)
