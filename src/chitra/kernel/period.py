"""The month for which benefits are paid. In SQL a period is the DATE of its first day."""

import calendar
import dataclasses
import datetime
import re

_WRITTEN = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])")


@dataclasses.dataclass(frozen=True, slots=True, order=True)
class Period:
    year: int
    month: int

    def __post_init__(self) -> None:
        if not (1900 <= self.year <= 9998 and 1 <= self.month <= 12):
            raise ValueError(f"no such period: {self.year}-{self.month}")

    @classmethod
    def parse(cls, text: str) -> "Period":
        """Read `2023-09`.

        :raises ValueError: when the text is anything else.
        """
        written = _WRITTEN.fullmatch(text)
        if not written:
            raise ValueError(f"no period: {text!r}")
        return cls(int(written[1]), int(written[2]))

    @classmethod
    def of(cls, day: datetime.date) -> "Period":
        return cls(day.year, day.month)

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"

    @property
    def first_day(self) -> datetime.date:
        return datetime.date(self.year, self.month, 1)

    @property
    def last_day(self) -> datetime.date:
        return datetime.date(self.year, self.month, calendar.monthrange(self.year, self.month)[1])

    @property
    def next(self) -> "Period":
        return self.plus(1)

    @property
    def previous(self) -> "Period":
        return self.plus(-1)

    def plus(self, months: int) -> "Period":
        year, month = divmod(self.year * 12 + self.month - 1 + months, 12)
        return Period(year, month + 1)

    def months_until(self, later: "Period") -> int:
        """Count the months from this period to `later`; negative when `later` is earlier."""
        return (later.year - self.year) * 12 + later.month - self.month

    def months_to(self, last: "Period") -> tuple["Period", ...]:
        """List the periods from this one to `last`, both included."""
        return tuple(self.plus(step) for step in range(self.months_until(last) + 1))
