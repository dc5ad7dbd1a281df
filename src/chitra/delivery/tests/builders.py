"""A small released month of Đại Lộc's labour office, reached through the deeds themselves.

Twelve people, all paid by the post: bà Hai and five neighbours by bank, chị Ba into an account that will turn out to be
closed, ông Tư in cash through his guardian, cụ Năm and three others in cash at the point.
"""

import datetime
import pathlib
from typing import Any, Final

from django.db import connections

from chitra.access import operations as access
from chitra.delivery import operations as delivery
from chitra.payouts import operations as payouts
from chitra.payouts.tests import builders as b
from chitra.providers import operations as providers

ADVANCE: Final = "4200201009999"
SHARE_VND: Final = b.INJURED_VND
BANKED: Final = ("Bà Hai", "Chị Ba", "Anh Bảy", "Anh Chín", "Cô Mười", "Cô Một", "Dì Sáu")
IN_CASH: Final = ("Ông Tư", "Cụ Năm", "Bác Tám", "Mẹ Thứ", "Ông Út")
TOTAL_VND: Final = (len(BANKED) + len(IN_CASH)) * SHARE_VND
HANOI: Final = datetime.timezone(datetime.timedelta(hours=7))


def moment(day: int, month: int = 9, year: int = 2023) -> datetime.datetime:
    return datetime.datetime(year, month, day, 9, tzinfo=HANOI)


def open_office() -> None:
    """Appoint officers and the post's clerks; agree, open the advance account, set the estimate."""
    b.cast()
    for username, person_key, role in (("tuan", "TUAN", "provider_operator"), ("hoa", "HOA", "provider_controller")):
        access.appoint(
            username=username,
            full_name=username,
            person_key=person_key,
            role=role,
            organisation_code="*",
            provider_code=b.POST,
            valid_from=datetime.date(2023, 1, 1),
            by="admin",
            at=b.AT,
        )
    b.agreements()
    b.estimate()
    advance_account()


def advance_account(*, programme: str = b.NCC, account: str = ADVANCE) -> None:
    providers.record_advance_account(
        account=providers.NewAdvanceAccount(
            provider_code=b.POST,
            organisation_code=b.ORG,
            programme_code=programme,
            bin="970449",
            account_no=account,
            holder_name="BUU DIEN QUANG NAM",
            valid_from=datetime.date(2023, 1, 1),
        ),
        by="ke",
        at=b.AT,
    )


def listed(month: datetime.date = b.SEPTEMBER) -> dict[str, int]:
    """Store the month's list of twelve; ông Tư has a guardian."""
    lines = [b.line(name, account_no=f"42002051234{n:02d}", bin="970405") for n, name in enumerate(BANKED)]
    people = b.roster([*lines, *(b.line(name) for name in IN_CASH)], month=month)
    b.rows("UPDATE rosters_roster SET accepted_count = 12 WHERE accepted_count = 0 RETURNING id")
    if month == b.SEPTEMBER:
        b.authorisation(people["Ông Tư"], "Bà Tư Nhỏ", kind="guardian", until=None)
    return people


def funded(month: datetime.date = b.SEPTEMBER) -> None:
    """Freeze, submit, approve and fund the month's run."""
    at = moment(6, month.month)
    payouts.freeze(**b.place(month, at), by="lan", pay_date=month.replace(day=12))
    payouts.submit(**b.place(month, at), by="lan")
    signed = payouts.approve(**b.place(month, at), by="minh", reason="đã xem")
    if signed.status != "funded":
        gap = b.rows(
            "SELECT -sum(balance_vnd) FILTER (WHERE a.kind = 'CARRIED_IN') FROM ledger_account AS a"
            " JOIN ledger_period AS p ON p.id = a.period_id WHERE p.month = %s",
            month,
        )
        b.fund(signed.total_vnd - int(gap[0][0] or 0), ref=f"RDT-{month:%m}", month=month)


def release(month: datetime.date = b.SEPTEMBER, **more: Any) -> delivery.Released:
    return delivery.release(**b.place(month, moment(11, month.month)) | {"by": "ha", "checks": b.no_checks} | more)


def released(month: datetime.date = b.SEPTEMBER) -> delivery.Released:
    """Take the month from its list to released."""
    listed(month)
    funded(month)
    return release(month)


def payfiles(folder: pathlib.Path, month: datetime.date = b.SEPTEMBER, **more: Any) -> tuple[delivery.FileMade, ...]:
    told = b.place(month, moment(11, month.month)) | {"provider_code": b.POST, "format": "pain001", "by": "ha"} | more
    return delivery.payfiles(**told, folder=folder)


def sent(folder: pathlib.Path, month: datetime.date = b.SEPTEMBER) -> tuple[delivery.FileMade, ...]:
    """Take the month from its list to files that have left."""
    released(month)
    return payfiles(folder, month)


def reissue(*references: str, **more: Any) -> delivery.Reissued:
    told = b.place(at=moment(16)) | {"by": "ha", "checks": b.no_checks} | more
    return delivery.reissue(**told, references=list(references))


def reference(name: str, month: datetime.date = b.SEPTEMBER, attempt: int = 1) -> str:
    """Give the reference under which somebody is paid."""
    found = b.rows(
        "SELECT i.reference FROM delivery_instruction AS i JOIN payouts_payment AS p ON p.id = i.bundle"
        " WHERE p.person_name = %s AND p.month = %s AND i.attempt = %s",
        name,
        month,
        attempt,
    )
    return str(found[0][0])


def method(name: str, **values: Any) -> None:
    """Give somebody another way to be paid."""
    person_id = b.rows("SELECT id FROM beneficiaries_person WHERE full_name = %s", name)[0][0]
    b._method(person_id, {"holder_relation": "self", **values})


def standings(month: datetime.date = b.SEPTEMBER) -> dict[str, str]:
    """Tell where each person's last instruction stands."""
    return dict(
        b.rows(
            "SELECT DISTINCT ON (p.person_name) p.person_name, s.standing FROM delivery_standing AS s"
            " JOIN payouts_payment AS p ON p.id = s.bundle WHERE p.month = %s ORDER BY p.person_name, s.attempt DESC",
            month,
        )
    )


def journal_takes_no(deed: str) -> None:
    """Make the journal refuse a deed, as a full disk would."""
    with connections["owner"].cursor() as owner:
        owner.execute(f"ALTER TABLE audit_entry ADD CONSTRAINT audit_is_full CHECK (deed <> '{deed}') NOT VALID")
