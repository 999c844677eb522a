"""Dates as people write them: zones, halves of the day, calendars, and what is beside them."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from newsbot.dates.human_dates import LONGEST, human_date
from newsbot.dates.machine_dates import Moment, Precision, moment, to_aware
from newsbot.dates.zones import zone_of

DAY = datetime(2025, 6, 2)  # noqa: DTZ001


def told(text: str, language: str | None = None, month_first: bool = False) -> str | None:
    found = human_date(text, language, month_first)
    return found[0].isoformat() if found else None


@pytest.mark.parametrize(
    ("zone", "offset"),
    [
        *(("UTC", "+00:00"), ("GMT", "+00:00"), ("WET", "+00:00"), ("WEST", "+01:00"), ("BST", "+01:00")),
        *(("CET", "+01:00"), ("MEZ", "+01:00"), ("CEST", "+02:00"), ("MESZ", "+02:00"), ("SAST", "+02:00")),
        *(("CAT", "+02:00"), ("EET", "+02:00"), ("EEST", "+03:00"), ("EAT", "+03:00"), ("MSK", "+03:00")),
        *(("TRT", "+03:00"), ("PKT", "+05:00"), ("WIB", "+07:00"), ("ICT", "+07:00"), ("WITA", "+08:00")),
        *(("HKT", "+08:00"), ("SGT", "+08:00"), ("MYT", "+08:00"), ("AWST", "+08:00"), ("WIT", "+09:00")),
        *(("JST", "+09:00"), ("KST", "+09:00"), ("AEST", "+10:00"), ("AEDT", "+11:00"), ("NZST", "+12:00")),
        *(("NZDT", "+13:00"), ("EST", "-05:00"), ("EDT", "-04:00"), ("CDT", "-05:00"), ("MST", "-07:00")),
        *(("MDT", "-06:00"), ("MET", "+01:00"), ("MEST", "+02:00"), ("PST", "-08:00"), ("PDT", "-07:00"), ("Z", "")),
        *(
            ("BRT", "-03:00"),
            ("CLST", "-03:00"),
            ("AKST", "-09:00"),
            ("NPT", "+05:45"),
        ),
        *(("ET", "-04:00"), ("CT", "-05:00"), ("MT", "-06:00"), ("PT", "-07:00")),
        *(("+0530", "+05:30"), ("+05:30", "+05:30"), ("-3", "-03:00"), ("-03:30", "-03:30"), ("(GMT+7)", "+07:00")),
        ("PST-0700", "-07:00"),
        *(("UTC+14", "+14:00"), ("UTC+15", ""), ("IST", ""), ("CST", ""), ("Uhr", ""), ("Uhr CEST", "+02:00")),
    ],
)
def test_the_offset_after_a_time_of_day_is_read_where_it_has_one_meaning(zone: str, offset: str) -> None:
    assert told(f"2 June 2025, 13:58 {zone}", "en") == f"2025-06-02T13:58:00{offset}"


def test_american_zones_have_summer_and_winter() -> None:
    assert told("January 2, 2025 1:58 PM ET", "en") == "2025-01-02T13:58:00-05:00"
    assert told("July 2, 2025 1:58 PM ET", "en") == "2025-07-02T13:58:00-04:00"


@pytest.mark.parametrize(
    ("clock", "read"),
    [
        ("12:05 am", "00:05:00"),
        ("12:05 pm", "12:05:00"),
        ("1:05 am", "01:05:00"),
        ("11:05 p.m.", "23:05:00"),
        ("1:05 P. M.", "13:05:00"),
        ("13:05 pm", "13:05:00"),
        ("13:05:09", "13:05:09"),
        ("13.05 Uhr", "13:05:00"),
        ("13 Uhr", "13:00:00"),
        ("9 a.m.", "09:00:00"),
        ("午前12時05分", "00:05:00"),
        ("午後11時05分", "23:05:00"),
        ("오후 1:05", "13:05:00"),
        ("오전 1:05", "01:05:00"),
        ("下午1:05", "13:05:00"),
        ("1:05 م", "13:05:00"),
        ("12:05 ص", "00:05:00"),
        ("1:05 μ.μ", "13:05:00"),
        ("1:05 مساءً", "13:05:00"),
        ("12:05 صباحًا", "00:05:00"),
        ("3:05 بعد الظهر", "15:05:00"),
        ("晚8:05", "20:05:00"),
        ("凌晨12:05", "00:05:00"),
        ("저녁 7시 05분", "19:05:00"),
        ("০৮:০৫ পিএম", "20:05:00"),
        ("8:05 अपराह्न", "20:05:00"),
        ("8:05:00 CH", "20:05:00"),
        ("8:05 PTG", "20:05:00"),
        ("8:05 ب.ظ", "20:05:00"),
        ("8:05 по подне", "20:05:00"),
        ("8:05:09.123 PM", "20:05:09"),
        ("8:05:09.1234567 PM", "20:05:09"),
    ],
)
def test_a_time_of_day_is_read_with_its_half_of_the_day(clock: str, read: str) -> None:
    assert told(f"2025年6月2日 {clock}") == f"2025-06-02T{read}"
    found = human_date(f"2025年6月2日 {clock}")
    assert found
    assert found[1]


def test_midnight_at_the_end_of_a_day_is_the_next_days_beginning() -> None:
    assert told("2025年6月2日 24:00") == "2025-06-03T00:00:00"


def test_a_date_without_a_time_of_day_says_so() -> None:
    assert human_date("2 June 2025", "en") == (DAY, False)
    assert human_date("2 June 2025, 00:00", "en") == (DAY, True)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("02/06/2568", None),
        ("2 มิถุนายน 2568", "2025-06-02T00:00:00"),
        ("2568-06-02", "2025-06-02T00:00:00"),
        ("令和元年5月2日", "2019-05-02T00:00:00"),
        ("民國114年6月2日", "2025-06-02T00:00:00"),
        ("Updated 1909 GMT (0309 HKT) June 2, 2025", "2025-06-02T00:00:00"),
        ("22:00, 2 June 2025 BST", "2025-06-02T22:00:00+01:00"),
        ("02 Montag Jun 2025", "2025-06-02T00:00:00"),
        ("2-JUN-25 16:15", "2025-06-02T16:15:00"),
        ("Jun 2, '25", "2025-06-02T00:00:00"),
        ("1º de junho de 2025", "2025-06-01T00:00:00"),
        ("1.º de junio de 2025", "2025-06-01T00:00:00"),
        ("2 июня 2025 г. 16:15 МСК", "2025-06-02T16:15:00+03:00"),
        ("2 Mehefin 2025", "2025-06-02T00:00:00"),
        ("2025ko ekainaren 2a", "2025-06-02T00:00:00"),
        ("Version 2.6.2025.1", None),
        ("10.000 in May of 2025", None),
        ("令和2年5月2日", "2020-05-02T00:00:00"),
        ("2.6.25", "2025-06-02T00:00:00"),
        ("2.6.1999", "1999-06-02T00:00:00"),
        ("25. 6. 2025", "2025-06-25T00:00:00"),
        ("12/25/2025", "2025-12-25T00:00:00"),
        ("2025/6/2", "2025-06-02T00:00:00"),
        ("2025.6.2", "2025-06-02T00:00:00"),
        ("2-6-2025", "2025-06-02T00:00:00"),
        ("2.6/2025", None),
        ("2 tháng 6, 2025", "2025-06-02T00:00:00"),
        ("31.2.2025", None),
        ("10:02.06.2025", None),
    ],
)
def test_dates_in_numbers_are_read_in_the_order_and_calendar_they_have(written: str, read: str | None) -> None:
    assert told(written, "th") == read


def test_of_two_dates_in_words_the_first_is_told() -> None:
    assert told("Published 12 May, updated 3 June 2025", "en") == "2025-05-12T00:00:00"


def test_the_month_comes_first_only_with_slashes_and_only_where_it_can() -> None:
    assert told("3/4/2025", "en", month_first=True) == "2025-03-04T00:00:00"
    assert told("12/12/2025", "en", month_first=True) == "2025-12-12T00:00:00"
    assert told("13/4/2025", "en", month_first=True) == "2025-04-13T00:00:00"
    assert told("3-4-2025", "en", month_first=True) == "2025-04-03T00:00:00"


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("es", "2 de junio de 2025"),
        ("es", "Madrid, 2 de junio, 2025"),
        ("en", "June 2, 2025"),
        ("en", "June the 2nd 2, 2025"),
        ("en", "Monday 2 June 2025 by 3 reporters"),
        ("en", "2025 June 2"),
        ("hu", "2025. június 2., hétfő"),
        ("de", "5 Kommentare | Montag, 2. Juni 2025"),
        ("ar", "2 حزيران 2025"),
    ],
)
def test_the_day_is_the_number_beside_the_month(language: str, written: str) -> None:
    assert told(written, language) == "2025-06-02T00:00:00"


@pytest.mark.parametrize(
    "written", ["Juni 2025", "32 June 2025", "0 June 2025", "June and more than 2, 2025", "2 2025"]
)
def test_a_month_without_a_day_beside_it_is_no_date(written: str) -> None:
    assert told(written, "en") is None


@pytest.mark.parametrize(
    ("written", "month"),
    [
        *(("2 كانون الثاني 2025", 1), ("2 كانون الأول 2025", 12), ("2 كانون الاول 2025", 12)),
        *(("2 تشرين الأول 2025", 10), ("2 تشرين الاول 2025", 10), ("2 تشرين الثاني 2025", 11)),
    ],
)
def test_months_of_two_words_are_one_month(written: str, month: int) -> None:
    assert told(written, "ar") == f"2025-{month:02}-02T00:00:00"


@pytest.mark.parametrize(
    "digits", ["٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "०१२३४५६७८९", "০১২৩৪৫৬৭৮৯", "๐๑๒๓๔๕๖๗๘๙", "０１２３４５６７８９"]
)
def test_digits_of_other_scripts_are_digits(digits: str) -> None:
    for written, read in (("23.08.2019 14:57", "2019-08-23T14:57:00"), ("16.10.2016", "2016-10-16T00:00:00")):
        assert told("".join(digits[int(sign)] if sign.isdigit() else sign for sign in written)) == read


def test_a_line_that_is_too_long_is_no_date() -> None:
    assert LONGEST == 160
    assert told("2 June 2025".ljust(160), "en")
    assert told("2 June 2025".ljust(161), "en") is None


@pytest.mark.parametrize(
    ("written", "precision"),
    [
        ("2025-06-02", Precision.DAY),
        ("2025-06-02T00:00", Precision.DAY),
        ("2025-06-02T00:00:59Z", Precision.DAY),
        ("2025-06-02T00:01", Precision.CLOCK),
        ("2025-06-02T01:00", Precision.CLOCK),
        ("2025-06-02T01:00Z", Precision.INSTANT),
        ("2 June 2025", Precision.DAY),
        ("2 June 2025, 13:58", Precision.CLOCK),
        ("2 June 2025, 13:58 GMT", Precision.INSTANT),
    ],
)
def test_how_much_a_time_tells_is_known(written: str, precision: Precision) -> None:
    found = moment(written, "en")
    assert found
    assert found.precision is precision


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("1899-06-15", None),
        ("1899-12-31", None),
        ("1900-01-01", None),
        ("1900-01-02", "1900-01-02T00:00:00"),
        ("2199-12-31", "2199-12-31T00:00:00"),
        ("2200-01-01", None),
        ("2.6.25", "2025-06-02T00:00:00"),
        ("2.6.2", None),
        ("9999999999", None),
        ("1748865480.75", "2025-06-02T11:58:01+00:00"),
        ("174886548", None),
        ("Mon, 2 Jun 2025 13:58 GMT", "2025-06-02T13:58:00+00:00"),
        ("2 Jun 2025 13:58:00 -0330", "2025-06-02T13:58:00-03:30"),
        ("Mon Jun 02 13:58:00 +0200 2025", "2025-06-02T13:58:00+02:00"),
        ("Mon Jun 02 13:58:00 -0330 2025", "2025-06-02T13:58:00-03:30"),
        ("Mon Jun 02 13:58:00 EDT 2025", "2025-06-02T13:58:00-04:00"),
        ("Mon Jun 02 13:58:00 XYZ 2025", "2025-06-02T13:58:00"),
        ("2025-06-02T13:58:00,5Z", "2025-06-02T13:58:00.500000+00:00"),
        ("2025-06-02T13:58:00  +02:00", "2025-06-02T13:58:00+02:00"),
        ("2025-06-02T13:58:00 Z", "2025-06-02T13:58:00+00:00"),
        ("2025-06-02+02:00", "2025-06-02T00:00:00+02:00"),
        ("2025-06-02-0330", "2025-06-02T00:00:00-03:30"),
        ("2025-06-02Z", "2025-06-02T00:00:00+00:00"),
        ("2025-06-02 13:58:09.123456789 +0200 CEST", "2025-06-02T13:58:09+02:00"),
    ],
)
def test_times_of_machines_are_read_within_bounds(written: str, read: str | None) -> None:
    found = moment(written, "en")
    assert (found and found.time.isoformat()) == read


def test_up_to_ten_minutes_ahead_a_time_is_put_down_to_the_clocks() -> None:
    seen = datetime(2026, 1, 10, 12, tzinfo=UTC)
    for minutes, is_taken in ((0, True), (10, True), (10.1, False)):
        found = to_aware(Moment(seen + timedelta(minutes=minutes), Precision.INSTANT), seen_at=seen)
        assert (found is not None) is is_taken
    naive = Moment(datetime(2026, 1, 10, 13), Precision.CLOCK)  # noqa: DTZ001
    assert to_aware(naive, ZoneInfo("Europe/Berlin"), seen) is not None
    assert to_aware(naive, UTC, seen) is None


@pytest.mark.parametrize(
    ("found", "note"),
    [
        (Moment(DAY, Precision.DAY), "offset assumed, day only"),
        (Moment(DAY, Precision.CLOCK), "offset assumed"),
        (Moment(DAY.replace(tzinfo=UTC), Precision.DAY), "day only"),
        (Moment(DAY.replace(tzinfo=UTC), Precision.INSTANT), ""),
    ],
)
def test_what_was_assumed_is_noted(found: Moment, note: str) -> None:
    read = to_aware(found)
    assert read
    assert (read[0].utcoffset(), read[1]) == (timedelta(), note)


def test_without_an_offset_the_zone_of_the_address_goes_before_that_of_the_language() -> None:
    offsets = []
    for zone in (ZoneInfo("Europe/Berlin"), zone_of("https://a.jp/", "tr"), zone_of("https://a.com/", "tr")):
        read = to_aware(Moment(DAY, Precision.CLOCK), zone)
        assert read
        offsets.append(read[0].utcoffset())
    assert offsets == [timedelta(hours=hours) for hours in (2, 9, 3)]


@pytest.mark.parametrize(
    ("zone", "day", "offset"),
    [
        ("Asia/Kolkata", "2 June 2025", "+05:30"),
        ("Europe/Dublin", "2 June 2025", "+01:00"),
        ("Asia/Jerusalem", "2 December 2025", "+02:00"),
        (None, "2 June 2025", "+05:30"),
    ],
)
def test_ist_is_the_time_of_the_publishers_country(zone, day, offset):
    for written in (f"{day} 10:30 IST", f"{day}, 10:30 am (IST)", f"Mon, {day} 10:30:00 IST"):
        found = moment(written, "en")
        assert found
        aware = to_aware(found, ZoneInfo(zone) if zone else None)
        assert aware
        assert aware[0].isoformat().endswith(f"10:30:00{offset}")


@pytest.mark.parametrize("text", ["2-JUN-25", "02-Jun-25 13:58", "Jun 2, '25", "2 June ’25"])
def test_a_year_of_two_digits_is_read_behind_day_and_month_or_an_apostrophe(text: str) -> None:
    found = told(text, "en")
    assert found
    assert found.startswith("2025-06-02")


@pytest.mark.parametrize(
    "text", ["F-16 lands on 2 June", "Covid-19, 2 June", "Hits of the '80s, 2 June", "U-17-WM, 2. Juni"]
)
def test_a_number_within_a_name_is_no_year(text: str) -> None:
    assert told(text, "de") is None


def test_digits_slashes_and_colons_may_be_as_wide_as_chinese_characters() -> None:
    assert human_date("２０２５／０６／０２ １３：５８", "ja") == (DAY.replace(hour=13, minute=58), True)
