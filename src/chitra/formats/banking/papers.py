"""Write a table as a workbook or as CSV, in constant memory, and seal it with its count, total and SHA-256."""

import csv
import dataclasses
import hashlib
import io
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import IO, Final

import xlsxwriter
from xlsxwriter import format as formats
from xlsxwriter import worksheet as worksheets

from chitra.formats.banking import instructions

Row = tuple[str | int, ...]

_A4: Final = 9
_OPTIONS: Final = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


@dataclasses.dataclass(frozen=True, slots=True)
class Sheet:
    """Describe a sheet: titles above, columns as (key, label, width), who is counted, who signs below.

    A printed sheet is A4, landscape, with borders and lines high enough for a signature.
    """

    name: str
    created_at: datetime
    titles: tuple[str, ...]
    columns: tuple[tuple[str, str, int], ...]
    counted: str
    signers: tuple[str, ...] = ()
    is_printed: bool = False

    def place(self, key: str) -> int:
        return next(place for place, column in enumerate(self.columns) if column[0] == key)


def write_xlsx(target: IO[bytes], sheet: Sheet, rows: Iterable[Row]) -> instructions.Control:
    """Write the sheet; identity numbers stay text, numbers are money, nothing becomes a formula."""
    sums = _Sums(sheet.place("amount"))
    with tempfile.TemporaryFile() as whole:
        workbook = xlsxwriter.Workbook(whole, _OPTIONS)
        workbook.set_properties({"created": sheet.created_at.replace(tzinfo=None)})
        _fill(workbook, sheet, sums, rows)
        workbook.close()
        return sums.sealed(whole, target)


def write_csv(target: IO[bytes], sheet: Sheet, rows: Iterable[Row]) -> instructions.Control:
    """Write the rows as CSV: UTF-8 with a mark, so that spreadsheets keep the accents, comma, CRLF."""
    sums = _Sums(sheet.place("amount"))
    with tempfile.TemporaryFile() as whole:
        stream = io.TextIOWrapper(whole, encoding="utf-8-sig", newline="")
        writer = csv.writer(stream)
        writer.writerow(label for _, label, _ in sheet.columns)
        writer.writerows(sums.through(rows))
        stream.flush()
        control = sums.sealed(whole, target)
        stream.detach()
        return control


class _Sums:
    """Count rows and add up their amounts while they pass."""

    def __init__(self, amount_place: int) -> None:
        self.amount_place = amount_place
        self.count = 0
        self.total_vnd = 0

    def through(self, rows: Iterable[Row]) -> Iterator[Row]:
        for row in rows:
            self.count += 1
            self.total_vnd += int(row[self.amount_place])
            yield row

    def sealed(self, whole: IO[bytes], target: IO[bytes]) -> instructions.Control:
        """Copy the finished file to its target.

        :raises instructions.NotOrderable: when there was nothing to pay.
        """
        if not self.count:
            raise instructions.NotOrderable("E-PAIN-EMPTY")
        whole.seek(0)
        digest = hashlib.file_digest(whole, "sha256").hexdigest()  # type: ignore[arg-type]  # it is a real file
        whole.seek(0)
        shutil.copyfileobj(whole, target)
        return instructions.Control(count=self.count, total_vnd=self.total_vnd, sha256=digest)


def _fill(workbook: xlsxwriter.Workbook, sheet: Sheet, sums: _Sums, rows: Iterable[Row]) -> None:
    page = workbook.add_worksheet(sheet.name)
    edge = {"font_name": "Times New Roman", "font_size": 11, "border": 1, "valign": "vcenter"}
    plain = workbook.add_format({"font_name": "Times New Roman", "font_size": 11})
    title = workbook.add_format({"font_name": "Times New Roman", "font_size": 14, "bold": True})
    head = workbook.add_format({**edge, "bold": True, "text_wrap": True, "align": "center", "bg_color": "#DDE7F0"})
    cell = workbook.add_format({**edge, "num_format": "@", "text_wrap": sheet.is_printed})
    money = workbook.add_format({**edge, "num_format": "#,##0"})
    for place, (_, _, width) in enumerate(sheet.columns):
        page.set_column(place, place, width)
    for number, line in enumerate(sheet.titles):
        page.write_string(number, 0, line, title if line.isupper() else plain)
    number = len(sheet.titles)
    for place, (_, label, _) in enumerate(sheet.columns):
        page.write_string(number, place, label, head)
    page.repeat_rows(number)
    if sheet.is_printed:
        page.set_landscape()
        page.set_paper(_A4)
        page.fit_to_pages(1, 0)
    else:
        page.freeze_panes(number + 1, 0)
    last = number
    for last, row in enumerate(sums.through(rows), start=len(sheet.titles) + 1):
        if sheet.is_printed:
            page.set_row(last, 26)
        _write(page, last, row, cell, money)
    page.write_string(last + 1, sheet.place("name"), f"TỔNG CỘNG: {sums.count} {sheet.counted}", head)
    page.write_number(last + 1, sheet.place("amount"), sums.total_vnd, money)
    for index, signer in enumerate(sheet.signers):
        page.write_string(last + 3, 1 + 4 * index, signer, title)


def _write(page: worksheets.Worksheet, number: int, row: Row, cell: formats.Format, money: formats.Format) -> None:
    """Write one row; what is empty is a blank cell with its border."""
    for place, value in enumerate(row):
        if value == "":
            page.write_blank(number, place, None, cell)
        elif isinstance(value, int):
            page.write_number(number, place, value, money)
        else:
            page.write_string(number, place, value, cell)
