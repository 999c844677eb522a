"""KEEP: story groups; the articles whose texts are nearly the same, found through an index on disk.

Every article has 13 index keys, of which a text of similarity s shares each with probability s, so that one of
similarity 0.5 shares two or more with probability 0.998. What shares two is a candidate; its signature estimates the
similarity, and its text, if that is near enough, decides. A key is looked up among its newest 32 articles only: phrases
that everybody uses do not make the search slower as the archive grows. Only where these are forms filled in anew, such
as weather reports, or copies made to hide a story, is it looked up once more among its newest 2,048.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import chain

from newsbot.archive import fingerprints
from newsbot.archive.database import Connection
from newsbot.archive.fingerprints import Fingerprint, Text
from newsbot.items import Article
from newsbot.urls import same_site


@dataclass(frozen=True, slots=True)
class Depth:
    """How far one search goes."""

    newest_of_a_key: int
    candidates: int
    compared: int
    """So many texts are read and compared in full for one article."""


USUAL = Depth(newest_of_a_key=32, candidates=16, compared=4)
DEEP = Depth(newest_of_a_key=2048, candidates=2048, compared=16)
COMPARED = USUAL.compared
MEMBERS_LOOKED_AT = 100
LONGER = 1.05
"""By so much an update is longer than what it updates."""

ESTIMATE_ERROR = 0.15
"""Three standard errors of a signature's estimate."""

_OF_A_KEY = "SELECT * FROM (SELECT article_id FROM band WHERE key = ? ORDER BY article_id DESC LIMIT ?) AS newest"
_CANDIDATES = f"""
    SELECT article.id, story_id, minhash
    FROM (SELECT article_id, count(*) AS shared FROM ({" UNION ALL ".join([_OF_A_KEY] * fingerprints.KEYS)}) AS known
          GROUP BY article_id HAVING count(*) > 1 ORDER BY shared DESC, article_id DESC LIMIT ?) AS found
    JOIN signature ON signature.article_id = found.article_id AND version = ?
    JOIN article ON article.id = found.article_id"""


_MEMBERS = """
    SELECT article.id, minhash FROM article JOIN signature ON signature.article_id = article.id
    WHERE story_id = ? AND version = ? ORDER BY article.id DESC LIMIT ?"""
_OWN = """
    SELECT id, canonical_url, date_published FROM article
    WHERE story_id = ? AND publisher = ? ORDER BY id DESC LIMIT ?"""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a new article belongs."""

    fingerprint: Fingerprint | None
    story_id: int | None = None
    """The story it joins; None: it begins one."""
    similarity: float = 1.0
    """To the story's first article."""
    duplicate_of: int | None = None
    """The older article of the same publisher that this one repeats."""
    is_update: bool = False
    """It repeats that one and is longer: its next revision rather than a duplicate."""


def find_place(connection: Connection, article: Article) -> Place:
    """Find the story of an *article* that is not stored yet; of several, that of the article most like it."""
    text = Text(compared_text(article.lead, article.text))
    return _Search(connection, article, text, text.fingerprint).place() if text.fingerprint else Place(None)


def put(connection: Connection, article_id: int, place: Place) -> None:
    """Note the *place* of a stored article and make it findable for the ones to come."""
    story_id = place.story_id
    if story_id is None:
        story_id = article_id
        connection.execute("INSERT INTO story (id, first_article_id) VALUES (?, ?)", (story_id, article_id))
    connection.execute(
        "UPDATE article SET story_id = ?, similarity = ? WHERE id = ?", (story_id, place.similarity, article_id)
    )
    _index(connection, article_id, place.fingerprint)


def renew(connection: Connection, article_id: int, old_words: str, article: Article) -> None:
    """Make a revised article findable by its new text; it stays in its story, whose first article may be itself.

    *old_words* is what `compared_text` gave for the text that was replaced: the index cannot be asked what it has of an
    article, only the text can.
    """
    forget(connection, article_id, old_words)
    _index(connection, article_id, Text(compared_text(article.lead, article.text)).fingerprint)


def forget(connection: Connection, article_id: int, words: str) -> None:
    """Let no article be found any more by its *words*."""
    old = Text(words).fingerprint
    if old:
        connection.executemany(
            "DELETE FROM band WHERE key = ? AND article_id = ?", [(key, article_id) for key in old.keys]
        )
    connection.execute("DELETE FROM signature WHERE article_id = ?", (article_id,))


def compared_text(lead: str | None, text: str) -> str:
    """Return the text by which an article is compared; what one paper prints as the lead, another has in the body."""
    return f"{lead}\n\n{text}" if lead else text


def _index(connection: Connection, article_id: int, fingerprint: Fingerprint | None) -> None:
    if fingerprint is None:
        return
    connection.execute(
        "INSERT INTO signature (article_id, version, minhash) VALUES (?, ?, ?)",
        (article_id, fingerprints.VERSION, fingerprint.signature),
    )
    connection.executemany(
        "INSERT INTO band (key, article_id) VALUES (?, ?) ON CONFLICT DO NOTHING",
        [(key, article_id) for key in fingerprint.keys],
    )


class _Search:
    """The stored articles beside a new one; each text is read and taken apart once."""

    def __init__(self, connection: Connection, article: Article, text: Text, fingerprint: Fingerprint) -> None:
        self._connection = connection
        self._article = article
        self._fingerprint = fingerprint
        self._text = text
        self._texts: dict[int, Text] = {}
        self._looked_at: set[int] = set()
        self._is_crowded = False

    def place(self) -> Place:
        for story_id in chain(self._stories(USUAL), self._stories_below()):
            similarity = self._similarity_to_all(story_id)
            if similarity is not None:
                return Place(self._fingerprint, story_id, similarity, *self._repeated(story_id))
        return Place(self._fingerprint)

    def _stories_below(self) -> Iterator[int]:
        """Yield the stories that others may hide; none where the usual search saw all that there is."""
        if self._is_crowded:
            yield from self._stories(DEEP)

    def _stories(self, depth: Depth) -> Iterator[int]:
        """Yield the stories that have a text nearly the same, the nearest first."""
        seen = set()
        for estimate, article_id, story_id in self._nearest(depth):
            if article_id in self._looked_at:
                continue
            self._looked_at.add(article_id)
            stored = self._stored(article_id)
            is_near = self._text.is_near(stored) if stored.shingles else estimate >= fingerprints.JOINED_AT
            if is_near and story_id not in seen:
                seen.add(story_id)
                yield story_id

    def _nearest(self, depth: Depth) -> list[tuple[float, int, int]]:
        """Return estimate, article and story of the candidates that may be nearly the same, nearest first."""
        keys = [value for key in self._fingerprint.keys for value in (key, depth.newest_of_a_key)]
        candidates = self._connection.execute(_CANDIDATES, (*keys, depth.candidates, fingerprints.VERSION))
        near = [(fingerprints.estimate(self._fingerprint.signature, row[2]), row[0], row[1]) for row in candidates]
        near = [candidate for candidate in near if candidate[0] > fingerprints.NEVER_JOINED_BELOW - ESTIMATE_ERROR]
        self._is_crowded = len(near) == depth.candidates
        return sorted(near, reverse=True)[: depth.compared]

    def _similarity_to_all(self, story_id: int) -> float | None:
        """Return the similarity to a story's first article; None where one of its members is too unlike to join it."""
        members = self._connection.execute(_MEMBERS, (story_id, fingerprints.VERSION, MEMBERS_LOOKED_AT))
        estimates = sorted((fingerprints.estimate(self._fingerprint.signature, row[1]), row[0]) for row in members)
        unsure = fingerprints.NEVER_JOINED_BELOW + ESTIMATE_ERROR
        for estimate, article_id in estimates[:COMPARED]:
            if estimate < unsure and self._likeness(article_id, estimate) < fingerprints.NEVER_JOINED_BELOW:
                return None
        first = self._connection.execute("SELECT first_article_id FROM story WHERE id = ?", (story_id,)).fetchone()[0]
        similarity = self._likeness(first, 1.0)
        is_unlike = similarity < fingerprints.NEVER_JOINED_BELOW or self._text.differs_in_facts(self._stored(first))
        return None if is_unlike else similarity

    def _likeness(self, article_id: int, estimate: float) -> float:
        """Return the true similarity, or the *estimate* where the stored text was dropped."""
        stored = self._stored(article_id)
        return self._text.similarity(stored) if stored.shingles else estimate

    def _repeated(self, story_id: int) -> tuple[int | None, bool]:
        """Return which of the publisher's articles in that story is repeated, and whether this is its update."""
        own = self._connection.execute(_OWN, (story_id, self._article.publisher, COMPARED))
        for article_id, url, date_published in own:
            stored = self._stored(article_id)
            if (
                same_site(self._article.canonical_url, url)
                and self._text.repeats(stored)
                and not self._text.differs_in_facts(stored)
            ):
                date = self._article.date_published
                earlier = date and date_published and date < datetime.fromisoformat(date_published)
                return article_id, not earlier and len(self._text.shingles) > len(stored.shingles) * LONGER
        return None, False

    def _stored(self, article_id: int) -> Text:
        if article_id not in self._texts:
            row = self._connection.execute("SELECT lead, text FROM article WHERE id = ?", (article_id,)).fetchone()
            self._texts[article_id] = Text(compared_text(*row))
        return self._texts[article_id]
