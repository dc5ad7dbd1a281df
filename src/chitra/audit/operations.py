"""The one deed of the journal: to record another deed, in that deed's own transaction."""

import datetime
from collections.abc import Mapping
from typing import Any

from django.db import connection

from chitra.audit import rules
from chitra.kernel import sql


def record(
    *,
    chain: str,
    at: datetime.datetime,
    by: str,
    deed: str,
    object_kind: str,
    object_id: str | int,
    facts: Mapping[str, object],
) -> None:
    """Append an entry to a chain: an organisation's code, or `rules.SYSTEM_CHAIN`.

    A deed over a crowd says in its facts how many, how much, and the SHA-256 of what happened to whom. The chain's
    head stays locked until the deed commits; if this fails, the deed has failed.

    :raises TypeError: the facts cannot be written canonically
    """
    assert connection.in_atomic_block, "a deed is recorded in its own transaction"
    assert at.tzinfo is not None, at
    assert chain, deed
    assert by, deed
    parameters: dict[str, Any] = {
        "chain": chain,
        "at": at,
        "by": by,
        "deed": deed,
        "object_kind": object_kind,
        "object_id": str(object_id),
        "facts": rules.canonical(facts),
    }
    with connection.cursor() as cursor:
        cursor.execute(sql.statement("audit", "record"), parameters)
