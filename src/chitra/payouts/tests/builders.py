"""The cast and the lists of these tests: small rosters of Đại Lộc's labour office, paid by the post."""

import contextlib
import dataclasses
import datetime
import hashlib
import itertools
from collections.abc import Iterator, Sequence
from typing import Any

from django.db import connection, transaction

from chitra.access import operations as access
from chitra.kernel import text
from chitra.ledger import operations as ledger
from chitra.payouts import operations as payouts
from chitra.providers import operations as providers
from chitra.territory import queries as territory
from chitra.treasury import operations as treasury

ORG = "PL-506"
NCC = "ncc"
SEPTEMBER = datetime.date(2023, 9, 1)
OCTOBER = datetime.date(2023, 10, 1)
AT = datetime.datetime(2023, 9, 6, 9, tzinfo=datetime.timezone(datetime.timedelta(hours=7)))
POST = "VNPOST-QNA"
SOURCE = "TW-NCC"
INJURED = "NCC.TB.021"
INJURED_VND = 1_384_000

_numbers = itertools.count(1)


@dataclasses.dataclass(frozen=True)
class Line:
    """One row of a list, as far as these tests care."""

    name: str
    category: str = INJURED
    allowance_vnd: int = INJURED_VND
    outcome: str = "accepted"
    more: dict[str, Any] = dataclasses.field(default_factory=dict)


def line(
    name: str, *, category: str = INJURED, allowance_vnd: int = INJURED_VND, outcome: str = "accepted", **more: Any
) -> Line:
    return Line(name, category, allowance_vnd, outcome, more)


def place(month: datetime.date = SEPTEMBER, at: datetime.datetime = AT) -> dict[str, Any]:
    return {"organisation_code": ORG, "programme": NCC, "month": month, "at": at}


def cast() -> None:
    """Lan prepares, Minh approves, Hà releases, Kế keeps the accounts, Giám looks; Lan has a second login as head."""
    since = datetime.date(2023, 1, 1)
    for username, person_key, role in (
        ("lan", "LAN", "district_officer"),
        ("lan2", "LAN", "district_head"),
        ("minh", "MINH", "district_head"),
        ("minh2", "MINH", "releaser"),
        ("ha", "HA", "releaser"),
        ("ke", "KE", "district_accountant"),
        ("giam", "GIAM", "supervisor"),
    ):
        access.appoint(
            username=username,
            full_name=username,
            person_key=person_key,
            role=role,
            organisation_code="SO-49",
            valid_from=since,
            by="admin",
            at=AT,
        )


def agreements(channels: Sequence[str] = ("bank", "cash_point", "home", "mobile_money")) -> None:
    providers.record_agreement(
        agreement=providers.NewAgreement(
            provider_code=POST,
            organisation_code=ORG,
            programme_code=NCC,
            channels=tuple(channels),
            valid_from=datetime.date(2023, 1, 1),
            document_no="01/HĐ",
            document_date=datetime.date(2023, 1, 1),
        ),
        by="ke",
        at=AT,
    )


def estimate(amount_vnd: int = 10**12) -> None:
    treasury.record_estimate(
        organisation_code=ORG,
        programme=NCC,
        source_code=SOURCE,
        year=2023,
        amount_vnd=amount_vnd,
        document_no=f"{next(_numbers)}/QĐ",
        document_date=datetime.date(2023, 1, 5),
        by="ke",
        at=AT,
    )


def fund(amount_vnd: int, *, ref: str = "", month: datetime.date = SEPTEMBER, by: str = "ke") -> treasury.Funded:
    return treasury.fund(
        **place(month),
        by=by,
        provider_code=POST,
        source_code=SOURCE,
        amount_vnd=amount_vnd,
        ref=ref or f"RDT-{next(_numbers)}",
        received_on=datetime.date(2023, 9, 5),
    )


def no_checks(_: int) -> tuple[str, ...]:
    return ()


def released(month: datetime.date = SEPTEMBER) -> payouts.Released:
    """Take the month's frozen run through every signature."""
    payouts.submit(**place(month), by="lan")
    signed = payouts.approve(**place(month), by="minh", reason="đã xem")
    if signed.status != "funded":
        fund(signed.total_vnd, month=month)
    return payouts.release(**place(month), by="ha", checks=no_checks)


def period_id(month: datetime.date = SEPTEMBER) -> int:
    office = territory.organisation(ORG, on=month)
    with transaction.atomic(), access.system_scope():
        return ledger.open_period(
            organisation_id=office.id, organisation_code=ORG, programme_code=NCC, month=month, at=AT
        )


def roster(lines: Sequence[Line], *, month: datetime.date = SEPTEMBER, kind: str = "monthly") -> dict[str, int]:
    """Store a list of these lines, each name a person; tell the people's ids by name."""
    period = period_id(month)
    with transaction.atomic(), access.system_scope():
        people = _people(lines)
        roster_id = _roster(period, kind, month)
        for number, each in enumerate(lines, start=9):
            _insert("rosters_row", _row(each, roster_id, period, number, people[each.name]))
    return people


def crowd(count: int, *, month: datetime.date = SEPTEMBER) -> None:
    """Store a list of `count` people with accounts, in a few statements."""
    period = period_id(month)
    with transaction.atomic(), access.system_scope(), connection.cursor() as cursor:
        roster_id = _roster(period, "monthly", month)
        office = territory.organisation(ORG, on=month)
        cursor.execute(
            "INSERT INTO beneficiaries_person (full_name, match_name, sort_key, sex, cmnd, phone, organisation_id,"
            " unit_code, hamlet, is_provisional, known_since)"
            " SELECT 'Người ' || n, 'NGUOI ' || n, 'n', '', '', '', %s, '20524', '', false, %s"
            " FROM generate_series(1, %s) AS n RETURNING id",
            [office.id, AT, count],
        )
        ids = [row[0] for row in cursor.fetchall()]
        model = _whole("rosters_row", _row(line("x", account_no="1", bin="970405"), roster_id, period, 0, 0))
        changing = {
            "row_number": "n",
            "person_id": "id",
            "account_no": "lpad(id::text, 12, '7')",
            "full_name": "'Người ' || id",
            "match_name": "'NGUOI ' || id",
        }
        fixed = {name: value for name, value in model.items() if name not in changing}
        names = ", ".join([*fixed, *changing])
        values = ", ".join(["%s"] * len(fixed) + list(changing.values()))
        cursor.execute(
            f"INSERT INTO rosters_row ({names}) SELECT {values} FROM unnest(%s::bigint[]) WITH ORDINALITY AS p (id, n)",
            [*fixed.values(), ids],
        )


def finding(person: str, code: str, *, holds: str = "row", severity: str = "block") -> None:
    """Say of a person's rows what an importing rule would say; of nobody's row, of the whole list."""
    with transaction.atomic(), access.system_scope(), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO rosters_finding (period_id, roster_id, row_id, holds, stage, code, severity, sheet,"
            " cell_column, value, expected)"
            " SELECT r.period_id, r.roster_id, CASE WHEN %s = '' THEN NULL ELSE r.id END, %s, 'import', %s, %s, '', '',"
            " '', '' FROM rosters_row AS r WHERE r.full_name = %s OR %s = '' ORDER BY r.id LIMIT 1",
            [person, holds, code, severity, person, person],
        )


def rows(statement: str, *parameters: Any) -> list[tuple[Any, ...]]:
    """Ask the database as the system, which sees every organisation."""
    with transaction.atomic(), access.system_scope(), connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return list(cursor.fetchall())


def payments(columns: str, month: datetime.date = SEPTEMBER) -> list[tuple[Any, ...]]:
    return rows(f"SELECT {columns} FROM payouts_payment WHERE month = %s ORDER BY id", month)


def holds() -> list[tuple[str, str]]:
    """List who is held for what."""
    return rows(
        "SELECT p.person_name, h.reason_code FROM payouts_hold AS h JOIN payouts_payment AS p ON p.id = h.payment_id"
        " WHERE NOT EXISTS (SELECT FROM payouts_lift AS l WHERE l.hold_id = h.id) ORDER BY 1, 2"
    )


def balances(month: datetime.date = SEPTEMBER) -> dict[str, int]:
    found = rows(
        "SELECT a.kind, sum(abs(a.balance_vnd))::bigint FROM ledger_account AS a"
        " JOIN ledger_period AS p ON p.id = a.period_id WHERE p.month = %s AND a.balance_vnd <> 0 GROUP BY 1",
        month,
    )
    return dict(found)


def deeds() -> list[str]:
    return [row[0] for row in rows("SELECT deed FROM audit_entry WHERE chain_id = %s ORDER BY seq", ORG)]


def _people(lines: Sequence[Line]) -> dict[str, int]:
    office = territory.organisation(ORG)
    found = {}
    for name in dict.fromkeys(each.name for each in lines):
        known = _asked("SELECT id FROM beneficiaries_person WHERE full_name = %s", name)
        found[name] = (
            known[0][0]
            if known
            else _insert(
                "beneficiaries_person",
                {
                    "full_name": name,
                    "match_name": text.match_name(name),
                    "sort_key": text.sort_key(name),
                    "organisation_id": office.id,
                    "unit_code": "20524",
                    "known_since": AT,
                },
            )
        )
    return found


def _roster(period: int, kind: str, month: datetime.date) -> int:
    office = territory.organisation(ORG, on=month)
    number = next(_numbers)
    data = f"danh sách {number}".encode()
    sha256 = hashlib.sha256(data).hexdigest()
    original = {"sha256": sha256, "bytes": data, "byte_count": len(data), "file_name": "ds.xlsx", "at": AT, "by": "lan"}
    _insert("rosters_original", original, returning="sha256")
    submission = {
        "period_id": period,
        "organisation_id": office.id,
        "original_id": sha256,
        "file_name": "ds.xlsx",
        "at": AT,
    }
    submission_id = _insert("rosters_submission", submission | {"by": "lan"})
    return int(
        _insert(
            "rosters_roster",
            {
                "period_id": period,
                "organisation_id": office.id,
                "submission_id": submission_id,
                "kind": kind,
                "list_key": f"20524/{number}",
                "unit_code": "20524",
                "sheet": "TB",
                "layout": "ncc",
                "header_row": 8,
                "content_hash": sha256,
                "listed_on": month.replace(day=6),
                "cell_columns": "{}",
                "is_current": True,
            },
        )
    )


def _row(each: Line, roster_id: int, period: int, number: int, person_id: int) -> dict[str, Any]:
    return {
        "roster_id": roster_id,
        "period_id": period,
        "row_number": number,
        "row_kind": "data",
        "outcome": each.outcome,
        "person_id": person_id,
        "category_code": each.category,
        "full_name": each.name,
        "match_name": text.match_name(each.name),
        "allowance_vnd": each.allowance_vnd,
        "quantity": 1,
        **each.more,
    }


def _insert(table: str, values: dict[str, Any], returning: str = "id") -> Any:
    """Insert one row; columns that must have a value and are not named get an empty one."""
    whole = _whole(table, values)
    names, marks = ", ".join(whole), ", ".join(["%s"] * len(whole))
    return _asked(f"INSERT INTO {table} ({names}) VALUES ({marks}) RETURNING {returning}", *whole.values())[0][0]


def _whole(table: str, values: dict[str, Any]) -> dict[str, Any]:
    required = _asked(
        "SELECT column_name, data_type FROM information_schema.columns WHERE table_name = %s AND is_nullable = 'NO'"
        " AND column_default IS NULL AND is_identity = 'NO'",
        table,
    )
    empty = {"text": "", "character varying": "", "boolean": False}
    return {name: empty.get(kind, 0) for name, kind in required} | values


def _asked(statement: str, *parameters: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return list(cursor.fetchall())


def mobile_money(person_id: int, phone: str) -> None:
    _method(person_id, {"channel": "mobile_money", "account_no": phone, "holder_relation": "self"})


def authorisation(person_id: int, agent: str, *, kind: str, until: datetime.date | None) -> int:
    with transaction.atomic(), access.system_scope():
        return int(
            _insert(
                "enrolment_authorisation",
                {
                    "principal_id": person_id,
                    "kind": kind,
                    "agent_name": agent,
                    "agent_match_name": text.match_name(agent),
                    "certificate_no": "12/CT",
                    "valid_from": datetime.date(2023, 1, 1),
                    "valid_until": until,
                    "at": AT,
                    "by": "lan",
                },
            )
        )


def revoke(authorisation_id: int, on: datetime.date) -> None:
    with transaction.atomic(), access.system_scope(), connection.cursor() as cursor:
        cursor.execute("UPDATE enrolment_authorisation SET revoked_on = %s WHERE id = %s", [on, authorisation_id])


def _method(person_id: int, values: dict[str, Any]) -> None:
    with transaction.atomic(), access.system_scope():
        _insert(
            "enrolment_method",
            {
                "person_id": person_id,
                "programme_code": NCC,
                "holder_name": "Chủ tài khoản",
                "holder_match_name": "CHU TAI KHOAN",
                "standing": "verified",
                "source": "registration",
                "valid_from": datetime.date(2023, 1, 1),
                "at": AT,
                "by": "lan",
                **values,
            },
        )


@contextlib.contextmanager
def broken_journal() -> Iterator[None]:
    """Let no entry be written within the block."""
    _as_owner(
        "CREATE FUNCTION tests_broken_journal() RETURNS trigger LANGUAGE plpgsql AS $$"
        " BEGIN RAISE EXCEPTION 'the journal cannot be written'; END $$",
        "CREATE TRIGGER tests_broken_journal BEFORE INSERT ON audit_entry"
        " FOR EACH ROW EXECUTE FUNCTION tests_broken_journal()",
    )
    try:
        yield
    finally:
        _as_owner("DROP TRIGGER tests_broken_journal ON audit_entry", "DROP FUNCTION tests_broken_journal()")


def _as_owner(*statements: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET ROLE NONE")
        for statement in statements:
            cursor.execute(statement)
        cursor.execute("SET ROLE chitra_app")


everywhere = access.system_scope
