"""Front pages that show nothing themselves."""

from time import process_time

import pytest

from newsbot.page import Page
from newsbot.sources.sent_on import frames, sent_on_to, ways_in

URL = "https://www.harbour.example/"
HOME = f"{URL}home"


def told(script: str, body: str = "") -> str | None:
    return sent_on_to(Page(f"<html><head><script>{script}</script></head><body>{body}</body></html>", URL))


@pytest.mark.parametrize(
    "script",
    [
        "location='/home'",
        'window.location.href = "/home";',
        "if (1) { document.location = 'home' }",
        "top.location.replace('https://harbour.example/home'.trim)",
        "window.location.assign( '/home' )",
        r"self.location.href='https:\/\/harbour.example\/home'",
    ],
)
def test_a_script_that_sends_on_is_followed(script):
    assert told(script) in (HOME, "https://harbour.example/home")


@pytest.mark.parametrize(
    ("script", "body"),
    [
        ("location = '/home'", "<a href=a>a</a><a href=b>b</a><a href=c>c</a>"),
        ("location = 'https://elsewhere.example/'", ""),
        ("location = '/#top'", ""),
        ("if (location == '/home') {}", ""),
        ("var my_location = '/home'", ""),
        ("x.mylocation.href = '/home'", ""),
        ("location = 'javascript:void(0)'", ""),
        ("location = '/to?back=' + location.pathname", ""),
        ("location.replace('/' + language)", ""),
    ],
)
def test_a_page_with_links_or_another_sites_address_is_none_that_sends_on(script, body):
    assert told(script, body) is None


@pytest.mark.parametrize("said", ["0;url=/home", "0; URL='home'", "5, /home", "0;https://harbour.example/home"])
def test_a_refresh_in_a_header_or_for_readers_without_scripts_is_followed(said):
    markup = f'<div id="app"></div><noscript><meta http-equiv="Refresh" content="{said}"></noscript>'
    assert sent_on_to(Page(markup, URL)) in (HOME, "https://harbour.example/home")
    assert sent_on_to(Page("<p>Welcome</p>", URL, {"Refresh": said})) in (HOME, "https://harbour.example/home")
    assert sent_on_to(Page("<p>Welcome</p>", URL, {"Refresh": "300"})) is None


def test_an_iframe_counts_only_where_the_page_shows_nothing_else():
    assert frames(Page("<iframe src='latest'></iframe>", URL)) == [f"{URL}latest"]
    assert frames(Page("<iframe src='latest'></iframe>" + "<a href='/a'>a</a>" * 3, URL)) == []


def test_the_frames_of_a_page_within_its_site_are_found():
    page = "<frameset><frame src='menu.html'><frame src='https://ads.example/'><frame><frame src='/'></frameset>"
    assert frames(Page(page, URL)) == [f"{URL}menu.html"]


def test_a_long_script_takes_no_long_time():
    begun = process_time()
    for part in ("location='<", "window.", "location = ", "top.location"):
        assert told(part * 3_000) is None
    assert process_time() - begun < 1


def way_in(body: str) -> list[str]:
    return [url.removeprefix(URL) for url in ways_in(Page(f"<html><body>{body}</body></html>", URL))]


def test_the_ways_in_of_a_splash_page_are_its_links_but_for_those_that_every_site_has():
    enter, picture = "<a href='/home.html'>Enter</a>", "<a href='de/'><img src='a.png'></a>"
    others = (
        "<a href='/imprint'>Imprint</a><a href='#top'>Top</a><a href='/rss'>x</a><a href='//elsewhere.example/'>x</a>"
    )
    assert way_in(enter + picture + others) == ["home.html", "de/"]


def test_a_page_with_links_enough_is_no_splash_page():
    assert way_in("".join(f"<a href='/{name}/'>{name}</a>" for name in "abcdefg")) == []
