"""`scrapy genspider` writes a publisher file that runs as it is and that the facts' tests then ask to be completed."""

import os
import subprocess
import sys
from argparse import Namespace

import pytest
from scrapy.settings import Settings

from newsbot.commands import genspider
from tests.commands.newsroom import Newsroom
from tests.scrapy_process import REPO, run_scrapy


@pytest.fixture
def scrapy(tmp_path):
    (tmp_path / "made").mkdir()
    (tmp_path / "made" / "__init__.py").touch()
    environment = {"PYTHONPATH": f"{tmp_path}{os.pathsep}{REPO}"}

    def run(*arguments: str) -> str:
        made = ["-s", "NEWSPIDER_MODULE=made", "-s", "SPIDER_MODULES=made"]
        done = run_scrapy(*arguments, *made, environment=environment)
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run


def test_a_new_publisher_is_written_listed_and_well_formed(scrapy, tmp_path):
    assert "Created spider 'harbour-post' using template 'publisher'" in scrapy(
        "genspider", "-t", "publisher", "harbour-post", "harbour.example"
    )
    assert scrapy("list").split() == ["harbour_post"]
    made = tmp_path / "made" / "harbour_post.py"
    assert 'allowed_domains = ["harbour.example"]' in made.read_text()
    subprocess.run([sys.executable, "-m", "ruff", "check", "--config", REPO / "pyproject.toml", made], check=True)


def test_publisher_is_the_default_template(scrapy):
    assert "using template 'publisher'" in scrapy("genspider", "harbour_post", "harbour.example")


def test_scrapys_own_templates_stay_in_reach(scrapy, tmp_path):
    scrapy("genspider", "-t", "crawl", "harbour_rules", "harbour.example")
    assert "CrawlSpider" in (tmp_path / "made" / "harbour_rules.py").read_text()


@pytest.mark.parametrize(
    ("given", "domain", "front"),
    [
        ("harbour.example", "harbour.example", "https://harbour.example/"),
        ("harbour.example:8080", "harbour.example", "https://harbour.example:8080/"),
        ("www.harbour.example/politics", "harbour.example", "https://www.harbour.example/politics"),
        ("http://news.harbour.co.uk:8080/a/", "harbour.co.uk", "http://news.harbour.co.uk:8080/a/"),
        ("localhost:8327/a", "localhost", "https://localhost:8327/a"),
        ("http://127.0.0.1:8327/", "127.0.0.1", "http://127.0.0.1:8327/"),
        ('harbour.example/"a', "harbour.example", "https://harbour.example/%22a"),
    ],
)
def test_the_domain_of_a_new_publisher_is_its_site_whatever_port_and_path_are_given(given, domain, front):
    command = genspider.Command()
    command.settings = Settings({"BOT_NAME": "newsbot"})
    variables = command._generate_template_variables("harbour_post", "harbour_post", given, "publisher")
    assert (variables["domain"], variables["url"]) == (domain, front)


def test_what_names_no_domain_is_a_mistake(capsys):
    command = genspider.Command()
    command.run(["harbour_post", "https://"], Namespace())
    assert command.exitcode == 2
    assert "names no domain" in capsys.readouterr().err


def test_a_file_that_is_there_is_not_overwritten_and_the_status_says_so(tmp_path):
    newsroom = Newsroom(tmp_path)
    assert newsroom.scrapy("genspider", "harbour_post", "harbour.example").returncode == 0
    made = tmp_path / "made" / "harbour_post.py"
    made.write_text(made.read_text() + "# mine\n")
    again = newsroom.scrapy("genspider", "harbour_post", "harbour.example")
    assert again.returncode == 1
    assert "already exists" in again.stdout
    assert made.read_text().endswith("# mine\n")
    assert newsroom.scrapy("genspider", "-t", "nonsense", "other", "other.example").returncode == 1
