"""What is or was not as usual: begun once, seen again, ended, accepted, told."""

from datetime import datetime, timedelta

from newsbot.archive import Archive
from newsbot.archive.incidents import Incident
from tests.archive.conftest import NOW

DAY = timedelta(days=1)


def see(archive: Archive, publisher: str = "post", began: datetime = NOW, now: datetime = NOW, **facts: str) -> None:
    said = {"signal": "volume", "expected": "40", "observed": "2", "look": "scrapy crawls post"} | facts
    archive.incidents.see(publisher, began=began, now=now, **said)


def the_one(found: list[Incident]) -> Incident:
    (incident,) = found
    return incident


def test_an_incident_is_told_as_it_was_seen(archive: Archive) -> None:
    see(archive, began=NOW - DAY)
    incident = the_one(archive.incidents.open())
    assert (incident.publisher, incident.signal, incident.look) == ("post", "volume", "scrapy crawls post")
    assert (incident.expected, incident.observed) == ("40", "2")
    assert (incident.began, incident.last_seen, incident.ended, incident.accepted) == (NOW - DAY, NOW, None, None)
    assert (incident.is_open, incident.told) == (True, {})


def test_an_incident_that_goes_on_keeps_its_beginning_and_where_to_look(archive: Archive) -> None:
    see(archive)
    see(archive, began=NOW + DAY, now=NOW + DAY, expected="41", observed="3", look="elsewhere")
    incident = the_one(archive.incidents.not_ended())
    assert (incident.began, incident.look) == (NOW, "scrapy crawls post")
    assert (incident.last_seen, incident.expected, incident.observed) == (NOW + DAY, "41", "3")


def test_one_that_comes_back_after_its_end_is_another(archive: Archive) -> None:
    see(archive)
    archive.incidents.end(the_one(archive.incidents.open()).id, NOW + DAY)
    assert archive.incidents.not_ended() == []
    see(archive, began=NOW + 2 * DAY)
    assert the_one(archive.incidents.open()).began == NOW + 2 * DAY
    assert [one.ended for one in archive.incidents.since(NOW)] == [NOW + DAY, None]


def test_an_end_is_not_moved(archive: Archive) -> None:
    see(archive)
    number = the_one(archive.incidents.open()).id
    archive.incidents.end(number, NOW + DAY)
    archive.incidents.end(number, NOW + 2 * DAY)
    assert the_one(archive.incidents.since(NOW)).ended == NOW + DAY


def test_what_is_accepted_goes_on_and_is_open_no_more(archive: Archive) -> None:
    see(archive)
    number = the_one(archive.incidents.open()).id
    assert archive.incidents.accept(number, NOW + DAY)
    assert archive.incidents.open() == []
    accepted = the_one(archive.incidents.not_ended())
    assert (accepted.accepted, accepted.is_open) == (NOW + DAY, False)
    assert archive.incidents.accepted() == [accepted]
    assert not archive.incidents.accept(number, NOW + 2 * DAY)
    assert the_one(archive.incidents.accepted()).accepted == NOW + DAY


def test_neither_what_is_not_there_nor_what_has_ended_can_be_accepted(archive: Archive) -> None:
    assert not archive.incidents.accept(1, NOW)
    see(archive)
    number = the_one(archive.incidents.open()).id
    archive.incidents.end(number, NOW)
    assert not archive.incidents.accept(number, NOW)
    assert archive.incidents.accepted() == []


def test_of_old_ones_only_the_open_are_told_and_the_oldest_first(archive: Archive) -> None:
    see(archive, "new", began=NOW, now=NOW)
    see(archive, "old", began=NOW - 9 * DAY, now=NOW - 9 * DAY)
    see(archive, "over", began=NOW - 9 * DAY, now=NOW - 9 * DAY)
    over = next(one for one in archive.incidents.open() if one.publisher == "over")
    archive.incidents.end(over.id, NOW - 8 * DAY)
    assert [one.publisher for one in archive.incidents.since(NOW - 8 * DAY)] == ["old", "over", "new"]
    assert [one.publisher for one in archive.incidents.since(NOW - 7 * DAY)] == ["old", "new"]


def test_what_was_told_to_whom_is_added_up(archive: Archive) -> None:
    see(archive)
    number = the_one(archive.incidents.open()).id
    archive.incidents.note_told(number, ["webhook began"], NOW)
    archive.incidents.note_told(number, ["mail began", "webhook ended"], NOW + DAY)
    told = the_one(archive.incidents.open()).told
    assert {words: datetime.fromisoformat(time) for words, time in told.items()} == {
        "webhook began": NOW,
        "mail began": NOW + DAY,
        "webhook ended": NOW + DAY,
    }
