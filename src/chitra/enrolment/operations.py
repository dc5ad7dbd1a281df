"""Deeds about payment methods and the papers that let another person receive."""

import dataclasses
import datetime
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import connection, transaction

from chitra.access import operations as access
from chitra.audit import operations as audit
from chitra.enrolment import registering, rules
from chitra.kernel import errors, sql, text

Registration = registering.Registration
AccountUnlikely = registering.AccountUnlikely
BankUnknown = registering.BankUnknown
MethodKnown = registering.MethodKnown
AccountClosed = registering.AccountClosed
HolderUnauthorised = registering.HolderUnauthorised
ReasonMissing = registering.ReasonMissing
PaperIncomplete = registering.PaperIncomplete
PaperKnown = registering.PaperKnown
register = registering.register
record_authorisation = registering.record_authorisation


class PaperUnlawful(errors.BadInput):
    """A paper of the file lacks what the law asks of it; nothing is recorded."""


@dataclasses.dataclass(frozen=True, slots=True)
class Office:
    """Where a deed happens: the organisation, all above it, and whose codes its lists use."""

    organisation_id: int
    organisation_code: str
    lineage: tuple[str, ...]
    issuers: tuple[str, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Closure:
    """An account that a provider reported closed, and the provider's reason."""

    person_id: int
    bin: str
    account_no: str
    reason: str


@dataclasses.dataclass(frozen=True, slots=True)
class Recorded:
    """What became of the papers of a file; `unknown_lines` name nobody in the registry."""

    recorded: int
    known: int
    unknown_lines: tuple[int, ...]


def stage_offers() -> None:
    """Make ready `enrolment_offered`, which the caller fills with the accounts that lists name."""
    _execute("stage_offers", {})


def adopt_offers(*, programme_code: str, on: datetime.date, by: str, at: datetime.datetime) -> None:
    """Let the accounts of `enrolment_offered` become claimed methods, within the deed that freezes the lists.

    Another account than before ends the former method. A list that names no account leaves the method as it is: whoever
    has an account is paid into it unless they chose cash (the plan, III.4a).
    """
    parameters = {"programme_code": programme_code, "on": on, "by": by, "at": at}
    with access.widened():
        for name in ("choose_offers", "end_former_methods", "begin_methods"):
            _execute(name, parameters)


def close_methods(*, closures: Sequence[Closure], on: datetime.date) -> int:
    """Close methods whose accounts are no more, within the deed that books the provider's answers. Give how many."""
    parameters = {
        "people": [closure.person_id for closure in closures],
        "bins": [closure.bin for closure in closures],
        "accounts": [closure.account_no for closure in closures],
        "reasons": [closure.reason for closure in closures],
        "on": on,
    }
    return int(_execute("close_methods", parameters)[0][0])


def record_authorisations(*, papers: Sequence[rules.Paper], office: Office, by: str, at: datetime.datetime) -> Recorded:
    """Record guardianships and certified authorisations: all of a file or, if one is unlawful, none.

    :raises PaperUnlawful: with the line and what it lacks
    """
    for paper in papers:
        fault = rules.fault(paper)
        if fault:
            raise PaperUnlawful("E-PAPER-UNLAWFUL", row=paper.line, column=fault, value=paper.agent_name)
    with transaction.atomic():
        access.enter(
            by=by,
            deed="authorise",
            organisation_id=office.organisation_id,
            lineage=office.lineage,
            programme="",
            on=at.date(),
        )
        _execute("stage_papers", {})
        _copy_papers(papers)
        outcomes = dict(_execute("record_papers", {"issuers": list(office.issuers), "by": by, "at": at}))
        counted = Counter(outcomes.values())
        unknown = tuple(line for line, outcome in outcomes.items() if outcome == "nobody")
        audit.record(
            chain=office.organisation_code,
            at=at,
            by=by,
            deed="authorise",
            object_kind="organisation",
            object_id=office.organisation_code,
            facts={"recorded": counted["recorded"], "known": counted["known"], "unknown": counted["nobody"]},
        )
    return Recorded(counted["recorded"], counted["known"], unknown)


def _copy_papers(papers: Sequence[rules.Paper]) -> None:
    with connection.cursor() as cursor, cursor.cursor.copy(sql.statement("enrolment", "copy_papers")) as copy:
        for paper in papers:
            copy.write_row(
                (
                    paper.line,
                    paper.kind,
                    paper.principal_cccd or None,
                    paper.principal_code or None,
                    text.match_name(paper.principal_name),
                    paper.agent_name,
                    text.match_name(paper.agent_name),
                    paper.agent_cccd,
                    paper.programme_code,
                    paper.certificate_no,
                    paper.certified_on,
                    paper.valid_from,
                    paper.valid_until,
                )
            )


def _execute(name: str, parameters: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql.statement("enrolment", name), parameters or None)
        return cursor.fetchall() if cursor.description else []
