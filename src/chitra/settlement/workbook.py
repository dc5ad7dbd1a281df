"""Write a form as an Excel workbook that looks like an office's paper: national heading, totals in words, who signs."""

import math
from collections.abc import Sequence
from typing import IO, Any, Final

import xlsxwriter

from chitra.kernel import vnd
from chitra.settlement import forms

_FONT: Final = "Times New Roman"
_WHOLE: Final = '[$-42A]#,##0;-#,##0;"–"'  # Vietnamese separators; a dash where there is nothing
_NUMBER_FORMATS: Final = {
    "vnd": _WHOLE,
    "count": _WHOLE,
    "percent": "[$-42A]0.000",
    "id": "@",
    "text": "@",
    "place": "0",
}
_LINE_POINTS: Final = 15.0  # height of one line of 11-point text
_SIGNING_LINES: Final = 5  # room for a signature and a stamp


def write(target: IO[bytes], table: forms.Table, heading: forms.Heading) -> None:
    """Write one form to `target`. Amounts are numbers, citizen cards are text; nothing is ever a formula or a link."""
    book = xlsxwriter.Workbook(
        target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    )
    book.set_properties({"title": table.title, "company": heading.office_name})
    sheet = book.add_worksheet(table.name)
    _Page(book, sheet, table, heading).write()
    book.close()


class _Page:
    """Lay the form out from top to bottom, remembering the row."""

    def __init__(self, book: Any, sheet: Any, table: forms.Table, heading: forms.Heading) -> None:
        self.book, self.sheet, self.table, self.heading = book, sheet, table, heading
        self.last = len(table.columns) - 1
        self.row = 0

    def write(self) -> None:
        self.sheet.set_landscape()
        self.sheet.set_paper(9)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.set_margins(left=0.5, right=0.4, top=0.5, bottom=0.6)
        self.sheet.center_horizontally()
        self.sheet.set_footer("&L&9&A&R&9Trang &P/&N")
        self.sheet.hide_gridlines(2)
        for place, column in enumerate(self.table.columns):
            self.sheet.set_column(place, place, column.width)
        self._national_heading()
        self._titles()
        self._header()
        self._body()
        self._totals()
        self._signatures()

    def _format(self, **wanted: object) -> Any:
        return self.book.add_format({"font_name": _FONT, "font_size": 11, **wanted})

    def _across(self, first: int, last: int, text: str, **wanted: object) -> None:
        style = self._format(align="center", valign="vcenter", **wanted)
        if first == last:
            self.sheet.write_string(self.row, first, text, style)
        else:
            self.sheet.merge_range(self.row, first, self.row, last, text, style)

    def _national_heading(self) -> None:
        middle = self.last // 2
        self._across(0, middle, self.heading.office_name.upper(), bold=True)
        self._across(middle + 1, self.last, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold=True)
        self.row += 1
        self._across(middle + 1, self.last, "Độc lập - Tự do - Hạnh phúc", bold=True, underline=True)
        self.row += 1
        made = self.heading.made_on
        self._across(middle + 1, self.last, f"Ngày {made:%d} tháng {made:%m} năm {made:%Y}", italic=True)
        self.row += 2

    def _titles(self) -> None:
        self._across(0, self.last, self.table.title, bold=True, font_size=14)
        self.row += 1
        month = self.heading.month
        self._across(0, self.last, f"Kỳ chi trả tháng {month:%m} năm {month:%Y} – {self.heading.programme_name}")
        self.row += 1
        self._across(0, self.last, self.table.basis, italic=True, font_size=10)
        self.row += 1
        self.sheet.write_string(self.row, self.last, "ĐVT: đồng", self._format(italic=True, align="right"))
        self.row += 1

    def _header(self) -> None:
        style = self._format(bold=True, align="center", valign="vcenter", text_wrap=True, border=1, bg_color="#E8EEF4")
        columns = self.table.columns
        has_groups = any(column.group for column in columns)
        place = 0
        while place <= self.last:
            column = columns[place]
            end = place
            while column.group and end < self.last and columns[end + 1].group == column.group:
                end += 1
            if not column.group and has_groups:
                self.sheet.merge_range(self.row, place, self.row + 1, place, column.heading, style)
            elif not column.group:
                self.sheet.write_string(self.row, place, column.heading, style)
            else:
                self.sheet.merge_range(self.row, place, self.row, end, column.group, style)
                for each in range(place, end + 1):
                    self.sheet.write_string(self.row + 1, each, columns[each].heading, style)
            place = end + 1
        if has_groups:
            self.sheet.set_row(self.row + 1, self._height([column.heading for column in columns]))
        else:
            self.sheet.set_row(self.row, self._height([column.heading for column in columns]))
        self.row += 2 if has_groups else 1
        self.sheet.freeze_panes(self.row, 0)
        self.sheet.repeat_rows(self.row - (2 if has_groups else 1), self.row - 1)

    def _body(self) -> None:
        styles = [
            self._format(
                border=1,
                num_format=_NUMBER_FORMATS[column.kind],
                text_wrap=column.kind == "text",
                valign="vcenter",
                align={"text": "left", "id": "center", "place": "center"}.get(column.kind, "right"),
                indent=1 if column.kind == "text" else 0,
            )
            for column in self.table.columns
        ]
        for cells in self.table.rows:
            for place, cell in enumerate(cells):
                if isinstance(cell, str):
                    self.sheet.write_string(self.row, place, cell, styles[place])
                else:
                    self.sheet.write_number(self.row, place, cell, styles[place])
            self.sheet.set_row(self.row, self._height(cells))
            self.row += 1

    def _height(self, cells: Sequence[object]) -> float:
        """Give a row room for its longest text; readers that do not measure fonts would otherwise cut it."""
        lines = (
            math.ceil(len(cell) / column.width)
            for cell, column in zip(cells, self.table.columns, strict=True)
            if isinstance(cell, str) and cell
        )
        return _LINE_POINTS * max(lines, default=1) + 3

    def _totals(self) -> None:
        summed = [place for place, column in enumerate(self.table.columns) if column.is_summed]
        if not summed:
            return
        label = self._format(bold=True, border=1)
        number = self._format(bold=True, border=1, num_format=_WHOLE, align="right")
        for place in range(self.last + 1):
            self.sheet.write_blank(self.row, place, None, label)
        self.sheet.write_string(self.row, 1 if self.table.columns[0].kind == "place" else 0, "TỔNG CỘNG", label)
        for place in summed:
            self.sheet.write_number(self.row, place, sum(cells[place] for cells in self.table.rows), number)  # type: ignore[misc]
        self.row += 1
        money = [place for place in summed if self.table.columns[place].kind == "vnd"]
        if money:
            main = money[-1] if self.table.name in {"fee", "minutes", "clearance"} else money[0]
            total = sum(cells[main] for cells in self.table.rows)  # type: ignore[misc]
            heading = self.table.columns[main].group or self.table.columns[main].heading
            words = f"{heading}, bằng chữ: {vnd.in_words(total)}."
            self.sheet.write_string(self.row, 0, words, self._format(italic=True))
            self.row += 1
        for note in self.table.notes:
            self.sheet.write_string(self.row, 0, note, self._format(italic=True, font_size=10))
            self.row += 1

    def _signatures(self) -> None:
        self.row += 1
        share = max(1, (self.last + 1) // len(self.table.signers))
        for text, wanted in (
            (None, {"bold": True}),
            ("(Ký, ghi rõ họ tên, đóng dấu)", {"italic": True, "font_size": 10}),
        ):
            for place, signer in enumerate(self.table.signers):
                first = min(place * share, self.last)
                is_last = place == len(self.table.signers) - 1
                last = self.last if is_last else min(first + share - 1, self.last)
                self._across(first, last, text or signer, **wanted)
            self.row += 1
        self.sheet.print_area(0, 0, self.row + _SIGNING_LINES, self.last)
