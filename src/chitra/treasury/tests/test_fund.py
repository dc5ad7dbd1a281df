"""Money arrives within its estimate, once, and runs that it covers are funded."""

import datetime

import pytest

from chitra.access import operations as access
from chitra.ledger import operations as ledger
from chitra.payouts import operations as payouts
from chitra.payouts.tests import builders as b
from chitra.treasury import operations as treasury

pytestmark = pytest.mark.django_db


@pytest.fixture
def month(db):
    b.cast()
    b.agreements()
    b.roster([b.line("Ông Tư"), b.line("Bà Hai")])
    payouts.freeze(**b.place(), by="lan")


@pytest.fixture
def approved(month):
    b.estimate()
    payouts.submit(**b.place(), by="lan")
    payouts.approve(**b.place(), by="minh")


def status():
    return b.rows("SELECT status FROM payouts_run")[0][0]


def test_an_advance_covers_a_run_and_it_is_funded(approved):
    funded = b.fund(2 * b.INJURED_VND)
    assert (funded.missing, status()) == ((), "funded")
    assert b.balances() == {"FUNDED": 2 * b.INJURED_VND, "UNALLOCATED": 2 * b.INJURED_VND}


def test_a_part_leaves_the_run_approved_and_says_what_is_missing(approved):
    (gap,) = b.fund(b.INJURED_VND).missing
    assert (gap.source_code, gap.provider_code, gap.missing_vnd, status()) == (
        b.SOURCE,
        b.POST,
        b.INJURED_VND,
        "approved",
    )
    assert b.fund(b.INJURED_VND).missing == ()
    assert status() == "funded"


def test_money_that_came_before_the_approval_funds_it_at_once(month):
    b.estimate()
    b.fund(2 * b.INJURED_VND)
    payouts.submit(**b.place(), by="lan")
    assert payouts.approve(**b.place(), by="minh").status == "funded"


def test_an_exclusion_makes_smaller_money_enough(approved):
    b.fund(b.INJURED_VND)
    payouts.exclude(**b.place(), by="minh", payment_ids=[b.payments("id")[0][0]], reason="mới chết")
    assert status() == "funded"


def test_nothing_is_drawn_beyond_the_estimate(month):
    b.estimate(2 * b.INJURED_VND)
    b.fund(b.INJURED_VND)
    with pytest.raises(treasury.EstimateExceeded):
        b.fund(b.INJURED_VND + 1)
    b.estimate(1)
    b.fund(b.INJURED_VND + 1)


def test_without_an_estimate_nothing_is_drawn(month):
    with pytest.raises(treasury.EstimateExceeded):
        b.fund(1)


def test_an_estimate_is_never_cut_below_what_was_drawn(month):
    b.estimate(2 * b.INJURED_VND)
    b.fund(b.INJURED_VND)
    b.estimate(-b.INJURED_VND)
    with pytest.raises(treasury.EstimateEmpty):
        b.estimate(-1)
    with pytest.raises(treasury.EstimateEmpty):
        b.estimate(0)


def test_the_same_drawdown_again_moves_nothing(approved):
    b.fund(b.INJURED_VND, ref="RDT-1")
    with pytest.raises(treasury.DrawdownTwice):
        b.fund(b.INJURED_VND, ref=" RDT-1 ")
    assert b.balances()["FUNDED"] == b.INJURED_VND


@pytest.mark.parametrize("amount_vnd", [0, -1])
def test_a_drawdown_brings_money(approved, amount_vnd):
    with pytest.raises(treasury.DrawdownEmpty):
        b.fund(amount_vnd)


def test_money_goes_only_to_a_provider_under_agreement(approved):
    with pytest.raises(treasury.NoAgreement):
        treasury.fund(
            **b.place(),
            by="ke",
            provider_code="AGRIBANK-QNA",
            source_code=b.SOURCE,
            amount_vnd=1,
            ref="RDT-2",
            received_on=datetime.date(2023, 9, 5),
        )


@pytest.mark.parametrize("username", ["lan", "minh", "ha", "giam", "admin"])
def test_only_the_accountant_records_advances(approved, username):
    with pytest.raises(access.MandateMissing):
        b.fund(1, by=username)


def test_a_month_that_was_never_opened_takes_no_money(db):
    b.cast()
    b.agreements()
    b.estimate()
    with pytest.raises(ledger.UnknownPeriod):
        b.fund(1)


def test_an_unknown_source_has_no_estimate(db):
    b.cast()
    with pytest.raises(treasury.SourceUnknown):
        treasury.record_estimate(
            organisation_code=b.ORG,
            programme=b.NCC,
            source_code="NOWHERE",
            year=2023,
            amount_vnd=1,
            document_no="1",
            document_date=datetime.date(2023, 1, 1),
            by="ke",
            at=b.AT,
        )


def test_if_the_journal_fails_no_money_has_arrived(approved):
    with b.broken_journal(), pytest.raises(Exception, match="journal"):
        b.fund(1)
    assert b.balances() == {}
