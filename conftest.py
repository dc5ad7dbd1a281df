"""A real PostgreSQL for the tests: the embedded one in a scratch home, or the server of CHITRA_DATABASE_URL.

`db` (pytest-django) gives each test a transaction that is rolled back. `month_db` gives it a fresh database with real
commits, which several connections, threads and processes may share.
"""

import contextlib
import dataclasses
import datetime
import os
import pathlib
import shutil
import tempfile
from collections.abc import Iterator

import psycopg
import pytest
import pytest_django
from django.db import connections
from psycopg import conninfo, sql

from chitra.config import connection, database, schema

ASKS_THE_DATABASE = frozenset({"db", "transactional_db", "month_db", "server", "cluster", "empty_cluster", "made"})
SCRATCH = "chitra-tests-"
MIGRATED_AT = datetime.datetime(2023, 9, 1, tzinfo=datetime.UTC)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what touches PostgreSQL, so that it can be run on another version: -m database."""
    for item in items:
        fixtures = set(item.fixturenames) if isinstance(item, pytest.Function) else set()
        if item.get_closest_marker("django_db") or fixtures & ASKS_THE_DATABASE:
            item.add_marker("database")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say loudly that the pages were not tried in a browser, and how they can be."""
    skipped = [each for each in terminalreporter.stats.get("skipped", []) if "browser" in getattr(each, "keywords", ())]
    if skipped:
        terminalreporter.write_sep("!", f"{len(skipped)} browser tests were SKIPPED: there is no Chromium", red=True)
        terminalreporter.write_line("The pages were not tried in a browser. Debian: apt install chromium", red=True)


@dataclasses.dataclass(frozen=True, slots=True)
class MonthDatabase:
    """A fresh, migrated database. `environment` makes a `./chitra` in another process use it."""

    name: str
    url: str
    environment: dict[str, str]


@dataclasses.dataclass(frozen=True, slots=True)
class Server:
    """The server that the tests use, and how its owner logs in."""

    url: str
    home: pathlib.Path

    def url_of(self, name: str) -> str:
        return conninfo.make_conninfo(self.url, dbname=name)

    def execute(self, statement: str, *names: str) -> None:
        with psycopg.connect(self.url, autocommit=True) as owner:
            owner.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """Have a server running for the session."""
    _sweep_up_killed_sessions()
    with tempfile.TemporaryDirectory(prefix=SCRATCH) as scratch, contextlib.ExitStack() as running:
        home = pathlib.Path(scratch)
        os.environ["CHITRA_HOME"] = scratch
        address = os.environ.get("CHITRA_DATABASE_URL")
        if address:
            yield Server(address, home)
            return
        cluster = database.Cluster(home)
        running.enter_context(database.in_use(cluster))
        url = conninfo.make_conninfo(host=str(cluster.socket_folder), user=database.OWNER, dbname="postgres")
        scratch_server = Server(url, home)
        # The machine may lose power and the tests with it: nothing of theirs needs the disk.
        scratch_server.execute("ALTER SYSTEM SET fsync = off")
        scratch_server.execute("SELECT pg_reload_conf()")
        yield scratch_server


@pytest.fixture(scope="session")
def template(server: Server, django_db_blocker: pytest_django.DjangoDbBlocker) -> Iterator[str]:
    """Migrate one database, to which nobody connects again, so that it can be cloned."""
    name = f"chitra_template_{os.getpid()}"
    with _database(server, name, "CREATE DATABASE {}"), django_db_blocker.unblock():
        with _pointed_at(server, name):
            schema.migrate(at=MIGRATED_AT)
        yield name


@pytest.fixture(scope="session")
def django_db_setup(server: Server, template: str) -> Iterator[None]:
    """Give pytest-django's `db` a database of its own."""
    name = f"chitra_tests_{os.getpid()}"
    with _database(server, name, "CREATE DATABASE {} TEMPLATE {}", template), _pointed_at(server, name):
        yield


@pytest.fixture
def month_db(
    server: Server, template: str, django_db_blocker: pytest_django.DjangoDbBlocker
) -> Iterator[MonthDatabase]:
    """Give the test a database with real commits; it is dropped afterwards."""
    name = f"chitra_month_{os.getpid()}"
    url = server.url_of(name)
    environment = {**os.environ, "CHITRA_DATABASE_URL": url, "CHITRA_HOME": str(server.home)}
    with (
        _database(server, name, "CREATE DATABASE {} TEMPLATE {}", template),
        _pointed_at(server, name),
        django_db_blocker.unblock(),
    ):
        yield MonthDatabase(name, url, environment)


def _sweep_up_killed_sessions() -> None:
    """Stop the servers that earlier sessions left behind when they were killed."""
    for home in pathlib.Path(tempfile.gettempdir()).glob(f"{SCRATCH}*"):
        cluster = database.Cluster(home)
        # A session holds its lock before it makes the data, so data without a lock belongs to nobody.
        with contextlib.suppress(PermissionError):
            if cluster.data.exists() and database.stop_if_unused(cluster):
                shutil.rmtree(home, ignore_errors=True)


@contextlib.contextmanager
def _database(server: Server, name: str, statement: str, *names: str) -> Iterator[None]:
    server.execute("DROP DATABASE IF EXISTS {} WITH (FORCE)", name)
    server.execute(statement, name, *names)
    try:
        yield
    finally:
        server.execute("DROP DATABASE IF EXISTS {} WITH (FORCE)", name)


@contextlib.contextmanager
def _pointed_at(server: Server, name: str) -> Iterator[None]:
    """Let Django's connections lead to another database, in every thread, within the block."""
    before = {alias: dict(connections.settings[alias]) for alias in ("default", "owner")}
    _redirect({alias: dict(place) for alias, place in connection.of_address(server.url_of(name)).items()})
    try:
        yield
    finally:
        _redirect(before)


def _redirect(places: dict[str, dict[str, object]]) -> None:
    connections.close_all()
    for alias, place in places.items():
        connections.settings[alias].update(place)
