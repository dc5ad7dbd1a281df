"""Files as they come: renamed, cut off, encrypted, hostile. Refused with a code, or read as what they are."""

import contextlib
import io
import struct
import zipfile
import zlib
from collections.abc import Callable

import openpyxl
import pytest
from openpyxl.utils import datetime as excel_dates

from chitra.formats.lists import limits, preflight, reading
from chitra.formats.lists.tests import books
from chitra.kernel import errors
from chitra.kernel import messages as catalogue

PEOPLE = [books.person(number) for number in range(1, 4)]
ROWS = books.monthly(PEOPLE)
GOOD = books.xlsx({"Ds chi trả": ROWS})


def refused(data: bytes, name: str = "a.xlsx") -> str:
    with pytest.raises(errors.BadInput) as refusal:
        reading.read(data, name)
    assert refusal.value.fields["file"] == name
    assert catalogue.is_declared(refusal.value.code)
    return refusal.value.code


def repacked(change: Callable[[str, bytes], bytes], extra: dict[str, bytes] | None = None) -> bytes:
    """Rebuild the good workbook with its parts changed."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(GOOD)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry in source.infolist():
            archive.writestr(entry.filename, change(entry.filename, source.read(entry)))
        for name, data in (extra or {}).items():
            archive.writestr(name, data)
    return target.getvalue()


def in_sheet(old: bytes, new: bytes) -> bytes:
    def change(name: str, data: bytes) -> bytes:
        if name != "xl/worksheets/sheet1.xml":
            return data
        assert old in data
        return data.replace(old, new, 1)

    return repacked(change)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "E-FILE-EMPTY"),
        (b"  \r\n ", "E-FILE-EMPTY"),
        (b"%PDF-1.7 ...", "E-FILE-FORMAT"),
        (b"\x89PNG\r\n\x1a\n", "E-FILE-FORMAT"),
        (b"<html><table><tr><td>STT</td></tr></table></html>", "E-FILE-HTML"),
        (b"\xef\xbb\xbf<?xml version='1.0'?><Workbook/>", "E-FILE-HTML"),
        (b"PK\x03\x04 not really", "E-FILE-DAMAGED"),
        (GOOD[: len(GOOD) // 2], "E-FILE-DAMAGED"),
        (GOOD[:-30], "E-FILE-DAMAGED"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600 + "EncryptedPackage".encode("utf-16-le"),
            "E-FILE-ENCRYPTED",
        ),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600 + "_VBA_PROJECT".encode("utf-16-le"), "E-FILE-MACRO"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "E-FILE-FORMAT"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600 + "Workbook".encode("utf-16-le"), "E-FILE-DAMAGED"),
        (books.xlsx({"Sheet1": []}), "E-FILE-EMPTY"),
        (books.xlsx({"Sheet1": [["chỉ có ghi chú"]]}), "E-FILE-NO-LIST"),
        (b"ho ten,ghi chu\nA,B\n", "E-FILE-NO-LIST"),
        (b"STT,Ho va ten,Tong cong\n1,A\x00B,360000\n", "E-FILE-TEXT"),
        (b'STT,Ho va ten,Tong cong\n1,"Le Van Tam,360000\n2,B,1\n', "E-FILE-TEXT"),
        (b"x," * 5_000_000, "E-FILE-DIMENSION"),
        (b"STT,Ho va ten,Tong cong\n1," + b"x" * 10_000_000, "E-FILE-TEXT"),
    ],
    ids=range(20),
)
def test_what_is_no_list_is_refused_with_its_code(data: bytes, code: str) -> None:
    assert refused(data) == code


def test_a_workbook_cut_at_any_place_is_refused_and_never_half_read() -> None:
    for end in range(1, len(GOOD) - 1, 97):
        assert refused(GOOD[:end]).startswith("E-FILE-")


def test_a_flipped_byte_is_refused_or_harmless() -> None:
    for place in range(200, len(GOOD) - 200, 331):
        data = bytearray(GOOD)
        data[place] ^= 0xFF
        with contextlib.suppress(errors.BadInput):
            reading.read(bytes(data), "a.xlsx")


def test_the_name_of_a_file_says_nothing() -> None:
    for data, form in (
        (GOOD, "xlsx"),
        (books.xls({"Ds chi trả": ROWS}), "xls"),
        (books.ods({"Ds chi trả": ROWS}), "ods"),
        (books.delimited(ROWS).encode(), "csv"),
    ):
        book = reading.read(data, "../../etc/пасс\u202e.docx")
        assert book.format == form
        assert book.sheets[0].counts.accepted == 3


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("xl/vbaProject.bin", "E-FILE-MACRO"),
        ("../../evil.xml", "E-FILE-HOSTILE"),
        ("/etc/passwd", "E-FILE-HOSTILE"),
        ("C:\\evil.xml", "E-FILE-HOSTILE"),
        ("xl/Workbook.xml", "E-FILE-HOSTILE"),
    ],
)
def test_parts_with_dangerous_names_refuse_the_file(name: str, code: str) -> None:
    assert refused(repacked(lambda _, data: data, {name: b"<x/>"})) == code


def test_a_symbolic_link_refuses_the_file() -> None:
    target = io.BytesIO(GOOD)
    with zipfile.ZipFile(target, "a") as archive:
        link = zipfile.ZipInfo("xl/link.xml")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    assert refused(target.getvalue()) == "E-FILE-HOSTILE"


def test_document_types_refuse_the_file_in_any_part() -> None:
    entity = b'<!DOCTYPE x [<!ENTITY a "aaaa">]>'
    assert refused(in_sheet(b"<worksheet", entity + b"<worksheet")) == "E-FILE-HOSTILE"
    for part in ("[Content_Types].xml", "xl/workbook.xml", "xl/sharedStrings.xml"):

        def change(name: str, data: bytes, changed: str = part) -> bytes:
            return data.replace(b"?>", b"?>" + entity, 1) if name == changed else data

        assert refused(repacked(change)) == "E-FILE-HOSTILE"


def test_xml_in_another_encoding_cannot_hide_from_the_search() -> None:
    assert (
        refused(repacked(lambda name, data: data.decode().encode("utf-16") if name == "xl/workbook.xml" else data))
        == "E-FILE-HOSTILE"
    )


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = repacked(lambda _, data: data, {"xl/worksheets/sheet9.xml": b"\x20" * (limits.PART_BYTES // 8)})
    assert len(bomb) < 1_000_000
    assert refused(bomb) == "E-FILE-BOMB"


def test_a_bomb_that_lies_about_its_size_is_refused() -> None:
    packed = zlib.compressobj(9, zlib.DEFLATED, -15)
    body = packed.compress(b" " * 20_000_000) + packed.flush()
    name = b"xl/workbook.xml"
    sizes = struct.pack("<III", 0, len(body), 100)
    local = b"PK\x03\x04" + struct.pack("<HHHHH", 20, 0, 8, 0, 0) + sizes + struct.pack("<HH", len(name), 0) + name
    central = (
        b"PK\x01\x02"
        + struct.pack("<HHHHHH", 20, 20, 0, 8, 0, 0)
        + sizes
        + struct.pack("<HHHHHII", len(name), 0, 0, 0, 0, 0, 0)
        + name
    )
    end = b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 1, 1, len(central), len(local) + len(body), 0)
    assert refused(local + body + central + end) in {"E-FILE-BOMB", "E-FILE-DAMAGED"}


@pytest.mark.parametrize("cell", [b"XFD1048576", b"XFD1", b"KO9", b"A1048577", b"C99999999"])
def test_a_filled_cell_far_away_refuses_the_file(cell: bytes) -> None:
    data = in_sheet(b"</sheetData>", b'<row r="1048576"><c r="' + cell + b'"><v>1</v></c></row></sheetData>')
    assert refused(data) == "E-FILE-DIMENSION"


def test_a_lying_dimension_and_a_million_formatted_rows_do_no_harm() -> None:
    blank = b"".join(b'<row r="%d"><c r="A%d" s="1"/></row>' % (row, row) for row in range(100, 300_000))
    data = in_sheet(b"</sheetData>", blank + b"</sheetData>")
    assert reading.read(data, "a.xlsx").sheets[0].counts.accepted == 3

    def lie(name: str, part: bytes) -> bytes:
        start = part.find(b"<dimension")
        return (
            part
            if start < 0
            else part[:start] + b'<dimension ref="A1:XFD1048576"/>' + part[part.find(b">", start) + 1 :]
        )

    assert reading.read(repacked(lie), "a.xlsx").sheets[0].counts.accepted == 3


def test_hidden_rows_columns_and_sheets_are_read_and_reported() -> None:
    book = openpyxl.load_workbook(io.BytesIO(GOOD))
    sheet = book["Ds chi trả"]
    sheet.row_dimensions[books.FIRST_ROW + 1].hidden = True
    sheet.column_dimensions["J"].hidden = True
    for place, row in enumerate(ROWS, 1):
        for column, cell in enumerate(row, 1):
            if place == 1 and column == 1:
                hidden = book.create_sheet("Ẩn")
                hidden.sheet_state = "veryHidden"
            hidden.cell(place, column, cell)
    target = io.BytesIO()
    book.save(target)
    shown, hidden_list = reading.read(target.getvalue(), "a.xlsx").sheets
    assert books.codes(shown) == [("HIDDEN_COLUMN", "J7"), ("HIDDEN_ROW", f"{books.FIRST_ROW + 1}")]
    assert (hidden_list.is_hidden, hidden_list.counts.accepted) == (True, 3)
    assert books.codes(hidden_list) == [("HIDDEN_SHEET", "7")]


def test_a_formula_without_a_stored_result_is_refused_at_its_cell() -> None:
    book = openpyxl.load_workbook(io.BytesIO(GOOD))
    book["Ds chi trả"][f"O{books.FIRST_ROW}"] = f"=J{books.FIRST_ROW}"
    target = io.BytesIO()
    book.save(target)
    sheet = reading.read(target.getvalue(), "a.xlsx").sheets[0]
    assert books.codes(sheet) == [("MONEY_NO_VALUE", f"O{books.FIRST_ROW}")]
    assert sheet.counts.refused == 1


def test_a_date_in_the_1904_system_is_the_day_that_is_shown() -> None:
    book = openpyxl.load_workbook(io.BytesIO(GOOD))
    book.epoch = excel_dates.CALENDAR_MAC_1904
    cell = book["Ds chi trả"][f"E{books.FIRST_ROW}"]
    cell.value, cell.number_format = 11_000, "dd/mm/yyyy"
    target = io.BytesIO()
    book.save(target)
    person = books.people_of(reading.read(target.getvalue(), "a.xlsx").sheets[0])[0]
    assert (person["birth_year"], person["birth_month"], person["birth_day"]) == ("1934", "2", "12")


@pytest.mark.parametrize(
    "encoded",
    [
        books.delimited(ROWS).encode("utf-8"),
        books.delimited(ROWS).encode("utf-8-sig"),
        books.delimited(ROWS, "\t").encode("utf-16"),
        books.delimited(ROWS, "\t").encode("utf-16-le"),
        books.delimited(ROWS, ";").encode("utf-8"),
        ("sep=;\n" + books.delimited(ROWS, ";")).encode("utf-8"),
        books.delimited(ROWS).replace("\r\n", "\r").encode(),
        books.delimited(ROWS).replace("\r\n", "\n", 9).encode(),
        books.delimited(ROWS).replace("Hứa Thị Lợi", '"Hứa\nThị Lợi"').encode(),
    ],
    ids=["utf-8", "bom", "utf-16", "utf-16-le", "semicolon", "sep", "cr", "mixed", "newline in cell"],
)
def test_text_files_of_any_kind_are_read(encoded: bytes) -> None:
    sheet = reading.read(encoded, "a.txt").sheets[0]
    assert sheet.counts.accepted == 3
    assert books.people_of(sheet)[0]["full_name"] == "Hứa Thị Lợi"


def test_text_in_the_vietnamese_code_page_is_read() -> None:
    text = "STT,Họ và tên,Số CCCD,Tổng cộng\n1,Trần Thị Lệ Thủy,049134681098,360000\n"
    marks = {
        "ầ": "â\u0300",
        "ị": "i\u0323",
        "ệ": "ê\u0323",
        "ủ": "u\u0309",
        "ọ": "o\u0323",
        "ố": "ô\u0301",
        "ổ": "ô\u0309",
        "ộ": "ô\u0323",
    }
    encoded = "".join(marks.get(letter, letter) for letter in text).encode("cp1258")
    assert books.people_of(reading.read(encoded, "a.csv").sheets[0])[0]["full_name"] == "Trần Thị Lệ Thủy"


def test_a_text_file_in_a_legacy_font_is_read() -> None:
    text = "STT,Hä vµ tªn,Sè CCCD,Tæng céng\n1,TrÇn ThÞ Lª,049134681098,360000\n"
    sheet = reading.read(text.encode("latin-1"), "a.csv").sheets[0]
    assert books.people_of(sheet)[0]["full_name"] == "Trần Thị Lê"


def test_ragged_rows_lose_nothing() -> None:
    text = "STT,Ho va ten,CCCD,Tong cong\n1,Le Van Tam,049034681098,360000,thua\n2,Le Van Chin\n"
    sheet = reading.read(text.encode(), "a.csv").sheets[0]
    assert (sheet.counts.accepted, sheet.counts.refused, sheet.counts.ignored) == (1, 1, 1)


def test_a_header_alone_is_an_empty_list() -> None:
    sheet = reading.read(b"STT,Ho va ten,CCCD,Tong cong\n", "a.csv").sheets[0]
    assert (sheet.kind, sheet.counts.data, sheet.header_row) == ("monthly", 0, 1)


def test_a_file_has_at_most_100000_rows() -> None:
    def text(rows: int) -> bytes:
        lines = (f"{row},Le Van Tam,,360000" for row in range(1, rows + 1))
        return ("STT,Ho va ten,CCCD,Tong cong\n" + "\n".join(lines)).encode()

    assert reading.read(text(limits.DATA_ROWS), "a.csv").sheets[0].counts.accepted == limits.DATA_ROWS
    assert refused(text(limits.DATA_ROWS + 1)) == "E-FILE-ROWS"


def test_the_preflight_tells_the_format() -> None:
    assert preflight.preflight(GOOD, "a").format == "xlsx"
    assert preflight.preflight(b"a;b", "a").format == "csv"
