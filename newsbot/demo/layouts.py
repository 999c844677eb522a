"""BY HAND: the manners of real publishers: each layout turns a story into the head and the main part of its page."""

import json
from collections.abc import Sequence
from html import escape
from zoneinfo import ZoneInfo

from newsbot.demo.newsroom import Story
from newsbot.demo.parts import (
    SITE,
    WORDS,
    between,
    blocks,
    boxes,
    byline,
    clock_text,
    comments,
    figures,
    graph,
    header,
    image_address,
    json_ld,
    open_graph,
    script,
)

Parts = tuple[str, str]


def modern(story: Story, base: str, others: Sequence[Story]) -> Parts:
    """Semantic elements, one JSON-LD graph, boxes between the paragraphs."""
    video = "".join(f'<div class="player"><h3>{escape(title)}</h3></div>' for title, _ in story.videos)
    body = between(blocks(story), boxes(story, others))
    source = f"<p><em>{'/'.join(story.agencies)}</em></p>" if story.agencies else ""
    wall = '<div class="paywall"><p>Read on with a subscription.</p></div>' if story.paywalled else ""
    main = (
        f'<main><article>{header(story)}{"".join(figures(story))}{video}<div class="body">{body}{source}</div>{wall}'
        f'<div class="share"><a href="#">Share</a><a href="#">Print</a></div></article>{comments(story)}</main>'
    )
    return graph(story, base) + open_graph(story, base), main


def classic(story: Story, base: str, others: Sequence[Story]) -> Parts:
    """Nested divs and OpenGraph, the byline in one line with the date."""
    kicker = f'<div class="c3">{escape(story.kicker)}</div>' if story.kicker else ""
    lead = f'<div class="c4"><b>{escape(story.lead)}</b></div>' if story.lead else ""
    body = between([f'<div class="c7">{block}</div>' for block in blocks(story)], boxes(story, others))
    main = (
        f'<div class="c1"><div class="c2">{kicker}<h1>{escape(story.headline)}</h1>{lead}'
        f'<div class="c5">{byline(story)} | {clock_text(story.published)}</div>'
        f'{"".join(figures(story))}<div class="c6">{body}</div></div></div>'
    )
    authors = "".join(f'<meta name="author" content="{escape(name)}">' for name in story.authors)
    return authors + open_graph(story, base), main


def microdata(story: Story, base: str, others: Sequence[Story]) -> Parts:
    """schema.org's terms as attributes of the visible elements."""
    names = WORDS[story.language][1].join(
        '<span itemprop="author" itemscope itemtype="https://schema.org/Person">'
        f'<span itemprop="name">{escape(name)}</span></span>'
        for name in story.authors
    )
    body = between(blocks(story), boxes(story, others))
    lead = f'<p itemprop="description">{escape(story.lead)}</p>' if story.lead else ""
    main = (
        '<div itemscope itemtype="https://schema.org/NewsArticle">'
        f'<h1 itemprop="headline">{escape(story.headline)}</h1>{lead}'
        f'<p class="byline">{WORDS[story.language][0]} {names}, <time itemprop="datePublished" '
        f'datetime="{story.published.isoformat()}">{clock_text(story.published)}</time></p>'
        f'{"".join(figures(story))}<div itemprop="articleBody">{body}</div></div>'
    )
    return f'<meta property="og:image" content="{base}{image_address(story, 0, 1280)}">', main


def breaks(story: Story, base: str, others: Sequence[Story]) -> Parts:
    """One block of text whose paragraphs are parted by empty lines."""
    text = "<br><br>\n".join(escape(part) for part in story.body)
    lead = f"<p><b>{escape(story.lead)}</b></p>" if story.lead else ""
    main = (
        f"<div><h1>{escape(story.headline)}</h1>{lead}<p>{byline(story)}</p>"
        f'<div>{"".join(figures(story))}</div><div class="text">{text}</div></div>{boxes(story, others)[0]}'
    )
    return script(json.dumps({"@context": "https://schema.org", **json_ld(story, base)}, ensure_ascii=False)), main


def nodata(story: Story, base: str, others: Sequence[Story]) -> Parts:
    """Nothing but what a reader sees."""
    more = "".join(f'<a href="{base}{other.path}">{escape(other.headline)}</a>' for other in others[:2])
    main = (
        f"<div><div><h1>{escape(story.headline)}</h1><ul><li>Published: {clock_text(story.published)}</li>"
        f"<li>{byline(story)}</li></ul></div>{''.join(figures(story))}<div>{''.join(blocks(story))}</div></div>"
        f"<div><h3>More from {SITE}</h3>{more}</div>"
    )
    return "", main


def live(story: Story, base: str, _others: Sequence[Story]) -> Parts:
    """A live blog: entries with a time and a headline, newest first."""
    entries = []
    for part in story.body:
        time, heading, text = (piece.strip() for piece in part.split("|"))
        entries.append(
            f'<section class="entry"><time>{time}</time><h2>{escape(heading)}</h2><p>{escape(text)}</p></section>'
        )
    main = f"<main><article>{header(story)}{''.join(figures(story))}<div>{''.join(entries)}</div></article></main>"
    data = json_ld(story, base) | {"@type": "LiveBlogPosting"}
    return script(json.dumps({"@context": "https://schema.org", **data})), main


def broken_json(story: Story, base: str, others: Sequence[Story]) -> Parts:
    """JSON-LD with a comment and a trailing comma, as hand-made templates write it."""
    text = json.dumps({"@context": "https://schema.org", **json_ld(story, base)}, ensure_ascii=False, indent=1)
    return script("/* article */" + text[:-2] + ",\n}"), modern(story, base, others)[1]


def newstime(story: Story, base: str, _others: Sequence[Story]) -> Parts:
    """The page of the project's first article, rebuilt from what its text shows; the real markup is not known."""
    picture, (title, _) = story.pictures[0], story.videos[0]
    published = story.published.astimezone(ZoneInfo("Europe/Berlin"))
    text = between(blocks(story), ["", JOYN_TEASER, "<p>Anzeige</p><p>Anzeige</p>"])
    main = f"""<main><p>Anzeige</p><article>
<header><p>{escape(story.kicker or "")}</p><h1>{escape(story.headline)}</h1>
<ul><li>Veröffentlicht: {published:%d.%m.%Y}</li><li>{published:%H:%M} Uhr</li>
<li>{story.authors[0]}</li></ul>
</header>
<figure><img src="{image_address(story, 0, 1280)}" alt="{escape(picture.caption)}">
<figcaption>{escape(picture.caption)}<span>© {picture.credit}</span></figcaption></figure>
<p><strong>{escape(story.lead or "")}</strong></p><p>Anzeige</p>
{text}
<ul><li>Verwendete Quellen:</li><li>Nachrichtenagentur {story.agencies[0]}</li></ul></article>
<section><h2>Alle aktuellen :newstime-Sendungen finden Sie kostenlos auf Joyn</h2>
<a href="{base}/videos/newstime.html"><img src="/images/newstime-640.jpg" alt="{title}"><span>Episode</span>
<h3>{title}</h3><ul><li>25:46 Min</li><li>Ab 12</li></ul></a></section></main>"""
    return "", main


JOYN_TEASER = """<div><h2>Joyn Teaser NEU</h2><h3>Immer frisch, immer aktuell! News aus Deutschland und der Welt</h3>
<p><a href="#">KOSTENLOS auf Joyn: Die neuesten Videos zu News und Hintergründen jetzt streamen!</a></p></div>
"""
LAYOUTS = {
    "modern": modern,
    "classic": classic,
    "microdata": microdata,
    "breaks": breaks,
    "nodata": nodata,
    "live": live,
    "brokenjson": broken_json,
    "newstime": newstime,
}
