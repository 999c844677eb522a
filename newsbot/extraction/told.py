"""PAGE: what is known of a page that may be no article, for the rules that tell."""

from collections.abc import Sequence
from dataclasses import dataclass

from newsbot.items import Block
from newsbot.page import Page

FEW_WORDS = 500
"""Characters that a page beside articles has, if it is no text."""


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of a page that may be no article."""

    page: Page
    names: tuple[str, ...]
    """Its headline and its title."""
    text: str
    sells: bool = False
    """Whether it tells machines that it offers a thing or a job."""
    asks: bool = False
    """Whether it tells machines that it is a question with answers of readers."""
    is_dated: bool = False
    """Whether it tells machines when it was published."""
    shows_date: bool = False
    """Whether it tells that to anybody."""
    is_signed: bool = False
    says_article: bool = False
    """Whether it tells machines that it is an article."""
    is_followed: bool = False
    """Whether a publisher file, which knows the addresses of its articles, was asked to read it."""
    is_listed: bool = False
    """Whether a listing names it by its headline."""
    is_titled_only: bool = False
    """Whether its headline stands in the title element and nowhere else."""
    blocks: Sequence[Block] = ()

    @property
    def is_signed_and_dated(self) -> bool:
        """Whether somebody signed and dated it, for machines or above more words than stand on a form."""
        return self.is_signed and (self.is_dated or (self.shows_date and len(self.text) > FEW_WORDS))
