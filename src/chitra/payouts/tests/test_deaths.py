"""What a list of decreases does to rights and payments: deaths above all."""

import datetime

import pytest

from chitra.payouts import operations as payouts
from chitra.payouts.tests import builders as b

pytestmark = pytest.mark.django_db(transaction=False)

AUGUST_15, SEPTEMBER_15 = datetime.date(2023, 8, 15), datetime.date(2023, 9, 15)


def frozen(month):
    return payouts.freeze(**b.place(month), by="lan")


def died(name, on, **more):
    return b.line(name, event_date=on, reason="Chết", from_month=b.OCTOBER, **more)


def rights(name):
    return b.rows(
        "SELECT e.component, e.until_month FROM beneficiaries_entitlement AS e"
        " JOIN beneficiaries_person AS p ON p.id = e.subject_id WHERE p.full_name = %s ORDER BY 1",
        name,
    )


@pytest.fixture
def september(office):
    """Have cụ Năm, with a carer's money beside the allowance, and ông Tư paid in September."""
    b.roster(
        [b.line("Cụ Năm", caregiver_code="NCC.BB.PV", caregiver_vnd=2_055_000), b.line("Ông Tư")], month=b.SEPTEMBER
    )
    frozen(b.SEPTEMBER)


def test_a_death_on_a_list_of_decreases_is_reported_and_ends_all_rights_of_the_dead(september):
    b.roster([b.line("Ông Tư")], month=b.OCTOBER)
    b.roster([died("Cụ Năm", SEPTEMBER_15)], month=b.OCTOBER, kind="decrease")
    frozen(b.OCTOBER)
    assert b.rows("SELECT died_month FROM beneficiaries_person WHERE full_name = 'Cụ Năm'") == [(b.SEPTEMBER,)]
    assert b.rows("SELECT source, died_month FROM beneficiaries_deathreport") == [("decrease list", b.SEPTEMBER)]
    assert rights("Cụ Năm") == [("allowance", b.OCTOBER), ("caregiver", b.OCTOBER)]
    assert rights("Ông Tư") == [("allowance", None)]


def test_who_died_in_august_and_is_still_listed_in_october_is_held_as_deceased(september):
    b.roster([b.line("Cụ Năm"), b.line("Ông Tư")], month=b.OCTOBER)
    b.roster([died("Cụ Năm", AUGUST_15)], month=b.OCTOBER, kind="decrease")
    run = frozen(b.OCTOBER)
    assert ("Cụ Năm", "DECEASED") in b.holds()
    assert ("Ông Tư", "DECEASED") not in b.holds()
    assert run.due_count == 1


def test_money_for_the_funeral_is_still_due(september):
    b.roster([b.line("Cụ Năm", allowance_vnd=0, funeral_vnd=13_000_000)], month=b.OCTOBER)
    b.roster([died("Cụ Năm", SEPTEMBER_15)], month=b.OCTOBER, kind="decrease")
    run = frozen(b.OCTOBER)
    assert b.payments("kind, amount_vnd", b.OCTOBER) == [("funeral", 13_000_000)]
    assert run.due_vnd == 13_000_000
    assert rights("Cụ Năm")[0] == ("allowance", b.OCTOBER)


def test_a_decrease_for_another_reason_ends_the_right_and_reports_no_death(september):
    b.roster([b.line("Ông Tư")], month=b.OCTOBER)
    left = b.line("Cụ Năm", reason="Không còn đủ điều kiện hưởng", event_date=SEPTEMBER_15)
    b.roster([left], month=b.OCTOBER, kind="decrease")
    frozen(b.OCTOBER)
    assert b.rows("SELECT count(*) FROM beneficiaries_deathreport") == [(0,)]
    assert ("allowance", b.OCTOBER) in rights("Cụ Năm")


def test_who_moves_within_the_office_keeps_the_right(september):
    b.roster([b.line("Cụ Năm", unit_code="20527"), b.line("Ông Tư")], month=b.OCTOBER)
    b.roster([b.line("Cụ Năm", reason="Chuyển đi Xã Đại Hồng", unit_code="20524")], month=b.OCTOBER, kind="decrease")
    frozen(b.OCTOBER)
    assert ("allowance", None) in rights("Cụ Năm")
    assert ("Cụ Năm", "DECEASED") not in b.holds()


def test_a_death_is_reported_once_however_often_the_run_is_frozen(september):
    b.roster([died("Cụ Năm", SEPTEMBER_15)], month=b.OCTOBER, kind="decrease")
    b.roster([b.line("Ông Tư")], month=b.OCTOBER)
    frozen(b.OCTOBER)
    payouts.submit(**b.place(b.OCTOBER), by="lan")
    b.roster([b.line("Bà Hai")], month=b.OCTOBER)
    frozen(b.OCTOBER)
    assert b.rows("SELECT count(*) FROM beneficiaries_deathreport") == [(1,)]
