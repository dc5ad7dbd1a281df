"""What the bank writes is what Chitra reads, whatever the movements."""

import io
from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chitra.formats.banking import answers, reading
from chitra.kernel import period as periods
from chitra.kernel import reference as references
from chitra.rehearsal.provider import statements

FACTS = statements.Statement(
    account="4200201009999",
    holder="Bưu điện huyện Đại Lộc",
    sequence=3,
    from_date=date(2023, 9, 1),
    to_date=date(2023, 9, 30),
    opening_vnd=7,
    created_at=datetime(2023, 9, 30, 21, tzinfo=timezone(timedelta(hours=7))),
)
STATUS = {"payment": "paid", "return": "returned", "advance": "received", "fee": "fee"}

movements = st.builds(
    lambda kind, amount_vnd, day, serial: statements.Entry(
        kind=kind,
        amount_vnd=amount_vnd if kind in {"return", "advance"} else -amount_vnd,
        booked_on=date(2023, 9, day),
        bank_ref=f"FT{serial:014d}",
        reference=references.made(period=periods.Period(2023, 9), serial=serial)
        if kind in {"payment", "return"}
        else "",
        account="4200205123456" if kind != "fee" else "",
        name="Nguyễn Thị Hai" if kind != "fee" else "",
        text="Trợ cấp tháng 09/2023",
        reason_code="AC04" if kind == "return" else "",
    ),
    st.sampled_from(["payment", "return", "advance", "fee"]),
    st.integers(1, 10**12),
    st.integers(1, 30),
    st.integers(0, 10**8 - 1),
)


def read(data: bytes) -> answers.AnswerFile:
    return reading.read(data, file_name="x", today=date(2023, 10, 1))


@pytest.mark.parametrize("form", ["camt.053.001.08", "camt.053.001.02", "mt940"])
@given(entries=st.lists(movements, max_size=6))
@settings(max_examples=60, deadline=None)
def test_a_statement_reads_back_as_it_was_written(form: str, entries: list[statements.Entry]):
    target = io.BytesIO()
    if form == "mt940":
        closing_vnd = statements.write_mt940(target, FACTS, entries)
    else:
        closing_vnd = statements.write_camt053(target, FACTS, entries, version=form)
    answer = read(target.getvalue())
    (head,) = answer.heads

    assert [
        (line.status, line.amount_vnd, line.booked_on, line.reference or "", line.account or "", line.bank_ref)
        for line in answer.lines
    ] == [
        (STATUS[entry.kind], entry.amount_vnd, entry.booked_on, entry.reference, entry.account, entry.bank_ref)
        for entry in entries
    ]
    assert {line.malformed for line in answer.lines} <= {None}
    assert (head.opening_vnd, head.closing_vnd, head.sequence, head.notes) == (7, closing_vnd, 3, ())
