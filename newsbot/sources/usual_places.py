"""REQUEST: where feeds and sitemaps mostly are on sites that do not say where theirs are."""

from itertools import islice
from urllib.parse import urlsplit

from newsbot.page import Page

USUAL_FEEDS = ("/feed", "/rss", "/rss.xml", "/feed.xml", "/atom.xml", "/feed.json", "/index.xml")
BELOW_A_FOLDER = ("/feed", "/rss.xml")
OF_GENERATORS = {
    "blogger": "/feeds/posts/default",
    "discourse": "/latest.rss",
    "ghost": "/rss/",
    "joomla": "/index.php?format=feed&type=rss",
    "wix": "/blog-feed.xml",
    "wordpress": "/?feed=rss2",
}
"""What a page says that it was made with -> the feed of such sites."""
USUAL_SITEMAPS = (
    "/sitemap.xml",
    "/sitemap_index.xml",
    "/sitemap-index.xml",
    "/wp-sitemap.xml",
    "/news-sitemap.xml",
    "/sitemap-news.xml",
    "/sitemap_news.xml",
    "/googlenews.xml",
    "/post-sitemap.xml",
    "/sitemap.xml.gz",
    "/sitemap.txt",
)
METAS_AT_MOST = 200


def usual_feeds(front: str, page: Page | None = None) -> tuple[str, ...]:
    """Return where the feeds of the site at *front* may be: at its root, below its folder, or as its *page* tells.

    >>> usual_feeds("https://x.example/de/")[-2:]
    ('/de/feed', '/de/rss.xml')
    """
    folder = urlsplit(front).path.rpartition("/")[0]
    below = (f"{folder}{path}" for path in BELOW_A_FOLDER) if folder else ()
    return (*USUAL_FEEDS, *below, *(_feeds_of_generator(page) if page else ()))


def _feeds_of_generator(page: Page) -> list[str]:
    metas = islice(page.root.iter("meta"), METAS_AT_MOST)
    told = next((meta.get("content", "") for meta in metas if meta.get("name", "").lower() == "generator"), "").lower()
    return [feed for name, feed in OF_GENERATORS.items() if told.startswith(name)]
