"""BY HAND: the parts that the demo publisher's pages are made of: boxes, figures, bylines, structured data."""

import json
from collections.abc import Sequence
from datetime import datetime
from html import escape
from itertools import groupby
from typing import Any

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


def script(data: str) -> str:
    """Return *data* as a JSON-LD script."""
    return f'<script type="application/ld+json">{data}</script>'


def graph(story: Story, base: str) -> str:
    """Return the story as one JSON-LD graph with the site and the breadcrumbs."""
    crumbs = {"@type": "BreadcrumbList", "itemListElement": [{"@type": "ListItem", "name": story.section.title()}]}
    graph = [{"@type": "WebSite", "name": SITE, "url": base}, crumbs, json_ld(story, base)]
    return script(json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False))


def open_graph(story: Story, base: str) -> str:
    """Return the story's meta elements."""
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


def figures(story: Story) -> list[str]:
    """Return the story's pictures with caption and credit."""
    return [_figure(story, number, picture) for number, picture in enumerate(story.pictures)]


def _block(part: str) -> str:
    for mark, tag in (("## ", "h2"), ("> ", "blockquote"), ("* ", "li"), ("Q: ", "strong")):
        if part.startswith(mark):
            text = escape(part if tag == "strong" else part.removeprefix(mark))
            return f"<p><strong>{text}</strong></p>" if tag == "strong" else f"<{tag}>{text}</{tag}>"
    return f"<p>{escape(part)}</p>"


def blocks(story: Story) -> list[str]:
    """Return the body's elements, list items gathered in a list."""
    shown = story.body[:1] if story.paywalled else story.body
    groups = groupby((_block(part) for part in shown), key=lambda block: block.startswith("<li>"))
    return [block for is_list, blocks in groups for block in ([f"<ul>{''.join(blocks)}</ul>"] if is_list else blocks)]


def between(blocks: Sequence[str], boxes: Sequence[str]) -> str:
    """Return *blocks* with one box after each of the first paragraphs, as advertising departments wish it."""
    left = iter(boxes)
    return "\n".join(block + (next(left, "") if "<p>" in block else "") for block in blocks)


def boxes(story: Story, others: Sequence[Story]) -> list[str]:
    """Return what advertising and marketing put between the paragraphs."""
    words = WORDS[story.language]
    teased = others[story.decoration % len(others)] if others else story
    return [
        f'<div class="ad-slot"><span>{words[3]}</span></div>',
        f'<aside class="teaser"><a href="{teased.path}"><strong>{words[4]}</strong> '
        f"{escape(teased.headline)}</a></aside>",
        f'<div class="newsletter-box"><h3>{words[5]}</h3><form><input type="email"><button>OK</button></form></div>',
    ]


def byline(story: Story) -> str:
    """Return who wrote the story, as the paper prints it."""
    by, joint = WORDS[story.language][:2]
    return f"{by} {escape(joint.join(story.authors))}" if story.authors else ""


def header(story: Story) -> str:
    """Return kicker, headline, lead, names and time."""
    kicker = f'<p class="topic">{escape(story.kicker)}</p>' if story.kicker else ""
    lead = f'<p class="standfirst">{escape(story.lead)}</p>' if story.lead else ""
    names = f'<span class="author">{byline(story)}</span>' if story.authors else ""
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


def comments(story: Story) -> str:
    """Return what readers wrote below."""
    return (
        f'<section id="comments"><h2>{WORDS[story.language][6]} (2)</h2>'
        '<div class="comment"><p>I have walked past there for thirty years and nobody ever asked me.</p></div>'
        '<div class="comment"><p>About time, I say, and thank you for the report.</p></div></section>'
    )
