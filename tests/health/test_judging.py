"""What an archive's past says: incidents that begin, go on, are over, are accepted."""

from datetime import timedelta

from newsbot.archive import Archive
from newsbot.health.judged_shares import GOOD_SHARES
from newsbot.health.judging import judge, replayed, wrong
from newsbot.health.known_past import past_of
from newsbot.health.parameters import Parameters
from newsbot.states import Reason
from tests.health.conftest import DAY, NOW, crawled, past_days, well

PARAMETERS = Parameters()
POST = {"post"}
SILENT = {"listing/unchanged": 3}
BROKEN = {"listing/failed": 3, "listing/failed/HTTP 500": 3}
MIDNIGHT = NOW.replace(hour=0)


def signals(archive: Archive, followed: set[str] = POST) -> list[tuple[str, str]]:
    return [(one.publisher, one.signal) for one in judge(archive, followed, NOW, PARAMETERS)]


def test_a_publisher_that_is_well_has_no_incident(archive: Archive) -> None:
    past_days(archive, "post", 80)
    assert signals(archive) == []
    assert wrong(archive, POST, PARAMETERS) == {}


def test_silence_is_told_with_its_beginning_and_what_was_usual(archive: Archive) -> None:
    past_days(archive, "post", 80, lambda ago: SILENT if ago < 3 else well(20))
    (incident,) = judge(archive, POST, NOW, PARAMETERS)
    assert (incident.signal, incident.began) == ("silence", MIDNIGHT - 2 * DAY)
    assert (incident.expected, incident.observed, incident.look) == ("20 a day", "no article", "scrapy crawls post")
    assert wrong(archive, POST, PARAMETERS)["post"].state == "silent"


def test_a_field_that_went_missing_is_told_with_its_name(archive: Archive) -> None:
    past_days(archive, "post", 80, lambda ago: well(20) | {"field/authors": 1 if ago < 3 else 19})
    (incident,) = judge(archive, POST, NOW, PARAMETERS)
    assert (incident.signal, incident.observed) == ("authors", "authors missing on 38 of 40 pages")
    assert wrong(archive, POST, PARAMETERS)["post"].state == "degraded"


def test_listings_of_which_some_fail_for_days_are_told(archive: Archive) -> None:
    lost = {"listing/read": 40, "listing/gone": 20, "listing/gone/HTTP 404": 20}
    past_days(archive, "post", 80, lambda ago: well(20) | (lost if ago < 4 else {"listing/unchanged": 60}))
    assert signals(archive) == [("post", "listings")]


def test_dates_that_stand_still_are_told(archive: Archive) -> None:
    past_days(archive, "post", 80, lambda ago: well(20) | {"old date": 20 if ago < 4 else 1})
    assert signals(archive) == [("post", "dates")]


def test_an_incident_is_one_however_often_it_is_seen_and_ends(archive: Archive) -> None:
    past_days(archive, "post", 10)
    for minutes in (10, 5):
        crawled(archive, "post", BROKEN, NOW - timedelta(minutes=minutes))
    first, again = (judge(archive, POST, NOW, PARAMETERS) for _ in range(2))
    assert [one.id for one in first] == [one.id for one in again]
    crawled(archive, "post", well(3), NOW)
    assert judge(archive, POST, NOW + DAY, PARAMETERS) == []
    (ended,) = archive.incidents.since(NOW)
    assert (ended.id, ended.ended) == (first[0].id, NOW + DAY)


def test_lost_listings_are_told_and_not_the_silence_that_follows(archive: Archive) -> None:
    past_days(archive, "post", 80, lambda ago: BROKEN if ago < 4 else well(20))
    assert signals(archive) == [("post", "failed")]


def test_what_is_accepted_is_open_no_more_and_the_new_normal(archive: Archive) -> None:
    past_days(archive, "post", 110, lambda ago: well(6 if ago < 30 else 20))
    (incident,) = judge(archive, POST, NOW, PARAMETERS)
    assert archive.incidents.accept(incident.id, NOW)
    assert not archive.incidents.accept(incident.id, NOW)
    assert judge(archive, POST, NOW, PARAMETERS) == []


def test_an_accepted_failure_is_told_again_only_after_it_was_over(archive: Archive) -> None:
    crawled(archive, "post", BROKEN, NOW - DAY)
    (incident,) = judge(archive, POST, NOW, PARAMETERS)
    archive.incidents.accept(incident.id, NOW)
    crawled(archive, "post", BROKEN, NOW)
    assert signals(archive) == []
    crawled(archive, "post", well(3), NOW)
    assert signals(archive) == []
    for _ in range(2):
        crawled(archive, "post", BROKEN, NOW)
    assert signals(archive) == [("post", "failed")]


def test_when_all_publishers_fall_it_is_one_incident_about_ourselves(archive: Archive) -> None:
    followed = {f"post{n}" for n in range(7)}
    for name in followed:
        past_days(archive, name, 60, lambda ago: well(2 if ago < 2 else 20))
    assert signals(archive, followed) == [("newsbot", "all articles")]


def test_an_incident_of_a_publisher_that_is_followed_no_more_is_over(archive: Archive) -> None:
    crawled(archive, "post", BROKEN, NOW)
    assert signals(archive) == [("post", "failed")]
    assert signals(archive, {"times"}) == []


def test_the_past_is_replayed_with_beginnings_and_ends(archive: Archive) -> None:
    past_days(archive, "post", 120, lambda ago: SILENT if 40 < ago <= 50 else well(20))
    past = past_of(archive, POST, NOW, PARAMETERS)
    told = [(day, finding.signal, began) for day, finding, began in replayed(past, NOW.date())]
    today = NOW.date()
    assert told[0] == (today - 50 * DAY, "silence", True)
    assert told[-1][2] is False
    assert today - 40 * DAY <= told[-1][0] <= today - 35 * DAY


def test_an_archive_older_than_the_table_of_days_has_its_past_in_the_crawl_log(archive: Archive) -> None:
    past_days(archive, "post", 60, lambda ago: SILENT if ago < 3 else well(20))
    archive.database.write("DELETE FROM day")
    assert signals(archive) == [("post", "silence")]


def test_every_share_is_of_counts_that_may_be_anything() -> None:
    assert all(part({}) == (0, 0) for part in GOOD_SHARES.values())


def test_what_whole_days_say_is_gone_through_once_a_day_and_stays_until_then(archive: Archive) -> None:
    past_days(archive, "post", 80, lambda ago: SILENT if ago < 3 else well(20))
    first = judge(archive, POST, NOW, PARAMETERS, anew=False)
    assert [one.id for one in judge(archive, POST, NOW, PARAMETERS, anew=False)] == [one.id for one in first]
    assert judge(archive, set(), NOW, PARAMETERS, anew=False) == []
    assert [one.signal for one in judge(archive, POST, NOW + DAY, PARAMETERS, anew=False)] == ["silence"]


def test_what_stored_articles_show_of_late_is_told_and_is_no_news(archive: Archive) -> None:
    junk = {"listing/read": 3, "found": 20, "stored": 20, f"stored/{Reason.SUSPECT}": 20}
    teasers = {f"stored/{Reason.TEASER}": 18, "stored/unchanged": 2}
    past_days(archive, "post", 80, lambda ago: junk if ago < 4 else well(20))
    past_days(archive, "times", 80, lambda ago: well(40) | (teasers if ago < 4 else {"stored/unchanged": 20}))
    assert signals(archive, {"post", "times"}) == [("times", "teaser"), ("post", "outage")]
    assert wrong(archive, {"post"}, PARAMETERS)["post"].state == "degraded"
