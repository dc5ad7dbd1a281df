"""Our own template for providers without ISO 20022, as workbook or CSV: they get it with the orders and send it back
with the results filled in. Identity numbers are text in every cell."""

import dataclasses
from collections.abc import Generator, Iterable, Iterator, Mapping
from datetime import date
from typing import IO, Final

from chitra.formats.banking import amounts, answers, instructions, markup, papers, reasons, tables
from chitra.kernel import text

COLUMNS: Final = (
    ("ordinal", "STT", 6),
    ("reference", "Mã tham chiếu", 19),
    ("name", "Họ và tên", 30),
    ("account", "Số tài khoản", 20),
    ("bin", "Mã ngân hàng", 13),
    ("amount", "Số tiền", 14),
    ("purpose", "Nội dung", 36),
    ("result", "Kết quả", 18),
    ("day", "Ngày thực hiện", 15),
    ("reason", "Lý do", 30),
    ("bank_ref", "Mã giao dịch", 18),
    ("order", "Mã lệnh", 24),
    ("debtor_account", "Tài khoản nguồn", 18),
)
RESULTS: Final[Mapping[answers.Status, str]] = {
    "paid": "Thành công",
    "rejected": "Không thành công",
    "returned": "Hoàn trả",
    "accepted": "Đang xử lý",
}
_LABELS: Final = {text.match_name(label): key for key, label, _ in COLUMNS} | {
    "MA THAM CHIEU CHI TRA": "reference",
    "HO TEN": "name",
    "SO TK": "account",
    "TRANG THAI": "result",
    "NGAY": "day",
    "NGAY CHI": "day",
    "LY DO TU CHOI": "reason",
    "NGAN HANG": "bin",
}
_REQUIRED: Final = frozenset({"reference", "amount", "result"})
_WORDS: Final[Mapping[str, answers.Status]] = {text.match_name(word): status for status, word in RESULTS.items()} | {
    "DA CHI": "paid",
    "DA CHI TRA": "paid",
    "OK": "paid",
    "TU CHOI": "rejected",
    "THAT BAI": "rejected",
    "LOI": "rejected",
    "TRA LAI": "returned",
    "CHO XU LY": "accepted",
    "": "accepted",
}


@dataclasses.dataclass(frozen=True, slots=True)
class Result:
    """What a provider reports of one payment; the simulator writes it, `lines` reads it back."""

    status: answers.Status
    on: date | None = None
    reason: str = ""
    bank_ref: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class Order:
    """An order table read back: its id, the account it draws on, the day it is for, its payments."""

    message_id: str
    debtor_account: str
    debtor_name: str
    execution_date: date | None
    payments: tuple[instructions.Instruction, ...]


def write_xlsx(
    target: IO[bytes],
    header: instructions.Header,
    payments: Iterable[instructions.Instruction],
    results: Mapping[str, Result] | None = None,
) -> instructions.Control:
    """Write the order as a workbook in constant memory; with `results`, as the provider sends it back.

    :raises instructions.NotOrderable: naming the reference and the field that does not fit.
    """
    return papers.write_xlsx(target, _sheet(header), _rows(header, payments, results or {}))


def write_csv(
    target: IO[bytes],
    header: instructions.Header,
    payments: Iterable[instructions.Instruction],
    results: Mapping[str, Result] | None = None,
) -> instructions.Control:
    """Write the order as CSV, with the same columns.

    :raises instructions.NotOrderable: naming the reference and the field that does not fit.
    """
    return papers.write_csv(target, _sheet(header), _rows(header, payments, results or {}))


def read_order(source: markup.Source) -> Order:
    """Read an order table as the provider does.

    :raises tables.TableRefused: when it is none.
    """
    table = _found(source)
    payments = tuple(
        instructions.Instruction(
            reference=row.text("reference") or "",
            amount_vnd=tables.amount(row.cells.get("amount")),
            payee_name=row.text("name") or "",
            account_no=row.text("account") or "",
            bin=row.text("bin") or "",
            purpose=row.text("purpose") or "",
        )
        for row in table.rows
    )
    return Order(
        message_id=_only(table, "order") or "",
        debtor_account=_only(table, "debtor_account") or "",
        debtor_name=table.facts.get("DON VI CHUYEN TIEN", ""),
        execution_date=tables.day(table.facts.get("NGAY THUC HIEN")),
        payments=payments,
    )


def lines(source: markup.Source, *, today: date) -> Generator[answers.Line, None, tuple[answers.Head, ...]]:
    """Yield a line for each row of the returned table, then its head.

    :raises tables.TableRefused: when the file holds no such table.
    """
    table = _found(source)
    tally = answers.Tally()
    for row in table.rows:
        line = _line(row, today)
        tally.add(line)
        yield line
    kind: answers.Kind = "xlsx" if tables.is_workbook(source) else "csv"
    head = answers.Head(
        kind=kind,
        version="chitra-1",
        number=_only(table, "order"),
        provider_account=_only(table, "debtor_account"),
        original_message_id=_only(table, "order"),
        notes=total_notes(table, tally),
    )
    return (tally.closed(head),)


def is_recognised(source: markup.Source) -> bool:
    return tables.is_found(source, _LABELS, _REQUIRED)


def total_notes(table: tables.Table, tally: answers.Tally) -> tuple[answers.Note, ...]:
    """Compare the stated total with the rows; an unreadable row makes the comparison meaningless."""
    if table.total in {None, ""} or tally.unreadable:
        return ()
    actual_vnd = tally.credit_vnd + tally.debit_vnd
    try:
        stated_vnd = tables.amount(table.total)
    except amounts.NotWholeDong:
        return (answers.note("E-TABLE-TOTAL", stated_vnd=table.total, actual_vnd=actual_vnd),)
    if stated_vnd == actual_vnd:
        return ()
    return (answers.note("E-TABLE-TOTAL", stated_vnd=stated_vnd, actual_vnd=actual_vnd),)


def _sheet(header: instructions.Header) -> papers.Sheet:
    instructions.check_header(header)
    return papers.Sheet(
        name="Lệnh chi trả",
        created_at=header.created_at,
        titles=(
            "DANH SÁCH LỆNH CHI TRẢ",
            f"Đơn vị chuyển tiền: {header.debtor_name}",
            f"Ngày thực hiện: {header.execution_date:%d/%m/%Y}",
            "Đơn vị tính: đồng",
        ),
        columns=COLUMNS,
        counted="khoản",
    )


def _rows(
    header: instructions.Header,
    payments: Iterable[instructions.Instruction],
    results: Mapping[str, Result],
) -> Iterator[papers.Row]:
    for ordinal, payment in enumerate(payments, start=1):
        instructions.check(payment, needs_bank=False)
        result = results.get(payment.reference)
        yield (
            ordinal,
            payment.reference,
            payment.payee_name,
            payment.account_no,
            payment.bin,
            payment.amount_vnd,
            payment.purpose,
            RESULTS[result.status] if result is not None else "",
            f"{result.on:%d/%m/%Y}" if result is not None and result.on is not None else "",
            result.reason if result is not None else "",
            result.bank_ref if result is not None else "",
            header.message_id,
            header.debtor_account,
        )


def _found(source: markup.Source) -> tables.Table:
    table = tables.found(source, _LABELS, _REQUIRED)
    if table is None:
        raise tables.TableRefused("E-TABLE-HEADER", columns=", ".join(label for _, label, _ in COLUMNS[:8]))
    return table


def _only(table: tables.Table, key: str) -> str | None:
    """Return the one value of a column that must be the same in every row, None when it is not."""
    values = {value for row in table.rows if (value := row.text(key))}
    return values.pop() if len(values) == 1 else None


def _line(row: tables.Row, today: date) -> answers.Line:
    word = row.text("result") or ""
    status = _WORDS.get(text.match_name(word))
    reason_text = row.text("reason")
    booked_on = tables.day(row.cells.get("day"))
    reason = None
    if status in {"rejected", "returned"}:
        reason = (reasons.by_phrase(text.match_name(reason_text)) or "unknown") if reason_text else "unspecified"
    line = answers.Line(
        head_no=1,
        line_no=row.number,
        reference=row.text("reference"),
        amount_vnd=None,
        booked_on=booked_on,
        status=status or "other",
        reason=reason,
        reason_code=reason_text,
        account=row.text("account"),
        name=row.text("name"),
        text=row.text("purpose"),
        bank_ref=row.text("bank_ref"),
        batch=row.text("order"),
    )
    try:
        line = line._replace(amount_vnd=tables.amount(row.cells.get("amount")))
    except amounts.NotWholeDong as error:
        return line._replace(malformed=error.code, malformed_value=str(row.cells.get("amount")))
    if line.reference is None:
        return line._replace(malformed="E-STMT-NO-REFERENCE", malformed_value="")
    if status is None:
        return line._replace(malformed="E-STMT-STATUS", malformed_value=word)
    if status in {"paid", "returned"} and not amounts.is_credible(booked_on, today):
        return line._replace(malformed="E-STMT-DATE", malformed_value=str(row.cells.get("day") or ""))
    return line
