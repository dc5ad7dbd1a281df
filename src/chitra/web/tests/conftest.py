"""A played rehearsal for the pages' tests: two closed months of two districts, made once and cloned for each test."""

import datetime
import os

import conftest as stage
import pytest
from django.db import connections

from chitra.config import clock
from chitra.kernel import period
from chitra.rehearsal import demo as rehearsal

FIRST = period.Period(2023, 9)
NOW = datetime.datetime(2023, 10, 31, 8, tzinfo=clock.OFFICE_TIME)
PEOPLE = 160


@pytest.fixture(scope="session")
def played(server, template, django_db_blocker, tmp_path_factory):
    """Play the rehearsal's two months into a database to which nobody connects again."""
    name = f"chitra_played_{os.getpid()}"
    out = tmp_path_factory.mktemp("rehearsal")
    with (
        stage._database(server, name, "CREATE DATABASE {} TEMPLATE {}", template),
        django_db_blocker.unblock(),
    ):
        with stage._pointed_at(server, name):
            rehearsal.play(first=FIRST, people=PEOPLE, seed=7, out=out, tell=lambda line: None)
        yield name, out


@pytest.fixture
def office_db(server, played, django_db_blocker, monkeypatch):
    """Give the test a played database of its own, with real commits, on the morning after."""
    monkeypatch.setenv("CHITRA_NOW", NOW.isoformat())
    name = f"chitra_office_{os.getpid()}"
    with (
        stage._database(server, name, "CREATE DATABASE {} TEMPLATE {}", played[0]),
        stage._pointed_at(server, name),
        django_db_blocker.unblock(),
    ):
        yield name
        connections.close_all()


@pytest.fixture(scope="module")
def shared_office_db(server, played, django_db_blocker):
    """Give a module's tests one played database, for pages that only look."""
    before = os.environ.get("CHITRA_NOW")
    os.environ["CHITRA_NOW"] = NOW.isoformat()
    name = f"chitra_shared_{os.getpid()}"
    with (
        stage._database(server, name, "CREATE DATABASE {} TEMPLATE {}", played[0]),
        stage._pointed_at(server, name),
        django_db_blocker.unblock(),
    ):
        yield name
        connections.close_all()
    if before is None:
        del os.environ["CHITRA_NOW"]
    else:
        os.environ["CHITRA_NOW"] = before
