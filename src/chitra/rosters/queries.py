"""Questions about lists, their rows and what was found in them."""

import dataclasses
import datetime
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import connection

from chitra.kernel import sql
from chitra.rosters import comparing, draft_queries, list_queries, persons, placement

CHANGES = comparing.CHANGES
Change = comparing.Change
ChangeCount = comparing.ChangeCount
Comparison = comparing.Comparison
Equation = comparing.Equation
changes = comparing.changes
equations = comparing.equations

# Drafts of imports.
SheetDecision = draft_queries.SheetDecision
Draft = draft_queries.Draft
DraftRow = draft_queries.DraftRow
DraftFinding = draft_queries.DraftFinding
Correction = draft_queries.Correction
draft = draft_queries.draft
open_drafts = draft_queries.open_drafts
original = draft_queries.original
handed_in_before = draft_queries.handed_in_before
remembered_layouts = draft_queries.remembered_layouts
corrections = draft_queries.corrections
draft_tabs = draft_queries.draft_tabs
draft_rows = draft_queries.draft_rows
draft_row = draft_queries.draft_row
draft_row_findings = draft_queries.draft_row_findings
draft_list_findings = draft_queries.draft_list_findings
draft_change_counts = draft_queries.draft_change_counts
draft_changes = draft_queries.draft_changes

# What was handed in.
FindingShown = list_queries.FindingShown
FindingUnknown = list_queries.FindingUnknown
ListUnknown = list_queries.ListUnknown
ListPlace = list_queries.ListPlace
months_handed_in = list_queries.months_handed_in
lists_of_month = list_queries.lists_of_month
place_of_list = list_queries.place_of_list
rows_of_list = list_queries.rows_of_list
findings_page = list_queries.findings_page
finding_shown = list_queries.finding_shown
place_of_finding = list_queries.place_of_finding
notes = list_queries.notes
rows_named = list_queries.rows_named
chosen_rows = list_queries.chosen_rows

FoundOfPerson = persons.FoundOfPerson
findings_of_person = persons.findings_of_person


@dataclasses.dataclass(frozen=True, slots=True)
class StandingList:
    """A current list, by its key."""

    id: int
    list_key: str
    kind: str
    content_hash: str
    is_frozen: bool


@dataclasses.dataclass(frozen=True, slots=True)
class ListCounts:
    """What became of the rows of some lists."""

    accepted: int
    held: int
    refused: int
    ignored: int
    people: int
    amount_vnd: int


@dataclasses.dataclass(frozen=True, slots=True)
class FoundOne:
    """One finding, as stored. `stage` is import for what the reader says of its cells, check for the rules."""

    id: int
    stage: str
    code: str
    severity: str
    holds: str
    file_name: str
    sheet: str
    row_number: int | None
    cell_column: str
    value: str
    expected: str
    row_id: int | None


@dataclasses.dataclass(frozen=True, slots=True)
class RowPlace:
    """Where a row stands, and whose it is."""

    row_id: int
    organisation_code: str
    programme_code: str
    month: datetime.date
    file_name: str
    sheet: str
    row_number: int
    full_name: str


@dataclasses.dataclass(frozen=True, slots=True)
class UnreadyRow:
    """A refused row that nobody has excluded: freezing waits for it."""

    row_id: int
    file_name: str
    sheet: str
    row_number: int
    full_name: str
    codes: str


def lists_under_keys(period_id: int, lists: Sequence[placement.PlacedList]) -> tuple[StandingList, ...]:
    """List what stands under the keys of a file."""
    parameters = {
        "period_id": period_id,
        "list_keys": [each.list_key for each in lists],
        "kinds": [each.kind for each in lists],
    }
    return tuple(StandingList(*row) for row in _rows("lists_under_keys", parameters))


def current_list_ids(period_id: int) -> tuple[int, ...]:
    """Name the current lists of a period."""
    return tuple(row[0] for row in _rows("current_lists", {"period_id": period_id}))


def counts_of_lists(roster_ids: Iterable[int]) -> ListCounts:
    """Add up the rows of some lists, each person once."""
    return ListCounts(*_rows("counts_of_lists", {"roster_ids": list(roster_ids)})[0])


def findings_of_lists(roster_ids: Iterable[int]) -> tuple[FoundOne, ...]:
    """List all findings of some lists, in the order of their cells."""
    return tuple(FoundOne(*row) for row in _rows("findings_of_lists", {"roster_ids": list(roster_ids)}))


def findings(
    period_id: int, *, severity: str = "", code: str = "", after: int = 0, limit: int = 50
) -> tuple[FoundOne, ...]:
    """Give a page of a period's findings; `after` is the id of the last one seen."""
    parameters = {"period_id": period_id, "severity": severity, "code": code, "after": after, "limit": limit}
    return tuple(FoundOne(*row) for row in _rows("findings", parameters))


def finding_counts(period_id: int) -> tuple[tuple[str, str, int], ...]:
    """Count a period's findings by code and severity."""
    return tuple((code, severity, count) for code, severity, count in _rows("finding_counts", {"period_id": period_id}))


def blocking(period_id: int) -> tuple[FoundOne, ...]:
    """List what blocks the approval of a period's lists unless the approver signs a reason, and holds no single row."""
    return tuple(FoundOne(*row) for row in _rows("blocking", {"period_id": period_id}))


def unready_rows(period_id: int) -> tuple[UnreadyRow, ...]:
    """List the refused rows of current lists that nobody has excluded."""
    return tuple(UnreadyRow(*row) for row in _rows("unready_rows", {"period_id": period_id}))


def place_of_row(row_id: int) -> RowPlace | None:
    """Tell where a row stands."""
    found = _rows("place_of_row", {"row_id": row_id})
    return RowPlace(*found[0]) if found else None


def _rows(name: str, parameters: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql.statement("rosters", name), parameters)
        found: list[tuple[Any, ...]] = cursor.fetchall()
    return found
