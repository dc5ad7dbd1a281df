"""What a bank and a post hand over, written small: camt.053 and MT940, pain.002, cash lists."""

import dataclasses
import datetime
import pathlib
from collections.abc import Sequence

from chitra.delivery.tests import builders as d
from chitra.formats.banking import cash_list, instructions
from chitra.payouts.tests import builders as b

DAY = datetime.date(2023, 9, 12)


@dataclasses.dataclass(frozen=True)
class Entry:
    """One movement of the advance account; `kind`: payment, return, advance, fee."""

    kind: str
    amount_vnd: int
    reference: str = ""
    on: datetime.date = DAY
    bank_ref: str = ""
    account: str = ""
    text: str = ""


def paid(name: str, *, amount_vnd: int = d.SHARE_VND, on: datetime.date = DAY, bank_ref: str = "") -> Entry:
    reference = d.reference(name)
    return Entry("payment", -amount_vnd, reference, on, bank_ref or f"FT{reference[-8:]}D")


def back(name: str, *, on: datetime.date = DAY, bank_ref: str = "") -> Entry:
    reference = d.reference(name)
    return Entry("return", d.SHARE_VND, reference, on, bank_ref or f"FT{reference[-8:]}C")


def advance(amount_vnd: int = d.TOTAL_VND, ref: str = "RDT-09") -> Entry:
    return Entry("advance", amount_vnd, on=DAY - datetime.timedelta(1), bank_ref="KB1", text=f"Kho bac tam ung {ref}")


def camt(
    folder: pathlib.Path, entries: Sequence[Entry], *, opening_vnd: int = 0, number: int = 1, account: str = d.ADVANCE
) -> pathlib.Path:
    """Write a statement; its closing balance follows from its entries."""
    closing_vnd = opening_vnd + sum(entry.amount_vnd for entry in entries)
    days = [entry.on for entry in entries] or [DAY]
    path = folder / f"camt-{account}-{number}-{len(list(folder.iterdir()))}.xml"
    path.write_text(
        '<?xml version="1.0" encoding="UTF-8"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08">'
        "<BkToCstmrStmt>"
        f"<GrpHdr><MsgId>S{number}</MsgId><CreDtTm>2023-09-20T08:00:00</CreDtTm></GrpHdr><Stmt><Id>"
        f"{account}-{number}</Id>"
        f"<ElctrncSeqNb>{number}</ElctrncSeqNb><CreDtTm>2023-09-20T08:00:00</CreDtTm>"
        f"<FrToDt><FrDtTm>{min(days)}T00:00:00</FrDtTm><ToDtTm>{max(days)}T23:59:59</ToDtTm></FrToDt>"
        f"<Acct><Id><Othr><Id>{account}</Id></Othr></Id><Ccy>VND</Ccy></Acct>"
        f"{_balance('OPBD', opening_vnd, min(days))}{_balance('CLBD', closing_vnd, max(days))}"
        f"{''.join(map(_entry, entries))}</Stmt></BkToCstmrStmt></Document>",
        encoding="utf-8",
    )
    return path


def mt940(folder: pathlib.Path, entries: Sequence[Entry], *, opening_vnd: int = 0, number: int = 1) -> pathlib.Path:
    closing_vnd = opening_vnd + sum(entry.amount_vnd for entry in entries)
    first, last = min(entry.on for entry in entries), max(entry.on for entry in entries)
    lines = [f":20:S{number}", f":25:{d.ADVANCE}", f":28C:{number:05d}/001", f":60F:C{first:%y%m%d}VND{opening_vnd},"]
    for entry in entries:
        mark = {"return": "RD", "advance": "C"}.get(entry.kind, "D")
        code = {"return": "NRTI", "fee": "NCHG"}.get(entry.kind, "NTRF")
        lines.append(
            f":61:{entry.on:%y%m%d%m%d}{mark}D{abs(entry.amount_vnd)},{code}"
            f"{entry.reference or 'NONREF'}//{entry.bank_ref}"
        )
        words = {"EREF": entry.reference, "RTRN": "AC04" if entry.kind == "return" else "", "REMI": entry.text.upper()}
        lines.append(":86:" + "".join(f"/{word}/{value}" for word, value in words.items() if value))
    lines += [f":62F:C{last:%y%m%d}VND{closing_vnd},", "-"]
    path = folder / f"mt940-{number}-{len(list(folder.iterdir()))}.sta"
    path.write_text("\r\n".join(lines) + "\r\n", encoding="ascii")
    return path


def pain002(
    folder: pathlib.Path,
    message_id: str,
    told: Sequence[tuple[str, str]] = (),
    *,
    group: str = "ACCP",
    amount_vnd: int = d.SHARE_VND,
) -> pathlib.Path:
    """Write a report by exception: (name, code) of what is listed, the group's status for the rest."""
    reason = "<StsRsnInf><Rsn><Cd>AC04</Cd></Rsn></StsRsnInf>"
    listed = "".join(
        f"<TxInfAndSts><OrgnlEndToEndId>{d.reference(name)}</OrgnlEndToEndId><TxSts>{code}</TxSts>"
        f'{reason if code == "RJCT" else ""}<OrgnlTxRef><Amt><InstdAmt Ccy="VND">{amount_vnd}</InstdAmt></Amt>'
        f"</OrgnlTxRef>"
        "</TxInfAndSts>"
        for name, code in told
    )
    group_reason = reason if group == "RJCT" else ""
    path = folder / f"pain002-{len(list(folder.iterdir()))}.xml"
    path.write_text(
        '<?xml version="1.0" encoding="UTF-8"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10">'
        "<CstmrPmtStsRpt>"
        f"<GrpHdr><MsgId>R{path.stem[-6:]}</MsgId><CreDtTm>2023-09-12T17:00:00</CreDtTm></GrpHdr>"
        f"<OrgnlGrpInfAndSts><OrgnlMsgId>{message_id}</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId>"
        f"<GrpSts>{group}</GrpSts>{group_reason}</OrgnlGrpInfAndSts>"
        f"<OrgnlPmtInfAndSts><OrgnlPmtInfId>{message_id}</OrgnlPmtInfId><PmtInfSts>{group}</PmtInfSts>"
        f"{group_reason}{listed}"
        "</OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>",
        encoding="utf-8",
    )
    return path


def cash(
    folder: pathlib.Path,
    fetched: Sequence[str],
    missing: Sequence[str] = (),
    *,
    on: datetime.date = DAY,
    amount_vnd: int = d.SHARE_VND,
) -> pathlib.Path:
    """Write a signed list: who fetched the money that day, and who did not."""
    header = instructions.CashHeader("CL", "Phòng LĐ-TB&XH", "Bưu điện", "Đại Hiệp", "Tháng 09/2023", on)
    names = [*fetched, *missing]
    orders = [instructions.CashPayment(d.reference(name), amount_vnd, name) for name in names]
    receipts = {
        d.reference(name): cash_list.Receipt("signed", on) if name in fetched else cash_list.Receipt(None)
        for name in names
    }
    path = folder / f"cash-{len(list(folder.iterdir()))}.csv"
    with path.open("wb") as target:
        cash_list.write_csv(target, header, orders, receipts)
    return path


def batch(channel: str = "bank", attempt: int = 1) -> str:
    found = b.rows("SELECT message_id FROM delivery_batch WHERE channel = %s AND attempt = %s", channel, attempt)
    return str(found[0][0])


def _balance(kind: str, amount_vnd: int, day: datetime.date) -> str:
    mark = "DBIT" if amount_vnd < 0 else "CRDT"
    return (
        f'<Bal><Tp><CdOrPrtry><Cd>{kind}</Cd></CdOrPrtry></Tp><Amt Ccy="VND">{abs(amount_vnd)}</Amt>'
        f"<CdtDbtInd>{mark}</CdtDbtInd><Dt><Dt>{day}</Dt></Dt></Bal>"
    )


def _entry(entry: Entry) -> str:
    family = {
        "advance": ("RCDT", "DMCT"),
        "payment": ("ICDT", "DMCT"),
        "return": ("ICDT", "RRTN"),
        "fee": ("ICDT", "CHRG"),
    }
    mark = "DBIT" if entry.amount_vnd < 0 else "CRDT"
    account = (
        f"<RltdPties><CdtrAcct><Id><Othr><Id>{entry.account}</Id></Othr></Id></CdtrAcct></RltdPties>"
        if entry.account
        else ""
    )
    refs = f"<Refs><EndToEndId>{entry.reference}</EndToEndId></Refs>" if entry.reference else ""
    said = f"<RmtInf><Ustrd>{entry.text}</Ustrd></RmtInf>" if entry.text else ""
    reason = "<RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf>" if entry.kind == "return" else ""
    return (
        f'<Ntry><Amt Ccy="VND">{abs(entry.amount_vnd)}</Amt><CdtDbtInd>{mark}</CdtDbtInd>'
        f"{'<RvslInd>true</RvslInd>' if entry.kind == 'return' else ''}<Sts><Cd>BOOK</Cd></Sts>"
        f"<BookgDt><Dt>{entry.on}</Dt></BookgDt>"
        f"{f'<AcctSvcrRef>{entry.bank_ref}</AcctSvcrRef>' if entry.bank_ref else ''}"
        f"<BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>{family[entry.kind][0]}</Cd><SubFmlyCd>"
        f"{family[entry.kind][1]}</SubFmlyCd></Fmly>"
        f"</Domn></BkTxCd><NtryDtls><TxDtls>{refs}{account}{said}{reason}</TxDtls></NtryDtls></Ntry>"
    )
