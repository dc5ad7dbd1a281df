"""Amounts and dates as banks write them: whole đồng or nothing, days that can be true or nothing."""

import functools
from datetime import date, datetime, timedelta
from typing import Final

CURRENCY: Final = "VND"
_DIGITS_MAX: Final = 15  # a thousand billion đồng is beyond any budget here, and every sum still fits a bigint
FIRST_BOOKING_DATE: Final = date(2000, 1, 1)


class NotWholeDong(ValueError):
    """The text is not an amount in whole đồng; `code` says what is wrong."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@functools.lru_cache(maxsize=65536)
def whole_dong(text: str, decimal_mark: str = ".", *, may_be_zero: bool = False) -> int:
    """Read an amount of whole đồng above zero (a balance may be zero). Zero decimals are allowed, others not rounded.

    :raises NotWholeDong: E-STMT-FRACTION for đồng with decimals, E-STMT-AMOUNT for anything else.
    """
    whole, _, fraction = text.strip().partition(decimal_mark)
    if not (whole.isascii() and whole.isdigit() and len(whole) <= _DIGITS_MAX):
        raise NotWholeDong("E-STMT-AMOUNT")
    if fraction.strip("0"):
        raise NotWholeDong("E-STMT-FRACTION" if fraction.isascii() and fraction.isdigit() else "E-STMT-AMOUNT")
    if int(whole) == 0 and not may_be_zero:
        raise NotWholeDong("E-STMT-AMOUNT")
    return int(whole)


@functools.lru_cache(maxsize=4096)
def iso_date(text: str) -> date | None:
    """Read the day of an ISO date or date-time, whatever its zone; None when no such day exists."""
    try:
        return date.fromisoformat(text.strip()[:10])
    except ValueError:
        return None


def iso_moment(text: str | None) -> datetime | None:
    try:
        return datetime.fromisoformat(text.strip()) if text else None
    except ValueError:
        return None


def is_credible(booked_on: date | None, today: date) -> bool:
    """Tell whether a booking can have happened: not before 2000, and at most one day ahead of our calendar."""
    return booked_on is not None and FIRST_BOOKING_DATE <= booked_on <= today + timedelta(days=1)
