"""How a line of an answer differs from an order, and which order a line without a known reference may be about."""

import dataclasses
import datetime
import re
from collections.abc import Iterable
from typing import Final, Literal

from chitra.kernel import text

OUTCOMES: Final = ("applied", "known", "conflict", "unknown", "malformed")
STATEMENTS: Final = frozenset({"camt053", "mt940"})
MOST_SUGGESTED: Final = 5
_NEAR: Final = 2  # characters in which a mistyped reference may differ

Sign = Literal["amount", "account", "name", "reference"]


@dataclasses.dataclass(frozen=True, slots=True)
class Line:
    """A line of an answer and, beside it, the order that its reference names."""

    id: int
    answer_id: int
    file_name: str
    line_no: int
    status: str
    reference: str
    amount_vnd: int | None
    booked_on: datetime.date | None
    reason: str
    account: str
    name: str
    text: str
    outcome: str
    detail: str
    instruction_id: int | None
    ordered_reference: str
    ordered_vnd: int | None
    payee_name: str
    payee_account: str
    exception_id: int | None
    resolved_at: datetime.datetime | None

    @property
    def difference_vnd(self) -> int | None:
        """Say by how much the line's amount differs from the order's; None where there are not two amounts."""
        if self.amount_vnd is None or self.ordered_vnd is None:
            return None
        return abs(self.amount_vnd) - self.ordered_vnd

    @property
    def differs(self) -> tuple[Sign, ...]:
        """Name what differs between the line and its order."""
        if self.instruction_id is None:
            return ()
        found: list[Sign] = []
        if self.difference_vnd:
            found.append("amount")
        if self.account and self.payee_account and _plain(self.account) != _plain(self.payee_account):
            found.append("account")
        if self.name and self.payee_name and not same_name(self.name, self.payee_name):
            found.append("name")
        return tuple(found)


@dataclasses.dataclass(frozen=True, slots=True)
class Order:
    """An unanswered order that a line may be about."""

    id: int
    reference: str
    amount_vnd: int
    payee_name: str
    payee_account: str
    organisation_code: str
    batch_id: int


@dataclasses.dataclass(frozen=True, slots=True)
class Suggestion:
    """An order that resembles a line, and in what: for an officer to ask the provider about, never to be booked by."""

    order: Order
    agrees: tuple[Sign, ...]


def same_name(one: str, other: str) -> bool:
    """Tell whether two names agree as banks print them."""
    return text.likeness(one, other) != "mismatch"


def suggested(line: Line, orders: Iterable[Order]) -> tuple[Suggestion, ...]:
    """Choose the orders that agree with a line in two things at least; those that agree in most come first."""
    found = [Suggestion(order, agreeing(line, order)) for order in orders]
    likely = [each for each in found if len(each.agrees) >= 2]
    likely.sort(key=lambda each: (-len(each.agrees), each.order.id))
    return tuple(likely[:MOST_SUGGESTED])


def agreeing(line: Line, order: Order) -> tuple[Sign, ...]:
    """Name what a line and an order have in common."""
    signs: list[Sign] = []
    if line.amount_vnd is not None and abs(line.amount_vnd) == order.amount_vnd:
        signs.append("amount")
    if line.account and _plain(line.account) == _plain(order.payee_account):
        signs.append("account")
    if line.name and order.payee_name and same_name(line.name, order.payee_name):
        signs.append("name")
    if _is_near(_plain(line.reference), order.reference):
        signs.append("reference")
    return tuple(signs)


def _plain(written: str) -> str:
    return re.sub(r"[^0-9A-Za-z]", "", written).upper()


def _is_near(reference: str, ours: str) -> bool:
    """Tell whether a reference is ours with a few characters changed, or lacks its ends."""
    if len(reference) == len(ours):
        return sum(one != other for one, other in zip(reference, ours, strict=True)) <= _NEAR
    return len(reference) >= 10 and reference in ours
