"""Deeds about lists: take a file in, keep original bytes, exclude a row, judge a period's lists, freeze them."""

import dataclasses
import datetime
from collections.abc import Mapping
from typing import Any

from django.db import connection, transaction

from chitra.access import operations as access
from chitra.audit import operations as audit
from chitra.beneficiaries import operations as beneficiaries
from chitra.enrolment import operations as enrolment
from chitra.kernel import errors, sql
from chitra.ledger import operations as ledger
from chitra.rosters import intake, placement, queries, rules, staging
from chitra.territory import queries as territory

Imported = intake.Imported
ListExists = intake.ListExists
ListFrozen = intake.ListFrozen
import_file = intake.import_file
Wish = placement.Wish
keep_original = intake.keep_original


class RowUnknown(errors.StateForbids):
    """No row of the officer's territory has this number."""


class RowNotExcludable(errors.StateForbids):
    """Only a refused or held row of a current list can be excluded, once, and before a run has taken it."""


class ReasonMissing(errors.BadInput):
    """A row is excluded by name and with a reason."""


@dataclasses.dataclass(frozen=True, slots=True)
class Checked:
    """How many findings of each severity a period's lists have, and how many of each code."""

    by_severity: Mapping[str, int]
    by_code: Mapping[str, int]


def exclude_row(*, row_id: int, reason: str, by: str, at: datetime.datetime) -> None:
    """Take a refused or held row out of its list, by name and with a reason.

    :raises ReasonMissing, RowUnknown, RowNotExcludable:
    """
    if not reason.strip():
        raise ReasonMissing("E-ROW-REASON", row=row_id)
    with transaction.atomic():
        with access.system_scope():
            place = queries.place_of_row(row_id)
        if place is None:
            raise RowUnknown("E-ROW-UNKNOWN", row=row_id)
        intake.enter(
            by=by,
            deed="exclude",
            organisation_code=place.organisation_code,
            programme=place.programme_code,
            month=place.month,
            on=at.date(),
        )
        ledger.lock_open_period(
            organisation_code=place.organisation_code, programme_code=place.programme_code, month=place.month
        )
        with connection.cursor() as cursor:
            parameters: dict[str, Any] = {"row_id": row_id, "reason": reason.strip(), "at": at, "by": by}
            cursor.execute(sql.statement("rosters", "exclude_row"), parameters)
            if cursor.fetchone() is None:
                raise RowNotExcludable("E-ROW-STATE", row=place.row_number, sheet=place.sheet, file=place.file_name)
        audit.record(
            chain=place.organisation_code,
            at=at,
            by=by,
            deed="exclude",
            object_kind="row",
            object_id=row_id,
            facts={"reason": reason.strip(), "name": place.full_name, "row": place.row_number, "sheet": place.sheet},
        )


def check(
    *,
    organisation_code: str,
    programme: str,
    month: datetime.date,
    by: str,
    at: datetime.datetime,
    expected_carry: Mapping[int, int] | None = None,
) -> Checked:
    """Judge all current lists of a period anew.

    `expected_carry` is what our own settlement carried into the period: person id → đồng.
    """
    with transaction.atomic():
        intake.enter(
            by=by,
            deed="check",
            organisation_code=organisation_code,
            programme=programme,
            month=month,
            on=at.date(),
        )
        period = ledger.lock_open_period(organisation_code=organisation_code, programme_code=programme, month=month)
        checked = judge_period(period=period, expected_carry=expected_carry)
        facts = {"programme": programme, "month": str(month), **checked.by_severity}
        audit.record(
            chain=organisation_code, at=at, by=by, deed="check", object_kind="period", object_id=period.id, facts=facts
        )
    return checked


def office(*, organisation_code: str, on: datetime.date) -> enrolment.Office:
    """Describe an organisation to the deeds below that need its place and the issuers whose codes its lists use."""
    found = territory.organisation(organisation_code, on=on)
    issuers = tuple(staging.issuer_of(programme, found) for programme in ("ncc", "btxh"))
    return enrolment.Office(found.id, found.code, placement.lineage(found.code, on), issuers)


def judge_period(*, period: ledger.PeriodFacts, expected_carry: Mapping[int, int] | None = None) -> Checked:
    """Judge a period's lists within another deed, such as freezing: a fixed number of statements."""
    carry = expected_carry or {}
    roster_ids = queries.current_list_ids(period.id)
    with connection.cursor() as cursor:
        cursor.execute(sql.statement("rosters", "forget_judgements"), {"period_id": period.id})
    parameters = {
        "period_id": period.id,
        "roster_ids": list(roster_ids),
        "issuer": staging.issuer_of(period.programme_code, territory.organisation(period.organisation_code)),
        "carry_people": list(carry),
        "carry_amounts": list(carry.values()),
    }
    staging.prepare()
    staging.learn_law(programme=period.programme_code, month=period.month, judged_on=placement.judged_on(period.month))
    with access.widened():
        staging.judge(rules.CHECK, parameters)
    found = queries.finding_counts(period.id)
    by_severity: dict[str, int] = dict.fromkeys(rules.SEVERITIES, 0)
    by_code: dict[str, int] = {}
    for code, severity, count in found:
        by_severity[severity] += count
        by_code[code] = by_code.get(code, 0) + count
    return Checked(by_severity, by_code)


def mark_frozen(*, period_id: int, at: datetime.datetime) -> int:
    """Close a period's current lists against replacing; called by the deed that freezes a run. Give how many."""
    with connection.cursor() as cursor:
        cursor.execute(sql.statement("rosters", "mark_frozen"), {"period_id": period_id, "at": at})
        return int(cursor.rowcount)


def adopt_list_methods(*, period_id: int, programme_code: str, by: str, at: datetime.datetime) -> None:
    """Let the accounts that a period's lists name become methods, within the deed that freezes them."""
    enrolment.stage_offers()
    with connection.cursor() as cursor:
        cursor.execute(sql.statement("rosters", "offer_methods"), {"period_id": period_id})
    enrolment.adopt_offers(programme_code=programme_code, on=at.date(), by=by, at=at)


def report_listed_deaths(*, period_id: int, by: str, at: datetime.datetime) -> int:
    """Record the deaths that a period's decreases report, within the deed that freezes them. Give how many are new."""
    with connection.cursor() as cursor:
        cursor.execute(sql.statement("rosters", "listed_deaths"), {"period_id": period_id})
        deaths = [beneficiaries.Death(*row) for row in cursor.fetchall()]
    with access.widened():
        return beneficiaries.report_deaths(deaths=deaths, source="decrease list", by=by, at=at)
