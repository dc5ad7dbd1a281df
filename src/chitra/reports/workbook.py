"""Figures as an Excel workbook: every cell has its type, every sheet says its definition and its day."""

import dataclasses
import datetime
from collections.abc import Sequence
from typing import IO, Final, Literal

import xlsxwriter

Kind = Literal["text", "count", "vnd", "share", "day"]

_FORMATS: Final = {
    "text": "@",
    "count": "[$-42A]#,##0",
    "vnd": "[$-42A]#,##0",
    "share": "0.0%",
    "day": "dd/mm/yyyy",
}
_FONT: Final = "Times New Roman"


@dataclasses.dataclass(frozen=True, slots=True)
class Column:
    heading: str
    kind: Kind
    width: int = 14


@dataclasses.dataclass(frozen=True, slots=True)
class Sheet:
    """One table. Shares come in permille; None is an empty cell."""

    name: str
    title: str
    notes: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: tuple[tuple[object, ...], ...]


def write(target: IO[bytes], sheets: Sequence[Sheet]) -> None:
    """Write the tables to `target`. Nothing in it is ever a formula or a link."""
    book = xlsxwriter.Workbook(
        target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    )
    plain = {"font_name": _FONT, "font_size": 11}
    title = book.add_format({**plain, "bold": True, "font_size": 14})
    note = book.add_format({**plain, "italic": True})
    head = book.add_format({**plain, "bold": True, "border": 1, "text_wrap": True, "valign": "vcenter"})
    cells = {kind: book.add_format({**plain, "border": 1, "num_format": code}) for kind, code in _FORMATS.items()}
    for table in sheets:
        sheet = book.add_worksheet(table.name)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.write_string(0, 0, table.title, title)
        for row, text in enumerate(table.notes, 1):
            sheet.write_string(row, 0, text, note)
        top = len(table.notes) + 2
        for place, column in enumerate(table.columns):
            sheet.set_column(place, place, column.width)
            sheet.write_string(top, place, column.heading, head)
        sheet.freeze_panes(top + 1, 1)
        for row, values in enumerate(table.rows, top + 1):
            for place, (column, value) in enumerate(zip(table.columns, values, strict=True)):
                style = cells[column.kind]
                if value is None:
                    sheet.write_blank(row, place, None, style)
                elif isinstance(value, datetime.date):
                    sheet.write_datetime(row, place, value, style)
                elif isinstance(value, int):
                    sheet.write_number(row, place, value / 1000 if column.kind == "share" else value, style)
                else:
                    sheet.write_string(row, place, str(value), style)
    book.close()
