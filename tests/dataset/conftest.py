"""The archives that the tests of all that is handed on share."""

from tests.exports.conftest import archive, hostile, hostile_address

__all__ = ["archive", "hostile", "hostile_address"]
