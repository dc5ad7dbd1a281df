"""People and rights: how lists link to people, what opens, moves and ends a right, what recovery needs."""

import datetime
from typing import Any

import pytest
from django.db import connections, transaction

from chitra.access import operations as access
from chitra.beneficiaries import operations as beneficiaries
from chitra.ledger import operations as ledger
from chitra.payouts import operations as payouts
from chitra.payouts.tests import builders as b
from chitra.rosters.tests import builders as workbooks

pytestmark = pytest.mark.django_db(transaction=False)

JULY, AUGUST = datetime.date(2023, 7, 1), datetime.date(2023, 8, 1)


@pytest.fixture(scope="session")
def guards(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        access.protect()
        ledger.guard()
        connections["owner"].close()


@pytest.fixture
def registry(guards, db):
    """Have the officers who hand lists in."""
    workbooks.cast()


@pytest.fixture
def office(guards, db):
    """Have the cast, the post's agreement and a year's estimate."""
    b.cast()
    b.agreements()
    b.estimate()


def people():
    return b.rows("SELECT full_name, coalesce(cccd, ''), is_provisional FROM beneficiaries_person ORDER BY id")


def handed_in(*names, **more):
    workbooks.taken_in(
        workbooks.workbook_of(names, **more), name=f"{len(b.rows('SELECT 1 FROM rosters_submission'))}.xlsx"
    )


def test_a_card_links_whatever_the_code_and_a_code_links_whatever_the_card(registry):
    hai = workbooks.HAI
    handed_in(hai)
    handed_in(workbooks.Invalid(hai.name, "QN/TB 77", hai.card), month="Tháng 10 năm 2023")
    handed_in(workbooks.Invalid(hai.name, hai.file_no, ""), month="Tháng 11 năm 2023")
    assert people() == [(hai.name, hai.card, False)]


def test_a_name_that_agrees_without_accents_is_the_same_person(registry):
    handed_in(workbooks.HAI)
    handed_in(workbooks.Invalid("TRUONG VIET HUNG", "QN/TB 1", workbooks.HAI.card), month="Tháng 10 năm 2023")
    assert len(people()) == 1


def test_a_card_known_under_another_name_links_nobody(registry):
    handed_in(workbooks.HAI)
    handed_in(workbooks.Invalid("Ngô Văn Khác", "QN/TB 9", workbooks.HAI.card), month="Tháng 10 năm 2023")
    assert people() == [(workbooks.HAI.name, workbooks.HAI.card, False), ("Ngô Văn Khác", "", False)]


def test_who_has_neither_card_nor_code_stays_provisional(registry):
    handed_in(workbooks.Invalid("Ngô Văn Khác", "", ""))
    assert people() == [("Ngô Văn Khác", "", True)]


def rights():
    return b.rows(
        "SELECT p.full_name, e.category_code, e.from_month, e.until_month FROM beneficiaries_entitlement AS e"
        " JOIN beneficiaries_person AS p ON p.id = e.subject_id ORDER BY e.id"
    )


def test_a_right_goes_on_from_month_to_month(office):
    for month in (b.SEPTEMBER, b.OCTOBER):
        b.roster([b.line("Bà Hai")], month=month)
        payouts.freeze(**b.place(month), by="lan")
    assert rights() == [("Bà Hai", b.INJURED, b.SEPTEMBER, None)]


def test_another_number_of_children_is_a_new_right(office):
    b.roster([b.line("Bà Hai")])
    payouts.freeze(**b.place(), by="lan")
    b.roster([b.line("Bà Hai", quantity=2, allowance_vnd=2 * b.INJURED_VND)], month=b.OCTOBER)
    payouts.freeze(**b.place(b.OCTOBER), by="lan")
    assert [right[2:] for right in rights()] == [(b.SEPTEMBER, b.OCTOBER), (b.OCTOBER, None)]


def reported(person_id, month, source="decrease list"):
    with transaction.atomic(), access.system_scope():
        deaths = [beneficiaries.Death(person_id, month)]
        return beneficiaries.report_deaths(deaths=deaths, source=source, by="lan", at=b.AT)


def test_the_earliest_month_of_death_counts_and_each_report_stands_once(office):
    person_id = b.roster([b.line("Cụ Năm")])["Cụ Năm"]
    assert [reported(person_id, month) for month in (AUGUST, JULY, AUGUST)] == [1, 1, 0]
    assert reported(person_id, AUGUST, source="registry") == 1
    assert b.rows("SELECT died_month FROM beneficiaries_person") == [(JULY,)]
    with transaction.atomic(), access.system_scope():
        assert beneficiaries.report_deaths(deaths=[], source="x", by="lan", at=b.AT) == 0


def test_a_decision_to_recover_stands_once(office):
    told: dict[str, Any] = {
        "person_id": b.roster([b.line("Bà Hai")])["Bà Hai"],
        "programme_code": "ncc",
        "decision_no": "7/QĐ",
        "decision_date": AUGUST,
        "amount_vnd": 500_000,
        "by": "lan",
        "at": b.AT,
    }
    with transaction.atomic(), access.system_scope():
        beneficiaries.record_recovery(**told)
    with pytest.raises(beneficiaries.AlreadyDecided), transaction.atomic(), access.system_scope():
        beneficiaries.record_recovery(**told)
