"""Bad inputs 20 to 29 and 36 to 38: one cell of one person, written in every wrong way. Her row is 11."""

import datetime
import io
import unicodedata
from collections.abc import Iterator
from typing import Any

import openpyxl
from openpyxl.utils import datetime as excel_dates

from chitra.formats.lists.tests import books
from chitra.kernel import legacy_fonts
from tests.corpus import sample
from tests.corpus.sample import File

# Case, then the cells that it changes.
_CELLS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("20-card-stored-as-number", {"cccd": 49134681098}),
    ("20-card-typed-without-zero", {"cccd": "49134681098"}),
    ("20-account-stored-as-number", {"account": 4994796685917}),
    ("20-code-stored-as-number", {"code": 123}),
    ("21-account-of-16-digits-as-number", {"account": 9704366812345678}),
    ("21-account-of-19-digits-as-number", {"account": 9704366812345678912}),
    ("21-card-of-16-digits-as-number", {"cccd": 4913468109812345}),
    ("22-account-in-scientific-text", {"account": "9.70436E+15"}),
    ("22-card-in-scientific-text", {"cccd": "4.9134E+10"}),
    ("22-money-in-scientific-text", {"total": "3.6E+05"}),
    ("23-date-as-serial-number", {"female": 12500}),
    ("23-date-as-date", {"female": datetime.date(1934, 3, 25)}),
    ("23-day-that-never-was", {"female": "31/04/1934"}),
    ("23-day-and-month-zero", {"female": "00/00/1934"}),
    ("23-year-only", {"female": "1934"}),
    ("23-month-and-year", {"female": "04/1934"}),
    ("23-year-to-come", {"female": "2934"}),
    ("23-words-for-a-date", {"female": "không rõ"}),
    ("24-true-in-money", {"total": True}),
    ("24-true-in-a-part", {"allowance": True}),
    ("24-true-in-a-card", {"cccd": True}),
    ("25-money-with-dots", {"total": "360.000"}),
    ("25-money-with-commas", {"total": "360,000"}),
    ("25-money-with-unit", {"total": "360.000 đ"}),
    ("25-money-with-dong", {"total": "360 000 đồng"}),
    ("25-money-in-millions", {"total": "1,5 triệu"}),
    ("25-money-with-fraction", {"total": "1500000.4"}),
    ("25-money-with-fraction-as-number", {"total": 360_000.4}),
    ("25-money-negative", {"total": "-500000"}),
    ("25-money-negative-as-number", {"total": -360_000}),
    ("25-money-negative-by-brackets", {"total": "(360.000)"}),
    ("25-money-with-real-minus", {"total": "\u2212360.000"}),
    ("25-money-zero", {"total": 0, "allowance": 0}),
    ("25-money-with-exponent", {"total": "1e6"}),
    ("25-money-in-wide-digits", {"total": "３６００００"}),
    ("25-money-in-arabic-digits", {"total": "٣٦٠٠٠٠"}),
    ("25-money-with-nbsp", {"total": "360\u00a0000"}),
    ("25-money-ambiguous", {"total": "1.250", "allowance": "1.250"}),
    ("25-money-too-large", {"total": 1e15}),
    ("25-money-infinite", {"total": "Infinity"}),
    ("25-money-missing", {"total": ""}),
    ("25-money-a-dash", {"caregiver": "-"}),
    ("25-money-in-thousands", {"total": 360, "allowance": 360}),
    ("25-money-with-o-for-zero", {"total": "36O.000"}),
    ("25-money-with-two-marks", {"total": "1.500,000"}),
    ("26-card-with-apostrophe", {"cccd": "'049134681098"}),
    ("26-money-with-apostrophe", {"total": "'360000"}),
    ("26-account-with-apostrophe", {"account": "'4994796685917"}),
    ("27-name-with-outer-spaces", {"name": "  Hứa Thị Lợi  "}),
    ("27-name-with-tab", {"name": "Hứa\tThị Lợi"}),
    ("27-name-with-zero-width-space", {"name": "Hứa\u200b Thị Lợi"}),
    ("27-name-with-mark-inside", {"name": "Hứa Thị \ufeffLợi"}),
    ("27-name-with-soft-hyphen", {"name": "Hứa Thị Lợ\u00adi"}),
    ("27-name-turned-round", {"name": "\u202eHứa Thị Lợi"}),
    ("27-name-with-nbsp", {"name": "Hứa\u00a0Thị Lợi"}),
    ("27-card-with-zero-width-space", {"cccd": "0491\u200b34681098"}),
    ("27-card-turned-round", {"cccd": "\u202e049134681098"}),
    ("27-account-with-zero-width-space", {"account": "49947\u200b96685917"}),
    ("27-account-turned-round", {"account": "\u202e4994796685917"}),
    ("27-money-with-zero-width-space", {"total": "360\u200b000"}),
    ("27-money-turned-round", {"total": "\u202e000063"}),
    ("28-name-decomposed", {"name": unicodedata.normalize("NFD", "Hứa Thị Lợi")}),
    ("28-tone-on-the-other-letter", {"name": "Hứa Thị Hoà"}),
    ("29-name-in-tcvn3", {"name": legacy_fonts.to_tcvn3("Hứa Thị Lợi")}),
    ("29-name-in-tcvn3-capital-in-a-word", {"name": "ViÕt TiÕn"}),
    ("29-name-in-tcvn3-among-plain-words", {"name": "NguyÔn ViÕt Trung"}),
    ("29-name-in-vni", {"name": legacy_fonts.to_vni("Hứa Thị Lợi")}),
    ("29-name-garbled", {"name": "Nguyá»…n VÄƒn TÃ¡m"}),
    ("29-name-with-lost-letters", {"name": "Nguy?n V?n A"}),
    ("29-name-with-replacement-letters", {"name": "Nguy\ufffdn V\ufffdn An"}),
    ("29-name-with-capitals-of-its-own", {"name": "HỨA THỊ LỢI"}),
    ("36-name-as-hyperlink", {"name": '=HYPERLINK("http://example.org","Lợi")'}),
    ("36-name-as-sum", {"name": "@SUM(1+1)"}),
    ("36-name-as-command", {"name": "+cmd|' /C calc'!A0"}),
    ("36-name-after-tab", {"name": "\t=1"}),
    ("36-note-as-command", {"note": "=cmd|' /C calc'!A0"}),
    ("36-name-as-script", {"name": "<script>alert(1)</script>"}),
    ("37-name-of-32767-letters", {"name": "A" * 32_767}),
    ("37-note-of-32767-letters", {"note": "A" * 32_767}),
    ("37-code-of-32767-letters", {"code": "A" * 32_767}),
    ("37-money-of-32767-digits", {"total": "1" * 32_767}),
    ("37-card-of-32767-digits", {"cccd": "1" * 32_767}),
    ("38-name-with-control-characters", {"name": "Hứa Thị\x01\x1b Lợi"}),
    ("38-name-with-vertical-tab", {"name": "Hứa\x0bThị Lợi"}),
    ("38-name-with-line-break", {"name": "Hứa Thị\nLợi"}),
)  # fmt: skip


def files() -> Iterator[File]:
    """Make the files, in the order of the catalogue."""
    for case, cells in _CELLS:
        number = case[:2]
        options = {"default_date_format": "dd/mm/yyyy"} if any(_is_date(cell) for cell in cells.values()) else {}
        yield File(case, f"{number}.xlsx", books.xlsx({sample.SHEET: sample.rows(**cells)}, **options))
    yield File("23-date-of-the-1904-system", "23.xlsx", _in_1904())
    for case, cell in (("nul", b"\x00"), ("bell", b"\x07")):
        data = sample.in_part(
            "xl/sharedStrings.xml", "Hứa Thị Lợi".encode(), "Hứa Thị".encode() + cell + " Lợi".encode()
        )
        yield File(f"38-raw-{case}-in-the-xml", f"38-{case}.xlsx", data)


def _is_date(cell: object) -> bool:
    return isinstance(cell, datetime.date)


def _in_1904() -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(sample.GOOD))
    book.epoch = excel_dates.CALENDAR_MAC_1904
    cell = book[sample.SHEET][f"E{sample.ROW}"]
    cell.value, cell.number_format = 11_000, "dd/mm/yyyy"
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()
