"""Questions about what was handed in: for which months, which lists, their rows, and what was found in them."""

import dataclasses
import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from chitra.kernel import errors
from chitra.kernel import period as periods
from chitra.rosters import draft_queries


class ListUnknown(errors.BadInput):
    """The officer's territory has no such list."""


class FindingUnknown(errors.BadInput):
    """The officer's territory has no such finding: perhaps the lists were judged anew meanwhile."""


@dataclasses.dataclass(frozen=True, slots=True)
class MonthHandedIn:
    """A month of an organisation and programme: what was handed in for it."""

    period_id: int
    organisation_code: str
    organisation_name: str
    programme: str
    month: datetime.date
    status: str
    list_count: int
    last_at: datetime.datetime | None
    accepted: int
    held: int
    refused: int
    ignored: int
    amount_vnd: int
    block_count: int
    warn_count: int

    @property
    def period(self) -> periods.Period:
        return periods.Period.of(self.month)

    @property
    def key(self) -> str:
        return f"{self.period}~{self.organisation_code}~{self.programme}"


@dataclasses.dataclass(frozen=True, slots=True)
class ListHandedIn:
    """A current list of a month."""

    id: int
    kind: str
    list_key: str
    unit_code: str
    sheet: str
    file_name: str
    at: datetime.datetime
    by: str
    accepted: int
    held: int
    refused: int
    ignored: int
    people: int
    amount_vnd: int
    frozen_at: datetime.datetime | None
    block_count: int
    warn_count: int
    info_count: int


@dataclasses.dataclass(frozen=True, slots=True)
class ListPlace:
    """A list, whose it is, and by which file it came in."""

    id: int
    period_id: int
    organisation_code: str
    programme: str
    month: datetime.date
    kind: str
    list_key: str
    unit_code: str
    sheet: str
    header_row: int
    accepted: int
    held: int
    refused: int
    ignored: int
    people: int
    amount_vnd: int
    stated_total_vnd: int | None
    is_current: bool
    frozen_at: datetime.datetime | None
    replaced_by_id: int | None
    cell_columns: Mapping[str, str]
    file_name: str
    sha256: str
    at: datetime.datetime
    by: str

    @property
    def period(self) -> periods.Period:
        return periods.Period.of(self.month)


@dataclasses.dataclass(frozen=True, slots=True)
class ListRow:
    """A row of a list. `outcome` is what stands now: a rule may have held it, an officer excluded it."""

    id: int
    row_number: int
    row_kind: str
    outcome: str
    full_name: str
    unit_code: str
    cccd: str
    account_no: str
    category_code: str
    amount_vnd: int
    raw: str


@dataclasses.dataclass(frozen=True, slots=True)
class FindingShown:
    """A finding with the row it is about, as `queries.FoundOne` names its own parts."""

    id: int
    stage: str
    code: str
    severity: str
    holds: str
    file_name: str
    sheet: str
    row_number: int | None
    cell_column: str
    value: str
    expected: str
    row_id: int | None
    roster_id: int | None
    full_name: str
    unit_code: str
    amount_vnd: int
    is_excluded: bool
    is_frozen: bool
    note_count: int

    @property
    def is_excludable(self) -> bool:
        return bool(self.row_id and self.severity == "block" and not self.is_excluded and not self.is_frozen)


@dataclasses.dataclass(frozen=True, slots=True)
class FindingPlace:
    """What a finding is about, and whose it is."""

    period_id: int
    organisation_code: str
    programme_code: str
    month: datetime.date
    row_id: int | None
    code: str


@dataclasses.dataclass(frozen=True, slots=True)
class NoteBeside:
    text: str
    at: datetime.datetime
    by: str


@dataclasses.dataclass(frozen=True, slots=True)
class NamedRow:
    """A row that somebody decides about."""

    id: int
    sheet: str
    row_number: int
    full_name: str
    unit_code: str
    amount_vnd: int


@dataclasses.dataclass(frozen=True, slots=True)
class ChosenRows:
    count: int
    amount_vnd: int


def months_handed_in(
    *,
    month: datetime.date | None,
    organisation_code: str = "",
    programme: str = "",
    programmes: Sequence[str] = (),
    after: str = "",
    limit: int = 50,
) -> tuple[MonthHandedIn, ...]:
    """List for which months lists were handed in, the latest first; `after` is the key of the last one seen.

    No programmes means every one.
    """
    after_month, after_organisation, after_programme = (*after.split("~"), "", "", "")[:3]
    told = {
        "month": month,
        "organisation_code": organisation_code,
        "programme": programme,
        "programmes": list(programmes),
        "after_month": periods.Period.parse(after_month).first_day if after_month else None,
        "after_organisation": after_organisation,
        "after_programme": after_programme,
        "limit": limit,
    }
    return tuple(MonthHandedIn(*row) for row in draft_queries.rows("months_handed_in", told))


def lists_of_month(period_id: int) -> tuple[ListHandedIn, ...]:
    """List what was handed in for a month."""
    return tuple(ListHandedIn(*row) for row in draft_queries.rows("lists_of_month", {"period_id": period_id}))


def place_of_list(roster_id: int) -> ListPlace:
    """Find a list.

    :raises ListUnknown:
    """
    found = draft_queries.rows("place_of_list", {"roster_id": roster_id})
    if not found:
        raise ListUnknown("E-LIST-UNKNOWN", value=roster_id)
    return ListPlace(*draft_queries.parsed(found[0], "cell_columns", of=ListPlace))


def rows_of_list(roster_id: int, *, outcome: str = "", after: int = 0, limit: int = 50) -> tuple[ListRow, ...]:
    """Give a page of a list's rows; `after` is Excel's number of the last one seen."""
    told = {"roster_id": roster_id, "outcome": outcome, "after": after, "limit": limit}
    return tuple(ListRow(*row) for row in draft_queries.rows("rows_of_list", told))


def findings_page(
    period_id: int,
    *,
    severity: str = "",
    code: str = "",
    commune: str = "",
    roster_id: int = 0,
    after: int = 0,
    limit: int = 50,
) -> tuple[FindingShown, ...]:
    """Give a page of a month's findings with the rows they are about."""
    told = {
        "period_id": period_id,
        "severity": severity,
        "code": code,
        "commune": commune,
        "roster_id": roster_id,
        "finding_id": 0,
        "after": after,
        "limit": limit,
    }
    return tuple(FindingShown(*row) for row in draft_queries.rows("findings_page", told))


def finding_shown(period_id: int, finding_id: int) -> FindingShown:
    """Find one finding of a month.

    :raises FindingUnknown:
    """
    told = {"period_id": period_id, "severity": "", "code": "", "commune": "", "roster_id": 0, "after": 0, "limit": 1}
    found = draft_queries.rows("findings_page", {**told, "finding_id": finding_id})
    if not found:
        raise FindingUnknown("E-FINDING-UNKNOWN", value=finding_id)
    return FindingShown(*found[0])


def place_of_finding(finding_id: int) -> FindingPlace:
    """Tell what a finding is about.

    :raises FindingUnknown:
    """
    found = draft_queries.rows("place_of_finding", {"finding_id": finding_id})
    if not found:
        raise FindingUnknown("E-FINDING-UNKNOWN", value=finding_id)
    return FindingPlace(*found[0])


def notes(finding_id: int) -> tuple[NoteBeside, ...]:
    """List the notes beside a finding, the oldest first."""
    return tuple(NoteBeside(*row) for row in draft_queries.rows("notes", {"finding_id": finding_id}))


def rows_named(period_id: int, row_ids: Sequence[int]) -> tuple[NamedRow, ...]:
    """Name rows of a month that somebody decides about."""
    told: dict[str, Any] = {"period_id": period_id, "row_ids": list(row_ids)}
    return tuple(NamedRow(*row) for row in draft_queries.rows("rows_named", told))


def chosen_rows(row_ids: Sequence[int]) -> ChosenRows:
    """Count rows and add up what they come to."""
    return ChosenRows(*draft_queries.rows("chosen_rows", {"row_ids": list(row_ids)})[0])
