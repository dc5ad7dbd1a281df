"""The office at work: officers, agreements and an estimate, in a database with guards and policies installed."""

import pytest
from django.db import connections

from chitra.access import operations as access
from chitra.ledger import operations as ledger
from chitra.payouts.tests import builders


def _guard():
    access.protect()
    ledger.guard()
    connections["owner"].close()


@pytest.fixture(scope="session")
def guards(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        _guard()


@pytest.fixture
def office(guards, db):
    """Have the cast, the post's agreement and a year's estimate, in a transaction that is rolled back."""
    _open()


@pytest.fixture
def committed_office(month_db):
    """The same in a database of its own, with real commits."""
    _guard()
    _open()
    return month_db


def _open():
    builders.cast()
    builders.agreements()
    builders.estimate()
