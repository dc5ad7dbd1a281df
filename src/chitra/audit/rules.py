"""What an entry says and how its hash is made; the database does the same in `sql/schema_journal.sql`."""

import dataclasses
import datetime
import hashlib
import json
from collections.abc import Iterable, Mapping

from chitra.kernel import period

SYSTEM_CHAIN = "system"  # deeds that belong to no organisation: officers, migrations, the law

_EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)


@dataclasses.dataclass(frozen=True, slots=True)
class Entry:
    """One deed as it stands in the journal; `facts` is canonical JSON."""

    chain: str
    seq: int
    id: int
    at: datetime.datetime
    by: str
    deed: str
    object_kind: str
    object_id: str
    facts: str


@dataclasses.dataclass(frozen=True, slots=True)
class Link:
    """An entry with the hash that it stands on and its own."""

    entry: Entry
    prev: bytes
    hash: bytes


@dataclasses.dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with an entry: changed, unlinked, or missing (one before it is)."""

    seq: int
    fault: str


def faults(links: Iterable[Link], *, after: Link | None = None) -> list[Fault]:
    """Recompute entries in ascending order; neighbours are compared, `after` is the one before the first."""
    found, before = [], after
    for link in links:
        if entry_hash(link.prev, link.entry) != link.hash:
            found.append(Fault(link.entry.seq, "changed"))
        if before is not None and link.entry.seq == before.entry.seq + 1 and link.prev != before.hash:
            found.append(Fault(link.entry.seq, "unlinked"))
        before = link
    return found


def canonical(facts: Mapping[str, object]) -> str:
    """Write facts in the one way they can be written: sorted keys, no blanks, no fractions.

    :raises TypeError: a fact is of a kind that could be written in two ways, such as a float
    """
    return json.dumps(_plain(facts), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def entry_hash(prev: bytes, entry: Entry) -> bytes:
    """Chain an entry to the hash before it; each field goes in with its length, so that none lends to its neighbour."""
    microseconds = (entry.at - _EPOCH) // datetime.timedelta(microseconds=1)
    fields = (
        prev,
        entry.chain.encode(),
        _int8(entry.seq),
        _int8(entry.id),
        _int8(microseconds),
        entry.by.encode(),
        entry.deed.encode(),
        entry.object_kind.encode(),
        entry.object_id.encode(),
        entry.facts.encode(),
    )
    return hashlib.sha256(b"".join(_int8(len(field)) + field for field in fields)).digest()


def _plain(value: object) -> object:
    match value:
        case None | bool() | int() | str():
            return value
        case datetime.datetime():
            return value.astimezone(datetime.UTC).isoformat(timespec="microseconds")
        case datetime.date():
            return value.isoformat()
        case period.Period():
            return str(value)
        case Mapping():
            return {_key(name): _plain(part) for name, part in value.items()}
        case list() | tuple():
            return [_plain(part) for part in value]
    raise TypeError(f"{type(value).__name__} has no place among the facts of a deed")


def _key(name: object) -> str:
    if isinstance(name, str):
        return name
    raise TypeError(f"{name!r} cannot name a fact")


def _int8(number: int) -> bytes:
    return number.to_bytes(8, "big", signed=True)
