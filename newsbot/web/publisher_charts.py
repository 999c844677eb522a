"""HAND ON: the charts of what is usual with publishers, and of what came."""

from datetime import UTC

from markupsafe import Markup

from newsbot.archive import Archive
from newsbot.health import charts
from newsbot.health.known_past import past_until
from newsbot.web.asked import Asked


def charts_of(asked: Asked, archive: Archive, names: set[str]) -> dict[str, tuple[Markup, Markup]]:
    """Return the charts of what is usual of publishers, and what came, day by day; of those that have a whole day."""
    today = asked.now.astimezone(UTC).date()

    def make() -> dict[str, tuple[Markup, Markup]]:
        past = past_until(archive, names, today, asked.installation.parameters, for_charts=True)
        return {
            one.name: (Markup(charts.articles(one)), Markup(charts.coverage(one)))
            for one in past.publishers
            if one.drawn
        }

    sizes = tuple((name, archive.days.size(name, today)) for name in sorted(names))
    return asked.installation.remembered.value(("charts", today, sizes), make) if names else {}
