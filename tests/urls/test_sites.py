"""What one site is."""

import socket

import pytest

from newsbot.urls import is_within, same_site, site_of


def test_the_registrable_domain_decides_what_one_site_is():
    assert same_site("https://rss.harbour.example/a", "https://www.harbour.example/b")
    assert not same_site("https://one.co.uk/a", "https://two.co.uk/a")
    assert not same_site("mailto:x", "mailto:x")
    assert site_of("https://a.b.com.br/") == "b.com.br"


@pytest.mark.parametrize(
    "suffix",
    "jor.br eco.br in.ua kiev.ua me.uk web.id github.io wordpress.com blogspot.com substack.com".split(),
)
def test_names_below_a_public_suffix_are_sites_of_their_own(suffix):
    assert not same_site(f"https://good.{suffix}/a", f"https://evil.{suffix}/a")
    assert same_site(f"https://www.good.{suffix}/a", f"https://good.{suffix}/b")


def test_a_public_suffix_itself_is_not_the_site_of_what_is_below_it():
    assert not same_site("https://github.io/", "https://good.github.io/")


def test_no_network_is_needed_to_tell_sites_apart(monkeypatch):
    def refuse(*_: object) -> None:
        raise AssertionError("a connection was tried")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    assert site_of("https://never-seen-before.jor.br/") == "never-seen-before.jor.br"


def test_a_domain_does_not_hold_another_that_only_ends_like_it():
    assert not is_within("https://notharbour.example/a", ["harbour.example"])
