"""BY HAND: the demo publisher's pages: a story or a list of them goes in, HTML comes out."""

from collections.abc import Sequence
from html import escape

from newsbot.demo.layouts import LAYOUTS, modern
from newsbot.demo.newsroom import SECTIONS, Story
from newsbot.demo.parts import SITE, most_read


def shell(title: str, head: str, main: str, language: str = "en") -> str:
    """Put *main* between the paper's own header, navigation and footer."""
    menu = "".join(f'<li><a href="/{section}/">{section.title()}</a></li>' for section in SECTIONS)
    direction = ' dir="rtl"' if language == "ar" else ""
    return (
        f'<!doctype html>\n<html lang="{language}"{direction}><head><meta charset="utf-8">'
        f"<title>{escape(title)} - {SITE}</title>{head}"
        '<link rel="alternate" type="application/rss+xml" title="All news" href="/feed.xml">'
        '<link rel="alternate" type="application/atom+xml" title="All news" href="/atom.xml"></head><body>'
        f'<header class="masthead"><a href="/">{SITE}</a><nav><ul>{menu}</ul></nav></header>'
        '<div class="cookie-note" role="dialog">We use cookies to count our readers. <button>Accept</button></div>'
        f'{main}<footer><p>© {SITE}. All rights reserved.</p><ul><li><a href="/imprint.html">Imprint</a></li>'
        '<li><a href="/privacy.html">Privacy</a></li></ul></footer></body></html>'
    )


def article_page(story: Story, base: str, others: Sequence[Story] = (), amp: bool = False) -> str:
    """Return the page of *story*; *others* are teased on it."""
    layout = LAYOUTS.get(story.layout, modern)
    head, main = layout(story, base, others)
    own = f'<link rel="canonical" href="{base}{story.path}">'
    if story.layout == "amponly" and not amp:
        own += f'<link rel="amphtml" href="{base}/amp{story.path}">'
    space = "\n" * (1 + story.decoration)
    return shell(story.headline, own + head, space + main + space + most_read(others, story.decoration), story.language)


def _row(story: Story) -> str:
    address = f"/amp{story.path}" if story.layout == "amponly" else f"{story.path}?utm_source=section"
    lead = f"<p>{escape(story.lead)}</p>" if story.lead else ""
    time = f'<time datetime="{story.published.isoformat()}">{story.published:%d %B %Y}</time>'
    return f'<article><h2><a href="{address}">{escape(story.headline)}</a></h2>{lead}{time}</article>'


def section_page(section: str, shown: Sequence[Story], following: str | None, extra: str = "") -> str:
    """Return one page of a section; *following* is the path of the next one."""
    rows = "".join(map(_row, shown))
    link = f'<link rel="next" href="{following}">' if following else ""
    more = f'<nav class="pages"><a rel="next" href="{following}">Older stories</a></nav>' if following else ""
    return shell(section.title(), link, f"<main><h1>{section.title()}</h1>{rows}{extra}{more}</main>")


def front_page(shown: Sequence[Story]) -> str:
    """Return the front page."""
    rows = "".join(map(_row, shown))
    return shell("News from the coast", "", f"<main><h1>News from the coast</h1>{rows}</main>")


ODD_LINKS = "".join(
    f'<article><h2><a href="{address}">{headline}</a></h2></article>'
    for address, headline in (
        ("/politics/moved-away.html", "The tide tables have moved to another page"),
        ("/politics/for-our-members.html", "A letter to the members of our reading circle"),
        ("/politics/minutes-of-the-board.html", "What the board of the paper decided on Friday"),
        ("http://elsewhere.example/politics/partner-story.html", "A story that our partner paper tells"),
    )
)
"""What a section has among its stories: a page that is gone but answers 200, a consent wall, a page that robots.txt
forbids, another site."""

MISSING = shell(
    "Page not found",
    "",
    """<main><h1>Page not found</h1>
<p>Sorry, the page that you are looking for does not exist or has been moved.</p>
<p>Try our search, or go back to the front page.</p></main>""",
)

CONSENT = """<!doctype html><html><head><title>Your privacy - The Harbour Post</title></head><body>
<div id="consent-wall">
<h1>We value your privacy</h1>
<p>We and our 812 partners store and access information on a device, such as cookies, and process personal data.
You can accept all cookies or manage your consent at any time.</p>
<button>Accept all</button><button>Manage settings</button></div></body></html>"""
