"""A chart as plain numbers: pairs of bars for a template to draw. The table beside it says the same."""

import dataclasses
import datetime
from collections.abc import Sequence

from chitra.reports import queries

_LEFT, _TOP, _HEIGHT, _STEP_MAX, _WIDTH, _FOOT = 46, 12, 180, 90, 760, 28


@dataclasses.dataclass(frozen=True, slots=True)
class Bar:
    x: int
    y: int
    width: int
    height: int


@dataclasses.dataclass(frozen=True, slots=True)
class Pair:
    """A month with its share of people and its share of money."""

    month: datetime.date
    middle: int
    people: Bar
    money: Bar


@dataclasses.dataclass(frozen=True, slots=True)
class Chart:
    width: int
    height: int
    left: int
    right: int
    foot: int
    pairs: tuple[Pair, ...]
    lines: tuple[tuple[int, int], ...]


def drawn(months: Sequence[queries.MonthFigures]) -> Chart | None:
    """Lay out the cashless shares of months; nothing to draw without one."""
    if not months:
        return None
    step = min(_STEP_MAX, (_WIDTH - _LEFT) // len(months))
    width = max(6, step // 3)
    pairs = []
    for place, found in enumerate(months):
        middle = _LEFT + place * step + step // 2
        shares = (found.figures.cashless_people_share or 0, found.figures.cashless_money_share or 0)
        people, money = (_HEIGHT * share // 1000 for share in shares)
        pairs.append(
            Pair(
                found.month,
                middle,
                Bar(middle - width, _TOP + _HEIGHT - people, width, people),
                Bar(middle + 1, _TOP + _HEIGHT - money, width, money),
            )
        )
    lines = tuple((_TOP + _HEIGHT - _HEIGHT * percent // 100, percent) for percent in (0, 25, 50, 75, 100))
    right = _LEFT + step * len(months)
    return Chart(_WIDTH, _TOP + _HEIGHT + _FOOT, _LEFT, right, _TOP + _HEIGHT + 18, tuple(pairs), lines)
