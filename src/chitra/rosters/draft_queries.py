"""Questions about drafts: what officers have decided about a file on its way in, and what its last check found."""

import dataclasses
import datetime
import functools
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal

from django.db import connection

from chitra.formats.lists import outlines, workbook
from chitra.kernel import period as periods
from chitra.kernel import sql

Standing = Literal["block", "warn", "valid", "ignored"]

STANDINGS: tuple[Standing, ...] = ("block", "warn", "valid", "ignored")
CHANGES = ("new", "stopped", "amount", "account", "commune")


@dataclasses.dataclass(frozen=True, slots=True)
class SheetDecision:
    """What an officer decided about one sheet; `columns` is (letter, field), empty until they are confirmed."""

    name: str
    is_read: bool
    header_row: int
    header_rows: int
    columns: tuple[tuple[str, str], ...] = ()


@dataclasses.dataclass(frozen=True)
class Draft:
    """A file on its way in. `summary` is what the last check counted."""

    id: int
    organisation_code: str
    organisation_name: str
    sha256: str
    file_name: str
    programme: str
    month: datetime.date
    kind: str
    state: str
    outline: list[Mapping[str, Any]]
    choice: list[Mapping[str, Any]]
    summary: Mapping[str, Any]
    begun_at: datetime.datetime
    begun_by: str
    changed_at: datetime.datetime
    changed_by: str
    checked_at: datetime.datetime | None

    @property
    def period(self) -> periods.Period:
        return periods.Period.of(self.month)

    @property
    def has_ended(self) -> bool:
        return self.state in {"stored", "dropped"}

    @functools.cached_property
    def sheets(self) -> tuple[outlines.Sheet, ...]:
        return tuple(outlines.of_json(told) for told in self.outline)

    @functools.cached_property
    def decisions(self) -> dict[str, SheetDecision]:
        """Give what was decided, by the sheet's name."""
        return {
            told["name"]: SheetDecision(**{**told, "columns": tuple(map(tuple, told["columns"]))})
            for told in self.choice
        }

    @property
    def read_sheets(self) -> tuple[outlines.Sheet, ...]:
        return tuple(
            sheet for sheet in self.sheets if sheet.name in self.decisions and self.decisions[sheet.name].is_read
        )

    def columns_of(self, sheet: outlines.Sheet) -> tuple[outlines.Column, ...]:
        """Name the columns of a sheet under the header that was decided."""
        decided = self.decisions[sheet.name]
        return sheet.columns(decided.header_row, decided.header_rows)

    def hints(self, corrections: Iterable["Correction"]) -> workbook.Hints:
        """Tell the reader everything that was decided."""
        return workbook.Hints(
            kind=next((kind for kind in workbook.KINDS if kind == self.kind), None),
            programme=self.programme,
            choices=tuple(
                workbook.SheetChoice(
                    each.name, each.is_read, each.header_row or None, each.header_rows, each.columns or None
                )
                for each in self.decisions.values()
            ),
            corrections=tuple(
                workbook.Correction(each.sheet, each.row_number, each.cell_column, each.became)
                for each in corrections
                if each.deed == "cell"
            ),
        )


@dataclasses.dataclass(frozen=True, slots=True)
class OpenDraft:
    """A line of the list of drafts."""

    id: int
    organisation_code: str
    file_name: str
    programme: str
    month: datetime.date
    state: str
    changed_at: datetime.datetime
    changed_by: str


@dataclasses.dataclass(frozen=True, slots=True)
class HandedInBefore:
    """Where the same bytes were handed in."""

    organisation_code: str
    programme: str
    month: datetime.date
    file_name: str
    at: datetime.datetime
    by: str


@dataclasses.dataclass(frozen=True, slots=True)
class Remembered:
    """What an office confirmed of a header, by whom and when."""

    fingerprint: str
    columns: Mapping[str, str]
    by: str
    at: datetime.datetime


@dataclasses.dataclass(frozen=True, slots=True)
class Correction:
    """A correction that counts. `deed` is cell, exclude, or include (taken back)."""

    sheet: str
    row_number: int
    deed: str
    cell_column: str
    was: str
    became: str
    reason: str
    at: datetime.datetime
    by: str


@dataclasses.dataclass(frozen=True, slots=True)
class DraftRow:
    """A row as the last check read it."""

    id: int
    sheet: str
    row_number: int
    row_kind: str
    standing: Standing
    outcome: str
    full_name: str
    unit_code: str
    amount_vnd: int
    raw: str

    @property
    def cells(self) -> list[str]:
        return self.raw.split("\t")


@dataclasses.dataclass(frozen=True, slots=True)
class DraftFinding:
    """What the last check found; as `queries.FoundOne`."""

    stage: str
    code: str
    severity: str
    holds: str
    sheet: str
    row_number: int | None
    cell_column: str
    value: str
    expected: str


@dataclasses.dataclass(frozen=True, slots=True)
class Tab:
    """How many rows stand alike, and what their totals add up to."""

    standing: Standing
    count: int
    amount_vnd: int


@dataclasses.dataclass(frozen=True, slots=True)
class ChangeCount:
    """How many changes of a kind there are against last month, and how many nothing explains."""

    change: str
    count: int
    unexplained_count: int
    was_vnd: int
    became_vnd: int

    @property
    def difference_vnd(self) -> int:
        return self.became_vnd - self.was_vnd


@dataclasses.dataclass(frozen=True, slots=True)
class Change:
    """One change against last month's frozen list."""

    id: int
    change: str
    sheet: str
    row_number: int | None
    full_name: str
    source_code: str
    unit_code: str
    was: str
    became: str
    was_vnd: int
    became_vnd: int
    explained_by: str

    @property
    def difference_vnd(self) -> int:
        return self.became_vnd - self.was_vnd


def draft(draft_id: int) -> Draft | None:
    """Find a draft of the entered territory."""
    found = rows("draft", {"draft_id": draft_id})
    return Draft(*parsed(found[0], "outline", "choice", "summary", of=Draft)) if found else None


def open_drafts(*, limit: int = 50) -> tuple[OpenDraft, ...]:
    """List the drafts that have not ended."""
    return tuple(OpenDraft(*row) for row in rows("open_drafts", {"limit": limit}))


def original(sha256: str) -> tuple[str, bytes] | None:
    """Give the name and the bytes of a file that somebody handed in."""
    found = rows("original_bytes", {"sha256": sha256})
    return (found[0][0], bytes(found[0][1])) if found else None


def handed_in_before(sha256: str) -> tuple[HandedInBefore, ...]:
    """Find where the same bytes were handed in, the latest first."""
    return tuple(HandedInBefore(*row) for row in rows("handed_in_before", {"sha256": sha256}))


def remembered_layouts(draft_id: int, fingerprints: Iterable[str]) -> dict[str, Remembered]:
    """Recall what a draft's office confirmed of headers, by fingerprint."""
    found = rows("remembered_layouts", {"draft_id": draft_id, "fingerprints": list(fingerprints)})
    return {row[0]: Remembered(*parsed(row, "columns", of=Remembered)) for row in found}


def corrections(draft_id: int, *, sheet: str = "", row_number: int = 0) -> tuple[Correction, ...]:
    """List the corrections of a draft, or of one of its rows, that count."""
    told = {"draft_id": draft_id, "sheet": sheet, "row_number": row_number}
    return tuple(Correction(*row) for row in rows("corrections", told))


def draft_tabs(draft_id: int) -> tuple[Tab, ...]:
    """Count a draft's rows by how they stand; every standing is there."""
    found = {row[0]: row for row in rows("draft_tabs", {"draft_id": draft_id})}
    return tuple(Tab(*found[each]) if each in found else Tab(each, 0, 0) for each in STANDINGS)


def draft_rows(draft_id: int, *, standing: str, after: int = 0, limit: int = 50) -> tuple[DraftRow, ...]:
    """Give a page of a draft's rows that stand alike."""
    told = {"draft_id": draft_id, "standing": standing, "after": after, "limit": limit}
    return tuple(DraftRow(*row) for row in rows("draft_rows", told))


def draft_row(draft_id: int, *, sheet: str, row_number: int) -> DraftRow | None:
    """Find a row of a draft by its place."""
    found = rows("draft_row", {"draft_id": draft_id, "sheet": sheet, "row_number": row_number})
    return DraftRow(*found[0]) if found else None


def draft_row_findings(draft_id: int, of: Sequence[DraftRow]) -> dict[tuple[str, int], list[DraftFinding]]:
    """List what the last check found about some rows, by their places."""
    told = {"draft_id": draft_id, "sheets": [row.sheet for row in of], "rows": [row.row_number for row in of]}
    found: dict[tuple[str, int], list[DraftFinding]] = {}
    for each in (DraftFinding(*row) for row in rows("draft_row_findings", told)):
        found.setdefault((each.sheet, each.row_number or 0), []).append(each)
    return found


def draft_list_findings(draft_id: int, *, limit: int = 100) -> tuple[DraftFinding, ...]:
    """List what the last check found about the lists as wholes."""
    return tuple(DraftFinding(*row) for row in rows("draft_list_findings", {"draft_id": draft_id, "limit": limit}))


def draft_change_counts(draft_id: int) -> tuple[ChangeCount, ...]:
    """Count a draft's changes against last month; every kind is there."""
    found = {row[0]: row for row in rows("draft_change_counts", {"draft_id": draft_id})}
    return tuple(ChangeCount(*found[each]) if each in found else ChangeCount(each, 0, 0, 0, 0) for each in CHANGES)


def draft_changes(draft_id: int, *, change: str, after: int = 0, limit: int = 50) -> tuple[Change, ...]:
    """Give a page of a draft's changes of one kind."""
    told = {"draft_id": draft_id, "change": change, "after": after, "limit": limit}
    return tuple(Change(*row) for row in rows("draft_changes", told))


def parsed(row: Sequence[Any], *names: str, of: type) -> list[Any]:
    """Read the columns of a row that hold JSON; Django hands them over as they are written."""
    places = {each.name: place for place, each in enumerate(dataclasses.fields(of))}
    read = list(row)
    for name in names:
        read[places[name]] = json.loads(read[places[name]])
    return read


def rows(name: str, told: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    """Run one of the room's statements."""
    with connection.cursor() as cursor:
        cursor.execute(sql.statement("rosters", name), dict(told))
        return list(cursor.fetchall()) if cursor.description else []
