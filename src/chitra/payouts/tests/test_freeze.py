"""Freezing: one payment a person × entitlement × kind, to whom it may go that day, each month once."""

import datetime

import pytest

from chitra.access import operations as access
from chitra.payouts import operations as payouts
from chitra.payouts.tests import builders as b

pytestmark = pytest.mark.django_db(transaction=False)


def frozen(month=b.SEPTEMBER, **more):
    return payouts.freeze(**b.place(month), by="lan", **more)


def test_a_row_becomes_a_payment_to_the_account_on_the_list(office):
    b.roster([b.line("Bà Hai", account_no="4200205123456", bin="970405", cccd="049142000001")])
    run = frozen()
    assert (run.number, run.due_count, run.due_vnd, run.held_count) == (1, 1, b.INJURED_VND, 0)
    assert run.planned_pay_date == datetime.date(2023, 9, 6)
    columns = "kind, amount_vnd, source_code, channel, payee_name, payee_relation, payee_bin, payee_account, unit_code"
    assert b.payments(columns) == [
        ("regular", b.INJURED_VND, b.SOURCE, "bank", "Bà Hai", "self", "970405", "4200205123456", "20524")
    ]
    assert b.rows("SELECT month, cause FROM payouts_cover") == [(b.SEPTEMBER, "regular")]
    assert b.deeds()[-1] == "freeze"


def test_who_has_no_account_is_paid_in_cash(office):
    b.roster([b.line("Ông Tư")])
    frozen()
    assert b.payments("channel, payee_name, payee_account") == [("cash_point", "Ông Tư", "")]


def test_components_of_a_row_are_payments_of_their_own(office):
    b.roster(
        [
            b.line(
                "Ông Ba",
                category="NCC.BB.81",
                allowance_vnd=4_700_000,
                supplement_code="NCC.BB.PC81",
                supplement_vnd=1_031_000,
                caregiver_code="NCC.BB.PV",
                caregiver_vnd=2_055_000,
            )
        ]
    )
    frozen()
    assert b.payments("category_code, amount_vnd") == [
        ("NCC.BB.81", 4_700_000),
        ("NCC.BB.PC81", 1_031_000),
        ("NCC.BB.PV", 2_055_000),
    ]
    assert len(set(b.payments("bundle"))) == 1


def test_the_rise_of_july_reaches_the_list_of_september_with_two_months_of_arrears(office):
    b.roster([b.line("Ông Ba", arrears_vnd=580_000)])
    frozen()
    assert b.payments("kind, amount_vnd") == [("regular", b.INJURED_VND), ("arrears", 580_000)]
    assert b.rows("SELECT month FROM payouts_cover WHERE cause = 'arrears' ORDER BY 1") == [
        (datetime.date(2023, 7, 1),),
        (datetime.date(2023, 8, 1),),
    ]
    assert ("Ông Ba", "ARREARS_UNSPLIT") not in b.holds()


def test_the_same_rise_reaches_the_list_of_october_with_three_months(office):
    b.roster([b.line("Ông Ba", arrears_vnd=870_000, arrears_months=3)], month=b.OCTOBER)
    frozen(b.OCTOBER)
    assert b.rows("SELECT count(*) FROM payouts_cover WHERE cause = 'arrears'") == [(3,)]


def test_arrears_are_split_over_components_by_the_laws_differences(office):
    b.roster(
        [
            b.line(
                "Ông Ba",
                category="NCC.BB.81",
                allowance_vnd=4_700_000,
                supplement_code="NCC.BB.PC81",
                supplement_vnd=1_031_000,
                arrears_vnd=2 * (4_700_000 - 3_714_000) + 2 * (1_031_000 - 815_000),
            )
        ]
    )
    frozen()
    arrears = b.rows("SELECT category_code, amount_vnd FROM payouts_payment WHERE kind = 'arrears' ORDER BY id")
    assert arrears == [("NCC.BB.81", 1_972_000), ("NCC.BB.PC81", 432_000)]


def test_arrears_of_whole_months_cover_these_months_as_if_paid_in_time(office):
    b.roster([b.line("Ông Ba", arrears_vnd=2 * b.INJURED_VND, arrears_months=2)])
    frozen()
    assert b.rows("SELECT count(*) FROM payouts_cover WHERE cause = 'regular'") == [(3,)]


def test_arrears_that_nothing_explains_are_held_and_nothing_is_added(office):
    b.roster(
        [
            b.line(
                "Ông Ba",
                category="NCC.BB.81",
                allowance_vnd=4_700_000,
                supplement_code="NCC.BB.PC81",
                supplement_vnd=1_031_000,
                arrears_vnd=123_457,
            )
        ]
    )
    run = frozen()
    assert ("Ông Ba", "ARREARS_UNSPLIT") in b.holds()
    assert run.held_vnd == 123_457


def test_carried_money_on_a_list_is_never_paid_and_in_the_first_month_held_until_evidenced(office):
    b.roster([b.line("Ông Tư", carried_vnd=500_000)])
    run = frozen()
    assert (run.due_vnd, run.held_vnd) == (b.INJURED_VND, 500_000)
    assert ("Ông Tư", "OPENING_UNEVIDENCED") in b.holds()


def test_a_recovery_without_a_decision_is_held(office):
    b.roster([b.line("Ông Tư", recovery_vnd=100_000)])
    frozen()
    assert b.payments("gross_vnd, deduction_vnd, amount_vnd") == [(b.INJURED_VND, 100_000, b.INJURED_VND - 100_000)]
    assert ("Ông Tư", "RECOVERY_NO_DECISION") in b.holds()


def test_a_channel_without_an_agreement_is_held(db):
    b.cast()
    b.agreements(("bank",))
    b.roster([b.line("Ông Tư")])
    frozen()
    assert b.holds() == [("Ông Tư", "NO_AGREEMENT")]


def test_a_held_row_and_a_blocking_finding_hold_its_payments(office):
    b.roster([b.line("Ông Tư", outcome="held"), b.line("Bà Hai", account_no="4200205123456", bin="970405")])
    b.finding("Bà Hai", "ACC_FORMAT")
    frozen()
    assert ("Bà Hai", "ACC_FORMAT") in b.holds()
    assert ("Ông Tư", "HELD_IN_LIST") in b.holds()


def test_the_same_category_twice_is_paid_once(office):
    b.roster([b.line("Ông Tư")])
    b.roster([b.line("Ông Tư")])
    run = frozen()
    assert run.due_vnd == b.INJURED_VND
    assert ("Ông Tư", "ALREADY_COVERED") in b.holds()


def test_mobile_money_over_the_monthly_cap_is_held(office):
    people = b.roster([b.line("Ông Tư", allowance_vnd=6_000_000), b.line("Bà Hai", allowance_vnd=6_000_000)])
    for person_id in people.values():
        b.mobile_money(person_id, "0905123456")
    run = frozen()
    assert run.due_vnd == 6_000_000
    assert [code for _, code in b.holds() if code == "MM_LIMIT"] == ["MM_LIMIT"]


def test_a_guardian_receives_cash_for_the_ward(office):
    people = b.roster([b.line("Em Sáu")])
    b.authorisation(people["Em Sáu"], "Bà Ngoại", kind="guardian", until=None)
    frozen()
    assert b.payments("payee_name, payee_relation") == [("Bà Ngoại", "guardian")]


def test_an_agent_whose_authorisation_has_ended_receives_nothing(office):
    people = b.roster([b.line("Cụ Năm", proxy_name="Anh Bảy", proxy_match_name="ANH BAY")])
    b.authorisation(people["Cụ Năm"], "Anh Bảy", kind="agent", until=datetime.date(2023, 9, 1))
    frozen()
    assert b.payments("payee_name, payee_relation") == [("Cụ Năm", "self")]


def test_an_account_of_another_without_authorisation_is_held(office):
    b.roster(
        [b.line("Cụ Năm", proxy_name="Anh Bảy", proxy_match_name="ANH BAY", account_no="4200205123456", bin="970405")]
    )
    frozen()
    assert ("Cụ Năm", "AUTH_MISSING") in b.holds()


def test_a_refused_row_stops_the_freeze_by_name(office):
    b.roster([b.line("Ông Tư"), b.line("Bà Hai", outcome="refused")])
    with pytest.raises(payouts.RowsRefused) as refused:
        frozen()
    assert "Bà Hai" in str(refused.value)
    assert b.payments("id") == []


def test_frozen_twice_moves_nothing(office):
    b.roster([b.line("Ông Tư")])
    frozen()
    with pytest.raises(payouts.AlreadyFrozen):
        frozen()
    assert len(b.payments("id")) == 1


def test_nothing_to_freeze_is_refused(office):
    b.period_id()
    with pytest.raises(payouts.NothingToFreeze):
        frozen()


@pytest.mark.parametrize("username", ["minh", "ha", "ke", "giam", "admin", "nobody"])
def test_only_the_preparer_freezes(office, username):
    b.roster([b.line("Ông Tư")])
    with pytest.raises(access.MandateMissing):
        payouts.freeze(**b.place(), by=username)


def test_a_list_that_comes_later_enters_a_supplementary_run(office):
    b.roster([b.line("Ông Tư")])
    frozen()
    payouts.submit(**b.place(), by="lan")
    b.roster([b.line("Bà Hai")])
    run = frozen(pay_date=datetime.date(2023, 9, 15))
    assert (run.number, run.due_count, run.planned_pay_date) == (2, 1, datetime.date(2023, 9, 15))
    assert b.payments("person_name") == [("Ông Tư",), ("Bà Hai",)]
