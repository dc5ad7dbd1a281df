"""How long a mandate lasts: it ends, its officer leaves, or a colleague holds it for a time."""

import datetime
from typing import Any

from django.db import connection, transaction

from chitra.access import admission, queries, rules
from chitra.kernel import errors, sql, words


class RolesApart(errors.NotPermitted):
    """One person would hold two roles that must lie in different hands."""


class MandateEnded(errors.StateForbids):
    """The mandate or the officer has ended by then, or was never recorded."""


class EndPast(errors.BadInput):
    """An end before tomorrow would take back what has been signed under the mandate."""


class OwnEnd(errors.NotPermitted):
    """Whoever manages officers ends neither themselves nor their own mandate: nobody would be left."""


class DocumentMissing(errors.BadInput):
    """A mandate that is lent or ends rests on a document."""


class NotDelegable(errors.NotPermitted):
    """The mandate is somebody else's, itself lent, or cannot go to that colleague for those days."""


def end_mandate(*, mandate_id: int, until: datetime.date, document: str, by: str, at: datetime.datetime) -> None:
    """End a mandate before `until` (exclusive), and whatever was delegated from it. Who lent it may end the loan.

    :raises DocumentMissing:
    :raises EndPast:
    :raises OwnEnd:
    :raises MandateEnded:
    :raises chitra.access.operations.MandateMissing: `by` neither manages officers nor lent it
    """
    _refuse_unfounded(document, until, at)
    with transaction.atomic(), connection.cursor() as cursor:
        held = queries.mandate(mandate_id)
        if held is None:
            raise MandateEnded("E-ACCESS-ENDED", value=mandate_id, until=until)
        lent = queries.mandate(held.delegates_id) if held.delegates_id else None
        if lent is not None and lent.username == by:
            admission.admitted(by, rules.Deed("delegate", at.date(), lineage=None, programme=None))
        else:
            _manage(by, at)
        if held.username == by:
            raise OwnEnd("E-ACCESS-OWN-END", username=by)
        cursor.execute(sql.statement("access", "end_mandate"), {"id": mandate_id, "until": until})
        ended = cursor.fetchall()
        if not ended:
            raise MandateEnded("E-ACCESS-ENDED", value=mandate_id, until=until)
        facts: dict[str, object] = {
            "mandates": [each for each, _ in ended],
            "role": held.mandate.role,
            "organisation_code": held.mandate.organisation_code,
            "until": until,
            "document": document.strip(),
        }
        admission.record(at, by, "officer_mandate_end", held.username, facts)


def end_officer(*, username: str, until: datetime.date, document: str, by: str, at: datetime.datetime) -> None:
    """Let an officer leave before `until` (exclusive): login, mandates and what they delegated end together.

    :raises DocumentMissing:
    :raises EndPast:
    :raises OwnEnd:
    :raises MandateEnded: they have left by then
    :raises chitra.access.operations.MandateMissing: nobody has that username, or `by` does not manage officers
    """
    _refuse_unfounded(document, until, at)
    with transaction.atomic(), connection.cursor() as cursor:
        _manage(by, at)
        if username == by:
            raise OwnEnd("E-ACCESS-OWN-END", username=by)
        if queries.officer(username) is None:
            raise admission.MandateMissing("E-ACCESS-UNKNOWN", username=username)
        cursor.execute(sql.statement("access", "end_officer"), {"username": username, "until": until})
        left, mandates = cursor.fetchone()
        if not left:
            raise MandateEnded("E-ACCESS-ENDED", value=username, until=until)
        facts: dict[str, object] = {"until": until, "document": document.strip(), "mandates": mandates}
        admission.record(at, by, "officer_end", username, facts)


def delegate(
    *,
    mandate_id: int,
    to: str,
    valid_from: datetime.date,
    valid_until: datetime.date,
    document: str,
    by: str,
    at: datetime.datetime,
) -> int:
    """Lend a mandate of one's own to a colleague of the same office, until a day (exclusive).

    The loan never outlasts the mandate, is not lent on, and goes to nobody who prepares what it would let them sign.

    :raises DocumentMissing:
    :raises NotDelegable:
    :raises RolesApart:
    :raises chitra.access.operations.MandateMissing: `by` may not delegate, or nobody has the username `to`
    """
    if not document.strip():
        raise DocumentMissing("E-ACCESS-DOCUMENT")
    with transaction.atomic(), connection.cursor() as cursor:
        own = queries.mandate(mandate_id)
        if own is None or own.username != by or own.delegates_id is not None:
            raise NotDelegable("E-ACCESS-DELEGATE-OWN", value=mandate_id)
        asked = rules.Deed("delegate", at.date(), (own.mandate.organisation_code,), own.mandate.programme_code)
        admission.admitted(by, asked)
        cursor.execute(sql.statement("access", "lock_person"), {"username": to})
        if not cursor.fetchall():
            raise admission.MandateMissing("E-ACCESS-UNKNOWN", username=to)
        lent = rules.lent(own.mandate, valid_from, valid_until)
        _refuse_unfit(own, lent, to=to, on=at.date())
        parameters: dict[str, Any] = {
            "username": to,
            "role": lent.role,
            "organisation_code": lent.organisation_code,
            "programme_code": lent.programme_code,
            "provider_code": lent.provider_code,
            "valid_from": lent.valid_from,
            "valid_until": lent.valid_until,
            "document": document.strip(),
            "delegates_id": mandate_id,
        }
        cursor.execute(sql.statement("access", "give_mandate"), {**parameters, "at": at, "by": by})
        given = int(cursor.fetchone()[0])
        admission.record(at, by, "officer_delegate", to, parameters)
    return given


def roles_apart(username: str, role: str, other: str) -> RolesApart:
    """Say which two roles one person cannot hold, as offices call them."""
    return RolesApart(
        "E-ACCESS-APART",
        username=username,
        role=role,
        other=other,
        role_vi=words.said(role, "vi"),
        role_en=words.said(role, "en"),
        other_vi=words.said(other, "vi"),
        other_en=words.said(other, "en"),
    )


def _manage(by: str, at: datetime.datetime) -> None:
    admission.admitted(by, rules.Deed("officer", at.date(), (rules.EVERYWHERE,), ""))


def _refuse_unfounded(document: str, until: datetime.date, at: datetime.datetime) -> None:
    if not document.strip():
        raise DocumentMissing("E-ACCESS-DOCUMENT")
    if until <= at.date():
        raise EndPast("E-ACCESS-END-PAST", until=until)


def _refuse_unfit(own: queries.GivenMandate, lent: rules.Mandate, *, to: str, on: datetime.date) -> None:
    """Refuse days that make no term, a stranger to the office, and whoever would come to sign what they prepare."""
    if not rules.is_a_term(lent, on=on) or lent.role not in rules.DEEDS["delegate"]:
        raise NotDelegable(
            "E-ACCESS-DELEGATE-DATES",
            valid_from=lent.valid_from,
            valid_until=lent.valid_until,
            days=rules.LONGEST_DELEGATION_DAYS,
        )
    colleague = queries.officer(to)
    assert colleague is not None
    if colleague.person_key == own.person_key or not any(
        each.organisation_code == lent.organisation_code and each.is_valid_on(lent.valid_from)
        for each in colleague.mandates
    ):
        raise NotDelegable("E-ACCESS-DELEGATE-COLLEAGUE", username=to, org=lent.organisation_code)
    held = queries.mandates_of_person(to)
    other = rules.conflicting(lent, held) or rules.signing_what_it_prepares(lent, held)
    if other:
        raise roles_apart(to, lent.role, other.role)
