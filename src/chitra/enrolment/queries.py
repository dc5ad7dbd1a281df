"""Questions about how people are paid, and the papers that let another person receive."""

import dataclasses
import datetime
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import connection

from chitra.kernel import sql


@dataclasses.dataclass(frozen=True, slots=True)
class Method:
    """A way to pay a person, as it was entered. The open one of a programme is the method."""

    id: int
    programme_code: str
    channel: str
    bin: str
    account_no: str
    holder_name: str
    holder_relation: str
    authorisation_id: int | None
    standing: str
    source: str
    reason: str
    valid_from: datetime.date
    valid_until: datetime.date | None
    at: datetime.datetime
    by: str


@dataclasses.dataclass(frozen=True, slots=True)
class Paper:
    """A guardianship or authorisation; `valid_until` is exclusive, and the day of revoking where that came first."""

    id: int
    kind: str
    agent_name: str
    agent_match_name: str
    agent_cccd: str
    programme_code: str
    certificate_no: str
    certified_on: datetime.date | None
    valid_from: datetime.date
    valid_until: datetime.date | None
    revoked_on: datetime.date | None
    at: datetime.datetime
    by: str

    def is_valid_on(self, on: datetime.date) -> bool:
        return self.valid_from <= on and (self.valid_until is None or on < self.valid_until)

    def covers(self, programme_code: str) -> bool:
        return self.programme_code in {"", programme_code}


def people_with_account(accounts: Iterable[str], *, limit: int = 50) -> tuple[int, ...]:
    """Find who is or was paid into an account, whichever its bank."""
    told = {"accounts": sorted(set(accounts)), "limit": limit}
    return tuple(row[0] for row in _rows("people_with_account", told))


def methods(person_id: int) -> tuple[Method, ...]:
    """List a person's payment methods, those in force first."""
    return tuple(Method(*row) for row in _rows("methods_of_person", {"person_id": person_id}))


def papers(person_id: int) -> tuple[Paper, ...]:
    """List the papers that let others receive for a person, the longest lasting first."""
    return tuple(Paper(*row) for row in _rows("papers_of_person", {"person_id": person_id}))


def _rows(statement: str, told: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql.statement("enrolment", statement), dict(told))
        return list(cursor.fetchall())
