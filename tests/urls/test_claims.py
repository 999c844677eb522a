"""Which of the addresses that pages declare for themselves are believed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsbot.urls import canonical
from newsbot.urls.claims import canonical_of, why_refused

STORY = "https://www.harbour.example/politics/rain-falls-on-harbour-4711"


@pytest.mark.parametrize(
    "declared",
    [
        STORY,
        "/politics/rain-falls-on-harbour-4711",
        "//WWW.harbour.example/politics/rain-falls-on-harbour-4711/",
        "https://harbour.example/elsewhere/rain-falls-on-the-harbour",
        "https://sport.harbour.example/story/4711",
        "/?p=4711",
        "harbour.example/politics/rain-falls-on-harbour-4711",
    ],
)
def test_an_articles_address_on_the_same_site_is_believed(declared):
    assert canonical_of(STORY + "/all?page=full", declared) not in (canonical(STORY + "/all?page=full"), "")
    assert why_refused(STORY + "/all?page=full", declared) is None


@pytest.mark.parametrize(
    ("declared", "reason"),
    [
        ("https://other.example/politics/rain-falls-on-harbour-4711", "another site"),
        ("http://[bad", "no address"),
        ("javascript:void(0)", "another site"),
        ("https://www.harbour.example/", "a front page"),
        ("/en/", "a front page"),
        ("/index.php", "a front page"),
        ("/de-at/home", "a front page"),
        ("/politics", "a section"),
        ("/latest-news", "a section"),
        ("/sport/football/", "a section"),
        ("undefined", "a placeholder"),
        ("/politics/null", "a placeholder"),
        ("[object Object]", "a placeholder"),
        ("/{{ url }}", "a placeholder"),
        ("${canonicalUrl}", "a placeholder"),
        ("/article/%%slug%%", "a placeholder"),
        ("<?php the_permalink(); ?>", "a placeholder"),
        ("/404", "a placeholder"),
        ("/404.html", "a placeholder"),
        ("/page-not-found", "a placeholder"),
        ("https://staging.harbour.example/politics/rain-falls-on-harbour-4711", "a staging host"),
        ("https://www-dev2.harbour.example/politics/rain-falls-on-harbour-4711", "a staging host"),
        ("https://cms.harbour.example/politics/rain-falls-on-harbour-4711", "a staging host"),
    ],
)
def test_what_templates_declare_on_every_page_is_refused_with_its_reason(declared, reason):
    assert why_refused(STORY, declared) == reason
    assert canonical_of(STORY, declared) == STORY


def test_a_page_told_by_its_query_is_not_all_pages_of_its_script():
    page = "https://www.harbour.example/article.php?id=4711"
    assert canonical_of(page, "/article.php") == page
    assert canonical_of("https://www.harbour.example/story/rain?view=full", "/story/rain") == (
        "https://www.harbour.example/story/rain"
    )


def test_a_shared_host_is_many_sites():
    page = "https://good.github.io/politics/rain-falls-on-harbour-4711"
    assert canonical_of(page, page.replace("good", "evil")) == page


def test_a_publisher_may_name_its_other_domain():
    other = STORY.replace("harbour.example", "harbour-post.example")
    assert canonical_of(STORY, other) == STORY
    assert canonical_of(STORY, other, ["harbour.example", "harbour-post.example"]) == other


def test_a_publishers_page_may_not_name_a_strangers_domain():
    stranger = STORY.replace("harbour.example", "stranger.example")
    assert canonical_of(STORY, stranger, ["harbour.example"]) == STORY


def test_a_page_on_a_staging_host_may_name_itself():
    page = STORY.replace("www.", "beta.")
    assert why_refused(page, page + "?utm_source=x") is None


urls = st.one_of(
    st.text(),
    st.builds(
        "{}://{}{}".format,
        st.sampled_from(["http", "https", "HTTP", "ftp"]),
        st.sampled_from(["www.x.example", "M.x.example", "amp.x.example:80", "[::1]", "ü.example", "0::"]),
        st.text(st.sampled_from("/amp.html%2Fcsx é?&=#{<[")),
    ),
)


@given(urls, urls)
def test_no_declared_address_breaks_the_identity(page, declared):
    identity = canonical_of(page, declared)
    assert canonical(identity) == identity
