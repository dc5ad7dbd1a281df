"""Tables that a provider fills in: find the header in a workbook or CSV, and give rows whose cells keep their place."""

import csv
import dataclasses
import io
import itertools
import pathlib
import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Final

from chitra.formats.banking import amounts, markup, workbooks
from chitra.kernel import errors, text, vnd

Cell = workbooks.Cell

_HEADER_ROWS: Final = 30
_ROWS_MAX: Final = 200_000
_DELIMITERS: Final = (";", "\t", ",")
_TOTAL: Final = "TONG CONG"
_EXACT_FLOAT: Final = 2**53
_DAY = re.compile(
    r"(?P<day>[0-9]{1,2})[/-](?P<month>[0-9]{1,2})[/-](?P<year>[0-9]{4})|(?P<y>[0-9]{4})-(?P<m>[0-9]{2})-(?P<d>[0-9]{2})"
    r"(?:[T ].*)?"
)


class TableRefused(errors.BadInput):
    """The table cannot be read as a whole."""


@dataclasses.dataclass(frozen=True, slots=True)
class Row:
    """One row of data: its number in the sheet, and its cells by column key."""

    number: int
    cells: Mapping[str, Cell]

    def text(self, key: str) -> str | None:
        """Return the cell as cleaned text, None when it is empty."""
        return _as_text(self.cells.get(key)) or None


@dataclasses.dataclass(frozen=True, slots=True)
class Table:
    """One table: the labelled lines above it, its column keys, its rows, and the total below as far as stated."""

    sheet: str
    facts: Mapping[str, str]
    keys: frozenset[str]
    rows: tuple[Row, ...]
    total: Cell = None


def is_workbook(source: markup.Source) -> bool:
    data = source[:8] if isinstance(source, bytes) else _start(source)
    return data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"))


def found(source: markup.Source, labels: Mapping[str, str], required: frozenset[str]) -> Table | None:
    """Return the first table whose header has all `required` columns, or None.

    `labels` maps a header's text, unaccented and in capitals, to a column key.

    :raises TableRefused: when the file is no readable workbook or CSV at all.
    """
    place = _located(source, labels, required)
    return None if place is None else _table(place)


def is_found(source: markup.Source, labels: Mapping[str, str], required: frozenset[str]) -> bool:
    """Tell whether `found` would find a table, without building it.

    :raises TableRefused: as `found` does.
    """
    return _located(source, labels, required) is not None


def amount(cell: Cell) -> int:
    """Read a cell of money: a whole number, or text as offices write amounts.

    :raises amounts.NotWholeDong: with the code of what is wrong.
    """
    if isinstance(cell, bool) or not isinstance(cell, str | int | float):
        raise amounts.NotWholeDong("E-STMT-AMOUNT")
    if isinstance(cell, str):
        try:
            value = vnd.parse(cell)
        except vnd.NotMoney as error:
            raise amounts.NotWholeDong("E-STMT-FRACTION" if error.reason == "fraction" else "E-STMT-AMOUNT") from None
    else:
        if isinstance(cell, float) and not cell.is_integer():
            raise amounts.NotWholeDong("E-STMT-FRACTION")
        value = int(cell)
    if not 0 < value < _EXACT_FLOAT:
        raise amounts.NotWholeDong("E-STMT-AMOUNT")
    return value


def day(cell: Cell) -> date | None:
    """Read a cell that holds a day: a real date, or text dd/mm/yyyy or yyyy-mm-dd; None when it is neither."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    match = _DAY.fullmatch(cell.strip()) if isinstance(cell, str) else None
    if match is None:
        return None
    try:
        return date(
            int(match["year"] or match["y"]), int(match["month"] or match["m"]), int(match["day"] or match["d"])
        )
    except ValueError:
        return None


def _start(path: pathlib.Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(8)


def _sheets(source: markup.Source) -> Iterator[tuple[str, Iterator[list[Cell]]]]:
    data = source if isinstance(source, bytes) else source.read_bytes()
    if not is_workbook(data):
        yield "", _csv_rows(data)
        return
    sheets = workbooks.cells(data)
    if isinstance(sheets, errors.Refusal):
        raise type(sheets)(sheets.code, **sheets.fields)
    if isinstance(sheets, str):
        raise TableRefused("E-TABLE-UNREADABLE", detail=sheets)
    for name, rows in sheets:
        yield name, iter(rows)


def _csv_rows(data: bytes) -> Iterator[list[Cell]]:
    """Read CSV or tab-separated text in UTF-8 or UTF-16, with the separator that its first lines use most."""
    written = _decoded(data)
    if "\x00" in written:
        raise TableRefused("E-TABLE-UNREADABLE", detail="NUL")
    first, _, rest = written.partition("\n")
    if first.strip().lower().startswith("sep=") and len(first.strip()) == len("sep=;"):
        delimiter, written = first.strip()[-1], rest
    else:
        start = written[:4096]
        delimiter = max(_DELIMITERS, key=start.count)
    try:
        for row in csv.reader(io.StringIO(written, newline=""), delimiter=delimiter, strict=True):
            yield list(row)
    except csv.Error as error:
        raise TableRefused("E-TABLE-UNREADABLE", detail=str(error)) from None


def _decoded(data: bytes) -> str:
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise TableRefused("E-TABLE-ENCODING", value=data[error.start : error.start + 4].hex()) from None


@dataclasses.dataclass(frozen=True, slots=True)
class _Place:
    """Where a table stands: its sheet, the row of its header, the column of each key."""

    sheet: str
    grid: list[list[Cell]]
    header: int
    columns: Mapping[str, int]


def _located(source: markup.Source, labels: Mapping[str, str], required: frozenset[str]) -> _Place | None:
    for sheet, rows in _sheets(source):
        grid = list(itertools.islice(rows, _ROWS_MAX + _HEADER_ROWS + 1))
        if len(grid) > _ROWS_MAX + _HEADER_ROWS:
            raise TableRefused("E-TABLE-ROWS", sheet=sheet, limit=_ROWS_MAX)
        for index, cells in enumerate(grid[:_HEADER_ROWS]):
            columns = {labels[label]: place for place, cell in enumerate(cells) if (label := _label(cell)) in labels}
            if required <= columns.keys():
                return _Place(sheet, grid, index, columns)
    return None


def _table(place: _Place) -> Table:
    rows: list[Row] = []
    total: Cell = None
    columns = tuple(place.columns.items())
    for number, cells in enumerate(place.grid[place.header + 1 :], start=place.header + 2):
        if any(_begins_total(cell) for cell in cells if cell.__class__ is str):
            total = _at(cells, place.columns.get("amount"))
            break
        width = len(cells)
        row = Row(number, {key: cells[column] if column < width else None for key, column in columns})
        if any(cell not in {None, ""} for key, cell in row.cells.items() if key != "ordinal"):
            rows.append(row)
    return Table(place.sheet, _facts(place.grid[: place.header]), frozenset(place.columns), tuple(rows), total)


def _begins_total(cell: Cell) -> bool:
    """Tell whether a cell begins with "Tổng cộng", in whatever spelling; most cells are told by their first letter."""
    assert isinstance(cell, str)
    first = cell[:1]
    if first.isascii() and first.isalnum() and first not in "Tt":
        return False
    return _label(cell).startswith(_TOTAL)


def _facts(lines: list[list[Cell]]) -> dict[str, str]:
    """Collect "label: value" cells above the header, labels unaccented and in capitals."""
    facts: dict[str, str] = {}
    for cell in itertools.chain.from_iterable(lines):
        label, colon, value = _as_text(cell).partition(":")
        if colon and value.strip():
            facts.setdefault(text.match_name(label), value.strip())
    return facts


def _at(cells: list[Cell], place: int | None) -> Cell:
    return cells[place] if place is not None and place < len(cells) else None


def _label(cell: Cell) -> str:
    return text.match_name(cell) if isinstance(cell, str) else ""


def _as_text(cell: Cell) -> str:
    if cell is None or isinstance(cell, str):
        return text.clean(cell or "")
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < _EXACT_FLOAT:
        return str(int(cell))
    return str(cell)
