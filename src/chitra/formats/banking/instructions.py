"""What an order to a provider says: its header, its payments, and the control figures of the file that was written."""

import dataclasses
import re
from datetime import date, datetime
from typing import Final

from chitra.kernel import errors

NAME_MAX: Final = 140
PURPOSE_MAX: Final = 140
_ID_MAX: Final = 35
_ACCOUNT = re.compile(r"[A-Za-z0-9]{6,19}")
_BIN = re.compile(r"[0-9]{6}")
_REFERENCE = re.compile(r"[A-Z0-9]{16}")
_FORMULA_STARTS: Final = ("=", "+", "-", "@")


class NotOrderable(errors.BadInput):
    """A payment or a header cannot be ordered as it stands; no file is complete without it."""


@dataclasses.dataclass(frozen=True, slots=True)
class Header:
    """Name one order file: who orders, from which advance account, to be executed when.

    `message_id` (≤ 35 characters) is stored before the file leaves and never reused; `created_at` carries its zone.
    """

    message_id: str
    created_at: datetime
    initiating_party_name: str
    debtor_name: str
    debtor_account: str
    debtor_bin: str
    execution_date: date


@dataclasses.dataclass(frozen=True, slots=True)
class Instruction:
    """Order one payment to one account. `reference` has 16 characters; `bin` names the bank of the payee's account."""

    reference: str
    amount_vnd: int
    payee_name: str
    account_no: str
    bin: str
    purpose: str


@dataclasses.dataclass(frozen=True, slots=True)
class CashPayment:
    """Order one payment in cash, at a point or at home. The collector stands for a guardian or authorised agent."""

    reference: str
    amount_vnd: int
    payee_name: str
    birth: str = ""
    cccd: str = ""
    address: str = ""
    collector_name: str = ""
    collector_cccd: str = ""
    note: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class CashHeader:
    """Name one cash list: who pays out, at which point, for which month, on which day."""

    list_id: str
    office_name: str
    provider_name: str
    point_name: str
    period_text: str
    pay_date: date


@dataclasses.dataclass(frozen=True, slots=True)
class Control:
    """Hold what is recorded before a file leaves: number of payments, their sum, SHA-256 of the bytes."""

    count: int
    total_vnd: int
    sha256: str


def check(payment: Instruction, *, needs_bank: bool = True) -> None:
    """Refuse a payment that no provider could take as it stands. Nothing is cut, stripped or replaced.

    A wallet or a phone number belongs to no bank: a table may order it without a BIN.

    :raises NotOrderable: naming the reference and the field that does not fit.
    """
    name, purpose = payment.payee_name, payment.purpose
    has_bin = bool(_BIN.fullmatch(payment.bin)) or (not needs_bank and not payment.bin)
    if (
        payment.amount_vnd > 0
        and 0 < len(name) <= NAME_MAX
        and 0 < len(purpose) <= PURPOSE_MAX
        and name.isprintable()
        and purpose.isprintable()
        and name[0] not in _FORMULA_STARTS
        and purpose[0] not in _FORMULA_STARTS
        and _REFERENCE.fullmatch(payment.reference)
        and _ACCOUNT.fullmatch(payment.account_no)
        and has_bin
    ):
        return
    faults: tuple[tuple[object, str, object], ...] = (
        (not _REFERENCE.fullmatch(payment.reference), "E-PAIN-REFERENCE", payment.reference),
        (payment.amount_vnd <= 0, "E-PAIN-AMOUNT", payment.amount_vnd),
        (len(name) > NAME_MAX, "E-PAIN-NAME-LONG", name),
        (not is_printed_text(name), "E-PAIN-NAME", name),
        (not _ACCOUNT.fullmatch(payment.account_no), "E-PAIN-ACCOUNT", payment.account_no),
        (not has_bin, "E-PAIN-BIN", payment.bin),
        (True, "E-PAIN-PURPOSE", purpose),
    )
    code, value = next((code, value) for is_fault, code, value in faults if is_fault)
    raise NotOrderable(code, reference=payment.reference, value=value)


def check_cash(payment: CashPayment) -> None:
    """Refuse a cash payment whose line would not say unmistakably who gets what.

    :raises NotOrderable: naming the reference and the field that does not fit.
    """
    texts = (payment.birth, payment.cccd, payment.address, payment.collector_name, payment.collector_cccd, payment.note)
    faults: tuple[tuple[object, str, object], ...] = (
        (not _REFERENCE.fullmatch(payment.reference), "E-PAIN-REFERENCE", payment.reference),
        (payment.amount_vnd <= 0, "E-PAIN-AMOUNT", payment.amount_vnd),
        (not is_printed_text(payment.payee_name), "E-PAIN-NAME", payment.payee_name),
        (not all(text == "" or is_printed_text(text) for text in texts), "E-PAIN-TEXT", " | ".join(texts)),
    )
    for is_fault, code, value in faults:
        if is_fault:
            raise NotOrderable(code, reference=payment.reference, value=value)


def check_header(header: Header) -> None:
    """Refuse a header that would not identify the order.

    :raises NotOrderable: naming the field.
    """
    for column, value in (("message_id", header.message_id), ("debtor_account", header.debtor_account)):
        if not 0 < len(value) <= _ID_MAX or not value.isascii() or not value.isprintable():
            raise NotOrderable("E-PAIN-HEADER", column=column, value=value)
    for column, value in (
        ("initiating_party_name", header.initiating_party_name),
        ("debtor_name", header.debtor_name),
    ):
        if len(value) > NAME_MAX or not is_printed_text(value):
            raise NotOrderable("E-PAIN-HEADER", column=column, value=value)
    if not _ACCOUNT.fullmatch(header.debtor_account) or not _BIN.fullmatch(header.debtor_bin):
        value = f"{header.debtor_bin}/{header.debtor_account}"
        raise NotOrderable("E-PAIN-HEADER", column="debtor_account", value=value)
    if header.created_at.tzinfo is None:
        raise NotOrderable("E-PAIN-HEADER", column="created_at", value=header.created_at.isoformat())


def is_printed_text(text: str) -> bool:
    """Tell whether a text is visible throughout and no spreadsheet takes it for a formula."""
    return text != "" and text.isprintable() and text[0] not in _FORMULA_STARTS
