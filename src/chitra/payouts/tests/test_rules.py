"""The life of a run, as the rules and the database have it."""

import datetime

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from chitra.payouts import operations, rules
from chitra.payouts.tests import builders as b


@pytest.mark.django_db
def test_the_database_keeps_the_same_transitions():
    assert frozenset(b.rows("SELECT was, became FROM payouts_transition")) == rules.RUN_TRANSITIONS


def test_every_status_but_the_last_has_a_deed_that_leads_on():
    assert tuple(rules.NEXT_DEED) == rules.STATUSES[:-1]
    assert all(
        (was, became) in rules.RUN_TRANSITIONS for was, became in zip(rules.STATUSES, rules.STATUSES[1:], strict=False)
    )
    assert not any(was == "closed" for was, _ in rules.RUN_TRANSITIONS)


def test_nothing_goes_back_once_it_is_funded():
    order = rules.STATUSES.index
    assert {was for was, became in rules.RUN_TRANSITIONS if order(became) < order(was)} == {"submitted", "approved"}


@given(month=st.dates(datetime.date(2021, 1, 1), datetime.date(2030, 12, 1)), today=st.dates(datetime.date(2021, 1, 1)))
def test_money_is_planned_for_the_fifth_or_later_and_never_for_the_past(month, today):
    first = month.replace(day=1)
    planned = rules.usual_pay_date(month=first, today=today)
    assert planned >= today
    assert planned >= first.replace(day=5)
    assert planned in (today, first.replace(day=5))


@pytest.mark.django_db
@pytest.mark.parametrize("became", ["approved", "funded", "released", "settled", "closed"])
def test_the_database_refuses_a_move_that_skips_a_hand(office, became):
    b.roster([b.line("Ông Tư")])
    operations.freeze(**b.place(), by="lan")
    with (
        pytest.raises(IntegrityError, match="does not go"),
        transaction.atomic(),
        b.everywhere(),
        connection.cursor() as cursor,
    ):
        cursor.execute("UPDATE payouts_run SET status = %s", [became])


@pytest.mark.django_db
@pytest.mark.parametrize("statement", ["UPDATE payouts_payment SET amount_vnd = 1", "DELETE FROM payouts_payment"])
def test_payments_are_written_once(office, statement):
    b.roster([b.line("Ông Tư")])
    operations.freeze(**b.place(), by="lan")
    with (
        pytest.raises(Exception, match=r"written once|insert"),
        transaction.atomic(),
        b.everywhere(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
