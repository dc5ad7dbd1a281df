"""Two officers at the same moment: one wins, the other is told."""

import concurrent.futures
import threading

import pytest
from django.db import connections

from chitra.kernel import errors
from chitra.payouts import operations as payouts
from chitra.payouts.tests import builders as b


def together(*deeds):
    """Do deeds at one moment on connections of their own; tell who was refused with what."""
    gate = threading.Barrier(len(deeds))

    def done(deed):
        try:
            gate.wait()
            deed()
        except errors.Refusal as refusal:
            return refusal.code
        finally:
            connections.close_all()
        return ""

    with concurrent.futures.ThreadPoolExecutor(len(deeds)) as pool:
        return sorted(pool.map(done, deeds))


def freeze():
    payouts.freeze(**b.place(), by="lan")


@pytest.fixture
def submitted(committed_office):
    b.roster([b.line("Ông Tư"), b.line("Bà Hai")])
    freeze()
    payouts.submit(**b.place(), by="lan")


def test_two_freezes_make_one_run(committed_office):
    b.roster([b.line("Ông Tư")])
    assert together(freeze, freeze) == ["", "E-RUN-FROZEN"]
    assert b.rows("SELECT count(*) FROM payouts_payment") == [(1,)]


def test_two_approvals_make_one_signature(submitted):
    def approve():
        payouts.approve(**b.place(), by="minh")

    assert together(approve, approve) == ["", "E-RUN-STATUS"]
    assert b.rows("SELECT count(*) FROM payouts_signature WHERE stage = 'approved'") == [(1,)]


def test_two_releases_move_the_money_once(submitted):
    payouts.approve(**b.place(), by="minh")
    b.fund(2 * b.INJURED_VND)

    def release():
        payouts.release(**b.place(), by="ha", checks=b.no_checks)

    assert together(release, release) == ["", "E-RUN-STATUS"]
    assert b.balances()["HELD"] == 2 * b.INJURED_VND


def test_of_an_approval_and_a_hold_the_numbers_tell(submitted):
    payment_id = b.payments("id")[0][0]

    def approve():
        payouts.approve(**b.place(), by="minh")

    def hold():
        payouts.hold(**b.place(), by="lan", payment_ids=[payment_id], reason="chờ")

    told = together(approve, hold)
    signed = b.rows("SELECT payment_count FROM payouts_signature WHERE stage = 'approved'")
    assert (told, signed) in [(["", "E-RUN-TOTALS"], []), (["", "E-RUN-STATUS"], [(2,)])]


def test_the_same_drawdown_twice_at_once_is_booked_once(submitted):
    def fund():
        b.fund(b.INJURED_VND, ref="RDT-99")

    assert together(fund, fund) == ["", "E-FUND-TWICE"]
    assert b.balances() == {"FUNDED": b.INJURED_VND, "UNALLOCATED": b.INJURED_VND}
