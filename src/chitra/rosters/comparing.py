"""A month's lists against the month before: who is new, stopped or changed, and whether the control equations hold."""

import dataclasses
from collections.abc import Mapping
from typing import Any

from django.db import connection

from chitra.kernel import sql, text

#: What may be new about a right, in the order in which an office asks.
CHANGES = ("new", "stopped", "amount", "account", "commune")


@dataclasses.dataclass(frozen=True, slots=True)
class Change:
    """What changed about one right of a person. `explained_by` is a kind of list, law, unread or nothing."""

    place: int
    person_id: int
    full_name: str
    source_code: str
    category_code: str
    old_unit: str
    new_unit: str
    old_vnd: int | None
    new_vnd: int | None
    old_account: str
    new_account: str
    kinds: tuple[str, ...]
    explained_by: str
    file_name: str
    sheet: str
    row_number: int | None
    reason: str

    @property
    def difference_vnd(self) -> int:
        return (self.new_vnd or 0) - (self.old_vnd or 0)


@dataclasses.dataclass(frozen=True, slots=True)
class ChangeCount:
    """How many rights changed in one way, how many of them nothing explains, and what they drew then and now."""

    kind: str
    count: int = 0
    unexplained: int = 0
    old_vnd: int = 0
    new_vnd: int = 0

    @property
    def difference_vnd(self) -> int:
        return self.new_vnd - self.old_vnd


@dataclasses.dataclass(frozen=True, slots=True)
class Comparison:
    """A page of changes. `has_base` tells whether a frozen month went before: without one nobody is new (NO_BASE)."""

    has_base: bool
    counts: tuple[ChangeCount, ...]
    page: tuple[Change, ...]
    next_after: int | None

    @property
    def unexplained(self) -> int:
        return sum(count.unexplained for count in self.counts)


@dataclasses.dataclass(frozen=True, slots=True)
class Equation:
    """E1 and E2 of a commune, or of all (None): N(t) = N(t-1) + increases - decreases, in rows and in đồng."""

    unit_code: str | None
    before_count: int
    increase_count: int
    decrease_count: int
    now_count: int
    before_vnd: int
    increase_vnd: int
    decrease_vnd: int
    adjusted_vnd: int
    raised_vnd: int
    now_vnd: int

    @property
    def expected_count(self) -> int:
        return self.before_count + self.increase_count - self.decrease_count

    @property
    def missing_count(self) -> int:
        """Say how many more there are than the lists of changes explain."""
        return self.now_count - self.expected_count

    @property
    def expected_vnd(self) -> int:
        return self.before_vnd + self.increase_vnd - self.decrease_vnd + self.adjusted_vnd + self.raised_vnd

    @property
    def missing_vnd(self) -> int:
        return self.now_vnd - self.expected_vnd

    @property
    def holds(self) -> bool:
        return self.missing_count == 0 == self.missing_vnd


def changes(
    period_id: int,
    *,
    kind: str = "",
    is_unexplained: bool = False,
    commune: str = "",
    words: str = "",
    after: int = 0,
    limit: int = 50,
) -> Comparison:
    """Compare a period's lists with the frozen ones of the month before; `after` is the place of the last one seen."""
    told = {
        "period_id": period_id,
        "kind": kind,
        "is_unexplained": is_unexplained,
        "commune": commune,
        "name": text.match_name(words),
        "after": after,
        "limit": limit + 1,
    }
    found = _rows("changes", told)
    has_base, counts = found[0][:2]
    page = tuple(_change(row[2:]) for row in found if row[2] is not None)
    next_after = page[limit - 1].place if len(page) > limit else None
    told_counts = tuple(ChangeCount(each, *(counts or {}).get(each, ())) for each in CHANGES)
    return Comparison(has_base, told_counts, page[:limit], next_after)


def equations(period_id: int) -> tuple[Equation, ...]:
    """Add up the control equations: all communes together first. Nothing comes where no frozen month went before."""
    return tuple(Equation(*row) for row in _rows("control", {"period_id": period_id}))


def _change(row: tuple[Any, ...]) -> Change:
    facts: list[Any] = [tuple(value) if isinstance(value, list) else value for value in row]
    return Change(*facts)


def _rows(name: str, parameters: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql.statement("rosters", name), parameters)
        found: list[tuple[Any, ...]] = cursor.fetchall()
    return found
