"""What became of one person's payments, over all months."""

import dataclasses
import datetime
from collections.abc import Sequence

from django.db import connection

from chitra.delivery import rules
from chitra.kernel import sql

_ANY = 2**63 - 1


@dataclasses.dataclass(frozen=True, slots=True)
class PersonPayment:
    """A payment of a person: what it is, where it stands and why; `followed_by` pays it again or carries it on."""

    id: int
    organisation_code: str
    programme_code: str
    month: datetime.date
    run_number: int
    run_status: str
    category_name: str
    kind: str
    months: Sequence[datetime.date]
    amount_vnd: int
    deduction_vnd: int
    channel: str
    provider_code: str
    payee_name: str
    payee_relation: str
    payee_bin: str
    payee_account: str
    status: str
    reasons: Sequence[str]
    reference: str
    outcome: str
    booked_on: datetime.date | None
    followed_by: datetime.date | None

    @property
    def plain_state(self) -> rules.PlainState:
        return rules.plain_state(self.status, run_status=self.run_status)


def payments_of_person(person_id: int, *, before: int | None = None, limit: int = 50) -> tuple[PersonPayment, ...]:
    """Give a page of a person's payments, the latest first; `before` is the id of the last one seen."""
    told = {"person_id": person_id, "before": _ANY if before is None else before, "limit": limit}
    with connection.cursor() as cursor:
        cursor.execute(sql.statement("delivery", "payments_of_person"), told)
        return tuple(PersonPayment(*row) for row in cursor.fetchall())
