"""`newsbot init DIR` makes a project in which newsbot's commands know one's own publishers and the shipped ones."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from newsbot.demo import DemoPublisher
from tests.commands.newsroom import PUBLISHER
from tests.scrapy_process import REPO, run_scrapy


def newsbot(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command `newsbot` in *folder*, where newsbot is installed and nothing else says where it is."""
    with pytest.MonkeyPatch.context() as patched:
        patched.delenv("SCRAPY_SETTINGS_MODULE", raising=False)
        return run_scrapy(*arguments, folder=folder, program="newsbot")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("anywhere")
    made = newsbot(folder, "init", "my_news")
    assert made.returncode == 0, made.stderr
    assert made.stdout.splitlines()[0] == "my_news/scrapy.cfg"
    return folder


def test_a_publisher_file_laid_by_hand_is_known_and_followed_without_registration(folder: Path) -> None:
    with DemoPublisher() as paper:
        facts = {"name": "post", "title": "Post", "feed": paper.url + "feed.xml", "country": "GB", "language": "en"}
        (folder / "my_news" / "publishers" / "post.py").write_text(PUBLISHER.format(**facts, more=""))
        quick = ("-s", "ALLOW_PRIVATE_ADDRESSES=True", "-s", "DOWNLOAD_DELAY=0", "-s", "AUTOTHROTTLE_ENABLED=False")
        crawl = newsbot(folder / "my_news", "crawlall", *quick)
        assert crawl.returncode == 0, crawl.stderr
    assert "1 publisher crawled" in crawl.stderr
    below = newsbot(folder / "my_news" / "publishers", "publishers", "--followed")  # the archive is the project's
    assert [line.split()[0] for line in below.stdout.splitlines()] == ["name", "post"]
    assert below.stdout.splitlines()[1].endswith("good")


def test_the_shipped_publishers_are_known_with_and_without_a_project(folder: Path) -> None:
    for place in (folder, folder / "my_news"):
        assert {"bbc", "spiegel", "site"} <= set(newsbot(place, "list").stdout.split())


def test_extract_knows_the_projects_own_publishers_too(folder: Path) -> None:
    (folder / "my_news" / "publishers" / "gazette.py").write_text(
        "from newsbot.spiders.publisher import PublisherSpider\n\n\n"
        "class Gazette(PublisherSpider):\n    name = 'gazette'\n    drop = ['.box']\n"
    )
    text, box = "Rain fell on the harbour. " * 20, "Buy it today, and tell your friends of it. " * 9
    page = f"<h1>Rain falls</h1><article><p>{text}</p><p class=box>{box}</p></article>"
    asked = f"import newsbot; print(newsbot.extract({page!r}, 'https://gazette.example/rain', 'gazette').text)"
    told = subprocess.run(
        [sys.executable, "-c", asked],
        cwd=folder / "my_news",
        env={name: value for name, value in os.environ.items() if name != "SCRAPY_SETTINGS_MODULE"}
        | {"PYTHONPATH": str(REPO)},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    (folder / "my_news" / "publishers" / "gazette.py").unlink()
    assert told.returncode == 0, told.stderr
    assert told.stdout.strip() == text.strip()


def test_where_no_project_is_nothing_is_written_into_newsbot_itself(folder: Path) -> None:
    refused = newsbot(folder, "genspider", "harbour_post", "harbour.example")
    assert refused.returncode == 2
    assert "there is no project here to write into; newsbot init DIR makes one" in refused.stderr
    made = newsbot(folder / "my_news", "genspider", "harbour_post", "harbour.example")
    assert made.returncode == 0, made.stderr
    assert (folder / "my_news" / "publishers" / "harbour_post.py").exists()
    (folder / "my_news" / "publishers" / "harbour_post.py").unlink()


def test_its_dockerfile_installs_a_wheel_as_newsbot_is_on_no_index(folder: Path) -> None:
    lines = (folder / "my_news" / "Dockerfile").read_text().splitlines()
    assert "RUN pip install --no-cache-dir /wheels/*.whl" in lines
    assert "credentials.toml" in (folder / "my_news" / ".gitignore").read_text().splitlines()


def test_a_second_time_nothing_is_overwritten(folder: Path) -> None:
    again = newsbot(folder, "init", "my_news")
    assert again.returncode == 2
    assert again.stderr == "newsbot init: my_news/scrapy.cfg is there already; nothing is overwritten\n"


def test_a_folder_without_a_name_is_none(folder: Path) -> None:
    ran = newsbot(folder, "init", "")  # as a variable that is not set gives it
    assert (ran.returncode, ran.stderr) == (2, "newsbot init: takes one folder, such as my_news\n")


def test_a_file_is_no_place_for_a_project(folder: Path) -> None:
    ran = newsbot(folder, "init", "my_news/settings.py")
    assert (ran.returncode, ran.stderr) == (2, "newsbot init: my_news/settings.py is a file; a project is a folder\n")
