"""HAND ON: what takes long to find out, kept until what it was made from is another."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import TypeVar

Value = TypeVar("Value")
MOST = 2_000
"""Values; those that nobody asked for longest are forgotten."""


class Remembered:
    """Values by what they were made from; readers of several threads share them.

    >>> remembered = Remembered(most=1)
    >>> [remembered.value(key, lambda: len(made)) for made in ([], [1], [1, 2]) for key in ("a", "a")]
    [0, 0, 0, 0, 0, 0]
    """

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._values: OrderedDict[Hashable, object] = OrderedDict()
        self._lock = Lock()
        self._making: dict[Hashable, Lock] = {}

    def value(self, key: Hashable, make: Callable[[], Value]) -> Value:
        """Return the value of *key*, made now if it is not known; who asks meanwhile waits for it."""
        if found := self._known(key):
            return found[0]  # type: ignore[return-value]
        with self._lock:
            making = self._making.setdefault(key, Lock())
        with making:
            if found := self._known(key):
                return found[0]  # type: ignore[return-value]
            try:
                made = make()
                self._keep(key, made)
            finally:
                with self._lock:
                    self._making.pop(key, None)
        return made

    def _known(self, key: Hashable) -> tuple[object] | None:
        with self._lock:
            if key not in self._values:
                return None
            self._values.move_to_end(key)
            return (self._values[key],)

    def _keep(self, key: Hashable, made: object) -> None:
        with self._lock:
            self._values[key] = made
            while len(self._values) > self._most:
                self._values.popitem(last=False)
