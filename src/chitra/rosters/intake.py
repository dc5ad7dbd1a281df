"""The deed of taking a file in: every sheet of it or none."""

import contextlib
import dataclasses
import datetime
import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import psycopg
from django.db import connection, transaction

from chitra.access import operations as access
from chitra.audit import operations as audit
from chitra.formats.lists import workbook
from chitra.kernel import errors, sql
from chitra.ledger import operations as ledger
from chitra.rosters import placement, queries, staging
from chitra.territory import queries as territory

MOST_ATTEMPTS = 3

# Looks at the lists of a dry run before they are undone: the period's id and theirs.
Look = Callable[[int, Sequence[int]], None]


class ListExists(errors.StateForbids):
    """Another content stands under this key, and nobody asked to replace it."""


class ListFrozen(errors.StateForbids):
    """A run has taken the list that stands under this key."""


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
    look: Look | None = None,
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
    entry = _Entry(data, book, placed, by or "", at, replace, dry_run, look)
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
    parameters: dict[str, Any] = {
        "sha256": sha256,
        "bytes": data,
        "byte_count": len(data),
        "file_name": file_name,
        "at": at,
        "by": by,
    }
    # Bound by the server: the bytes travel as they are, not spelled out in the statement.
    with connection.cursor() as cursor, psycopg.Cursor(cursor.connection) as bare:
        bare.execute(sql.statement("rosters", "keep_original"), parameters)
    return sha256


@dataclasses.dataclass(frozen=True, slots=True)
class _Entry:
    data: bytes
    book: workbook.Workbook
    placed: placement.Placement
    by: str
    at: datetime.datetime
    replace: bool
    dry_run: bool
    look: Look | None


def _imported(entry: _Entry) -> Imported:
    placed = entry.placed
    with _territory_of(entry):
        period_id, is_closed = _period(entry)
        sorted_lists = _sorted(entry, period_id)
        if not sorted_lists.fresh:
            if entry.look:
                entry.look(period_id, sorted_lists.standing_ids)
            return _told(entry, sorted_lists.standing_ids, queries.counts_of_lists(sorted_lists.standing_ids))
        if is_closed:
            ledger.lock_open_period(**_place(entry))
        sha256 = keep_original(data=entry.data, file_name=entry.book.file_name, at=entry.at, by=entry.by)
        stored = staging.stored(
            staging.HandedIn(
                placed,
                sorted_lists.fresh,
                sorted_lists.replaced_ids,
                period_id,
                sha256,
                entry.book.file_name,
                entry.by,
                entry.at,
            )
        )
        roster_ids = (*sorted_lists.standing_ids, *stored.ids)
        counts = queries.counts_of_lists(roster_ids) if sorted_lists.standing_ids else stored.counts
        imported = _told(entry, roster_ids, counts, is_new=True)
        if entry.look:
            entry.look(period_id, roster_ids)
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
    access.enter(
        by=entry.by,
        deed="dry_run" if entry.dry_run else "import",
        organisation_id=organisation.id,
        lineage=placement.lineage(organisation.code, entry.placed.month.first_day),
        programme=entry.placed.programme,
        on=entry.at.date(),
    )
    yield


def enter(
    *, by: str, deed: str, organisation_code: str, programme: str, month: datetime.date, on: datetime.date
) -> None:
    """Let an officer into a deed about an organisation's month."""
    organisation = territory.organisation(organisation_code, on=month)
    access.enter(
        by=by,
        deed=deed,
        organisation_id=organisation.id,
        lineage=placement.lineage(organisation.code, month),
        programme=programme,
        on=on,
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
    try:
        facts = ledger.lock_period(**place)
    except ledger.UnknownPeriod:
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


def _told(entry: _Entry, roster_ids: Sequence[int], counts: queries.ListCounts, *, is_new: bool = False) -> Imported:
    placed = entry.placed
    return Imported(
        file_name=entry.book.file_name,
        sha256=entry.book.sha256,
        unchanged=not is_new,
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
