"""Deeds about lists: take a file in, draft its import, exclude rows, judge a period's lists, freeze them."""

import dataclasses
import datetime
from collections.abc import Mapping

from django.db import connection, transaction

from chitra.access import operations as access
from chitra.audit import operations as audit
from chitra.beneficiaries import operations as beneficiaries
from chitra.enrolment import operations as enrolment
from chitra.kernel import sql
from chitra.ledger import operations as ledger
from chitra.rosters import drafts, excluding, intake, noting, placement, queries, rules, staging
from chitra.territory import queries as territory

Imported = intake.Imported
ListExists = intake.ListExists
ListFrozen = intake.ListFrozen
import_file = intake.import_file
Wish = placement.Wish
keep_original = intake.keep_original
exclude_row = excluding.exclude_row
exclude_rows = excluding.exclude_rows
RowUnknown = excluding.RowUnknown
RowNotExcludable = excluding.RowNotExcludable
ReasonMissing = excluding.ReasonMissing
note = noting.note

# The import in steps, each a deed of its own.
begin_draft = drafts.begin
choose_sheets = drafts.choose_sheets
choose_columns = drafts.choose_columns
correct = drafts.correct
exclude_from_draft = drafts.exclude
draft_to_read = drafts.to_read
check_draft = drafts.check
store_draft = drafts.store
drop_draft = drafts.drop
reopen = drafts.reopen
CellChange = drafts.CellChange
DraftUnknown = drafts.DraftUnknown
DraftNotThere = drafts.DraftNotThere
NotAWish = drafts.NotAWish


@dataclasses.dataclass(frozen=True, slots=True)
class Checked:
    """How many findings of each severity a period's lists have, and how many of each code."""

    by_severity: Mapping[str, int]
    by_code: Mapping[str, int]


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
