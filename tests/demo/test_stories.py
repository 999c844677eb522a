"""Every story of the demo publisher comes out of its page as the newsroom wrote it, whatever the page is built like."""

from datetime import UTC, datetime

import pytest

import newsbot
from newsbot.demo.newsroom import GUEST, GUESTS_LAYOUT, Story, stories
from newsbot.demo.pages import CONSENT, MISSING, article_page, front_page

BASE = "http://127.0.0.1:8765"
STORIES = stories(datetime(2026, 11, 20, 12, tzinfo=UTC))


def extract(story: Story):
    others = [other for other in STORIES if other.slug != story.slug][:6]
    publisher = GUESTS_LAYOUT if story.section == GUEST else None
    article = newsbot.extract(article_page(story, BASE, others), BASE + story.path, publisher)
    assert article is not None
    return article


every_story = pytest.mark.parametrize("story", STORIES, ids=lambda story: f"{story.layout}-{story.slug}")


@every_story
def test_headline_kicker_and_lead(story):
    article = extract(story)
    assert (article.headline, article.kicker, article.lead) == (story.headline, story.kicker, story.lead)


@every_story
def test_authors_and_agencies(story):
    article = extract(story)
    assert article.authors == list(story.authors)
    assert set(story.agencies) <= set(article.agencies)


@every_story
def test_dates_to_the_minute(story):
    article = extract(story)
    shown_only = story.layout == "nodata"
    assert article.date_published == (story.published.replace(tzinfo=UTC) if shown_only else story.published)
    if story.modified and story.layout not in ("nodata", "newstime", "microdata"):
        assert article.date_modified == story.modified


@every_story
def test_body_without_a_word_too_much(story):
    article = extract(story)
    shown = story.body[:1] if story.paywalled else story.body
    if story.layout == "live":
        pieces = [piece.strip() for part in shown for piece in part.split("|")[1:]]
    else:
        pieces = [part.removeprefix("## ").removeprefix("> ").removeprefix("* ") for part in shown]
    assert [block.text for block in article.body] == pieces


@every_story
def test_pictures_with_caption_and_credit(story):
    article = extract(story)
    assert [(image.caption, image.credit) for image in article.images] == [
        (p.caption, p.credit) for p in story.pictures
    ]


@every_story
def test_language_and_price(story):
    article = extract(story)
    assert article.language == story.language
    assert article.is_accessible_for_free is (False if story.paywalled else None)


@pytest.mark.parametrize(
    ("path", "page"),
    [
        ("/politics/for-our-members.html", CONSENT),
        ("/politics/moved-away.html", MISSING),
        ("/", front_page(STORIES[:8])),
    ],
    ids=["consent wall", "soft 404", "front page"],
)
def test_what_is_no_article_gives_none(path, page):
    assert newsbot.extract(page, BASE + path) is None
