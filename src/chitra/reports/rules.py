"""The calendar of a month, what a month waits for, and shares. No clock: the day is given."""

import dataclasses
import datetime
from collections.abc import Mapping

from chitra.kernel import period

# A month's states in their order; what a month waits for while it is in one, and which day of the calendar binds.
STATES = ("none", "draft", "frozen", "submitted", "approved", "funded", "released", "settled", "closed")
_WAITS_FOR = {
    "none": ("import", "list"),
    "draft": ("freeze", "list"),
    "frozen": ("submit", "list"),
    "submitted": ("approve", "list"),
    "approved": ("fund", "list"),
    "funded": ("release", "pay"),
    "released": ("settle", "settle"),
    "settled": ("close", "close"),
}


@dataclasses.dataclass(frozen=True, slots=True)
class Deadlines:
    """The last day on which each step of a month is in time."""

    list: datetime.date
    pay: datetime.date
    report: datetime.date
    settle: datetime.date
    close: datetime.date


@dataclasses.dataclass(frozen=True, slots=True)
class Waiting:
    """What a month waits for, until when, and how many days that is overdue; nothing once it is closed."""

    step: str
    deadline: datetime.date | None
    days_late: int


def deadlines(month: period.Period, settings: Mapping[str, int]) -> Deadlines:
    """Work out a month's calendar: Decree 20/2021 Art. 34, Circular 44/2022 Art. 8; the days are settings.

    List and money of a month go out before a day of the month before; the law says "before", so the day itself is late.
    """

    def day(of: period.Period, key: str, before: int) -> datetime.date:
        return datetime.date(of.year, of.month, settings[key]) - datetime.timedelta(days=before)

    return Deadlines(
        list=day(month.previous, "list_day", 1),
        pay=day(month, "pay_day", 0),
        report=day(month, "report_day", 1),
        settle=day(month, "settle_day", 1),
        close=month.last_day,
    )


def waiting(state: str, calendar: Deadlines, on: datetime.date) -> Waiting:
    """Say what a month in this state waits for, and how late that is."""
    if state not in _WAITS_FOR:
        return Waiting("", None, 0)
    step, which = _WAITS_FOR[state]
    deadline: datetime.date = getattr(calendar, which)
    return Waiting(step, deadline, max(0, (on - deadline).days))


def permille(part: int, whole: int) -> int | None:
    """Give a share in tenths of a per cent, rounded down so that 100 % means all; None of nothing."""
    return 1000 * part // whole if whole else None
