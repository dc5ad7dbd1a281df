"""Write statements of an advance account as banks do: camt.053 (.08 or .02) and MT940, in constant memory."""

import dataclasses
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from typing import IO, Final, Literal
from xml.sax import saxutils

from chitra.formats.banking import schemas, spool
from chitra.kernel import text

EntryKind = Literal["advance", "payment", "return", "fee"]

_FAMILY: Final[dict[EntryKind, tuple[str, str]]] = {
    "advance": ("RCDT", "DMCT"),
    "payment": ("ICDT", "DMCT"),
    "return": ("ICDT", "RRTN"),
    "fee": ("ICDT", "CHRG"),
}
_MT940_CODES: Final[dict[EntryKind, str]] = {"advance": "NTRF", "payment": "NTRF", "return": "NRTI", "fee": "NCHG"}
_MT940_WIDTH: Final = 65


@dataclasses.dataclass(frozen=True, slots=True)
class Entry:
    """One booked movement; `amount_vnd` is signed as the account feels it."""

    kind: EntryKind
    amount_vnd: int
    booked_on: date
    bank_ref: str
    reference: str = ""
    account: str = ""
    name: str = ""
    text: str = ""
    reason_code: str = ""
    order: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class Batch:
    """One booked movement that stands for several payments, with its details."""

    batch_id: str
    booked_on: date
    bank_ref: str
    parts: tuple[Entry, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Statement:
    """What a statement says above its entries; the closing balance follows from them."""

    account: str
    holder: str
    sequence: int
    from_date: date
    to_date: date
    opening_vnd: int
    created_at: datetime

    @property
    def number(self) -> str:
        return f"{self.account}-{self.to_date:%y%m%d}-{self.sequence:05d}"


def write_camt053(
    target: IO[bytes], statement: Statement, entries: Iterable[Entry | Batch], *, version: str = "camt.053.001.08"
) -> int:
    """Write the statement and return its closing balance."""
    balance = _Balance(statement.opening_vnd)
    is_old = version == "camt.053.001.02"

    def rendered() -> Iterator[str]:
        for entry in entries:
            balance.add(entry)
            yield _batch(entry, is_old) if isinstance(entry, Batch) else _entry(entry, is_old)

    spool.assembled(
        target,
        rendered(),
        opening=lambda: _camt_opening(version, statement, balance),
        closing="</Stmt></BkToCstmrStmt></Document>\n",
    )
    return balance.closing_vnd


def batched(entries: Iterable[Entry], bank_ref: Callable[[], str]) -> Iterator[Entry | Batch]:
    """Book the payments of one order and one day as one movement, as some banks do; the rest stays as it is."""
    whole: dict[tuple[str, date], list[Entry]] = {}
    for entry in entries:
        if entry.kind == "payment":
            whole.setdefault((entry.order, entry.booked_on), []).append(entry)
        else:
            yield entry
    for (order, booked_on), parts in whole.items():
        yield Batch(order, booked_on, bank_ref(), tuple(parts))


def write_mt940(target: IO[bytes], statement: Statement, entries: Iterable[Entry]) -> int:
    """Write the statement in SWIFT's older format, without accents, and return its closing balance."""
    balance = _Balance(statement.opening_vnd)
    target.write(
        (
            f":20:CT{statement.to_date:%y%m%d}{statement.sequence:05d}\r\n:25:{statement.account}\r\n"
            f":28C:{statement.sequence:05d}/001\r\n:60F:{_mt_balance(statement.opening_vnd, statement.from_date)}\r\n"
        ).encode("ascii")
    )
    for entry in entries:
        balance.add(entry)
        target.write(_mt_entry(entry).encode("ascii"))
    target.write(f":62F:{_mt_balance(balance.closing_vnd, statement.to_date)}\r\n-\r\n".encode("ascii"))
    return balance.closing_vnd


class _Balance:
    def __init__(self, opening_vnd: int) -> None:
        self.closing_vnd = opening_vnd
        self.count = 0

    def add(self, entry: Entry | Batch) -> None:
        self.count += 1
        parts = entry.parts if isinstance(entry, Batch) else (entry,)
        self.closing_vnd += sum(part.amount_vnd for part in parts)


def _camt_opening(version: str, statement: Statement, balance: _Balance) -> str:
    moment = statement.created_at.isoformat(timespec="seconds")
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<Document xmlns="{schemas.namespace(version)}"><BkToCstmrStmt>'
        f"<GrpHdr><MsgId>{statement.number}</MsgId><CreDtTm>{moment}</CreDtTm></GrpHdr>\n"
        f"<Stmt><Id>{statement.number}</Id><ElctrncSeqNb>{statement.sequence}</ElctrncSeqNb><CreDtTm>{moment}</CreDtTm>"
        f"<FrToDt><FrDtTm>{statement.from_date.isoformat()}T00:00:00</FrDtTm>"
        f"<ToDtTm>{statement.to_date.isoformat()}T23:59:59</ToDtTm></FrToDt>"
        f"<Acct><Id><Othr><Id>{statement.account}</Id></Othr></Id><Ccy>VND</Ccy>"
        f"<Ownr><Nm>{saxutils.escape(statement.holder)}</Nm></Ownr></Acct>\n"
        f"{_camt_balance('OPBD', statement.opening_vnd, statement.from_date)}"
        f"{_camt_balance('CLBD', balance.closing_vnd, statement.to_date)}"
        f"<TxsSummry><TtlNtries><NbOfNtries>{balance.count}</NbOfNtries></TtlNtries></TxsSummry>\n"
    )


def _camt_balance(kind: str, amount_vnd: int, day: date) -> str:
    return (
        f"<Bal><Tp><CdOrPrtry><Cd>{kind}</Cd></CdOrPrtry></Tp>"
        f'<Amt Ccy="VND">{abs(amount_vnd)}</Amt><CdtDbtInd>{_mark(amount_vnd)}</CdtDbtInd>'
        f"<Dt><Dt>{day.isoformat()}</Dt></Dt></Bal>\n"
    )


def _mark(amount_vnd: int) -> str:
    return "DBIT" if amount_vnd < 0 else "CRDT"


def _entry(entry: Entry, is_old: bool) -> str:
    head = _entry_head(entry.amount_vnd, entry.kind, entry.booked_on, entry.bank_ref, is_old)
    return f"{head}<NtryDtls>{_details(entry, is_old, with_amount=False)}</NtryDtls></Ntry>\n"


def _batch(batch: Batch, is_old: bool) -> str:
    total_vnd = sum(part.amount_vnd for part in batch.parts)
    head = _entry_head(total_vnd, batch.parts[0].kind, batch.booked_on, batch.bank_ref, is_old)
    details = "".join(_details(part, is_old, with_amount=True) for part in batch.parts)
    return (
        f"{head}<NtryDtls><Btch><PmtInfId>{saxutils.escape(batch.batch_id)}</PmtInfId>"
        f"<NbOfTxs>{len(batch.parts)}</NbOfTxs></Btch>{details}</NtryDtls></Ntry>\n"
    )


def _entry_head(amount_vnd: int, kind: EntryKind, booked_on: date, bank_ref: str, is_old: bool) -> str:
    family, subfamily = _FAMILY[kind]
    return (
        f'<Ntry><Amt Ccy="VND">{abs(amount_vnd)}</Amt><CdtDbtInd>{_mark(amount_vnd)}</CdtDbtInd>'
        f"{'<RvslInd>true</RvslInd>' if kind == 'return' else ''}"
        f"<Sts>{'BOOK' if is_old else '<Cd>BOOK</Cd>'}</Sts><BookgDt><Dt>{booked_on.isoformat()}</Dt></BookgDt>"
        f"<AcctSvcrRef>{bank_ref}</AcctSvcrRef><BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>{family}</Cd>"
        f"<SubFmlyCd>{subfamily}</SubFmlyCd></Fmly></Domn></BkTxCd>"
    )


def _details(entry: Entry, is_old: bool, *, with_amount: bool) -> str:
    side = "Dbtr" if entry.kind == "advance" else "Cdtr"
    name = f"<Nm>{saxutils.escape(entry.name)}</Nm>"
    amount = f'<Amt Ccy="VND">{abs(entry.amount_vnd)}</Amt>'
    old_amount = (
        f"<AmtDtls><TxAmt>{amount}</TxAmt></AmtDtls>"
        if is_old
        else f"{amount}<CdtDbtInd>{_mark(entry.amount_vnd)}</CdtDbtInd>"
    )
    parties = f"<{side}>{name if is_old else f'<Pty>{name}</Pty>'}</{side}>" if entry.name else ""
    if entry.account:
        parties += f"<{side}Acct><Id><Othr><Id>{entry.account}</Id></Othr></Id></{side}Acct>"
    return (
        f"<TxDtls>{f'<Refs><EndToEndId>{entry.reference}</EndToEndId></Refs>' if entry.reference else ''}"
        f"{old_amount if with_amount else ''}"
        f"{f'<RltdPties>{parties}</RltdPties>' if parties else ''}"
        f"{f'<RmtInf><Ustrd>{saxutils.escape(entry.text)}</Ustrd></RmtInf>' if entry.text else ''}"
        f"{f'<RtrInf><Rsn><Cd>{entry.reason_code}</Cd></Rsn></RtrInf>' if entry.reason_code else ''}</TxDtls>"
    )


def _mt_balance(amount_vnd: int, day: date) -> str:
    return f"{'D' if amount_vnd < 0 else 'C'}{day:%y%m%d}VND{abs(amount_vnd)},"


def _mt_entry(entry: Entry) -> str:
    mark = "RD" if entry.kind == "return" else "D" if entry.amount_vnd < 0 else "C"
    line = (
        f":61:{entry.booked_on:%y%m%d%m%d}{mark}D{abs(entry.amount_vnd)},{_MT940_CODES[entry.kind]}"
        f"{entry.reference or 'NONREF'}//{entry.bank_ref}\r\n"
    )
    words = {
        "EREF": entry.reference,
        "ACCT": entry.account,
        "NAME": entry.name,
        "RTRN": entry.reason_code,
        "REMI": entry.text,
    }
    said = "".join(f"/{word}/{_swift(value)}" for word, value in words.items() if value)
    wrapped = (said[start : start + _MT940_WIDTH] for start in range(0, len(said), _MT940_WIDTH))
    return line + (":86:" + "\r\n".join(wrapped) + "\r\n" if said else "")


def _swift(value: str) -> str:
    """Write a text in SWIFT's character set, without the stroke that separates code words."""
    return text.match_name(value).replace("/", " ").replace(":", " ").encode("ascii", "ignore").decode()
