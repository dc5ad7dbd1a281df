"""What a paper must say so that another person may receive."""

import dataclasses
import datetime
from typing import Literal

from chitra.kernel import identity

# The law of Quảng Nam is silent; Ho Chi Minh City caps an authorisation at a year (decision 49/2012/QĐ-UBND, Art. 8.6).
LONGEST_AUTHORISATION = datetime.timedelta(days=366)
KINDS = ("guardian", "agent")
CHANNELS = ("bank", "ewallet", "mobile_money", "cash_point", "home")
CASH = frozenset({"cash_point", "home"})

Fault = Literal["kind", "principal", "agent", "certificate_no", "valid_until"]


@dataclasses.dataclass(frozen=True, slots=True)
class Paper:
    """A guardianship or authorisation as handed in. `valid_until` is exclusive; only a guardianship may be open."""

    line: int
    kind: str
    principal_name: str
    agent_name: str
    certificate_no: str
    valid_from: datetime.date
    valid_until: datetime.date | None = None
    principal_cccd: str = ""
    principal_code: str = ""
    agent_cccd: str = ""
    programme_code: str = ""
    certified_on: datetime.date | None = None


def fault(paper: Paper) -> Fault | None:
    """Name what makes a paper unlawful, or None."""
    if paper.kind not in KINDS:
        return "kind"
    if not paper.principal_name or not (paper.principal_cccd or paper.principal_code):
        return "principal"
    return fault_of_known(paper)


def fault_of_known(paper: Paper) -> Fault | None:
    """Name what makes a paper of a known person unlawful, or None: who the principal is need not be told."""
    if paper.kind not in KINDS:
        return "kind"
    if not paper.agent_name:
        return "agent"
    if not paper.certificate_no:
        return "certificate_no"
    return None if _ends_lawfully(paper) else "valid_until"


def _ends_lawfully(paper: Paper) -> bool:
    if paper.valid_until is None:
        return paper.kind == "guardian"
    if paper.valid_until <= paper.valid_from:
        return False
    return paper.kind == "guardian" or paper.valid_until - paper.valid_from <= LONGEST_AUTHORISATION


def account_written(channel: str, account: str) -> str | None:
    """Write an account the one way that its channel knows, or None where it can be no account of that channel."""
    tidy = identity.digits_of(account).replace("\u00a0", "").upper()
    if channel in CASH:
        return "" if not tidy else None
    if channel == "bank":
        return None if identity.account_fault(tidy) else tidy
    phone = identity.phone(tidy)
    if phone is not None and phone.is_mobile:
        return phone.number
    return None if channel == "mobile_money" or identity.account_fault(tidy) else tidy
