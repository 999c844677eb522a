"""Measure how right the saved pages are that are read through their publishers' files.

    python -m benchmarks.publishers [../shared/real-pages] [--worst 10]

`../shared/tools/score.py` scores the bodies; authors are right where they are those of the answer. The floors in
tests/publishers keep the figures from falling.
"""

import argparse
import importlib.util
from collections import defaultdict
from pathlib import Path
from types import ModuleType

from scrapy.settings import Settings
from scrapy.spiderloader import SpiderLoader

import newsbot
from benchmarks.peers import saved_pages
from newsbot.extraction.bylines.agencies import agency
from newsbot.items import Article, as_json
from newsbot.spiders.by_domain import PublishersByDomain


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=Path("../shared/real-pages"))
    parser.add_argument("--worst", type=int, default=10, help="publishers that are named")
    args = parser.parse_args()
    judge = judge_of(args.folder.resolve().parent / "tools" / "score.py")
    loader = SpiderLoader.from_settings(Settings({"SPIDER_MODULES": ["newsbot.publishers"]}))
    publishers = PublishersByDomain(map(loader.load, loader.list()))
    bodies: defaultdict[str, list[tuple[float, float]]] = defaultdict(list)
    signed: list[tuple[bool, bool]] = []
    for page in saved_pages(args.folder):
        if publisher := publishers.of(page.url):
            article = newsbot.extract(page.body, page.url, publisher.name)
            answer = as_json(article) if article else {}
            expected = page.record["expected"]
            bodies[publisher.name].append(judge.best_body(expected, answer)[:2])
            if page.record["group"] == "news" and (names := expected.get("authors")) is not None:
                found = article or Article()
                signed.append((names_the_same(judge, names, found), signs_the_same(judge, names, found)))
    pairs = [pair for own in bodies.values() for pair in own]
    print(f"{len(pairs)} pages of {len(bodies)} publishers: body F1 {f1_of(judge, pairs):.4f}")
    scored = sorted((f1_of(judge, own), name) for name, own in bodies.items())
    for f1, name in scored[: args.worst]:
        print(f"  {f1:.3f}  {name}")
    exact = sum(f1 == 1 for f1, _ in scored)
    print(f"{exact} of the publishers have exactly the text of their answers")
    right, with_agencies = (sum(part) / len(signed) for part in zip(*signed, strict=True))
    print(f"authors {right:.4f}; {with_agencies:.4f} where an agency among the answer's authors may be in `agencies`")


def names_the_same(judge: ModuleType, names: list[str], article: Article) -> bool:
    """Tell whether the *names* of an answer are the article's authors."""
    return {*map(judge.plain, names)} == {*map(judge.plain, article.authors)}


def signs_the_same(judge: ModuleType, names: list[str], article: Article) -> bool:
    """Tell whether the *names* of an answer are the article's authors, but for agencies, which may be its agencies.

    Where an agency's text names no people, the newsroom stands for them, which the answers leave out.
    """
    agencies = {found for name in names if (found := agency(name.partition(",")[0]))}
    people = {judge.plain(name) for name in names if not agency(name.partition(",")[0])}
    is_newsroom = "newsroom" in article.provenance.get("authors", "") and agencies
    authors = set() if is_newsroom else {*map(judge.plain, article.authors)}
    return names_the_same(judge, names, article) or (people == authors and agencies <= set(article.agencies))


def judge_of(path: Path) -> ModuleType:
    """Return the script at *path* as a module."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def f1_of(judge: ModuleType, pairs: list[tuple[float, float]]) -> float:
    """Return F1 of the averages of precision and recall, as the judge has it."""
    precision, recall = (judge.average(pair[part] for pair in pairs) for part in (0, 1))
    found: float = judge.f1(precision, recall)
    return found


if __name__ == "__main__":
    main()
