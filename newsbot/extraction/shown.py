"""ITEM: what a page shows to readers, read with what it declares to machines as a witness."""

from newsbot.extraction.body.article_body import Body, BodyHints, extract_body
from newsbot.extraction.declared import Declared
from newsbot.extraction.headlines.parsing import heading_apart
from newsbot.extraction.metadata import publisher_selectors
from newsbot.extraction.publisher_facts import PublisherFacts
from newsbot.extraction.source import Source, Trust
from newsbot.page import Page


def shown_body(
    page: Page,
    declared: Declared,
    publisher: type[PublisherFacts] | None,
    own_keys: frozenset[str],
    explain: bool = False,
) -> Body:
    """Return the text and what stands around it; *own_keys* are the site's names, which are no part of headlines."""
    hints = BodyHints(explain=explain, own_keys=own_keys)
    hints.descriptions = declared.descriptions
    hints.article_bodies = declared.article_bodies
    if publisher:
        hints.dropped = publisher_selectors.elements(page, publisher.drop)
        hints.selected_leads = publisher_selectors.leads(page, publisher.selectors)
        hints.selected = publisher_selectors.body_elements(page, publisher.selectors)
    return extract_body(page, next((text for _, text in declared.headlines(own_keys)), None), hints)


def shown_source(body: Body, declared: Declared, own_keys: frozenset[str]) -> Source:
    """Return what *body* shows of an article's fields, as a source."""
    whole, *parts = body.heading or ("",)
    # Microdata marks the heading itself, and is no witness of it.
    told = [text for source, text in declared.headlines(own_keys) if source.trust is not Trust.MICRODATA]
    above, text = heading_apart(whole, parts, told)
    kicker = above or body.kicker
    return Source("page", {"headline": text, "kicker": kicker, "lead": body.lead, "images": body.figures}, Trust.PAGE)
