"""Bad inputs 12 to 19 and 30 to 35: sheets whose layout, formulas or extras mislead a reader."""

import io
from collections.abc import Callable, Iterator
from typing import Any

import openpyxl
import xlsxwriter
import xlwt
from openpyxl import comments

from chitra.formats.lists.tests import books
from tests.corpus import sample
from tests.corpus.sample import File

ROW = sample.ROW
_DAI_LOC = (
    "Đại Hiệp", "Đại Hòa", "Đại An", "Đại Nghĩa", "Đại Quang", "Đại Đồng", "Đại Lãnh", "Đại Hưng", "Đại Sơn",
    "Đại Hồng", "Đại Phong", "Đại Minh", "Đại Cường", "Đại Thắng", "Đại Tân", "Đại Chánh", "Đại Thạnh",
)  # fmt: skip
_PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d494844520000000100000001080600000"
    "01f15c4890000000d49444154789c626001000000ffff03000006000557bfabd40000000049454e44ae426082"
)
_DDE = (
    b'<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    b'<ddeLink ddeService="cmd" ddeTopic="/c calc"><ddeItems><ddeItem name="A0"/></ddeItems></ddeLink></externalLink>'
)


def files() -> Iterator[File]:
    """Make the files, in the order of the catalogue."""
    yield from _hidden()
    yield from _layouts()
    yield from _formulas()
    yield from _headers()
    yield from _repeated_people()
    yield from _large()
    yield from _extras()


def _hidden() -> Iterator[File]:
    def hide(sheet: Any) -> None:
        sheet.row_dimensions[ROW + 1].hidden = True
        sheet.column_dimensions["J"].hidden = True

    def filter_out(sheet: Any) -> None:
        sheet.auto_filter.ref = f"A8:U{ROW + 2}"
        sheet.auto_filter.add_filter_column(2, ["Hứa Thị Lợi"])
        for row in (ROW + 1, ROW + 2):
            sheet.row_dimensions[row].hidden = True

    yield File("13-hidden-row-and-column", "13.xlsx", _edited(hide))
    yield File("13-hidden-row-and-column-in-xls", "13b.xls", _xls_with_hidden())
    yield File("13-hidden-row-in-ods", "13c.ods", _ods_with_hidden())
    yield File("14-filtered-rows", "14.xlsx", _edited(filter_out))


def _layouts() -> Iterator[File]:
    yield File("15-header-merged-over-three-rows", "15.xlsx", _merged_header())
    yield File("16-titles-totals-and-signatures", "16.xlsx", sample.GOOD)
    wrong = books.monthly(sample.people(), total=sample.TOTAL_VND + 1)
    yield File("16-total-that-is-wrong", "16b.xlsx", books.xlsx({sample.SHEET: wrong}))
    unread = books.monthly(sample.people(name=""), total=sample.TOTAL_VND + 360_000)
    yield File("16-total-that-is-wrong-beside-a-refused-row", "16c.xlsx", books.xlsx({sample.SHEET: unread}))


def _formulas() -> Iterator[File]:
    def without_result(sheet: Any) -> None:
        sheet[f"O{ROW}"] = f"=J{ROW}"

    def card_without_result(sheet: Any) -> None:
        sheet[f"F{ROW}"] = '="0491"&"34681098"'

    yield File("17-formula-without-result", "17.xlsx", _edited(without_result))
    yield File("17-card-formula-without-result", "17b.xlsx", _edited(card_without_result))
    stale = b'<c r="O%d"><f>SUM(J%d:K%d)</f><v>270000</v></c>' % (ROW, ROW, ROW)
    yield File("18-stale-result", "18.xlsx", sample.in_sheet(b'<c r="O%d"><v>360000</v></c>' % ROW, stale))
    for case, column, error in (
        ("money", b"O", b"#REF!"),
        ("allowance", b"J", b"#N/A"),
        ("caregiver", b"K", b"#VALUE!"),
        ("card", b"F", b"#N/A"),
        ("name", b"C", b"#NAME?"),
        ("account", b"R", b"#REF!"),
        ("arrears", b"M", b"#DIV/0!"),
    ):
        yield File(f"19-error-in-{case}", f"19-{case}.xlsx", _with_error(column, error))
    yield File("19-error-in-money-in-xls", "19.xls", _xls_with_error())


def _headers() -> Iterator[File]:
    header = [*books.HEADER[0]]
    place = len(books.TITLE)
    twice = [*header]
    twice[books.COLUMN["caregiver"]] = "Tổng cộng"
    yield File("30-two-columns-of-totals", "30.xlsx", _with_header(place, twice))
    names = [*header]
    names[books.COLUMN["category"]] = "Họ và tên"
    yield File("30-two-columns-of-names", "30b.xlsx", _with_header(place, names))
    numbers = [*header]
    numbers[books.COLUMN["note"]] = "STT"
    yield File("30-two-columns-of-numbers", "30c.xlsx", _with_header(place, numbers))
    broken = [cell.replace(" ", "\n") for cell in header]
    yield File("30-line-breaks-in-the-header", "30d.xlsx", _with_header(place, broken))
    headless = [row for row in sample.rows() if row not in books.HEADER]
    yield File("30-no-header", "30e.xlsx", books.xlsx({sample.SHEET: headless}))
    penniless = [*header]
    for name in ("allowance", "caregiver", "months", "carried", "total"):
        penniless[books.COLUMN[name]] = ""
    rows = _with_rows(place, penniless)
    rows[place + 1] = [""] * len(header)
    yield File("30-no-column-of-money", "30f.xlsx", books.xlsx({sample.SHEET: rows}))
    strange = [*header]
    strange[books.COLUMN["note"]] = "Nguyện vọng"
    yield File("30-a-column-nobody-knows", "30g.xlsx", _with_header(place, strange, note="không"))


def _repeated_people() -> Iterator[File]:
    person = {"name": "Lê Thị Năm", "female": "1938", "cccd": "049138000123", "account": "4200205123456"}
    yield File("31-the-same-person-twice", "31.xlsx", sample.xlsx(**person))
    card = {"cccd": "049138000123", "female": "1938"}
    yield File("31-one-card-of-two-people", "31b.xlsx", sample.xlsx(**card))
    yield File("31-in-one-commune", "31c.xlsx", _of_commune("Xã Đại Hiệp"))
    yield File("31-in-another-commune", "31d.xlsx", _of_commune("Xã Đại Hồng"))


def _large() -> Iterator[File]:
    blank = b"".join(b'<row r="%d"><c r="A%d" s="1"/></row>' % (row, row) for row in range(100, 1_048_577))
    yield File("32-million-formatted-rows", "32.xlsx", sample.in_sheet(b"</sheetData>", blank + b"</sheetData>"))
    rows = sample.rows()
    for case, width in (("300", 300), ("301", 301)):
        wide = [*rows[: len(books.TITLE)], [*books.HEADER[0], *[f"Cột {n}" for n in range(21, width)]]]
        wide += rows[len(wide) :]
        yield File(f"33-{case}-columns", f"33-{case}.xlsx", books.xlsx({sample.SHEET: wide}))
    yield File("35-sheet-for-each-commune", "35.xlsx", books.xlsx(_communes()))


def _extras() -> Iterator[File]:
    def comment(sheet: Any) -> None:
        sheet[f"O{ROW}"].comment = comments.Comment("=cmd|' /C calc'!A0", "Lan")
        sheet[f"C{ROW}"].hyperlink = "file:///etc/passwd"

    yield File("34-comment-and-link", "34.xlsx", _edited(comment))
    yield File("34-picture", "34b.xlsx", _with_picture())
    link = sample.repacked(lambda _, data: data, {"xl/externalLinks/externalLink1.xml": _DDE})
    yield File("34-dde-link", "34c.xlsx", link)


def _edited(edit: Callable[[Any], None]) -> bytes:
    """Edit the good sheet as an office would: with another program, which saves it anew."""
    book = openpyxl.load_workbook(io.BytesIO(sample.GOOD))
    edit(book[sample.SHEET])
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _xls_with_hidden() -> bytes:
    book = xlwt.Workbook()
    sheet = book.add_sheet(sample.SHEET)
    for place, row in enumerate(sample.rows()):
        for column, cell in enumerate(row):
            if cell != "":
                sheet.write(place, column, cell)
    sheet.row(ROW).hidden = True
    sheet.col(books.COLUMN["allowance"]).hidden = True
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _ods_with_hidden() -> bytes:
    """Make an ods whose second person is filtered out and whose third is hidden."""
    parts = books.ods({sample.SHEET: sample.rows()})
    hidden = {ROW + 1: 'table:visibility="filter"', ROW + 2: 'table:visibility="collapse"'}
    return sample.in_ods(parts, hidden)


def _xls_with_error() -> bytes:
    book = xlwt.Workbook()
    sheet = book.add_sheet(sample.SHEET)
    for place, row in enumerate(sample.rows()):
        for column, cell in enumerate(row):
            if (place, column) == (ROW - 1, books.COLUMN["total"]):
                sheet.row(place).set_cell_error(column, "#REF!")
            elif cell != "":
                sheet.write(place, column, cell)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _with_error(column: bytes, error: bytes) -> bytes:
    """Put an error value into a cell of the first person, as Excel stores it."""

    def change(name: str, data: bytes) -> bytes:
        if name != sample.SHEET_PART:
            return data
        start = data.find(b'<c r="%s%d"' % (column, ROW))
        cell = b'<c r="%s%d" t="e"><v>%s</v></c>' % (column, ROW, error)
        if start < 0:
            after = {b"M": b"N"}[column]
            start = end = data.index(b'<c r="%s%d"' % (after, ROW))
        else:
            end = data.index(b"</c>", start) + 4
        return data[:start] + cell + data[end:]

    return sample.repacked(change)


def _merged_header() -> bytes:
    """Write the header over three rows: groups of columns, columns, and parts of them."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False})
    sheet = book.add_worksheet(sample.SHEET)
    for place, row in enumerate(books.TITLE):
        sheet.write_row(place, 0, row)
    top = len(books.TITLE)
    for column, label in enumerate(books.HEADER[0]):
        under = books.HEADER[1][column]
        if under and label:
            sheet.merge_range(top, column, top + 1, column + 1, label)
        elif not under:
            sheet.merge_range(top, column, top + 2, column, label)
        if under:
            sheet.write(top + 2, column, under)
    for place, row in enumerate(sample.rows()[top + 2 :], top + 3):
        sheet.write_row(place, 0, row)
    book.close()
    return target.getvalue()


def _with_rows(place: int, row: list[Any], **cells: Any) -> books.Rows:
    rows = sample.rows(**cells)
    rows[place] = row
    return rows


def _with_header(place: int, header: list[Any], **cells: Any) -> bytes:
    return books.xlsx({sample.SHEET: _with_rows(place, header, **cells)})


def _of_commune(commune: str, people: books.Rows | None = None) -> bytes:
    return books.xlsx({sample.SHEET: _commune_rows(commune, people or sample.people())})


def _commune_rows(commune: str, people: books.Rows) -> books.Rows:
    rows = books.monthly(people, total=360_000 * len(people))
    return [[cell.replace("Xã Đại Hiệp", commune) if isinstance(cell, str) else cell for cell in row] for row in rows]


def _communes() -> dict[str, books.Rows]:
    """Make 24 sheets: a cover, a list for each of the 17 communes and the town, and five sheets that are no lists."""
    sheets: dict[str, books.Rows] = {"Bìa": [["BÁO CÁO CHI TRẢ"], ["Tháng 09 năm 2023"]]}
    for number, commune in enumerate([*(f"Xã {name}" for name in _DAI_LOC), "Thị trấn Ái Nghĩa"], 1):
        person = books.person(number, cccd=f"049134{number:06d}", account=f"42002051{number:05d}")
        sheets[commune] = _commune_rows(commune, [person])
    for number in range(1, 6):
        sheets[f"Sheet{number}"] = [[f"Ghi chú {number}"]]
    return sheets


def _with_picture() -> bytes:
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False})
    sheet = book.add_worksheet(sample.SHEET)
    for place, row in enumerate(sample.rows()):
        sheet.write_row(place, 0, row)
    sheet.insert_image("W1", "logo.png", {"image_data": io.BytesIO(_PICTURE)})
    book.close()
    return target.getvalue()
