"""Take in what a provider or a bank answers, and say of every line what became of it."""

import dataclasses
import datetime
import hashlib
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from django.db import connection, transaction

from chitra.access import operations as access
from chitra.audit import operations as audit
from chitra.delivery import operations as delivery
from chitra.formats.banking import answers, reading
from chitra.kernel import errors, sql
from chitra.providers import queries as providers
from chitra.rosters import operations as rosters

#: An exception waits at most this long for somebody to look into it: the provider reports before the 20th
#: (TT 44/2022 Đ8.4), the lists of the next month are due on the 25th.
DAYS_TO_LOOK_INTO = 5


class ForeignAccount(errors.BadInput):
    """A statement is of an account in which the provider holds no advance."""


class OrderUnknown(errors.BadInput):
    """A report answers as a whole an order that this provider never got."""


class ExceptionGone(errors.StateForbids):
    """No such exception is open."""


@dataclasses.dataclass(frozen=True, slots=True)
class Answered:
    """What became of one file: lines by outcome, balances of a statement; `is_known` when it came before."""

    sha256: str
    kind: str
    is_known: bool
    lines: dict[str, int]
    opening_vnd: int | None
    closing_vnd: int | None
    is_gap: bool
    notes: tuple[str, ...] = ()


def answer(*, path: Path, provider_code: str, by: str, at: datetime.datetime) -> Answered:
    """Take in one file, whatever its kind, and book what its lines prove.

    One transaction and a fixed number of statements for a file of one period, two more for each further period. The
    same bytes again change nothing. A file that is broken as a whole is refused and leaves nothing behind.

    :raises errors.BadInput: when the file is no answer, cut off, or invalid as a whole.
    :raises ForeignAccount: when it is a statement of somebody else's account.
    :raises OrderUnknown: when it answers, as a whole, an order of somebody else.
    :raises errors.NotPermitted: when `by` may not answer for this provider.
    """
    data = path.read_bytes()
    file_name = os.fsencode(path.name).decode("utf-8", "replace")
    sha256 = hashlib.sha256(data).hexdigest()
    provider = providers.provider(provider_code)
    with transaction.atomic():
        access.enter_provider(by=by, deed="answer", provider_code=provider_code, on=at.date())
        # A reference may name an instruction of any office that this provider serves.
        with access.widened():
            earlier = _earlier(sha256, provider.id)
            if earlier is not None:
                return earlier
            rosters.keep_original(data=data, file_name=file_name, at=at, by=by)
            kind, heads = _staged(path, today=at.date())
            _lock_answers(kind, heads, provider_id=provider.id)
            is_new = _recorded(kind, heads, sha256=sha256, provider_id=provider.id, file_name=file_name, at=at, by=by)
            if not is_new:
                earlier = _earlier(sha256, provider.id)
                assert earlier is not None, "the same file came while this one was read"
                return earlier
            _refuse_foreign(heads, provider)
            _spread(heads, provider)
            _judged(sha256=sha256, provider=provider, at=at, by=by)
            lines = _tally(sha256, provider.id)
            is_gap = _breaks_chain(sha256, provider.id)
            notes = _notes(heads, provider.id)
            audit.record(
                chain="system",
                at=at,
                by=by,
                deed="answer",
                object_kind="original",
                object_id=sha256,
                facts={"file": file_name, "kind": kind, "provider": provider_code, "lines": lines},
            )
    return Answered(
        sha256=sha256,
        kind=kind,
        is_known=False,
        lines=lines,
        opening_vnd=heads[0].opening_vnd if heads else None,
        closing_vnd=heads[-1].closing_vnd if heads else None,
        is_gap=is_gap,
        notes=notes,
    )


_NO_LINES = {"applied": 0, "known": 0, "conflict": 0, "unknown": 0, "malformed": 0}


def _earlier(sha256: str, provider_id: int) -> Answered | None:
    rows = _execute("earlier_answer", {"sha256": sha256, "provider_id": provider_id})
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
    return heads[0].kind, heads


def _lock_answers(kind: answers.Kind, heads: Sequence[answers.Head], *, provider_id: int) -> None:
    """Wait for what must not be compared at once. The file has been read by now: nobody waits for a reader."""
    is_report = kind not in {"camt053", "mt940"}
    accounts = [] if is_report else [head.provider_account or "" for head in heads]
    _execute("lock_answers", {"provider_id": provider_id, "is_report": is_report, "accounts": accounts})


def _recorded(
    kind: answers.Kind,
    heads: Sequence[answers.Head],
    *,
    sha256: str,
    provider_id: int,
    file_name: str,
    at: datetime.datetime,
    by: str,
) -> bool:
    """Write down what the file says of itself; false when another session has taken it in meanwhile."""
    recorded = _execute(
        "record_answers",
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
    return bool(recorded)


def _notes(heads: Sequence[answers.Head], provider_id: int) -> tuple[str, ...]:
    """Say what is odd about the file as a whole: its own sums, or the order that it says it answers."""
    odd = {note.code for head in heads for note in head.notes}
    ordered = [head for head in heads if head.original_message_id]
    if ordered and _execute(
        "orders_that_differ",
        {
            "provider_id": provider_id,
            "message_ids": [head.original_message_id for head in ordered],
            "counts": [head.original_count for head in ordered],
            "totals": [head.original_total_vnd for head in ordered],
        },
    ):
        odd.add("E-STMT-COUNT")
    return tuple(sorted(odd))


def _refuse_foreign(heads: Sequence[answers.Head], provider: providers.ProviderFacts) -> None:
    """Refuse what is not about this provider's advance accounts and orders: nothing in it is ours to judge."""
    accounts = sorted(
        {head.provider_account for head in heads if head.provider_account and head.opening_vnd is not None}
    )
    foreign = _execute("foreign_accounts", {"provider_id": provider.id, "accounts": accounts}) if accounts else []
    if foreign:
        raise ForeignAccount(
            "E-RECON-FOREIGN-ACCOUNT", provider=provider.code, value=", ".join(account for (account,) in foreign)
        )
    orders = sorted({head.original_message_id for head in _answered_whole(heads) if head.original_message_id})
    unknown = _execute("unknown_orders", {"provider_id": provider.id, "message_ids": orders}) if orders else []
    if unknown:
        raise OrderUnknown(
            "E-RECON-ORDER-UNKNOWN", provider=provider.code, value=", ".join(order for (order,) in unknown)
        )


def _spread(heads: Sequence[answers.Head], provider: providers.ProviderFacts) -> None:
    """Spell out what an answer by exception says of the orders that it does not list."""
    whole = _answered_whole(heads)
    if whole:
        _execute(
            "spread_unlisted",
            {
                "provider_id": provider.id,
                "head_nos": [head.head_no for head in whole],
                "line_counts": [head.line_count for head in whole],
                "message_ids": [head.original_message_id for head in whole],
                "statuses": [head.unlisted for head in whole],
                "reasons": [head.unlisted_reason for head in whole],
                "reason_codes": [head.unlisted_reason_code for head in whole],
            },
        )


def _answered_whole(heads: Sequence[answers.Head]) -> list[answers.Head]:
    """Pick the reports that settle an order as a whole; acceptance settles nothing."""
    return [head for head in heads if head.kind == "pain002" and head.unlisted in {"rejected", "paid"}]


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
    delivery.stage_booking()
    _execute("analyze_staged")
    _execute("lock_periods")
    _execute("read", facts)
    _execute("analyze_read")
    _execute("judge_reports_and_debits", facts)
    delivery.book(by=by, at=at)
    if _execute("judge_credits", facts)[0][0]:
        delivery.book(by=by, at=at)
    _execute("record_tally", facts)
    _execute("raise_exceptions", facts)
    _execute("explain_exceptions", facts)


def _tally(sha256: str, provider_id: int) -> dict[str, int]:
    rows = _execute("tally", {"sha256": sha256, "provider_id": provider_id})
    return _NO_LINES | {outcome: count for outcome, count, _ in rows}


def _breaks_chain(sha256: str, provider_id: int) -> bool:
    return bool(_execute("breaks_chain", {"sha256": sha256, "provider_id": provider_id})[0][0])


def resolve(*, exception_id: int, provider_code: str, resolution: str, by: str, at: datetime.datetime) -> None:
    """Close an exception of a provider's answers with what was found out; nothing is edited to match.

    :raises ExceptionGone: no such exception is open.
    """
    provider = providers.provider(provider_code)
    with transaction.atomic():
        access.enter_provider(by=by, deed="answer", provider_code=provider_code, on=at.date())
        found = _execute(
            "resolve_exception",
            {"exception_id": exception_id, "provider_id": provider.id, "resolution": resolution, "by": by, "at": at},
        )
        if not found:
            raise ExceptionGone("E-RECON-EXCEPTION-GONE", exception=exception_id)
        audit.record(
            chain="system",
            at=at,
            by=by,
            deed="exception_resolve",
            object_kind="exception",
            object_id=exception_id,
            facts={"code": found[0][0], "owner": found[0][1], "resolution": resolution},
        )


def _execute(name: str, told: Mapping[str, Any] | None = None) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql.statement("reconciliation", name), told)
        return list(cursor.fetchall()) if cursor.description else []
