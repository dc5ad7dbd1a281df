"""Dates as lists have them: a whole date, a month and year, or only a year; never completed by invention."""

import dataclasses
import datetime
import functools
import re

FIRST_YEAR, LAST_YEAR = 1850, 2100
_EXCEL_EPOCH = datetime.date(1899, 12, 30)
_SERIALS = range(3654, 73051)  # 1910-01-01 … 2099-12-31 as Excel counts days


class NotADate(ValueError):
    """The text is no date; `year` is what can still be read of it."""

    def __init__(self, raw: str, year: int | None = None) -> None:
        super().__init__(raw)
        self.year = year


@dataclasses.dataclass(frozen=True, slots=True)
class PartialDate:
    """A date of which at least the year is known. `is_estimated` marks what does not stand so in the list."""

    year: int
    month: int | None = None
    day: int | None = None
    is_estimated: bool = False
    raw: str = ""

    def __post_init__(self) -> None:
        assert self.month is not None or self.day is None, "a day without its month says nothing"

    @property
    def is_complete(self) -> bool:
        return self.day is not None

    @property
    def earliest(self) -> datetime.date:
        """Give the day on which rules of age count (only a year: 1 January; only a month: its first day)."""
        return datetime.date(self.year, self.month or 1, self.day or 1)

    def __str__(self) -> str:
        parts = [f"{part:02d}" for part in (self.day, self.month) if part is not None]
        return "/".join([*parts, f"{self.year:04d}"])


_PARTS = re.compile(r"([0-9]{0,2})\s*[/.\-]\s*(?:([0-9]{0,2})\s*[/.\-]\s*)?([0-9]{2}|[0-9]{4})")
_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[T ]00:00(?::00)?)?")
_YEAR = re.compile(r"[0-9]{4}")
_AGED = re.compile(
    r"^(?:năm\s+)?([0-9]{4})\s*(?:\(?\s*(?:tuổi ta|khoảng|ước|\?)\s*\)?)?$|^(?:khoảng|ước|~)\s*([0-9]{4})$",
    re.IGNORECASE,
)


@functools.lru_cache(maxsize=65536)
def parse(text: str) -> PartialDate:
    """Read a date as Vietnamese lists write it: dd/mm/yyyy, d/m/yy, dd-mm-yyyy, mm/yyyy, /yyyy, 00/00/yyyy, yyyy.

    A two-digit year is read as Excel reads it (30 … 99 are 1930 … 1999) and marked as estimated.

    :raises NotADate: with the year that can still be read (31/04/1950 → 1950).
    """
    written = text.strip()
    if _YEAR.fullmatch(written):
        return _checked(written, int(written))
    iso = _ISO.fullmatch(written)
    if iso:
        return _checked(written, int(iso[1]), int(iso[2]), int(iso[3]))
    parts = _PARTS.fullmatch(written)
    if parts:
        return _from_parts(written, parts)
    aged = _AGED.match(written)
    if aged:
        return _checked(written, int(aged[1] or aged[2]), is_estimated=bool(aged[2]) or not written[-1].isdigit())
    raise NotADate(text)


def from_day(day: datetime.date) -> PartialDate:
    """Take a real date cell.

    :raises NotADate: when the year is out of this world.
    """
    raw = f"{day.day:02d}/{day.month:02d}/{day.year:04d}"
    return _checked(raw, day.year, day.month, day.day)


def from_number(number: int) -> PartialDate:
    """Take a number in a date column: a year, or else the days since 1900 that Excel shows when a cell lost its format.

    :raises NotADate: when it is neither.
    """
    if FIRST_YEAR <= number <= LAST_YEAR:
        return PartialDate(number, raw=str(number))
    if number in _SERIALS:
        day = _EXCEL_EPOCH + datetime.timedelta(days=number)
        return PartialDate(day.year, day.month, day.day, is_estimated=True, raw=str(number))
    raise NotADate(str(number))


def _from_parts(written: str, parts: re.Match[str]) -> PartialDate:
    first, second, year_text = parts[1], parts[2], parts[3]
    year, is_estimated = int(year_text), False
    if len(year_text) == 2:
        if not first or second is None:
            raise NotADate(written)
        year, is_estimated = year + (1900 if year >= 30 else 2000), True
    month, day = (int(first or 0), 0) if second is None else (int(second or 0), int(first or 0))
    if not month and day:
        raise NotADate(written, year)
    return _checked(written, year, month or None, day or None, is_estimated=is_estimated)


def _checked(
    raw: str, year: int, month: int | None = None, day: int | None = None, *, is_estimated: bool = False
) -> PartialDate:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise NotADate(raw)
    try:
        datetime.date(year, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        raise NotADate(raw, year) from None
    return PartialDate(year, month, day, is_estimated, raw)
