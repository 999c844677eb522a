"""REQUEST: feeds of any format, well-formed or not."""

from newsbot.sources import Listing, NotAListing
from newsbot.sources.atom import read_atom
from newsbot.sources.markup import feed_tree, local_name
from newsbot.sources.rss import read_rss


def read_xml_feed(body: bytes, url: str, name: str, start: int) -> Listing:
    """Return what the feed names whose root, called *name*, begins at *start* of *body* (UTF-8); raises NotAListing."""
    if name == "part":  # a channel, items or entries without what should be around them
        end = body.rfind(b">") + 1
        name = "rss" if b"<entry" not in body[start : start + 1024] else "feed"
        body, start = b"<%s>%s</%s>" % (name.encode(), body[start:end], name.encode()), 0
    root, is_well_formed = feed_tree(body, start, url)
    match local_name(root):
        case "feed":
            listing = read_atom(root, url)
            if not listing.entries:  # items under the root of the other format
                listing.entries = read_rss(root, url, is_well_formed=is_well_formed).entries
        case "rss" | "rdf":
            listing = read_rss(root, url, is_well_formed=is_well_formed)
            if not listing.entries:
                listing.entries = read_atom(root, url).entries
        case _:
            raise NotAListing("no feed")
    if not listing.entries and not is_well_formed:
        raise NotAListing("broken XML")
    return listing
