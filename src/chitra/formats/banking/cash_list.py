"""The list that people sign for cash (form D7): printed for the point, typed in after signing, read back."""

import dataclasses
from collections.abc import Generator, Iterable, Iterator, Mapping
from datetime import date, datetime, time
from typing import IO, Final

from chitra.formats.banking import amounts, answers, instructions, markup, papers, provider_table, tables
from chitra.kernel import text

COLUMNS: Final = (
    ("ordinal", "STT", 5),
    ("reference", "Mã tham chiếu", 18),
    ("name", "Họ và tên", 25),
    ("birth", "Năm sinh", 10),
    ("cccd", "Số CCCD", 14),
    ("address", "Thôn/Tổ", 18),
    ("amount", "Số tiền", 12),
    ("collector_name", "Người nhận thay", 22),
    ("collector_cccd", "CCCD người nhận thay", 15),
    ("signature", "Ký nhận", 14),
    ("day", "Ngày nhận", 12),
    ("note", "Ghi chú", 20),
)
_LIST_ID: Final = ("list_id", "Mã danh sách", 0)
_LABELS: Final = {text.match_name(label): key for key, label, _ in (*COLUMNS, _LIST_ID)}
_REQUIRED: Final = frozenset({"reference", "amount", "signature"})
SIGNATURES: Final = {"signed": "Đã ký", "fingerprint": "Điểm chỉ", None: "Chưa nhận"}
_WORDS: Final = {text.match_name(word): signature for signature, word in SIGNATURES.items()} | {
    "KY": "signed",
    "DA NHAN": "signed",
    "DA DIEM CHI": "fingerprint",
    "VANG": None,
}


@dataclasses.dataclass(frozen=True, slots=True)
class Receipt:
    """What the point writes against one name: how the receipt was proved, when; None when the money was not fetched."""

    signature: str | None
    on: date | None = None
    note: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class CashOrder:
    """A cash list read back before it is signed."""

    header: instructions.CashHeader
    payments: tuple[instructions.CashPayment, ...]


def write_xlsx(
    target: IO[bytes],
    header: instructions.CashHeader,
    payments: Iterable[instructions.CashPayment],
    receipts: Mapping[str, Receipt] | None = None,
) -> instructions.Control:
    """Write the list ready for print; with `receipts`, as it comes back.

    :raises instructions.NotOrderable: naming the reference and the field that does not fit.
    """
    return papers.write_xlsx(target, _sheet(header, COLUMNS), _rows(payments, receipts or {}))


def write_csv(
    target: IO[bytes],
    header: instructions.CashHeader,
    payments: Iterable[instructions.CashPayment],
    receipts: Mapping[str, Receipt] | None = None,
) -> instructions.Control:
    """Write the list as CSV, the list's id in a last column.

    :raises instructions.NotOrderable: naming the reference and the field that does not fit.
    """
    rows = ((*row, header.list_id) for row in _rows(payments, receipts or {}))
    return papers.write_csv(target, _sheet(header, (*COLUMNS, _LIST_ID)), rows)


def read_order(source: markup.Source, *, pay_date: date) -> CashOrder:
    """Read a cash list as the payout point gets it; `pay_date` serves where the list does not say the day itself.

    :raises tables.TableRefused: when it is none.
    """
    table = _found(source)
    payments = tuple(
        instructions.CashPayment(
            reference=row.text("reference") or "",
            amount_vnd=tables.amount(row.cells.get("amount")),
            payee_name=row.text("name") or "",
            birth=row.text("birth") or "",
            cccd=row.text("cccd") or "",
            address=row.text("address") or "",
            collector_name=row.text("collector_name") or "",
            collector_cccd=row.text("collector_cccd") or "",
            note=row.text("note") or "",
        )
        for row in table.rows
    )
    header = instructions.CashHeader(
        list_id=_list_id(table) or "",
        office_name=table.facts.get("DON VI", ""),
        provider_name=table.facts.get("DON VI CHI TRA", ""),
        point_name=table.facts.get("DIEM CHI TRA", ""),
        period_text=table.facts.get("KY CHI TRA", ""),
        pay_date=tables.day(table.facts.get("NGAY CHI TRA")) or pay_date,
    )
    return CashOrder(header, payments)


def lines(source: markup.Source, *, today: date) -> Generator[answers.Line, None, tuple[answers.Head, ...]]:
    """Yield a line for each name on a signed list, then its head. A name without a mark is malformed, not guessed.

    :raises tables.TableRefused: when the file holds no such list.
    """
    table = _found(source)
    tally = answers.Tally()
    for row in table.rows:
        line = _line(row, today)
        tally.add(line)
        yield line
    list_id = _list_id(table)
    head = answers.Head(
        kind="cash",
        version="chitra-1",
        number=list_id,
        original_message_id=list_id,
        notes=provider_table.total_notes(table, tally),
    )
    return (tally.closed(head),)


def is_recognised(source: markup.Source) -> bool:
    return tables.is_found(source, _LABELS, _REQUIRED)


def _sheet(header: instructions.CashHeader, columns: tuple[tuple[str, str, int], ...]) -> papers.Sheet:
    return papers.Sheet(
        name="Danh sách ký nhận",
        created_at=datetime.combine(header.pay_date, time()),
        titles=(
            f"Đơn vị: {header.office_name}",
            "DANH SÁCH KÝ NHẬN TIỀN TRỢ CẤP",
            f"Kỳ chi trả: {header.period_text}",
            f"{_LIST_ID[1]}: {header.list_id}",
            f"Điểm chi trả: {header.point_name}",
            f"Đơn vị chi trả: {header.provider_name}",
            f"Ngày chi trả: {header.pay_date:%d/%m/%Y}",
            "Đơn vị tính: đồng",
        ),
        columns=columns,
        counted="người",
        signers=("GIÁM SÁT XÃ", "NHÂN VIÊN CHI TRẢ", "ĐƠN VỊ CHI TRẢ"),
        is_printed=True,
    )


def _rows(payments: Iterable[instructions.CashPayment], receipts: Mapping[str, Receipt]) -> Iterator[papers.Row]:
    for ordinal, payment in enumerate(payments, start=1):
        instructions.check_cash(payment)
        receipt = receipts.get(payment.reference)
        yield (
            ordinal,
            payment.reference,
            payment.payee_name,
            payment.birth,
            payment.cccd,
            payment.address,
            payment.amount_vnd,
            payment.collector_name,
            payment.collector_cccd,
            SIGNATURES[receipt.signature] if receipt is not None else "",
            f"{receipt.on:%d/%m/%Y}" if receipt is not None and receipt.on is not None else "",
            receipt.note if receipt is not None and receipt.note else payment.note,
        )


def _found(source: markup.Source) -> tables.Table:
    table = tables.found(source, _LABELS, _REQUIRED)
    if table is None:
        raise tables.TableRefused("E-TABLE-HEADER", columns=", ".join(label for _, label, _ in COLUMNS))
    return table


def _list_id(table: tables.Table) -> str | None:
    ids = {value for row in table.rows if (value := row.text("list_id"))}
    return table.facts.get(text.match_name(_LIST_ID[1])) or (ids.pop() if len(ids) == 1 else None)


def _line(row: tables.Row, today: date) -> answers.Line:
    word = text.match_name(row.text("signature") or "")
    signature = _WORDS.get(word)
    is_paid = signature is not None
    booked_on = tables.day(row.cells.get("day"))
    line = answers.Line(
        head_no=1,
        line_no=row.number,
        reference=row.text("reference"),
        amount_vnd=None,
        booked_on=booked_on if is_paid else None,
        status="paid" if is_paid else "unclaimed",
        reason=None if is_paid else "not_collected",
        name=row.text("name"),
        text=row.text("note"),
        collector_name=row.text("collector_name"),
        collector_cccd=row.text("collector_cccd"),
        signature=signature,
    )
    try:
        line = line._replace(amount_vnd=tables.amount(row.cells.get("amount")))
    except amounts.NotWholeDong as error:
        return line._replace(malformed=error.code, malformed_value=str(row.cells.get("amount")))
    if line.reference is None:
        return line._replace(malformed="E-STMT-NO-REFERENCE", malformed_value="")
    if word not in _WORDS:
        value = row.text("signature") or ""
        return line._replace(status="other", reason=None, malformed="E-CASH-SIGNATURE", malformed_value=value)
    if is_paid and not amounts.is_credible(booked_on, today):
        return line._replace(malformed="E-STMT-DATE", malformed_value=str(row.cells.get("day") or ""))
    return line
