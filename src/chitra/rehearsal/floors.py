"""The least a stage could cost: a bare read, a bare COPY, a bare INSERT, plain strings, a bare parse, a bare join."""

import datetime
import pathlib
import time
from collections.abc import Iterable, Sequence
from typing import Final

import python_calamine
from django.db import connection, connections

from chitra.access import operations as access
from chitra.formats.banking import markup, pain001, reading, schemas
from chitra.kernel import sql
from chitra.rehearsal.provider import desk

#: Files read for a floor; the rest is taken to cost the same.
SAMPLE_FILES: Final = 480
_CHUNK: Final = 1 << 20
_TODAY: Final = datetime.date(2023, 9, 16)


def read_and_copy(files: Sequence[pathlib.Path]) -> float:
    """Read the files bare, and COPY the rows that came of them into a table of the same shape without an index."""
    sample = files[:: max(1, len(files) // SAMPLE_FILES)]
    started = time.perf_counter()
    for path in sample:
        book = python_calamine.CalamineWorkbook.from_path(str(path))
        for name in book.sheet_names:
            book.get_sheet_by_name(name).to_python()
    read_seconds = (time.perf_counter() - started) * len(files) / len(sample)
    copied = pathlib.Path(files[0].parent.parent / "rows.copy")
    with (
        access.system_scope(),
        connection.cursor() as cursor,
        copied.open("wb") as target,
        cursor.cursor.copy(sql.statement("rehearsal", "rows_out")) as copy,
    ):
        for block in copy:
            target.write(block)
    with connections["owner"].cursor() as cursor:
        cursor.execute(sql.statement("rehearsal", "schema_floor_rows"))
        started = time.perf_counter()
        with copied.open("rb") as source, cursor.cursor.copy(sql.statement("rehearsal", "rows_in")) as copy:
            while block := source.read(_CHUNK):
                copy.write(block)
        copy_seconds = time.perf_counter() - started
        cursor.execute(sql.statement("rehearsal", "schema_floor_rows_gone"))
    copied.unlink()
    return read_seconds + copy_seconds


def insert_payments() -> float:
    """INSERT … SELECT the payments and what they cover into tables of the same shape with the same indexes."""
    return _owners("schema_floor_payments")


def write_and_validate(folder: pathlib.Path) -> float:
    """Write every transfer as plain strings into one order, and validate it by the schema."""
    path = folder / "floor.xml"
    with access.system_scope(), connection.cursor() as cursor:
        cursor.execute(sql.statement("rehearsal", "transfers"))
        transfers = cursor.fetchall()
    started = time.perf_counter()
    opening, _, rest = _ORDER.partition("@")
    with path.open("w", encoding="utf-8") as target:
        target.write(
            opening.replace("COUNT", str(len(transfers))).replace("SUM", str(sum(row[1] for row in transfers)))
        )
        for reference, amount_vnd, name, account, bin_ in transfers:
            target.write(
                f"<CdtTrfTxInf><PmtId><InstrId>{reference}</InstrId><EndToEndId>{reference}</EndToEndId></PmtId><Amt>"
                f'<InstdAmt Ccy="VND">{amount_vnd}</InstdAmt></Amt><CdtrAgt><FinInstnId><ClrSysMmbId>'
                f"<MmbId>{bin_}</MmbId></ClrSysMmbId></FinInstnId></CdtrAgt><Cdtr><Nm>{name}</Nm></Cdtr><CdtrAcct><Id><Othr><Id>{account}</Id>"
                f"</Othr></Id></CdtrAcct></CdtTrfTxInf>"
            )
        target.write(rest)
    pain001.validate(path)
    seconds = time.perf_counter() - started
    path.unlink()
    return seconds


def parsed(files: Iterable[desk.Written]) -> tuple[float, int]:
    """Read every answer as the deed does, without a database: seconds and lines."""
    started = time.perf_counter()
    rows = 0
    for written in files:
        heads = reading.copy_rows(written.path, file_name=written.path.name, today=_TODAY, write=lambda _block: None)
        rows += sum(head.line_count for head in heads)
    return time.perf_counter() - started, rows


def bare_parse(files: Iterable[desk.Written]) -> float:
    """Stream every answer through its parser and schema, and look at nothing."""
    started = time.perf_counter()
    for written in files:
        if written.path.suffix == ".xml":
            name = markup.message_name(written.path)
            for element in markup.streamed(written.path, name, ("Ntry", "TxInfAndSts")):
                markup.released(element)
        elif written.path.suffix == ".xlsx":
            book = python_calamine.CalamineWorkbook.from_path(str(written.path))
            book.get_sheet_by_index(0).to_python()
        else:
            written.path.read_text(encoding="utf-8", errors="replace").splitlines()
    return time.perf_counter() - started


def join_and_insert() -> float:
    """Join the lines of all answers to the instructions by reference, and insert lines, matches and outcomes."""
    return _owners("schema_floor_answers")


def analyze() -> None:
    """Let the planner see what is there."""
    connections["owner"].close()
    with connections["owner"].cursor() as cursor:
        cursor.execute("ANALYZE")
    connections["owner"].close()


def _owners(tables: str) -> float:
    """Make the bare tables, fill them, drop them; tell the seconds of the filling."""
    with connections["owner"].cursor() as cursor:
        cursor.execute(sql.statement("rehearsal", tables))
        started = time.perf_counter()
        cursor.execute(sql.statement("rehearsal", f"{tables}_filled"))
        seconds = time.perf_counter() - started
        cursor.execute(sql.statement("rehearsal", f"{tables}_gone"))
    connections["owner"].close()
    return seconds


_ORDER: Final = (
    f'<?xml version="1.0" encoding="UTF-8"?><Document xmlns="{schemas.namespace(schemas.PAIN_001)}"><CstmrCdtTrfInitn>'
    "<GrpHdr><MsgId>FLOOR</MsgId><CreDtTm>2023-09-11T08:00:00+07:00</CreDtTm><NbOfTxs>COUNT</NbOfTxs><CtrlSum>SUM</CtrlSum>"
    "<InitgPty><Nm>FLOOR</Nm></InitgPty></GrpHdr><PmtInf><PmtInfId>FLOOR</PmtInfId><PmtMtd>TRF</PmtMtd><ReqdExctnDt>"
    "<Dt>2023-09-12</Dt></ReqdExctnDt><Dbtr><Nm>FLOOR</Nm></Dbtr><DbtrAcct><Id><Othr><Id>4200000000</Id></Othr></Id>"
    "</DbtrAcct><DbtrAgt><FinInstnId><ClrSysMmbId><MmbId>970405</MmbId></ClrSysMmbId></FinInstnId></DbtrAgt>@"
    "</PmtInf></CstmrCdtTrfInitn></Document>"
)
