"""The rules of the feed formats, as far as a program can check them."""

import json
from datetime import datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from lxml import etree

ATOM = etree.RelaxNG(etree.parse(Path(__file__).with_name("atom.rng")))
CHANNEL_NEEDS = {"title", "link", "description"}
ITEM_MAY_HAVE_ONCE = {"title", "link", "description", "author", "comments", "enclosure", "guid", "pubDate", "source"}


def check(path: Path, form: str) -> None:
    """Fail with the rule that the feed at *path* breaks."""
    {"atom": check_atom, "rss": check_rss, "json": check_json}[form](path)


def check_atom(path: Path) -> None:
    """RFC 4287: its schema, and what it says beside it."""
    feed = etree.parse(path)
    ATOM.assertValid(feed)
    name = {"a": "http://www.w3.org/2005/Atom"}
    ids = feed.xpath("//a:entry/a:id/text()", namespaces=name)
    assert len(ids) == len(set(ids))
    assert all(urlsplit(identity).scheme for identity in feed.xpath("//a:id/text()", namespaces=name))
    assert all(
        entry.xpath("a:content|a:link[@rel='alternate']", namespaces=name) for entry in feed.findall("a:entry", name)
    )
    check_html(feed.xpath("//a:content/text()", namespaces=name))


def check_rss(path: Path) -> None:
    """https://www.rssboard.org/rss-specification"""
    rss = etree.parse(path).getroot()
    assert (rss.tag, rss.get("version")) == ("rss", "2.0")
    (channel,) = rss
    tags = [child.tag for child in channel]
    assert set(tags) >= CHANNEL_NEEDS
    assert all(tags.count(tag) == 1 for tag in (*CHANNEL_NEEDS, "lastBuildDate"))
    assert parsedate_to_datetime(channel.findtext("lastBuildDate", "")).tzinfo
    for item in channel.findall("item"):
        tags = [child.tag for child in item]
        assert {"title", "description"} & set(tags)
        assert all(tags.count(tag) <= 1 for tag in ITEM_MAY_HAVE_ONCE)
        assert parsedate_to_datetime(item.findtext("pubDate", "")).tzinfo
        assert item.xpath("guid/@isPermaLink")[0] in ("true", "false")
        for enclosure in item.findall("enclosure"):
            assert set(enclosure.attrib) == {"url", "length", "type"}
            assert enclosure.get("length", "").isdigit()
    guids = channel.xpath("item/guid/text()")
    assert len(guids) == len(set(guids))
    check_html(channel.xpath("item/*[local-name()='encoded']/text()"))


def check_json(path: Path) -> None:
    """https://www.jsonfeed.org/version/1.1/"""
    feed = json.loads(path.read_text("utf-8"))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert isinstance(feed["title"], str)
    types: dict[str, type] = dict.fromkeys(("id", "url", "title", "content_html", "summary", "image", "language"), str)
    types |= dict.fromkeys(("date_published", "date_modified"), str) | dict.fromkeys(
        ("authors", "tags", "attachments"), list
    )
    for item in feed["items"]:
        assert item["id"]
        assert item.get("content_html") is not None or item.get("content_text") is not None
        assert all(isinstance(value, types[name]) for name, value in item.items())
        assert all(datetime.fromisoformat(item[name]).tzinfo for name in ("date_published", "date_modified"))
        assert all({"url", "mime_type"} <= set(one) for one in item.get("attachments", ()))
    ids = [item["id"] for item in feed["items"]]
    assert len(ids) == len(set(ids))
    check_html([item["content_html"] for item in feed["items"]])


def check_html(contents: list[Any]) -> None:
    """Content is well-formed, and made of text elements without attributes alone."""
    for content in contents:
        parser = etree.XMLParser(resolve_entities=False, huge_tree=True)
        root = etree.fromstring(f"<body>{content}</body>".encode(), parser)
        for element in root.iter():
            assert element.tag in ("body", "p", "h2", "ul", "li", "blockquote", "strong")
            assert not element.attrib
