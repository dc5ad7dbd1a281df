"""A first look at a file: its sheets, their first rows as displayed, the header found there, what columns may hold.

Plain enough to be kept as JSON, so that an officer may look at it and correct it for days.
"""

import dataclasses
import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from chitra.formats.lists import columns, grids, headers, messages, remarks, tidy, titles, workbook
from chitra.formats.lists import preflight as preflights
from chitra.kernel import errors
from chitra.kernel import period as periods

SHOWN_ROWS = 12  # below the header, beside all above it
SHOWN_COLUMNS = 60
SHOWN_CHARACTERS = 80
SAMPLES = 3

# What a wrong guess would pay to the wrong person, or in the wrong amount: an officer confirms these on purpose.
CONFIRMED = frozenset(
    {*columns.MONEY, *columns.CHANGE_MONEY, "cccd", "account_no", "bank_text", "proxy_cccd", "source_code"}
)


@dataclasses.dataclass(frozen=True, slots=True)
class Column:
    """A column of a sheet: Excel's letter, its label, the field that its label stands for, and some cells below."""

    letter: str
    label: str
    field: str
    samples: tuple[str, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Sheet:
    """The first rows of a sheet. Rows are Excel's numbers, `first_column` counts from 0."""

    name: str
    is_hidden: bool
    first_column: int
    numbers: tuple[int, ...]
    rows: tuple[tuple[str, ...], ...]
    header_row: int | None
    header_rows: int
    layout: workbook.Layout | None
    title: workbook.TitleFacts

    @property
    def letters(self) -> list[str]:
        """Name the columns of the rows that are shown."""
        return [remarks.letter(place + self.first_column) for place in range(max(map(len, self.rows), default=0))]

    def columns(self, header_row: int, header_rows: int) -> tuple[Column, ...]:
        """Say what the columns under a header are called and may hold; empty where the row is not shown."""
        if header_row not in self.numbers:
            return ()
        first = self.numbers.index(header_row)
        last = min(first + header_rows, len(self.rows)) - 1
        found = headers.at(self.rows, first, last)
        label_of = {place: found.labels[field] for field, place in found.columns.items()} | dict(found.unknown)
        field_of = {place: field for field, place in found.columns.items()}
        for field, _, place in found.twice:
            label_of[place] = found.labels[field]
        below = [row for row in self.rows[last + 1 :] if not _counts_columns(row)]
        return tuple(
            Column(
                remarks.letter(place + self.first_column),
                label_of.get(place, ""),
                field_of.get(place, ""),
                _samples(below, place),
            )
            for place in range(max(map(len, self.rows), default=0))
            if place in label_of or _samples(below, place)
        )


@dataclasses.dataclass(frozen=True, slots=True)
class Outline:
    """One file at first sight."""

    file_name: str
    sha256: str
    size: int
    format: workbook.Format
    sheets: tuple[Sheet, ...]


def outline(data: bytes, file_name: str) -> Outline:
    """Look at a file.

    :raises errors.BadInput: when the file as a whole is unreadable or hostile; the code begins with E-FILE-.
    """
    flight = preflights.preflight(data, file_name)
    try:
        sheets = tuple(_sheet(grid) for grid in grids.grids(data, flight))
    except errors.BadInput as refusal:
        raise messages.refusal(refusal.code, **{"file": file_name, **refusal.fields}) from refusal
    sheets = tuple(sheet for sheet in sheets if sheet.rows)
    if not sheets:
        raise messages.refusal("E-FILE-EMPTY", file=file_name)
    return Outline(file_name, hashlib.sha256(data).hexdigest(), len(data), flight.format, sheets)


def fingerprint(found: Sequence[Column]) -> str:
    """Hash the labels of a header: lists of one layout have one, whatever their accents, case and length."""
    said = "\x1f".join(f"{column.letter}:{headers.key_of(column.label)}" for column in found if column.label)
    return hashlib.sha256(said.encode()).hexdigest()


def place_of(letter: str) -> int:
    """Count a column from 0: A is 0, AA is 26."""
    return preflights.column_place(letter.encode("ascii"))


def letter_of(place: int) -> str:
    """Name the column at a place, as Excel does."""
    return remarks.letter(place)


def as_json(sheet: Sheet) -> dict[str, Any]:
    """Write a sheet's outline down."""
    title = dataclasses.asdict(sheet.title) | {"period": str(sheet.title.period) if sheet.title.period else None}
    return {field.name: getattr(sheet, field.name) for field in dataclasses.fields(sheet)} | {"title": title}


def of_json(told: Mapping[str, Any]) -> Sheet:
    """Read it back."""
    title = dict(told["title"])
    title["period"] = periods.Period.parse(title["period"]) if title["period"] else None
    rows = tuple(tuple(row) for row in told["rows"])
    return Sheet(**{**told, "numbers": tuple(told["numbers"]), "rows": rows, "title": workbook.TitleFacts(**title)})


def _sheet(grid: grids.Grid) -> Sheet:
    found = headers.find(grid.rows)
    last = found.last if found else 0
    places = [
        place
        for place, row in enumerate(grid.rows[: max(last, headers.SEARCHED_ROWS if found is None else 0) + SHOWN_ROWS])
        if place <= last or any(cell != "" for cell in row)
    ]
    known = frozenset(found.columns) if found else frozenset()
    return Sheet(
        name=grid.name,
        is_hidden=grid.is_hidden,
        first_column=grid.first_column,
        numbers=tuple(grid.numbers[place] for place in places),
        rows=tuple(_shown(grid.rows[place]) for place in places),
        header_row=grid.numbers[found.first] if found else None,
        header_rows=found.last - found.first + 1 if found else 1,
        layout=titles.layout(known, found.labels) if found else None,
        title=titles.facts(grid.rows[: found.first if found else SHOWN_ROWS], grid.name),
    )


def _shown(row: Sequence[object]) -> tuple[str, ...]:
    return tuple(
        (cell if type(cell) is str else tidy.displayed(cell))[:SHOWN_CHARACTERS].replace("\x00", "")
        for cell in row[:SHOWN_COLUMNS]
    )


def _counts_columns(row: Sequence[str]) -> bool:
    """Tell whether a row only numbers the columns: (1) (2) (3)."""
    filled = [cell.strip(" ()") for cell in row if cell.strip()]
    return len(filled) > 2 and all(cell.isdigit() or len(cell) == 1 for cell in filled)


def _samples(rows: Sequence[Sequence[str]], place: int) -> tuple[str, ...]:
    cells = (row[place] for row in rows if place < len(row) and row[place].strip())
    return tuple(cell for cell, _ in zip(cells, range(SAMPLES), strict=False))
