"""The files that carry a month's orders to a provider: written, read back, recorded, and only then put in place."""

import contextlib
import dataclasses
import datetime
import fcntl
import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from django.db import connection, transaction

from chitra.access import operations as access
from chitra.audit import operations as audit
from chitra.delivery import rules
from chitra.formats.banking import cash_list, instructions, pain001, provider_table
from chitra.kernel import errors, sql
from chitra.ledger import operations as ledger
from chitra.providers import queries as providers
from chitra.territory import queries as territory

_SCRATCH = ".lap-tep-"


class NothingReleased(errors.StateForbids):
    """The provider has no batch in this period."""


class NoAdvanceAccount(errors.StateForbids):
    """A bank file cannot say which account it debits."""


class TotalsDiffer(errors.StateForbids):
    """A file adds up to something else than was released."""


@dataclasses.dataclass(frozen=True, slots=True)
class FileMade:
    """One file on disk and what was recorded of it. `is_new` is false when these very bytes had been made before."""

    path: Path
    format: str
    provider_code: str
    channel: str
    count: int
    amount_vnd: int
    sha256: str
    is_new: bool


def payfiles(
    *,
    organisation_code: str,
    programme: str,
    month: datetime.date,
    provider_code: str,
    format: rules.Format,  # noqa: A002  the word that offices use
    by: str,
    at: datetime.datetime,
    folder: Path,
) -> tuple[FileMade, ...]:
    """Make the files of every batch that a provider gets of a period; record them before they appear in `folder`.

    The bytes depend on the batch alone: made again, they are the same, and nothing is recorded or moved twice. So a
    session that dies between the record and the file is made good by calling again. The first file of a batch to
    accounts moves its money from HELD to IN_FLIGHT; cash stays HELD until it is signed for.

    :raises NothingReleased: when no batch is ordered yet.
    :raises NoAdvanceAccount: for a bank batch without a debtor account.
    :raises TotalsDiffer: when a written file does not add up to its batch.
    """
    office = territory.organisation(organisation_code)
    provider = providers.provider(provider_code)
    made: list[tuple[Path, FileMade]] = []
    with _scratch_in(folder) as scratch:
        with transaction.atomic():
            access.enter(
                by=by,
                deed="payfiles",
                organisation_id=office.id,
                lineage=territory.lineage(organisation_code, on=at.date()),
                programme=programme,
                on=at.date(),
                provider_code=provider_code,
            )
            period = ledger.lock_period(organisation_code=organisation_code, programme_code=programme, month=month)
            batches = _batches(period_id=period.id, provider_id=provider.id)
            if not batches:
                raise NothingReleased(
                    "E-PAY-NOTHING-RELEASED",
                    period=f"{month:%m/%Y}",
                    org=organisation_code,
                    programme=programme,
                    provider=provider_code,
                )
            for batch in batches:
                draft, made_file = _made(batch, provider, format, scratch, folder)
                recorded = _recorded(batch, period, made_file, by=by, at=at)
                made.append((draft, dataclasses.replace(made_file, is_new=recorded)))
        for draft, made_file in made:
            os.replace(draft, made_file.path)
    return tuple(made_file for _, made_file in made)


@contextlib.contextmanager
def _scratch_in(folder: Path) -> Iterator[Path]:
    """Have a place of one's own for drafts on the same disk; the places of killed sessions are taken away.

    A session holds the lock of its place while it works there, and the kernel drops it with the session. The lock of
    the folder is held only while places are made and taken away.
    """
    folder.mkdir(parents=True, exist_ok=True)
    door = _locked(folder)
    try:
        for left in folder.glob(f"{_SCRATCH}*"):
            with contextlib.suppress(BlockingIOError, FileNotFoundError):
                _taken_away(left)
        scratch = Path(tempfile.mkdtemp(dir=folder, prefix=_SCRATCH))
        held = _locked(scratch)
    finally:
        os.close(door)
    try:
        yield scratch
    finally:
        shutil.rmtree(scratch)
        os.close(held)


def _taken_away(left: Path) -> None:
    """Remove a place that nobody holds.

    :raises BlockingIOError: when a session works there.
    :raises FileNotFoundError: when its session has just removed it.
    """
    lock = _locked(left, fcntl.LOCK_EX | fcntl.LOCK_NB)
    try:
        shutil.rmtree(left)
    finally:
        os.close(lock)


def _locked(folder: Path, how: int = fcntl.LOCK_EX) -> int:
    """Lock a folder; give the descriptor that holds the lock."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, how)
    except OSError:
        os.close(descriptor)
        raise
    return descriptor


@dataclasses.dataclass(frozen=True, slots=True)
class _Batch:
    id: int
    channel: str
    attempt: int
    message_id: str
    instruction_count: int
    total_vnd: int
    at: datetime.datetime
    organisation_code: str
    organisation_name: str
    programme_code: str
    run_number: int
    pay_date: datetime.date
    month: datetime.date
    debtor_account: str
    debtor_bin: str
    debtor_name: str
    has_file: bool


def _batches(*, period_id: int, provider_id: int) -> tuple[_Batch, ...]:
    with connection.cursor() as cursor:
        cursor.execute(
            sql.statement("delivery", "batches_to_send"), {"period_id": period_id, "provider_id": provider_id}
        )
        return tuple(_Batch(*row) for row in cursor.fetchall())


def made_again(
    *, batch_id: int, period_id: int, provider: providers.ProviderFacts, format_: rules.FileFormat, scratch: Path
) -> FileMade:
    """Write a batch's file once more into `scratch`, as it was recorded; its bytes depend on the batch alone."""
    (batch,) = (each for each in _batches(period_id=period_id, provider_id=provider.id) if each.id == batch_id)
    draft, made_file = _made(batch, provider, format_, scratch, scratch)
    return dataclasses.replace(made_file, path=draft)


def _made(
    batch: _Batch, provider: providers.ProviderFacts, wished: rules.FileFormat, scratch: Path, folder: Path
) -> tuple[Path, FileMade]:
    """Write one batch to `scratch`, read it back where a schema exists, and compare its sums with the batch's."""
    format_ = rules.file_format(batch.channel, wished)
    name = rules.file_name(message_id=batch.message_id, format_=format_)
    draft = scratch / name
    with draft.open("wb") as target:
        control = _written(batch, provider, format_, target)
        target.flush()
        os.fsync(target.fileno())
    if format_ == "pain001":
        pain001.validate(draft)
    if (control.count, control.total_vnd) != (batch.instruction_count, batch.total_vnd):
        raise TotalsDiffer(
            "E-PAY-TOTALS-DIFFER", batch=batch.message_id, counted=control.total_vnd, expected=batch.total_vnd
        )
    with draft.open("rb") as source:
        digest = hashlib.file_digest(source, "sha256").hexdigest()
    return draft, FileMade(
        path=folder / name,
        format=format_,
        provider_code=provider.code,
        channel=batch.channel,
        count=control.count,
        amount_vnd=control.total_vnd,
        sha256=digest,
        is_new=False,
    )


def _written(batch: _Batch, provider: providers.ProviderFacts, format_: str, target: IO[bytes]) -> instructions.Control:
    rows = rows_of(batch.id)
    if format_ == "cash":
        return cash_list.write_xlsx(target, _cash_header(batch, provider), (_cash_payment(row) for row in rows))
    if format_ == "pain001" and not batch.debtor_account:
        raise NoAdvanceAccount(
            "E-PAY-NO-ADVANCE-ACCOUNT",
            provider=provider.code,
            org=batch.organisation_code,
            programme=batch.programme_code,
            date=f"{batch.pay_date:%d/%m/%Y}",
        )
    header = instructions.Header(
        message_id=batch.message_id,
        created_at=batch.at,
        initiating_party_name=batch.organisation_name,
        debtor_name=batch.debtor_name or provider.name,
        debtor_account=batch.debtor_account,
        debtor_bin=batch.debtor_bin,
        execution_date=batch.pay_date,
    )
    purpose = rules.purpose(programme_code=batch.programme_code, year=batch.month.year, month=batch.month.month)
    orders = (_order(row, purpose) for row in rows)
    if format_ == "pain001":
        return pain001.write(target, header, orders)
    if format_ == "xlsx":
        return provider_table.write_xlsx(target, header, orders)
    return provider_table.write_csv(target, header, orders)


@dataclasses.dataclass(frozen=True, slots=True)
class Row:
    """One order as the database has it; `payment_id` is the first payment of its bundle."""

    payment_id: int
    reference: str
    amount_vnd: int
    payee_name: str
    payee_account: str
    payee_bin: str
    person_name: str
    person_cccd: str
    hamlet: str


def rows_of(batch_id: int) -> Iterator[Row]:
    """Stream the orders of a batch by reference."""
    with connection.chunked_cursor() as cursor:
        cursor.execute(sql.statement("delivery", "instructions_of_batch"), {"batch_id": batch_id})
        while found := cursor.fetchmany(2000):
            for row in found:
                yield Row(*row)


def checked(row: Row, channel: str) -> None:
    """Refuse an order that no file could carry.

    :raises instructions.NotOrderable: naming the field that does not fit.
    """
    if channel in rules.CASH:
        instructions.check_cash(_cash_payment(row))
    else:
        instructions.check(_order(row, "TRO CAP"), needs_bank=channel == "bank")


def _order(row: Row, purpose: str) -> instructions.Instruction:
    return instructions.Instruction(
        reference=row.reference,
        amount_vnd=row.amount_vnd,
        payee_name=row.payee_name,
        account_no=row.payee_account,
        bin=row.payee_bin,
        purpose=purpose,
    )


def _cash_payment(row: Row) -> instructions.CashPayment:
    return instructions.CashPayment(
        reference=row.reference,
        amount_vnd=row.amount_vnd,
        payee_name=row.person_name,
        cccd=row.person_cccd,
        address=row.hamlet,
        collector_name="" if row.payee_name == row.person_name else row.payee_name,
    )


def _cash_header(batch: _Batch, provider: providers.ProviderFacts) -> instructions.CashHeader:
    return instructions.CashHeader(
        list_id=batch.message_id,
        office_name=batch.organisation_name,
        provider_name=provider.name,
        point_name="Chi trả tại nhà" if batch.channel == "home" else "Điểm chi trả",
        period_text=f"Tháng {batch.month:%m} năm {batch.month:%Y}",
        pay_date=batch.pay_date,
    )


def _recorded(batch: _Batch, period: ledger.PeriodFacts, file: FileMade, *, by: str, at: datetime.datetime) -> bool:
    """Write the file down; the first file of a batch to accounts moves its money to IN_FLIGHT."""
    with connection.cursor() as cursor:
        cursor.execute(
            sql.statement("delivery", "record_file"),
            {
                "batch_id": batch.id,
                "format": file.format,
                "file_name": file.path.name,
                "sha256": file.sha256,
                "instruction_count": file.count,
                "total_vnd": file.amount_vnd,
                "at": at,
                "by": by,
            },
        )
        if cursor.fetchone() is None:
            return False
        cursor.execute(sql.statement("delivery", "batch_by_source"), {"batch_id": batch.id})
        sources = cursor.fetchall()
    if not batch.has_file and batch.channel not in rules.CASH:
        ledger.post(
            period_id=period.id,
            deed="instruct",
            object_kind="batch",
            object_id=batch.id,
            at=at,
            by=by,
            movements=[ledger.Movement(source, code, "HELD", "IN_FLIGHT", amount) for source, code, amount in sources],
        )
    audit.record(
        chain=batch.organisation_code,
        at=at,
        by=by,
        deed="payfile",
        object_kind="batch",
        object_id=batch.id,
        facts={
            "file": file.path.name,
            "sha256": file.sha256,
            "count": file.count,
            "amount_vnd": file.amount_vnd,
            "provider": file.provider_code,
        },
    )
    return True
