"""What finally came back may be ordered once more: as the person is to be paid now, under a new reference."""

import pytest

from chitra.access import operations as access
from chitra.delivery import operations as delivery
from chitra.delivery.tests import builders as d
from chitra.payouts import operations as payouts
from chitra.payouts.tests import builders as b
from chitra.reconciliation import operations as reconciliation
from chitra.reconciliation.tests import papers


@pytest.fixture
def returned(office, tmp_path):
    """Have chị Ba's transfer rejected: her account is closed."""
    d.sent(tmp_path / "out")
    inbox = tmp_path / "in"
    inbox.mkdir()
    take(papers.pain002(inbox, papers.batch(), [("Chị Ba", "RJCT")]))
    return d.reference("Chị Ba")


def take(path, day=13):
    return reconciliation.answer(path=path, provider_code=b.POST, by="tuan", at=d.moment(day))


def test_chi_ba_is_paid_in_cash_after_her_account_was_closed(returned, tmp_path):
    again = d.reissue(returned)
    assert [(batch.channel, batch.instruction_count) for batch in again.batches] == [("cash_point", 1)]
    assert d.reference("Chị Ba", attempt=2) != returned
    assert b.balances() == {"FUNDED": d.TOTAL_VND, "HELD": 6 * d.SHARE_VND, "IN_FLIGHT": 6 * d.SHARE_VND}
    made = [file for file in d.payfiles(tmp_path / "out", at=d.moment(16)) if file.is_new]
    assert [(file.format, file.count) for file in made] == [("cash", 1)]
    order = papers.cash(tmp_path / "in", ["Ông Tư"])
    order.write_text(
        order.read_text(encoding="utf-8-sig").replace(d.reference("Ông Tư"), d.reference("Chị Ba", attempt=2)),
        encoding="utf-8",
    )
    take(order, day=17)
    assert d.standings()["Chị Ba"] == "paid"
    assert b.balances()["PAID"] == d.SHARE_VND


def test_a_new_account_gets_the_second_transfer(returned):
    d.method("Chị Ba", channel="bank", bin="970436", account_no="0041000123456")
    d.reissue(returned)
    found = b.rows("SELECT channel, payee_account, attempt FROM delivery_instruction WHERE attempt > 1")
    assert found == [("bank", "0041000123456", 2)]
    assert papers.batch(attempt=2) != papers.batch(attempt=1)


def test_no_answer_is_not_a_return(returned):
    with pytest.raises(delivery.NotReissuable):
        d.reissue(d.reference("Bà Hai"))
    assert b.rows("SELECT count(*) FROM delivery_instruction WHERE attempt > 1") == [(0,)]


def test_twice_orders_once(returned):
    d.reissue(returned)
    with pytest.raises(delivery.NotReissuable):
        d.reissue(returned)
    assert b.balances()["HELD"] == 6 * d.SHARE_VND


@pytest.mark.parametrize("references", [(), ("CT00000000000098",)])
def test_only_references_of_the_period_are_ordered_again(returned, references):
    with pytest.raises(delivery.ReferenceUnknown):
        d.reissue(*references)


def test_money_stays_with_the_provider_that_holds_it(returned):
    d.method("Chị Ba", channel="ewallet", account_no="0905123456")
    with pytest.raises(delivery.NotReissuable) as refused:
        d.reissue(returned)
    assert refused.value.code == "E-PAY-REISSUE-PROVIDER"


@pytest.mark.parametrize("username", ["lan", "minh", "ke", "giam", "tuan"])
def test_only_a_releaser_orders_again(returned, username):
    with pytest.raises(access.MandateMissing):
        d.reissue(returned, by=username)


def test_the_approvers_second_login_does_not_order_again(returned):
    with pytest.raises(payouts.SamePerson):
        d.reissue(returned, by="minh2")


def test_a_broken_invariant_stops_a_further_attempt(returned):
    with pytest.raises(payouts.InvariantBroken):
        d.reissue(returned, checks=lambda _: ("I02",))
