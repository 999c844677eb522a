"""HAND ON: the pages of incidents and of what became of an address, and `/health` for monitors."""

from starlette.responses import Response

from newsbot import why
from newsbot.archive import Archive
from newsbot.health.findings import meaning
from newsbot.health.telling.events import as_json
from newsbot.web.answers import json
from newsbot.web.asked import LONGEST_ADDRESS, Asked, Refused, with_values
from newsbot.web.feeds import feed_address
from newsbot.web.publisher_charts import charts_of
from newsbot.web.rendering import page

INCIDENTS = 30
"""On one page."""


def why_page(asked: Asked, archive: Archive) -> Response:
    """What became of an address."""
    url = asked.text("url", LONGEST_ADDRESS)
    if url and not url.lower().startswith(("http://", "https://")):
        raise Refused(f"{url[:80]} is no web address: write it like https://any.example/a")
    found = why.why(archive, url) if url else None
    number = archive.urls.number_of_article(found.article) if found and found.article else None
    return page(
        asked,
        "why.html",
        url=url,
        longest=LONGEST_ADDRESS,
        found=found,
        facts=why.facts(archive, found) if found and found.state else {},
        never_seen=why.NEVER_SEEN,
        number=number,
        feed=feed_address("xml", {}),
    )


def incidents(asked: Asked, archive: Archive) -> Response:
    """What is not as usual, and what was not."""
    before = asked.number("before", 1, 999_999_999, 0) or None
    is_open = archive.incidents.open() if not before else []
    past = archive.incidents.past(INCIDENTS + 1, before)
    drawn = charts_of(asked, archive, {incident.publisher for incident in is_open[:INCIDENTS]})
    return page(
        asked,
        "incidents.html",
        open=is_open,
        past=past[:INCIDENTS],
        meaning=meaning,
        charts={name: articles for name, (articles, _) in drawn.items()},
        older=with_values("/incidents", {"before": past[INCIDENTS - 1].id}) if len(past) > INCIDENTS else "",
        titles=archive.crawls.titles(),
        feed=feed_address("xml", {}),
    )


def health(asked: Asked, archive: Archive) -> Response:
    """200 while all is well, else 503, with the open incidents, for monitors."""
    found = archive.incidents.open()
    told = {"status": "incidents" if found else "ok", "incidents": [as_json(one, asked.now) for one in found]}
    return json(asked.request, told, 503 if found else 200)
