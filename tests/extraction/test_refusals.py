"""Pages that are no articles, and articles that look a little like such pages."""

import pytest

import newsbot
from newsbot.extraction.article import read_article
from newsbot.items import NotAnArticle
from newsbot.page import Page

URL = "https://harbour.example/story/rain-over-the-harbour-1234"
TEXT = "<p>" + "It rained for days, and nobody in the harbour knew when it would stop again. " * 6 + "</p>"
ARTICLE = (
    '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "%s",'
    ' "datePublished": "2025-06-02T10:00Z"}</script>'
)


def reason(html: str, url: str = URL) -> str:
    with pytest.raises(NotAnArticle) as refused:
        read_article(Page(html, url))
    return refused.value.reason


def wall(title: str, text: str = "Please go on.") -> str:
    return f"<title>{title}</title><body><h1>{title}</h1><p>{text}</p></body>"


@pytest.mark.parametrize(
    "title",
    [
        "Just a moment...",
        "Access Denied",
        "Attention Required! | Cloudflare",
        "Are you a robot?",
        "Pardon Our Interruption",
        "Zugriff verweigert",
    ],
)
def test_a_page_for_robots_is_a_block_page(title: str) -> None:
    assert reason(wall(title)) == "block page"


def test_a_page_that_loads_a_captcha_and_says_nothing_is_a_block_page() -> None:
    captcha = '<script src="https://geo.captcha-delivery.com/c.js"></script>'
    assert reason(captcha + wall("harbour.example", "One moment.")) == "block page"


@pytest.mark.parametrize(
    "title",
    [
        "404",
        "Page not found - The Harbour Post",
        "Seite nicht gefunden",
        "Page introuvable",
        "Página no encontrada",
        "Error 404: gone",
        "ページが見つかりません",
    ],
)
def test_a_page_that_says_it_is_missing_is_a_soft_404(title: str) -> None:
    assert reason(wall(title)) == "soft 404"


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Before you continue to The Harbour Post", "We use cookies to pay for our work. " * 5),
        (
            "The Harbour Post",
            "We and our partners use cookies. You can give your consent or read our privacy notice. " * 3,
        ),
        (
            "Hafenpost",
            "Mit Ihrer Einwilligung lesen Sie werbefinanziert. Datenschutz. Zustimmung. Oder das Pur-Abo. " * 2,
        ),
    ],
)
def test_a_page_that_asks_for_consent_is_a_consent_wall(title: str, text: str) -> None:
    assert reason(wall(title, text)) == "consent wall"


@pytest.mark.parametrize("path", ["", "/", "/index.html", "/de/", "/home"])
def test_the_front_page_is_no_article(path: str) -> None:
    assert reason(wall("The Harbour Post and more", TEXT), f"https://harbour.example{path}") == "front page"


@pytest.mark.parametrize("path", ["/politics/", "/news/local-affairs"])
def test_a_section_is_no_article(path: str) -> None:
    website = '<meta property="og:type" content="website">'
    assert reason(website + wall("Politics in the harbour", TEXT), f"https://harbour.example{path}") == "listing page"


def test_an_article_may_have_an_address_like_a_section() -> None:
    assert newsbot.extract(wall("Politics in the harbour", TEXT), "https://harbour.example/story/politics") is not None


def test_a_page_that_calls_itself_a_collection_is_no_article() -> None:
    collection = '<script type="application/ld+json">{"@type": "CollectionPage"}</script>'
    assert reason(collection + wall("Politics in the harbour", TEXT)) == "listing page"


@pytest.mark.parametrize("headline", ["Access denied", "404 days of rain", "Just a moment for the harbour"])
def test_an_article_may_be_about_any_of_this(headline: str) -> None:
    article = newsbot.extract(ARTICLE % headline + f"<title>{headline}</title><h1>{headline}</h1>{TEXT}", URL)
    assert article is not None
    assert article.headline == headline


def test_a_long_text_about_cookies_and_consent_is_an_article() -> None:
    text = "".join(
        f"<p>Court case {n}: cookies need consent, says the privacy judge in the harbour town.</p>" for n in range(30)
    )
    assert newsbot.extract(wall("Judge rules on trackers") + text, URL) is not None


def test_a_paywalled_article_is_kept_and_marked() -> None:
    free = ARTICLE.replace('"@type"', '"isAccessibleForFree": "False", "@type"') % "Rain over the harbour"
    article = newsbot.extract(
        free + f"<h1>Rain over the harbour</h1>{TEXT}<div class=paywall>Subscribe to read on</div>", URL
    )
    assert article is not None
    assert article.is_accessible_for_free is False


@pytest.mark.parametrize("html", ["", "<html></html>", "<p>", "   ", "\x00\x00", "<h1>Rain</h1>"])
def test_a_page_without_a_text_is_no_article(html: str) -> None:
    assert reason(html) in ("no headline", "no body")
