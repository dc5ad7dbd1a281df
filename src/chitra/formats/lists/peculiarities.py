"""What is odd about a sheet as a whole: what is hidden, unknown, missing, or in another unit."""

from collections.abc import Iterator

from chitra.formats.lists import columns, fields, findings, headers, remarks, tidy, titles, workbook


def of_sheet(
    table: fields.Table, header: headers.Header, kind: workbook.Kind, *, is_thousand: bool
) -> Iterator[remarks.Located]:
    """Say what is odd about a sheet, at the cells where it shows."""
    yield from _hidden(table, header)
    yield from _unknown(table, header)
    if is_thousand:
        yield from _unit(table, header)
    if kind == "monthly":
        yield from _money(table, header)


def _hidden(table: fields.Table, header: headers.Header) -> Iterator[remarks.Located]:
    grid = table.grid
    row = grid.numbers[header.first]
    if grid.is_hidden:
        yield _located("HIDDEN_SHEET", row, None, grid.name)
    for field, place in header.columns.items():
        if place + grid.first_column in grid.scan.hidden_columns:
            yield _located("HIDDEN_COLUMN", row, place + grid.first_column, header.labels[field])
    for number in table.numbers if grid.scan.hidden_rows else ():
        if number in grid.scan.hidden_rows:
            yield _located("HIDDEN_ROW", number, None, None)


def _unknown(table: fields.Table, header: headers.Header) -> Iterator[remarks.Located]:
    for place, label in header.unknown:
        if any(table.grid.rows[index][place] != "" for index in table.indexes):
            row = table.grid.numbers[header.first]
            yield _located("UNKNOWN_COLUMN", row, place + table.grid.first_column, label)


def _unit(table: fields.Table, header: headers.Header) -> Iterator[remarks.Located]:
    grid = table.grid
    found = titles.unit_place(grid.rows[: header.first])
    if found:
        index, place = found
        shown = tidy.displayed(grid.rows[index][place])
        yield _located("UNIT_THOUSAND", grid.numbers[index], place + grid.first_column, shown, "× 1.000")


def _money(table: fields.Table, header: headers.Header) -> Iterator[remarks.Located]:
    row = table.grid.numbers[header.first]
    money = {*columns.MONEY} & set(header.columns)
    if "total_vnd" not in money:
        yield _located("NO_TOTAL_COLUMN", row, None, None)
    elif len(money) == 1:
        place = header.columns["total_vnd"] + table.grid.first_column
        yield _located("ONLY_TOTAL", row, place, header.labels["total_vnd"])


def _located(
    code: str, row: int, column: int | None, value: str | None, expected: str | None = None
) -> remarks.Located:
    letter = None if column is None else remarks.letter(column)
    return row, letter, code, findings.CATALOGUE[code].severity, value, expected
