"""Roles, the deeds that each may do, and how a mandate is judged."""

import dataclasses
import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence

EVERYWHERE = "*"

OFFICE_ROLES = frozenset(
    {
        "commune_officer",
        "district_officer",
        "district_accountant",
        "district_head",
        "releaser",
        "dolisa_officer",
        "dolisa_approver",
    }
)
PROVIDER_ROLES = frozenset({"provider_operator", "provider_controller"})
ONLOOKERS = frozenset({"treasury_viewer", "finance_viewer", "supervisor", "viewer"})
ROLES = OFFICE_ROLES | PROVIDER_ROLES | ONLOOKERS | {"admin"}

_PREPARERS = frozenset({"district_officer", "dolisa_officer"})
_HEADS = frozenset({"district_head", "dolisa_approver"})
_REGISTRARS = _PREPARERS | {"commune_officer"}
_ACCOUNTANTS = frozenset({"district_accountant"})
_MANAGERS = frozenset({"admin"})

DEEDS: Mapping[str, frozenset[str]] = {
    "import": _PREPARERS,
    "check": _PREPARERS,
    "exclude": _PREPARERS,
    "freeze": _PREPARERS,
    "submit": _PREPARERS,
    "hold": _PREPARERS,
    "unhold": _PREPARERS,
    "note": OFFICE_ROLES,
    "authorise": _REGISTRARS,
    "register": _REGISTRARS,
    "approve": _HEADS,
    "return": _HEADS,
    "exclude_after_approval": _HEADS,
    "close": _HEADS,
    "fund": _ACCOUNTANTS,
    "estimate": _ACCOUNTANTS,
    "agreement": _ACCOUNTANTS,
    "settle_office": _ACCOUNTANTS,
    "release": frozenset({"releaser"}),
    "payfiles": frozenset({"releaser", "provider_operator"}),
    "answer": _ACCOUNTANTS | {"provider_operator"},
    "settle_provider": frozenset({"provider_controller"}),
    "officer": _MANAGERS,
    "migrate": _MANAGERS,
    "dry_run": _REGISTRARS | _MANAGERS,
    "report": ROLES,
    "show": ROLES,
    # What the pages add: who may look where, and keep the office's own affairs.
    "look_people": OFFICE_ROLES,
    "unmask": OFFICE_ROLES,
    "look_lists": OFFICE_ROLES | {"supervisor"},
    "look_deliveries": OFFICE_ROLES | PROVIDER_ROLES,
    "look_figures": OFFICE_ROLES | ONLOOKERS | {"admin"},
    "look_journal": _HEADS | {"dolisa_officer", "supervisor", "admin"},
    "look_affairs": ROLES,
    "enter_rate": frozenset({"dolisa_officer"}),
    "territory": frozenset({"dolisa_officer"}) | _MANAGERS,
    "delegate": _HEADS | _ACCOUNTANTS | {"releaser"},
    "fee_rate": frozenset({"dolisa_officer"}),
    "setting": frozenset({"dolisa_officer"}),
    "payout_point": _ACCOUNTANTS | _PREPARERS | {"provider_operator"},
}
LOOKING = frozenset({"report", "show"} | {deed for deed in DEEDS if deed.startswith("look_")})

# Two roles that one person must not hold on the same day, whatever the logins. Who prepares, approves and releases one
# run is told apart run by run, for a small office takes turns.
APART = frozenset(
    {frozenset({"provider_operator", "provider_controller"})}
    | {frozenset({"admin", role}) for role in OFFICE_ROLES | PROVIDER_ROLES}
)

# A loan of a role lasts a quarter at most; whoever holds it longer is appointed.
LONGEST_DELEGATION_DAYS = 92
_SIGNERS = _HEADS | {"releaser"}

# Tables of these rooms show a row only within the territory of the running transaction.
PROTECTED_ROOMS = (
    "ledger",
    "beneficiaries",
    "enrolment",
    "rosters",
    "payouts",
    "treasury",
    "delivery",
    "reconciliation",
    "settlement",
    "reports",
)
# Tables of those rooms that belong to no one organisation, and why they may be read without a territory.
SHARED_TABLES: Mapping[str, str] = {
    "payouts_transition": "the law of a run's states",
    "ledger_movement": "the law of movements",
    "ledger_periodsuccession": "two periods of two organisations, and a sum",
    "rosters_original": "bytes that rooms above hold by their hash; read through a submission or an answer",
    "reconciliation_answer": "a provider's statement covers many organisations",
    "reconciliation_line": "as its answer",
    "reconciliation_match": "as its answer",
    "reconciliation_review": "as its answer",
    "reconciliation_exception": "as its answer; owner_code says whose it is",
}


@dataclasses.dataclass(frozen=True, slots=True)
class Actor:
    """Who does the deed, and as what. `provider_code` narrows what an officer of a provider may see."""

    officer_id: int
    username: str
    full_name: str
    person_key: str
    role: str
    title: str = ""
    provider_code: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class Mandate:
    """A role at an organisation and all below it. `until` is exclusive; an empty programme means every one."""

    role: str
    organisation_code: str
    programme_code: str
    provider_code: str
    valid_from: datetime.date
    valid_until: datetime.date | None

    def is_valid_on(self, on: datetime.date) -> bool:
        return self.valid_from <= on and (self.valid_until is None or on < self.valid_until)

    def overlaps(self, other: "Mandate") -> bool:
        if self.valid_from == self.valid_until or other.valid_from == other.valid_until:
            return False  # it ended before it began
        return (other.valid_until is None or self.valid_from < other.valid_until) and (
            self.valid_until is None or other.valid_from < self.valid_until
        )

    def reaches(self, lineage: Sequence[str] | None) -> bool:
        return lineage is None or self.organisation_code == EVERYWHERE or self.organisation_code in lineage

    def covers_programme(self, programme: str | None) -> bool:
        """Tell whether it serves this programme; a deed over every programme ('') needs a mandate for all."""
        return programme is None or self.programme_code in {"", programme}

    def serves_provider(self, deed: str, provider_code: str | None) -> bool:
        """Tell whether it is an office's, or that provider's own. An onlooker is narrowed by the actor's provider."""
        return (
            provider_code is None
            or self.provider_code in {"", provider_code}
            or (deed in LOOKING and not provider_code)
        )


@dataclasses.dataclass(frozen=True, slots=True)
class Deed:
    """What is to be done where: an organisation's code and all codes above it, programme, provider; None: whichever."""

    name: str
    on: datetime.date
    lineage: Sequence[str] | None
    programme: str | None
    provider_code: str | None = ""

    def __post_init__(self) -> None:
        assert self.name in DEEDS, f"nobody has been told who may {self.name}"


def allowing(deed: Deed, mandates: Sequence[Mandate]) -> tuple[Mandate, ...] | str:
    """Choose the mandates that allow the deed, or name the refusal: the first condition that none of them meets."""
    conditions: tuple[tuple[str, Callable[[Mandate], bool]], ...] = (
        ("E-ACCESS-DEED", lambda mandate: mandate.role in DEEDS[deed.name]),
        ("E-ACCESS-EXPIRED", lambda mandate: mandate.is_valid_on(deed.on)),
        ("E-ACCESS-PLACE", lambda mandate: mandate.reaches(deed.lineage)),
        ("E-ACCESS-PROGRAMME", lambda mandate: mandate.covers_programme(deed.programme)),
        ("E-ACCESS-PROVIDER", lambda mandate: mandate.serves_provider(deed.name, deed.provider_code)),
    )
    left = tuple(mandates)
    for code, is_met in conditions:
        left = tuple(mandate for mandate in left if is_met(mandate))
        if not left:
            return code
    return left


def conflicting(mandate: Mandate, held: Iterable[Mandate]) -> Mandate | None:
    """Find a mandate of the same person, valid on some same day, that must be kept apart from this one."""
    for other in held:
        if frozenset({mandate.role, other.role}) in APART and mandate.overlaps(other):
            return other
    return None


def lent(own: Mandate, valid_from: datetime.date, valid_until: datetime.date) -> Mandate:
    """Describe the loan of a mandate for some days; it never outlasts the mandate."""
    until = valid_until if own.valid_until is None else min(valid_until, own.valid_until)
    return dataclasses.replace(own, valid_from=max(valid_from, own.valid_from), valid_until=until)


def is_a_term(loan: Mandate, *, on: datetime.date) -> bool:
    """Tell whether a loan begins today or later, has at least one day and not too many."""
    assert loan.valid_until is not None
    return loan.valid_from >= on and 0 < (loan.valid_until - loan.valid_from).days <= LONGEST_DELEGATION_DAYS


def signing_what_it_prepares(mandate: Mandate, held: Iterable[Mandate]) -> Mandate | None:
    """Find a mandate of the same person that prepares what this one would sign, or the other way round."""
    for other in held:
        roles = {mandate.role, other.role}
        if (
            roles & _PREPARERS
            and roles & _SIGNERS
            and mandate.overlaps(other)
            and ("" in {mandate.programme_code, other.programme_code} or mandate.programme_code == other.programme_code)
        ):
            return other
    return None
