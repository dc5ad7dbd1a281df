"""Remarks about persons: why somebody is new, gone or changed this month."""

import datetime

from chitra.kernel import errors
from chitra.payouts import desk as desks

LONGEST = 500  # a remark, not a report


class NoteEmpty(errors.BadInput):
    """A note says something, and no more than fits beside a name."""


class PersonUnknown(errors.BadInput):
    """Nobody in the officer's sight has this number."""


def note(
    *,
    organisation_code: str,
    programme: str,
    month: datetime.date,
    person_id: int,
    text: str,
    by: str,
    at: datetime.datetime,
) -> int:
    """Remark something about a person in an open month; give the note's id.

    :raises NoteEmpty:
    :raises PersonUnknown:
    """
    with desks.opened(
        deed="note", organisation_code=organisation_code, programme=programme, month=month, by=by, at=at
    ) as desk:
        written = text.strip()
        if not 0 < len(written) <= LONGEST:
            raise NoteEmpty("E-RUN-NOTE", longest=LONGEST)
        told = {"period_id": desk.period.id, "person_id": person_id, "text": written, "at": at, "by": by}
        found = desks.rows("note", told)
        if not found:
            raise PersonUnknown("E-RUN-NOTE-PERSON", person=person_id)
        note_id = int(found[0][0])
        desks.remark(desk, person_id, {"text": written})
        return note_id
