"""Entering a deed: who is refused, and what the running transaction may see."""

import datetime

import pytest
from django.db import connection

from chitra.access import operations, queries
from chitra.access.tests import builders
from chitra.kernel import errors

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    builders.officer("lan", "district_officer", title="Cán bộ")
    builders.officer("minh", "district_head")
    builders.officer("ha", "supervisor", "SO-49")
    builders.officer("post", "provider_operator", "*", provider_code="VNPOST")


def refusal(*args, **more):
    with pytest.raises(errors.NotPermitted) as refused:
        builders.entered(*args, **more)
    assert queries.territory() == ""
    return refused.value.code


def test_whoever_enters_is_known_by_person_and_role(cast):
    actor = builders.entered("lan")
    assert (actor.username, actor.person_key, actor.role, actor.title) == ("lan", "LAN", "district_officer", "Cán bộ")
    assert actor.officer_id == builders.known("lan").id


def test_entering_shows_the_one_organisation(cast):
    builders.entered("lan")
    assert queries.territory() == "506"


def test_a_mandate_reaches_what_lies_below(cast):
    assert builders.entered("ha", "show").role == "supervisor"


def test_the_wrong_person_is_refused_with_the_reason(cast):
    assert refusal("nobody") == "E-ACCESS-UNKNOWN"
    assert refusal("minh") == "E-ACCESS-DEED"
    assert refusal("ha") == "E-ACCESS-DEED"
    assert refusal("lan", lineage=("PL-507", "SO-49")) == "E-ACCESS-PLACE"
    assert refusal("post", "payfiles", provider_code="AGRIBANK") == "E-ACCESS-PROVIDER"


def test_the_seeded_administrator_moves_no_money():
    for deed in ("freeze", "approve", "fund", "release", "payfiles", "answer", "settle_office", "close"):
        assert refusal("admin", deed) == "E-ACCESS-DEED"
    assert builders.entered("admin", "dry_run").role == "admin"


def test_an_officer_before_or_after_their_time_is_refused(cast):
    operations.add_officer(
        username="ba",
        full_name="Ba",
        person_key="ba",
        active_from=datetime.date(2023, 1, 1),
        active_until=builders.ON,
        by="admin",
        at=builders.AT,
    )
    assert refusal("ba") == "E-ACCESS-INACTIVE"


def test_an_officer_of_a_provider_enters_its_deeds_wherever(cast):
    actor = operations.enter_provider(by="post", deed="answer", provider_code="VNPOST", on=builders.ON)
    assert (actor.role, actor.provider_code) == ("provider_operator", "VNPOST")
    assert queries.territory() == ""
    with pytest.raises(operations.MandateMissing, match="E-ACCESS-PROVIDER"):
        operations.enter_provider(by="post", deed="answer", provider_code="AGRIBANK", on=builders.ON)


def test_a_widened_deed_sees_everything_and_then_its_own_again(cast):
    builders.entered("lan")
    with operations.widened():
        assert queries.territory() == "*"
        with operations.widened():
            assert queries.territory() == "*"
        assert queries.territory() == "*"
    assert queries.territory() == "506"


def test_a_failure_inside_a_widened_block_narrows_it_again(cast):
    builders.entered("lan")
    with pytest.raises(RuntimeError), operations.widened():
        raise RuntimeError("linking failed")
    assert queries.territory() == "506"


def test_the_scope_of_the_system_ends_with_its_block():
    with operations.system_scope():
        assert queries.territory() == "*"
    assert queries.territory() == ""


def test_entering_takes_two_statements_however_many_mandates(cast, django_assert_num_queries):
    for number in range(20):
        operations.give_mandate(
            username="lan",
            role="district_officer",
            organisation_code=f"PL-{600 + number}",
            valid_from=builders.SINCE,
            by="admin",
            at=builders.AT,
        )
    with django_assert_num_queries(2):
        builders.entered("lan")


def test_the_functions_of_the_territory_read_what_was_set():
    with connection.cursor() as cursor:
        for territory, expected in (("", (False, None)), ("*", (True, None)), ("1,22,333", (False, [1, 22, 333]))):
            cursor.execute("SELECT set_config('chitra.organisations', %s, true)", [territory])
            cursor.execute("SELECT access_everywhere(), access_organisations()")
            assert cursor.fetchone() == expected
