"""Who may: entering a deed, widening what it sees, and giving mandates."""

import contextlib
import datetime
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

import psycopg
from django.db import connection, connections, transaction

from chitra.access import admission, queries, rules, terms
from chitra.kernel import errors, sql, text

MandateMissing = admission.MandateMissing
RolesApart = terms.RolesApart
MandateEnded = terms.MandateEnded
EndPast = terms.EndPast
OwnEnd = terms.OwnEnd
DocumentMissing = terms.DocumentMissing
NotDelegable = terms.NotDelegable
end_mandate = terms.end_mandate
end_officer = terms.end_officer
delegate = terms.delegate


class UsernameTaken(errors.StateForbids):
    """Another officer has this username."""


class OfficerUnnamed(errors.BadInput):
    """An officer lacks a username, a name or a person key."""


class MandateUnclear(errors.BadInput):
    """A mandate's role is unknown, its dates contradict, or it lacks or must not have a provider."""


def enter(
    *,
    by: str,
    deed: str,
    organisation_id: int,
    lineage: Sequence[str],
    programme: str | None,
    on: datetime.date,
    provider_code: str = "",
) -> rules.Actor:
    """Let an officer into a deed, and show the running transaction the rows of that one organisation.

    `lineage` is the organisation's code and every code above it; programme None: whichever, for what is of the office.

    :raises MandateMissing: no mandate allows it
    """
    actor = admission.admitted(by, rules.Deed(deed, on, lineage, programme, provider_code))
    _set_territory(str(organisation_id))
    return actor


def enter_provider(*, by: str, deed: str, provider_code: str, on: datetime.date) -> rules.Actor:
    """Let an officer into a deed on a whole provider, such as its statement, which knows no organisation.

    Shows no row: what the deed has to see across organisations it sees `widened`.

    :raises MandateMissing: no mandate allows it
    """
    return admission.admitted(by, rules.Deed(deed, on, lineage=None, programme=None, provider_code=provider_code))


def admit(*, by: str, deed: str, on: datetime.date, programme: str | None = None) -> rules.Actor:
    """Let an officer into a deed on what belongs to no one organisation, such as the law; shows no row.

    :raises MandateMissing: no mandate allows it anywhere
    """
    return admission.admitted(by, rules.Deed(deed, on, lineage=None, programme=programme))


def look(
    *, by: str, deed: str, on: datetime.date, below: Mapping[str, Collection[int]], provider_code: str | None = None
) -> tuple[rules.Actor, tuple[rules.Mandate, ...]]:
    """Let an officer look at all that their mandates for a deed reach; name these mandates, the latest first.

    `below` tells for each organisation code of the officer's mandates the ids of it and of all below it. A provider
    named narrows the mandates to those that serve it.

    :raises MandateMissing: no mandate of theirs allows that deed anywhere
    """
    found = queries.officer(by)
    asked = rules.Deed(deed, on, lineage=None, programme=None, provider_code=provider_code)
    actor = admission.admitted(by, asked)
    assert found is not None
    allowing = rules.allowing(asked, found.mandates)
    assert not isinstance(allowing, str)
    codes = {mandate.organisation_code for mandate in allowing}
    if rules.EVERYWHERE in codes:
        _set_territory(rules.EVERYWHERE)
    else:
        ids = sorted({each for code in codes for each in below[code]})
        _set_territory(",".join(map(str, ids)))
    return actor, allowing


def set_password(*, username: str, hashed: str, by: str, at: datetime.datetime) -> None:
    """Give an officer a password, already hashed: their own, or a first one from who manages officers.

    :raises MandateMissing: `by` is somebody else and does not manage officers, or nobody has that username
    """
    with transaction.atomic(), connection.cursor() as cursor:
        if by != username:
            admission.admitted(by, rules.Deed("officer", at.date(), (rules.EVERYWHERE,), ""))
        cursor.execute(sql.statement("access", "set_password"), {"username": username, "password": hashed})
        if cursor.fetchone() is None:
            raise MandateMissing("E-ACCESS-UNKNOWN", username=username)
        admission.record(at, by, "officer_password", username, {})


@contextlib.contextmanager
def widened() -> Iterator[None]:
    """Let the running deed see every organisation within the block: for linking people and finding duplicates."""
    assert connection.in_atomic_block, "only a running deed can be widened"
    with connection.cursor() as cursor:
        cursor.execute(sql.statement("access", "widen"))
        before = str(cursor.fetchone()[0])
    try:
        yield
    finally:
        # What the database has refused is rolled back, and the territory with it.
        if connection.connection.info.transaction_status == psycopg.pq.TransactionStatus.INTRANS:
            _set_territory(before)


@contextlib.contextmanager
def system_scope() -> Iterator[None]:
    """Let the system itself look everywhere within the block: to verify, to measure, to seed.

    Opens a transaction, or a savepoint in the running one, so that a failure inside restores the territory too.
    """
    with transaction.atomic():
        before = queries.territory()
        _set_territory(rules.EVERYWHERE)
        yield
        _set_territory(before)


def add_officer(
    *,
    username: str,
    full_name: str,
    person_key: str,
    active_from: datetime.date,
    by: str,
    at: datetime.datetime,
    title: str = "",
    active_until: datetime.date | None = None,
) -> int:
    """Add an officer, who may do nothing yet. `person_key` is the same for every login of one person.

    :raises OfficerUnnamed: username, name or person key is empty
    :raises UsernameTaken: the username is in use
    :raises MandateMissing: `by` does not manage officers
    """
    named = {
        "username": text.clean(username),
        "full_name": text.clean(full_name),
        "person_key": text.clean(person_key).upper(),
        "title": text.clean(title),
    }
    for field in ("username", "full_name", "person_key"):
        if not named[field]:
            raise OfficerUnnamed("E-ACCESS-UNNAMED", field=field)
    with transaction.atomic(), connection.cursor() as cursor:
        admission.admitted(by, rules.Deed("officer", at.date(), (rules.EVERYWHERE,), ""))
        parameters: dict[str, Any] = {
            **named,
            "active_from": active_from,
            "active_until": active_until,
            "at": at,
            "by": by,
        }
        cursor.execute(sql.statement("access", "add_officer"), parameters)
        added = cursor.fetchone()
        if added is None:
            raise UsernameTaken("E-ACCESS-TAKEN", username=named["username"])
        facts: dict[str, object] = {**named, "active_from": active_from, "active_until": active_until}
        admission.record(at, by, "officer_add", named["username"], facts)
    return int(added[0])


def give_mandate(
    *,
    username: str,
    role: str,
    organisation_code: str,
    valid_from: datetime.date,
    by: str,
    at: datetime.datetime,
    programme_code: str = "",
    provider_code: str = "",
    valid_until: datetime.date | None = None,
    document: str = "",
) -> int:
    """Give an officer a role at an organisation and all below it ('*': everywhere), until a day (exclusive) or on.

    :raises MandateUnclear: unknown role, contradicting dates, or a provider where none belongs or one is missing
    :raises RolesApart: the same person holds a role that must lie in other hands
    :raises MandateMissing: nobody has that username, or `by` does not manage officers
    """
    mandate = rules.Mandate(role, organisation_code, programme_code, provider_code, valid_from, valid_until)
    _refuse_unclear(mandate)
    parameters: dict[str, Any] = {
        "username": username,
        "role": role,
        "organisation_code": organisation_code,
        "programme_code": programme_code,
        "provider_code": provider_code,
        "valid_from": valid_from,
        "valid_until": valid_until,
        "document": document,
    }
    with transaction.atomic(), connection.cursor() as cursor:
        admission.admitted(by, rules.Deed("officer", at.date(), (rules.EVERYWHERE,), ""))
        cursor.execute(sql.statement("access", "lock_person"), {"username": username})
        if not cursor.fetchall():
            raise MandateMissing("E-ACCESS-UNKNOWN", username=username)
        other = rules.conflicting(mandate, queries.mandates_of_person(username))
        if other:
            raise terms.roles_apart(username, role, other.role)
        given_with = {**parameters, "delegates_id": None, "at": at, "by": by}
        cursor.execute(sql.statement("access", "give_mandate"), given_with)
        given = cursor.fetchone()
        admission.record(at, by, "officer_mandate", username, parameters)
    return int(given[0])


def appoint(
    *,
    username: str,
    full_name: str,
    person_key: str,
    role: str,
    organisation_code: str,
    valid_from: datetime.date,
    by: str,
    at: datetime.datetime,
    title: str = "",
    programme_code: str = "",
    provider_code: str = "",
    valid_until: datetime.date | None = None,
    document: str = "",
) -> int:
    """Add an officer together with their first mandate, or neither.

    :raises: as `add_officer` and `give_mandate`
    """
    with transaction.atomic():
        officer_id = add_officer(
            username=username,
            full_name=full_name,
            person_key=person_key,
            title=title,
            active_from=valid_from,
            by=by,
            at=at,
        )
        give_mandate(
            username=username,
            role=role,
            organisation_code=organisation_code,
            programme_code=programme_code,
            provider_code=provider_code,
            valid_from=valid_from,
            valid_until=valid_until,
            document=document,
            by=by,
            at=at,
        )
    return officer_id


def protect(*, using: str = "owner") -> int:
    """Give every table of the protected rooms its policy; as the owner, after all migrations, as often as one likes."""
    parameters = {"rooms": list(rules.PROTECTED_ROOMS), "shared": list(rules.SHARED_TABLES)}
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        cursor.execute(sql.statement("access", "protect"), parameters)
        return int(cursor.fetchone()[0])


def _set_territory(territory: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql.statement("access", "enter_territory"), {"territory": territory})


def _refuse_unclear(mandate: rules.Mandate) -> None:
    if mandate.role not in rules.ROLES:
        raise MandateUnclear("E-ACCESS-ROLE", role=mandate.role, roles=", ".join(sorted(rules.ROLES)))
    if not mandate.organisation_code:
        raise MandateUnclear("E-ACCESS-NO-PLACE", role=mandate.role)
    if mandate.valid_until is not None and mandate.valid_until <= mandate.valid_from:
        raise MandateUnclear("E-ACCESS-DATES", valid_from=mandate.valid_from, valid_until=mandate.valid_until)
    if (mandate.role in rules.PROVIDER_ROLES) != bool(mandate.provider_code):
        raise MandateUnclear("E-ACCESS-OF-PROVIDER", role=mandate.role, provider=mandate.provider_code or "-")
