"""A month's deeds in any order: after each, the books and the standing of everybody are what a simple model says."""

import itertools
import pathlib
from collections.abc import Callable
from typing import Any

import hypothesis
import pytest
from django.db import connection, transaction
from hypothesis import stateful
from hypothesis import strategies as st

from chitra.access import operations as access
from chitra.delivery import operations as delivery
from chitra.delivery import queries as standings
from chitra.kernel import errors, text
from chitra.ledger import queries as ledger
from chitra.oversight import queries as oversight
from chitra.payouts import operations as payouts
from chitra.reconciliation import operations as reconciliation
from chitra.rehearsal import cast as casts
from chitra.settlement import operations as settlement
from chitra.treasury import operations as treasury
from tests.journeys import counters, run_model, small_month
from tests.journeys.small_month import AT, BANK, OFFICE, PLACE, POST, SOURCE

NAMES = [claim.name for claim in small_month.claims()]
MISSING = st.sampled_from([1, 360_000, 1_260_000, 5_000_000])
# Shrinking plays whole months again for minutes; the steps that failed tell enough.
PHASES = [hypothesis.Phase.generate]
_folders = itertools.count(1)


class Run(stateful.RuleBasedStateMachine):
    """Does each deed in the model and through its door; what the model forbids must be refused."""

    folder: pathlib.Path
    officers: casts.Officers
    clerks: dict[str, casts.Clerks]
    period_id: int

    def __init__(self) -> None:
        super().__init__()
        self.whole = transaction.atomic()
        self.whole.__enter__()
        self.month = run_model.Month({claim.name: claim for claim in small_month.claims()})
        self.account = counters.Account(casts.account_no(OFFICE, PLACE["programme"], BANK))
        self.made = self.folder / str(next(_folders))
        self.made.mkdir()
        self.orders: dict[str, Any] = {}
        self.cash: dict[str, pathlib.Path] = {}
        self.answers: list[tuple[str, pathlib.Path]] = []
        self.drawdowns = 0

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.whole.__exit__(None, None, None)

    def done(self, allowed: bool, deed: Callable[..., object], *, by: str, **told: Any) -> bool:
        """Do a deed if it is allowed; else see it refused."""
        if allowed:
            deed(**PLACE, **told, by=by, at=AT)
            return True
        with pytest.raises(errors.Refusal):
            deed(**PLACE, **told, by=by, at=AT)
        return False

    @stateful.rule(steps=st.integers(1, 9))
    def the_month_goes_on(self, steps: int) -> None:
        """Take the next steps in good order, so that every month gets somewhere."""
        for _ in range(steps):
            self.next_step()

    def next_step(self) -> None:
        month = self.month
        unsent = next((claim for claim in self.ordered() if not claim.is_sent), None)
        if month.may_freeze():
            self.freeze()
        elif month.first("frozen"):
            self.submit()
        elif month.first("submitted"):
            self.approve() if month.may_approve() else self.give_back()
        elif number := month.first("approved"):
            provider, missing_vnd = month.missing(number)
            self.fund(provider, missing_vnd)
        elif month.first("funded"):
            self.release()
        elif unsent:
            self.payfiles(unsent.provider)
        elif waiting := [claim for claim in self.ordered() if claim.state == "ordered"]:
            self.post_answers(waiting[0], came=True) if waiting[0].is_cash else self.bank_answers(waiting[0], "paid")
        elif month.may_settle():
            self.settle()
        else:
            self.close()

    @stateful.rule()
    def freeze(self) -> None:
        if self.done(self.month.may_freeze(), payouts.freeze, by=self.officers.preparer, pay_date=AT.date()):
            self.month.freeze()

    @stateful.rule()
    def submit(self) -> None:
        if self.done(bool(self.month.first("frozen")), payouts.submit, by=self.officers.preparer):
            self.month.submit()

    @stateful.rule()
    def approve(self) -> None:
        if self.done(self.month.may_approve(), payouts.approve, by=self.officers.head):
            self.month.approve()

    @stateful.rule()
    def give_back(self) -> None:
        allowed = bool(self.month.first("submitted", "approved"))
        if self.done(allowed, payouts.return_, by=self.officers.head, reason="xem lại"):
            self.month.give_back()

    @stateful.precondition(lambda self: self.month.runs)
    @stateful.rule(name=st.sampled_from(NAMES))
    def hold(self, name: str) -> None:
        claim = self.month.claims[name]
        allowed = claim.state == "due" and self.month.runs[claim.run] in run_model.OPEN
        if claim.state in ("held", "excluded"):
            return  # held for one reason more, it stays where it is
        if self.done(allowed, payouts.hold, by=self.officers.preparer, payment_ids=[self.payment(name)], reason="chờ"):
            claim.state = "held"

    @stateful.precondition(lambda self: self.month.runs)
    @stateful.rule(name=st.sampled_from(NAMES))
    def unhold(self, name: str) -> None:
        claim = self.month.claims[name]
        told = {"payment_ids": [self.payment(name)], "reason": "đã rõ"}
        if self.done(self.month.may_lift(claim), payouts.unhold, by=self.officers.preparer, **told):
            self.month.lift(claim)

    @stateful.precondition(lambda self: self.month.first(*run_model.SIGNED))
    @stateful.rule(name=st.sampled_from(NAMES))
    def exclude(self, name: str) -> None:
        claim = self.month.claims[name]
        allowed = claim.state == "due" and self.month.runs[claim.run] in run_model.SIGNED
        if claim.state in ("held", "excluded", "waiting"):
            return  # kept back already
        if self.done(allowed, payouts.exclude, by=self.officers.head, payment_ids=[self.payment(name)], reason="sai"):
            self.month.exclude(claim)

    @stateful.precondition(lambda self: self.month.runs)
    @stateful.rule(provider=st.sampled_from([BANK, POST]), amount_vnd=MISSING)
    def fund(self, provider: str, amount_vnd: int) -> None:
        self.drawdowns += 1
        told = {"provider_code": provider, "source_code": SOURCE, "amount_vnd": amount_vnd, "received_on": AT.date()}
        allowed = not self.month.is_settled
        if self.done(allowed, treasury.fund, by=self.officers.accountant, ref=f"RDT-{self.drawdowns}", **told):
            self.month.fund(provider, amount_vnd)

    @stateful.rule()
    def release(self) -> None:
        allowed = bool(self.month.first("funded"))
        if self.done(allowed, delivery.release, by=self.officers.releaser, checks=oversight.broken):
            self.month.release()

    @stateful.precondition(lambda self: self.month.first("released"))
    @stateful.rule(provider=st.sampled_from([BANK, POST]))
    def payfiles(self, provider: str) -> None:
        is_ordered = any(claim.provider == provider for claim in self.ordered())
        told = {"provider_code": provider, "format": "pain001", "folder": self.made}
        if not is_ordered:
            self.done(False, delivery.payfiles, by=self.officers.releaser, **told)
            return
        for made in delivery.payfiles(**PLACE, **told, by=self.officers.releaser, at=AT):
            if provider == BANK:
                self.orders |= counters.orders(made.path)
            else:
                self.cash |= dict.fromkeys(counters.names_of_cash_list(made.path), made.path)
        self.month.send(provider)

    @stateful.precondition(lambda self: any(claim.is_sent and not claim.is_cash for claim in self.answerable()))
    @stateful.rule(data=st.data())
    def answer_of_the_bank(self, data: st.DataObject) -> None:
        claim = data.draw(st.sampled_from([each for each in self.answerable() if each.is_sent and not each.is_cash]))
        moves = {"ordered": ["paid", "rejected"], "paid": ["returned"]}.get(claim.state, [])
        if not moves:
            return
        self.bank_answers(claim, data.draw(st.sampled_from(moves)))

    def bank_answers(self, claim: run_model.Claim, became: str) -> None:
        order = self.orders[text.match_name(claim.name)]
        if became == "rejected":
            path = counters.report_on(order, self.made)
        else:
            entry = self.account.paid(order, AT.date()) if became == "paid" else self.account.returned(order, AT.date())
            path = self.account.statement(self.made, AT.date(), [entry])
        self.taken(BANK, path, "applied")
        self.month.answer(claim, became)

    @stateful.precondition(lambda self: any(claim.is_sent and claim.is_cash for claim in self.answerable()))
    @stateful.rule(data=st.data())
    def answer_of_the_post(self, data: st.DataObject) -> None:
        claims = [each for each in self.answerable() if each.is_sent and each.is_cash]
        claim = data.draw(st.sampled_from(claims))
        is_absent = data.draw(st.booleans())
        if claim.state == "paid" or (is_absent and claim.state == "unclaimed"):
            return
        self.post_answers(claim, came=not is_absent)

    def post_answers(self, claim: run_model.Claim, *, came: bool) -> None:
        path = counters.signed_by(self.cash[text.match_name(claim.name)], self.made, AT.date(), claim.name, came)
        self.taken(POST, path, "applied")
        self.month.answer(claim, "paid" if came else "unclaimed")

    @stateful.precondition(lambda self: self.answers)
    @stateful.rule(data=st.data())
    def the_same_answer_again(self, data: st.DataObject) -> None:
        provider, path = data.draw(st.sampled_from(self.answers))
        answered = self.answered(provider, path)
        assert (answered.is_known, answered.lines["applied"]) == (True, 0)

    @stateful.rule()
    def settle(self) -> None:
        if not self.done(self.month.may_settle(), settlement.settle, by=self.officers.accountant):
            return
        for provider in (BANK, POST):
            if any(place == provider for place, _ in self.month.balances()):
                settled = settlement.settle(**PLACE, by=self.clerks[provider].controller, at=AT)
        assert settled.is_settled, settled
        self.month.settle()

    @stateful.rule()
    def close(self) -> None:
        allowed = bool(self.month.first("settled"))
        if self.done(allowed, settlement.close, by=self.officers.head, checks=oversight.broken):
            self.month.close()

    @stateful.invariant()
    def everybody_stands_where_the_model_says(self) -> None:
        with access.system_scope():
            found = standings.payment_states(self.period_id)
        assert {status: (share.count, share.amount_vnd) for status, share in found.items()} == self.month.shares()

    @stateful.invariant()
    def the_money_is_where_the_model_says(self) -> None:
        with access.system_scope():
            accounts = ledger.accounts(self.period_id)
        found = {
            (account.provider_code, account.kind): account.amount_vnd
            for account in accounts
            if account.amount_vnd and "FEE" not in account.kind
        }
        assert found == self.month.balances()

    @stateful.invariant()
    def nothing_is_broken(self) -> None:
        with access.system_scope(), connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
            assert oversight.broken(self.period_id) == ()

    def ordered(self) -> list[run_model.Claim]:
        return [claim for claim in self.month.claims.values() if claim.state in run_model.ORDERED]

    def answerable(self) -> list[run_model.Claim]:
        """What comes after settling belongs to another month."""
        return [] if self.month.is_settled else self.ordered()

    def payment(self, name: str) -> int:
        with access.system_scope(), connection.cursor() as cursor:
            cursor.execute("SELECT max(id) FROM payouts_payment WHERE person_name = %s", [name])
            return int(cursor.fetchone()[0])

    def taken(self, provider: str, path: pathlib.Path, outcome: str) -> None:
        self.answers.append((provider, path))
        answered = self.answered(provider, path)
        assert answered.lines[outcome] >= 1, answered
        assert not any(answered.lines[bad] for bad in ("conflict", "unknown", "malformed")), answered

    def answered(self, provider: str, path: pathlib.Path) -> reconciliation.Answered:
        return reconciliation.answer(path=path, provider_code=provider, by=self.clerks[provider].operator, at=AT)


def machine(folder: pathlib.Path) -> type[Run]:
    """Make the office and its list once; every example starts from them."""
    cast = small_month.opened(folder)
    told = {"folder": folder, "officers": cast.offices[OFFICE], "clerks": cast.providers}
    return type("Machine", (Run,), told | {"period_id": small_month.period_id()})


@pytest.mark.django_db
def test_no_order_of_deeds_loses_or_doubles_money(tmp_path: pathlib.Path) -> None:
    few = hypothesis.settings(
        max_examples=5, stateful_step_count=14, deadline=None, derandomize=True, database=None, phases=PHASES,
        report_multiple_bugs=False, suppress_health_check=list(hypothesis.HealthCheck),
    )  # fmt: skip
    stateful.run_state_machine_as_test(machine(tmp_path), settings=few)


HAI = NAMES[0]
Walk = tuple[str | tuple[str, str], ...]
APPROVED: Walk = ("freeze", "submit", "approve")
WALKS: dict[str, Walk] = {
    "excluded, returned, lifted": (*APPROVED, ("exclude", HAI), "give_back", ("unhold", HAI)),
    "excluded, lifted": (*APPROVED, ("exclude", HAI), ("unhold", HAI)),
    "held, lifted once signed": ("freeze", ("hold", HAI), "submit", "approve", ("unhold", HAI)),
}
FURTHER_WALKS: dict[str, Walk] = {
    "excluded, lifted, returned": (*APPROVED, ("exclude", HAI), ("unhold", HAI), "give_back"),
    "held, lifted once signed, returned": ("freeze", ("hold", HAI), "submit", "approve", ("unhold", HAI), "give_back"),
    "lifted while submitted": ("freeze", ("hold", HAI), "submit", ("unhold", HAI), "approve", "give_back"),
}


@pytest.mark.django_db
def test_whoever_was_kept_back_and_let_go_is_paid_once_in_the_same_month(tmp_path: pathlib.Path) -> None:
    _walked(tmp_path, WALKS)


@pytest.mark.scale
@pytest.mark.django_db
def test_nor_does_it_matter_when_they_were_let_go(tmp_path: pathlib.Path) -> None:
    _walked(tmp_path, FURTHER_WALKS)


def _walked(folder: pathlib.Path, walks: dict[str, Walk]) -> None:
    """Take each walk, and from its end in good order to the closing: everybody has been paid."""
    kind = machine(folder)
    for name, steps in walks.items():
        walk = kind()
        try:
            for step in steps:
                deed, *told = (step,) if isinstance(step, str) else step
                getattr(walk, deed)(*told)
                walk.everybody_stands_where_the_model_says()
            while set(walk.month.runs.values()) != {"closed"}:
                walk.next_step()
                walk.everybody_stands_where_the_model_says()
                walk.the_money_is_where_the_model_says()
            walk.nothing_is_broken()
            assert {claim.state for claim in walk.month.claims.values()} == {"paid"}, name
        finally:
            walk.teardown()


@pytest.mark.scale
@pytest.mark.django_db
def test_no_long_order_of_deeds_loses_or_doubles_money(tmp_path: pathlib.Path) -> None:
    many = hypothesis.settings(
        max_examples=25, stateful_step_count=30, deadline=None, database=None, phases=PHASES,
        report_multiple_bugs=False, suppress_health_check=list(hypothesis.HealthCheck),
    )  # fmt: skip
    stateful.run_state_machine_as_test(machine(tmp_path), settings=many)
