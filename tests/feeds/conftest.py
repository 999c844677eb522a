"""The archives that the tests of all that is handed on share."""

from tests.exports.conftest import archive, hostile, path

__all__ = ["archive", "hostile", "path"]
