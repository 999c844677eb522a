"""Times as pages write them."""

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsbot.dates.machine_dates import Moment, Precision, moment, to_aware
from newsbot.dates.months import NAMES, NAMES_WHERE_TOLD, month
from newsbot.dates.zones import zone_of

SEEN = datetime(2026, 1, 10, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2025-06-02T13:58:00+02:00", "2025-06-02T13:58:00+02:00"),
        ("2025-06-02T13:58Z", "2025-06-02T13:58:00+00:00"),
        ("2025-06-02 13:58:00 +0200", "2025-06-02T13:58:00+02:00"),
        ("2025-06-02T13:58:00.1234567Z", "2025-06-02T13:58:00.123456+00:00"),
        ("2025-06-02T13:58:00[Europe/Berlin]", "2025-06-02T13:58:00+02:00"),
        ("2025-06-02T13:58:00[+05:30]", "2025-06-02T13:58:00+05:30"),
        ("2025-06-02T13:58:00[!Europe/Berlin][u-ca=hebrew]", "2025-06-02T13:58:00+02:00"),
        ("2025-06-02T13:58:00[Somewhere/Else]", "2025-06-02T13:58:00"),
        ("2025-06-02 13:58:00.0", "2025-06-02T13:58:00"),
        ("20250602T135800Z", "2025-06-02T13:58:00+00:00"),
        ("20250602135800", "2025-06-02T13:58:00"),
        ("202506021358", "2025-06-02T13:58:00"),
        ("2025-06-02", "2025-06-02T00:00:00"),
        ("Mon, 02 Jun 2025 13:58:00 +0200", "2025-06-02T13:58:00+02:00"),
        ("Mon Jun 02 13:58:00 CEST 2025", "2025-06-02T13:58:00+02:00"),
        ("Mon Jun  2 13:58:00 2025", "2025-06-02T13:58:00"),
        ("1748865480", "2025-06-02T11:58:00+00:00"),
        ("/Date(1748865480000)/", "2025-06-02T11:58:00+00:00"),
        ("/Date(1748865480000+0200)/", "2025-06-02T11:58:00+00:00"),
        ("Mon, 02 Jun 2025 13:58:00 AWST", "2025-06-02T13:58:00+08:00"),
        ("Mon, 02 Jun 2025 13:58:00 HST", "2025-06-02T13:58:00-10:00"),
        ("Mon, 02 Jun 2025 13:58:00 COT", "2025-06-02T13:58:00-05:00"),
        ("Mon, 02 Jun 2025 01:58 PM Eastern Daylight Time", "2025-06-02T13:58:00-04:00"),
        ("2 January 2026 13:58 Pacific Time", "2026-01-02T13:58:00-08:00"),
        ("1748865480000", "2025-06-02T11:58:00+00:00"),
        (1748865480, "2025-06-02T11:58:00+00:00"),
    ],
)
def test_machine_formats_keep_their_own_offset(written: object, read: str) -> None:
    found = moment(written)
    assert found is not None
    assert found.time.isoformat() == read


@pytest.mark.parametrize(
    ("language", "written", "read"),
    [
        ("de", "Veröffentlicht: 02.06.2025 • 13:58 Uhr", "2025-06-02T13:58:00"),
        ("de", "Montag, 2. Juni 2025, 13.58 Uhr", "2025-06-02T13:58:00"),
        ("de", "2. März 2025", "2025-03-02T00:00:00"),
        ("de", "25.4.24", "2024-04-25T00:00:00"),
        ("de", "03. Mrz 2021", "2021-03-03T00:00:00"),
        ("en", "3rd of March, 2021", "2021-03-03T00:00:00"),
        ("fa", "۱۳ اسفند ۱۳۹۹ - ۱۴:۰۵", "2021-03-03T14:05:00"),
        ("fa", "۱۴۰۳/۰۱/۰۱", "2024-03-20T00:00:00"),
        ("fa", "سه شنبه 3 مارس 2021", "2021-03-03T00:00:00"),
        ("gu", "3 માર્ચ 2021", "2021-03-03T00:00:00"),
        ("kk", "3 наурыз 2021", "2021-03-03T00:00:00"),
        ("en", "June 2, 2025 1:58 PM EDT", "2025-06-02T13:58:00-04:00"),
        ("en", "Updated June 2, 2025 at 1:58 p.m. ET", "2025-06-02T13:58:00-04:00"),
        ("en", "January 2, 2025 1:58 PM PT", "2025-01-02T13:58:00-08:00"),
        ("en", "2 June 2025, 12:05 a.m.", "2025-06-02T00:05:00"),
        ("en", "Sept. 4th, 2024", "2024-09-04T00:00:00"),
        ("fr", "Publié le 2 juin 2025 à 13h58", "2025-06-02T13:58:00"),
        ("es", "2 de junio de 2025 - 13:58", "2025-06-02T13:58:00"),
        ("pt", "2 de março de 2025 às 13h58", "2025-03-02T13:58:00"),
        ("it", "2 Febbraio 2025 - 14:41", "2025-02-02T14:41:00"),
        ("nl", "2 mrt 2025 om 13:58", "2025-03-02T13:58:00"),
        ("sv", "Publicerad 2 juni 2025 kl. 13.58", "2025-06-02T13:58:00"),
        ("fi", "2. kesäkuuta 2025", "2025-06-02T00:00:00"),
        ("pl", "2 października 2025, 13:58", "2025-10-02T13:58:00"),
        ("pl", "2 listopada 2025", "2025-11-02T00:00:00"),
        ("hr", "2. listopada 2025. 13:58", "2025-10-02T13:58:00"),
        ("cs", "2. listopadu 2025 13:58", "2025-11-02T13:58:00"),
        ("lt", "2025 m. birželio 2 d. 13:58", "2025-06-02T13:58:00"),
        ("hu", "2025. június 2. 13:58", "2025-06-02T13:58:00"),
        ("tr", "2 Haziran 2025 Pazartesi 13:58", "2025-06-02T13:58:00"),
        ("ru", "2 июня 2025, 13:58", "2025-06-02T13:58:00"),
        ("uk", "2 червня 2025 13:58", "2025-06-02T13:58:00"),
        ("el", "2 Ιουνίου 2025, 13:58", "2025-06-02T13:58:00"),
        ("id", "Senin, 2 Juni 2025 13:58 WIB", "2025-06-02T13:58:00+07:00"),
        ("vi", "Thứ hai, 2/6/2025, 13:58 (GMT+7)", "2025-06-02T13:58:00+07:00"),
        ("vi", "2 tháng 6 năm 2025", "2025-06-02T00:00:00"),
        ("ja", "2025年6月2日 13時58分", "2025-06-02T13:58:00"),
        ("ja", "2025年6月2日 午後1時58分", "2025-06-02T13:58:00"),
        ("ja", "2025年6月2日 午後1時5分", "2025-06-02T13:05:00"),
        ("ja", "令和7年6月2日", "2025-06-02T00:00:00"),
        ("zh", "２０２５年６月２日１３：５８", "2025-06-02T13:58:00"),
        ("ko", "입력 2025.06.02. 오후 1:58", "2025-06-02T13:58:00"),
        ("hi", "2 जून 2025, 13:58", "2025-06-02T13:58:00"),
        ("ar", "٢ يونيو ٢٠٢٥ - ١٣:٥٨", "2025-06-02T13:58:00"),
        ("ar", "2 كانون الثاني 2025", "2025-01-02T00:00:00"),
        ("he", "2 ביוני 2025", "2025-06-02T00:00:00"),
        ("th", "2 มิถุนายน 2568 เวลา 13:58 น.", "2025-06-02T13:58:00"),
        ("sw", "Juni 2, 2025", "2025-06-02T00:00:00"),
        ("xx", "2 June 2025 kell 13:58", "2025-06-02T13:58:00"),
        ("ar", "02\u200f/06\u200f/2025 1:58 م", "2025-06-02T13:58:00"),
        ("ar", "الاثنين، 4 غشت 2025", "2025-08-04T00:00:00"),
        ("ar", "8 يولية 2025", "2025-07-08T00:00:00"),
        ("fa", "3 ژوئيه 2025", "2025-07-03T00:00:00"),
        ("ur", "2 مئي 2025", "2025-05-02T00:00:00"),
        ("ca", "dimecres, 2 d’abril del 2025 13:58", "2025-04-02T13:58:00"),
        ("ca", "2 d'agost de 2025", "2025-08-02T00:00:00"),
        ("vi", "2 thg 6, 2025 13:58", "2025-06-02T13:58:00"),
        ("vi", "2 Tháng 6, 2025", "2025-06-02T00:00:00"),
        ("mn", "2025 оны 6 сарын 2", "2025-06-02T00:00:00"),
        ("mn", "2025 оны 06-р сарын 02, 13:58", "2025-06-02T13:58:00"),
        ("hi", "2 जन॰ 2025", "2025-01-02T00:00:00"),
        ("mr", "4 ऑग, 2025 1:58 PM", "2025-08-04T13:58:00"),
        ("he", "9 בינו׳ 2025 13:58", "2025-01-09T13:58:00"),
        ("lo", "9 ມ.ກ. 2025 13:58", "2025-01-09T13:58:00"),
        ("az", "17 iyn 2025", "2025-06-17T00:00:00"),
        ("id", "6 Nop 2025", "2025-11-06T00:00:00"),
        ("sq", "2 qershor 2025 1:58 m.d.", "2025-06-02T13:58:00"),
        ("ga", "11 Meán Fómhair 2025", "2025-09-11T00:00:00"),
        ("ha", "27 Nuwamba 2025", "2025-11-27T00:00:00"),
        ("so", "Khamiis, Janaayo 9, 2025", "2025-01-09T00:00:00"),
        ("ku", "9ê rêbendana 2025an 13:58", "2025-01-09T13:58:00"),
        ("en", "02/Jun/2025:13:58:00 +0200", "2025-06-02T13:58:00+02:00"),
    ],
)
def test_dates_in_words_are_read_in_the_language_of_the_page(language: str, written: str, read: str) -> None:
    found = moment(written, language)
    assert found is not None
    assert found.time.isoformat() == read


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Mon, 02 Jun 25 13:58 GMT", "2025-06-02T13:58:00+00:00"),
        ("02 Jun 68 13:58:07 +0200", "2068-06-02T13:58:07+02:00"),
        ("02 Jun 70 13:58:07 -0130", "1970-06-02T13:58:07-01:30"),
        ("Mon, 02 Jun 2025 13:58:00 CEST", "2025-06-02T13:58:00+02:00"),
        ("Mon, 02 Jun 2025 13:58:00 JST", "2025-06-02T13:58:00+09:00"),
        ("Mon, 02 Jun 2025 13:58:00 MET", "2025-06-02T13:58:00+01:00"),
        ("Mon, 02 Jun 2025 13:58:00 America/Los_Angeles", "2025-06-02T13:58:00-07:00"),
        ("Mon, 02 Jun 2025 13:58:00 Nowhere/Land", "2025-06-02T13:58:00"),
        ("Mon, 02 Jun 2025 13:58:00 GMT+0100", "2025-06-02T13:58:00+01:00"),
        ("Mon, 02 Jun 2025 13:58:00 +01:00", "2025-06-02T13:58:00+01:00"),
        ("Mon, 02 Jun 2025 13:58:00+5:30", "2025-06-02T13:58:00+05:30"),
        ("Mon, 02 Jun 2025 13:58:00 -0000", "2025-06-02T13:58:00+00:00"),
        ("Mon, 02 Jun 2025 03:15 PM", "2025-06-02T15:15:00"),
        ("Mon, 02 Jun 2025 03:15:00 PM +0200", "2025-06-02T15:15:00+02:00"),
        ("Mon, 02 Jun 2025 24:00:00 +0200", "2025-06-03T00:00:00+02:00"),
        ("2025-06-02T24:00:00Z", "2025-06-03T00:00:00+00:00"),
        ("Mo, 02 Mai 2025 13:58:00 +0200", "2025-05-02T13:58:00+02:00"),
        ("mar., 02 déc. 2025 13:58:00 +0100", "2025-12-02T13:58:00+01:00"),
        ("Tue Jun 02 2025 13:58:00 GMT+0000 (Coordinated Universal Time)", "2025-06-02T13:58:00+00:00"),
        ("2025-06-02 01:58:00 PM", "2025-06-02T13:58:00"),
        ("2025-06-02 13:58:00 UTC", "2025-06-02T13:58:00+00:00"),
        ("2025-06-02T13:58:00 CEST", "2025-06-02T13:58:00+02:00"),
        ("2025-6-2 7:30:00", "2025-06-02T07:30:00"),
        ("2025-06-02T7:30:00+02:00", "2025-06-02T07:30:00+02:00"),
        ("02.06.2025 09:00", "2025-06-02T09:00:00"),
        ("06/20/25 13:58:00", "2025-06-20T13:58:00"),
        ("Κυρ, 1 Ιούν 2025 12:00:00 EET", "2025-06-01T12:00:00+02:00"),
    ],
)
def test_loose_forms_of_feeds_are_read_with_zone_and_half_of_the_day(written: str, read: str) -> None:
    found = moment(written)
    assert found is not None
    assert found.time.isoformat() == read


@pytest.mark.parametrize(
    "written",
    [
        "1970-01-01T00:00:00Z",
        "1970-01-01T01:00:00+01:00",
        "1969-12-31T19:00:00-05:00",
        "1970-01-01 00:00:00",
        "Thu, 01 Jan 1970 00:00:00 GMT",
        "0000000000",
        "1 January 1970",
        "1900-01-01",
        "0000-00-00T00:00:00Z",
    ],
)
def test_what_software_writes_where_it_has_no_date_is_no_time(written: str) -> None:
    assert moment(written) is None


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Mon, 2 Mar 26 09:05 EST", "2026-03-02T09:05:00-05:00"),
        ("2 Mar 26 09:05:07 CET", "2026-03-02T09:05:07+01:00"),
        ("Tue, 2 Mar 99 09:05 EST", "1999-03-02T09:05:00-05:00"),
        ("Mon, 02 Mar 2026 09.05.07 +0100", "2026-03-02T09:05:07+01:00"),
        ("2. März 2026, 09.05.07 Uhr", "2026-03-02T09:05:07"),
        ("02.03.26, 09.05 Uhr", "2026-03-02T09:05:00"),
        ("2026-03-02t09:05:07z", "2026-03-02T09:05:07+00:00"),
        ("2026-03-02T09:05:07 01:00", "2026-03-02T09:05:07+01:00"),
        ("2026-03-02T9:05:07Z", "2026-03-02T09:05:07+00:00"),
        ("2026-03-02 9:05:07 +0100", "2026-03-02T09:05:07+01:00"),
    ],
)
def test_short_years_dots_in_the_clock_and_short_hours_cost_neither_day_nor_zone(written: str, read: str) -> None:
    found = moment(written)
    assert found is not None
    assert found.time.isoformat() == read


def test_an_old_article_keeps_its_date() -> None:
    found = moment("2 January 1970, 20:15")
    assert found is not None
    assert found.time.isoformat() == "1970-01-02T20:15:00"


@pytest.mark.parametrize(
    "written",
    [
        "",
        "today",
        "vor 3 Stunden",
        "13:58 Uhr",
        "2. Juni",
        "Juni 2025 7",
        "Angemeldet: Feb 2019, Beiträge: 7",
        "2025",
        "2025-13-40",
        "32.13.2025",
        "99999999999999",
        "a" * 500,
    ],
)
def test_what_tells_no_day_is_no_time(written: str) -> None:
    assert moment(written, "de") is None


@pytest.mark.parametrize("value", [None, True, [], {}, b"2025-06-02", float("nan"), float("inf"), -1])
def test_what_is_no_text_and_no_epoch_is_no_time(value: object) -> None:
    assert moment(value) is None


def test_with_slashes_the_month_is_first_only_where_it_is_so_written() -> None:
    american, british = moment("3/4/2025", "en", month_first=True), moment("3/4/2025", "en")
    assert american is not None
    assert british is not None
    assert (american.time.month, british.time.month) == (3, 4)


def test_with_dots_the_day_is_first_everywhere() -> None:
    found = moment("03.04.2025", "en", month_first=True)
    assert found is not None
    assert found.time.month == 4


def test_with_hyphens_the_month_is_first_where_the_clock_is_american_too() -> None:
    american, british = (moment(f"03-04-2025, {clock}", "en", month_first=True) for clock in ("02:05 PM", "14:05"))
    assert american is not None
    assert british is not None
    assert (american.time.month, british.time.month) == (3, 4)


def test_years_of_taiwans_calendar_are_read_in_chinese_alone() -> None:
    found = moment("發布日期：107-03-12", "zh")
    assert found is not None
    assert found.time.date().isoformat() == "2018-03-12"
    assert moment("107-03-12", "en") is None
    assert moment("110.12.13.14", "zh") is None


def test_midnight_is_a_day_and_no_time_of_day() -> None:
    midnight, minute_later = moment("2025-06-02T00:00:00+02:00"), moment("2025-06-02T00:01:00+02:00")
    assert midnight is not None
    assert minute_later is not None
    assert (midnight.precision, minute_later.precision) == (Precision.DAY, Precision.INSTANT)


def test_a_missing_offset_is_the_publishers_with_its_summer_time() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    summer, winter = datetime(2025, 6, 2, 13, 58), datetime(2025, 1, 2, 13, 58)  # noqa: DTZ001
    told = [to_aware(Moment(time, Precision.CLOCK), berlin) for time in (summer, winter)]
    assert [(time.isoformat(), note) for time, note in filter(None, told)] == [
        ("2025-06-02T13:58:00+02:00", "offset assumed"),
        ("2025-01-02T13:58:00+01:00", "offset assumed"),
    ]


def test_without_a_publisher_the_country_of_the_address_tells_the_offset() -> None:
    time = Moment(datetime(2025, 6, 2, 13, 58), Precision.CLOCK)  # noqa: DTZ001
    told = to_aware(time, zone_of("https://www.harbour.jp/a"))
    assert told is not None
    assert told[0].utcoffset() == timedelta(hours=9)


def test_a_written_offset_is_kept_and_not_called_assumed() -> None:
    found = moment("2025-06-02T13:58:00-04:00")
    assert found is not None
    told = to_aware(found, ZoneInfo("Europe/Berlin"))
    assert told is not None
    assert (told[0].isoformat(), told[1]) == ("2025-06-02T13:58:00-04:00", "")


def test_a_time_after_the_page_was_seen_is_refused() -> None:
    tomorrow = Moment(SEEN + timedelta(days=1), Precision.INSTANT)
    assert to_aware(tomorrow, seen_at=SEEN) is None
    assert to_aware(tomorrow) is not None


def test_a_publishers_clock_may_be_ten_minutes_fast() -> None:
    fast, too_fast = (Moment(SEEN + timedelta(minutes=10, seconds=more), Precision.INSTANT) for more in (0, 1))
    assert to_aware(fast, seen_at=SEEN) is not None
    assert to_aware(too_fast, seen_at=SEEN) is None


def test_abbreviations_that_mean_two_months_in_a_language_are_refused() -> None:
    assert month("čer", "cs") is None  # červen is June, červenec July
    assert month("červenec", "cs") == 7


@pytest.mark.parametrize(("language", "months"), [*NAMES.items(), *NAMES_WHERE_TOLD.items()])
def test_every_language_names_twelve_months(language: str, months: str) -> None:
    names = [spellings.split("/")[0] for spellings in months.split()]
    assert [month(name, language) for name in names] == list(range(1, 13))


@given(st.text(max_size=200), st.sampled_from([None, "de", "en", "zh"]), st.booleans())
@example("0000-00-00", "de", False)
@example("1" * 13 + ".9", None, False)
def test_any_text_gives_a_time_or_none(text: str, language: str | None, month_first: bool) -> None:
    found = moment(text, language, month_first)
    told = to_aware(found, zone_of("", language), SEEN) if found else None
    assert told is None or told[0] <= SEEN + timedelta(minutes=10)


@given(st.datetimes(datetime(1900, 1, 2), datetime(2199, 12, 30)), st.integers(-14 * 60, 14 * 60))  # noqa: DTZ001
def test_what_isoformat_writes_is_read_back(time: datetime, minutes: int) -> None:
    aware = time.replace(tzinfo=timezone(timedelta(minutes=minutes)))
    found = moment(aware.isoformat())
    assert found is not None
    assert found.time == aware


@given(st.text("0123456789./-: 年月日APMapmhUr", max_size=60))
def test_any_row_of_digits_and_separators_gives_a_time_or_none(text: str) -> None:
    found = moment(text, "ja")
    assert found is None or 1900 <= found.time.year <= 2199
