"""The pages, measured: a month copied until there are enough payments, then each page asked for many times.

What is measured is the server's own work: Django's test client goes through every middleware, and there is no network.
"""

import contextlib
import dataclasses
import datetime
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

from allauth.account import authentication
from django.contrib import auth
from django.db import connection, connections
from django.test import Client
from django.urls import reverse

from chitra.access import operations as access
from chitra.kernel import period as periods
from chitra.kernel import sql
from chitra.rehearsal import bench
from chitra.rehearsal import cast as casts
from chitra.reports import operations as reports

PAYMENTS: Final = 1_300_000
#: No table of one month has so many rows, so the ids of a copy never meet those of another.
STEP: Final = 100_000_000
JOURNAL: Final = 20_000
OFFICE: Final = "PL-506"
PROGRAMME: Final = "btxh"
OFFICERS: Final = {"lan.dailoc": "district_officer", "minh.dailoc": "district_head"}
DEPARTMENT: Final = "ngoc.so"

_OF_WHOM = "account_authentication_methods_user"
_BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@dataclasses.dataclass(slots=True)
class Page:
    """A page of one officer: where it is, and what asking for it cost each time."""

    name: str
    username: str
    addresses: Sequence[str]
    status: int = 0
    seconds: list[float] = dataclasses.field(default_factory=list)
    queries: list[int] = dataclasses.field(default_factory=list)
    bytes: list[int] = dataclasses.field(default_factory=list)

    def document(self) -> dict[str, object]:
        ordered = sorted(self.seconds)
        return {
            "page": self.name,
            "officer": self.username,
            "status": self.status,
            "p50_ms": round(1000 * statistics.median(ordered)),
            "p95_ms": round(1000 * ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]),
            "queries": max(self.queries),
            "kb": round(max(self.bytes) / 1024, 1),
        }


Tell = Callable[[Page], None]


def fill(*, payments: int = PAYMENTS) -> tuple[int, periods.Period]:
    """Copy the bench's month until there are enough payments; give how many there are, and the last month."""
    with access.system_scope():
        a_month = int(_rows("count_payments", {})[0][0])
    copies = max(0, -(-payments // max(a_month, 1)) - 1)
    with connections["owner"].cursor() as cursor:
        cursor.execute(sql.statement("rehearsal", "schema_copy_month"))
        for later in range(1, copies + 1):
            cursor.execute(sql.statement("rehearsal", "schema_copied_month"), {"later": later, "step": STEP})
        cursor.execute("ANALYZE")
    connections["owner"].close()
    last = bench.MONTH
    for _ in range(copies):
        last = last.next
    return a_month * (copies + 1), last


def appointed(*, at: datetime.datetime) -> None:
    """Appoint the officers who look, count the province's figures and let the journal grow old."""
    casts.watched(on=at.date(), at=at)
    for number, (username, role) in enumerate(OFFICERS.items(), 1):
        access.appoint(
            username=username,
            full_name=username,
            person_key=f"TRANG{number}",
            role=role,
            organisation_code=OFFICE,
            valid_from=at.date(),
            by="admin",
            at=at,
        )
    reports.count(at=at)
    _rows("fill_journal", {"codes": [OFFICE, "system"], "entries": JOURNAL, "at": at})
    with connections["owner"].cursor() as cursor:
        cursor.execute("ANALYZE")
    connections["owner"].close()


def measure(*, month: periods.Period, times: int, signed_in_at: float, tell: Tell) -> list[Page]:
    """Ask for each page so many times, after once that does not count."""
    clients = {username: _signed_in(username, signed_in_at) for username in (*OFFICERS, DEPARTMENT)}
    pages = list(_pages(month))
    for page in pages:
        for number in range(times + 1):
            _ask(clients[page.username], page, page.addresses[number % len(page.addresses)], counts=number > 0)
        tell(page)
    return pages


def _pages(month: periods.Period) -> Iterator[Page]:
    place = {"org": OFFICE, "programme": PROGRAMME, "period": month}
    with access.system_scope():
        sample = _rows("sample_people", {"code": OFFICE, "limit": 20})
    people = reverse("people")
    searches = {
        "people: name": [f"{people}?q={name.split()[-1]}" for _, name, _, _ in sample],
        "people: family name": [f"{people}?q=nguyen+thi"],
        "people: card": [f"{people}?q={card}" for _, _, card, _ in sample],
        "people: account": [f"{people}?q={account}" for _, _, _, account in sample if account] or [people],
        "person": [reverse("person", args=[person_id]) for person_id, _, _, _ in sample],
    }
    entries = {name: [reverse(name)] for name in ("work", "lists", "months", "batches", "affairs")}
    of_month = {
        name: [reverse(name, kwargs=place)]
        for name in (
            "month",
            "month_payments",
            "month_changes",
            "lists_month",
            "findings",
            "batches_of_month",
            "settlement",
        )
    }
    for username in ("lan.dailoc", DEPARTMENT):
        for name, addresses in {**entries, **of_month, **searches}.items():
            yield Page(name, username, addresses)
    journal = reverse("journal")
    for name, address in {
        "journal": journal,
        "journal: rare": f"{journal}?deed=close",
        "province": reverse("province_month", args=[month]),
        "province_rows": reverse("province_rows", kwargs=place),
    }.items():
        yield Page(name, "minh.dailoc", [address])
        yield Page(name, DEPARTMENT, [address])


def _ask(client: Client, page: Page, address: str, *, counts: bool) -> None:
    with _counted() as queries:
        started = time.perf_counter()
        answer = client.get(address)
        seconds = time.perf_counter() - started
    page.status = max(page.status, answer.status_code)
    if counts:
        page.seconds.append(seconds)
        page.queries.append(queries.count)
        page.bytes.append(len(answer.content))


@dataclasses.dataclass(slots=True)
class _Count:
    count: int = 0

    def __call__(self, execute: Callable[..., Any], *args: Any) -> Any:
        self.count += 1
        return execute(*args)


@contextlib.contextmanager
def _counted() -> Iterator[_Count]:
    count = _Count()
    with connection.execute_wrapper(count):
        yield count


def _signed_in(username: str, at: float) -> Client:
    """Open a session as the sign-in leaves it: password and second factor given a moment ago."""
    client = Client(SERVER_NAME="localhost", HTTP_ACCEPT_ENCODING="gzip")
    user = auth.get_user_model().objects.get(username=username)
    client.force_login(user, _BACKEND)
    session = client.session
    session[authentication.AUTHENTICATION_METHODS_SESSION_KEY] = [
        {"method": "password", "at": at},
        {"method": "mfa", "type": "totp", "at": at},
    ]
    session[_OF_WHOM] = str(user.pk)
    session.save()
    return client


def _rows(statement: str, told: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql.statement("rehearsal", statement), told or None)
        return list(cursor.fetchall())
