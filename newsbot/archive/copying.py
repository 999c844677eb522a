"""KEEP: one archive copied into another one of any kind: as it is into one that has no more, else merged with it."""

from collections.abc import Iterator

from newsbot.archive import histories, near_duplicates
from newsbot.archive.copied_rows import CopiedRows, Values
from newsbot.archive.copied_tables import AFTER, ALL_TABLES, ARTICLE, BEFORE, HANDOVER, OF_ARTICLE, STORY, Table
from newsbot.archive.database import Database, Row
from newsbot.archive.earlier_state import is_earlier_state
from newsbot.archive.lots import key_of, lots, there
from newsbot.archive.moved import give_addresses_back, keep_refusal, move_as_in


class Copy:
    """The way of every row of *old* into *new*. What was copied by a run that broke off is not copied again.

    *old* is to be read at one moment, or what is written to it meanwhile may name what was not there yet.
    """

    def __init__(self, old: Database, new: Database) -> None:
        self.old = old
        self.new = new
        self.is_whole = self._begin()
        """Whether *new* becomes what *old* is, with the same numbers and nothing else."""
        self.rows = CopiedRows(new, self.is_whole)

    def _begin(self) -> bool:
        """Give a new archive the identity of the old one; tell whether it has that and nothing else."""
        (theirs,), (ours,) = (database.rows("SELECT id FROM archive") for database in (self.old, self.new))
        if theirs["id"] != ours["id"]:
            if any(self.new.row(f"SELECT 1 FROM {table.name} LIMIT 1") for table in ALL_TABLES):
                return False
            self.new.write("UPDATE archive SET id = ?", (theirs["id"],))
            return True
        return is_earlier_state(self.new, self.old)

    def run(self) -> Iterator[str]:
        """Copy everything; yield the name of each table before it is copied."""
        if self.is_whole:  # so that what is stored in a copy that broke off has numbers of its own
            self.new.follow_numbers({table.name: self._last_number(table) for table in ALL_TABLES if table.is_numbered})
        for table in BEFORE:
            yield table.name
            self._copy(table)
        yield ARTICLE.name
        if not self.is_whole:
            move_as_in(self.old, self.new)
        for lot in lots(self.old.stream("SELECT * FROM article ORDER BY id")):
            with self.new.transaction():
                self._put_articles(lot)
        yield STORY.name
        self._copy_stories()
        self._join_stories()
        for table in AFTER:
            yield table.name
            self._copy(table)
        if self.is_whole:  # the order of storing is another one in an archive that has more
            self._copy(HANDOVER)
            for table in ALL_TABLES:
                if table.can_go:
                    self._remove_what_went(table)
        else:
            with self.new.transaction():
                give_addresses_back(self.new)
        self.rows.empty.clear()

    def _last_number(self, table: Table) -> int:
        row = self.old.row(f"SELECT max(id) FROM {table.name}")
        return (row and row[0]) or 0

    def _copy(self, table: Table) -> None:
        order = " ORDER BY id" if table.is_numbered else ""
        for lot in lots(self.old.stream(f"SELECT * FROM {table.name}{order}")):
            with self.new.transaction():
                self.rows.put(table, lot)

    def _put_articles(self, lot: list[Row]) -> None:
        """Let the new archive have the articles of a *lot*, with all that belongs to them."""
        stories = self._stories_of(lot) if self.is_whole else {}
        found = list(zip(lot, self.rows.pairs(ARTICLE, lot), strict=True))
        for row, (values, own) in found:
            if row["story_id"] not in stories:  # joined when that is there
                values["story_id"] = own["story_id"] if own is not None else None
            if own is not None:
                self.rows.note(ARTICLE, row["id"], own["id"])
                self._renew(values, own) if self.is_whole else self._merge(row, own)
        self._insert([values for _, (values, own) in found if own is None], stories)
        for row, (values, own) in found:
            if own is None:
                self.rows.note(ARTICLE, row["id"], values["id"])
            elif self.is_whole:
                self.rows.update(ARTICLE, own, {"story_id": values["story_id"]})
        of = [row["id"] for row, (_, own) in found if own is None or self.is_whole]
        for table in OF_ARTICLE if of else ():
            marks = ", ".join("?" * len(of))
            self.rows.put(table, self.old.rows(f"SELECT * FROM {table.name} WHERE article_id IN ({marks})", of))

    def _insert(self, articles: list[Values], stories: dict[int, Row]) -> None:
        """Insert new *articles*, and the *stories* that they and others name."""
        self.rows.give_numbers(ARTICLE, articles)
        if not self.is_whole:
            for sequence, values in enumerate(articles, self._next_sequence()):
                values["sequence"] = sequence
        known = there(self.new, STORY.name, ("id",), ((number,) for number in stories), "id")
        new_stories = [self.rows.values(STORY, row) for number, row in stories.items() if (number,) not in known]
        self.rows.insert({ARTICLE: articles, STORY: new_stories})
        self.new.full_text.put_new(articles)

    def _stories_of(self, lot: list[Row]) -> dict[int, Row]:
        """Return number -> story of those that articles of a *lot* name and whose first article is there with them."""
        named = ((row["story_id"],) for row in lot if row["story_id"] is not None)
        found = there(self.old, STORY.name, ("id",), named)
        return {number: row for (number,), row in found.items() if row["first_article_id"] <= lot[-1]["id"]}

    def _renew(self, values: Values, own: Row | Values) -> None:
        """Let an article be what it is by now in the archive that it was copied from."""
        if not self.rows.is_newer(ARTICLE, values, own):
            self.rows.there[ARTICLE.name] += 1
            return
        words = near_duplicates.compared_text(own["lead"], own["text"])
        if words != near_duplicates.compared_text(values["lead"], values["text"]):
            near_duplicates.forget(self.new.connection, own["id"], words)
        self.rows.update(ARTICLE, own, values | {"story_id": own["story_id"]})
        self.new.full_text.put(own["id"])
        self.rows.renewed[ARTICLE.name] += 1

    def _merge(self, row: Row, ours: Row | Values) -> None:
        """Give an article that both archives have all versions of both."""
        mine = histories.history(self.new, ours)
        versions = histories.merged(mine, histories.history(self.old, row))
        newest = max((ours, row), key=lambda one: one["fetched"])
        notes = {"first_seen": min(ours["first_seen"], row["first_seen"]), "withdrawn": newest["withdrawn"]}
        is_other = versions != mine or notes != {name: ours[name] for name in notes}
        if is_other:
            if versions[-1] != mine[-1]:
                crawl_id = self.rows.translated(ARTICLE, "crawl_id", row["crawl_id"])
                notes |= {"sequence": self._next_sequence(), "crawl_id": crawl_id}
            histories.write(self.new, ours, versions, notes)
            keep_refusal(self.new, ours)
        (self.rows.renewed if is_other else self.rows.there)[ARTICLE.name] += 1
        if versions[-1].values["text"] != row["text"]:
            self.rows.others.add(row["id"])

    def _next_sequence(self) -> int:
        row = self.new.row("SELECT max(sequence) FROM article")
        return ((row and row[0]) or 0) + 1

    def _copy_stories(self) -> None:
        """Copy the stories that no article named when it was copied; those that one named count once."""
        copied = self.rows.copied[STORY.name]
        self.rows.empty.discard(STORY.name)
        self._copy(STORY)
        self.rows.there[STORY.name] -= copied

    def _join_stories(self) -> None:
        """Let the articles name their stories, now that all of these are there."""
        later = "JOIN story ON story.id = story_id WHERE first_article_id > article.id"
        which = later if self.is_whole else "WHERE story_id IS NOT NULL"
        for lot in lots(self.old.stream(f"SELECT article.id AS id, story_id FROM article {which}")):
            numbers = {self.rows.number(ARTICLE.name, row["id"]): row["story_id"] for row in lot}
            with self.new.transaction():
                for own in there(
                    self.new, "article", ("id",), ((number,) for number in numbers), "id, story_id"
                ).values():
                    if own["story_id"] is None:
                        story = self.rows.number(STORY.name, numbers[own["id"]])
                        self.rows.update(ARTICLE, own, {"story_id": story})

    def _remove_what_went(self, table: Table) -> None:
        """Remove the rows that the old archive has no more; only what may go by itself."""
        sql = f"SELECT count(*) FROM {table.name}"
        if all(theirs[0] >= ours[0] for theirs, ours in zip(self.old.rows(sql), self.new.rows(sql), strict=True)):
            return
        key = ("id",) if table.is_numbered else table.key
        columns, gone = ", ".join(key), []
        for lot in lots(self.new.stream(f"SELECT {columns} FROM {table.name}")):
            ours = [key_of(row, key) for row in lot]
            theirs = there(self.old, table.name, key, ours, columns)
            gone += [one for one in ours if one not in theirs]
        with self.new.transaction():
            for one in gone:
                self.new.write(f"DELETE FROM {table.name} WHERE {' AND '.join(f'{name} = ?' for name in key)}", one)
