"""What an officer decided about a sheet before it is read: its header, its columns, cells to be read otherwise."""

import dataclasses
from collections.abc import Sequence

from chitra.formats.lists import findings, grids, headers, messages, preflight, remarks, tidy, workbook


def header(grid: grids.Grid, choices: Sequence[workbook.SheetChoice]) -> headers.Header | None:
    """Find the header of a sheet, or take the one that was chosen; None where the sheet is not to be read.

    :raises errors.BadInput: E-FILE-HEADER-GONE: the chosen row is no row of the sheet.
    """
    choice = next((each for each in choices if each.name == grid.name), None)
    if choice is None or (choice.is_read and choice.header_row is None):
        return headers.find(grid.rows)
    if not choice.is_read:
        return None
    assert choice.header_row is not None
    if choice.header_row not in grid.numbers:
        raise messages.refusal("E-FILE-HEADER-GONE", sheet=grid.name, row=choice.header_row)
    first = grid.numbers.index(choice.header_row)
    found = headers.at(grid.rows, first, min(first + choice.header_rows, len(grid.rows)) - 1)
    return found if choice.columns is None else _chosen(found, grid, choice.columns)


def corrected(grid: grids.Grid, corrections: Sequence[workbook.Correction]) -> tuple[grids.Grid, list[remarks.Located]]:
    """Put corrections in the place of what stands in the cells, and say so of each."""
    ours = {(each.row, each.column): each.value for each in corrections if each.sheet == grid.name}
    if not ours:
        return grid, []
    index_of = {number: index for index, number in enumerate(grid.numbers)}
    rows = list(grid.rows)
    located: list[remarks.Located] = []
    for (number, letter), value in ours.items():
        index, place = index_of.get(number), place_of(letter) - grid.first_column
        if index is None or not 0 <= place < len(rows[index]):
            continue
        row = list(rows[index])
        stood, row[place] = tidy.displayed(row[place]), value
        rows[index] = row
        located.append((number, letter, "CORRECTED", findings.CATALOGUE["CORRECTED"].severity, stood, value))
    return dataclasses.replace(grid, rows=rows), located


def place_of(letter: str) -> int:
    """Count a column from 0: A is 0, AA is 26."""
    return preflight.column_place(letter.encode("ascii"))


def _chosen(found: headers.Header, grid: grids.Grid, columns: Sequence[tuple[str, str]]) -> headers.Header:
    width = max((len(row) for row in grid.rows[: found.last + 1]), default=0)
    chosen = {field: place_of(letter) - grid.first_column for letter, field in columns}
    chosen = {field: place for field, place in chosen.items() if 0 <= place < width}
    label_of = {place: found.labels[field] for field, place in found.columns.items()} | dict(found.unknown)
    taken = frozenset(chosen.values())
    return headers.Header(
        found.first,
        found.last,
        chosen,
        {field: label_of.get(place, "") for field, place in chosen.items()},
        tuple((place, label) for place, label in sorted(label_of.items()) if place not in taken),
        (),
    )
