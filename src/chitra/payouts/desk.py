"""Where a run's deeds are done: an officer let in, a period locked, a run found, moved and signed."""

import contextlib
import dataclasses
import datetime
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.db import IntegrityError, connection, transaction

from chitra.access import operations as access
from chitra.access import rules as access_rules
from chitra.audit import operations as audit
from chitra.kernel import errors, sql
from chitra.ledger import operations as ledger
from chitra.payouts import queries
from chitra.territory import queries as territory


class NoRun(errors.StateForbids):
    """Nothing has been frozen in this period, or the period has no run of that number."""


class WrongStatus(errors.StateForbids):
    """No run of the period is in a state from which the deed may start."""


class Overtaken(errors.StateForbids):
    """Somebody else moved the run a moment ago."""


class SamePerson(errors.NotPermitted):
    """Who prepares, approves and releases a run are three persons."""


class ReasonMissing(errors.BadInput):
    """Returning, holding, lifting and excluding say why."""


@dataclasses.dataclass(frozen=True, slots=True)
class Desk:
    """One officer at work on one locked period."""

    deed: str
    actor: access_rules.Actor
    period: ledger.PeriodFacts
    by: str
    at: datetime.datetime

    @property
    def place(self) -> dict[str, object]:
        """Name the period as messages do."""
        return {
            "org": self.period.organisation_code,
            "programme": self.period.programme_code,
            "period": f"{self.period.month:%Y-%m}",
        }


@contextlib.contextmanager
def opened(
    *, deed: str, organisation_code: str, programme: str, month: datetime.date, by: str, at: datetime.datetime
) -> Iterator[Desk]:
    """Let the officer in and lock the open period for the length of one transaction."""
    office = territory.organisation(organisation_code, on=month)
    lineage = territory.lineage(office.code, on=at.date())
    with transaction.atomic():
        actor = access.enter(
            by=by, deed=deed, organisation_id=office.id, lineage=lineage, programme=programme, on=at.date()
        )
        period = ledger.lock_open_period(organisation_code=office.code, programme_code=programme, month=month)
        yield Desk(deed, actor, period, by, at)


def chosen(desk: Desk, statuses: Collection[str], number: int | None = None) -> queries.Run:
    """Find the run that the deed is about: the one of that number, or the first that is in one of these states.

    :raises NoRun:
    :raises WrongStatus:
    """
    found = [run for run in queries.runs(desk.period.id) if number in (None, run.number)]
    if not found:
        raise NoRun("E-RUN-NONE", **desk.place, run=number or 1)
    for run in found:
        if run.status in statuses:
            return run
    last = found[-1]
    raise WrongStatus(
        "E-RUN-STATUS",
        **desk.place,
        run=last.number,
        status=last.status,
        deed=desk.deed,
        needed=", ".join(sorted(statuses)),
    )


def move(desk: Desk, run: queries.Run, became: str) -> None:
    """Move a run on from the state in which it was found.

    :raises Overtaken:
    """
    with connection.cursor() as cursor:
        cursor.execute(sql.statement("payouts", "move_run"), {"run_id": run.id, "was": run.status, "became": became})
        if cursor.rowcount != 1:
            raise Overtaken("E-RUN-OVERTAKEN", **desk.place, run=run.number, status=run.status)


def sign(desk: Desk, run: queries.Run, stage: str, numbers: queries.Content, reason: str = "") -> None:
    """Put the officer's name under the numbers.

    :raises SamePerson: this person has signed another stage of the run, by whichever login
    """
    parameters = {
        "run_id": run.id,
        "period_id": desk.period.id,
        "stage": stage,
        "officer_id": desk.actor.officer_id,
        "person_key": desk.actor.person_key,
        "payment_count": numbers.payment_count,
        "total_vnd": numbers.total_vnd,
        "content_hash": numbers.content_hash,
        "reason": reason,
        "at": desk.at,
    }
    try:
        execute("sign", parameters)
    except IntegrityError as refused:
        if "payouts_signature_nobody_signs_two_stages" not in str(refused):
            raise
        raise SamePerson("E-RUN-SAME-PERSON", **desk.place, username=desk.by, stage=stage, run=run.number) from refused


def record(desk: Desk, run: queries.Run, facts: Mapping[str, object], *, deed: str = "") -> None:
    """Write the deed into the organisation's journal."""
    audit.record(
        chain=desk.period.organisation_code,
        at=desk.at,
        by=desk.by,
        deed=deed or desk.deed,
        object_kind="run",
        object_id=run.id,
        facts={"programme": desk.period.programme_code, "month": str(desk.period.month), "run": run.number, **facts},
    )


def remark(desk: Desk, person_id: int, facts: Mapping[str, object]) -> None:
    """Write into the organisation's journal what an officer remarked about a person."""
    audit.record(
        chain=desk.period.organisation_code,
        at=desk.at,
        by=desk.by,
        deed=desk.deed,
        object_kind="person",
        object_id=person_id,
        facts={"programme": desk.period.programme_code, "month": str(desk.period.month), **facts},
    )


def refuse_no_reason(desk: Desk, reason: str) -> None:
    """Refuse a deed that must say why.

    :raises ReasonMissing:
    """
    if not reason.strip():
        raise ReasonMissing("E-RUN-REASON", **desk.place)


def recognise(desk: Desk, gaps: Iterable[queries.Gap]) -> frozenset[int]:
    """Move every approved run on whose needs the unallocated money meets; give their ids."""
    missing: dict[int, int] = {}
    for gap in gaps:
        if gap.status == "approved":
            missing[gap.run_id] = missing.get(gap.run_id, 0) + gap.missing_vnd
    funded = frozenset(run_id for run_id, missing_vnd in missing.items() if missing_vnd == 0)
    for run in queries.runs(desk.period.id) if funded else ():
        if run.id in funded:
            move(desk, run, "funded")
            record(desk, run, {}, deed="funded")
    return funded


def execute(statement: str, parameters: dict[str, Any]) -> int:
    """Run one of this room's statements and tell how many rows it touched."""
    with connection.cursor() as cursor:
        cursor.execute(sql.statement("payouts", statement), parameters)
        return int(cursor.rowcount)


def rows(statement: str, parameters: dict[str, Any]) -> Sequence[tuple[Any, ...]]:
    """Run one of this room's statements and give its rows."""
    with connection.cursor() as cursor:
        cursor.execute(sql.statement("payouts", statement), parameters)
        return list(cursor.fetchall())
