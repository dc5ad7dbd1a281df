"""What only real commits and several connections show."""

import concurrent.futures
import threading

import pytest
from django.db import connection, transaction

from chitra.access import operations, queries
from chitra.access.tests import builders


def enter_and_fail():
    builders.entered("lan")
    raise RuntimeError("the deed failed")


def test_no_territory_survives_its_transaction(month_db):
    builders.officer("lan", "district_officer")
    with transaction.atomic():
        builders.entered("lan")
    assert queries.territory() == ""
    with operations.system_scope():
        assert queries.territory() == "*"
    assert queries.territory() == ""
    with pytest.raises(RuntimeError), transaction.atomic():
        enter_and_fail()
    assert queries.territory() == ""


def test_two_roles_apart_given_at_once_to_two_logins_are_given_once(month_db):
    builders.officer("post", "viewer", person_key="NV01")
    builders.officer("post2", "viewer", person_key="NV01")
    begin_together = threading.Barrier(2)

    def give(username, role):
        begin_together.wait()
        try:
            operations.give_mandate(
                username=username,
                role=role,
                organisation_code="*",
                provider_code="VNPOST",
                valid_from=builders.SINCE,
                by="admin",
                at=builders.AT,
            )
        except operations.RolesApart:
            return 0
        finally:
            connection.close()
        return 1

    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        given = [pool.submit(give, "post", "provider_operator"), pool.submit(give, "post2", "provider_controller")]
        assert sum(each.result() for each in given) == 1
