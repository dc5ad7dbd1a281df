"""Small orders, statements and reports with a cast that everyone knows: bà Hai, ông Tư, chị Ba, cụ Năm."""

import io
from collections.abc import Sequence
from datetime import date, datetime, timedelta, timezone

from chitra.formats.banking import instructions, pain001
from chitra.kernel import period as periods
from chitra.kernel import reference as references

HANOI = timezone(timedelta(hours=7))
SEPTEMBER = periods.Period(2023, 9)
TODAY = date(2023, 10, 1)
ADVANCE_ACCOUNT = "4200201009999"

HEADER = instructions.Header(
    message_id="CT-2309-PL506-BTXH-001",
    created_at=datetime(2023, 9, 4, 8, 30, tzinfo=HANOI),
    initiating_party_name="Phòng LĐ-TB&XH huyện Đại Lộc",
    debtor_name="Bưu điện huyện Đại Lộc",
    debtor_account=ADVANCE_ACCOUNT,
    debtor_bin="970405",
    execution_date=date(2023, 9, 5),
)


def reference(serial: int) -> str:
    return references.made(period=SEPTEMBER, serial=serial)


BA_HAI = instructions.Instruction(
    reference(1), 2_055_000, "Nguyễn Thị Hai", "4200205123456", "970405", "Trợ cấp NCC tháng 09/2023"
)
CHI_BA = instructions.Instruction(
    reference(2), 540_000, "Trần Thị Ba", "0041000123456", "970436", "Trợ cấp BTXH tháng 09/2023"
)
NGUOI_CO_TU = instructions.Instruction(
    reference(3), 1_031_000, "Bh'nướch <A Lăng> & Zơ Râm", "12345678", "970449", 'Truy lĩnh "T7–T8"'
)
CAST = (BA_HAI, CHI_BA, NGUOI_CO_TU)

CU_NAM = instructions.CashPayment(
    reference(4), 360_000, "Lê Thị Năm", birth="1938", cccd="049138000123", address="Thôn Tích Phú"
)
ONG_TU = instructions.CashPayment(
    reference(5),
    900_000,
    "Phan Văn Tư",
    birth="12/03/1941",
    cccd="049041000456",
    address="Thôn Phú Quý",
    collector_name="Phan Thị Sáu",
    collector_cccd="049175000789",
)
CASH_HEADER = instructions.CashHeader(
    list_id="CL-2309-20500-01",
    office_name="Phòng LĐ-TB&XH huyện Đại Lộc",
    provider_name="Bưu điện huyện Đại Lộc",
    point_name="Bưu điện văn hóa xã Đại Hiệp",
    period_text="Tháng 09/2023",
    pay_date=date(2023, 9, 6),
)


def order(payments: Sequence[instructions.Instruction] = CAST) -> bytes:
    target = io.BytesIO()
    pain001.write(target, HEADER, payments)
    return target.getvalue()


def entry(
    amount: str = "2055000",
    *,
    mark: str = "DBIT",
    ref: str = reference(1),
    currency: str = "VND",
    day: str = "2023-09-05",
    status: str = "<Cd>BOOK</Cd>",
    reversal: str = "",
    code: str = "DMCT",
    more: str = "",
    details: str | None = None,
) -> str:
    """One entry of a camt.053.001.08; `details` replaces the single transaction it would have."""
    transaction = (
        f"<TxDtls><Refs><EndToEndId>{ref}</EndToEndId></Refs><RltdPties><Cdtr><Pty><Nm>NGUYEN THI HAI</Nm></Pty></Cdtr>"
        f"<CdtrAcct><Id><Othr><Id>4200205123456</Id></Othr></Id></CdtrAcct></RltdPties>{more}</TxDtls>"
    )
    booked = f"<BookgDt><Dt>{day}</Dt></BookgDt>" if day else ""
    return (
        f'<Ntry><Amt Ccy="{currency}">{amount}</Amt><CdtDbtInd>{mark}</CdtDbtInd>{reversal}<Sts>{status}</Sts>{booked}'
        f"<AcctSvcrRef>FT1</AcctSvcrRef><BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>ICDT</Cd><SubFmlyCd>{code}</SubFmlyCd>"
        f"</Fmly></Domn></BkTxCd><NtryDtls>{transaction if details is None else details}</NtryDtls></Ntry>\n"
    )


def balance(kind: str, amount: str, *, mark: str = "CRDT") -> str:
    return (
        f"<Bal><Tp><CdOrPrtry><Cd>{kind}</Cd></CdOrPrtry></Tp><Amt Ccy='VND'>{amount}</Amt>"
        f"<CdtDbtInd>{mark}</CdtDbtInd><Dt><Dt>2023-09-05</Dt></Dt></Bal>"
    )


def statement(*entries: str, opening: str = "10000000", closing: str = "7945000", version: str = "08") -> bytes:
    """A camt.053 whose balances fit one debit of 2,055,000 đồng."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.{version}"><BkToCstmrStmt>'
        "<GrpHdr><MsgId>M1</MsgId><CreDtTm>2023-09-30T21:00:00+07:00</CreDtTm></GrpHdr>"
        "<Stmt><Id>S-1</Id><ElctrncSeqNb>7</ElctrncSeqNb><CreDtTm>2023-09-30T21:00:00+07:00</CreDtTm>"
        "<FrToDt><FrDtTm>2023-09-01T00:00:00</FrDtTm><ToDtTm>2023-09-30T23:59:59</ToDtTm></FrToDt>"
        f"<Acct><Id><Othr><Id>{ADVANCE_ACCOUNT}</Id></Othr></Id></Acct>"
        f"{balance('OPBD', opening)}{balance('CLBD', closing)}{''.join(entries)}</Stmt></BkToCstmrStmt></Document>\n"
    ).encode()


def report(
    *transactions: str, group: str = "ACCP", order_status: str = "ACCP", group_reason: str = "", version: str = "10"
) -> bytes:
    """A pain.002 on the order above; a status left empty is left out."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.{version}"><CstmrPmtStsRpt>'
        "<GrpHdr><MsgId>R-1</MsgId><CreDtTm>2023-09-05T17:00:00+07:00</CreDtTm></GrpHdr>"
        f"<OrgnlGrpInfAndSts><OrgnlMsgId>{HEADER.message_id}</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId>"
        f"<OrgnlNbOfTxs>3</OrgnlNbOfTxs><OrgnlCtrlSum>3626000</OrgnlCtrlSum>"
        f"{f'<GrpSts>{group}</GrpSts>' if group else ''}{group_reason}</OrgnlGrpInfAndSts>"
        f"<OrgnlPmtInfAndSts><OrgnlPmtInfId>{HEADER.message_id}</OrgnlPmtInfId>"
        f"{f'<PmtInfSts>{order_status}</PmtInfSts>' if order_status else ''}{''.join(transactions)}"
        "</OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>\n"
    ).encode()


def rejection(
    serial: int = 2, *, status: str = "RJCT", reason: str = "AC04", amount: str = "540000", currency: str = "VND"
) -> str:
    why = f"<StsRsnInf><Rsn><Cd>{reason}</Cd></Rsn><AddtlInf>Tài khoản đã đóng</AddtlInf></StsRsnInf>" if reason else ""
    return (
        f"<TxInfAndSts><OrgnlEndToEndId>{reference(serial)}</OrgnlEndToEndId><TxSts>{status}</TxSts>{why}"
        f"<OrgnlTxRef><Amt><InstdAmt Ccy='{currency}'>{amount}</InstdAmt></Amt></OrgnlTxRef></TxInfAndSts>"
    )


MT940 = (
    ":20:CT23093000007\r\n:25:4200201009999\r\n:28C:00007/001\r\n:60F:C230901VND10000000,\r\n"
    f":61:2309050905DD2055000,NTRF{reference(1)}//FT00000000000001\r\n"
    f":86:/EREF/{reference(1)}/ACCT/4200205123456/NAME/NGUYEN THI HAI/REMI/TRO CAP\r\n NCC THANG 09 2023\r\n"
    f":61:2309070907RDD540000,NRTI{reference(2)}//FT00000000000002\r\n"
    f":86:/EREF/{reference(2)}/ACCT/0041000123456/NAME/TRAN THI BA/RTRN/AC04\r\n"
    ":61:2309010901CD5000000,NTRFNONREF//FT00000000000003\r\n:86:/NAME/KHO BAC NHA NUOC\r\n"
    ":61:2309300930DD3300,NCHGNONREF//FT00000000000004\r\n"
    ":62F:C230930VND13481700,\r\n-\r\n"
)
