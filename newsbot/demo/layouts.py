"""The manners of real publishers: each layout turns a story into the head and the main part of its page."""

import json
from collections.abc import Sequence
from datetime import datetime
from html import escape
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

from newsbot.demo.newsroom import Picture, Story

SITE = "The Harbour Post"
WORDS = {
    "en": ("By", " and ", "Photo", "Advertisement", "Read also", "Subscribe to our newsletter", "Comments"),
    "de": ("Von", " und ", "Foto", "Anzeige", "Lesen Sie auch", "Newsletter abonnieren", "Kommentare"),
    "fr": ("Par", " et ", "Photo", "Publicité", "Lire aussi", "Recevez notre newsletter", "Commentaires"),
    "es": ("Por", " y ", "Foto", "Publicidad", "Lea también", "Suscríbase al boletín", "Comentarios"),
    "ru": ("Автор:", ", ", "Фото", "Реклама", "Читайте также", "Подпишитесь на рассылку", "Комментарии"),
    "ar": ("بقلم", " و", "تصوير", "إعلان", "اقرأ أيضا", "اشترك في النشرة البريدية", "التعليقات"),
    "ja": ("文・", "、", "撮影", "広告", "あわせて読みたい", "メールマガジンに登録", "コメント"),
}


def image_address(story: Story, number: int, width: int) -> str:
    """Return the path of a picture at one of its widths."""
    return f"/images/{story.slug}-{number}-{width}.jpg"


def json_ld(story: Story, base: str) -> dict[str, Any]:
    """Return the story in schema.org's terms."""
    data: dict[str, Any] = {
        "@type": "NewsArticle",
        "mainEntityOfPage": base + story.path,
        "headline": story.headline,
        "datePublished": story.published.isoformat(),
        "author": [{"@type": "Person", "name": name} for name in story.authors],
        "publisher": {"@type": "NewsMediaOrganization", "name": SITE, "logo": f"{base}/logo.png"},
        "articleSection": story.section.title(),
        "keywords": list(story.tags),
        "inLanguage": story.language,
        "image": [base + image_address(story, number, 1280) for number, _ in enumerate(story.pictures)],
    }
    if story.lead:
        data["description"] = story.lead
    if story.modified:
        data["dateModified"] = story.modified.isoformat()
    if story.paywalled:
        data |= {"isAccessibleForFree": False, "hasPart": {"isAccessibleForFree": False, "cssSelector": ".body"}}
    if story.videos:
        data["video"] = [
            {"@type": "VideoObject", "name": title, "duration": length, "contentUrl": f"{base}/videos/{story.slug}.mp4"}
            for title, length in story.videos
        ]
    return data


def _script(data: str) -> str:
    return f'<script type="application/ld+json">{data}</script>'


def _graph(story: Story, base: str) -> str:
    crumbs = {"@type": "BreadcrumbList", "itemListElement": [{"@type": "ListItem", "name": story.section.title()}]}
    graph = [{"@type": "WebSite", "name": SITE, "url": base}, crumbs, json_ld(story, base)]
    return _script(json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False))


def _open_graph(story: Story, base: str) -> str:
    values = [
        ("og:type", "article"),
        ("og:site_name", SITE),
        ("og:title", f"{story.headline} | {SITE}"),
        ("og:url", base + story.path),
        ("article:published_time", story.published.isoformat()),
        ("article:section", story.section.title()),
        *(("article:tag", tag) for tag in story.tags),
    ]
    if story.modified:
        values.append(("article:modified_time", story.modified.isoformat()))
    if story.lead:
        values.append(("og:description", story.lead))
    if story.pictures:
        values.append(("og:image", base + image_address(story, 0, 1280)))
    return "".join(f'<meta property="{name}" content="{escape(value)}">' for name, value in values)


def _figure(story: Story, number: int, picture: Picture) -> str:
    photo = WORDS[story.language][2]
    widths = ", ".join(f"{image_address(story, number, width)} {width}w" for width in (320, 640, 1280))
    return (
        f'<figure><img src="{image_address(story, number, 320)}" srcset="{widths}" alt="" width="1280" height="853">'
        f'<figcaption>{escape(picture.caption)} <span class="credit">{photo}: {escape(picture.credit)}</span>'
        "</figcaption></figure>"
    )


def _figures(story: Story) -> list[str]:
    return [_figure(story, number, picture) for number, picture in enumerate(story.pictures)]


def _block(part: str) -> str:
    for mark, tag in (("## ", "h2"), ("> ", "blockquote"), ("* ", "li"), ("Q: ", "strong")):
        if part.startswith(mark):
            text = escape(part if tag == "strong" else part.removeprefix(mark))
            return f"<p><strong>{text}</strong></p>" if tag == "strong" else f"<{tag}>{text}</{tag}>"
    return f"<p>{escape(part)}</p>"


def _blocks(story: Story) -> list[str]:
    """Return the body's elements, list items gathered in a list."""
    shown = story.body[:1] if story.paywalled else story.body
    groups = groupby((_block(part) for part in shown), key=lambda block: block.startswith("<li>"))
    return [block for is_list, blocks in groups for block in ([f"<ul>{''.join(blocks)}</ul>"] if is_list else blocks)]


def _between(blocks: Sequence[str], boxes: Sequence[str]) -> str:
    """Return *blocks* with one box after each of the first paragraphs, as advertising departments wish it."""
    left = iter(boxes)
    return "\n".join(block + (next(left, "") if "<p>" in block else "") for block in blocks)


def _boxes(story: Story, others: Sequence[Story]) -> list[str]:
    words = WORDS[story.language]
    teased = others[story.decoration % len(others)] if others else story
    return [
        f'<div class="ad-slot"><span>{words[3]}</span></div>',
        f'<aside class="teaser"><a href="{teased.path}"><strong>{words[4]}</strong> '
        f"{escape(teased.headline)}</a></aside>",
        f'<div class="newsletter-box"><h3>{words[5]}</h3><form><input type="email"><button>OK</button></form></div>',
    ]


def _byline(story: Story) -> str:
    by, joint = WORDS[story.language][:2]
    return f"{by} {escape(joint.join(story.authors))}" if story.authors else ""


def _header(story: Story) -> str:
    kicker = f'<p class="topic">{escape(story.kicker)}</p>' if story.kicker else ""
    lead = f'<p class="standfirst">{escape(story.lead)}</p>' if story.lead else ""
    names = f'<span class="author">{_byline(story)}</span>' if story.authors else ""
    time = f'<time datetime="{story.published.isoformat()}">{clock_text(story.published)}</time>'
    return f"<header>{kicker}<h1>{escape(story.headline)}</h1>{lead}<div>{names} {time}</div></header>"


def clock_text(moment: datetime) -> str:
    """Return *moment* as the paper prints it."""
    return f"{moment.day} {moment:%B %Y, %H:%M}"


def most_read(others: Sequence[Story], decoration: int) -> str:
    """Return the box of other stories, turned by *decoration*."""
    turn = decoration % max(1, len(others))
    links = "".join(
        f'<li><a href="{other.path}">{escape(other.headline)}</a></li>'
        for other in (*others[turn:], *others[:turn])[:4]
    )
    return f'<aside class="most-read"><h2>Most read</h2><ol>{links}</ol></aside>'


def _comments(story: Story) -> str:
    return (
        f'<section id="comments"><h2>{WORDS[story.language][6]} (2)</h2>'
        '<div class="comment"><p>I have walked past there for thirty years and nobody ever asked me.</p></div>'
        '<div class="comment"><p>About time, I say, and thank you for the report.</p></div></section>'
    )


Parts = tuple[str, str]


def modern(story: Story, base: str, others: Sequence[Story]) -> Parts:
    """Semantic elements, one JSON-LD graph, boxes between the paragraphs."""
    video = "".join(f'<div class="player"><h3>{escape(title)}</h3></div>' for title, _ in story.videos)
    body = _between(_blocks(story), _boxes(story, others))
    source = f"<p><em>{'/'.join(story.agencies)}</em></p>" if story.agencies else ""
    wall = '<div class="paywall"><p>Read on with a subscription.</p></div>' if story.paywalled else ""
    main = (
        f'<main><article>{_header(story)}{"".join(_figures(story))}{video}<div class="body">{body}{source}</div>{wall}'
        f'<div class="share"><a href="#">Share</a><a href="#">Print</a></div></article>{_comments(story)}</main>'
    )
    return _graph(story, base) + _open_graph(story, base), main


def classic(story: Story, base: str, others: Sequence[Story]) -> Parts:
    """Nested divs and OpenGraph, the byline in one line with the date."""
    kicker = f'<div class="c3">{escape(story.kicker)}</div>' if story.kicker else ""
    lead = f'<div class="c4"><b>{escape(story.lead)}</b></div>' if story.lead else ""
    body = _between([f'<div class="c7">{block}</div>' for block in _blocks(story)], _boxes(story, others))
    main = (
        f'<div class="c1"><div class="c2">{kicker}<h1>{escape(story.headline)}</h1>{lead}'
        f'<div class="c5">{_byline(story)} | {clock_text(story.published)}</div>'
        f'{"".join(_figures(story))}<div class="c6">{body}</div></div></div>'
    )
    authors = "".join(f'<meta name="author" content="{escape(name)}">' for name in story.authors)
    return authors + _open_graph(story, base), main


def microdata(story: Story, base: str, others: Sequence[Story]) -> Parts:
    """schema.org's terms as attributes of the visible elements."""
    names = WORDS[story.language][1].join(
        '<span itemprop="author" itemscope itemtype="https://schema.org/Person">'
        f'<span itemprop="name">{escape(name)}</span></span>'
        for name in story.authors
    )
    body = _between(_blocks(story), _boxes(story, others))
    lead = f'<p itemprop="description">{escape(story.lead)}</p>' if story.lead else ""
    main = (
        '<div itemscope itemtype="https://schema.org/NewsArticle">'
        f'<h1 itemprop="headline">{escape(story.headline)}</h1>{lead}'
        f'<p class="byline">{WORDS[story.language][0]} {names}, <time itemprop="datePublished" '
        f'datetime="{story.published.isoformat()}">{clock_text(story.published)}</time></p>'
        f'{"".join(_figures(story))}<div itemprop="articleBody">{body}</div></div>'
    )
    return f'<meta property="og:image" content="{base}{image_address(story, 0, 1280)}">', main


def breaks(story: Story, base: str, others: Sequence[Story]) -> Parts:
    """One block of text whose paragraphs are parted by empty lines."""
    text = "<br><br>\n".join(escape(part) for part in story.body)
    lead = f"<p><b>{escape(story.lead)}</b></p>" if story.lead else ""
    main = (
        f"<div><h1>{escape(story.headline)}</h1>{lead}<p>{_byline(story)}</p>"
        f'<div>{"".join(_figures(story))}</div><div class="text">{text}</div></div>{_boxes(story, others)[0]}'
    )
    return _script(json.dumps({"@context": "https://schema.org", **json_ld(story, base)}, ensure_ascii=False)), main


def nodata(story: Story, base: str, others: Sequence[Story]) -> Parts:
    """Nothing but what a reader sees."""
    more = "".join(f'<a href="{base}{other.path}">{escape(other.headline)}</a>' for other in others[:2])
    main = (
        f"<div><div><h1>{escape(story.headline)}</h1><ul><li>Published: {clock_text(story.published)}</li>"
        f"<li>{_byline(story)}</li></ul></div>{''.join(_figures(story))}<div>{''.join(_blocks(story))}</div></div>"
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
    main = f"<main><article>{_header(story)}{''.join(_figures(story))}<div>{''.join(entries)}</div></article></main>"
    data = json_ld(story, base) | {"@type": "LiveBlogPosting"}
    return _script(json.dumps({"@context": "https://schema.org", **data})), main


def broken_json(story: Story, base: str, others: Sequence[Story]) -> Parts:
    """JSON-LD with a comment and a trailing comma, as hand-made templates write it."""
    text = json.dumps({"@context": "https://schema.org", **json_ld(story, base)}, ensure_ascii=False, indent=1)
    return _script("/* article */" + text[:-2] + ",\n}"), modern(story, base, others)[1]


def newstime(story: Story, base: str, _others: Sequence[Story]) -> Parts:
    """The page of the project's first article, rebuilt from what its text shows; the real markup is not known."""
    picture, (title, _) = story.pictures[0], story.videos[0]
    published = story.published.astimezone(ZoneInfo("Europe/Berlin"))
    blocks = _between(_blocks(story), ["", JOYN_TEASER, "<p>Anzeige</p><p>Anzeige</p>"])
    main = f"""<main><p>Anzeige</p><article>
<header><p>{escape(story.kicker or "")}</p><h1>{escape(story.headline)}</h1>
<ul><li>Veröffentlicht: {published:%d.%m.%Y}</li><li>{published:%H:%M} Uhr</li>
<li>{story.authors[0]}</li></ul>
</header>
<figure><img src="{image_address(story, 0, 1280)}" alt="{escape(picture.caption)}">
<figcaption>{escape(picture.caption)}<span>© {picture.credit}</span></figcaption></figure>
<p><strong>{escape(story.lead or "")}</strong></p><p>Anzeige</p>
{blocks}
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
