"""Adding officers and giving mandates."""

import datetime

import pytest
from django.db import connection, transaction, utils

from chitra.access import operations, queries, rules
from chitra.access.tests import builders
from chitra.audit import queries as journal

pytestmark = pytest.mark.django_db


def mandate(username, role, place="PL-506", **more):
    return operations.give_mandate(
        username=username,
        role=role,
        organisation_code=place,
        **{"valid_from": builders.SINCE, "by": "admin", "at": builders.AT, **more},
    )


def test_the_first_officer_is_the_administrator():
    (admin,) = queries.officers()
    assert (admin.username, admin.person_key) == ("admin", "ADMIN")
    assert [(each.role, each.organisation_code) for each in admin.mandates] == [("admin", "*")]


def test_an_officer_is_added_with_a_mandate_and_both_are_recorded():
    builders.officer("lan", "district_officer", programme_code="btxh", document="QĐ 12/2023")
    assert builders.known("lan").mandates == (
        rules.Mandate("district_officer", "PL-506", "btxh", "", builders.SINCE, None),
    )
    assert [(entry.deed, entry.by, entry.object_id) for entry in journal.entries("system")] == [
        ("officer_mandate", "admin", "lan"),
        ("officer_add", "admin", "lan"),
    ]


def test_a_person_key_is_written_one_way_whoever_types_it():
    builders.officer("lan", "district_officer", person_key=" nv01 ")
    builders.officer("lan2", "viewer", person_key="NV01")
    assert builders.known("lan").person_key == builders.known("lan2").person_key == "NV01"


def test_the_database_keeps_no_other_writing_of_a_person_key():
    with pytest.raises(utils.IntegrityError, match="person_key_is_written_one_way"), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO access_officer (username, full_name, person_key, title, active_from, added_at, added_by)"
            " VALUES ('x', 'X', 'nv01', '', '2023-01-01', now(), 'x')"
        )


@pytest.mark.parametrize("field", ["username", "full_name", "person_key"])
def test_an_officer_without_a_name_or_a_person_is_refused(field):
    named = {"username": "lan", "full_name": "Lan", "person_key": "NV01"} | {field: " \u200b "}
    with pytest.raises(operations.OfficerUnnamed) as refused:
        operations.add_officer(**named, active_from=builders.SINCE, by="admin", at=builders.AT)
    assert refused.value.fields == {"field": field}


def test_a_username_belongs_to_one_officer():
    builders.officer("lan", "district_officer")
    with pytest.raises(operations.UsernameTaken):
        builders.officer("lan", "viewer")


def test_only_the_administrator_manages():
    builders.officer("minh", "district_head")
    for by in ("minh", "nobody"):
        with pytest.raises(operations.MandateMissing):
            mandate("minh", "releaser", by=by)
        with pytest.raises(operations.MandateMissing):
            operations.add_officer(
                username="x", full_name="X", person_key="X", active_from=builders.SINCE, by=by, at=builders.AT
            )


@pytest.mark.parametrize(
    ("role", "more", "code"),
    [
        ("king", {}, "E-ACCESS-ROLE"),
        ("viewer", {"place": ""}, "E-ACCESS-NO-PLACE"),
        ("viewer", {"valid_until": builders.SINCE}, "E-ACCESS-DATES"),
        ("viewer", {"provider_code": "VNPOST"}, "E-ACCESS-OF-PROVIDER"),
        ("provider_operator", {}, "E-ACCESS-OF-PROVIDER"),
    ],
)
def test_an_unclear_mandate_is_refused(role, more, code):
    builders.officer("lan", "viewer")
    with pytest.raises(operations.MandateUnclear) as refused:
        mandate("lan", role, **more)
    assert refused.value.code == code


def test_a_mandate_for_nobody_is_refused_and_not_recorded():
    with pytest.raises(operations.MandateMissing, match="E-ACCESS-UNKNOWN"):
        mandate("nobody", "viewer")
    assert journal.entries("system") == ()


def test_one_person_cannot_operate_and_control_under_two_logins():
    builders.officer("post", "provider_operator", "*", provider_code="VNPOST", person_key="NV01")
    with pytest.raises(operations.RolesApart):
        builders.officer("post2", "provider_controller", "*", provider_code="VNPOST", person_key="nv01")
    assert queries.officer("post2") is None


def test_the_administrator_takes_no_office():
    with pytest.raises(operations.RolesApart):
        mandate("admin", "releaser")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE access_officer SET person_key = 'OTHER'",
        "UPDATE access_mandate SET role = 'releaser'",
        "DELETE FROM access_officer",
        "DELETE FROM access_mandate",
    ],
)
def test_the_application_cannot_rewrite_who_was_who(statement):
    with pytest.raises(utils.ProgrammingError, match="permission denied"), connection.cursor() as cursor:
        cursor.execute(statement)


def test_the_application_may_end_a_mandate():
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE access_mandate SET valid_until = %s", [datetime.date(2023, 12, 31)])
        assert cursor.rowcount == 1
