"""Provider tables and cash lists: written for people, read back without guessing."""

import contextlib
import dataclasses
import io
from collections.abc import Callable
from datetime import date, datetime

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.worksheet import worksheet

from chitra.formats.banking import amounts, answers, cash_list, instructions, provider_table, reading, tables
from chitra.formats.banking.tests import builders
from chitra.kernel import errors

WRITERS = pytest.mark.parametrize("write", [provider_table.write_xlsx, provider_table.write_csv])
CASH_WRITERS = pytest.mark.parametrize("write", [cash_list.write_xlsx, cash_list.write_csv])
CASH = (builders.CU_NAM, builders.ONG_TU)
RESULTS = {
    builders.BA_HAI.reference: provider_table.Result("paid", date(2023, 9, 5), bank_ref="FT7"),
    builders.CHI_BA.reference: provider_table.Result("rejected", date(2023, 9, 5), "AC04 - Tài khoản đã đóng"),
}
RECEIPTS = {
    builders.CU_NAM.reference: cash_list.Receipt("fingerprint", date(2023, 9, 6)),
    builders.ONG_TU.reference: cash_list.Receipt(None),
}
CellValue = str | float | bool | datetime | None
Write = Callable[..., instructions.Control]


def written(write: Write, *what: object) -> bytes:
    target = io.BytesIO()
    write(target, *what)
    return target.getvalue()


def read(data: bytes) -> answers.AnswerFile:
    return reading.read(data, file_name="ket-qua", today=builders.TODAY)


@WRITERS
def test_an_order_table_reads_back_as_it_was_written(write: Write):
    order = provider_table.read_order(written(write, builders.HEADER, builders.CAST))

    assert order.payments == builders.CAST
    assert (order.message_id, order.debtor_account) == (builders.HEADER.message_id, builders.ADVANCE_ACCOUNT)


@WRITERS
def test_a_returned_table_says_what_became_of_each_payment(write: Write):
    answer = read(written(write, builders.HEADER, builders.CAST, RESULTS))

    assert [(line.status, line.reason, line.amount_vnd) for line in answer.lines] == [
        ("paid", None, 2_055_000),
        ("rejected", "closed", 540_000),
        ("accepted", None, 1_031_000),
    ]
    assert [line.malformed for line in answer.lines] == [None, None, None]
    assert answer.heads[0].original_message_id == builders.HEADER.message_id
    assert answer.heads[0].notes == ()


@WRITERS
def test_the_same_order_gives_the_same_bytes(write: Write):
    first, second = (written(write, builders.HEADER, builders.CAST) for _ in range(2))

    assert first == second


def test_identity_numbers_are_text_in_every_cell():
    data = written(provider_table.write_xlsx, builders.HEADER, builders.CAST)
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    accounts = [cell.value for cell in sheet["D"]]

    assert "0041000123456" in accounts
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)


def edited(data: bytes, change: Callable[[worksheet.Worksheet], None]) -> bytes:
    workbook = openpyxl.load_workbook(io.BytesIO(data))
    change(workbook.worksheets[0])
    target = io.BytesIO()
    workbook.save(target)
    return target.getvalue()


@pytest.mark.parametrize(
    ("column", "value", "code"),
    [
        ("F", 2055000.5, "E-STMT-FRACTION"),
        ("F", "1,5 triệu", "E-STMT-AMOUNT"),
        ("F", -540000, "E-STMT-AMOUNT"),
        ("F", True, "E-STMT-AMOUNT"),
        ("F", None, "E-STMT-AMOUNT"),
        ("B", None, "E-STMT-NO-REFERENCE"),
        ("H", "không rõ", "E-STMT-STATUS"),
        ("I", None, "E-STMT-DATE"),
        ("I", "31/02/2023", "E-STMT-DATE"),
        ("I", datetime(2024, 1, 1), "E-STMT-DATE"),  # noqa: DTZ001 a cell has no zone
        ("I", datetime(2023, 9, 7), None),  # noqa: DTZ001
        ("F", "2.055.000 đ", None),
    ],
)
def test_a_broken_row_is_one_malformed_line_at_its_row(column: str, value: CellValue, code: str | None):
    data = edited(
        written(provider_table.write_xlsx, builders.HEADER, builders.CAST, RESULTS),
        lambda sheet: sheet.__setitem__(f"{column}6", value),
    )
    answer = read(data)

    assert [line.line_no for line in answer.lines] == [6, 7, 8]
    assert [line.malformed for line in answer.lines] == [code, None, None]


def test_a_total_that_lies_is_noted():
    data = edited(
        written(provider_table.write_xlsx, builders.HEADER, builders.CAST, RESULTS),
        lambda sheet: sheet.__setitem__("F9", 1),
    )

    assert [note.code for note in read(data).heads[0].notes] == ["E-TABLE-TOTAL"]


def test_a_csv_with_semicolons_in_utf_16_is_read():
    text = written(provider_table.write_csv, builders.HEADER, builders.CAST, RESULTS).decode("utf-8-sig")
    spoilt = text.replace(",", ";").encode("utf-16")

    assert [line.status for line in read(spoilt).lines] == ["paid", "rejected", "accepted"]


@CASH_WRITERS
def test_a_cash_list_reads_back_as_it_was_written(write: Write):
    order = cash_list.read_order(written(write, builders.CASH_HEADER, CASH), pay_date=builders.CASH_HEADER.pay_date)

    assert order.payments == CASH
    assert order.header.list_id == builders.CASH_HEADER.list_id


@CASH_WRITERS
def test_a_signed_list_says_who_took_the_money_and_how(write: Write):
    answer = read(written(write, builders.CASH_HEADER, CASH, RECEIPTS))
    fetched, left = answer.lines

    assert answer.kind == "cash"
    assert (fetched.status, fetched.signature, str(fetched.booked_on)) == ("paid", "fingerprint", "2023-09-06")
    assert (left.status, left.reason, left.collector_name) == ("unclaimed", "not_collected", "Phan Thị Sáu")
    assert (left.collector_cccd, left.amount_vnd) == ("049175000789", 900_000)
    assert answer.heads[0].number == builders.CASH_HEADER.list_id


@CASH_WRITERS
def test_a_name_without_a_mark_is_malformed_and_not_taken_for_absent(write: Write):
    answer = read(written(write, builders.CASH_HEADER, CASH))

    assert {line.malformed for line in answer.lines} == {"E-CASH-SIGNATURE"}


def test_a_signature_without_a_day_is_malformed():
    receipts = {payment.reference: cash_list.Receipt("signed") for payment in CASH}
    answer = read(written(cash_list.write_csv, builders.CASH_HEADER, CASH, receipts))

    assert {line.malformed for line in answer.lines} == {"E-STMT-DATE"}


def test_a_cash_name_that_is_a_formula_is_refused():
    bad = dataclasses.replace(builders.CU_NAM, payee_name="=1+1")
    with pytest.raises(instructions.NotOrderable, match="E-PAIN-NAME"):
        written(cash_list.write_xlsx, builders.CASH_HEADER, [bad])


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"a,b\r\n1,2\r\n", "E-ANSWER-UNKNOWN"),
        (b"", "E-ANSWER-EMPTY"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 100, "E-FILE-FORMAT"),
        (b"PK\x03\x04 not a workbook", "E-FILE-DAMAGED"),
        (b"a,\x00b\r\n", "E-TABLE-UNREADABLE"),
        (b"H\xe0 N\xf4i", "E-TABLE-ENCODING"),
        (b'"open, quote', "E-TABLE-UNREADABLE"),
    ],
)
def test_what_is_no_table_is_refused(data: bytes, code: str):
    with pytest.raises(errors.BadInput) as refusal:
        read(data)

    assert refusal.value.code == code


@given(st.integers(1, 10**13))
@settings(max_examples=50)
def test_a_whole_number_is_itself_in_every_cell(amount_vnd: int):
    assert tables.amount(amount_vnd) == tables.amount(float(amount_vnd)) == amounts.whole_dong(str(amount_vnd))


@given(st.binary(max_size=300))
def test_no_bytes_bring_a_traceback(data: bytes):
    with contextlib.suppress(errors.BadInput):
        read(data)


def test_a_refusal_names_its_file():
    with pytest.raises(errors.BadInput) as refusal:
        read(b"PK\x03\x04 not a workbook")

    assert refusal.value.fields["file"] == "ket-qua"
