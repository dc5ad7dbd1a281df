"""Both sides sign the same figures; what is unpaid is carried by name, the surplus goes back, the fee comes on top."""

import concurrent.futures

import pytest
from django.db import IntegrityError, connections, transaction

from chitra.access import operations as access
from chitra.delivery.tests import builders as d
from chitra.kernel import errors
from chitra.ledger import operations as ledger
from chitra.payouts.tests import builders as b
from chitra.reconciliation.tests import papers
from chitra.settlement import operations as settlement
from chitra.settlement import queries
from chitra.settlement.tests import builders as s


@pytest.fixture
def answered(office, tmp_path):
    return s.answered(tmp_path)


def prevents():
    with access.system_scope():
        return [obstacle.code for obstacle in queries.prevents(b.period_id())]


def test_two_signatures_settle_and_every_dong_has_its_place(answered):
    first = s.settle("ke")
    assert not first.is_settled
    assert first.waiting_for == ("VNPOST-QNA:provider",)
    second = s.settle("hoa")
    assert second.is_settled
    (minutes,) = second.minutes
    assert (minutes.received_vnd, minutes.paid_account_vnd, minutes.paid_cash_vnd) == (
        d.TOTAL_VND,
        6 * d.SHARE_VND,
        4 * d.SHARE_VND,
    )
    assert minutes.closing_vnd == minutes.named_vnd == s.UNPAID_VND
    balances = b.balances()
    fee_vnd = round(6 * d.SHARE_VND * 0.005) + round(4 * d.SHARE_VND * 0.0075)
    assert balances == {
        "FUNDED": d.TOTAL_VND,
        "PAID": 10 * d.SHARE_VND,
        "CARRIED_OUT": s.UNPAID_VND,
        "FEE": fee_vnd,
        "FEE_DUE": fee_vnd,
    }
    carried = b.rows(
        "SELECT p.person_name, c.reason, c.is_funded FROM payouts_carry AS c JOIN payouts_payment AS p ON p.id = "
        "c.payment_id"
        " ORDER BY 1"
    )
    assert carried == [("Chị Ba", "rejected: closed", True), ("Ông Út", "unclaimed", True)]
    assert b.deeds()[-1] == "settle"


def test_one_deed_may_carry_both_signatures(answered):
    assert s.settle("ke", countersigned_by="hoa").is_settled


def test_a_fee_never_exceeds_its_cap(answered):
    s.settle("ke", countersigned_by="hoa")
    fees = b.rows(
        "SELECT channel, rate_per_100k, cap_per_100k, paid_vnd, fee_vnd FROM settlement_feeline ORDER BY channel"
    )
    assert len(fees) == 2
    assert all(fee_vnd <= -(-paid_vnd * cap // 100_000) for _, _, cap, paid_vnd, fee_vnd in fees)


@pytest.mark.parametrize("username", ["lan", "minh", "ha", "giam", "tuan", "admin"])
def test_nobody_else_signs(answered, username):
    with pytest.raises(settlement.NeitherSide):
        s.settle(username)
    assert b.rows("SELECT count(*) FROM settlement_signature") == [(0,)]


def test_one_side_alone_signs_once(answered):
    s.settle("ke")
    assert not s.settle("ke").is_settled
    assert b.rows("SELECT side FROM settlement_signature WHERE revoked_at IS NULL") == [("office",)]


def test_settled_twice_moves_nothing(answered):
    s.settle("ke", countersigned_by="hoa")
    before = b.balances()
    with pytest.raises(ledger.PeriodClosed):
        s.settle("ke")
    assert b.balances() == before


def test_figures_that_change_withdraw_the_first_signature(answered):
    s.settle("ke")
    late = papers.cash(answered, d.IN_CASH[-1:], on=papers.DAY.replace(day=19))
    s.take(late, day=19)
    assert not s.settle("hoa").is_settled
    assert s.settle("ke").is_settled


@pytest.mark.parametrize(
    ("step", "code"),
    [
        ("imported", "E-SETTLE-NO-RUN"),
        ("funded", "E-SETTLE-RUN-UNFINISHED"),
        ("released", "E-SETTLE-NOT-SENT"),
        ("sent", "E-SETTLE-UNANSWERED"),
    ],
)
def test_nothing_is_settled_before_its_time(office, tmp_path, step, code):
    d.listed()
    if step in {"funded", "released", "sent"}:
        d.funded()
    if step in {"released", "sent"}:
        d.release()
    if step == "sent":
        d.payfiles(tmp_path)
    with pytest.raises(settlement.NotReady) as refused:
        s.settle("ke")
    assert code in str(refused.value.fields["prevents"])


def test_an_open_exception_prevents_settling(answered):
    rest = d.TOTAL_VND - len(s.PAID_BANK) * d.SHARE_VND
    s.take(papers.camt(answered, [papers.Entry("fee", -5500)], opening_vnd=rest, number=2))
    assert prevents() == ["E-SETTLE-EXCEPTIONS"]


def test_a_missing_statement_prevents_settling(answered):
    s.take(papers.camt(answered, [papers.paid("Bà Hai")], opening_vnd=17, number=9))
    assert "E-SETTLE-STATEMENT-GAP" in prevents()


def test_without_a_fee_rate_nothing_is_settled(answered):
    with access.system_scope(), connections["default"].cursor() as cursor:
        cursor.execute("DELETE FROM providers_feerate")
        assert [obstacle.code for obstacle in queries.prevents(b.period_id())] == ["E-SETTLE-NO-FEE-RATE"]


def test_names_that_the_books_do_not_know_prevent_signing(answered):
    with access.system_scope():
        period = ledger.lock_period(organisation_code=b.ORG, programme_code=b.NCC, month=b.SEPTEMBER)
        ledger.post(
            period_id=period.id,
            deed="book",
            object_kind="period",
            object_id=period.id,
            at=d.moment(19),
            by="tuan",
            movements=[ledger.Movement(b.SOURCE, b.POST, "HELD", "PAID", 1)],
        )
    with pytest.raises(settlement.DoesNotAddUp):
        s.settle("ke")


def test_if_the_journal_fails_nothing_is_settled(committed_office, tmp_path):
    s.answered(tmp_path)
    d.journal_takes_no("settle")
    with pytest.raises(IntegrityError, match="audit_is_full"):
        s.settle("ke", countersigned_by="hoa")
    assert "CARRIED_OUT" not in b.balances()
    assert b.rows("SELECT count(*) FROM settlement_settlement") == [(0,)]


def test_two_last_signatures_at_once_settle_once(committed_office, tmp_path):
    s.answered(tmp_path)
    s.settle("ke")

    def sign(_):
        try:
            return s.settle("hoa").is_settled
        except errors.Refusal as refused:
            return refused.code
        finally:
            connections.close_all()

    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        assert set(pool.map(sign, range(2))) == {True, "E-LEDGER-SETTLED"}
    assert b.balances()["CARRIED_OUT"] == s.UNPAID_VND


def test_a_closed_month_cannot_be_written(office, tmp_path):
    s.closed(tmp_path)
    assert b.rows("SELECT p.status, r.status FROM ledger_period AS p JOIN payouts_run AS r ON r.period_id = p.id") == [
        ("closed", "closed")
    ]
    with pytest.raises(IntegrityError), transaction.atomic():
        b.rows("DELETE FROM payouts_hold WHERE period_id = %s RETURNING id", b.period_id()) or b.rows(
            "UPDATE payouts_run SET planned_pay_date = planned_pay_date + 1 RETURNING id"
        )


def test_only_a_head_closes_and_only_what_is_settled(answered):
    with pytest.raises(settlement.NotReady):
        s.close()
    s.settle("ke", countersigned_by="hoa")
    for username in ("lan", "ha", "ke", "giam", "hoa"):
        with pytest.raises(access.MandateMissing):
            s.close(by=username)
    with pytest.raises(settlement.NotReady):
        s.close(checks=lambda _: ("I02",))
    s.close()
    with pytest.raises(settlement.NotReady):
        s.close()
    assert b.deeds()[-1] == "close"
