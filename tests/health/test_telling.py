"""What is told arrives at real servers, once when it begins and once when it is over."""

import logging
import os
import re
import stat
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from newsbot.archive import Archive
from newsbot.health.judging import judge
from newsbot.health.parameters import Parameters
from newsbot.health.telling import mail, web
from newsbot.health.telling.events import as_json
from newsbot.health.telling.tell import ping, tell
from tests.health.conftest import DAY, NOW, crawled, past_days, well
from tests.health.servers import MailServer, WebServer, served

BROKEN = {"listing/failed": 3, "listing/failed/HTTP 500": 3}
POST = {"post"}


@pytest.fixture
def mails() -> Iterator[MailServer]:
    server = MailServer()
    with served(server):
        yield server


@pytest.fixture
def hook(monkeypatch: pytest.MonkeyPatch) -> Iterator[WebServer]:
    monkeypatch.setattr(web, "PAUSES", (0.0, 0.0))
    server = WebServer()
    with served(server):
        yield server


def break_down(archive: Archive) -> None:
    crawled(archive, "post", BROKEN, NOW)
    judge(archive, POST, NOW, Parameters())


def mend(archive: Archive) -> None:
    crawled(archive, "post", well(3), NOW)
    judge(archive, POST, NOW, Parameters())


def told(archive: Archive, later: timedelta = timedelta(0), **settings: Any) -> None:
    tell(archive, {f"HEALTH_{name.upper()}": value for name, value in settings.items()}, POST, NOW + later)


def test_a_beginning_and_an_end_are_each_posted_once(archive: Archive, hook: WebServer) -> None:
    break_down(archive)
    for _ in range(3):
        told(archive, webhook=hook.url)
    mend(archive)
    for _ in range(3):
        told(archive, webhook=hook.url)
    assert [(event["event"], event["publisher"], event["signal"]) for event in hook.posted] == [
        ("began", "post", "failed"),
        ("ended", "post", "failed"),
    ]
    assert all(all(event.values()) for event in hook.posted)


def test_an_event_that_a_webhook_does_not_take_is_tried_again_now_and_by_the_next_round(
    archive: Archive, hook: WebServer, caplog: pytest.LogCaptureFixture
) -> None:
    break_down(archive)
    hook.statuses = [503, 503]
    told(archive, webhook=hook.url)
    assert len(hook.posted) == 1
    mend(archive)
    hook.statuses = [302, 503, 429]
    told(archive, webhook=hook.url)
    assert len(hook.posted) == 1
    assert "health could not be told: 127.0.0.1" in caplog.text
    told(archive, webhook=hook.url)
    assert [event["event"] for event in hook.posted] == ["began", "ended"]


def test_a_webhook_that_says_no_is_asked_once_a_round(archive: Archive, hook: WebServer) -> None:
    break_down(archive)
    hook.statuses = [400]
    told(archive, webhook=hook.url)
    assert hook.asked == ["POST /"]


@pytest.mark.parametrize("url", ["ftp://any.example/", "file:///etc/passwd", "no address", "http://[::1", ""])
def test_a_webhook_that_is_no_web_address_is_one_line_and_no_traceback(
    archive: Archive, url: str, caplog: pytest.LogCaptureFixture
) -> None:
    break_down(archive)
    told(archive, webhook=url)
    assert len(caplog.messages) == bool(url)


def test_a_mail_arrives_with_what_began_and_another_with_what_is_over(archive: Archive, mails: MailServer) -> None:
    break_down(archive)
    told(archive, mail=mails.url)
    told(archive, mail=mails.url)
    mend(archive)
    told(archive, mail=mails.url)
    told(archive, mail=mails.url)
    assert [mail["Subject"] for mail in mails.mails] == ["newsbot: 1 new: post", "newsbot: 1 over: post"]
    assert mails.recipients == ["me@any.example"] * 2
    text = mails.mails[0].get_content()
    assert text.startswith("post: every listing failed: HTTP 500 since ")
    assert "look: scrapy crawls post" in text


def test_what_takes_days_is_in_one_mail_a_day(archive: Archive, mails: MailServer) -> None:
    silent = {"listing/unchanged": 3}
    for name in ("post", "times"):
        past_days(archive, name, 80, lambda ago: silent if ago < 3 else well(20))
    for followed, hours in (({"post"}, 0), ({"post", "times"}, 5), ({"post", "times"}, 25)):
        judge(archive, followed, NOW, Parameters())
        told(archive, timedelta(hours=hours), mail=mails.url)
    assert [mail["Subject"] for mail in mails.mails] == ["newsbot: 1 new: post", "newsbot: 1 new: times"]


def test_a_mail_server_that_refuses_gets_the_mail_in_the_next_round(archive: Archive, mails: MailServer) -> None:
    break_down(archive)
    mails.refuses = True
    told(archive, mail=mails.url)
    mails.refuses = False
    told(archive, mail=mails.url)
    assert len(mails.mails) == 1


def test_this_machines_sendmail_is_asked_where_no_server_is_named(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "sendmail"
    program.write_text(f"#!/bin/sh\ncat > {tmp_path}/mail\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    break_down(archive)
    told(archive, mail="me@any.example")
    assert "To: me@any.example" in (tmp_path / "mail").read_text()


@pytest.mark.parametrize(
    "target",
    [
        "nobody",
        "smtp:///me@any.example",
        "http://any.example/me@any.example",
        "a\nb@c",
        "smtp://[::1/a@b",
        "smtp://x:y/a@b",
    ],
)
def test_a_mail_address_that_is_none_is_one_line(archive: Archive, target: str) -> None:
    break_down(archive)
    with pytest.raises(mail.NotSent):
        mail.send(target, [], NOW)


def test_two_processes_never_tell_at_once(archive: Archive, hook: WebServer) -> None:
    break_down(archive)
    assert archive.locks.take("newsbot", NOW)
    told(archive, webhook=hook.url)
    assert hook.posted == []
    archive.locks.release("newsbot")
    told(archive, webhook=hook.url)
    assert len(hook.posted) == 1


def test_the_metrics_are_whole_readable_and_name_every_publisher(archive: Archive, tmp_path: Path) -> None:
    break_down(archive)
    file = tmp_path / "newsbot.prom"
    told(archive, textfile=str(file))
    text = file.read_text()
    assert 'newsbot_incidents_open{publisher="post"} 1\n' in text
    assert f'newsbot_incident_began_seconds{{publisher="post",signal="failed"}} {NOW.timestamp():.0f}\n' in text
    assert all(
        re.fullmatch(r'# (HELP|TYPE) .+|[a-z_]+(\{[a-z]+="[^"]*"(,[a-z]+="[^"]*")*\})? \d+', line)
        for line in text.splitlines()
    )
    assert stat.S_IMODE(file.stat().st_mode) == 0o644
    mend(archive)
    told(archive, textfile=str(file))
    assert 'newsbot_incidents_open{publisher="post"} 0\n' in file.read_text()
    assert sorted(path.name for path in tmp_path.glob("*.prom*")) == ["newsbot.prom"]


def test_metrics_that_cannot_be_written_are_one_line(archive: Archive, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        told(archive, textfile="/proc/nowhere/newsbot.prom")
    assert len(caplog.messages) == 1


def test_the_dead_mans_switch_is_asked_for(hook: WebServer) -> None:
    ping({"HEALTH_PING": hook.url + "ping/1"})
    ping({})
    assert hook.asked == ["GET /ping/1"]


def test_what_was_accepted_before_it_was_told_is_not_told(archive: Archive, hook: WebServer) -> None:
    break_down(archive)
    (incident,) = archive.incidents.open()
    archive.incidents.accept(incident.id, NOW)
    told(archive, webhook=hook.url)
    assert [event["event"] for event in hook.posted] == []


def test_an_incident_as_json_has_no_empty_value(archive: Archive) -> None:
    past_days(archive, "post", 80, lambda ago: {"listing/unchanged": 3} if ago < 3 else well(20))
    (incident,) = judge(archive, POST, NOW + DAY, Parameters())
    assert all(as_json(incident, NOW).values())
