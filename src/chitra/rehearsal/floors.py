"""The least a stage could cost: a bare read, a bare COPY, a bare INSERT, plain strings, a bare parse, a bare join."""

import datetime
import pathlib
import time
import zipfile
from collections.abc import Iterable, Sequence
from typing import Any, Final

import python_calamine
from django.db import connection, connections

from chitra.access import operations as access
from chitra.formats.banking import markup, pain001, reading, schemas
from chitra.kernel import sql
from chitra.rehearsal.provider import desk

#: Files read for a floor; the rest is taken to cost the same.
SAMPLE_FILES: Final = 480
#: Orders of each kind written for a floor: more than a province has, fewer than fill the memory.
SAMPLE_ORDERS: Final = 200_000
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


def write_and_validate(folder: pathlib.Path, *, count: int) -> float:
    """Write orders as plain strings: one bank order, validated by its schema, and one workbook of the tables.

    `count` is how many there are in all; of a country's, a sample is written and the rest taken to cost the same.
    """
    order, table = folder / "floor.xml", folder / "floor.xlsx"
    transfers, table_orders = _listed("transfers"), _listed("table_orders")
    started = time.perf_counter()
    if transfers:
        _write_order(order, transfers)
        pain001.validate(order)
    _write_table(table, table_orders)
    seconds = time.perf_counter() - started
    order.unlink(missing_ok=True)
    table.unlink()
    return seconds * max(1.0, count / max(1, len(transfers) + len(table_orders)))


def _listed(name: str) -> list[tuple[Any, ...]]:
    with access.system_scope(), connection.cursor() as cursor:
        cursor.execute(sql.statement("rehearsal", name), {"most": SAMPLE_ORDERS})
        return list(cursor.fetchall())


def _write_order(path: pathlib.Path, transfers: Sequence[tuple[Any, ...]]) -> None:
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


def _write_table(path: pathlib.Path, rows: Sequence[tuple[Any, ...]]) -> None:
    """Write a workbook of one bare sheet: the cells of a cash list, five of them empty frames for who signs."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        for name, part in _BOOK.items():
            book.writestr(name, part)
        with book.open("xl/worksheets/sheet1.xml", "w") as sheet:
            sheet.write(f'<worksheet xmlns="{_SPREADSHEET}"><sheetData>'.encode())
            for n, (amount_vnd, *texts) in enumerate(rows, start=1):
                cells = "".join([f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in texts])
                frames = "<c/>" * 5
                sheet.write(
                    f'<row r="{n}" ht="26" customHeight="1"><c><v>{n}</v></c>{cells}<c><v>{amount_vnd}</v></c>'
                    f"{frames}</row>".encode()
                )
            sheet.write(b"</sheetData></worksheet>")


def lines_of(written: desk.Written) -> int:
    """Read an answer as the deed does, without a database; tell how many lines it has."""
    heads = reading.copy_rows(written.path, file_name=written.path.name, today=_TODAY, write=lambda _block: None)
    return sum(head.line_count for head in heads)


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
_SPREADSHEET: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_BOOK: Final = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="a" Type="{_OFFICE}/officeDocument" '
    'Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{_SPREADSHEET}" xmlns:r="{_OFFICE}"><sheets><sheet name="A" sheetId="1" '
    'r:id="a"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="a" '
    f'Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
}
