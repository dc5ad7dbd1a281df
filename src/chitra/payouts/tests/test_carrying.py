"""What did not reach its person is owed again by the next month: by name, once."""

import pytest
from django.db import transaction

from chitra.ledger import operations as ledger
from chitra.payouts import operations as payouts
from chitra.payouts.tests import builders as b

pytestmark = pytest.mark.django_db


@pytest.fixture
def september(office):
    b.roster([b.line("Ông Tư"), b.line("Bà Hai"), b.line("Cụ Năm")])
    payouts.freeze(**b.place(), by="lan")
    payouts.hold(**b.place(), by="lan", payment_ids=[payment_of("Cụ Năm")], reason="chờ giấy tờ")
    b.released()
    settle(("Ông Tư", "unclaimed", True), ("Cụ Năm", "held", False))


def payment_of(name):
    return b.rows("SELECT id FROM payouts_payment WHERE person_name = %s ORDER BY id", name)[0][0]


def settle(*unpaid):
    """Leave September as a settlement leaves it: the unpaid carried by name, what is funded moved to CARRIED_OUT."""
    period_id = b.period_id()
    with transaction.atomic(), b.everywhere():
        named = [(payment_of(name), reason, is_funded) for name, reason, is_funded in unpaid]
        assert payouts.carry_out(period_id=period_id, unpaid=named, at=b.AT) == len(named)
        carried_vnd = b.INJURED_VND * sum(is_funded for *_, is_funded in unpaid)
        out = ledger.Movement(b.SOURCE, b.POST, "HELD", "CARRIED_OUT", carried_vnd)
        ledger.post(
            period_id=period_id, deed="settle", object_kind="period", object_id=1, by="ke", at=b.AT, movements=[out]
        )
        assert payouts.settle_runs(period_id=period_id) == 1


def october(*names):
    b.roster([b.line(name) for name in names], month=b.OCTOBER)
    return payouts.freeze(**b.place(b.OCTOBER), by="lan")


def test_the_next_month_pays_the_carried_money_by_name(september):
    october("Bà Hai")
    carried = b.rows("SELECT person_name, amount_vnd FROM payouts_payment WHERE kind = 'carried' ORDER BY id")
    assert carried == [("Ông Tư", b.INJURED_VND), ("Cụ Năm", b.INJURED_VND)]
    assert b.balances(b.OCTOBER) == {"CARRIED_IN": b.INJURED_VND, "UNALLOCATED": b.INJURED_VND}


def test_what_was_held_stays_held_for_its_old_reason_and_brings_no_money(september):
    october("Bà Hai")
    held = b.rows(
        "SELECT p.person_name, h.reason_code FROM payouts_hold AS h JOIN payouts_payment AS p ON p.id = h.payment_id"
        " WHERE p.kind = 'carried'"
    )
    assert held == [("Cụ Năm", "BY_HAND")]


def test_carried_money_is_taken_once(september):
    october("Bà Hai")
    payouts.submit(**b.place(b.OCTOBER), by="lan")
    with pytest.raises(payouts.NothingToFreeze):
        payouts.freeze(**b.place(b.OCTOBER), by="lan")


def test_months_without_receipt_are_counted_on(september):
    october("Bà Hai")
    b.released(b.OCTOBER)
    carried = b.rows("SELECT id FROM payouts_payment WHERE kind = 'carried' ORDER BY id")[0][0]
    with transaction.atomic(), b.everywhere():
        payouts.carry_out(period_id=b.period_id(b.OCTOBER), unpaid=[(carried, "unclaimed", True)], at=b.AT)
    assert b.rows("SELECT unpaid_months FROM payouts_carry ORDER BY id") == [(1,), (1,), (2,)]


def test_an_unsettled_month_carries_nothing_yet(office):
    b.roster([b.line("Ông Tư")])
    payouts.freeze(**b.place(), by="lan")
    b.released()
    with transaction.atomic(), b.everywhere():
        payouts.carry_out(period_id=b.period_id(), unpaid=[(payment_of("Ông Tư"), "unclaimed", True)], at=b.AT)
    october("Bà Hai")
    assert b.rows("SELECT count(*) FROM payouts_payment WHERE kind = 'carried'") == [(0,)]
