"""The provider's desk: takes a month's orders and advances, and leaves the answers of the day in a folder."""

import dataclasses
import pathlib
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta, timezone
from typing import Final, Literal

from chitra.formats.banking import cash_list, instructions, pain001, provider_table, recognise, tables
from chitra.rehearsal.provider import books, facts, fate, reports, statements, waiting

StatementFormat = Literal["camt053", "camt053.02", "camt053.batched", "mt940"]

_HANOI: Final = timezone(timedelta(hours=7))
_NO_BIN: Final = "000000"
_NO_FUNDS: Final = ("AM04", "Không đủ số dư tạm ứng")
_LATE_RETURN_DAYS: Final = (4, 12)  # some come back within the month, some after it is settled
USUAL: Final = fate.Rates()


@dataclasses.dataclass(frozen=True, slots=True)
class Advance:
    """Money that the treasury puts into an advance account."""

    account: str
    amount_vnd: int
    on: date
    reference: str = ""
    text: str = "Kho bạc chuyển tạm ứng"


@dataclasses.dataclass(frozen=True, slots=True)
class Written:
    """One answer file: what kind it is, and for which account or order."""

    path: pathlib.Path
    kind: str
    about: str


@dataclasses.dataclass(frozen=True, slots=True)
class Played:
    """Everything one visit to the desk left behind: the answers, the truth, how often each outcome occurred."""

    files: tuple[Written, ...]
    truth: pathlib.Path
    outcomes: Mapping[str, int]


def play(
    *,
    orders: Sequence[pathlib.Path],
    advances: Sequence[Advance],
    from_date: date,
    to_date: date,
    out: pathlib.Path,
    state: pathlib.Path,
    seed: int,
    rates: fate.Rates = USUAL,
    labels: Mapping[str, fate.Label] | None = None,
    formats: Mapping[str, StatementFormat] | None = None,
    holder: str = "TÀI KHOẢN TẠM ỨNG CHI TRẢ",
) -> Played:
    """Answer the orders and write one statement for each account for the days `from_date` … `to_date`.

    `labels` asks for a mistake on single references; `formats` names the statement format by account (camt.053.001.08
    with one debit a payment otherwise; "camt053.batched" books an order's day as one debit with its details). Payments
    without an answer appear in the statement of the next visit, late returns 4 or 12 days on. An order that was taken
    before is answered again and moves nothing.
    """
    out.mkdir(parents=True, exist_ok=True)
    with facts.Facts(out / "truth.json") as truth, tempfile.TemporaryDirectory(dir=out) as scratch:
        desk = _Desk(
            ledger=books.Books.read(state),
            from_date=from_date,
            to_date=to_date,
            out=out,
            seed=seed,
            rates=rates,
            labels=labels or {},
            truth=truth,
            entries=waiting.Waiting(pathlib.Path(scratch)),
        )
        for advance in advances:
            desk.receive(advance)
        for order in orders:
            desk.take(order)
        for number in sorted(desk.entries.accounts() | desk.ledger.accounts.keys()):
            desk.write_statement(number, holder, (formats or {}).get(number, "camt053"))
    desk.ledger.write(state)
    return Played(tuple(desk.files), truth.path, dict(truth.outcomes))


@dataclasses.dataclass(slots=True)
class _Desk:
    """What is on the desk during one visit; what came late for the last statement is booked in this one."""

    ledger: books.Books
    from_date: date
    to_date: date
    out: pathlib.Path
    seed: int
    rates: fate.Rates
    labels: Mapping[str, fate.Label]
    truth: facts.Facts
    entries: waiting.Waiting
    files: list[Written] = dataclasses.field(default_factory=list)
    told: set[str] = dataclasses.field(default_factory=set)
    later: dict[str, list[statements.Entry]] = dataclasses.field(default_factory=dict)
    funds: dict[str, int] = dataclasses.field(default_factory=dict)

    def __post_init__(self) -> None:
        for number, account in self.ledger.accounts.items():
            self.funds[number] = account.balance_vnd + sum(entry.amount_vnd for entry in account.late)
            self.later[number] = [entry for entry in account.late if entry.booked_on > self.to_date]
            for entry in account.late:
                if entry.booked_on <= self.to_date:
                    self.entries.add(number, dataclasses.replace(entry, booked_on=self._within(entry.booked_on)))

    def receive(self, advance: Advance) -> None:
        self.funds[advance.account] = self.funds.get(advance.account, 0) + advance.amount_vnd
        entry = statements.Entry(
            kind="advance",
            amount_vnd=advance.amount_vnd,
            booked_on=self._within(advance.on),
            bank_ref=self.ledger.bank_ref(),
            reference=advance.reference,
            name="KHO BAC NHA NUOC",
            text=advance.text,
        )
        self.entries.add(advance.account, entry)

    def take(self, path: pathlib.Path) -> None:
        """Answer one order file, whatever its format."""
        with path.open("rb") as stream:
            is_xml = stream.read(5).lstrip(b"\xef\xbb\xbf").startswith(b"<")
        if is_xml:
            self._take_pain001(path)
        elif recognise.kind(path, path.name) == "cash":
            self._take_cash_list(path)
        else:
            self._take_table(path)

    def write_statement(self, number: str, holder: str, form: StatementFormat) -> None:
        """Write the statement of one account and carry its balance forward."""
        account = self.ledger.account(number)
        account.sequence += 1
        entries = sorted(self.entries.of(number), key=lambda entry: (entry.booked_on, entry.amount_vnd < 0))
        statement = statements.Statement(
            account=number,
            holder=holder,
            sequence=account.sequence,
            from_date=self.from_date,
            to_date=self.to_date,
            opening_vnd=account.balance_vnd,
            created_at=self._moment(self.to_date, 21),
        )
        suffix = "sta" if form == "mt940" else "xml"
        path = self.out / f"statement-{statement.number}.{suffix}"
        with path.open("wb") as target:
            if form == "mt940":
                account.balance_vnd = statements.write_mt940(target, statement, entries)
            else:
                version = "camt.053.001.02" if form == "camt053.02" else "camt.053.001.08"
                booked: Iterable[statements.Entry | statements.Batch] = entries
                if form == "camt053.batched":
                    booked = statements.batched(entries, self.ledger.bank_ref)
                account.balance_vnd = statements.write_camt053(target, statement, booked, version=version)
        account.late = self.later.get(number, [])
        self.files.append(Written(path, form, number))

    def _take_pain001(self, path: pathlib.Path) -> None:
        header, payments = pain001.read(path)
        total_vnd = sum(payment.amount_vnd for payment in payments)
        endings = self._endings(header, payments)
        has_funds = endings is not None
        target_path = self.out / f"{path.stem}-pain002.xml"
        with target_path.open("wb") as target:
            reports.write_pain002(
                target,
                header,
                count=len(payments),
                total_vnd=total_vnd,
                rejected=[pair for pair in endings or () if pair[1].outcome == "rejected"],
                created_at=self._moment(self._within(header.execution_date), 17),
                group_status="ACCP" if has_funds else "RJCT",
                group_reason="" if has_funds else _NO_FUNDS[0],
            )
        self.files.append(Written(target_path, "pain002", header.message_id))

    def _take_table(self, path: pathlib.Path) -> None:
        order = provider_table.read_order(path)
        header = instructions.Header(
            message_id=order.message_id,
            created_at=self._moment(self.from_date, 8),
            initiating_party_name=order.debtor_name or order.message_id,
            debtor_name=order.debtor_name or order.message_id,
            debtor_account=order.debtor_account,
            debtor_bin=_NO_BIN,
            execution_date=order.execution_date or self.from_date,
        )
        endings = self._endings(header, order.payments)
        if endings is None:
            words = " - ".join(_NO_FUNDS)
            results = {
                payment.reference: provider_table.Result("rejected", header.execution_date, words)
                for payment in order.payments
            }
        else:
            results = dict(self._results(header, endings))
        is_workbook = tables.is_workbook(path)
        target_path = self.out / f"{path.stem}-result{'.xlsx' if is_workbook else '.csv'}"
        write = provider_table.write_xlsx if is_workbook else provider_table.write_csv
        with target_path.open("wb") as target:
            write(target, header, order.payments, results)
        self.files.append(Written(target_path, "xlsx" if is_workbook else "csv", header.message_id))

    def _take_cash_list(self, path: pathlib.Path) -> None:
        order = cash_list.read_order(path, pay_date=self.from_date)
        receipts: dict[str, cash_list.Receipt] = {}
        is_new = self._is_new(order.header.list_id)
        for payment in order.payments:
            ending = fate.in_cash(payment.reference, seed=self.seed, rates=self.rates)
            on = self._within(order.header.pay_date + timedelta(days=ending.delay_days))
            signature = "fingerprint" if ending.is_fingerprint else "signed"
            is_paid = ending.outcome == "paid"
            receipts[payment.reference] = cash_list.Receipt(signature, on) if is_paid else cash_list.Receipt(None)
            if is_new:
                self._record(payment.reference, ending, payment.amount_vnd, path.name, on if is_paid else None)
        is_workbook = tables.is_workbook(path)
        target_path = self.out / f"{path.stem}-signed{'.xlsx' if is_workbook else '.csv'}"
        write = cash_list.write_xlsx if is_workbook else cash_list.write_csv
        with target_path.open("wb") as target:
            write(target, order.header, order.payments, receipts)
        self.files.append(Written(target_path, "cash", order.header.list_id))

    def _endings(
        self, header: instructions.Header, payments: Sequence[instructions.Instruction]
    ) -> list[reports.Rejected] | None:
        """Decide and book every payment of an order; None when the advance does not cover it."""
        is_new = header.message_id not in self.ledger.orders
        total_vnd = sum(payment.amount_vnd for payment in payments)
        if is_new and self.funds.get(header.debtor_account, 0) < total_vnd:
            for payment in payments if self._is_new(header.message_id) else ():
                refused = fate.Fate("rejected", 0, *_NO_FUNDS)
                self._record(payment.reference, refused, payment.amount_vnd, header.message_id, None)
            return None
        self.ledger.orders.add(header.message_id)
        endings = []
        for payment in payments:
            label = self.labels.get(payment.reference)
            ending = fate.at_bank(payment.reference, seed=self.seed, rates=self.rates, label=label)
            endings.append((payment, ending))
            if is_new:
                self._book(header, payment, ending)
        return endings

    def _book(self, header: instructions.Header, payment: instructions.Instruction, ending: fate.Fate) -> None:
        number = header.debtor_account
        on = self._within(header.execution_date + timedelta(days=ending.delay_days))
        later = self.later.setdefault(number, [])
        self._record(payment.reference, ending, payment.amount_vnd, header.message_id, on)
        if ending.outcome == "rejected":
            return
        debit = statements.Entry(
            kind="payment",
            amount_vnd=-payment.amount_vnd - (ending.outcome == "wrong_amount"),
            booked_on=on,
            bank_ref=self.ledger.bank_ref(),
            reference=payment.reference,
            account=payment.account_no if ending.outcome != "wrong_account" else payment.account_no[::-1],
            name=payment.payee_name,
            text=payment.purpose,
            order=header.message_id,
        )
        self.funds[number] += debit.amount_vnd
        if ending.outcome == "no_answer":
            later.append(debit)
        else:
            self.entries.add(number, debit)
        if ending.outcome == "paid_twice":
            self.entries.add(number, dataclasses.replace(debit, bank_ref=self.ledger.bank_ref()))
        if ending.outcome == "late_return":
            due = self.to_date + timedelta(days=_LATE_RETURN_DAYS[int(payment.reference[-1]) % 2])
            later.append(
                dataclasses.replace(
                    debit,
                    kind="return",
                    amount_vnd=payment.amount_vnd,
                    booked_on=due,
                    bank_ref=self.ledger.bank_ref(),
                    reason_code=ending.code,
                )
            )

    def _results(
        self, header: instructions.Header, endings: Sequence[reports.Rejected]
    ) -> Iterator[tuple[str, provider_table.Result]]:
        """Fill in a table: silence stays empty, a rejection says why, the rest is paid that day."""
        for payment, ending in endings:
            on = self._within(header.execution_date + timedelta(days=ending.delay_days))
            if ending.outcome == "rejected":
                yield payment.reference, provider_table.Result("rejected", on, f"{ending.code} - {ending.words}")
            elif ending.outcome != "no_answer":
                yield payment.reference, provider_table.Result("paid", on)

    def _is_new(self, order: str) -> bool:
        """Tell whether the truth of this visit has yet to say what became of an order."""
        is_new = order not in self.told
        self.told.add(order)
        return is_new

    def _record(self, reference: str, ending: fate.Fate, amount_vnd: int, order: str, on: date | None) -> None:
        fact = {
            "outcome": ending.outcome,
            "amount_vnd": amount_vnd,
            "reason_code": ending.code,
            "on": on.isoformat() if on is not None else None,
            "order": order,
        }
        self.truth.add(reference, fact)

    def _within(self, day: date) -> date:
        return min(max(day, self.from_date), self.to_date)

    def _moment(self, day: date, hour: int) -> datetime:
        return datetime.combine(day, time(hour), _HANOI)
