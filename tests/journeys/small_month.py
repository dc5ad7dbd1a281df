"""A small real month for deeds in any order: one office, one list of five people, all papers at hand."""

import datetime
import pathlib
from typing import Any

from chitra.access import operations as access
from chitra.formats.lists import readers, workbook
from chitra.kernel import period
from chitra.ledger import queries as ledger
from chitra.rehearsal import cast as casts
from chitra.rehearsal import groups, month
from chitra.rosters import operations as rosters
from tests.journeys import lists, run_model

SEPTEMBER = period.Period(2023, 9)
OFFICE, BANK, POST = "PL-506", casts.BANK, casts.POST
SOURCE = "DP-BTXH"
PLACE: dict[str, Any] = {"organisation_code": OFFICE, "programme": "btxh", "month": SEPTEMBER.first_day}
BEFORE = datetime.datetime(2023, 8, 1, 8, tzinfo=month.HANOI)
AT = datetime.datetime(2023, 9, 8, 9, tzinfo=month.HANOI)
_OLD, _HEAVY = groups.Right("btxh", "5C"), groups.Right("btxh", "6.DBN.NCT")
_PEOPLE = (
    ("Trần Thị Hai", _OLD, "bank"),
    ("Phan Thị Ba", _HEAVY, "bank"),
    ("Nguyễn Văn Tư", _HEAVY, "cash"),
    ("Hứa Thị Năm", _OLD, "cash"),
    ("Lê Thị Sáu", _OLD, "bank"),
)


def claims() -> list[run_model.Claim]:
    """Say what the list owes to whom, and who is to pay it."""
    return [
        run_model.Claim(
            name,
            groups.due(right, SEPTEMBER, lists.TARIFF).regular_vnd,
            POST if paid_by == "cash" else BANK,
            paid_by == "cash",
        )
        for name, right, paid_by in _PEOPLE
    ]


everywhere = access.system_scope


def appointed() -> casts.Cast:
    """Appoint the officers, and record the papers that let them work."""
    on = BEFORE.date()
    cast = casts.appointed(places={OFFICE: "dailoc"}, on=on, at=BEFORE)
    accountant = cast.offices[OFFICE].accountant
    casts.equip(
        organisation_codes=[OFFICE],
        programmes=["btxh"],
        year=SEPTEMBER.year,
        estimate_vnd=10**12,
        accountants={OFFICE: accountant},
        on=on,
        at=BEFORE,
        by=accountant,
    )
    return cast


def opened(folder: pathlib.Path) -> casts.Cast:
    """Appoint, equip, and import the list."""
    cast = appointed()
    people = tuple(
        lists.person(name, 300 + place, right, commune="20524", sex="nữ", born=(1938, 5, 2), paid_by=paid_by)
        for place, (name, right, paid_by) in enumerate(_PEOPLE)
    )
    (path,) = lists.written(folder, SEPTEMBER, [lists.Lists(OFFICE, "btxh", people)])
    taken_in(path, by=cast.offices[OFFICE].preparer)
    return cast


def taken_in(path: pathlib.Path, *, by: str) -> rosters.Imported:
    with readers.Readers(1) as pool:
        ((_, book),) = pool.each([(path, path.name)], workbook.Hints())
        wish = rosters.Wish(month=SEPTEMBER)
        return rosters.import_file(data=path.read_bytes(), book=book.result(), wish=wish, by=by, at=AT)


def period_id() -> int:
    with access.system_scope():
        facts = ledger.period(organisation_code=OFFICE, programme_code="btxh", month=SEPTEMBER.first_day)
    assert facts is not None
    return facts.id
