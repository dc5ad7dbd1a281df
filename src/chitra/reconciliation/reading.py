"""What the pages show of answers: how far a month is explained, each line beside its order, what is open."""

import dataclasses
import datetime
from collections.abc import Collection, Mapping
from typing import Any

from django.db import connection

from chitra.kernel import errors, sql
from chitra.reconciliation import rules

PAGE = 50
_LAST = 2**63 - 1

Line = rules.Line
Order = rules.Order
Suggestion = rules.Suggestion


class AnswerUnknown(errors.BadInput):
    """The provider gave no such answer, or it lies outside the territory."""


class ExceptionUnknown(errors.BadInput):
    """There is no such exception, or it lies outside the territory."""


@dataclasses.dataclass(frozen=True, slots=True)
class Progress:
    """An office's month with a provider: what was ordered, and what nobody has answered."""

    provider_code: str
    provider_name: str
    month: datetime.date
    organisation_code: str
    organisation_name: str
    programme_code: str
    period_id: int
    status: str
    ordered: int
    ordered_vnd: int
    unanswered: int
    unanswered_vnd: int


@dataclasses.dataclass(frozen=True, slots=True)
class Unexplained:
    """The open exceptions of an office's month with a provider. An empty office: nobody knows whose they are."""

    provider_code: str
    organisation_code: str
    programme_code: str
    month: datetime.date
    is_matched: bool
    count: int
    amount_vnd: int


@dataclasses.dataclass(frozen=True, slots=True)
class Gap:
    """A statement that does not follow the one before it, or whose lines do not add up."""

    answer_id: int
    provider_code: str
    account: str
    number: str
    from_date: datetime.date | None
    to_date: datetime.date | None
    opening_vnd: int
    closing_vnd: int | None
    is_gap: bool
    is_off: bool


@dataclasses.dataclass(frozen=True, slots=True)
class ShownAnswer:
    """A statement or report, and what became of the lines that the territory shows."""

    id: int
    sha256: str
    kind: str
    account: str
    number: str
    from_date: datetime.date | None
    to_date: datetime.date | None
    opening_vnd: int | None
    closing_vnd: int | None
    moved_vnd: int
    file_name: str
    at: datetime.datetime
    by: str
    applied: int
    known: int
    conflict: int
    unknown: int
    malformed: int

    @property
    def outcomes(self) -> tuple[tuple[str, int], ...]:
        return tuple((outcome, getattr(self, outcome)) for outcome in rules.OUTCOMES)

    @property
    def line_count(self) -> int:
        return sum(count for _, count in self.outcomes)


@dataclasses.dataclass(frozen=True, slots=True)
class Concern:
    """An exception with its evidence: the line, and the order that it is about, if any."""

    id: int
    code: str
    owner_code: str
    due_on: datetime.date
    at: datetime.datetime
    resolved_at: datetime.datetime | None
    resolved_by: str
    resolution: str
    answer_kind: str
    organisation_code: str
    programme_code: str
    month: datetime.date
    channel: str
    batch_id: int | None
    standing: str
    stood_on: datetime.date | None
    line: Line


@dataclasses.dataclass(frozen=True, slots=True)
class Waiting:
    """An order that nobody has answered."""

    id: int
    reference: str
    organisation_code: str
    programme_code: str
    channel: str
    payee_name: str
    payee_account: str
    amount_vnd: int
    batch_id: int
    is_sent: bool


@dataclasses.dataclass(frozen=True, slots=True)
class DrawdownLike:
    """A drawdown of the same amount that no statement has credited yet."""

    ref: str
    amount_vnd: int
    received_on: datetime.date
    organisation_code: str
    programme_code: str


@dataclasses.dataclass(frozen=True, slots=True)
class Where:
    """Which part of a month the pages look at; empty means all that is in sight.

    `with_unplaced`: what no order explains waits in this month too, for nobody knows whose it is.
    """

    month: datetime.date | None = None
    organisation_code: str = ""
    programme_code: str = ""
    with_unplaced: bool = False


def progress(
    *,
    provider_codes: Collection[str],
    programmes: Collection[str],
    from_month: datetime.date,
    to_month: datetime.date,
) -> tuple[Progress, ...]:
    """Say how far each office's month is answered, the latest month first."""
    told = {
        "provider_codes": list(provider_codes),
        "programmes": list(programmes),
        "from_month": from_month,
        "to_month": to_month,
    }
    return tuple(Progress(*row) for row in _rows("progress", told))


def unexplained(*, provider_codes: Collection[str], programmes: Collection[str]) -> tuple[Unexplained, ...]:
    """Count the open exceptions by whose they are."""
    told = {"provider_codes": list(provider_codes), "programmes": list(programmes)}
    return tuple(Unexplained(*row) for row in _rows("open_by_office", told))


def gaps(*, provider_codes: Collection[str], programmes: Collection[str]) -> tuple[Gap, ...]:
    """List the statements that do not follow one another or do not add up."""
    told = {"provider_codes": list(provider_codes), "programmes": list(programmes)}
    return tuple(Gap(*row) for row in _rows("gaps", told))


def concerns(
    *,
    provider_id: int,
    programmes: Collection[str],
    where: Where,
    is_resolved: bool | None,
    after: int = 0,
    limit: int = PAGE,
) -> tuple[Concern, ...]:
    """Give a page of exceptions, the oldest first; `after` is the id of the last one seen."""
    told = {
        **dataclasses.asdict(where),
        "provider_id": provider_id,
        "programmes": list(programmes),
        "is_resolved": is_resolved,
        "exception_id": None,
        "after": after,
        "limit": limit,
    }
    return tuple(_concern(row) for row in _rows("concerns", told))


def concern(exception_id: int, *, provider_id: int, programmes: Collection[str]) -> Concern:
    """Find an exception of a provider's answers.

    :raises ExceptionUnknown:
    """
    told = {
        **dataclasses.asdict(Where()),
        "provider_id": provider_id,
        "programmes": list(programmes),
        "is_resolved": None,
        "exception_id": exception_id,
        "after": 0,
        "limit": 1,
    }
    found = _rows("concerns", told)
    if not found:
        raise ExceptionUnknown("E-RECON-EXCEPTION-UNKNOWN", exception=exception_id)
    return _concern(found[0])


def waiting(
    *, provider_id: int, programmes: Collection[str], where: Where, after: int = 0, limit: int = PAGE
) -> tuple[Waiting, ...]:
    """Give a page of a month's unanswered orders by reference."""
    told = {
        **dataclasses.asdict(where),
        "provider_id": provider_id,
        "programmes": list(programmes),
        "after": after,
        "limit": limit,
    }
    return tuple(Waiting(*row) for row in _rows("waiting", told))


def answers(
    *,
    provider_id: int,
    programmes: Collection[str],
    by: str,
    month: datetime.date | None = None,
    sha256: str | None = None,
    before: int | None = None,
    limit: int = PAGE,
) -> tuple[ShownAnswer, ...]:
    """Give a page of the answers that concern the offices in sight, or that this officer took in; the latest first."""
    told = {
        "provider_id": provider_id,
        "programmes": list(programmes),
        "by": by,
        "month": month,
        "sha256": sha256,
        "answer_id": None,
        "before": before or _LAST,
        "limit": limit,
    }
    return tuple(ShownAnswer(*row) for row in _rows("answers", told))


def answer(answer_id: int, *, provider_id: int, programmes: Collection[str], by: str) -> ShownAnswer:
    """Find an answer of a provider.

    :raises AnswerUnknown:
    """
    told = {
        "provider_id": provider_id,
        "programmes": list(programmes),
        "by": by,
        "month": None,
        "sha256": None,
        "answer_id": answer_id,
        "before": _LAST,
        "limit": 1,
    }
    found = _rows("answers", told)
    if not found:
        raise AnswerUnknown("E-RECON-ANSWER-UNKNOWN", answer=answer_id)
    return ShownAnswer(*found[0])


def lines(answer_id: int, *, by: str, outcome: str = "", after: int = 0, limit: int = PAGE) -> tuple[Line, ...]:
    """Give a page of an answer's lines, in the order of the file; `after` is the number of the last one seen."""
    told = {"answer_id": answer_id, "by": by, "outcome": outcome, "after": after, "limit": limit}
    return tuple(_line(row) for row in _rows("lines_of_answer", told))


def lines_about(instruction_id: int) -> tuple[Line, ...]:
    """List all that has been said about one order."""
    return tuple(_line(row) for row in _rows("lines_about", {"instruction_id": instruction_id}))


def places(line_ids: Collection[int]) -> dict[int, tuple[int, str, int]]:
    """Say where lines stand: (answer, file, line number) by the line's id."""
    rows = _rows("places_of_lines", {"line_ids": list(line_ids)})
    return {line_id: (answer_id, file_name, line_no) for line_id, answer_id, file_name, line_no in rows}


def suggestions(line: Line, *, provider_id: int) -> tuple[Suggestion, ...]:
    """Look among the unanswered orders in sight for those that a line without a known reference may be about.

    They are for reading: nothing is placed or changed by them.
    """
    told = {"provider_id": provider_id, "amount_vnd": line.amount_vnd, "account": line.account}
    return rules.suggested(line, (Order(*row) for row in _rows("unanswered_like", told)))


def drawdowns_like(line: Line, *, provider_id: int) -> tuple[DrawdownLike, ...]:
    """Look for drawdowns in sight that a credit without a known number may be."""
    told = {"provider_id": provider_id, "amount_vnd": line.amount_vnd}
    return tuple(DrawdownLike(*row) for row in _rows("drawdowns_like", told))


def _concern(row: tuple[Any, ...]) -> Concern:
    facts: tuple[Any, ...] = (*row[:16], _line(row[16:]))
    return Concern(*facts)


def _line(row: tuple[Any, ...]) -> Line:
    return Line(*row)


def _rows(statement: str, told: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql.statement("reconciliation", statement), dict(told))
        return list(cursor.fetchall())
