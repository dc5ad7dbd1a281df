"""What is released is ordered: once, under references that are stored before anything leaves."""

import pytest
from django.db import IntegrityError

from chitra.access import operations as access
from chitra.delivery import operations as delivery
from chitra.delivery import queries
from chitra.delivery.tests import builders as d
from chitra.kernel import reference
from chitra.payouts import operations as payouts
from chitra.payouts.tests import builders as b


@pytest.fixture
def funded(office):
    d.listed()
    d.funded()


def test_a_release_orders_every_payment_once_by_channel(funded):
    released = d.release()
    found = [(batch.channel, batch.instruction_count, batch.total_vnd) for batch in released.batches]
    assert sorted(found) == [("bank", 7, 7 * d.SHARE_VND), ("cash_point", 5, 5 * d.SHARE_VND)]
    assert b.balances() == {"FUNDED": d.TOTAL_VND, "HELD": d.TOTAL_VND}
    with access.system_scope():
        assert queries.payment_states(b.period_id()) == {"released": queries.Share(12, d.TOTAL_VND)}
    assert b.deeds()[-2:] == ["release", "instruct"]


def test_a_reference_is_sound_and_is_nobody_elses(funded):
    d.release()
    made = [each for (each,) in b.rows("SELECT reference FROM delivery_instruction")]
    assert len(set(made)) == 12
    assert all(map(reference.is_valid, made))


def test_sql_and_python_agree_on_check_digits(db):
    made = b.rows("SELECT delivery_reference(n) FROM unnest(ARRAY[1, 96, 97, 98, 999999999999]) AS n")
    assert all(reference.is_valid(each) for (each,) in made)
    assert not reference.is_valid(made[0][0][:-1] + "0")


def test_a_guardian_is_named_as_payee(funded):
    d.release()
    found = b.rows("SELECT payee_name FROM delivery_instruction WHERE reference = %s", d.reference("Ông Tư"))
    assert found == [("Bà Tư Nhỏ",)]


@pytest.mark.parametrize("username", ["lan", "minh", "ke", "giam", "tuan", "hoa", "admin"])
def test_nobody_but_a_releaser_orders(funded, username):
    with pytest.raises(access.MandateMissing):
        d.release(by=username)
    assert b.rows("SELECT count(*) FROM delivery_instruction") == [(0,)]


def test_a_run_is_ordered_once(funded):
    d.release()
    with pytest.raises(payouts.WrongStatus):
        d.release()
    assert b.rows("SELECT count(*) FROM delivery_instruction") == [(12,)]


def test_a_broken_invariant_stops_the_order(funded):
    with pytest.raises(payouts.InvariantBroken):
        d.release(checks=lambda period_id: (f"I99_of_{period_id}",))
    assert b.balances()["UNALLOCATED"] == d.TOTAL_VND


def test_what_no_file_can_carry_is_refused_while_it_can_still_be_excluded(office):
    b.roster([b.line("Bà Hai"), b.line("=HYPERLINK(1)")])
    d.funded()
    with pytest.raises(delivery.NotOrdered) as refused:
        d.release()
    assert "HYPERLINK" in str(refused.value.fields["payments"])
    assert b.rows("SELECT status FROM payouts_run") == [("funded",)]


def test_if_the_journal_fails_nothing_is_ordered(committed_office):
    d.listed()
    d.funded()
    d.journal_takes_no("instruct")
    with pytest.raises(IntegrityError, match="audit_is_full"):
        d.release()
    assert b.rows("SELECT count(*) FROM delivery_instruction") == [(0,)]
    assert b.balances()["UNALLOCATED"] == d.TOTAL_VND
