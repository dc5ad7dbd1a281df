"""Orders to a bank: pain.001.001.09, one payment information per file, all amounts in whole đồng.

Names keep their accents and are never cut; whatever does not fit is refused with its reason.
"""

from collections.abc import Iterable, Iterator
from typing import IO, Final
from xml.sax import saxutils

from chitra.formats.banking import amounts, instructions, markup, schemas, spool
from chitra.kernel import errors


class ControlDiffers(errors.BadInput):
    """The control sums of an order file do not agree with its payments."""


def write(
    target: IO[bytes], header: instructions.Header, payments: Iterable[instructions.Instruction]
) -> instructions.Control:
    """Write the order and return what must be recorded of it. The payments are consumed once, in constant memory.

    :raises instructions.NotOrderable: naming the reference and the field that does not fit.
    """
    instructions.check_header(header)
    count = total_vnd = 0

    def rendered() -> Iterator[str]:
        nonlocal count, total_vnd
        for payment in payments:
            count += 1
            total_vnd += payment.amount_vnd
            yield _payment(payment)
        if not count:
            raise instructions.NotOrderable("E-PAIN-EMPTY", message_id=header.message_id)

    sha256 = spool.assembled(
        target,
        rendered(),
        opening=lambda: _opening(header, count, total_vnd),
        closing="</PmtInf></CstmrCdtTrfInitn></Document>\n",
    )
    return instructions.Control(count=count, total_vnd=total_vnd, sha256=sha256)


def validate(source: markup.Source) -> None:
    """Check a whole order by the official schema before it may leave, in constant memory.

    :raises markup.XmlRefused: when it does not conform.
    """
    for element in markup.streamed(source, schemas.PAIN_001, ("CdtTrfTxInf",)):
        markup.released(element)


def read(source: markup.Source) -> tuple[instructions.Header, tuple[instructions.Instruction, ...]]:
    """Read an order back, as the provider's side does.

    :raises markup.XmlRefused: when it is no valid pain.001.001.09.
    :raises ControlDiffers: when number or sum differ from what the file itself states.
    """
    if (name := markup.message_name(source)) != schemas.PAIN_001:
        raise markup.XmlRefused("E-XML-NAMESPACE", value=name)
    payment_plan = markup.qualified(_PAYMENT, name)
    head: dict[str, str] = {}
    payments: list[instructions.Instruction] = []
    for element in markup.streamed(source, name, ("GrpHdr", "CdtTrfTxInf")):
        if element.tag.endswith("GrpHdr"):
            markup.gathered(element, markup.qualified(_GROUP, name), head)
            continue
        if not payments and (parent := element.getparent()) is not None:
            markup.gathered(parent, markup.qualified(_ORDER, name), head)
        payments.append(_read_payment(markup.gathered(element, payment_plan, {})))
        markup.released(element)
    _control_checked(head, payments)
    return _read_header(head), tuple(payments)


def _opening(header: instructions.Header, count: int, total_vnd: int) -> str:
    escape = saxutils.escape
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<Document xmlns="{schemas.namespace(schemas.PAIN_001)}"><CstmrCdtTrfInitn>'
        f"<GrpHdr><MsgId>{escape(header.message_id)}</MsgId>"
        f"<CreDtTm>{header.created_at.isoformat(timespec='seconds')}</CreDtTm>"
        f"<NbOfTxs>{count}</NbOfTxs><CtrlSum>{total_vnd}</CtrlSum>"
        f"<InitgPty><Nm>{escape(header.initiating_party_name)}</Nm></InitgPty></GrpHdr>\n"
        f"<PmtInf><PmtInfId>{escape(header.message_id)}</PmtInfId><PmtMtd>TRF</PmtMtd><BtchBookg>false</BtchBookg>"
        f"<NbOfTxs>{count}</NbOfTxs><CtrlSum>{total_vnd}</CtrlSum>"
        f"<ReqdExctnDt><Dt>{header.execution_date.isoformat()}</Dt></ReqdExctnDt>"
        f"<Dbtr><Nm>{escape(header.debtor_name)}</Nm></Dbtr>"
        f"<DbtrAcct><Id><Othr><Id>{header.debtor_account}</Id></Othr></Id><Ccy>VND</Ccy></DbtrAcct>"
        f"<DbtrAgt><FinInstnId><ClrSysMmbId><MmbId>{header.debtor_bin}</MmbId></ClrSysMmbId></FinInstnId></DbtrAgt>"
        "<ChrgBr>DEBT</ChrgBr>\n"
    )


def _payment(payment: instructions.Instruction) -> str:
    """Render one payment; everything that goes in unescaped has been checked to need no escaping."""
    instructions.check(payment)
    reference = payment.reference
    return (
        f"<CdtTrfTxInf><PmtId><InstrId>{reference}</InstrId><EndToEndId>{reference}</EndToEndId></PmtId>"
        f'<Amt><InstdAmt Ccy="VND">{payment.amount_vnd}</InstdAmt></Amt>'
        f"<CdtrAgt><FinInstnId><ClrSysMmbId><MmbId>{payment.bin}</MmbId></ClrSysMmbId></FinInstnId></CdtrAgt>"
        f"<Cdtr><Nm>{saxutils.escape(payment.payee_name)}</Nm></Cdtr>"
        f"<CdtrAcct><Id><Othr><Id>{payment.account_no}</Id></Othr></Id></CdtrAcct>"
        f"<RmtInf><Ustrd>{saxutils.escape(payment.purpose)}</Ustrd></RmtInf></CdtTrfTxInf>\n"
    )


def _read_payment(texts: dict[str, str]) -> instructions.Instruction:
    try:
        amount_vnd = amounts.whole_dong(texts.get("amount", ""))
    except amounts.NotWholeDong:
        raise instructions.NotOrderable(
            "E-PAIN-AMOUNT", reference=texts["reference"], value=texts.get("amount", "")
        ) from None
    return instructions.Instruction(
        reference=texts["reference"],
        amount_vnd=amount_vnd,
        payee_name=texts.get("name", ""),
        account_no=texts.get("account", ""),
        bin=texts.get("bin", ""),
        purpose=texts.get("purpose", ""),
    )


def _control_checked(head: dict[str, str], payments: list[instructions.Instruction]) -> None:
    actual_vnd = sum(payment.amount_vnd for payment in payments)
    if (head["count"], head.get("total", str(actual_vnd))) != (str(len(payments)), str(actual_vnd)):
        raise ControlDiffers(
            "E-PAIN-CONTROL",
            message_id=head["message_id"],
            stated_count=head["count"],
            actual_count=len(payments),
            stated_total=head.get("total"),
            actual_vnd=actual_vnd,
        )


def _read_header(head: dict[str, str]) -> instructions.Header:
    created_at = amounts.iso_moment(head["created_at"])
    execution_date = amounts.iso_date(head.get("execution_date", ""))
    if created_at is None or execution_date is None:
        raise instructions.NotOrderable("E-PAIN-HEADER", column="created_at", value=head["created_at"])
    return instructions.Header(
        message_id=head["message_id"],
        created_at=created_at,
        initiating_party_name=head.get("initiating_party_name", ""),
        debtor_name=head.get("debtor_name", ""),
        debtor_account=head.get("debtor_account", ""),
        debtor_bin=head.get("debtor_bin", ""),
        execution_date=execution_date,
    )


_GROUP: Final[markup.Plan] = {
    "MsgId": "message_id",
    "CreDtTm": "created_at",
    "NbOfTxs": "count",
    "CtrlSum": "total",
    "InitgPty": {"Nm": "initiating_party_name"},
}
_ORDER: Final[markup.Plan] = {
    "ReqdExctnDt": {"Dt": "execution_date"},
    "Dbtr": {"Nm": "debtor_name"},
    "DbtrAcct": {"Id": {"Othr": {"Id": "debtor_account"}}},
    "DbtrAgt": {"FinInstnId": {"ClrSysMmbId": {"MmbId": "debtor_bin"}}},
}
_PAYMENT: Final[markup.Plan] = {
    "PmtId": {"EndToEndId": "reference"},
    "Amt": {"InstdAmt": ("amount", "currency")},
    "CdtrAgt": {"FinInstnId": {"ClrSysMmbId": {"MmbId": "bin"}}},
    "Cdtr": {"Nm": "name"},
    "CdtrAcct": {"Id": {"Othr": {"Id": "account"}}},
    "RmtInf": {"Ustrd": "purpose"},
}
