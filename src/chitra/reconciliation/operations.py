"""Take in what a provider or a bank answers, and say of every line what became of it."""

import dataclasses
import datetime
import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.db import connection, transaction

from chitra.access import operations as access
from chitra.audit import operations as audit
from chitra.delivery import operations as delivery
from chitra.formats.banking import answers, reading, recognise
from chitra.kernel import errors, sql
from chitra.providers import queries as providers
from chitra.rosters import operations as rosters
from chitra.territory import queries as territory

#: An exception waits at most this long for somebody to look into it: the provider reports before the 20th (TT 44/2022 Đ8.4),
#: the lists of the next month are due on the 25th.
DAYS_TO_LOOK_INTO = 5


class ExceptionGone(errors.StateForbids):
    """No such exception is open."""


@dataclasses.dataclass(frozen=True, slots=True)
class Answered:
    """What became of one file: lines by outcome, balances where it is a statement. `is_known` when it had been taken in before."""

    sha256: str
    kind: str
    is_known: bool
    lines: dict[str, int]
    opening_vnd: int | None
    closing_vnd: int | None
    is_gap: bool


def answer(*, path: Path, provider_code: str, by: str, at: datetime.datetime) -> Answered:
    """Take in one file, whatever its kind, and book what its lines prove.

    One transaction and a fixed number of statements for a file of one period, two more for each further period. The same bytes
    again change nothing. A file that is broken as a whole is refused and leaves nothing behind.

    :raises errors.BadInput: when the file is no answer, cut off, or invalid as a whole.
    :raises errors.NotPermitted: when `by` may not answer for this provider.
    """
    data = path.read_bytes()
    sha256 = hashlib.sha256(data).hexdigest()
    provider = providers.provider(provider_code)
    with transaction.atomic():
        access.enter_widely(
            by=by,
            deed="answer",
            programme="",
            on=at.date(),
            provider_code=provider_code,
            ids_below=lambda code: territory.organisation_ids_below(code=code, on=at.date()),
        )
        # A reference may name an instruction of any office that this provider serves.
        with access.widened():
            earlier = _earlier(sha256, provider.id)
            if earlier is not None:
                return earlier
            rosters.keep_original(data=data, file_name=path.name, at=at, by=by)
            kind, heads = _staged(path, today=at.date())
            _recorded(kind, heads, sha256=sha256, provider_id=provider.id, file_name=path.name, at=at, by=by)
            _judged(sha256=sha256, provider=provider, at=at, by=by)
            lines = _tally(sha256, provider.id)
            is_gap = _breaks_chain(sha256, provider.id)
            audit.record(
                chain="system",
                at=at,
                by=by,
                deed="answer",
                object_kind="original",
                object_id=sha256,
                facts={"file": path.name, "kind": kind, "provider": provider_code, "lines": lines},
            )
    return Answered(
        sha256=sha256,
        kind=kind,
        is_known=False,
        lines=lines,
        opening_vnd=heads[0].opening_vnd if heads else None,
        closing_vnd=heads[-1].closing_vnd if heads else None,
        is_gap=is_gap,
    )


_NO_LINES = {"applied": 0, "known": 0, "conflict": 0, "unknown": 0, "malformed": 0}


def _earlier(sha256: str, provider_id: int) -> Answered | None:
    with connection.cursor() as cursor:
        cursor.execute(sql.statement("reconciliation", "lock_original"), {"sha256": sha256})
        cursor.execute(
            sql.statement("reconciliation", "earlier_answer"), {"sha256": sha256, "provider_id": provider_id}
        )
        rows = cursor.fetchall()
    if not rows:
        return None
    return Answered(
        sha256=sha256,
        kind=rows[0][0],
        is_known=True,
        lines={**_NO_LINES, "known": sum(row[1] for row in rows)},
        opening_vnd=rows[0][2],
        closing_vnd=rows[-1][3],
        is_gap=_breaks_chain(sha256, provider_id),
    )


def _staged(path: Path, *, today: datetime.date) -> tuple[answers.Kind, tuple[answers.Head, ...]]:
    """Stream the file into the staging table; its lines come before its heads, for sums are known last."""
    with connection.cursor() as cursor:
        cursor.execute(sql.statement("reconciliation", "stage_tables"))
        with cursor.cursor.copy(sql.statement("reconciliation", "copy_lines")) as copy:
            heads = reading.copy_rows(path, file_name=path.name, today=today, write=copy.write)
    return recognise.kind(path, path.name), heads


def _recorded(
    kind: answers.Kind,
    heads: Sequence[answers.Head],
    *,
    sha256: str,
    provider_id: int,
    file_name: str,
    at: datetime.datetime,
    by: str,
) -> None:
    unlisted = [head for head in heads if head.unlisted == "rejected" and head.original_message_id]
    with connection.cursor() as cursor:
        cursor.execute(
            sql.statement("reconciliation", "record_answers"),
            {
                "sha256": sha256,
                "provider_id": provider_id,
                "kind": kind,
                "file_name": file_name,
                "at": at,
                "by": by,
                "head_nos": [head.head_no for head in heads],
                "accounts": [head.provider_account or "" for head in heads],
                "numbers": [head.number or "" for head in heads],
                "from_dates": [head.from_date for head in heads],
                "to_dates": [head.to_date for head in heads],
                "openings": [head.opening_vnd for head in heads],
                "closings": [head.closing_vnd for head in heads],
                "moves": [head.credit_vnd - head.debit_vnd for head in heads],
                "line_counts": [head.line_count for head in heads],
            },
        )
        if unlisted:
            cursor.execute(
                sql.statement("reconciliation", "spread_unlisted"),
                {
                    "head_nos": [head.head_no for head in unlisted],
                    "line_counts": [head.line_count for head in unlisted],
                    "message_ids": [head.original_message_id for head in unlisted],
                    "reasons": [head.unlisted_reason for head in unlisted],
                    "reason_codes": [head.unlisted_reason_code for head in unlisted],
                },
            )


def _judged(*, sha256: str, provider: providers.ProviderFacts, at: datetime.datetime, by: str) -> None:
    """Compare, judge and book: debits and reports first, then the credits that only a debit makes lawful."""
    facts: dict[str, Any] = {
        "sha256": sha256,
        "provider_id": provider.id,
        "provider_code": provider.code,
        "on": at.date(),
        "due_on": at.date() + datetime.timedelta(days=DAYS_TO_LOOK_INTO),
        "at": at,
        "by": by,
    }
    with connection.cursor() as cursor:
        cursor.execute(sql.statement("reconciliation", "analyze_staged"))
        cursor.execute(sql.statement("reconciliation", "read"), facts)
        cursor.execute(sql.statement("reconciliation", "analyze_read"))
        cursor.execute(sql.statement("reconciliation", "lock_periods"))
        cursor.execute(sql.statement("reconciliation", "judge_reports_and_debits"), facts)
    delivery.book(by=by, at=at)
    with connection.cursor() as cursor:
        cursor.execute(sql.statement("reconciliation", "judge_credits"), facts)
    delivery.book(by=by, at=at)
    with connection.cursor() as cursor:
        cursor.execute(sql.statement("reconciliation", "raise_exceptions"), facts)


def _tally(sha256: str, provider_id: int) -> dict[str, int]:
    with connection.cursor() as cursor:
        cursor.execute(sql.statement("reconciliation", "tally"), {"sha256": sha256, "provider_id": provider_id})
        return _NO_LINES | {outcome: count for outcome, count, _ in cursor.fetchall()}


def _breaks_chain(sha256: str, provider_id: int) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(sql.statement("reconciliation", "breaks_chain"), {"sha256": sha256, "provider_id": provider_id})
        return bool(cursor.fetchone()[0])


def resolve(*, exception_id: int, resolution: str, by: str, at: datetime.datetime) -> None:
    """Close an exception with what was found out and the evidence for it; nothing is edited to match.

    :raises ExceptionGone: there is no such open exception within the officer's territory.
    """
    with transaction.atomic():
        access.enter_widely(
            by=by,
            deed="answer",
            programme="",
            on=at.date(),
            ids_below=lambda code: territory.organisation_ids_below(code=code, on=at.date()),
        )
        with connection.cursor() as cursor:
            cursor.execute(
                sql.statement("reconciliation", "resolve_exception"),
                {"exception_id": exception_id, "resolution": resolution, "by": by, "at": at},
            )
            found = cursor.fetchone()
        if found is None:
            raise ExceptionGone("E-RECON-EXCEPTION-GONE", exception=exception_id)
        audit.record(
            chain="system",
            at=at,
            by=by,
            deed="exception_resolve",
            object_kind="exception",
            object_id=exception_id,
            facts={"code": found[0], "owner": found[1], "resolution": resolution},
        )
