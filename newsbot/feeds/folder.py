"""HAND ON: a folder of feeds, one per publisher and section, with an OPML list of them (http://opml.org/spec2.opml)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from urllib.parse import urlsplit

from lxml import etree

from newsbot.archive import Archive, Selection
from newsbot.archive.rows import legal
from newsbot.exports.file_names import file_name, publisher_name, short_hash
from newsbot.exports.files import replacing
from newsbot.feeds.writer import NEWEST, Publication

OPML = "feeds.opml"


@dataclass(frozen=True, slots=True)
class Listed:
    """A feed of the folder."""

    publisher: str
    section: str | None
    title: str
    site: str
    """Its front page."""
    address: str
    """Relative to the folder, or where it will be served."""


def write_folder(
    archive: Archive, folder: Path, selection: Selection, form: str = "atom", base_url: str = ""
) -> list[Listed]:
    """Write the feeds of every publisher and section in *selection*, and `OPML`; return them in its order."""
    folder.mkdir(parents=True, exist_ok=True)
    titles = archive.crawls.titles()
    feeds: list[Listed] = []
    taken = set()
    for publisher, section in _publications(archive, selection):
        title = titles.get(publisher) or publisher
        site = front_page(archive, publisher)
        own = publisher_name(publisher)
        name = f"{own}/{file_name(section)}" if section else own
        name = name if name not in taken else f"{name}-{short_hash(section or '')}"
        taken.add(name)
        path = folder / f"{name}.{'json' if form == 'json' else 'xml'}"
        path.parent.mkdir(parents=True, exist_ok=True)
        chosen = replace(
            selection,
            publishers=(publisher,),
            sections=(section,) if section else selection.sections,
            limit=NEWEST if selection.limit is None else selection.limit,
        )
        full_title = f"{title} - {section}" if section else title
        below = f"{base_url}{own}/" if section and base_url else base_url
        Publication(archive, path, chosen, form, full_title, below).write()
        feeds.append(Listed(publisher, section, full_title, site, base_url + path.relative_to(folder).as_posix()))
    with replacing(folder / OPML) as temporary:
        temporary.write_bytes(opml(feeds, form))
    return feeds


def _publications(archive: Archive, selection: Selection) -> Iterator[tuple[str, str | None]]:
    """Yield every publisher, followed by its sections."""
    found = archive.select(selection).sections()
    for publisher, rows in groupby(found, key=lambda row: row[0]):
        yield publisher, None
        yield from ((publisher, section) for _, section in rows if section)


def opml(feeds: list[Listed], form: str) -> bytes:
    """Return the list of *feeds*, sections below their publishers."""
    root = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = "newsbot"
    body = etree.SubElement(root, "body")
    for _, group in groupby(feeds, key=lambda feed: feed.publisher):
        whole, *sections = group
        outline = etree.SubElement(body, "outline", _outline(whole, form))
        for section in sections:
            etree.SubElement(outline, "outline", _outline(section, form))
    found: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)
    return found


def front_page(archive: Archive, publisher: str) -> str:
    """Return the front page of the site that has the newest article of *publisher*; empty where there is none."""
    newest = next(archive.select(Selection(publishers=(publisher,), limit=1)).rows(["url"]), None)
    parts = urlsplit(newest[0]) if newest else None
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}/" if parts else ""


def _outline(feed: Listed, form: str) -> dict[str, str]:
    title = legal(feed.title)
    site = {"htmlUrl": legal(feed.site)} if feed.site else {}
    kind = "json" if form == "json" else "rss"
    return {"type": kind, "text": title, "title": title, **site, "xmlUrl": legal(feed.address)}
