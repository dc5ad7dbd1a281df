"""A small month, released and sent through the doors that everybody uses: three payments to the bank, none answered."""

import datetime
import pathlib

from django.db import connection

from chitra.access import operations as access
from chitra.rehearsal import cast as casts
from chitra.rehearsal import month as months
from tests.corpus import answers, doors, sample

ANSWERED_AT = datetime.datetime(2023, 9, 30, 22, tzinfo=doors.HANOI)
PROVIDER = casts.BANK
_ORDERED = """
    SELECT i.reference, i.payee_name, i.payee_account, b.message_id
      FROM delivery_instruction AS i
      JOIN delivery_batch AS b ON b.id = i.batch_id
     ORDER BY i.id
"""


def month(folder: pathlib.Path) -> tuple[answers.Month, str]:
    """Play a month up to its files; give what the bank knows of it, and who answers for the bank."""
    cast = casts.appointed(places={doors.ORGANISATION: "dailoc"}, on=doors.FROM, at=doors.AT)
    office = cast.offices[doors.ORGANISATION]
    casts.equip(
        organisation_codes=(doors.ORGANISATION,),
        programmes=("btxh",),
        year=2023,
        estimate_vnd=10**9,
        accountants={doors.ORGANISATION: office.accountant},
        on=doors.FROM,
        at=doors.AT,
        by=office.accountant,
    )
    stage = months.Stage(doors.SEPTEMBER, (doors.ORGANISATION,), ("btxh",), cast, folder)
    path = folder / doors.ORGANISATION / "list.xlsx"
    path.parent.mkdir()
    path.write_bytes(sample.GOOD)
    list(months.import_lists(stage, [path], at=doors.AT))
    months.check(stage, at=doors.AT)
    months.freeze(stage, at=doors.AT, pay_date=datetime.date(2023, 9, 6))
    months.approve(stage, at=doors.AT)
    (advance,) = months.fund(stage, at=stage.moment(5))
    months.release(stage, at=stage.moment(5, 10))
    months.payfiles(stage, at=stage.moment(5, 11))
    with access.system_scope(), connection.cursor() as cursor:
        cursor.execute(_ORDERED)
        ordered = cursor.fetchall()
    known = answers.Month(advance.account, ordered[0][3], tuple(row[:3] for row in ordered), advance.text)
    return known, cast.providers[PROVIDER].operator
