"""Deeds about runs: freeze, submit, approve, return, hold, exclude, release, and what settlement does with them."""

import dataclasses
import datetime
from collections.abc import Callable, Sequence

from chitra.access import operations as access
from chitra.access import rules as access_rules
from chitra.kernel import errors
from chitra.ledger import operations as ledger
from chitra.payouts import desk as desks
from chitra.payouts import freezing, holding, noting, queries
from chitra.rosters import operations as rosters
from chitra.rosters import queries as lists

freeze = freezing.freeze
Frozen = freezing.Frozen
RowsRefused = freezing.RowsRefused
AlreadyFrozen = freezing.AlreadyFrozen
NothingToFreeze = freezing.NothingToFreeze

hold = holding.hold
exclude = holding.exclude
unhold = holding.unhold
PaymentUnknown = holding.PaymentUnknown
NotLiftable = holding.NotLiftable

note = noting.note
NoteEmpty = noting.NoteEmpty

NoRun = desks.NoRun
WrongStatus = desks.WrongStatus
Overtaken = desks.Overtaken
SamePerson = desks.SamePerson
ReasonMissing = desks.ReasonMissing

SHOWN = 10  # how many payments a refusal names before it only counts


class ListsBlocked(errors.StateForbids):
    """Findings block the lists, and the approver has signed no reason."""


class TotalsDiffer(errors.StateForbids):
    """What would move is not what was signed."""


class NoLongerLawful(errors.StateForbids):
    """Payments of the run may not leave today: an authorisation has ended, or somebody has died."""


class InvariantBroken(errors.StateForbids):
    """A check found the period's books or payments in contradiction: no money leaves."""


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


def check(
    *, organisation_code: str, programme: str, month: datetime.date, by: str, at: datetime.datetime
) -> rosters.Checked:
    """Judge a period's lists as its freezing will: beside what our own settlement carried into it."""
    with desks.opened(
        deed="check", organisation_code=organisation_code, programme=programme, month=month, by=by, at=at
    ) as desk:
        return rosters.check(
            organisation_code=organisation_code,
            programme=programme,
            month=month,
            by=by,
            at=at,
            expected_carry=dict(desks.rows("expected_carry", {"period_id": desk.period.id})),
        )


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
        numbers = queries.content(run.id)
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
        numbers = queries.content(run.id)
        _refuse_difference(desk, run, numbers, queries.signed_content(run.id, "submitted"))
        if seen_hash and seen_hash != numbers.content_hash:
            raise TotalsDiffer("E-RUN-SEEN", **desk.place, run=run.number)
        signed = _signed_on(desk, run, "approved", numbers, reason.strip())
        is_funded = run.id in desks.recognise(desk, queries.gaps(desk.period.id))
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
        desks.refuse_no_reason(desk, reason)
        run = desks.chosen(desk, {"submitted", "approved"}, run_number)
        desks.move(desk, run, "frozen")
        desks.execute("revoke_signatures", {"run_id": run.id, "at": at})
        desks.record(desk, run, {"was": run.status, "reason": reason.strip()})


def recognise_funding(
    *, period: ledger.PeriodFacts, actor: access_rules.Actor, at: datetime.datetime
) -> tuple[queries.Gap, ...]:
    """Declare funded what the money on UNALLOCATED covers, run by run; tell what is missing for the others.

    Called within the deed that brought money; `actor` is who did it.
    """
    desk = desks.Desk("fund", actor, period, actor.username, at)
    gaps = queries.gaps(period.id)
    funded = desks.recognise(desk, gaps)  # each was covered where it stood in the queue: the others wait as before
    return tuple(gap for gap in gaps if gap.run_id not in funded and gap.missing_vnd)


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
        numbers = queries.content(run.id)
        _refuse_difference(desk, run, numbers, queries.signed_content(run.id, "approved"))
        _refuse_unlawful(desk, run)
        broken = checks(desk.period.id)
        if broken:
            raise InvariantBroken("E-RUN-INVARIANT", **desk.place, run=run.number, checks=", ".join(broken))
        sums = desks.rows("released_sums", {"run_id": run.id})
        movements = [ledger.Movement(source, provider, "UNALLOCATED", "HELD", vnd) for source, provider, _, vnd in sums]
        ledger.post(
            period_id=desk.period.id,
            deed="release",
            object_kind="run",
            object_id=run.id,
            by=by,
            at=at,
            movements=movements,
        )
        count, total_vnd = sum(row[2] for row in sums), sum(row[3] for row in sums)
        excluded = queries.Content(numbers.payment_count - count, numbers.total_vnd - total_vnd, "")
        assert excluded.payment_count >= 0 <= excluded.total_vnd, (numbers, sums)
        desks.move(desk, run, "released")
        desks.sign(desk, run, "released", queries.Content(count, total_vnd, numbers.content_hash))
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


def carry_out(
    *,
    period_id: int,
    unpaid: Sequence[tuple[int, str, bool]],
    at: datetime.datetime,
    organisation_id: int | None = None,
) -> int:
    """Carry payments by name into the next month: (payment id, reason, is its money carried too?). Tell how many.

    `organisation_id` is who owes them from now on, where another office has taken over. Called by the deed that settles
    the period, with the period locked.
    """
    told = {
        "period_id": period_id,
        "payment_ids": [payment_id for payment_id, _, _ in unpaid],
        "reasons": [reason for _, reason, _ in unpaid],
        "are_funded": [is_funded for _, _, is_funded in unpaid],
        "organisation_id": organisation_id,
        "at": at,
    }
    return int(desks.rows("carry_out", told)[0][0])


def settle_runs(*, period_id: int) -> int:
    """Move a period's released runs to settled; called by the deed that settles it. Tell how many."""
    return desks.execute("move_runs", {"period_id": period_id, "was": "released", "became": "settled"})


def close_runs(*, period_id: int) -> int:
    """Move a period's settled runs to closed; called by the deed that closes it. Tell how many."""
    return desks.execute("move_runs", {"period_id": period_id, "was": "settled", "became": "closed"})


def _signed_on(desk: desks.Desk, run: queries.Run, became: str, numbers: queries.Content, reason: str = "") -> Signed:
    """Move the run on and sign its numbers."""
    desks.move(desk, run, became)
    desks.sign(desk, run, became, numbers, reason)
    facts = {"count": numbers.payment_count, "amount_vnd": numbers.total_vnd, "events": numbers.content_hash}
    desks.record(desk, run, facts | ({"reason": reason} if reason else {}))
    return Signed(run.id, run.number, became, numbers.payment_count, numbers.total_vnd, numbers.content_hash)


def _refuse_difference(desk: desks.Desk, run: queries.Run, now: queries.Content, then: queries.Content) -> None:
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


def _refuse_unlawful(desk: desks.Desk, run: queries.Run) -> None:
    pay_date = max(run.planned_pay_date, desk.at.date())
    with access.widened():  # people move: their papers may lie in another territory
        found = desks.rows("no_longer_lawful", {"run_id": run.id, "pay_date": pay_date})
    if found:
        named = "; ".join(f"{payment_id} {name}: {code}" for payment_id, name, code in found[:SHOWN])
        raise NoLongerLawful("E-RUN-UNLAWFUL", **desk.place, run=run.number, count=len(found), payments=named)
