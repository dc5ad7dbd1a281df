"""The one place where Chitra asks what time it is. Everything below the shells is told."""

import datetime
import os
import zoneinfo

from chitra.kernel import errors

OFFICE_TIME = zoneinfo.ZoneInfo("Asia/Ho_Chi_Minh")


class ClockUnreadable(errors.BadInput):
    """CHITRA_NOW is no date and time."""


def now() -> datetime.datetime:
    """Read the clock, in the offices' time zone; CHITRA_NOW stops it, CHITRA_NOW_SHIFT moves it by seconds.

    :raises ClockUnreadable: CHITRA_NOW is not written as ISO 8601
    """
    rehearsed = os.environ.get("CHITRA_NOW")
    if not rehearsed:
        shift = datetime.timedelta(seconds=float(os.environ.get("CHITRA_NOW_SHIFT", "0")))
        return datetime.datetime.now(OFFICE_TIME) + shift
    try:
        moment = datetime.datetime.fromisoformat(rehearsed)
    except ValueError as unreadable:
        raise ClockUnreadable("E-CLOCK", value=rehearsed) from unreadable
    return moment.astimezone(OFFICE_TIME) if moment.tzinfo else moment.replace(tzinfo=OFFICE_TIME)


def today() -> datetime.date:
    """Name the business day."""
    return now().date()
