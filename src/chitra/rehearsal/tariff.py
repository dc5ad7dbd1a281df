"""What the law grants in a month, as the offices know it when they draw up the list."""

import csv
import dataclasses
import functools
import importlib.resources

from chitra.kernel import period

# NĐ 55/2023 is in force from 05/09/2023 but grants from 01/07/2023: no list before September knew its amounts.
DECREE_GRANTS_FROM = period.Period(2023, 7)
DECREE_REACHES_LISTS = period.Period(2023, 9)


@dataclasses.dataclass(frozen=True, slots=True)
class Tariff:
    """Monthly amounts by category code. `decree_reaches` is the first list at the amounts of NĐ 55/2023."""

    decree_reaches: period.Period = DECREE_REACHES_LISTS

    def amount_vnd(self, category: str, month: period.Period) -> int:
        """Give the amount that the month's list shows."""
        late = category.startswith("NCC.") and DECREE_GRANTS_FROM <= month < self.decree_reaches
        return _amount_vnd(category, DECREE_GRANTS_FROM.previous if late else month)

    def rise_vnd(self, category: str, month: period.Period) -> int:
        """Give what a month before the decree reached the lists is still owed."""
        if not category.startswith("NCC.") or not DECREE_GRANTS_FROM <= month < self.decree_reaches:
            return 0
        return _amount_vnd(category, month) - _amount_vnd(category, DECREE_GRANTS_FROM.previous)

    def months_owed(self, month: period.Period, since: period.Period) -> tuple[period.Period, ...]:
        """List the months whose rise is paid as arrears with the month's list."""
        first = max(since, DECREE_GRANTS_FROM)
        if month != self.decree_reaches or first >= month:
            return ()
        return first.months_to(month.previous)


@functools.cache
def _amount_vnd(category: str, month: period.Period) -> int:
    day = month.first_day.isoformat()
    for from_day, until_day, amount_vnd in _rates()[category]:
        if from_day <= day <= (until_day or "9999"):
            return amount_vnd
    raise KeyError(f"no rate of {category} in {month}")


@functools.cache
def _rates() -> dict[str, list[tuple[str, str, int]]]:
    """Read (first day, last day, amount) by category; rows without an amount or a day are no rates."""
    data = (
        importlib.resources.files("chitra.programmes").joinpath("data", "benefit_rates.csv").read_text(encoding="utf-8")
    )
    rates: dict[str, list[tuple[str, str, int]]] = {}
    for row in csv.DictReader(data.splitlines()):
        if row["amount"] and row["valid_from"]:
            rates.setdefault(row["category_code"], []).append((row["valid_from"], row["valid_to"], int(row["amount"])))
    return rates
