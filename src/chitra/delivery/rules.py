"""What may become of an instruction, and which file carries which channel."""

import hashlib
from collections.abc import Iterable
from typing import Final, Literal

Channel = Literal["bank", "ewallet", "mobile_money", "cash_point", "home"]
Format = Literal["pain001", "xlsx", "csv"]
FileFormat = Literal["pain001", "xlsx", "csv", "cash"]

#: (was, became). The database holds the same set as the constraint `delivery_outcome_is_lawful`; a test compares.
OUTCOME_TRANSITIONS: Final = frozenset(
    {
        ("instructed", "paid"),
        ("instructed", "rejected"),
        ("instructed", "unclaimed"),
        ("unclaimed", "paid"),
        ("paid", "returned"),
    }
)
#: What a beneficiary is told of a payment, whatever the office calls where it stands.
PlainState = Literal["drawn_up", "approved", "on_its_way", "received", "not_received"]
FINAL: Final = frozenset({"paid", "rejected", "returned"})
CASH: Final = frozenset({"cash_point", "home"})


def file_format(channel: str, wished: FileFormat) -> FileFormat:
    """Say in which form a channel's batch leaves: cash as a list to sign, wallets never as pain.001.

    A wallet or a phone number has no clearing member that a bank file could name (pain.001 needs one).
    """
    if channel in CASH:
        return "cash"
    if channel != "bank" and wished == "pain001":
        return "xlsx"
    return wished


def formats(channel: str) -> tuple[Format, ...]:
    """Name the formats that a channel's batch can leave in; cash leaves as a list to sign, whatever is wished."""
    if channel in CASH:
        return ("xlsx",)
    return ("pain001", "xlsx", "csv") if channel == "bank" else ("xlsx", "csv")


def file_name(*, message_id: str, format_: str) -> str:
    """Name a file after its batch, so that the same batch always makes the same name."""
    suffix = {"pain001": ".xml", "xlsx": ".xlsx", "csv": ".csv", "cash": "-ky-nhan.xlsx"}[format_]
    return message_id + suffix


def purpose(*, programme_code: str, year: int, month: int) -> str:
    """Word the transfer as the beneficiary's bank shows it: plain ASCII, 25 characters at most."""
    return f"TRO CAP {programme_code.upper()} T{month:02d}/{year}"


def content_hash(references: Iterable[str]) -> str:
    """Return SHA-256 (hex) over references, whatever their order."""
    return hashlib.sha256("\n".join(sorted(references)).encode()).hexdigest()


def ledger_sides(*, was: str, became: str, is_cash: bool, is_late: bool) -> tuple[str, str] | None:
    """Say which account gives and which takes when an instruction moves; nothing moves when cash is not fetched."""
    if is_late:
        assert (was, became) == ("paid", "returned"), (was, became)
        return "CARRIED_IN", "RETURNED"
    waiting = "HELD" if is_cash else "IN_FLIGHT"
    match became:
        case "paid":
            return waiting, "PAID"
        case "rejected":
            return waiting, "RETURNED"
        case "returned":
            return "PAID", "RETURNED"
    return None


def plain_state(status: str, *, run_status: str) -> PlainState:
    """Say in plain words where a payment is: drawn up, approved, on its way, received or not."""
    match status:
        case "paid":
            return "received"
        case "instructed":
            return "on_its_way"
        case "released":
            return "approved"
        case "due":
            return "drawn_up" if run_status in {"frozen", "submitted"} else "approved"
    return "not_received"
