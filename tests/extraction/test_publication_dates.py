"""When an article was published, as its page shows it."""

import json
import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsbot.extraction.article import read_article
from newsbot.extraction.body.article_body import Body
from newsbot.extraction.publication_dates.dates_of_others import DatesOfOthers
from newsbot.extraction.publication_dates.labels import before_number, is_of_publication
from newsbot.extraction.publication_dates.lines_around import PageText
from newsbot.extraction.surroundings import is_of_others
from newsbot.items import Block, NotAnArticle
from newsbot.page import Page

URL = "https://harbour.example/story/rain"
TEXT = "".join(f"<p>On day {day} it rained so much that nobody in the harbour left the house.</p>" for day in range(9))


def published(body: str, lang: str = "en", head: str = "", url: str = URL) -> str | None:
    article = read_article(Page(f"<html lang={lang}><head>{head}</head><body>{body}</body></html>", url))
    return article.date_published.isoformat() if article.date_published else None


def shown(above: str = "", below: str = "", after: str = "", before: str = "") -> str:
    heading = f"{above}<h1>Rain over the harbour</h1>{below}"
    return f"{before}<main><article>{heading}<div class=story>{TEXT}</div></article></main>{after}"


def test_a_time_element_tells_the_clock_of_the_day_that_readers_see() -> None:
    line = '<p>By Ada Lovelace, <time datetime="2025-06-02T14:05:00+02:00">June 2, 2025</time></p>'
    assert published(shown(below=line)) == "2025-06-02T14:05:00+02:00"


def test_a_time_element_may_tell_the_clock_of_the_day_without_its_offset() -> None:
    line = '<p>By Ada Lovelace, <time datetime="2025-06-02T14:05">June 2, 2025</time></p>'
    assert published(shown(below=line)) == "2025-06-02T14:05:00+00:00"


@pytest.mark.parametrize("text", ["6/2/2025", "2/6/2025"])
def test_a_time_element_shows_its_day_in_either_order(text: str) -> None:
    line = f'<p>By Ada Lovelace, <time datetime="2025-06-02T14:05:00+02:00">{text}</time></p>'
    head = '<meta property="article:published_time" content="2025-06-02">'
    assert published(shown(below=line), head=head) == "2025-06-02T14:05:00+02:00"


def test_a_time_element_of_another_day_does_not_change_the_day_that_readers_see() -> None:
    line = '<p>June 2, 2025</p><p>See also <time datetime="2020-01-01T14:05:00+02:00">this</time></p>'
    assert (published(shown(below=line)) or "")[:10] == "2025-06-02"


def test_a_time_element_tells_the_clock_of_the_day_that_structured_data_tells() -> None:
    head = '<meta property="article:published_time" content="2025-06-02">'
    own, other = (f'<time datetime="{day}T14:05:00+02:00">Monday</time>' for day in ("2025-06-02", "2025-06-03"))
    assert published(shown(below=own), head=head) == "2025-06-02T14:05:00+02:00"
    assert published(shown(below=other), head=head) == "2025-06-02T00:00:00+00:00"


def test_an_element_of_the_pages_own_decides_against_a_date_that_does_not_say_of_what_it_is() -> None:
    head = '<meta name=date content="2025-06-07T10:00:00+02:00">'
    for line in ('<time datetime="2025-06-02">2 June 2025</time>', "<i class=pubdate>2 June 2025</i>"):
        page = shown(after=f"<div>{line}</div>")
        assert (published(page, head=head) or "")[:10] == "2025-06-02"
        assert published(page, head=head.replace("06-07", "06-02")) == "2025-06-02T10:00:00+02:00"
    sure = '<meta property="article:published_time" content="2025-06-07T10:00:00+02:00">'
    assert published(page, head=sure) == "2025-06-07T10:00:00+02:00"


TODAY = '<time datetime="2026-01-05T08:00:00Z">Mon 5 Jan</time>'


@pytest.mark.parametrize(
    "page",
    [
        shown(before=f"<header>{TODAY}<nav><a href=/>Home</a></nav></header>"),
        shown(before=f"<div class=topbar>{TODAY}</div>"),
        shown(before=f"<div id=header>{TODAY}</div>"),
        shown(before=f"<div class=site-header>{TODAY}</div>"),
        shown(after="<div class=bottom>© 2026 Harbour Post. Mon, 5 January 2026</div>"),
        shown(before=f'<div class="news-ticker">{TODAY}</div>'),
        shown(after=f"<section class=comments><p>{TODAY} Well said.</p></section>"),
        shown(after=f'<section class=related-stories><a href="/a">More rain</a>{TODAY}</section>'),
        shown(after=f"<aside>{TODAY}</aside>"),
    ],
)
def test_dates_of_the_day_of_comments_and_of_teasers_are_none_of_the_articles(page: str) -> None:
    assert published(page) is None


@pytest.mark.parametrize(
    "page",
    [
        shown(above="<p>2 June 2025</p>"),
        shown(above="<div><p class=subtitle>Local &bull; 2 June 2025</p></div>"),
        shown(before="<div class=row><div>2 June 2025</div></div>").replace("<main>", "").replace("</main>", ""),
        shown(below="<div><h2><span>2 June 2025 13:30 by Tine</span></h2></div>"),
        shown(below='<p class="entry-meta"><abbr class=published title="2 June 2025, 1:30 pm">Monday</abbr></p>'),
        shown().replace("Rain over", "<span>2 June 2025</span> Rain over"),
        shown().replace("Rain over", "02.06.2025 - Rain over"),
    ],
)
def test_a_plain_line_near_the_heading_tells_the_day(page: str) -> None:
    assert (published(page) or "")[:10] == "2025-06-02"


def test_a_date_that_the_text_tells_is_no_publication() -> None:
    assert published(shown().replace("On day 3 it", "On 2 June 2025 it")) is None


def test_the_day_in_the_address_may_stand_first() -> None:
    assert (published(shown(), url="https://harbour.example/news/29-10-2021") or "")[:10] == "2021-10-29"


@pytest.mark.parametrize(
    ("lang", "day"), [("en-GB", "2025-03-04"), ("en-AU", "2025-03-04"), ("en-US", "2025-04-03"), ("en", "2025-04-03")]
)
def test_the_region_of_the_language_tells_whether_the_month_is_first(lang: str, day: str) -> None:
    assert (published(shown(below="<p class=date>04/03/2025</p>"), lang) or "")[:10] == day


IN_NUMBERS = "<p class=date>04/03/2025</p>"


@pytest.mark.parametrize(
    ("page", "address", "day"),
    [
        (shown(below=IN_NUMBERS), "https://harbour.example/2025/03/04/rain", "2025-03-04"),
        (shown(below=IN_NUMBERS), "https://harbour.example/2025/04/03/rain", "2025-04-03"),
        (shown(below=IN_NUMBERS), "https://harbour.example/2025/07/01/rain", "2025-04-03"),
        (shown(below=IN_NUMBERS, after="<p>More: Storm, 25/02/2025</p>"), URL, "2025-03-04"),
        (shown(below=IN_NUMBERS, after="<p>More: Storm, 02/25/2025</p>"), URL, "2025-04-03"),
        (shown(below=IN_NUMBERS, after="<p>02/25/2025</p><p>25/02/2025</p>"), URL, "2025-04-03"),
        (shown(below=IN_NUMBERS, after="<script>day = '25/02/2025'</script>"), URL, "2025-04-03"),
    ],
)
def test_another_date_of_the_page_tells_whether_the_month_is_first(page: str, address: str, day: str) -> None:
    assert (published(page, url=address) or "")[:10] == day


def test_a_date_of_structured_data_is_written_in_the_order_of_the_page() -> None:
    head = '<meta property="article:published_time" content="04/03/2025 10:30">'
    assert published(shown(after="<p>Storm, 25/02/2025</p>"), head=head) == "2025-03-04T10:30:00+00:00"
    assert published(shown(), head=head) == "2025-04-03T10:30:00+00:00"


def test_what_readers_see_is_read_in_the_order_of_the_page_before_it_decides_between_days() -> None:
    days = (("article:published_time", "2025-03-04"), ("pubdate", "2025-04-03"))
    head = "".join(f'<meta name="{name}" content="{day}">' for name, day in days)
    line = "<p>Posted 04/03/2025</p>"
    assert (published(shown(below=line, after="<p>Storm, 25/02/2025</p>"), head=head) or "")[:10] == "2025-03-04"
    assert (published(shown(below=line), head=head) or "")[:10] == "2025-04-03"


@pytest.mark.parametrize("name", ["data-pubdate", "data-published", "data-publish-date"])
def test_an_attribute_for_scripts_tells_when_the_article_was_published(name: str) -> None:
    told = f'{name}="2025-06-02T14:05:00Z"'
    other = f'<div {name}="2025-06-07">Storm over the hills</div>'
    assert published(shown(below=f"<p {told}>Monday</p>")) == "2025-06-02T14:05:00+00:00"
    assert published(shown(after=other).replace("<article", f"<article {told}")) == "2025-06-02T14:05:00+00:00"
    assert published(shown(below=f"<p {told}>Monday</p>", after=other)) is None
    assert published(shown(below=f'<p {name}="true">Monday</p>')) is None


def test_a_date_close_to_the_heading_is_the_articles_whatever_its_box_is_called() -> None:
    foot = "<div class=card-footer><div><b>Harbour Post</b><p><i class=timestamp>Jun 2, 2025</i></p></div></div>"
    page = f"<div class=card><h1>Rain over the harbour</h1>{foot}</div><main>{TEXT}</main>"
    assert (published(page) or "")[:10] == "2025-06-02"


def test_an_aside_that_is_called_the_articles_tells_its_date() -> None:
    aside = '<aside class="article-meta"><time datetime="2025-06-02T08:15:00+02:00">today</time></aside>'
    page = f"<h1>Rain over the harbour</h1><div><p>Long ago.</p>{aside}{TEXT}</div>"
    assert published(page) == "2025-06-02T08:15:00+02:00"


def test_dates_of_one_markup_are_a_list_of_others() -> None:
    teasers = "".join(f"<li><a href=/{day}>More</a><p><b class=date>{day} May 2025</b></p></li>" for day in (7, 8, 9))
    page = f"<ul>{teasers}</ul><h1>Rain over the harbour</h1>{TEXT}<div><i class=date>2 June 2025</i></div>"
    assert (published(page) or "")[:10] == "2025-06-02"


def test_an_update_comes_after_the_publication() -> None:
    dates = "<div class=changed-date>Last modified: 2025-06-04</div><div class=date>Published: 2 June 2025</div>"
    assert (published(f"<h1>Rain over the harbour</h1>{TEXT}<div class=foot>{dates}</div>") or "")[:10] == "2025-06-02"


def test_an_update_is_the_last_witness_of_the_day() -> None:
    page = f"<h1>Rain over the harbour</h1><p>Last updated: 2 June 2025</p>{TEXT}"
    assert (published(page) or "")[:10] == "2025-06-02"


def test_a_time_that_shows_another_day_than_it_tells_machines_is_believed_as_shown() -> None:
    line = '<div><time datetime="2019-09-03">December 14, 2023 7:30am</time></div>'
    assert (published(f"<h1>Rain over the harbour</h1>{TEXT}{line}") or "")[:10] == "2023-12-14"


@pytest.mark.parametrize("tag", ["relative-time", "amp-timeago", "time-ago"])
def test_elements_that_scripts_make_of_times_are_read(tag: str) -> None:
    line = f'<div><{tag} datetime="2025-06-02T08:15:00Z">2 days ago</{tag}></div>'
    assert published(f"<h1>Rain over the harbour</h1>{TEXT}{line}") == "2025-06-02T08:15:00+00:00"


def test_the_day_on_which_somebody_joined_a_forum_dates_nothing() -> None:
    member = "<dl><dt>Joined</dt><dd>May 11, 2017</dd></dl>"
    post = '<div><time datetime="2025-06-02T08:15:00Z">1 minute ago</time></div>'
    assert published(f"<h1>Rain over the harbour</h1>{member}{post}{TEXT}") == "2025-06-02T08:15:00+00:00"


@pytest.mark.parametrize(
    "line",
    [
        "Wann: 12. Mai 2026, 19 Uhr",
        "Einsendeschluss: 30.04.2026",
        "When: 12 May 2026",
        "日時：2026年5月12日",
        "Ada Lovelace, 116 posts, joined: 5 January 2010",
        "Ada Lovelace has written 116 stories since January 5, 2010",
        '<span>Joined:</span> <time datetime="2010-01-05">5 January 2010</time>',
    ],
)
def test_a_line_about_when_something_is_or_since_when_dates_nothing(line: str) -> None:
    for published_line in ("<p>2 June 2025</p>", "<p>2025-06-02, 14:05</p>"):
        assert (published(shown(below=f"<p>{line}</p>", after=published_line)) or "")[:10] == "2025-06-02"


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        (
            "en",
            "This entry was posted on Monday, June 2nd, 2025 at 2:05 pm and is filed under Rain. {more}",
        ),
        ("en", "This entry was posted in Rain and tagged harbour, weather on June 2, 2025 by Ada. {more}"),
        (
            "de",
            "Dieser Eintrag wurde am Montag, 2. Juni 2025 um 14:05 Uhr veröffentlicht und steht unter Regen. {more}",
        ),
        ("fr", "Cet article a été publié le lundi 2 juin 2025 à 14:05 et est classé dans Pluie. {more}"),
        (
            "es",
            "Esta entrada fue publicada el lunes, 2 de junio de 2025 y está archivada en Lluvia. {more}",
        ),
        ("it", "Questo articolo è stato pubblicato il 2 giugno 2025 alle 14:05 ed è archiviato in Pioggia. {more}"),
    ],
)
def test_a_sentence_on_when_and_under_what_something_was_posted_tells_the_day(lang: str, line: str) -> None:
    more = line.format(more="You can follow any responses to this entry through the RSS 2.0 feed.")
    assert (published(shown(after=f"<p>{more}</p>"), lang) or "")[:10] == "2025-06-02"


def test_a_sentence_on_when_something_was_updated_tells_no_publication() -> None:
    line = "Dieser Artikel wurde am 4. Juni 2025 um 14:05 Uhr aktualisiert, nachdem sich die Feuerwehr gemeldet hatte."
    assert published(shown(after=f"<p>{line}</p>"), "de") is None


@pytest.mark.parametrize(
    ("title", "day"),
    [
        ("Monday, June 2, 2025 at 2:05 PM", "2025-06-02"),
        ("2025-06-02 14:05", "2025-06-02"),
        ("2 June 2025", None),
        ("Concert on 2 June 2025, 19:00, in the harbour hall with the whole orchestra", None),
    ],
)
def test_a_title_that_is_a_day_and_its_clock_tells_when(title: str, day: str | None) -> None:
    assert (published(shown(below=f'<p><span title="{title}">1 year ago</span> by Ada</p>')) or "x")[:10] == (
        day or "x"
    )


@pytest.mark.parametrize(
    "other",
    [
        "<img src=/a.jpg title='02.06.2025 14:05'>",
        "<a href=/lake title='2025-06-02 14:05'>The ferry is back on the lake at last</a>",
    ],
)
def test_the_title_of_a_picture_or_of_a_link_to_another_article_tells_nothing(other: str) -> None:
    assert published(shown(below=f"<p>{other}</p>")) is None


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("de", "Online seit <time datetime='2025-06-02T17:15+02:00'>2. Juni 2025</time>"),
        ("en", "Online since <time datetime='2025-06-02T17:15+02:00'>2 June 2025</time>"),
        ("nl", "Online sinds <time datetime='2025-06-02T17:15+02:00'>2 juni 2025</time>"),
    ],
)
def test_since_when_an_article_is_online_is_when_it_was_published(lang: str, line: str) -> None:
    page = shown(below=f"<p>{line}</p>", after="<p>Fest am See: 7.6.2025</p>")
    assert published(page, lang) == "2025-06-02T17:15:00+02:00"


def test_the_day_of_a_picture_is_not_the_articles() -> None:
    picture = "<div><img src=/a.jpg width=600 height=400><p>The harbour on 5 May 2015. Photo: Ada Lovelace</p></div>"
    assert (published(shown(below=picture, after="<p>2 June 2025</p>")) or "")[:10] == "2025-06-02"
    assert (published(shown(below="<div><p>2 June 2025 Photo: Ada Lovelace</p></div>")) or "")[:10] == "2025-06-02"


def test_the_day_in_the_address_comes_before_that_of_an_update() -> None:
    line = "<p>Updated <time datetime='2025-06-04'>4 June 2025</time></p>"
    assert (published(shown(below=line), url="https://harbour.example/2025/06/02/rain") or "")[:10] == "2025-06-02"


def test_a_line_that_says_published_is_found_wherever_it_stands() -> None:
    lines = "<div>Δημοσίευση: 2/6/2025 07:42</div><div>Πρόγνωση της 5/5/2025</div>"
    page = f"{lines}<p>{'Menu and more. ' * 20}</p><h1>Rain over the harbour</h1>{TEXT}"
    assert (published(page, lang="el") or "")[:10] == "2025-06-02"


def test_the_day_of_a_quoted_post_is_not_the_articles() -> None:
    post = "<blockquote><p>It rains.</p>— Ada Lovelace (@ada) <a href=//x.example/1>June 2, 2025</a></blockquote>"
    assert published(f"<h1>Rain over the harbour</h1>{TEXT}{post}{TEXT}") is None


def test_a_day_in_one_number_within_the_address_dates_the_article() -> None:
    url = "https://harbour.example/news/rain-over-the-harbour-20250602-xk3"
    assert (published(f"<h1>Rain over the harbour</h1>{TEXT}", url=url) or "")[:10] == "2025-06-02"


WEB_PAGE = '<script type="application/ld+json">{"@type": "WebPage", "datePublished": "2025-06-02T08:15:00Z"}</script>'


def test_the_node_of_the_page_dates_an_article_that_nothing_else_dates() -> None:
    assert published(shown(), head=WEB_PAGE) == "2025-06-02T08:15:00+00:00"


def test_what_readers_see_comes_before_the_node_of_the_page() -> None:
    assert (published(shown(below="<p>3 June 2025</p>"), head=WEB_PAGE) or "")[:10] == "2025-06-03"


@pytest.mark.parametrize("name", ["Storm of 1953", "Rain over the harbour"])
def test_a_video_dates_only_the_page_that_is_called_so(name: str) -> None:
    video = f'{{"@type": "VideoObject", "name": "{name}", "uploadDate": "2015-05-05T09:00:00Z"}}'
    head = f'<title>Rain over the harbour</title><script type="application/ld+json">{video}</script>'
    assert (published(shown(), head=head) is None) == (name == "Storm of 1953")


@pytest.mark.parametrize(
    "hostile",
    [
        "<h1>Rain over the harbour</h1>" + "<div>" * 3_000 + TEXT,
        "<p class=date>no</p>" * 20_000 + "<h1>Rain over the harbour</h1>" + TEXT,
        "<h1>Rain over the harbour</h1>" + "<i>x</i>" * 50_000 + TEXT,
        "<h1>Rain over the harbour</h1>" + TEXT + "<time>no</time>" * 20_000,
    ],
)
def test_hostile_pages_take_no_time(hostile: str) -> None:
    started = time.process_time()
    with suppress(NotAnArticle):
        published(hostile)
    assert time.process_time() - started < 4


@given(st.text(alphabet="<>/ divpfootrhasc=12.|年\n", max_size=300))
def test_any_markup_around_a_text_is_read(markup: str) -> None:
    with suppress(NotAnArticle):
        published(f"<h1>Rain over the harbour</h1>{markup}{TEXT}{markup}")


@pytest.mark.parametrize(
    ("text", "before"),
    [("Updated: 2 June 2025", "Updated: "), ("Posted\n2 June\nby Ada", "Posted\n"), ("Posted", "Posted")],
)
def test_what_stands_before_the_first_number_of_a_text_of_any_lines_labels_it(text: str, before: str) -> None:
    assert before_number(text) == before


@pytest.mark.parametrize(
    "line",
    [
        "Updated June 4, 2025 | Published June 2, 2025",
        "Published June 2, 2025 (updated June 4, 2025)",
        "Ενημερώθηκε 4 Ιουνίου 2025 - Δημοσιεύτηκε 2 Ιουνίου 2025",
        "Atnaujinta 2025-06-04 Publikuota 2025-06-02",
        "Ажурирано 4. јун 2025. Објављено 2. јун 2025.",
        "به‌روزرسانی: 2025/06/04 تاریخ انتشار: 2025/06/02",
        "อัปเดต 4 มิถุนายน 2568 เผยแพร่ 2 มิถุนายน 2568",
        "更新 2025年6月4日 公開 2025年6月2日",
    ],
)
@pytest.mark.parametrize("tag", ["p", "h2"])
def test_one_line_may_say_when_a_text_was_published_and_when_updated(line: str, tag: str) -> None:
    page = f"<h1>Rain over the harbour</h1><{tag}>{line}</{tag}>{TEXT}"
    assert (published(page) or "")[:10] == "2025-06-02"


@pytest.mark.parametrize(
    ("lang", "lines"),
    [
        ("ja", "<ul><li>2025/6/3 18:30 更新</li><li>2025/6/2 9:12 配信</li></ul>"),
        ("de", "<p>03.06.2025 18:30 aktualisiert</p><p>02.06.2025 9:12 veröffentlicht</p>"),
    ],
)
def test_labels_may_stand_behind_their_dates(lang: str, lines: str) -> None:
    article = read_article(Page(f"<html lang={lang}><body>{shown(below=lines)}</body></html>", URL))
    assert article.date_published
    assert article.date_modified
    assert (article.date_published.day, article.date_modified.day) == (2, 3)


@pytest.mark.parametrize(
    ("told", "read"),
    [("2025-06-02T09:12:00", "2025-06-02T09:12:00-04:00"), ("2025-06-02T18:30:00", "2025-06-02T18:30:00+00:00")],
)
def test_a_time_without_an_offset_has_that_of_the_time_that_readers_see(told: str, read: str) -> None:
    head = f"<meta property=article:published_time content={told}>"
    assert published(shown(below="<p>2:30 p.m. EDT June 2, 2025</p>"), head=head) == read


def test_a_label_behind_a_date_leaves_it_the_publication_where_no_line_says_so_of_another() -> None:
    lines = "<p>2025-06-02 08:13 更新</p><p>2025-05-30 07:31</p>"
    assert published(shown(below=lines), "zh") == "2025-06-02T08:13:00+00:00"


@pytest.mark.parametrize(
    ("line", "is_label"),
    [
        ("Stand by for 3 May 2025", False),
        ("Date night, 3 May 2025", False),
        ("Stand: Montag, 3.5.2025", True),
        ("Date 3 May 2025", True),
        ("Stand vom 3. Mai", True),
    ],
)
def test_a_word_that_labels_dates_labels_none_where_more_words_follow(line: str, is_label: bool) -> None:
    assert is_of_publication(line) is is_label


def test_what_follows_the_box_of_a_heading_does_not_make_the_box_large() -> None:
    box = "<div><div class=card-footer><i class=timestamp>Jun 2, 2025</i></div><h1>Rain over the harbour</h1></div>"
    page = f"<div class=card>{box}{'Behind it stands a long text of its own. ' * 20}<p>.</p></div><main>{TEXT}</main>"
    assert (published(f"{page}<p>It is about the storm of</p><p>5 May 2020</p>") or "")[:10] == "2025-06-02"


def test_a_date_may_stand_in_an_attribute_for_scripts() -> None:
    line = '<p class=article-date data-datetime="2025-06-02T08:15:00Z">Monday</p>'
    assert published(f"<h1>Rain over the harbour</h1>{line}{TEXT}") == "2025-06-02T08:15:00+00:00"


@pytest.mark.parametrize(
    ("name", "is_other"),
    [("entry-comments-link", False), ("comment-count", False), ("comments", True), ("comment", True)],
)
def test_a_box_that_is_called_after_a_link_to_the_comments_holds_none(name: str, is_other: bool) -> None:
    assert is_of_others(Page(f"<p class={name}>2 June 2025</p>", URL).root[0][0], set()) is is_other


def test_an_update_anywhere_is_the_last_witness_of_the_day() -> None:
    others = "<div>Storm of 7 July 2020</div><div>8 July 2020</div>" + "<div>Menu</div>" * 9
    update = f"<div>Updated: 2 June 2025</div>{'<div>Menu</div>' * 9}"
    assert (published(f"{update}{others}<h1>Rain over the harbour</h1>{TEXT}") or "")[:10] == "2025-06-02"


STATE = '"publishedAt":"2025-06-02T08:15:00Z"'


@pytest.mark.parametrize(
    ("code", "day"),
    [
        (f"window.__STATE__ = {{{STATE}}}", "2025-06-02"),
        (f"self.__next_f.push([1, {json.dumps(STATE)}])", "2025-06-02"),
        ("dataLayer.push({'publish_date': '2025-06-02'})", "2025-06-02"),
        ("var pubDate = '2025-06-02'", "2025-06-02"),
        (f"[{{{STATE}}}, {{{STATE.replace('06-02', '06-03')}}}]", ""),
        ('{"expiryDate": "2025-06-02", "republishedAtAll": "2025-06-02"}', ""),
    ],
)
def test_a_day_that_only_scripts_tell_is_the_articles_if_they_tell_no_other(code: str, day: str) -> None:
    assert (published(f"{shown()}<script>{code}</script>") or "")[:10] == day


def test_a_date_that_readers_see_comes_before_that_of_scripts() -> None:
    assert (published(f"{shown(below='<p>3 June 2025</p>')}<script>x = {{{STATE}}}</script>") or "")[
        :10
    ] == "2025-06-03"


@given(st.text(alphabet="publish date_at\"':=2025-06 02T", max_size=300))
def test_any_script_is_looked_through_for_days(code: str) -> None:
    with suppress(NotAnArticle):
        published(f"{shown()}<script>{code}</script>")


def test_of_two_lines_in_one_paragraph_each_says_what_its_own_date_is() -> None:
    line = "<p>by Ada Lovelace - 2025-06-02<br>Updated: 2025-06-04</p>"
    article = read_article(Page(f"<html lang=en><body>{shown(below=line)}</body></html>", URL))
    days = [str(time)[:10] for time in (article.date_published, article.date_modified)]
    assert days == ["2025-06-02", "2025-06-04"]


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("en", "<p>By Ada Lovelace | 2 June 2025 | Updated: 4 June 2025, 10:15</p>"),
        ("en", '<p>2 June 2025</p><time class=updated datetime="2025-06-04T10:15">4 June 2025</time>'),
        ("de", "<p>02.06.2025, 09:00 Uhr | Zuletzt geändert: 04.06.2025, 10:15 Uhr</p>"),
        ("nl", "<p>2 juni 2025, laatst gewijzigd op 4 juni 2025, 10:15</p>"),
        ("pl", "<p>Opublikowano: 02.06.2025 | Ostatnia zmiana: 04.06.2025 10:15</p>"),
    ],
)
def test_the_update_that_readers_see_is_told_in_the_offset_of_the_publication(lang: str, line: str) -> None:
    told = '<meta property="article:published_time" content="2025-06-02T09:00:00+08:00">'
    for head in ("", told):
        article = read_article(
            Page(f"<html lang={lang}><head>{head}</head><body>{shown(below=line)}</body></html>", URL)
        )
        published, updated = article.date_published, article.date_modified
        assert updated is not None
        assert (str(published)[:10], str(updated)[:16]) == ("2025-06-02", "2025-06-04 10:15")
        assert not head or lang != "en" or (published and published.utcoffset() == updated.utcoffset())


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("no", "<p>Publisert 2. juni 2025. Sist oppdatert 4. juni 2025 kl. 10:15</p>"),
        ("nl", "<p>Gepubliceerd: 2 juni 2025 | Laatst bijgewerkt: 4 juni 2025 10:15</p>"),
        ("en-GB", "<h2 class=subtitle>Published 02/06/2025 | Updated 04/06/2025 10:15</h2>"),
    ],
)
def test_a_long_line_or_a_heading_with_both_days_is_no_text_and_tells_both(lang: str, line: str) -> None:
    page = f"<html lang={lang}><body><header><h1>Rain over the harbour</h1>{line}</header>{TEXT}</body></html>"
    article = read_article(Page(page, URL))
    times = [str(time)[:16] for time in (article.date_published, article.date_modified)]
    assert times == ["2025-06-02 00:00", "2025-06-04 10:15"]
    assert article.text.startswith("On day 0")


def test_what_a_page_says_of_itself_tells_the_time_of_the_day_that_readers_see() -> None:
    of_page = {"@context": "https://schema.org", "@type": "WebPage", "datePublished": "2025-06-02T09:20:00+02:00"}
    head = f"<script type=application/ld+json>{json.dumps(of_page)}</script>"
    assert published(shown(below="<p>2 June 2025</p>"), head=head) == "2025-06-02T09:20:00+02:00"
    assert published(shown(below="<p>3 June 2025</p>"), head=head) == "2025-06-03T00:00:00+00:00"


@pytest.mark.parametrize(
    ("path", "day"),
    [("2025/06/rain", "2025-06-02"), ("2025/rain-41", "2025-06-02"), ("2025/07/rain", None), ("story/rain", None)],
)
def test_a_day_without_its_year_is_of_the_year_in_the_address(path: str, day: str | None) -> None:
    for line in ("<p>By Ada Lovelace | 2 June</p>", "<p class=date>2 June, 9:40</p>"):
        found = published(shown(below=line), url=f"https://harbour.example/{path}")
        assert (found and found[:10]) == day


@pytest.mark.parametrize(
    ("lang", "heading", "line"),
    [
        ("nl", "Reacties", "<p><b>Max</b> op 4 juni 2025 om 10:15</p>"),
        ("ru", "Комментарии (1)", "<div>Макс 4 июня 2025 в 10:15</div>"),
        ("de", "2 Kommentare", "<div><span>Max</span><span>04.06.2025</span></div>"),
    ],
)
def test_what_stands_under_a_heading_of_comments_dates_none_of_the_article(lang: str, heading: str, line: str) -> None:
    comments = f"<div class=x><h3>{heading}</h3>{line}<p>Well said.</p></div>"
    assert published(shown(after=comments), lang=lang) is None
    link = f"<div><a href=#x>{heading}</a></div>"
    assert (published(shown(after=link + line), lang=lang) or "")[:10] == "2025-06-04"


@pytest.mark.parametrize("name", ["comentarios", "komentarze", "reacties", "yorumlar", "disqus-thread", "leserbriefe"])
def test_a_box_of_comments_is_told_by_its_name_in_other_languages(name: str) -> None:
    assert (
        published(shown(after=f"<div class={name}><span class=date>4 June 2025</span><p>Well said.</p></div>")) is None
    )


def test_a_headline_of_another_article_has_words_also_where_no_spaces_part_them() -> None:
    teaser = "<dl><dt><a href=/news/8811>水車池にカワウソが現れる</a></dt><dd>2025年6月4日</dd></dl>"
    assert published(shown(after=teaser), lang="ja") is None


def test_the_clock_of_an_update_that_only_its_element_tells_is_read() -> None:
    published = "Published <time datetime='2025-06-02T07:10+02:00'>2 June 2025</time>"
    below = f"<p>{published} Updated <time datetime='2025-06-04T10:15+02:00'>4 June 2025</time></p>"
    article = read_article(Page(f"<html lang=en><body>{shown(below=below)}</body></html>", URL))
    assert str(article.date_modified) == "2025-06-04 10:15:00+02:00"


def test_a_line_that_says_updated_and_no_day_tells_no_update() -> None:
    head = '<meta property="article:published_time" content="2025-06-02T09:00:00+02:00">'
    page = f"<html lang=en><head>{head}</head><body>{shown(below='<p>Updated 10:15 a.m.</p>')}</body></html>"
    assert read_article(Page(page, URL)).date_modified is None


def test_the_day_of_an_update_is_no_time_of_day() -> None:
    for line in (
        "<p>Erschienen am 02.06.2025, aktualisiert am 04.06.2025</p>",
        "<p>02.06.2025</p><p>Druck 04.06.2025</p>",
    ):
        assert published(shown(below=line), lang="de") == "2025-06-02T00:00:00+02:00"


def test_the_lines_around_a_text_are_found_though_its_paragraphs_are_called_teasers() -> None:
    text = "By dawn the rain had reached the harbour."
    page = Page(f"<p>2 June 2025</p><div class=teasers><p class=teaser>{text}</p></div><p>Old news</p>", URL)
    body = Body(blocks=[Block("paragraph", text)])
    assert PageText(page.root, DatesOfOthers(page, None)).lines_around(body) == (["2 June 2025"], ["Old news"])


OTHER = '<a href="/story/wall-41002.html">The wall is raised by a metre</a>'
SITE = "<div><a href=/>Harbour Post</a> <a href=/news>News</a></div>"


@pytest.mark.parametrize(
    "day",
    ["<time datetime=2019-01-01>1 January 2019</time>", "<i class=date>1 January 2019</i>", "<i>1 January 2019</i>"],
)
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<div>{}</div>", ""),
        ("<div>{} <a href=/login>Log in</a></div>", ""),
        (f"<marquee>{{}} {OTHER}</marquee>", ""),
        ("", f"<div class=x1>{OTHER}<br>{{}}</div>"),
        ("", f"<div class=x1><a href=/story/wall-41002.html><img src=/a.jpg></a><h4>{OTHER}</h4><p>{{}}</p></div>"),
        ("", f"<div class=x1>{{}}<h4>{OTHER}</h4></div>"),
        ("", f"<ul class=x1><li>{OTHER} {{}}</li></ul>"),
    ],
)
def test_a_day_above_the_sites_name_or_beside_another_articles_headline_is_not_the_articles(
    before: str, after: str, day: str
) -> None:
    others = before.format(day) + SITE, after.format(day)
    assert published(shown(before=others[0], after=others[1])) is None
    assert (
        published(shown(before=others[0], below="<p>2 June 2025</p>", after=others[1])) == "2025-06-02T00:00:00+00:00"
    )


@pytest.mark.parametrize(
    "link", ["/news", "/author/ada-lovelace", "/story/rain#comments", "/2025/06/02/", "/story/rain"]
)
def test_a_day_beside_other_links_is_the_articles(link: str) -> None:
    for day in ("<time datetime=2025-06-02>Monday</time>", "<i class=date>2 June 2025</i>", "<i>2 June 2025</i>"):
        line = f"<div class=x1><a href={link}>Rain and the sea</a> {day}</div>"
        assert (published(SITE + shown(after=line)) or "")[:10] == "2025-06-02"
        assert (published(SITE + shown(above=line)) or "")[:10] == "2025-06-02"


def test_a_box_of_something_else_within_a_line_is_left_out_of_it() -> None:
    line = "<p>Published <span class=clock>4 May 2026, <i>12:00</i></span>2 June 2025</p>"
    page = Page(line, URL)
    assert PageText(page.root, DatesOfOthers(page, None)).dated_lines(None) == ["Published 2 June 2025"]


@pytest.mark.parametrize(
    "name", ["article:publish_date", "gsa-publish-date", "fecha_publicacion", "DC.created", "pubtime"]
)
def test_a_meta_element_of_a_name_that_no_list_has_tells_when_it_was_published(name: str) -> None:
    assert (published(shown(), head=f'<meta name="{name}" content="2025-06-02">') or "")[:10] == "2025-06-02"
    known = '<meta name="article:published_time" content="2025-06-04">'
    both = f'{known}<meta name="{name}" content="2025-06-02T14:05:00Z">'
    assert (published(shown(), head=both) or "")[:10] == "2025-06-04"


@pytest.mark.parametrize(
    "name", ["article:update_date", "event-date", "expires_at", "article:modified_at", "birthdate"]
)
def test_a_meta_element_of_another_date_tells_no_publication(name: str) -> None:
    assert published(shown(), head=f'<meta name="{name}" content="2025-06-02">') is None


@pytest.mark.parametrize(
    "script",
    [
        "dataLayer.push({'publishDate': '02/06/2025'})",
        'var utag_data = {"article_publish_date": "02.06.2025"}',
        "dataLayer.push({'postDate': '2025-06-02'})",
        'showDate("2025/06/02 14:05:09 14:05:09")',
    ],
)
def test_a_script_tells_the_day_in_the_order_of_the_page(script: str) -> None:
    assert (published(shown(below=f"<p><script>{script}</script></p>"), lang="en-GB") or "")[:10] == "2025-06-02"


@pytest.mark.parametrize(
    "script", ["data = {'birthday': '02/06/2025'}", "gtag('config', 'G-2025')", "setEnd('2025', '06')"]
)
def test_a_script_that_does_not_say_published_tells_no_day(script: str) -> None:
    assert published(shown(below=f"<p><script>{script}</script></p>"), lang="en-GB") is None


@pytest.mark.parametrize(
    ("path", "day"),
    [("2025/6/2/rain", "2025-06-02"), ("rain-2025-06-02", "2025-06-02"), ("2025.06.02/rain", "2025-06-02"),
     ("rain_2025_06_02.html", "2025-06-02"), ("2025/6/rain", ""), ("rain-2025-06-02-17", ""), ("1.2025.6.2.1", "")],
)  # fmt: skip
def test_the_day_in_the_address_may_be_parted_otherwise(path: str, day: str) -> None:
    assert (published(shown(), url=f"https://harbour.example/{path}") or "")[:10] == day


def test_a_day_in_the_line_of_rights_may_be_todays_and_tells_nothing() -> None:
    assert published(shown(after="<footer>© 02.06.2025 Harbour Post</footer>")) is None


@pytest.mark.parametrize("told", ['title="2025-06-02T10:00"', 'data-timestamp="1748865900"', "data-utime=1748865900"])
def test_a_time_without_datetime_tells_it_in_another_attribute(told: str) -> None:
    assert (published(shown(below=f"<p><time {told}>3 days ago</time></p>")) or "")[:10] == "2025-06-02"


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("am", "2 ጁን 2025"),
        ("km", "2 មិថុនា 2025"),
        ("lo", "2 ມິຖຸນາ 2025"),
        ("my", "၂ ဇွန် ၂၀၂၅"),
        ("ne", "2 जुन 2025"),
        ("si", "2 ජූනි 2025"),
        ("sr", "2. јуна 2025."),
    ],
)
def test_days_are_read_in_languages_of_few_papers(lang: str, line: str) -> None:
    assert (published(shown(below=f"<p>{line}</p>"), lang) or "")[:10] == "2025-06-02"
