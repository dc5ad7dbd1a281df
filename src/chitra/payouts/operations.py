"""Deeds about runs: freeze, submit, approve, return, hold, exclude, release, and what settlement does with them."""

import dataclasses
import datetime
from collections.abc import Callable, Collection, Sequence

from chitra.access import rules as access_rules
from chitra.kernel import errors
from chitra.ledger import operations as ledger
from chitra.payouts import desk as desks
from chitra.payouts import freezing, rules
from chitra.rosters import operations as rosters
from chitra.rosters import queries as lists

NoRun = desks.NoRun
WrongStatus = desks.WrongStatus
Overtaken = desks.Overtaken
SamePerson = desks.SamePerson

SHOWN = 10  # how many rows or payments a refusal names before it only counts


class RowsRefused(errors.StateForbids):
    """A list has rows that could not be read and that nobody has excluded by name."""


class AlreadyFrozen(errors.StateForbids):
    """The period's last run is still being prepared."""


class NothingToFreeze(errors.StateForbids):
    """No list, lifted payment or carried money waits for a run."""


class ListsBlocked(errors.StateForbids):
    """Findings block the lists, and the approver has signed no reason."""


class TotalsDiffer(errors.StateForbids):
    """What would move is not what was signed."""


class ReasonMissing(errors.BadInput):
    """Returning, holding, lifting and excluding say why."""


class PaymentUnknown(errors.BadInput):
    """The period has no such payment in a run that allows the deed."""


class NotLiftable(errors.StateForbids):
    """The payment is not held, or its hold is a fact that no officer can lift."""


class NoLongerLawful(errors.StateForbids):
    """Payments of the run may not leave today: an authorisation has ended, or somebody has died."""


class InvariantBroken(errors.StateForbids):
    """A check found the period's books or payments in contradiction: no money leaves."""


@dataclasses.dataclass(frozen=True, slots=True)
class Frozen:
    """A run as it was frozen."""

    run_id: int
    number: int
    planned_pay_date: datetime.date
    due_count: int
    due_vnd: int
    held_count: int
    held_vnd: int


@dataclasses.dataclass(frozen=True, slots=True)
class Signed:
    """The numbers that somebody put a name under."""

    run_id: int
    number: int
    status: str
    payment_count: int
    total_vnd: int
    content_hash: str


@dataclasses.dataclass(frozen=True, slots=True)
class Gap:
    """What an approved run needs of one source from one provider, and how much of it has not arrived."""

    run_id: int
    number: int
    status: str
    source_code: str
    provider_code: str
    needed_vnd: int
    missing_vnd: int


@dataclasses.dataclass(frozen=True, slots=True)
class Released:
    """What left: approved = released + excluded."""

    run_id: int
    number: int
    period_id: int
    organisation_id: int
    payment_count: int
    total_vnd: int
    excluded_count: int
    excluded_vnd: int
    content_hash: str


def freeze(
    *,
    organisation_code: str,
    programme: str,
    month: datetime.date,
    by: str,
    at: datetime.datetime,
    pay_date: datetime.date | None = None,
) -> Frozen:
    """Freeze the period's next run: the main one first, later supplementary ones with what has come up since.

    :raises RowsRefused: rows that could not be read are neither corrected nor excluded
    :raises AlreadyFrozen: the last run has not been submitted yet
    :raises NothingToFreeze:
    """
    with desks.opened(
        deed="freeze", organisation_code=organisation_code, programme=programme, month=month, by=by, at=at
    ) as desk:
        _refuse_unready(desk)
        begun = freezing.next_run(desk, pay_date or rules.usual_pay_date(month=month, today=at.date()))
        if begun is None:
            raise AlreadyFrozen("E-RUN-FROZEN", **desk.place)
        run, is_first_period = begun
        carry = dict(desks.rows("expected_carry", {"period_id": desk.period.id}))
        rosters.judge_period(period_id=desk.period.id, expected_carry=carry)
        told = freezing.parameters(desk, run, is_first_period=is_first_period)
        if not freezing.claims_staged(desk, told):
            raise NothingToFreeze("E-RUN-NOTHING", **desk.place)
        stored = freezing.payments_stored(desk, told)
        carried_vnd = freezing.carried_money_booked(desk, run, told)
        rosters.mark_frozen(period_id=desk.period.id, at=at)
        due_count, due_vnd, held_count, held_vnd = desks.rows("standing_of_run", {"run_id": run.id})[0]
        facts = {"count": stored.payment_count, "amount_vnd": stored.total_vnd, "events": stored.events}
        desks.record(desk, run, {**facts, "due_vnd": due_vnd, "held_vnd": held_vnd, "carried_in_vnd": carried_vnd})
        return Frozen(run.id, run.number, run.planned_pay_date, due_count, due_vnd, held_count, held_vnd)


def submit(
    *,
    organisation_code: str,
    programme: str,
    month: datetime.date,
    by: str,
    at: datetime.datetime,
    run_number: int | None = None,
) -> Signed:
    """Sign a frozen run's numbers as prepared and hand it to the approver.

    :raises WrongStatus:
    """
    with desks.opened(
        deed="submit", organisation_code=organisation_code, programme=programme, month=month, by=by, at=at
    ) as desk:
        run = desks.chosen(desk, {"frozen"}, run_number)
        numbers = desks.content(run.id)
        return _signed_on(desk, run, "submitted", numbers)


def approve(
    *,
    organisation_code: str,
    programme: str,
    month: datetime.date,
    by: str,
    at: datetime.datetime,
    run_number: int | None = None,
    reason: str = "",
    seen_hash: str = "",
) -> Signed:
    """Sign a submitted run's numbers; if its money is there already, it is funded at once.

    `seen_hash` is the content hash of the numbers that the approver was shown.

    :raises WrongStatus:
    :raises ListsBlocked: findings block the lists, and no reason is given
    :raises TotalsDiffer: the payments are no longer those that were submitted, or seen
    :raises SamePerson: who approves has prepared it
    """
    with desks.opened(
        deed="approve", organisation_code=organisation_code, programme=programme, month=month, by=by, at=at
    ) as desk:
        run = desks.chosen(desk, {"submitted"}, run_number)
        blocking = lists.blocking(desk.period.id)
        if blocking and not reason.strip():
            codes = ", ".join(sorted({finding.code for finding in blocking}))
            raise ListsBlocked("E-RUN-BLOCKED", **desk.place, run=run.number, count=len(blocking), codes=codes)
        numbers = desks.content(run.id)
        _refuse_difference(desk, run, numbers, desks.signed(run.id, "submitted"))
        if seen_hash and seen_hash != numbers.content_hash:
            raise TotalsDiffer("E-RUN-SEEN", **desk.place, run=run.number)
        signed = _signed_on(desk, run, "approved", numbers, reason.strip())
        is_funded = run.id in _recognised(desk)
        return dataclasses.replace(signed, status="funded") if is_funded else signed


def return_(
    *,
    organisation_code: str,
    programme: str,
    month: datetime.date,
    reason: str,
    by: str,
    at: datetime.datetime,
    run_number: int | None = None,
) -> None:
    """Give a run back to its preparer; an approval that no money has followed is withdrawn. Its signatures are revoked.

    :raises ReasonMissing:
    :raises WrongStatus:
    """
    with desks.opened(
        deed="return", organisation_code=organisation_code, programme=programme, month=month, by=by, at=at
    ) as desk:
        _refuse_no_reason(desk, reason)
        run = desks.chosen(desk, {"submitted", "approved"}, run_number)
        desks.move(desk, run, "frozen")
        desks.execute("revoke_signatures", {"run_id": run.id, "at": at})
        desks.record(desk, run, {"was": run.status, "reason": reason.strip()})


def hold(
    *,
    organisation_code: str,
    programme: str,
    month: datetime.date,
    payment_ids: Sequence[int],
    reason: str,
    by: str,
    at: datetime.datetime,
) -> None:
    """Keep payments back before their run is approved. Of a submitted run, the approver will see that numbers differ.

    :raises ReasonMissing:
    :raises PaymentUnknown: no such payment in a run that is not approved yet
    """
    with desks.opened(
        deed="hold", organisation_code=organisation_code, programme=programme, month=month, by=by, at=at
    ) as desk:
        _held(desk, payment_ids, reason, rules.OPEN_STATUSES)


def exclude(
    *,
    organisation_code: str,
    programme: str,
    month: datetime.date,
    payment_ids: Sequence[int],
    reason: str,
    by: str,
    at: datetime.datetime,
) -> None:
    """Sign payments out of an approved run: what is released is what was approved less these.

    :raises ReasonMissing:
    :raises PaymentUnknown: no such payment in a run that is approved and not released
    """
    with desks.opened(
        deed="exclude_after_approval",
        organisation_code=organisation_code,
        programme=programme,
        month=month,
        by=by,
        at=at,
    ) as desk:
        _held(desk, payment_ids, reason, rules.SIGNED_STATUSES)
        _recognised(desk)


def unhold(
    *,
    organisation_code: str,
    programme: str,
    month: datetime.date,
    payment_ids: Sequence[int],
    reason: str,
    by: str,
    at: datetime.datetime,
) -> None:
    """Lift every hold of these payments. Once their run is approved, they wait for a supplementary run.

    :raises ReasonMissing:
    :raises PaymentUnknown:
    :raises NotLiftable: not held, replaced already, or held by a fact: covered by another payment, no decision, no source
    """
    with desks.opened(
        deed="unhold", organisation_code=organisation_code, programme=programme, month=month, by=by, at=at
    ) as desk:
        _refuse_no_reason(desk, reason)
        run = _run_of(desk, payment_ids, frozenset(rules.STATUSES) - {"settled", "closed"})
        told = {
            "period_id": desk.period.id,
            "payment_ids": list(payment_ids),
            "is_open": run.status in rules.OPEN_STATUSES,
            "settled_anew": sorted(rules.SETTLED_ANEW),
            "reason": reason.strip(),
            "at": at,
            "by": by,
        }
        lifted = desks.rows("lift", told)
        facts = sorted({code for _, code, _ in lifted if code in rules.FACTS})
        if facts or {row[0] for row in lifted} != set(payment_ids):
            raise NotLiftable("E-RUN-NOT-LIFTABLE", **desk.place, payments=_named(payment_ids), codes=", ".join(facts) or "-")
        desks.record(desk, run, {"payments": list(payment_ids), "codes": [row[1] for row in lifted], "reason": reason.strip()})


def recognise_funding(
    *, period: ledger.PeriodFacts, actor: access_rules.Actor, at: datetime.datetime
) -> tuple[Gap, ...]:
    """Declare funded what the money on UNALLOCATED covers, run by run; tell what is missing for the others.

    Called within the deed that brought money; `actor` is who did it.
    """
    desk = desks.Desk("fund", actor, period, actor.username, at)
    funded = _recognised(desk)
    return tuple(gap for gap in gaps(period.id) if gap.run_id not in funded and gap.missing_vnd)


def gaps(period_id: int) -> tuple[Gap, ...]:
    """Compare what approved and funded runs need with the money that has arrived, earlier runs first."""
    return tuple(Gap(*row) for row in desks.rows("funding_gaps", {"period_id": period_id}))


def release(
    *,
    organisation_code: str,
    programme: str,
    month: datetime.date,
    by: str,
    at: datetime.datetime,
    checks: Callable[[int], Sequence[str]],
    run_number: int | None = None,
) -> Released:
    """Release a funded run: its money is held by the providers for the named people from here on.

    `checks` names the invariants that are broken in a period; one is enough to refuse.

    :raises WrongStatus:
    :raises TotalsDiffer: what would move is not what was approved
    :raises NoLongerLawful: an authorisation has ended, or somebody has died: exclude these payments first
    :raises InvariantBroken:
    :raises SamePerson: who releases has prepared or approved it
    """
    with desks.opened(
        deed="release", organisation_code=organisation_code, programme=programme, month=month, by=by, at=at
    ) as desk:
        run = desks.chosen(desk, {"funded"}, run_number)
        numbers = desks.content(run.id)
        _refuse_difference(desk, run, numbers, desks.signed(run.id, "approved"))
        _refuse_unlawful(desk, run)
        broken = checks(desk.period.id)
        if broken:
            raise InvariantBroken("E-RUN-INVARIANT", **desk.place, run=run.number, checks=", ".join(broken))
        sums = desks.rows("released_sums", {"run_id": run.id})
        movements = [ledger.Movement(source, provider, "UNALLOCATED", "HELD", vnd) for source, provider, _, vnd in sums]
        ledger.post(
            period_id=desk.period.id, deed="release", object_kind="run", object_id=run.id, by=by, at=at, movements=movements
        )
        count, total_vnd = sum(row[2] for row in sums), sum(row[3] for row in sums)
        excluded = desks.Content(numbers.payment_count - count, numbers.total_vnd - total_vnd, "")
        assert excluded.payment_count >= 0 <= excluded.total_vnd, (numbers, sums)
        desks.move(desk, run, "released")
        desks.sign(desk, run, "released", desks.Content(count, total_vnd, numbers.content_hash))
        facts = {"count": count, "amount_vnd": total_vnd, "events": numbers.content_hash}
        desks.record(desk, run, {**facts, "excluded": excluded.payment_count, "excluded_vnd": excluded.total_vnd})
        return Released(
            run_id=run.id,
            number=run.number,
            period_id=desk.period.id,
            organisation_id=desk.period.organisation_id,
            payment_count=count,
            total_vnd=total_vnd,
            excluded_count=excluded.payment_count,
            excluded_vnd=excluded.total_vnd,
            content_hash=numbers.content_hash,
        )


def carry_out(*, period_id: int, unpaid: Sequence[tuple[int, str, bool]], at: datetime.datetime) -> int:
    """Carry payments by name into the next month: (payment id, reason, whether its money is carried too). Tell how many.

    Called by the deed that settles the period, with the period locked.
    """
    told = {
        "period_id": period_id,
        "payment_ids": [payment_id for payment_id, _, _ in unpaid],
        "reasons": [reason for _, reason, _ in unpaid],
        "are_funded": [is_funded for _, _, is_funded in unpaid],
        "at": at,
    }
    return int(desks.rows("carry_out", told)[0][0])


def settle_runs(*, period_id: int) -> int:
    """Move a period's released runs to settled; called by the deed that settles it. Tell how many."""
    return desks.execute("move_runs", {"period_id": period_id, "was": "released", "became": "settled"})


def close_runs(*, period_id: int) -> int:
    """Move a period's settled runs to closed; called by the deed that closes it. Tell how many."""
    return desks.execute("move_runs", {"period_id": period_id, "was": "settled", "became": "closed"})


def _refuse_unready(desk: desks.Desk) -> None:
    unready = lists.unready_rows(desk.period.id)
    if unready:
        first = unready[0]
        named = "; ".join(f"{row.file_name} {row.sheet} {row.row_number} {row.full_name}".strip() for row in unready[:SHOWN])
        raise RowsRefused(
            "E-RUN-ROWS-REFUSED",
            **desk.place,
            count=len(unready),
            rows=named,
            file=first.file_name,
            sheet=first.sheet,
            row=first.row_number,
        )


def _signed_on(desk: desks.Desk, run: desks.Run, became: str, numbers: desks.Content, reason: str = "") -> Signed:
    """Move the run on and sign its numbers."""
    desks.move(desk, run, became)
    desks.sign(desk, run, became, numbers, reason)
    facts = {"count": numbers.payment_count, "amount_vnd": numbers.total_vnd, "events": numbers.content_hash}
    desks.record(desk, run, facts | ({"reason": reason} if reason else {}))
    return Signed(run.id, run.number, became, numbers.payment_count, numbers.total_vnd, numbers.content_hash)


def _refuse_difference(desk: desks.Desk, run: desks.Run, now: desks.Content, then: desks.Content) -> None:
    if now != then:
        raise TotalsDiffer(
            "E-RUN-TOTALS",
            **desk.place,
            run=run.number,
            signed_count=then.payment_count,
            signed_vnd=then.total_vnd,
            count=now.payment_count,
            total_vnd=now.total_vnd,
        )


def _refuse_no_reason(desk: desks.Desk, reason: str) -> None:
    if not reason.strip():
        raise ReasonMissing("E-RUN-REASON", **desk.place)


def _refuse_unlawful(desk: desks.Desk, run: desks.Run) -> None:
    pay_date = max(run.planned_pay_date, desk.at.date())
    found = desks.rows("no_longer_lawful", {"run_id": run.id, "pay_date": pay_date})
    if found:
        named = "; ".join(f"{payment_id} {name}: {code}" for payment_id, name, code in found[:SHOWN])
        raise NoLongerLawful("E-RUN-UNLAWFUL", **desk.place, run=run.number, count=len(found), payments=named)


def _held(desk: desks.Desk, payment_ids: Sequence[int], reason: str, statuses: Collection[str]) -> None:
    _refuse_no_reason(desk, reason)
    run = _run_of(desk, payment_ids, statuses)
    is_exclusion = run.status in rules.SIGNED_STATUSES
    told = {
        "run_id": run.id,
        "payment_ids": list(payment_ids),
        "reason_code": rules.BY_HAND,
        "reason": reason.strip(),
        "is_exclusion": is_exclusion,
        "at": desk.at,
        "by": desk.by,
    }
    held = desks.rows("hold", told)
    desks.record(
        desk,
        run,
        {"payments": [row[0] for row in held], "amount_vnd": sum(row[1] for row in held), "reason": reason.strip()},
    )


def _run_of(desk: desks.Desk, payment_ids: Sequence[int], statuses: Collection[str]) -> desks.Run:
    """Find the one run that all these payments belong to, in a state that allows the deed."""
    found = desks.rows("payments_place", {"period_id": desk.period.id, "payment_ids": list(payment_ids)})
    runs = {run.id: run for run in desks.runs(desk.period.id)}
    run_ids = {row[1] for row in found}
    if not payment_ids or {row[0] for row in found} != set(payment_ids) or len(run_ids) != 1:
        raise PaymentUnknown("E-RUN-PAYMENT", **desk.place, payments=_named(payment_ids))
    run = runs[run_ids.pop()]
    if run.status not in statuses:
        needed = ", ".join(sorted(statuses))
        raise WrongStatus("E-RUN-STATUS", **desk.place, run=run.number, status=run.status, deed=desk.deed, needed=needed)
    if any(is_replaced for _, _, is_replaced in found):
        raise NotLiftable("E-RUN-NOT-LIFTABLE", **desk.place, payments=_named(payment_ids), codes="REPLACED")
    return run


def _named(payment_ids: Sequence[int]) -> str:
    shown = ", ".join(str(payment_id) for payment_id in payment_ids[:SHOWN])
    return f"{shown} … ({len(payment_ids)})" if len(payment_ids) > SHOWN else shown


def _recognised(desk: desks.Desk) -> frozenset[int]:
    """Move every approved run on whose needs are all met; give their ids."""
    missing: dict[int, int] = {}
    for gap in gaps(desk.period.id):
        if gap.status == "approved":
            missing[gap.run_id] = missing.get(gap.run_id, 0) + gap.missing_vnd
    funded = frozenset(run_id for run_id, vnd in missing.items() if vnd == 0)
    for run in desks.runs(desk.period.id):
        if run.id in funded:
            desks.move(desk, run, "funded")
            desks.record(desk, run, {}, deed="funded")
    return funded
