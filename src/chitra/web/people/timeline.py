"""All that happened to a person, in one order, the latest first."""

import dataclasses
import datetime
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from chitra.audit import rules as journal
from chitra.beneficiaries import queries as people
from chitra.delivery import queries as delivery
from chitra.enrolment import queries as enrolment
from chitra.kernel import vnd
from chitra.payouts import queries as payouts
from chitra.rosters import queries as rosters
from chitra.web.journal import words as deeds
from chitra.web.lists import words as list_words
from chitra.web.people import words

LONGEST = 150
_OFFICE_TIME = datetime.timezone(datetime.timedelta(hours=7))


@dataclasses.dataclass(frozen=True, slots=True)
class Known:
    """What the rooms know of one person."""

    person: people.Person
    entitlements: tuple[people.Entitlement, ...]
    reports: tuple[people.Report, ...]
    papers: tuple[enrolment.Paper, ...]
    methods: tuple[enrolment.Method, ...]
    payments: tuple[delivery.PersonPayment, ...]
    holds: tuple[payouts.Kept, ...]
    findings: tuple[rosters.FoundOfPerson, ...]
    entries: tuple[journal.Entry, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened: the day, what, more about it, who did it."""

    on: datetime.date
    title: Any
    text: Any = ""
    by: str = ""
    state: str = ""


def events(known: Known, *, on: datetime.date) -> list[Event]:
    """Put all that has happened into one order, the latest first; what is too long ago stays in the tables above."""
    happened = [
        *_rights(known),
        *_reports(known),
        *_papers(known),
        *_methods(known),
        *_payments(known),
        *_holds(known),
        *_findings(known),
        *(_entry(entry) for entry in known.entries),
        Event(_day(known.person.known_since), _("Được ghi vào sổ người hưởng"), known.person.organisation_name),
    ]
    past = [event for event in happened if event.on <= on]
    return sorted(past, key=lambda event: event.on, reverse=True)[:LONGEST]


def told(found: rosters.FoundOfPerson) -> Any:
    """Say what a finding means, as the lists' pages do."""
    return list_words.told(found).message


def _rights(known: Known) -> Iterator[Event]:
    for right in known.entitlements:
        whose = "" if right.subject_id == known.person.id else f" ({right.subject_name})"
        paper = f"{right.category_name}{whose}"
        if right.decision_no:
            paper += f", {right.decision_no}"
        yield Event(right.from_month, _("Được hưởng từ tháng này"), paper)
        if right.until_month:
            yield Event(right.until_month, _("Thôi hưởng từ tháng này"), paper)


def _reports(known: Known) -> Iterator[Event]:
    titles = {
        "death": _("Được báo đã chết"),
        "recovery": _("Có quyết định thu hồi"),
        "merge": _("Gộp hồ sơ"),
        "unmerge": _("Tách lại hồ sơ đã gộp"),
    }
    for each in known.reports:
        parts = [each.source if each.kind == "recovery" else "", each.document]
        if each.month:
            parts.append(f"{each.month:%m/%Y}")
        if each.amount_vnd:
            parts.append(f"{vnd.dotted(each.amount_vnd)} đ")
        if each.other_id:
            parts.append(f"số {each.other_id}")
        yield Event(_day(each.at), titles[each.kind], ", ".join(part for part in parts if part), each.by)


def _papers(known: Known) -> Iterator[Event]:
    for paper in known.papers:
        named = f"{words.PAPERS[paper.kind]}: {paper.agent_name}, {paper.certificate_no}"
        yield Event(_day(paper.at), _("Ghi giấy cho người nhận thay"), named, paper.by)
        if paper.valid_until:
            yield Event(paper.valid_until, _("Giấy của người nhận thay hết hiệu lực"), named)


def _methods(known: Known) -> Iterator[Event]:
    for method in known.methods:
        how = f"{method.programme_code.upper()}: {words.CHANNELS[method.channel]}"
        if method.account_no:
            how += f" …{method.account_no[-3:]}"
        yield Event(_day(method.at), _("Bắt đầu cách nhận tiền"), f"{how} ({words.SOURCES[method.source]})", method.by)
        if method.valid_until:
            why = words.SOURCES.get(method.reason) or words.outcome(method.reason)
            yield Event(method.valid_until, _("Kết thúc cách nhận tiền"), f"{how} ({why})" if why else how)


def _payments(known: Known) -> Iterator[Event]:
    for payment in known.payments:
        what = f"{payment.category_name}: {vnd.dotted(payment.amount_vnd)} đ"
        title = _("Khoản chi kỳ %(month)s") % {"month": f"{payment.month:%m/%Y}"}
        yield Event(payment.booked_on or payment.month, title, what, state=payment.plain_state)


def _holds(known: Known) -> Iterator[Event]:
    for kept in known.holds:
        title = _("Loại khoản chi sau duyệt") if kept.is_exclusion else _("Tạm giữ khoản chi")
        what = f"{kept.programme_code.upper()} {kept.month:%m/%Y}: {words.held(kept.reason_code)}"
        yield Event(_day(kept.at), title, f"{what}. {kept.reason}" if kept.reason else what, kept.by)
        if kept.lifted_at:
            yield Event(_day(kept.lifted_at), _("Gỡ tạm giữ"), kept.lifted_why, kept.lifted_by)


def _findings(known: Known) -> Iterator[Event]:
    for found in known.findings:
        where = f"{found.programme_code.upper()} {found.month:%m/%Y}"
        yield Event(_day(found.at), _("Phát hiện trong danh sách"), f"{where}: {told(found)}", state=found.severity)


def _entry(entry: journal.Entry) -> Event:
    facts = "; ".join(f"{fact.label}: {fact.value}" for fact in deeds.facts(entry.facts) if fact.value)
    return Event(_day(entry.at), deeds.deed(entry.deed), facts, entry.by)


def _day(at: datetime.datetime) -> datetime.date:
    """Say on which day of the office's own time something happened."""
    return at.astimezone(_OFFICE_TIME).date()
