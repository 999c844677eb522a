"""Measure story groups: quality on made near-duplicates of real texts, cost and size as the archive grows.

    python -m benchmarks.duplicates ../shared/real-pages [--sizes 10000,100000,1000000] [--folder /tmp]

Real texts are read from the folder, never copied; everything made of them comes from one seed. The archive is filled
with made articles (real sentences with half of the words drawn anew; beyond the first ten thousand, recombined ones),
then the probes go in, are judged and taken out again; a thousand plain ones stay. The full-text search is left out, as
it costs the same whatever the stories do.
"""

import argparse
import json
import random
import re
import sqlite3
import statistics
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from newsbot.archive import near_duplicates
from newsbot.archive.fingerprints import NEVER_JOINED_BELOW, SIGNATURE_BYTES, Fingerprint, Text
from newsbot.archive.sqlite.database import SQLiteDatabase
from newsbot.items import Article

END = r"(?<=[.!?。])\s*"
"""Of a sentence."""
LOT = 10_000
UNIT = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]{1,2}|[^\s\u3040-\u30ff\u3400-\u9fff]+|\s+")
NOTICE = (
    "Subscribe to our newsletter and never miss a story. Follow us wherever you are, and read more of our reporting in "
    "the app, which is free for all readers of the printed paper. This material may not be published, broadcast, "
    "rewritten or redistributed without permission. All rights reserved."
)
FORMS = (
    "Weather in {town} on {day}: the morning will be {sky} with {n} degrees. During the day it turns {sky}, with "
    "highs of {n} degrees and lows of {n} degrees. Winds are {wind} at {n} kilometres per hour. The chance of "
    "rain is {n} per cent. The sun rises at {n}:{n} and sets at {n}:{n}. Tomorrow it will be {sky} with {n} "
    "degrees. This report was made from data of the national weather service.",
    "Wetter für {town} am {day}: Am Morgen ist es {sky} bei {n} Grad. Im Laufe des Tages wird es {sky}, die "
    "Höchstwerte liegen bei {n} Grad. Der Wind weht {wind} mit {n} Kilometern pro Stunde. Die "
    "Regenwahrscheinlichkeit beträgt {n} Prozent. In der Nacht kühlt es auf {n} Grad ab. Die Sonne geht um "
    "{n}.{n} Uhr auf und um {n}.{n} Uhr unter. Alle Angaben stammen vom Wetterdienst und werden automatisch "
    "erstellt.",
    "El tiempo en {town} para el {day}: el día comienza {sky} con {n} grados. Por la tarde estará {sky} y las "
    "máximas serán de {n} grados, las mínimas de {n} grados. El viento sopla {wind} a {n} kilómetros por hora. La"
    " probabilidad de lluvia es del {n} por ciento. El sol sale a las {n}:{n} y se pone a las {n}:{n}. Mañana "
    "estará {sky} con {n} grados.",
    "{town}の{n}日{day}の天気は{sky}、最高気温は{n}度、最低気温は{n}度の見込みです。風は{wind}"
    "、風速{n}メートル、降水確率は{n}パーセントとなっています。日の出は{n}時{n}分、日の入りは{n}時{n}分です"
    "。明日は{sky}で、最高気温は{n}度まで上がるでしょう。",
)
FILLINGS = {
    "town": ["Kiel", "Lund", "Bari", "Tartu", "Porto"],
    "day": ["Monday", "Dienstag", "miércoles", "木曜"],
    "sky": ["clear", "bewölkt", "lluvioso", "晴れ", "grey"],
    "wind": ["light", "stark", "flojo", "北西"],
}


@dataclass(frozen=True)
class Probe:
    """A made article with what it was made from: probes of one source belong to one story."""

    source: str
    kind: str
    text: str


class Maker:
    """Make near-duplicates, hard negatives and plain articles of real texts."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.chance = random.Random(seed)
        self.texts = list(real_texts(folder))
        self.units = [unit for text in self.texts for unit in UNIT.findall(text) if not unit.isspace()]
        self.words = [
            [sentence.split() for text in self.chance.sample(self.texts, 3) for sentence in re.split(END, text)]
            for _ in range(2000)
        ]
        """Pages of three real texts each, as lists of sentences."""
        self.sentences = [re.split(END, text) for text in self.texts]

    def near(self, text: str) -> Iterator[tuple[str, str]]:
        """Yield the near-duplicates that the issue names."""
        units = UNIT.findall(text)
        yield "cut to 60 %", "".join(units[: int(len(units) * 0.6)])
        yield "10 % of the words changed", self.redrawn(units, 0.1)
        paragraphs = text.split("\n\n")
        stranger = self.chance.choice(self.chance.choice(self.texts).split("\n\n"))
        paragraphs.insert(self.chance.randrange(len(paragraphs) + 1), stranger)
        yield "paragraph inserted", "\n\n".join(paragraphs)
        yield "another headline", text
        yield "boilerplate appended", f"{text}\n\n{NOTICE}"

    def far(self, number: int, text: str) -> Iterator[Probe]:
        """Yield articles that look like *text* and are not it."""
        sentences = self.sentences[number]
        quoted = self.chance.sample(sentences, len(sentences) // 4)
        yield Probe(f"topic {number}", "same topic, a quarter of the sentences", " ".join([*quoted, self.plain()]))
        yield Probe(f"frame {number}", "same template", f"{NOTICE}\n\n{self.plain()}\n\n{NOTICE[:200]}")
        if len(re.findall(r"\d+", text)) >= 12:
            figures = re.sub(r"\d", lambda _: self.chance.choice("0123456789"), text)
            yield Probe(f"figures {number}", "all figures drawn anew", figures)
        report = re.sub(r"\{(\w+)\}", self.filling, self.chance.choice(FORMS))
        yield Probe(f"weather {number}", "another day's weather report", report)

    def filling(self, blank: re.Match[str]) -> str:
        """Return what stands in a form's blank today."""
        return str(self.chance.randrange(1, 60)) if blank[1] == "n" else self.chance.choice(FILLINGS[blank[1]])

    def redrawn(self, units: list[str], share: float) -> str:
        """Return the text with a *share* of its words drawn from all texts."""
        words = [place for place, unit in enumerate(units) if not unit.isspace()]
        changed = list(units)
        for place in self.chance.sample(words, int(len(words) * share)):
            changed[place] = self.chance.choice(self.units)
        return "".join(changed)

    def plain(self) -> str:
        """Return a made article of about 250 words; such articles share phrases as real ones do."""
        page = self.chance.choice(self.words)
        words = [word for _ in range(15) for word in self.chance.choice(page)]
        drawn = self.chance.choices(self.units, k=len(words))
        coins = self.chance.getrandbits(len(words) + 1)
        return " ".join(
            word if coins >> place & 1 else other for place, (word, other) in enumerate(zip(words, drawn, strict=True))
        )

    def probes(self) -> list[Probe]:
        """Return every real text with its near-duplicates and hard negatives, in one random order."""
        found = []
        for number, text in enumerate(self.texts):
            found.append(Probe(str(number), "original", text))
            found += [Probe(str(number), kind, made) for kind, made in self.near(text)]
            found += self.far(number, text)
        self.chance.shuffle(found)
        return found


def real_texts(folder: Path) -> Iterator[str]:
    """Yield the texts of the answered pages that have at least a hundred words."""
    with (folder / "index.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            sections = json.loads(line)["expected"]["body"]
            text = "\n\n".join(part for section in sections for part in section["paragraphs"])
            if len(Text(text).shingles) >= 100:
                yield text


def insert(connection: sqlite3.Connection, text: str, publisher: str) -> int:
    """Insert the row of an article, without its story; return its id."""
    (number,) = connection.execute("SELECT coalesce(max(id), 0) + 1 FROM article").fetchone()
    url = f"https://{publisher}.example/{number}"
    connection.execute(
        "INSERT INTO article (id, canonical_url, url, publisher, text, first_seen, fetched, sequence) "
        "VALUES (?, ?, ?, ?, ?, '2026-11-22T00:00:00+00:00', '2026-11-22T00:00:00+00:00', ?)",
        (number, url, url, publisher, text, number),
    )
    return number


def store(connection: sqlite3.Connection, text: str, publisher: str) -> int:
    """Store an article and its story as the archive does; return its id."""
    number = insert(connection, text, publisher)
    article = Article(canonical_url=f"https://{publisher}.example/{number}", publisher=publisher, text=text)
    near_duplicates.put(connection, number, near_duplicates.find_place(connection, article))
    return number


class Filler:
    """Fill an archive with made articles: first whole ones, then ones recombined of those.

    A recombined article has the text of one, but in each place a key of any of them or a new one, so that keys of
    common phrases stay as common as they were, and no two articles share keys for any other reason.
    """

    def __init__(self, connection: sqlite3.Connection, maker: Maker) -> None:
        self.connection = connection
        self.chance = maker.chance
        self.texts = [maker.plain() for _ in range(LOT)]
        prints = [Text(text).fingerprint or Fingerprint(b"", ()) for text in self.texts]
        self.rows = [(found.signature, found.keys) for found in prints]

    def fill(self, database: SQLiteDatabase, size: int) -> None:
        """Add articles until there are *size*; the keys in sorted lots, which spares the disk."""
        (held,) = self.connection.execute("SELECT count(*) FROM article").fetchone()
        self.connection.execute("PRAGMA synchronous = OFF")
        while held < size:
            rows = self.rows if held < LOT else self.recombined()
            with database.transaction():
                self._insert(list(zip(self.texts, rows, strict=True))[: size - held])
            held = min(size, held + LOT)
        self.connection.execute("PRAGMA synchronous = FULL")

    def _insert(self, articles: list[tuple[str, tuple[bytes, tuple[int, ...]]]]) -> None:
        keyed = []
        for text, (signature, keys) in articles:
            number = insert(self.connection, text, "made")
            near_duplicates.put(self.connection, number, near_duplicates.Place(Fingerprint(signature, ())))
            keyed += [(key, number) for key in keys]
        self.connection.executemany("INSERT OR IGNORE INTO band (key, article_id) VALUES (?, ?)", sorted(keyed))

    def recombined(self) -> list[tuple[bytes, tuple[int, ...]]]:
        """Return a lot of signatures and keys."""
        places = list(zip(*(keys for _, keys in self.rows if keys), strict=True))
        columns = [self.chance.choices(place, k=LOT) for place in places]
        for column in columns:
            for at in range(self.chance.randrange(2), LOT, 2):
                column[at] = self.chance.getrandbits(32) - 2**31
        return [(self.chance.randbytes(SIGNATURE_BYTES), keys) for keys in zip(*columns, strict=True)]


def judge(database: SQLiteDatabase, probes: list[Probe]) -> tuple[str, list[float]]:
    """Store the probes, take them out again; return the quality report and the processor milliseconds of each."""
    connection, costs, ids = database.connection, [], {}
    connection.execute("BEGIN")
    for number, probe in enumerate(probes):
        began = time.process_time()
        ids[number] = store(connection, probe.text, f"paper{number}")
        costs.append((time.process_time() - began) * 1000)
    found = {n: connection.execute("SELECT story_id FROM article WHERE id = ?", (ids[n],)).fetchone()[0] for n in ids}
    connection.execute("ROLLBACK")
    return quality(probes, found), costs


def keep(database: SQLiteDatabase, texts: list[str]) -> tuple[float, float]:
    """Store plain articles for good, in transactions of fifty as a crawl does; return ms each, processor and clock."""
    began, processor = time.perf_counter(), time.process_time()
    for start in range(0, len(texts), 50):
        with database.transaction():
            for text in texts[start : start + 50]:
                store(database.connection, text, "made")
    return (time.process_time() - processor) * 1000 / len(texts), (time.perf_counter() - began) * 1000 / len(texts)


def quality(probes: list[Probe], story: dict[int, int]) -> str:
    """Return recall by kind, precision over all joined pairs, and how many joined pairs are too unlike."""
    original = {probe.source: n for n, probe in enumerate(probes) if probe.kind == "original"}
    found: dict[str, list[bool]] = defaultdict(list)
    for n, probe in enumerate(probes):
        if probe.source in original and probe.kind != "original":
            found[probe.kind].append(story[n] == story[original[probe.source]])
    groups = defaultdict(list)
    for n in story:
        groups[story[n]].append(n)
    pairs = [pair for group in groups.values() for pair in combinations(group, 2)]
    wrong = Counter(
        " + ".join(sorted((probes[a].kind, probes[b].kind))) for a, b in pairs if probes[a].source != probes[b].source
    )
    unlike = sum(Text(probes[a].text).similarity(Text(probes[b].text)) < NEVER_JOINED_BELOW for a, b in pairs)
    hits = [hit for kind in found.values() for hit in kind]
    lines = [f"  {kind}: recall {statistics.mean(hit):.4f} of {len(hit)}" for kind, hit in sorted(found.items())]
    lines.append(f"  recall {statistics.mean(hits):.4f}, precision {1 - wrong.total() / len(pairs):.4f}")
    lines.append(f"  joined pairs {len(pairs)}, wrong {dict(wrong)}, below a Jaccard of 0.3: {unlike}")
    return "\n".join(lines)


def index_bytes(connection: sqlite3.Connection, size: int) -> float:
    """Return the bytes an article takes in the index: signatures, keys, stories and the two columns that name them."""
    (pages,) = connection.execute(
        "SELECT sum(pgsize) FROM dbstat WHERE name IN ('band', 'signature', 'story', 'article_of_story')"
    ).fetchone()
    return pages / size + 4 + 8


def main() -> None:
    """Fill to each size and print what was measured."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    arguments.add_argument("pages", type=Path)
    arguments.add_argument("--sizes", default="10000,100000,1000000")
    arguments.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()))
    options = arguments.parse_args()
    probes = Maker(options.pages, seed=1).probes()
    maker = Maker(options.pages, seed=2)
    smallest: tuple[float, float] | None = None
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        database = SQLiteDatabase(Path(folder) / "duplicates.db")
        for trigger in ("insert", "update", "delete"):
            database.connection.execute(f"DROP TRIGGER article_fts_{trigger}")
        filler = Filler(database.connection, maker)
        for size in map(int, options.sizes.split(",")):
            filler.fill(database, size)
            report, costs = judge(database, probes)
            kept = keep(database, [maker.plain() for _ in range(1000)])
            mean = statistics.mean(costs)
            smallest = smallest or (mean, kept[0])
            print(f"{size:,} stored, {index_bytes(database.connection, size + 1000):.0f} bytes an article\n{report}")
            print(
                f"  processor ms a probe: mean {mean:.2f}, median {statistics.median(costs):.2f}, "
                f"ratio {mean / smallest[0]:.2f}"
            )
            print(
                f"  processor ms a plain article, with commits: {kept[0]:.2f}, ratio {kept[0] / smallest[1]:.2f}; "
                f"on the clock {kept[1]:.2f}",
                flush=True,
            )
        database.close()


if __name__ == "__main__":
    main()
