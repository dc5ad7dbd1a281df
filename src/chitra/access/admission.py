"""How an officer is let into a deed, and how deeds about officers are recorded."""

import datetime

from django.db import connection

from chitra.access import queries, rules
from chitra.audit import operations as audit
from chitra.audit import rules as audit_rules
from chitra.kernel import errors


class MandateMissing(errors.NotPermitted):
    """No mandate of this officer, valid on that day, allows this deed here."""


def admitted(by: str, deed: rules.Deed) -> rules.Actor:
    """Let an officer into a deed.

    :raises MandateMissing: no mandate of theirs allows it
    """
    assert connection.in_atomic_block, "an officer enters a deed in its transaction"
    found = queries.officer(by)
    if found is None:
        raise MandateMissing("E-ACCESS-UNKNOWN", username=by)
    if not found.is_active_on(deed.on):
        raise MandateMissing("E-ACCESS-INACTIVE", username=by, on=deed.on)
    allowing = rules.allowing(deed, found.mandates)
    if isinstance(allowing, str):
        raise MandateMissing(
            allowing,
            username=by,
            deed=deed.name,
            org=deed.lineage[0] if deed.lineage else "-",
            programme=deed.programme or "-",
            provider=deed.provider_code or "-",
            on=deed.on,
        )
    return found.acting(allowing[0])


def record(at: datetime.datetime, by: str, deed: str, username: str, facts: dict[str, object]) -> None:
    """Write a deed about an officer into the system's journal."""
    audit.record(
        chain=audit_rules.SYSTEM_CHAIN, at=at, by=by, deed=deed, object_kind="officer", object_id=username, facts=facts
    )
