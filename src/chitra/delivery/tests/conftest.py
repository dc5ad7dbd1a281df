"""The office at work with the post's clerks and the advance account, guards and policies installed."""

import pytest
from django.db import connections

from chitra.access import operations as access
from chitra.delivery.tests import builders
from chitra.ledger import operations as ledger


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
    """Have everybody and every paper, in a transaction that is rolled back."""
    builders.open_office()


@pytest.fixture
def committed_office(month_db):
    """The same in a database of its own, with real commits."""
    _guard()
    builders.open_office()
    return month_db
