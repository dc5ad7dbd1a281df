"""The typed columns of a list's data rows, column by column."""

import dataclasses
import datetime
from collections.abc import Callable, Sequence

from chitra.formats.lists import amounts, cards, changes, columns, copy_text, grids, people, remarks, tidy, workbook
from chitra.kernel import period as periods
from chitra.kernel import text as texts

_UNFILLED = "= (chưa tính)"
_TEXTS = ("source_code", "method_text", "relation", "related_name", "note", "reason", "decision_no", "proxy_name")


class Table:
    """The data rows of a grid as columns."""

    def __init__(
        self, grid: grids.Grid, at: dict[str, int], indexes: list[int], notes: remarks.Remarks, how: amounts.Money
    ) -> None:
        self.grid = grid
        self.columns = at
        self.indexes = indexes
        self.numbers = [grid.numbers[index] for index in indexes]
        self.notes = notes
        self._how = how
        self._cells: list[Sequence[object]] = list(zip(*[grid.rows[index] for index in indexes], strict=True))

    @property
    def size(self) -> int:
        return len(self.indexes)

    def __contains__(self, field: str) -> bool:
        return field in self.columns

    def cells(self, field: str) -> Sequence[object]:
        """Give a column as it stands; a column that the list lacks is empty."""
        place = self.columns.get(field)
        return self._cells[place] if place is not None and self._cells else [""] * self.size

    def shown(self) -> list[list[str]]:
        """Give all columns as they are displayed."""
        return [tidy.as_texts(cells) for cells in self._cells]

    def texts(self, field: str) -> list[str]:
        """Give a column as clean text."""
        return tidy.column(tidy.as_texts(self.cells(field)), field, self.notes)

    def money(self, field: str) -> list[int | None]:
        """Give a column of money in đồng."""
        return amounts.column(self.cells(field), field, self.notes, self._how._replace(unfilled=self._unfilled(field)))

    def codes(self, field: str) -> Sequence[object]:
        """Give a column of cards or accounts; a formula without a result is not an empty cell."""
        unfilled = self._unfilled(field)
        return [_UNFILLED if place in unfilled else cell for place, cell in enumerate(self.cells(field))]

    def _unfilled(self, field: str) -> frozenset[int]:
        """Find the places whose formula has no stored result."""
        if not self.grid.scan.unfilled:
            return frozenset()
        column = self.columns[field] + self.grid.first_column
        return frozenset(
            place for place, number in enumerate(self.numbers) if (number, column) in self.grid.scan.unfilled
        )


@dataclasses.dataclass(frozen=True, slots=True)
class Context:
    """What the rows inherit: from the group rows above each, from the title, from the sheet."""

    hamlets: Sequence[str | None]
    communes: Sequence[str | None]
    categories: Sequence[str | None]
    commune: str | None
    category: str | None
    period: periods.Period | None


@dataclasses.dataclass(frozen=True, slots=True)
class Typed:
    """Columns as COPY text, and the money as numbers for the checks of sums."""

    copied: dict[str, list[str]]
    amounts: dict[str, list[int | None]]


def typed(table: Table, kind: workbook.Kind, context: Context) -> Typed:
    """Read every column that the list has."""
    copied: dict[str, list[str]] = {}
    _copy_people(table, context.period, copied)
    for field in _TEXTS:
        if field in table:
            written = table.texts(field)
            if field == "note":
                people.note_deaths(written, table.notes)
            if field == "proxy_name":
                copied["proxy_match_name"] = copy_text.plain_column([texts.match_name(name) for name in written])
            copied[field] = copy_text.text_column(written)
    _copy_places(table, context, copied)
    _copy_numbers(table, copied)
    money = {field: table.money(field) for field in (*columns.MONEY, *columns.CHANGE_MONEY) if field in table}
    if kind == "monthly":
        amounts.check_rows(money, table.size, table.notes)
    elif kind == "adjustment":
        changes.check_adjustments(money, table.notes)
    for field, values in money.items():
        copied[field] = copy_text.number_column(values)
    _copy_changes(table, kind, copied)
    return Typed(copied, money)


def _copy_people(table: Table, period: periods.Period | None, copied: dict[str, list[str]]) -> None:
    notes = table.notes
    names, split = people.names(_full_names(table), notes)
    copied["full_name"] = copy_text.text_column(names)
    copied["match_name"] = copy_text.plain_column([texts.match_name(name) for name in names])
    copied["sort_key"] = copy_text.plain_column([texts.sort_key(name) for name in names])
    copied["name_flags"] = ["{}"] * table.size
    if split:
        for place, name in split.items():
            copied["name_flags"][place] = copy_text.array(name.flags)
        nameless = people.Name("")
        copied["name_note"] = copy_text.text_column([split.get(place, nameless).note for place in range(table.size)])
    births, sexes, where = _births_and_sexes(table)
    if period:
        people.check_ages(births, where, period, notes)
    for place, field in enumerate(("birth_year", "birth_month", "birth_day", "birth_is_estimated", "birth_raw")):
        copied[field] = [birth.copied[place] for birth in births]
    if "cccd" in table:
        cccd, cmnd = cards.cards(table.codes("cccd"), "cccd", notes)
        cards.compare_with_births(cccd, [birth.year for birth in births], sexes, notes)
        copied["cccd"] = copy_text.plain_column(cccd)
        if any(cmnd):
            copied["cmnd"] = copy_text.plain_column(cmnd)
    copied["sex"] = copy_text.plain_column(sexes)
    if "proxy_cccd" in table:
        copied["proxy_cccd"] = copy_text.text_column(cards.cards(table.codes("proxy_cccd"), "proxy_cccd", notes)[0])


def _full_names(table: Table) -> list[str]:
    if "full_name" in table:
        return tidy.as_texts(table.cells("full_name"))
    family, given = tidy.as_texts(table.cells("family_part")), tidy.as_texts(table.cells("given_part"))
    return [f"{first} {last}".strip() for first, last in zip(family, given, strict=True)]


def _births_and_sexes(table: Table) -> tuple[list[people.Birth], list[str | None], list[str]]:
    """Read births and sexes, and say in which column each birth stands."""
    notes = table.notes
    if "birth_male" in table or "birth_female" in table:
        merged, sexes = people.sided(table.cells("birth_male"), table.cells("birth_female"), notes)
        where = ["birth_female" if sex == "female" else "birth_male" for sex in sexes]
        return people.births(merged, where, notes), sexes, where
    if "sex_male" in table or "sex_female" in table:
        _, sexes = people.sided(table.cells("sex_male"), table.cells("sex_female"), notes)
    else:
        sexes = people.sexes(table.cells("sex"))
    where = ["birth"] * table.size
    return people.births(table.cells("birth"), where, notes), sexes, where


def _copy_places(table: Table, context: Context, copied: dict[str, list[str]]) -> None:
    """Take hamlet, commune and category from their columns, or else from what stands above the row."""
    inherited: dict[str, Callable[[int], str | None]] = {
        "hamlet": lambda place: context.hamlets[place],
        "commune_text": lambda place: context.communes[place] or context.commune,
        "category_text": lambda place: context.categories[place] or context.category,
    }
    for field, above in inherited.items():
        own = table.texts(field) if field in table else [""] * table.size
        copied[field] = copy_text.text_column([value or above(place) for place, value in enumerate(own)])


def _copy_numbers(table: Table, copied: dict[str, list[str]]) -> None:
    notes = table.notes
    if "stt" in table:
        copied["stt"] = [_ordinal(cell) for cell in table.cells("stt")]
    if "coefficient_milli" in table:
        copied["coefficient_milli"] = copy_text.number_column(
            amounts.coefficients(table.cells("coefficient_milli"), notes)
        )
    if "injury_pct" in table:
        copied["injury_pct"] = copy_text.number_column(amounts.rates(table.cells("injury_pct"), notes))
    if "arrears_months" in table:
        copied["arrears_months"] = copy_text.number_column(amounts.months(table.cells("arrears_months"), notes))
    if "account_no" in table:
        copied["account_no"] = copy_text.plain_column(cards.accounts(table.codes("account_no"), notes))
    if "phone" in table:
        copied["phone"] = copy_text.plain_column(cards.phones(table.texts("phone"), notes))
    if "bank_text" in table:
        banks = table.texts("bank_text")
        keys = {bank: texts.match_name(bank) for bank in set(banks)}
        copied["bank_text"] = copy_text.text_column(banks)
        copied["bank_key"] = copy_text.text_column([keys[bank] for bank in banks])


def _ordinal(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer() and 0 <= cell < 1e9:
        return f"{cell:.0f}"
    return cell if isinstance(cell, str) and cell.isascii() and cell.isdigit() and len(cell) < 10 else copy_text.NULL


def _copy_changes(table: Table, kind: workbook.Kind, copied: dict[str, list[str]]) -> None:
    notes = table.notes
    decided: list[datetime.date | None] = [None] * table.size
    if "decision_date" in table:
        decided = changes.days(table.cells("decision_date"), "decision_date", notes)
        copied["decision_date"] = copy_text.date_column(decided)
    if "event_date" in table:
        copied["event_date"] = copy_text.date_column(changes.days(table.cells("event_date"), "event_date", notes))
    if "from_month" in table:
        copied["from_month"] = copy_text.date_column(changes.months(table.cells("from_month"), notes))
    if kind == "increase":
        numbers = tidy.as_texts(table.cells("decision_no"))
        changes.check_increases([number.strip() for number in numbers], decided, notes)
