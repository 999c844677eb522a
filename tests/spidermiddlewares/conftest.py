"""The full disk of the tests of WARC files."""

from tests.warc.conftest import file_size_limit

__all__ = ["file_size_limit"]
