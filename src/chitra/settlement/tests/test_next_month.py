"""What was not received is owed again: by the next month, by name, once; late returns, too."""

import datetime

import pytest

from chitra.delivery.tests import builders as d
from chitra.payouts import operations as payouts
from chitra.payouts.tests import builders as b
from chitra.reconciliation.tests import papers
from chitra.settlement.tests import builders as s

OCTOBER_12 = datetime.date(2023, 10, 12)


@pytest.fixture
def closed(office, tmp_path):
    return s.closed(tmp_path)


def carried_payments():
    return b.rows(
        "SELECT p.person_name, p.amount_vnd, p.channel FROM payouts_payment AS p"
        " WHERE p.kind = 'carried' AND p.month = %s ORDER BY 1",
        b.OCTOBER,
    )


def late(inbox, name="Bà Hai", day=3):
    """Let a transfer of September come back in October."""
    rest = d.TOTAL_VND - len(s.PAID_BANK) * d.SHARE_VND
    entry = papers.back(name, on=datetime.date(2023, 10, day))
    return s.take(papers.camt(inbox, [entry], opening_vnd=rest, number=2), day=day, month=10)


def test_the_unpaid_are_paid_by_name_next_month(closed):
    b.roster([b.line("Cụ Năm")], month=b.OCTOBER)
    d.funded(b.OCTOBER)
    assert carried_payments() == [
        ("Chị Ba", d.SHARE_VND, "cash_point"),
        ("Ông Út", d.SHARE_VND, "cash_point"),
    ]
    d.release(b.OCTOBER)
    assert b.balances(b.OCTOBER) == {
        "CARRIED_IN": s.UNPAID_VND,
        "FUNDED": d.SHARE_VND,
        "HELD": s.UNPAID_VND + d.SHARE_VND,
    }


def test_a_return_after_closing_is_booked_where_a_month_is_open(closed):
    before = b.balances()
    answered = late(closed)
    assert answered.lines["applied"] == 1
    assert d.standings()["Bà Hai"] == "returned"
    assert b.balances() == before
    assert b.balances(b.OCTOBER) == {"CARRIED_IN": d.SHARE_VND, "RETURNED": d.SHARE_VND}
    found = b.rows("SELECT c.reason, p.month FROM payouts_carry AS c JOIN ledger_period AS p ON p.id = c.period_id")
    assert ("late return: closed", b.OCTOBER) in found


def test_a_late_return_is_paid_again_by_name(closed):
    late(closed)
    b.roster([b.line("Cụ Năm")], month=b.OCTOBER)
    d.funded(b.OCTOBER)
    assert [name for name, _, _ in carried_payments()] == ["Bà Hai", "Chị Ba", "Ông Út"]
    d.release(b.OCTOBER)
    assert b.balances(b.OCTOBER)["HELD"] == 4 * d.SHARE_VND
    assert "RETURNED" not in b.balances(b.OCTOBER)


def test_a_late_return_that_no_run_took_is_settled_by_name(closed, tmp_path):
    b.roster([b.line("Cụ Năm")], month=b.OCTOBER)
    d.funded(b.OCTOBER)
    d.release(b.OCTOBER)
    late(closed, day=15)
    d.payfiles(tmp_path / "out", b.OCTOBER)
    signed = papers.cash(closed, ["Cụ Năm", "Chị Ba", "Ông Út"], on=OCTOBER_12)
    text = signed.read_text(encoding="utf-8-sig")
    for name in ("Cụ Năm", "Chị Ba", "Ông Út"):
        text = text.replace(d.reference(name), d.reference(name, b.OCTOBER))
    signed.write_text(text, encoding="utf-8")
    s.take(signed, day=16, month=10)
    done = s.settle("ke", month=b.OCTOBER, countersigned_by="hoa")
    assert done.is_settled
    (minutes,) = done.minutes
    assert minutes.named_vnd == minutes.unpaid_vnd == d.SHARE_VND
    assert b.balances(b.OCTOBER)["CARRIED_OUT"] == d.SHARE_VND


def test_a_debit_after_the_money_was_carried_is_an_exception(closed):
    rest = d.TOTAL_VND - len(s.PAID_BANK) * d.SHARE_VND
    answered = s.take(papers.camt(closed, [papers.paid("Chị Ba")], opening_vnd=rest, number=2), day=3, month=10)
    assert answered.lines["conflict"] == 1
    assert b.rows("SELECT detail FROM reconciliation_line ORDER BY id DESC LIMIT 1") == [("E-RECON-CARRIED",)]


def test_nothing_is_frozen_twice_for_the_unpaid(closed):
    b.roster([b.line("Cụ Năm")], month=b.OCTOBER)
    d.funded(b.OCTOBER)
    d.release(b.OCTOBER)
    with pytest.raises(payouts.NothingToFreeze):
        payouts.freeze(**b.place(b.OCTOBER, d.moment(13, 10)), by="lan")
