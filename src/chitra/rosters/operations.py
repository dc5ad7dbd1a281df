"""Deeds about lists: take a file in, keep original bytes, exclude a row, judge a period's lists, freeze them."""

import contextlib
import dataclasses
import datetime
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.db import connection, transaction

from chitra.access import operations as access
from chitra.audit import operations as audit
from chitra.beneficiaries import operations as beneficiaries
from chitra.enrolment import operations as enrolment
from chitra.formats.lists import workbook
from chitra.kernel import errors, sql
from chitra.ledger import operations as ledger
from chitra.rosters import placement, queries, rules, staging
from chitra.territory import queries as territory

MOST_ATTEMPTS = 3


class ListExists(errors.StateForbids):
    """Another content stands under this key, and nobody asked to replace it."""


class ListFrozen(errors.StateForbids):
    """A run has taken the list that stands under this key."""


class RowUnknown(errors.StateForbids):
    """No row of the officer's territory has this number."""


class RowNotExcludable(errors.StateForbids):
    """Only a refused or held row of a current list can be excluded, once, and before a run has taken it."""


class ReasonMissing(errors.BadInput):
    """A row is excluded by name and with a reason."""


@dataclasses.dataclass(frozen=True, slots=True)
class ImportedSheet:
    name: str
    kind: str
    header_row: int


@dataclasses.dataclass(frozen=True, slots=True)
class Imported:
    """What became of one file. `findings` are all that the reader and the rules say of it."""

    file_name: str
    sha256: str
    unchanged: bool
    organisation_code: str
    programme: str
    month: str
    sheets: tuple[ImportedSheet, ...]
    counts: Mapping[str, int]
    amount_vnd: int
    people: int
    findings: tuple[queries.FoundOne, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Checked:
    """How many findings of each severity a period's lists have, and how many of each code."""

    by_severity: Mapping[str, int]
    by_code: Mapping[str, int]


class _Rehearsed(Exception):
    """Carries the answer of a dry run out of the transaction that it undoes."""

    def __init__(self, imported: Imported) -> None:
        super().__init__()
        self.imported = imported


def import_file(
    *,
    data: bytes,
    book: workbook.Workbook,
    wish: placement.Wish,
    by: str | None,
    at: datetime.datetime,
    replace: bool = False,
    dry_run: bool = False,
) -> Imported:
    """Take in one file: every sheet of it or none.

    The same content under its keys changes nothing. A dry run stores nothing and asks neither who nor in which state.

    :raises placement.NoList, placement.PlaceUnknown, placement.TitleDiffers, placement.KeyTwice: nothing is stored
    :raises ListExists: new content without `replace`
    :raises ListFrozen: new content for a list that a run has taken
    """
    assert by or dry_run, "only a dry run is nobody's deed"
    assert hashlib.sha256(data).hexdigest() == book.sha256
    placed = placement.placed(book, wish)
    entry = _Entry(data, book, placed, by or "", at, replace, dry_run)
    for attempt in range(MOST_ATTEMPTS):
        try:
            with transaction.atomic():
                return _imported(entry)
        except _Rehearsed as rehearsed:
            return rehearsed.imported
        except staging.OvertakenByAnother:
            if attempt + 1 == MOST_ATTEMPTS:
                raise
    raise AssertionError("unreachable")


def keep_original(*, data: bytes, file_name: str, at: datetime.datetime, by: str) -> str:
    """Keep the bytes of a file that any room takes in; give their SHA-256. The same bytes are kept once."""
    sha256 = hashlib.sha256(data).hexdigest()
    parameters = {
        "sha256": sha256,
        "bytes": data,
        "byte_count": len(data),
        "file_name": file_name,
        "at": at,
        "by": by,
    }
    with connection.cursor() as cursor:
        cursor.execute(sql.statement("rosters", "keep_original"), parameters)
    return sha256


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
        _enter(by, "exclude", place.organisation_code, place.programme_code, place.month)
        ledger.lock_open_period(
            organisation_code=place.organisation_code, programme_code=place.programme_code, month=place.month
        )
        with connection.cursor() as cursor:
            parameters = {"row_id": row_id, "reason": reason.strip(), "at": at, "by": by}
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
        _enter(by, "check", organisation_code, programme, month)
        period = ledger.lock_open_period(organisation_code=organisation_code, programme_code=programme, month=month)
        checked = judge_period(period=period, expected_carry=expected_carry)
        facts = {"programme": programme, "month": str(month), **checked.by_severity}
        audit.record(
            chain=organisation_code, at=at, by=by, deed="check", object_kind="period", object_id=period.id, facts=facts
        )
    return checked


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
    staging.learn_law(
        programme=period.programme_code, month=period.month, judged_on=placement.judged_on(period.month)
    )
    with access.widened():
        staging.judge(rules.CHECK, parameters)
    found = queries.finding_counts(period.id)
    by_severity = {severity: 0 for severity in rules.SEVERITIES}
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
    """Record the deaths that a period's lists of decreases report, within the deed that freezes them. Give how many are new."""
    with connection.cursor() as cursor:
        cursor.execute(sql.statement("rosters", "listed_deaths"), {"period_id": period_id})
        deaths = [beneficiaries.Death(*row) for row in cursor.fetchall()]
    with access.widened():
        return beneficiaries.report_deaths(deaths=deaths, source="decrease list", by=by, at=at)


@dataclasses.dataclass(frozen=True, slots=True)
class _Entry:
    data: bytes
    book: workbook.Workbook
    placed: placement.Placement
    by: str
    at: datetime.datetime
    replace: bool
    dry_run: bool


def _imported(entry: _Entry) -> Imported:
    placed = entry.placed
    with _territory_of(entry):
        period_id, is_closed = _period(entry)
        sorted_lists = _sorted(entry, period_id)
        if not sorted_lists.fresh:
            return _told(entry, sorted_lists.standing_ids, unchanged=True)
        if is_closed:
            ledger.lock_open_period(**_place(entry))
        sha256 = keep_original(data=entry.data, file_name=entry.book.file_name, at=entry.at, by=entry.by)
        roster_ids = staging.stored(
            staging.HandedIn(
                placed, sorted_lists.fresh, sorted_lists.replaced_ids, period_id, sha256, entry.book.file_name, entry.by, entry.at
            )
        )
        imported = _told(entry, (*sorted_lists.standing_ids, *roster_ids), unchanged=False)
        if entry.dry_run:
            raise _Rehearsed(imported)
        _record(entry, period_id, imported)
    return imported


@contextlib.contextmanager
def _territory_of(entry: _Entry) -> Iterator[None]:
    organisation = entry.placed.organisation
    if entry.dry_run and not entry.by:
        with access.system_scope():
            yield
        return
    deed = "dry_run" if entry.dry_run else "import"
    _enter(entry.by, deed, organisation.code, entry.placed.programme, entry.placed.month.first_day, entry.at.date())
    yield


def _enter(
    by: str, deed: str, organisation_code: str, programme: str, month: datetime.date, on: datetime.date | None = None
) -> None:
    organisation = territory.organisation(organisation_code, on=month)
    access.enter(
        by=by,
        deed=deed,
        organisation_id=organisation.id,
        lineage=placement.lineage(organisation_code, month),
        programme=programme,
        on=on or month,
    )


def _place(entry: _Entry) -> dict[str, Any]:
    placed = entry.placed
    return {
        "organisation_code": placed.organisation.code,
        "programme_code": placed.programme,
        "month": placed.month.first_day,
    }


def _period(entry: _Entry) -> tuple[int, bool]:
    """Open the period and lock it, so that of two imports at once one waits. Tell whether it is closed."""
    organisation_id = entry.placed.organisation.id
    place = _place(entry)
    ledger.open_period(organisation_id=organisation_id, **place, at=entry.at)
    facts = ledger.lock_period(**place)
    is_closed = facts.status == "closed"
    if is_closed and entry.dry_run:
        # A closed period takes no row, not even one that is undone: the dry run happens beside it.
        place["organisation_code"] += "?"
        return ledger.open_period(organisation_id=organisation_id, **place, at=entry.at), False
    return facts.id, is_closed


@dataclasses.dataclass(frozen=True, slots=True)
class _SortedLists:
    """The lists of a file: new in content or key, standing already, and what the new ones replace."""

    fresh: tuple[placement.PlacedList, ...]
    standing_ids: tuple[int, ...]
    replaced_ids: tuple[int, ...]


def _sorted(entry: _Entry, period_id: int) -> _SortedLists:
    standing = {(each.list_key, each.kind): each for each in queries.lists_under_keys(period_id, entry.placed.lists)}
    fresh, standing_ids, replaced_ids = [], [], []
    for new in entry.placed.lists:
        old = standing.get((new.list_key, new.kind))
        if old and old.content_hash == new.sheet.content_hash:
            standing_ids.append(old.id)
            continue
        fresh.append(new)
        if old:
            _refuse_replacing(entry, new, old)
            replaced_ids.append(old.id)
    return _SortedLists(tuple(fresh), tuple(standing_ids), tuple(replaced_ids))


def _refuse_replacing(entry: _Entry, new: placement.PlacedList, old: queries.StandingList) -> None:
    if entry.dry_run:
        return
    place = {"file": entry.book.file_name, "sheet": new.sheet.name, "value": old.list_key}
    if old.is_frozen:
        raise ListFrozen("E-LIST-FROZEN", **place)
    if not entry.replace:
        raise ListExists("E-LIST-EXISTS", **place)


def _told(entry: _Entry, roster_ids: Sequence[int], *, unchanged: bool) -> Imported:
    placed = entry.placed
    counts = queries.counts_of_lists(roster_ids)
    return Imported(
        file_name=entry.book.file_name,
        sha256=entry.book.sha256,
        unchanged=unchanged,
        organisation_code=placed.organisation.code,
        programme=placed.programme,
        month=str(placed.month),
        sheets=tuple(ImportedSheet(each.sheet.name, each.kind, each.sheet.header_row or 0) for each in placed.lists),
        counts={
            "accepted": counts.accepted,
            "held": counts.held,
            "refused": counts.refused,
            "ignored": counts.ignored + placed.ignored_count,
        },
        amount_vnd=counts.amount_vnd,
        people=counts.people,
        findings=queries.findings_of_lists(roster_ids),
    )


def _record(entry: _Entry, period_id: int, imported: Imported) -> None:
    facts = {
        "file": imported.file_name,
        "sha256": imported.sha256,
        "programme": imported.programme,
        "month": imported.month,
        "people": imported.people,
        "amount_vnd": imported.amount_vnd,
        **imported.counts,
        "events": hashlib.sha256("".join(each.sheet.content_hash for each in entry.placed.lists).encode()).hexdigest(),
    }
    audit.record(
        chain=imported.organisation_code,
        at=entry.at,
        by=entry.by,
        deed="import",
        object_kind="period",
        object_id=period_id,
        facts=facts,
    )
