"""Signatures: three persons put their names under the same numbers, and nothing moves that differs from them."""

import pytest

from chitra.access import operations as access
from chitra.payouts import operations as payouts
from chitra.payouts.tests import builders as b

pytestmark = pytest.mark.django_db


@pytest.fixture
def frozen(office):
    b.roster([b.line("Bà Hai", account_no="4200205123456", bin="970405"), b.line("Ông Tư"), b.line("Cụ Năm")])
    return payouts.freeze(**b.place(), by="lan")


def status():
    return b.rows("SELECT string_agg(status, ' ' ORDER BY number) FROM payouts_run")[0][0]


def payment_of(name):
    return b.rows("SELECT id FROM payouts_payment WHERE person_name = %s ORDER BY id DESC", name)[0][0]


def held(name, reason="chờ xác minh"):
    payouts.hold(**b.place(), by="lan", payment_ids=[payment_of(name)], reason=reason)


def test_a_run_goes_from_hand_to_hand_until_its_money_is_held(frozen):
    released = b.released()
    assert (released.payment_count, released.total_vnd, released.excluded_count) == (3, 3 * b.INJURED_VND, 0)
    assert status() == "released"
    assert b.balances() == {"FUNDED": 3 * b.INJURED_VND, "HELD": 3 * b.INJURED_VND}
    stages = b.rows("SELECT stage, person_key, payment_count, total_vnd FROM payouts_signature ORDER BY id")
    assert stages == [
        (stage, person, 3, 3 * b.INJURED_VND)
        for stage, person in (("submitted", "LAN"), ("approved", "MINH"), ("released", "HA"))
    ]
    assert b.deeds()[-6:] == ["freeze", "submit", "approve", "fund", "funded", "release"]


def test_the_signed_hash_speaks_of_every_payment(frozen):
    first = payouts.submit(**b.place(), by="lan")
    payouts.return_(**b.place(), by="minh", reason="kiểm tra lại")
    held("Ông Tư")
    second = payouts.submit(**b.place(), by="lan")
    assert (first.payment_count, second.payment_count) == (3, 2)
    assert first.content_hash != second.content_hash


@pytest.mark.parametrize("username", ["minh", "ha", "ke", "giam", "admin"])
def test_only_the_preparer_submits(frozen, username):
    with pytest.raises(access.MandateMissing):
        payouts.submit(**b.place(), by=username)
    assert status() == "frozen"


@pytest.mark.parametrize("username", ["lan", "ha", "ke", "giam", "admin"])
def test_only_a_head_approves(frozen, username):
    payouts.submit(**b.place(), by="lan")
    with pytest.raises(access.MandateMissing):
        payouts.approve(**b.place(), by=username)


@pytest.mark.parametrize("username", ["lan", "minh", "ke", "giam", "admin"])
def test_only_a_releaser_releases(frozen, username):
    approved_and_funded()
    with pytest.raises(access.MandateMissing):
        payouts.release(**b.place(), by=username, checks=b.no_checks)
    assert b.balances()["UNALLOCATED"] == 3 * b.INJURED_VND


def test_the_preparers_second_login_does_not_approve(frozen):
    payouts.submit(**b.place(), by="lan")
    with pytest.raises(payouts.SamePerson):
        payouts.approve(**b.place(), by="lan2")
    assert status() == "submitted"


def test_the_approvers_second_login_does_not_release(frozen):
    approved_and_funded()
    with pytest.raises(payouts.SamePerson):
        payouts.release(**b.place(), by="minh2", checks=b.no_checks)
    assert (status(), b.balances()["UNALLOCATED"]) == ("funded", 3 * b.INJURED_VND)


def test_a_deed_in_the_wrong_state_is_refused(frozen):
    with pytest.raises(payouts.WrongStatus):
        payouts.approve(**b.place(), by="minh")
    with pytest.raises(payouts.WrongStatus):
        payouts.release(**b.place(), by="ha", checks=b.no_checks)
    payouts.submit(**b.place(), by="lan")
    with pytest.raises(payouts.WrongStatus):
        payouts.submit(**b.place(), by="lan")
    with pytest.raises(payouts.WrongStatus):
        payouts.release(**b.place(), by="ha", checks=b.no_checks)


def test_released_twice_moves_nothing(frozen):
    b.released()
    with pytest.raises(payouts.WrongStatus):
        payouts.release(**b.place(), by="ha", checks=b.no_checks)
    assert b.balances()["HELD"] == 3 * b.INJURED_VND


def test_what_is_held_between_submission_and_approval_is_not_approved(frozen):
    payouts.submit(**b.place(), by="lan")
    held("Ông Tư")
    with pytest.raises(payouts.TotalsDiffer):
        payouts.approve(**b.place(), by="minh")
    assert status() == "submitted"


def test_an_approver_signs_what_was_shown_and_nothing_else(frozen):
    signed = payouts.submit(**b.place(), by="lan")
    with pytest.raises(payouts.TotalsDiffer):
        payouts.approve(**b.place(), by="minh", seen_hash="0" * 64)
    assert payouts.approve(**b.place(), by="minh", seen_hash=signed.content_hash).status == "approved"


def test_findings_that_block_a_list_are_approved_with_a_reason_only(frozen):
    b.finding("", "SUM_BAD", holds="")
    payouts.submit(**b.place(), by="lan")
    with pytest.raises(payouts.ListsBlocked):
        payouts.approve(**b.place(), by="minh", reason=" ")
    payouts.approve(**b.place(), by="minh", reason="số tổng do in nhầm")
    assert b.rows("SELECT reason FROM payouts_signature WHERE stage = 'approved'") == [("số tổng do in nhầm",)]


def test_a_returned_run_loses_its_signatures_and_may_be_submitted_again(frozen):
    payouts.submit(**b.place(), by="lan")
    payouts.approve(**b.place(), by="minh")
    payouts.return_(**b.place(), by="minh", reason="thiếu giấy tờ")
    assert status() == "frozen"
    assert b.rows("SELECT count(*) FROM payouts_signature WHERE revoked_at IS NULL") == [(0,)]
    assert b.released().payment_count == 3


def test_a_funded_run_is_not_returned(frozen):
    approved_and_funded()
    with pytest.raises(payouts.WrongStatus):
        payouts.return_(**b.place(), by="minh", reason="muộn")


def test_an_exclusion_after_approval_is_signed_out_of_what_is_released(frozen):
    approved_and_funded()
    payouts.exclude(**b.place(), by="minh", payment_ids=[payment_of("Ông Tư")], reason="mới chết")
    released = payouts.release(**b.place(), by="ha", checks=b.no_checks)
    assert (released.payment_count, released.excluded_count, released.excluded_vnd) == (2, 1, b.INJURED_VND)
    assert b.balances() == {"FUNDED": 3 * b.INJURED_VND, "HELD": 2 * b.INJURED_VND, "UNALLOCATED": b.INJURED_VND}


def test_holding_after_approval_is_refused_and_excluding_before_it_too(frozen):
    with pytest.raises(payouts.WrongStatus):
        payouts.exclude(**b.place(), by="minh", payment_ids=[payment_of("Ông Tư")], reason="x")
    approved_and_funded()
    with pytest.raises(payouts.WrongStatus):
        held("Ông Tư")
    with pytest.raises(access.MandateMissing):
        payouts.exclude(**b.place(), by="lan", payment_ids=[payment_of("Ông Tư")], reason="x")


def test_holding_needs_a_reason_and_a_payment_of_this_period(frozen):
    with pytest.raises(payouts.ReasonMissing):
        held("Ông Tư", reason=" ")
    with pytest.raises(payouts.PaymentUnknown):
        payouts.hold(**b.place(), by="lan", payment_ids=[10**9], reason="x")


def test_a_lift_before_submission_makes_a_payment_due_in_its_own_run(frozen):
    held("Ông Tư")
    payouts.unhold(**b.place(), by="lan", payment_ids=[payment_of("Ông Tư")], reason="đã xác minh")
    assert payouts.submit(**b.place(), by="lan").payment_count == 3
    with pytest.raises(payouts.NotLiftable):
        payouts.unhold(**b.place(), by="lan", payment_ids=[payment_of("Ông Tư")], reason="lại")


def test_a_lift_after_approval_waits_for_a_supplementary_run_and_is_paid_once(frozen):
    held("Ông Tư")
    b.released()
    payouts.unhold(**b.place(), by="lan", payment_ids=[payment_of("Ông Tư")], reason="đã xác minh")
    run = payouts.freeze(**b.place(), by="lan")
    assert (run.number, run.due_count, run.due_vnd) == (2, 1, b.INJURED_VND)
    live = b.rows("SELECT count(*) FILTER (WHERE reversed_at IS NULL), count(*) FROM payouts_cover")
    assert live == [(3, 4)]
    assert b.released().payment_count == 1
    assert b.balances()["HELD"] == 3 * b.INJURED_VND
    with pytest.raises(payouts.NotLiftable):
        payouts.unhold(**b.place(), by="lan", payment_ids=[min(payments_of("Ông Tư"))], reason="lại")


def test_what_another_payment_covers_is_never_lifted(office):
    b.roster([b.line("Ông Tư")])
    b.roster([b.line("Ông Tư")])
    payouts.freeze(**b.place(), by="lan")
    with pytest.raises(payouts.NotLiftable):
        payouts.unhold(**b.place(), by="lan", payment_ids=[payment_of("Ông Tư")], reason="trả luôn")


def test_an_authorisation_that_ends_before_release_stops_it_until_excluded(office):
    people = b.roster([b.line("Em Sáu"), b.line("Ông Tư")])
    authorisation = b.authorisation(people["Em Sáu"], "Bà Ngoại", kind="guardian", until=None)
    payouts.freeze(**b.place(), by="lan")
    signed = approved_and_funded()
    b.revoke(authorisation, on=b.SEPTEMBER)
    with pytest.raises(payouts.NoLongerLawful):
        payouts.release(**b.place(), by="ha", checks=b.no_checks)
    payouts.exclude(**b.place(), by="minh", payment_ids=[payment_of("Em Sáu")], reason="hết giám hộ")
    released = payouts.release(**b.place(), by="ha", checks=b.no_checks)
    assert released.total_vnd + released.excluded_vnd == signed.total_vnd


def test_a_broken_invariant_stops_the_release(frozen):
    approved_and_funded()
    with pytest.raises(payouts.InvariantBroken):
        payouts.release(**b.place(), by="ha", checks=lambda _: ("I2",))
    assert status() == "funded"


def test_if_the_journal_fails_the_deed_is_rolled_back(frozen):
    approved_and_funded()
    with b.broken_journal(), pytest.raises(Exception, match="journal"):
        payouts.release(**b.place(), by="ha", checks=b.no_checks)
    assert (status(), b.balances()) == ("funded", {"FUNDED": 3 * b.INJURED_VND, "UNALLOCATED": 3 * b.INJURED_VND})


def payments_of(name):
    return [row[0] for row in b.rows("SELECT id FROM payouts_payment WHERE person_name = %s", name)]


def approved_and_funded():
    payouts.submit(**b.place(), by="lan")
    signed = payouts.approve(**b.place(), by="minh", reason="đã xem")
    b.fund(signed.total_vnd)
    return signed
