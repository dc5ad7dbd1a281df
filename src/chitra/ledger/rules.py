"""The kinds of accounts, the movements there are between them, and a period's facts."""

import dataclasses
import datetime
import itertools

CREDIT_KINDS = ("FUNDED", "CARRIED_IN", "FEE_DUE")
DEBIT_KINDS = ("UNALLOCATED", "HELD", "IN_FLIGHT", "PAID", "RETURNED", "REFUNDED", "CARRIED_OUT", "FEE")
KINDS = (*CREDIT_KINDS, *DEBIT_KINDS)
FEE_KINDS = frozenset({"FEE", "FEE_DUE"})

PERIOD_STATUSES = ("open", "settled", "closed")

# (credit, debit): the money leaves the first account and arrives on the second. `ledger_movement` mirrors it.
MOVEMENTS = frozenset(
    {
        ("FUNDED", "UNALLOCATED"),  # an advance arrives
        ("CARRIED_IN", "UNALLOCATED"),  # what the month before left unpaid
        ("CARRIED_IN", "RETURNED"),  # a return that comes after its own period was closed
        ("RETURNED", "UNALLOCATED"),  # a returned amount is due again
        ("UNALLOCATED", "HELD"),  # released: with the provider, for named people
        ("HELD", "IN_FLIGHT"),  # handed over electronically
        ("HELD", "PAID"),  # handed out in cash
        ("IN_FLIGHT", "PAID"),
        ("IN_FLIGHT", "RETURNED"),  # rejected
        ("HELD", "RETURNED"),  # cash that could not be handed out
        ("PAID", "RETURNED"),  # came back after it was paid
        ("RETURNED", "HELD"),  # a further attempt
        *itertools.product(("UNALLOCATED", "HELD", "IN_FLIGHT", "RETURNED"), ("CARRIED_OUT", "REFUNDED")),  # settled
        ("FEE_DUE", "FEE"),
    }
)

# Written once: a correction is a new row that points at what it corrects.
INSERT_ONLY_TABLES = (
    "ledger_journal",
    "ledger_posting",
    "ledger_periodsuccession",
    "rosters_original",
    "rosters_row",
    "rosters_correction",
    "rosters_note",
    "payouts_payment",
    "delivery_batch",
    "delivery_batchfile",
    "delivery_handover",
    "delivery_instruction",
    "delivery_outcome",
    "reconciliation_answer",
    "reconciliation_line",
    "reconciliation_match",
    "reconciliation_review",
    "reconciliation_tally",
    "settlement_settlement",
    "settlement_feeline",
    "settlement_closing",
)
# Written once but for these columns; no row leaves.
REVISABLE_COLUMNS = {
    "ledger_period": ("status", "closed_at", "closed_by"),
    "payouts_cover": ("reversed_at",),
    "payouts_signature": ("revoked_at",),
    "reconciliation_exception": ("resolved_at", "resolved_by", "resolution"),
    "settlement_signature": ("revoked_at",),
}


@dataclasses.dataclass(frozen=True, slots=True)
class PeriodFacts:
    """One month of one programme in one organisation."""

    id: int
    organisation_id: int
    organisation_code: str
    programme_code: str
    month: datetime.date
    status: str

    @property
    def is_open(self) -> bool:
        return self.status == "open"


@dataclasses.dataclass(frozen=True, slots=True)
class Movement:
    """An amount that leaves one account and arrives on another, of one source and one provider."""

    source_code: str
    provider_code: str
    credit_kind: str
    debit_kind: str
    amount_vnd: int

    def __post_init__(self) -> None:
        if (self.credit_kind, self.debit_kind) not in MOVEMENTS:
            raise ValueError(f"money never moves from {self.credit_kind} to {self.debit_kind}")
        if self.amount_vnd < 0:
            raise ValueError(f"a movement of {self.amount_vnd} đồng runs backwards")


@dataclasses.dataclass(frozen=True, slots=True)
class Balance:
    """What stands on one account, on its own side: never below zero."""

    source_code: str
    provider_code: str
    kind: str
    amount_vnd: int
