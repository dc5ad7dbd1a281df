"""The arithmetic of a settled month."""

import dataclasses
import hashlib
from collections.abc import Iterable


@dataclasses.dataclass(frozen=True, slots=True)
class Minutes:
    """One provider × funding source: E8 with every đồng placed. All amounts in đồng.

    What the books say (`unpaid_vnd`, `booked_paid_vnd`) and what the payments say (`named_vnd`, `paid_…_vnd`) come from
    different tables; a month is settled only when they agree.
    """

    provider_id: int
    provider_code: str
    provider_name: str
    source_code: str
    opening_vnd: int
    received_vnd: int
    paid_account_vnd: int
    paid_cash_vnd: int
    refunded_vnd: int
    unpaid_vnd: int
    left_over_vnd: int
    booked_paid_vnd: int
    named_vnd: int

    @property
    def paid_vnd(self) -> int:
        return self.paid_account_vnd + self.paid_cash_vnd

    @property
    def closing_vnd(self) -> int:
        """What the provider holds once the surplus is refunded: the unpaid, by name."""
        return self.opening_vnd + self.received_vnd - self.paid_vnd - self.refunded_vnd - self.left_over_vnd

    @property
    def back_vnd(self) -> int:
        """What went back to the budget, or will when the month is settled."""
        return self.refunded_vnd + self.left_over_vnd

    def adds_up(self) -> bool:
        return self.closing_vnd == self.unpaid_vnd == self.named_vnd and self.booked_paid_vnd == self.paid_vnd


@dataclasses.dataclass(frozen=True, slots=True)
class Unpaid:
    """A payment that did not reach its person, why, and whether the provider holds its money."""

    payment_id: int
    reason: str
    is_funded: bool
    amount_vnd: int


def content_hash(minutes: Iterable[Minutes], unpaid: Iterable[Unpaid]) -> str:
    """Return SHA-256 (hex) over the figures and the names that both sides sign."""
    lines = [
        f"{m.provider_code}|{m.source_code}|{m.opening_vnd}|{m.received_vnd}|{m.paid_account_vnd}|{m.paid_cash_vnd}"
        f"|{m.refunded_vnd}|{m.unpaid_vnd}|{m.left_over_vnd}"
        for m in minutes
    ]
    lines += [f"{u.payment_id}|{u.reason}|{u.amount_vnd}" for u in unpaid]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
