"""The deeds of the journal: to record another deed, in that deed's own transaction, and to look for tampering."""

import dataclasses
import datetime
import itertools
from collections.abc import Callable, Mapping
from typing import Any

from django.db import connection

from chitra.audit import queries, rules
from chitra.kernel import sql

PAGE = 2_000


@dataclasses.dataclass(frozen=True, slots=True)
class Verdict:
    """What recomputing a chain up to its head found."""

    entries: int
    hash: bytes
    faults: tuple[rules.Fault, ...]


def verify(
    *, chain: str, by: str, at: datetime.datetime, progress: Callable[[int, int], None] | None = None
) -> Verdict:
    """Recompute a chain from its first entry to its head, and record what was found."""
    assert connection.in_atomic_block, "a deed is recorded in its own transaction"
    head = queries.head(chain)
    found: list[rules.Fault] = []
    last: rules.Link | None = None
    seq = 0
    while seq < head.seq:
        links = queries.links_after(chain, after=seq, count=min(PAGE, head.seq - seq))
        if not links:
            found.append(rules.Fault(head.seq, "head"))
            break
        numbers = [seq, *(link.entry.seq for link in links)]
        gaps = [later for earlier, later in itertools.pairwise(numbers) if later != earlier + 1]
        found += [rules.Fault(number, "missing") for number in gaps]
        found += rules.faults(links, after=last)
        last, seq = links[-1], links[-1].entry.seq
        if progress:
            progress(min(seq, head.seq), head.seq)
    if last is not None and last.entry.seq == head.seq and last.hash != head.hash:
        found.append(rules.Fault(head.seq, "head"))
    verdict = Verdict(head.seq, head.hash, tuple(found))
    facts: dict[str, object] = {"entries": head.seq, "head": head.hash.hex(), "faults": len(found)}
    if found:
        facts |= {"first_fault": found[0].seq, "fault": found[0].fault}
    record(chain=chain, at=at, by=by, deed="verify_journal", object_kind="journal", object_id=chain, facts=facts)
    return verdict


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
