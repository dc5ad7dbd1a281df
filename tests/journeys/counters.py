"""The counters of the bank and of the post: they answer the orders that Chitra wrote, person by person, as told."""

import dataclasses
import datetime
import pathlib
from collections.abc import Collection, Iterable, Mapping

from chitra.formats.banking import cash_list, instructions, pain001, provider_table
from chitra.kernel import text
from chitra.rehearsal.provider import fate, reports, statements

Orders = dict[str, instructions.Instruction]
CLOSED = fate.Fate("rejected", 0, "AC04", "Tài khoản đã đóng")
HANOI = datetime.timezone(datetime.timedelta(hours=7))
_NOON = datetime.datetime(2023, 9, 8, 12, tzinfo=HANOI)


@dataclasses.dataclass(slots=True)
class Account:
    """An advance account at the provider: what it holds, and how many statements it has sent."""

    number: str
    balance_vnd: int = 0
    sequence: int = 0
    movements: int = 0

    def statement(
        self, folder: pathlib.Path, day: datetime.date, entries: Iterable[statements.Entry], *, is_old: bool = False
    ) -> pathlib.Path:
        """Write the day's statement (camt.053, or MT940 as older banks send it), which follows the one before."""
        self.sequence += 1
        head = statements.Statement(
            account=self.number,
            holder="TÀI KHOẢN TẠM ỨNG CHI TRẢ",
            sequence=self.sequence,
            from_date=day,
            to_date=day,
            opening_vnd=self.balance_vnd,
            created_at=datetime.datetime.combine(day, datetime.time(21), HANOI),
        )
        write = statements.write_mt940 if is_old else statements.write_camt053
        path = folder / f"sao-ke-{head.number}.{'sta' if is_old else 'xml'}"
        with path.open("wb") as target:
            self.balance_vnd = write(target, head, list(entries))
        return path

    def received(self, amount_vnd: int, ref: str, day: datetime.date) -> statements.Entry:
        return self._entry("advance", amount_vnd, day, name="KHO BAC NHA NUOC", text=f"Kho bac chuyen tam ung {ref}")

    def paid(self, order: instructions.Instruction, day: datetime.date) -> statements.Entry:
        return self._entry(
            "payment",
            -order.amount_vnd,
            day,
            reference=order.reference,
            account=order.account_no,
            name=order.payee_name,
            text=order.purpose,
        )

    def returned(self, order: instructions.Instruction, day: datetime.date) -> statements.Entry:
        debit = self.paid(order, day)
        return dataclasses.replace(debit, kind="return", amount_vnd=order.amount_vnd, reason_code=CLOSED.code)

    def _entry(self, kind: statements.EntryKind, amount_vnd: int, day: datetime.date, **more: str) -> statements.Entry:
        self.movements += 1
        return statements.Entry(kind, amount_vnd, day, f"FT{self.number[-8:]}{self.movements:06d}", **more)


def orders(path: pathlib.Path) -> Orders:
    """Read a bank's order file: the payments by the payee's name."""
    _, payments = pain001.read(path)
    return {text.match_name(payment.payee_name): payment for payment in payments}


def report(path: pathlib.Path, folder: pathlib.Path, rejected: Mapping[str, fate.Fate]) -> pathlib.Path:
    """Answer a bank's order by pain.002: all is accepted but the payments to these names."""
    header, payments = pain001.read(path)
    asked = {text.match_name(name): ending for name, ending in rejected.items()}
    found = [(payment, asked[text.match_name(payment.payee_name)]) for payment in payments if _named(payment, asked)]
    assert len(found) == len(rejected), (rejected, payments)
    target_path = folder / f"{path.stem}-pain002.xml"
    with target_path.open("wb") as target:
        reports.write_pain002(
            target,
            header,
            count=len(payments),
            total_vnd=sum(payment.amount_vnd for payment in payments),
            rejected=found,
            created_at=datetime.datetime.combine(header.execution_date, datetime.time(17), HANOI),
        )
    return target_path


def report_on(order: instructions.Instruction, folder: pathlib.Path) -> pathlib.Path:
    """Reject one payment by a table that says nothing of the others."""
    path = folder / f"ket-qua-{order.reference}.csv"
    header = instructions.Header("KET-QUA", _NOON, "NH", "NH", order.account_no, order.bin, _NOON.date())
    with path.open("wb") as target:
        result = provider_table.Result("rejected", _NOON.date(), f"{CLOSED.code} - {CLOSED.words}")
        provider_table.write_csv(target, header, [order], {order.reference: result})
    return path


def names_of_cash_list(path: pathlib.Path) -> list[str]:
    order = cash_list.read_order(path, pay_date=_NOON.date())
    return [text.match_name(payment.payee_name) for payment in order.payments]


def signed_by(path: pathlib.Path, folder: pathlib.Path, day: datetime.date, name: str, came: bool) -> pathlib.Path:
    """Bring back a cash list on which one name alone has a mark: signed, or absent."""
    order = cash_list.read_order(path, pay_date=day)
    (payment,) = (each for each in order.payments if text.match_name(each.payee_name) == text.match_name(name))
    target_path = folder / f"{path.stem}-{payment.reference}-{came}.xlsx"
    with target_path.open("wb") as target:
        receipt = cash_list.Receipt("signed", day) if came else cash_list.Receipt(None)
        cash_list.write_xlsx(target, order.header, [payment], {payment.reference: receipt})
    return target_path


def signed(
    path: pathlib.Path, folder: pathlib.Path, day: datetime.date, *, absent: Collection[str] = ()
) -> pathlib.Path:
    """Bring a cash list back from the payout point: everybody has signed but these."""
    order = cash_list.read_order(path, pay_date=day)
    missing = {text.match_name(name) for name in absent}
    assert missing <= {text.match_name(payment.payee_name) for payment in order.payments}, absent
    receipts = {
        payment.reference: cash_list.Receipt(None)
        if text.match_name(payment.payee_name) in missing
        else cash_list.Receipt("signed", day)
        for payment in order.payments
    }
    target_path = folder / f"{path.stem}-{day:%d%m}-signed.xlsx"
    with target_path.open("wb") as target:
        cash_list.write_xlsx(target, order.header, order.payments, receipts)
    return target_path


def _named(payment: instructions.Instruction, names: Collection[str]) -> bool:
    return text.match_name(payment.payee_name) in names
