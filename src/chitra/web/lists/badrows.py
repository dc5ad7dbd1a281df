"""The round trip of bad rows: an Excel file of them alone, with what is wrong, and what comes back corrected.

Column A holds Excel's row number in the original; every other column stands one to the right of where it was; the last
one says what is wrong.
"""

import dataclasses
import io
from collections.abc import Mapping, Sequence

import xlsxwriter

from chitra.formats.lists import copy_text, outlines, workbook
from chitra.rosters import operations as rosters
from chitra.rosters import queries

MOST_ROWS = 5_000
ROW, ERROR = "Dòng", "Lỗi"


@dataclasses.dataclass(frozen=True, slots=True)
class BadRow:
    row: queries.DraftRow
    errors: Sequence[str]


def written(draft: queries.Draft, bad: Sequence[BadRow]) -> bytes:
    """Write the bad rows of every sheet, as text: what Excel shows is what stands there."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    text = book.add_format({"num_format": "@", "valign": "top"})
    wrong = book.add_format({"text_wrap": True, "valign": "top", "font_color": "#b10e1e"})
    for name, sheet in _named(draft).items():
        rows = [each for each in bad if each.row.sheet == sheet.name]
        if not rows:
            continue
        labels = _labels(draft, sheet)
        page = book.add_worksheet(name)
        page.freeze_panes(1, 1)
        page.set_column(1, len(labels), 16, text)
        page.set_column(len(labels) + 1, len(labels) + 1, 60)
        page.write_row(0, 0, [ROW, *labels, ERROR], head)
        for line, each in enumerate(rows, 1):
            page.write_number(line, 0, each.row.row_number)
            for place, cell in enumerate(each.row.cells[: len(labels)], 1):
                page.write_string(line, place, cell, text)
            page.write_string(line, len(labels) + 1, "; ".join(each.errors), wrong)
    book.close()
    return target.getvalue()


def hints(draft: queries.Draft) -> workbook.Hints:
    """Tell the reader how such a file is laid out."""
    choices = [
        workbook.SheetChoice(
            name,
            header_row=1,
            columns=tuple((_shifted(letter), field) for letter, field in draft.decisions[sheet.name].columns),
        )
        for name, sheet in _named(draft).items()
    ]
    return workbook.Hints(choices=tuple(choices))


def changes(
    draft: queries.Draft, book: workbook.Workbook, standing: Mapping[tuple[str, int], queries.DraftRow]
) -> list[rosters.CellChange]:
    """Compare what came back with what stands; only columns that are used count, and only rows that were bad."""
    originals = _named(draft)
    changed: list[rosters.CellChange] = []
    for came in book.sheets:
        sheet = originals.get(came.name)
        if sheet is None:
            continue
        letters = [letter for letter, _field in draft.decisions[sheet.name].columns]
        places = {letter: outlines.place_of(letter) - sheet.first_column for letter in letters}
        for cells in (line[-1].split("\t") for line in copy_text.rows_of(came.rows_copy) if line[-1]):
            number = cells[0].strip()
            row = standing.get((sheet.name, int(number))) if number.isdigit() else None
            if row is None:
                continue
            for letter, place in places.items():
                was, became = _cell(row.cells, place), _cell(cells, place + 1)
                if was.strip() != became.strip():
                    changed.append(rosters.CellChange(sheet.name, row.row_number, letter, was, became.strip()))
    return changed


def _named(draft: queries.Draft) -> dict[str, outlines.Sheet]:
    """Name the sheets as Excel allows: at most 31 characters, and none of some."""
    return {sheet.name.translate(_FORBIDDEN)[:31]: sheet for sheet in draft.read_sheets}


_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\", " "))


def _labels(draft: queries.Draft, sheet: outlines.Sheet) -> list[str]:
    known = {column.letter: column.label for column in draft.columns_of(sheet)}
    return [f"{known.get(letter, '')} ({letter})".strip() for letter in sheet.letters]


def _shifted(letter: str) -> str:
    return outlines.letter_of(outlines.place_of(letter) + 1)


def _cell(cells: Sequence[str], place: int) -> str:
    return cells[place] if 0 <= place < len(cells) else ""
