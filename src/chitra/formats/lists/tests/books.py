"""Workbooks for the tests: the offices' layouts as rows of cells, written in every format."""

import csv
import io
from collections.abc import Sequence
from typing import Any

import xlsxwriter
import xlwt
from odf import opendocument, table, text

from chitra.formats.lists import columns, copy_text, workbook

Rows = list[list[Any]]

TITLE: Rows = [
    ["UBND HUYỆN ĐẠI LỘC", "", "", "", "", "", "", "", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
    ["PHÒNG LAO ĐỘNG - TB VÀ XÃ HỘI", "", "", "", "", "", "", "", "Độc lập - Tự do - Hạnh phúc"],
    [],
    ["DANH SÁCH CHI TRẢ TRỢ CẤP XÃ HỘI HÀNG THÁNG"],
    ["Tháng 09 năm 2023 - Xã Đại Hiệp"],
    [*[""] * 20, "ĐVT: đồng"],
]
HEADER: Rows = [
    [
        "STT", "Mã đối tượng", "Họ và tên", "Ngày sinh", "", "Số CCCD/CMND", "Thôn/Tổ",
        "Loại đối tượng (NĐ20)", "Hệ số",
        "Mức trợ cấp", "KP chăm sóc, nuôi dưỡng", "Truy lĩnh", "", "Tháng trước chuyển sang", "Tổng cộng",
        "Người nhận thay", "",
        "Số tài khoản", "Ngân hàng", "Ký nhận", "Ghi chú",
    ],
    ["", "", "", "Nam", "Nữ", "", "", "", "", "", "", "Số tháng", "Số tiền", "", "", "Họ tên", "CCCD", "", "", "", ""],
    [f"({number})" for number in range(1, 22)],
]  # fmt: skip
COLUMN = {
    name: place
    for place, name in enumerate(
        [
            "stt",
            "code",
            "name",
            "male",
            "female",
            "cccd",
            "hamlet",
            "category",
            "coefficient",
            "allowance",
            "caregiver",
            "months",
            "arrears",
            "carried",
            "total",
            "proxy",
            "proxy_cccd",
            "account",
            "bank",
            "signature",
            "note",
        ]
    )
}
FIRST_ROW = len(TITLE) + len(HEADER) + 2  # Excel row of the first person: titles, header, number row, one group row


def person(number: int, **cells: Any) -> list[Any]:
    """Make a data row: a woman of 80 with the usual allowance, changed at the named cells."""
    row: list[Any] = [
        number,
        f"QN{number:05d}",
        "Hứa Thị Lợi",
        "",
        "1934",
        "049134681098",
        "Thôn Tích Phú",
        "Người từ đủ 80 tuổi",
        1.0,
    ]
    row += [360_000, 0, "", "", 0, 360_000, "", "", "4994796685917", "Agribank", "", ""]
    for name, value in cells.items():
        row[COLUMN[name]] = value
    return row


def monthly(people: Sequence[list[Any]], *, total: Any = None, group: str = "I. Thôn Tích Phú") -> Rows:
    """Make a POSASoft list of one hamlet with subtotal, total and signatures."""
    stated = (
        sum(row[COLUMN["total"]] for row in people if isinstance(row[COLUMN["total"]], int)) if total is None else total
    )
    return [
        *TITLE,
        *HEADER,
        [group],
        *people,
        [f"Cộng thôn: {len(people)} người", *[""] * 13, stated],
        [f"TỔNG CỘNG: {len(people)} người", *[""] * 13, stated],
        [],
        ["", "NGƯỜI LẬP", "", "", "", "", "", "", "KẾ TOÁN", "", "", "", "", "", "TRƯỞNG PHÒNG"],
    ]


def xlsx(sheets: dict[str, Rows], **options: Any) -> bytes:
    target = io.BytesIO()
    book = xlsxwriter.Workbook(
        target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, **options}
    )
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for place, row in enumerate(rows):
            sheet.write_row(place, 0, row)
    book.close()
    return target.getvalue()


def xls(sheets: dict[str, Rows]) -> bytes:
    book = xlwt.Workbook()
    for name, rows in sheets.items():
        sheet = book.add_sheet(name)
        for place, row in enumerate(rows):
            for column, cell in enumerate(row):
                if cell != "":
                    sheet.write(place, column, cell)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def ods(sheets: dict[str, Rows]) -> bytes:
    document = opendocument.OpenDocumentSpreadsheet()
    for name, rows in sheets.items():
        sheet = table.Table(name=name)
        for row in rows:
            line = table.TableRow()
            for cell in row:
                if isinstance(cell, int | float):
                    entry = table.TableCell(valuetype="float", value=cell)
                else:
                    entry = table.TableCell(valuetype="string") if cell else table.TableCell()
                if cell != "":
                    entry.addElement(text.P(text=str(cell)))
                line.addElement(entry)
            sheet.addElement(line)
        document.spreadsheet.addElement(sheet)
    target = io.BytesIO()
    document.write(target)
    return target.getvalue()


def delimited(rows: Rows, delimiter: str = ",") -> str:
    target = io.StringIO()
    csv.writer(target, delimiter=delimiter).writerows(rows)
    return target.getvalue()


def rows_of(sheet: workbook.Sheet) -> list[dict[str, str | None]]:
    """Read all rows of a sheet back."""
    return [dict(zip(columns.COLUMNS, row, strict=True)) for row in copy_text.rows_of(sheet.rows_copy)]


def people_of(sheet: workbook.Sheet) -> list[dict[str, str | None]]:
    return [row for row in rows_of(sheet) if row["row_kind"] == "data"]


def codes(sheet: workbook.Sheet) -> list[tuple[str, str]]:
    """Name the findings by code and cell."""
    return [(finding.code, f"{finding.column or ''}{finding.row}") for finding in sheet.findings]
