"""One person at the counter: how they want to be paid, and the paper that lets another receive for them."""

import dataclasses
import datetime
from collections.abc import Mapping
from typing import Any

from django.db import connection, transaction

from chitra.beneficiaries import operations as beneficiaries
from chitra.beneficiaries import queries as people
from chitra.enrolment import queries, rules
from chitra.kernel import errors, sql, text
from chitra.providers import queries as providers

_SHOWN_DIGITS = 3


class AccountUnlikely(errors.BadInput):
    """What was typed can be no account of that channel."""


class BankUnknown(errors.BadInput):
    """An account at a bank names a bank of the register."""


class MethodKnown(errors.StateForbids):
    """The person is paid exactly so already."""


class AccountClosed(errors.StateForbids):
    """A provider reported this account of the person closed."""


class HolderUnauthorised(errors.StateForbids):
    """Another person receives under a paper that is in force for the programme, or not at all."""


class ReasonMissing(errors.BadInput):
    """A change of how somebody is paid says why."""


class PaperIncomplete(errors.BadInput):
    """The paper lacks what the law asks of it."""


class PaperKnown(errors.StateForbids):
    """The same paper is recorded already."""


@dataclasses.dataclass(frozen=True, slots=True)
class Registration:
    """How a person wants to be paid in a programme; without a paper they receive themselves."""

    programme_code: str
    channel: str
    reason: str
    bin: str = ""
    account_no: str = ""
    authorisation_id: int | None = None


def register(*, person_id: int, wanted: Registration, by: str, at: datetime.datetime) -> int:
    """Register how a person is paid from the next freezing on; what was in force ends today. Give the method's id.

    :raises PersonUnknown: nobody in the officer's sight has that number
    :raises AccountUnlikely:
    :raises BankUnknown:
    :raises ReasonMissing:
    :raises HolderUnauthorised:
    :raises AccountClosed:
    :raises MethodKnown:
    """
    account = rules.account_written(wanted.channel, wanted.account_no)
    if wanted.channel not in rules.CHANNELS or account is None:
        raise AccountUnlikely("E-METHOD-ACCOUNT")
    if not wanted.reason.strip():
        raise ReasonMissing("E-METHOD-REASON")
    bank = wanted.bin if wanted.channel == "bank" else ""
    with transaction.atomic():
        person = beneficiaries.enter(
            person_id=person_id, deed="register", programme=wanted.programme_code, by=by, at=at
        )
        if wanted.channel == "bank" and bank not in {each.bin for each in providers.banks()}:
            raise BankUnknown("E-METHOD-BANK", value=bank)
        told = {
            "person_id": person.id,
            "programme_code": wanted.programme_code,
            "channel": wanted.channel,
            "bin": bank,
            "account_no": account,
            **_holder(person, wanted, on=at.date()),
            "reason": wanted.reason.strip(),
            "begin_reason": wanted.reason.strip(),
            "on": at.date(),
            "at": at,
            "by": by,
        }
        _execute("lock_person", told)
        _refuse_known(told)
        former = _execute("end_method", told)
        method_id = int(_execute("begin_method", told)[0][0])
        facts = {
            "programme": wanted.programme_code,
            "channel": wanted.channel,
            "bank": bank,
            "account": _hidden(account),
            "holder": told["holder_relation"],
            "former_channel": former[0][0] if former else "",
            "former_account": _hidden(former[0][1]) if former else "",
            "reason": told["reason"],
        }
        beneficiaries.record(person=person, deed="register", facts=facts, by=by, at=at)
    return method_id


def record_authorisation(*, person_id: int, paper: rules.Paper, by: str, at: datetime.datetime) -> int:
    """Record the paper that lets another receive for a person; give its id.

    :raises PaperIncomplete: with what it lacks
    :raises PersonUnknown: nobody in the officer's sight has that number
    :raises PaperKnown:
    """
    fault = rules.fault_of_known(paper)
    if fault:
        raise PaperIncomplete("E-PAPER-INCOMPLETE", column=fault)
    with transaction.atomic():
        person = beneficiaries.enter(
            person_id=person_id, deed="authorise", programme=paper.programme_code, by=by, at=at
        )
        told = {
            "person_id": person.id,
            "kind": paper.kind,
            "agent_name": text.clean(paper.agent_name),
            "agent_match_name": text.match_name(paper.agent_name),
            "agent_cccd": paper.agent_cccd,
            "programme_code": paper.programme_code,
            "certificate_no": text.clean(paper.certificate_no),
            "certified_on": paper.certified_on,
            "valid_from": paper.valid_from,
            "valid_until": paper.valid_until,
            "at": at,
            "by": by,
        }
        recorded = _execute("record_paper", told)
        if not recorded:
            raise PaperKnown("E-PAPER-KNOWN", value=paper.certificate_no)
        facts = {
            "kind": paper.kind,
            "agent": told["agent_name"],
            "programme": paper.programme_code,
            "certificate_no": told["certificate_no"],
            "valid_from": paper.valid_from,
            "valid_until": paper.valid_until,
        }
        beneficiaries.record(person=person, deed="authorise", facts=facts, by=by, at=at)
    return int(recorded[0][0])


def _holder(person: people.Person, wanted: Registration, *, on: datetime.date) -> dict[str, Any]:
    """Say who receives: the person, or whom a paper in force names."""
    if wanted.authorisation_id is None:
        return {
            "holder_name": person.full_name,
            "holder_match_name": person.match_name,
            "holder_relation": "self",
            "authorisation_id": None,
        }
    for paper in queries.papers(person.id):
        if paper.id == wanted.authorisation_id and paper.is_valid_on(on) and paper.covers(wanted.programme_code):
            return {
                "holder_name": paper.agent_name,
                "holder_match_name": paper.agent_match_name,
                "holder_relation": paper.kind,
                "authorisation_id": paper.id,
            }
    raise HolderUnauthorised("E-METHOD-HOLDER")


def _refuse_known(told: Mapping[str, Any]) -> None:
    """Refuse an account that is known to be closed, and what is in force already."""
    for method in queries.methods(told["person_id"]):
        is_account = bool(told["account_no"]) and (method.bin, method.account_no) == (told["bin"], told["account_no"])
        if is_account and method.standing == "closed":
            raise AccountClosed("E-METHOD-CLOSED")
        if (
            method.valid_until is None
            and method.programme_code == told["programme_code"]
            and (method.channel, method.bin, method.account_no) == (told["channel"], told["bin"], told["account_no"])
            and method.authorisation_id == told["authorisation_id"]
        ):
            raise MethodKnown("E-METHOD-KNOWN")


def _hidden(account: str) -> str:
    """Write an account so that the journal tells it from others without giving it away."""
    return f"…{account[-_SHOWN_DIGITS:]}" if account else ""


def _execute(name: str, told: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql.statement("enrolment", name), dict(told))
        return cursor.fetchall() if cursor.description else []
