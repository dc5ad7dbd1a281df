"""Write status reports in pain.002 by exception: the whole is accepted, only what was rejected is listed."""

from collections.abc import Iterable
from datetime import datetime
from typing import IO, Final
from xml.sax import saxutils

from chitra.formats.banking import instructions, schemas
from chitra.rehearsal.provider import fate

DEFAULT_VERSION: Final = "pain.002.001.10"

Rejected = tuple[instructions.Instruction, fate.Fate]


def write_pain002(
    target: IO[bytes],
    header: instructions.Header,
    *,
    count: int,
    total_vnd: int,
    rejected: Iterable[Rejected],
    created_at: datetime,
    group_status: str = "ACCP",
    group_reason: str = "",
    version: str = DEFAULT_VERSION,
) -> None:
    """Write the report on one order; a group status of RJCT with a reason rejects it whole."""
    reason = f"<StsRsnInf><Rsn><Cd>{group_reason}</Cd></Rsn></StsRsnInf>" if group_reason else ""
    message_id = saxutils.escape(header.message_id)
    target.write(
        (
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            f'<Document xmlns="{schemas.namespace(version)}"><CstmrPmtStsRpt>'
            f"<GrpHdr><MsgId>{saxutils.escape(f'R-{header.message_id}'[:35])}</MsgId>"
            f"<CreDtTm>{created_at.isoformat(timespec='seconds')}</CreDtTm></GrpHdr>\n"
            f"<OrgnlGrpInfAndSts><OrgnlMsgId>{message_id}</OrgnlMsgId>"
            f"<OrgnlMsgNmId>{schemas.PAIN_001}</OrgnlMsgNmId><OrgnlNbOfTxs>{count}</OrgnlNbOfTxs>"
            f"<OrgnlCtrlSum>{total_vnd}</OrgnlCtrlSum><GrpSts>{group_status}</GrpSts>{reason}</OrgnlGrpInfAndSts>\n"
            f"<OrgnlPmtInfAndSts><OrgnlPmtInfId>{message_id}</OrgnlPmtInfId>"
            f"<PmtInfSts>{group_status}</PmtInfSts>{reason}\n"
        ).encode()
    )
    for payment, ending in rejected:
        target.write(_rejection(payment, ending).encode())
    target.write(b"</OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>\n")


def _rejection(payment: instructions.Instruction, ending: fate.Fate) -> str:
    return (
        f"<TxInfAndSts><OrgnlInstrId>{payment.reference}</OrgnlInstrId>"
        f"<OrgnlEndToEndId>{payment.reference}</OrgnlEndToEndId><TxSts>RJCT</TxSts>"
        f"<StsRsnInf><Rsn><Cd>{ending.code}</Cd></Rsn><AddtlInf>{saxutils.escape(ending.words)}</AddtlInf></StsRsnInf>"
        f'<OrgnlTxRef><Amt><InstdAmt Ccy="VND">{payment.amount_vnd}</InstdAmt></Amt>'
        f"<CdtrAcct><Id><Othr><Id>{payment.account_no}</Id></Othr></Id></CdtrAcct></OrgnlTxRef></TxInfAndSts>\n"
    )
