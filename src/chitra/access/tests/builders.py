"""The cast: xã officer Lan prepares, head Minh approves, Hà supervises and may look but not touch."""

import datetime

from chitra.access import operations, queries

AT = datetime.datetime(2023, 9, 5, 1, 30, tzinfo=datetime.UTC)
ON = datetime.date(2023, 9, 5)
SINCE = datetime.date(2023, 1, 1)


def officer(username, role, place="PL-506", *, person_key="", **mandate):
    """Add an officer with one mandate, through the doors."""
    return operations.appoint(
        username=username,
        full_name=username.title(),
        person_key=person_key or username,
        role=role,
        organisation_code=place,
        valid_from=SINCE,
        by="admin",
        at=AT,
        **mandate,
    )


def known(username):
    """Find an officer who must be there."""
    found = queries.officer(username)
    assert found is not None, username
    return found


def entered(username, deed="freeze", *, organisation_id=506, lineage=("PL-506", "SO-49"), programme="btxh", **more):
    """Enter a deed at PL-506, as an officer there would."""
    return operations.enter(
        by=username, deed=deed, organisation_id=organisation_id, lineage=lineage, programme=programme, on=ON, **more
    )
