"""A run's life in any order of deeds: whatever is tried, money and signatures never contradict each other."""

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings, stateful
from hypothesis import strategies as st

from chitra.kernel import errors
from chitra.payouts import operations as payouts
from chitra.payouts.tests import builders as b

NAMES = ("Bà Hai", "Chị Ba", "Ông Tư", "Cụ Năm", "Em Sáu")


class Life(stateful.RuleBasedStateMachine):
    """Officers who try everything in any order; refusals are lawful, contradictions are not."""

    def __init__(self):
        super().__init__()
        self.example = transaction.atomic()
        self.example.__enter__()
        b.cast()
        b.agreements()
        b.estimate(3 * len(NAMES) * b.INJURED_VND)
        b.roster([b.line(name) for name in NAMES[:2]])

    def teardown(self):
        transaction.set_rollback(True)
        self.example.__exit__(None, None, None)

    @stateful.rule(name=st.sampled_from(NAMES))
    def import_a_list(self, name):
        b.roster([b.line(name)])

    @stateful.rule()
    def freeze(self):
        self.attempt(payouts.freeze, by="lan")

    @stateful.rule()
    def submit(self):
        self.attempt(payouts.submit, by="lan")

    @stateful.rule(by=st.sampled_from(("minh", "lan2")))
    def approve(self, by):
        self.attempt(payouts.approve, by=by, reason="đã xem")

    @stateful.rule()
    def give_back(self):
        self.attempt(payouts.return_, by="minh", reason="xem lại")

    @stateful.rule(by=st.sampled_from(("ha", "minh2")))
    def release(self, by):
        self.attempt(payouts.release, by=by, checks=b.no_checks)

    @stateful.rule(count=st.integers(1, 3))
    def fund(self, count):
        self.attempt(lambda **_: b.fund(count * b.INJURED_VND))

    @stateful.rule(
        deed=st.sampled_from(((payouts.hold, "lan"), (payouts.unhold, "lan"), (payouts.exclude, "minh"))),
        data=st.data(),
    )
    def keep_back(self, deed, data):
        known = [row[0] for row in b.payments("id")]
        if known:
            self.attempt(deed[0], by=deed[1], payment_ids=[data.draw(st.sampled_from(known))], reason="thử")

    def attempt(self, deed, **words):
        try:
            deed(**b.place(), **words)
        except errors.Refusal:
            return

    @stateful.invariant()
    def every_dong_is_somewhere(self):
        balances = b.balances()
        assert balances.get("FUNDED", 0) == sum(amount for kind, amount in balances.items() if kind != "FUNDED")

    @stateful.invariant()
    def what_providers_hold_is_what_was_released(self):
        signed = b.rows(
            "SELECT coalesce(sum(total_vnd), 0)::bigint FROM payouts_signature"
            " WHERE stage = 'released' AND revoked_at IS NULL"
        )
        assert b.balances().get("HELD", 0) == signed[0][0]

    @stateful.invariant()
    def nobody_is_released_one_month_twice(self):
        twice = b.rows(
            "SELECT p.entitlement_id FROM payouts_payment AS p JOIN payouts_run AS r ON r.id = p.run_id"
            " JOIN payouts_signed AS s ON s.payment_id = p.id AND NOT s.is_excluded"
            " WHERE r.status = 'released' GROUP BY p.entitlement_id HAVING count(*) > 1"
        )
        assert twice == []

    @stateful.invariant()
    def three_persons_sign_a_released_run(self):
        few = b.rows(
            "SELECT r.id FROM payouts_run AS r JOIN payouts_signature AS s ON s.run_id = r.id AND s.revoked_at IS NULL"
            " WHERE r.status = 'released' GROUP BY r.id HAVING count(DISTINCT s.person_key) <> 3"
        )
        assert few == []


@pytest.mark.django_db
def test_no_order_of_deeds_makes_money_and_signatures_contradict(guards):
    stateful.run_state_machine_as_test(
        Life,
        settings=settings(
            max_examples=12, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
