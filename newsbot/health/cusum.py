"""WATCH: a small change that stays is found by adding up how far each value is from what is usual (pure)."""

from dataclasses import dataclass

RETURN = 3.0
"""How much evidence, added up in the same way, it takes that values are usual again: two good days after none at all,
five after a half."""


@dataclass(slots=True)
class Cusum:
    """The sum of scores below zero, less what chance adds (*slack*); an alarm from *limit* on, until values return.

    For normal scores, slack 0.5 finds a shift of one standard deviation soonest, and limit 8 is passed by chance once
    in some 15,000 values: one false alarm a year for forty publishers.

    >>> cusum = Cusum(0.5, 8)
    >>> [cusum.add(number, score) for number, score in enumerate((0.1, -3, -3, -3, -3, -3, 0, 0, 0))]
    [False, False, False, False, True, True, True, False, False]
    """

    slack: float
    limit: float
    sum: float = 0.0
    began: int | None = None
    """Number of the value with which the sum last left zero."""
    _scores: float = 0.0
    _number: int = 0
    _is_alarm: bool = False
    _return: float = 0.0

    def add(self, number: int, score: float) -> bool:
        """Add the *score* of the value with that *number*; return whether there is an alarm."""
        if self._is_alarm:
            self._return = max(0.0, self._return + score - self._scores / self._number / 2)
            if self._return >= RETURN:
                self._begin_anew()
            return self._is_alarm
        self.sum = max(0.0, self.sum - score - self.slack)
        if not self.sum:
            self._begin_anew()
            return False
        self.began = number if self.began is None else self.began
        self._scores += score
        self._number += 1
        self._is_alarm = self.sum > self.limit
        return self._is_alarm

    def _begin_anew(self) -> None:
        self.sum, self.began, self._scores, self._number = 0.0, None, 0.0, 0
        self._is_alarm, self._return = False, 0.0

    @property
    def is_alarm(self) -> bool:
        return self._is_alarm
