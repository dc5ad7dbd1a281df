"""What must become of each bad file: `expected.yaml` read, and each outcome put into the words of that file."""

import functools
import pathlib
from collections.abc import Sequence
from typing import Any

import yaml
from django.db import connection

from chitra.access import operations as access
from chitra.rosters import operations as rosters
from chitra.rosters import queries

_ROW = """
    SELECT outcome, full_name, cccd, account_no, total_vnd, allowance_vnd, source_code,
           concat_ws('/', birth_day, birth_month, birth_year) || CASE WHEN birth_is_estimated THEN '~' ELSE '' END
      FROM rosters_row
     WHERE row_number = %(row_number)s AND row_kind = 'data'
     ORDER BY id
     LIMIT 1
"""
_FIELDS = ("outcome", "full_name", "cccd", "account_no", "total_vnd", "allowance_vnd", "source_code", "birth")


@functools.cache
def read() -> dict[str, Any]:
    """Read all that is expected."""
    told: dict[str, Any] = yaml.safe_load(pathlib.Path(__file__).with_name("expected.yaml").read_text(encoding="utf-8"))
    return told


def of_list(case: str) -> dict[str, Any]:
    """Say what must become of a list, with what goes without saying filled in."""
    told = read()["lists"][case]
    if "refused" in told:
        return {"refused": told["refused"], "exit": 2}
    usual = read()["usual"]
    subject = told.get("subject", usual["subject"])
    return {
        "rows": told.get("rows", usual["rows"]),
        "row_error": told.get("row_error", []),
        "warning": told.get("warning", []),
        "accepted_as": {**usual["accepted_as"], **told.get("accepted_as", {})} if subject else None,
        "exit": 1 if told.get("row_error") else 0,
    }


def told_of_list(case: str, done: rosters.Imported) -> dict[str, Any]:
    """Put what became of a list into the words of the file."""
    subject = read()["lists"].get(case, {}).get("subject", read()["usual"]["subject"])
    counts = done.counts
    return {
        "rows": "/".join(str(counts[name]) for name in ("accepted", "held", "refused", "ignored")),
        "row_error": [_place(found) for found in done.findings if found.severity == "block"],
        "warning": [_place(found) for found in done.findings if found.severity != "block"],
        "accepted_as": _stored_row(subject) if subject else None,
        "exit": 1 if any(found.severity == "block" for found in done.findings) else 0,
    }


def _place(found: queries.FoundOne) -> str:
    return f"{found.code}@{found.cell_column}{found.row_number or ''}"


def _stored_row(row_number: int) -> dict[str, Any] | None:
    with access.system_scope(), connection.cursor() as cursor:
        cursor.execute(_ROW, {"row_number": row_number})
        row: Sequence[Any] | None = cursor.fetchone()
    return None if row is None else dict(zip(_FIELDS, row, strict=True))
