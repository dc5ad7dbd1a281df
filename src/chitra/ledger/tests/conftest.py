"""The databases of the tests with guards and policies installed, as migrating leaves them."""

import pytest
from django.db import connections

from chitra.access import operations as access
from chitra.ledger import operations


@pytest.fixture
def guarded_db(month_db):
    """A database with real commits."""
    access.protect()
    operations.guard()
    connections["owner"].close()
    return month_db


@pytest.fixture(scope="session")
def guards(django_db_setup, django_db_blocker):
    """The database behind `db`, guarded once."""
    with django_db_blocker.unblock():
        access.protect()
        operations.guard()
        connections["owner"].close()


@pytest.fixture
def books(guards, db):
    """A transaction that sees everything, and is rolled back."""
    with access.system_scope():
        yield
