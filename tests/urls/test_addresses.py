"""The identity of an article: which addresses are one, which are two."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsbot.urls import _canonical, canonical

STORY = "https://www.harbour.example/politics/rain-falls-on-harbour-4711"
VARIANTS = [
    STORY + "?utm_source=newsletter&utm_medium=mail",
    STORY + "?fbclid=IwAR0&at_medium=RSS",
    STORY + "?source=rss",
    STORY + "?ref=rss#comments",
    STORY + "?outputType=amp",
    STORY + "?amp=1",
    STORY + "?",
    STORY + "/amp",
    STORY.replace("https", "http"),
    STORY.replace("www.", "m."),
    STORY.replace("www.", "amp."),
    STORY.replace("www.harbour.example", "WWW.Harbour.Example.:443"),
    STORY.replace("rain", "r%61in"),
    STORY.replace(".example/", ".example/amp/"),
    "https://www-harbour-example.cdn.ampproject.org/c/s/www.harbour.example/politics/rain-falls-on-harbour-4711",
    "https://www.google.com/amp/s/www.harbour.example/politics/rain-falls-on-harbour-4711",
    "  " + STORY + "\n",
]


@pytest.mark.parametrize("variant", VARIANTS)
def test_tracking_amp_and_mobile_variants_are_the_same_article(variant):
    assert canonical(variant) == STORY


@pytest.mark.parametrize(
    "other",
    [STORY + "?id=5", STORY + "?page=2", STORY.upper(), STORY.replace("4711", "4712"), STORY.replace("www", "sport")],
)
def test_another_page_is_another_article(other):
    assert canonical(other) != STORY


def test_the_order_of_parameters_does_not_matter_but_all_are_kept():
    assert canonical("https://x.example/a?b=2&a=1") == canonical("https://x.example/a?a=1&b=2")
    assert canonical("https://x.example/a?b=%c3%bc&a=ü") == "https://x.example/a?a=%C3%BC&b=%C3%BC"


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:8000/a", "http://localhost/a", "http://x.example:8080/a", "http://[::1]/a"]
)
def test_a_server_of_its_own_keeps_scheme_and_port(url):
    assert canonical(url) == url


@pytest.mark.parametrize(
    "host",
    ["www.google.com:8443", "www.google.evil.example", "www.google.github.io", "x.cdn.ampproject.org.evil.example"],
)
def test_a_host_that_only_looks_like_an_amp_cache_is_none(host):
    assert canonical(f"https://{host}/amp/s/www.harbour.example/politics/rain") == (
        f"https://{host}/s/www.harbour.example/politics/rain"
    )


def test_a_name_below_the_amp_cache_that_belongs_to_another_host_is_none():
    url = "https://{}.cdn.ampproject.org/c/s/www.harbour.example/politics/rain"
    for name in ("evil", "www-harbour-example-com", "www-harbour-example.evil", "www--harbour-example"):
        assert canonical(url.format(name)) == url.format(name)


@pytest.mark.parametrize(
    ("name", "host"),
    [
        ("harbour-example", "harbour.example"),
        ("the--harbour-example", "the-harbour.example"),
        ("0-en--us-harbour-example-0", "en-us.harbour.example"),
        ("xn--zrich--zeitung-example-slc", "xn--zrich-zeitung-wob.example"),
        ("dhn7use5ckezujypkyzwmqx4g5r7mzhh2vt6yefm3pty2q3x4vja", "a" * 60 + ".example"),
    ],
)
def test_the_amp_cache_derives_its_name_from_the_hosts(name, host):
    assert canonical(f"https://{name}.cdn.ampproject.org/c/s/{host}/rain") == f"https://{host}/rain"


def test_googles_amp_cache_is_under_any_public_suffix():
    for suffix in ("com", "de", "co.uk", "com.br"):
        assert (
            canonical(f"https://www.google.{suffix}/amp/s/www.harbour.example/rain")
            == "https://www.harbour.example/rain"
        )


@pytest.mark.parametrize(
    "text", ["", "mailto:a@b.example", "/relative", "javascript:void(0)", "http://[bad", "http://x:port/"]
)
def test_what_is_no_web_address_comes_back_as_it_is(text):
    assert canonical(text) == text


urls = st.one_of(
    st.text(),
    st.builds(
        "{}://{}{}{}".format,
        st.sampled_from(["http", "https", "HTTP", "ftp"]),
        st.sampled_from(
            ["www.x.example", "M.x.example", "amp.x.example:80", "[::1]", "ü.example", "a.cdn.ampproject.org", "\ud800"]
        ),
        st.text(st.sampled_from("/amp.html%2Fcsx é?&=#\ud800")),
        st.text(),
    ),
)


@given(urls)
def test_the_canonical_form_is_its_own_canonical_form(url):
    assert canonical(canonical(url)) == canonical(url)


steps = st.lists(st.sampled_from(["rain", "-", "~", ".", "..", "a.html", "%41", "a;b", "", "A_1", "amp"]), max_size=5)
names = st.lists(st.sampled_from(["m", "www", "x-", "xn--", "0x1", "1", "example", "com", ""]), min_size=1, max_size=4)


@given(names, steps)
def test_what_seems_to_be_in_its_canonical_form_is(names, steps):
    url = f"https://{'.'.join(names)}/{'/'.join(steps)}"
    assert canonical(url) == _canonical(url)


words = st.text(st.sampled_from("abcdefghij-"), min_size=1, max_size=12).filter(lambda word: re.search("[a-j]", word))


@given(words, st.lists(st.sampled_from(["utm_source=a", "gclid=1", "at_x=y", "amp=1", "share=mail"])), st.booleans())
def test_no_mix_of_tracking_changes_the_identity(word, tracking, mobile):
    host = "m.harbour.example" if mobile else "www.harbour.example"
    assert canonical(f"http://{host}/a/{word}?{'&'.join(tracking)}#x") == f"https://www.harbour.example/a/{word}"


@pytest.mark.parametrize(
    ("written", "form"),
    [
        ("https://x.example/foo/bar/../rain", "https://x.example/foo/rain"),
        ("https://x.example/./rain/%2e%2E/wind/.", "https://x.example/wind/"),
        ("https://x.example/rain%2C4711.html", "https://x.example/rain,4711.html"),
        ("https://x.example/?q='a'", "https://x.example/?q=%27a%27"),
        ("https://faß.example/", "https://xn--fa-hia.example/"),
        ("https://%F0%9F%98%80.example/", "https://xn--e28h.example/"),
        ("http:\\\\x.example\\rain", "https://x.example/rain"),
        ("https:x.example/ra\nin", "https://x.example/rain"),
        ("http://0x7f.1/rain", "http://127.0.0.1/rain"),
        ("http://[0:0::1]:80/", "http://[::1]/"),
        ("https://user:pass@x.example/rain", "https://x.example/rain"),
    ],
)
def test_what_browsers_take_for_one_address_is_one(written, form):
    assert canonical(written) == canonical(form)


@pytest.mark.parametrize(
    "url", ["http://www.bank.example\\@evil.example/../rain", "https://a b.example/", "http://x.example:99999/"]
)
def test_an_address_that_programs_read_in_several_ways_is_nobodys(url):
    assert canonical(url) == url
