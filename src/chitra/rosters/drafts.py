"""The import in steps: a file is kept, its sheets and columns are decided, it is checked and corrected, then stored.

Each step is a deed of its own, so that an officer may go on tomorrow, on another machine, or leave it to a colleague.
The file stays as it came: a correction is a record of who reads which cell otherwise, and why; every check reads the
file anew with all of them.
"""

import dataclasses
import datetime
import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction

from chitra.access import operations as access
from chitra.audit import operations as audit
from chitra.formats.lists import outlines, workbook
from chitra.kernel import errors
from chitra.rosters import draft_queries, drafts_seen, excluding, intake, placement, queries
from chitra.territory import queries as territory

DECIDED = frozenset({"check", "checked"})
SHOWN = 20  # how many cells the journal names one by one
OPEN = frozenset({"sheets", "columns"}) | DECIDED


class DraftUnknown(errors.BadInput):
    """The officer's territory has no such draft."""


class DraftNotThere(errors.StateForbids):
    """The draft has ended, or is not at this step."""


class NotAWish(errors.BadInput):
    """What was decided about sheets, columns or cells cannot be meant so."""


@dataclasses.dataclass(frozen=True, slots=True)
class CellChange:
    """A cell that is to be read otherwise; `row_number` is Excel's."""

    sheet: str
    row_number: int
    column: str
    was: str
    became: str


def begin(*, data: bytes, outline: outlines.Outline, wish: placement.Wish, by: str, at: datetime.datetime) -> int:
    """Keep a file and begin its import. Its titles, or the officer, say where it belongs.

    :raises placement.PlaceUnknown, placement.TitleDiffers: nothing is kept
    """
    titled = [sheet for sheet in outline.sheets if sheet.header_row] or outline.sheets
    month, programme, organisation = placement.place_of(outline.file_name, titled, wish)
    choice = [
        draft_queries.SheetDecision(
            sheet.name,
            is_read=sheet.header_row is not None,
            header_row=sheet.header_row or 0,
            header_rows=sheet.header_rows,
        )
        for sheet in outline.sheets
    ]
    with transaction.atomic():
        place: dict[str, Any] = {
            "organisation_code": organisation.code,
            "programme": programme,
            "month": month.first_day,
        }
        intake.enter(by=by, deed="import", on=at.date(), **place)
        sha256 = intake.keep_original(data=data, file_name=outline.file_name, at=at, by=by)
        told = {
            "organisation_id": organisation.id,
            "sha256": sha256,
            "file_name": outline.file_name,
            "programme": programme,
            "month": month.first_day,
            "kind": wish.kind or "",
            "outline": _json([outlines.as_json(sheet) for sheet in outline.sheets]),
            "choice": _json([dataclasses.asdict(each) for each in choice]),
            "at": at,
            "by": by,
        }
        draft_id = int(draft_queries.rows("begin_draft", told)[0][0])
        _record(_found(draft_id), "draft", {"file": outline.file_name, "sha256": sha256}, by, at)
    return draft_id


def choose_sheets(
    *, draft_id: int, sheets: Sequence[draft_queries.SheetDecision], by: str, at: datetime.datetime
) -> None:
    """Decide which sheets are lists and where their headers are. Columns of a header that stays are kept.

    :raises NotAWish: no sheet, or a header outside the rows that were shown
    """
    with transaction.atomic():
        draft = _entered(draft_id, OPEN, by, at)
        numbers = {sheet.name: sheet.numbers for sheet in draft.sheets}
        if not any(each.is_read for each in sheets):
            raise NotAWish("E-DRAFT-SHEETS")
        decided = []
        for each in sheets:
            if each.is_read and each.header_row not in numbers[each.name]:
                raise NotAWish("E-FILE-HEADER-GONE", sheet=each.name, row=each.header_row)
            before = draft.decisions[each.name]
            is_same = (before.header_row, before.header_rows) == (each.header_row, each.header_rows)
            decided.append(dataclasses.replace(each, columns=before.columns if is_same else ()))
        _decide(draft, decided, "columns", by, at)


def choose_columns(
    *, draft_id: int, columns: Mapping[str, Sequence[tuple[str, str]]], by: str, at: datetime.datetime
) -> None:
    """Confirm which column of which sheet holds what: (letter, field). The office remembers it for such headers.

    :raises NotAWish: a field in two columns, or no name
    """
    with transaction.atomic():
        draft = _entered(draft_id, OPEN - {"sheets"}, by, at)
        for name, chosen in columns.items():
            _refuse_columns(name, chosen)
        decided = [
            dataclasses.replace(each, columns=tuple(columns.get(each.name, ()))) for each in draft.decisions.values()
        ]
        _decide(draft, decided, "check", by, at)
        organisation = territory.organisation(draft.organisation_code)
        for sheet in draft.read_sheets:
            told = {
                "organisation_id": organisation.id,
                "fingerprint": outlines.fingerprint(draft.columns_of(sheet)),
                "columns": _json(dict(columns.get(sheet.name, ()))),
                "at": at,
                "by": by,
            }
            draft_queries.rows("remember_layout", told)
        facts = {name: ", ".join(f"{letter}={field}" for letter, field in chosen) for name, chosen in columns.items()}
        _record(draft, "columns", facts, by, at)


def correct(*, draft_id: int, cells: Sequence[CellChange], reason: str, by: str, at: datetime.datetime) -> int:
    """Read cells otherwise, from the next check on. The file and what was read before stay. Give how many cells change.

    :raises NotAWish: no cell changes, or no reason
    """
    with transaction.atomic():
        draft = _entered(draft_id, DECIDED, by, at)
        changed = [each for each in cells if each.was != each.became]
        if not changed:
            raise NotAWish("E-DRAFT-CELL")
        _write_down(draft, "cell", changed, reason, by, at)
        _touch(draft, "check", by, at)
        named = [f"{each.sheet}!{each.column}{each.row_number}: {each.was} → {each.became}" for each in changed]
        facts = {
            "count": len(named),
            "cells": named[:SHOWN],
            "events": hashlib.sha256("\n".join(named).encode()).hexdigest(),
        }
        _record(draft, "correct", {"reason": reason.strip(), **facts}, by, at)
    return len(changed)


def exclude(
    *, draft_id: int, places: Sequence[tuple[str, int]], reason: str, by: str, at: datetime.datetime, back: bool = False
) -> None:
    """Take rows that something blocks out of their list once it is stored, by name; or take them back.

    :raises NotAWish: no row, or no reason
    """
    with transaction.atomic():
        draft = _entered(draft_id, DECIDED, by, at)
        if not places:
            raise NotAWish("E-ROWS-STATE", count=0, rows="-")
        deed = "include" if back else "exclude"
        _write_down(draft, deed, [CellChange(sheet, row, "", "", "") for sheet, row in places], reason, by, at)
        _touch(draft, draft.state, by, at)
        named = ", ".join(f"{sheet}:{row}" for sheet, row in places)
        _record(draft, f"draft_{deed}", {"rows": named, "reason": reason.strip()}, by, at)


def to_read(*, draft_id: int, by: str, at: datetime.datetime) -> tuple[bytes, str, workbook.Hints]:
    """Give the bytes of a draft's file, its name, and all that was decided about how to read it."""
    with transaction.atomic():
        draft = _entered(draft_id, DECIDED, by, at)
        return _bytes(draft), draft.file_name, draft.hints(draft_queries.corrections(draft_id))


def check(*, draft_id: int, book: workbook.Workbook, by: str, at: datetime.datetime) -> intake.Imported:
    """Judge a draft as its storing would, and keep what came of it. `book` was read with the draft's hints.

    :raises: as `intake.import_file` of a dry run
    """
    with transaction.atomic():
        draft = _entered(draft_id, DECIDED, by, at)
        seen = drafts_seen.Seen()
        replaced = drafts_seen.replaced(draft, book, _wish(draft))
        imported = intake.import_file(
            data=_bytes(draft), book=book, wish=_wish(draft), by=by, at=at, dry_run=True, look=seen.look
        )
        draft_queries.rows("forget_check", {"draft_id": draft_id})
        draft_queries.rows("store_seen", {"draft_id": draft_id, **seen.arrays(imported.findings)})
        summary = {
            "counts": dict(imported.counts),
            "amount_vnd": imported.amount_vnd,
            "people": imported.people,
            "is_unchanged": imported.unchanged,
            "sheets": [dataclasses.asdict(sheet) for sheet in imported.sheets],
            "replaces": [each.list_key for each in replaced],
            "is_frozen": any(each.is_frozen for each in replaced),
            "base": list(seen.base),
        }
        draft_queries.rows("note_check", {"draft_id": draft_id, "summary": _json(summary), "at": at})
    return imported


def store(*, draft_id: int, book: workbook.Workbook, replace: bool, by: str, at: datetime.datetime) -> intake.Imported:
    """Take a checked draft in, with the rows that were taken out of it, and end it.

    :raises DraftNotThere: something was corrected after the last check
    :raises: as `intake.import_file`
    """
    with transaction.atomic():
        draft = _entered(draft_id, frozenset({"checked"}), by, at)
        stored: list[int] = []
        imported = intake.import_file(
            data=_bytes(draft),
            book=book,
            wish=_wish(draft),
            by=by,
            at=at,
            replace=replace,
            look=lambda period_id, _: stored.append(period_id),
        )
        _exclude(draft, stored[-1], by, at)
        _end(draft, "stored", by, at)
    return imported


def drop(*, draft_id: int, by: str, at: datetime.datetime) -> None:
    """Give a draft up. The file's bytes and the corrections stay on record."""
    with transaction.atomic():
        draft = _entered(draft_id, OPEN, by, at)
        _end(draft, "dropped", by, at)
        _record(draft, "draft_drop", {"file": draft.file_name}, by, at)


def reopen(*, roster_id: int, outline: outlines.Outline, by: str, at: datetime.datetime) -> int:
    """Begin an import of a stored list's file once more, with all that was decided the last time.

    :raises queries.ListUnknown:
    """
    with transaction.atomic():
        with access.system_scope():
            place = queries.place_of_list(roster_id)
            before = draft_queries.rows("last_draft", {"roster_id": roster_id})
        found = draft_queries.original(place.sha256)
        assert found is not None
        wish = placement.Wish(place.period, place.programme, place.organisation_code, place.kind)
        draft_id = begin(data=found[1], outline=outline, wish=wish, by=by, at=at)
        if before:
            draft_queries.rows("continue_draft", {"draft_id": draft_id, "before_id": before[0][0]})
    return draft_id


def _entered(draft_id: int, states: frozenset[str], by: str, at: datetime.datetime) -> draft_queries.Draft:
    """Let an officer into a draft, and lock it."""
    with access.system_scope():
        draft = _found(draft_id)
    place: dict[str, Any] = {
        "organisation_code": draft.organisation_code,
        "programme": draft.programme,
        "month": draft.month,
    }
    intake.enter(by=by, deed="import", on=at.date(), **place)
    ((state,),) = draft_queries.rows("lock_draft", {"draft_id": draft_id})
    if state not in states:
        raise DraftNotThere("E-DRAFT-STATE", file=draft.file_name)
    return draft


def _found(draft_id: int) -> draft_queries.Draft:
    draft = draft_queries.draft(draft_id)
    if draft is None:
        raise DraftUnknown("E-DRAFT-UNKNOWN", draft=draft_id)
    return draft


def _bytes(draft: draft_queries.Draft) -> bytes:
    found = draft_queries.original(draft.sha256)
    assert found is not None, "a draft holds its original"
    return found[1]


def _wish(draft: draft_queries.Draft) -> placement.Wish:
    return placement.Wish(draft.period, draft.programme, draft.organisation_code, draft.kind or None)


def _refuse_columns(sheet: str, chosen: Sequence[tuple[str, str]]) -> None:
    letters: dict[str, str] = {}
    for letter, field in chosen:
        if field in letters:
            raise NotAWish("E-DRAFT-COLUMN-TWICE", sheet=sheet, column=letters[field], other=letter)
        letters[field] = letter
    if not {"full_name", "given_part"} & set(letters):
        raise NotAWish("E-DRAFT-COLUMN-NAME", sheet=sheet)


def _decide(
    draft: draft_queries.Draft,
    decided: Sequence[draft_queries.SheetDecision],
    state: str,
    by: str,
    at: datetime.datetime,
) -> None:
    choice = _json([dataclasses.asdict(each) for each in decided])
    draft_queries.rows("decide_draft", {"draft_id": draft.id, "choice": choice, "state": state, "at": at, "by": by})


def _touch(draft: draft_queries.Draft, state: str, by: str, at: datetime.datetime) -> None:
    draft_queries.rows("touch_draft", {"draft_id": draft.id, "state": state, "at": at, "by": by})


def _write_down(  # noqa: PLR0917
    draft: draft_queries.Draft,
    deed: str,
    cells: Sequence[CellChange],
    reason: str,
    by: str,
    at: datetime.datetime,
) -> None:
    if not reason.strip():
        raise NotAWish("E-ROW-REASON")
    told = {
        "draft_id": draft.id,
        "sheets": [each.sheet for each in cells],
        "rows": [each.row_number for each in cells],
        "deeds": [deed] * len(cells),
        "letters": [each.column for each in cells],
        "was": [each.was for each in cells],
        "became": [each.became for each in cells],
        "reason": reason.strip(),
        "at": at,
        "by": by,
    }
    draft_queries.rows("correct", told)


def _exclude(draft: draft_queries.Draft, period_id: int, by: str, at: datetime.datetime) -> None:
    """Take the rows out that were taken out of the draft; one that nothing blocks any more stays."""
    by_reason: dict[str, list[tuple[str, int]]] = {}
    for each in draft_queries.corrections(draft.id):
        if each.deed == "exclude":
            by_reason.setdefault(each.reason, []).append((each.sheet, each.row_number))
    for reason, places in by_reason.items():
        told = {
            "period_id": period_id,
            "sha256": draft.sha256,
            "sheets": [sheet for sheet, _ in places],
            "rows": [row for _, row in places],
        }
        row_ids = [row[0] for row in draft_queries.rows("rows_at", told)]
        if row_ids:
            excluding.exclude_rows(
                organisation_code=draft.organisation_code,
                programme=draft.programme,
                month=draft.month,
                row_ids=row_ids,
                reason=reason,
                by=by,
                at=at,
            )


def _end(draft: draft_queries.Draft, state: str, by: str, at: datetime.datetime) -> None:
    draft_queries.rows("forget_check", {"draft_id": draft.id})
    draft_queries.rows("end_draft", {"draft_id": draft.id, "state": state, "at": at, "by": by})


def _record(draft: draft_queries.Draft, deed: str, facts: Mapping[str, object], by: str, at: datetime.datetime) -> None:
    audit.record(
        chain=draft.organisation_code,
        at=at,
        by=by,
        deed=deed,
        object_kind="draft",
        object_id=draft.id,
        facts={"programme": draft.programme, "month": str(draft.month), **facts},
    )


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
