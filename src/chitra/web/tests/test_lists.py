"""Lists as their pages show them: what was handed in, what was found, and who may look."""

import pytest
from django.db import connection
from django.test import utils as test_utils
from django.urls import reverse

from chitra.access import operations as access
from chitra.ledger import queries as ledger
from chitra.rosters import queries
from chitra.web.tests import builders, conftest

MONTH = {"org": "PL-506", "programme": "btxh", "period": conftest.FIRST}
MOST_QUERIES = 22


@pytest.fixture(autouse=True)
def _stage(shared_office_db):
    """Every test here only looks."""


def a_list():
    with access.system_scope():
        period = ledger.period(organisation_code="PL-506", programme_code="btxh", month=conftest.FIRST.first_day)
        assert period is not None
        return queries.lists_of_month(period.id)[0], queries.findings_page(period.id, severity="block")[0]


def pages():
    listed, found = a_list()
    return [
        reverse("lists"),
        reverse("lists") + "?period=10/2023&org=PL-506&programme=ncc",
        reverse("import"),
        reverse("lists_month", kwargs=MONTH),
        reverse("list", kwargs={**MONTH, "list_id": listed.id}),
        reverse("list", kwargs={**MONTH, "list_id": listed.id}) + "?outcome=ignored",
        reverse("findings", kwargs=MONTH),
        reverse("findings", kwargs=MONTH) + f"?severity=block&list={listed.id}&commune={listed.unit_code}",
        reverse("finding", kwargs={**MONTH, "finding_id": found.id}),
    ]


def test_every_page_opens_with_few_queries_whatever_the_number_of_rows():
    client = builders.signed_in("lan.dailoc")
    for address in pages():
        with test_utils.CaptureQueriesContext(connection) as asked:
            answer = client.get(address)
        assert answer.status_code == 200, address
        assert len(asked) <= MOST_QUERIES, (address, len(asked))


def test_the_months_lists_say_who_handed_them_in_and_what_they_come_to():
    shown = builders.signed_in("lan.dailoc").get(reverse("lists_month", kwargs=MONTH)).content.decode()
    listed, _found = a_list()
    assert listed.file_name in shown
    assert "lan.dailoc" in shown


def test_ignored_rows_are_shown_with_what_they_are():
    listed, _found = a_list()
    address = reverse("list", kwargs={**MONTH, "list_id": listed.id})
    shown = builders.signed_in("lan.dailoc").get(address + "?outcome=ignored").content.decode()
    assert "dòng tiêu đề cột" in shown


def test_cards_and_accounts_are_hidden():
    with access.system_scope():
        period = ledger.period(organisation_code="PL-506", programme_code="btxh", month=conftest.FIRST.first_day)
        assert period is not None
        rows = [(one, each) for one in queries.lists_of_month(period.id) for each in queries.rows_of_list(one.id)]
    listed, row = next((one, each) for one, each in rows if each.cccd)
    shown = builders.signed_in("lan.dailoc").get(reverse("list", kwargs={**MONTH, "list_id": listed.id}))
    assert row.cccd not in shown.content.decode()
    assert row.cccd[-3:] in shown.content.decode()


@pytest.mark.parametrize("username", ["lan.hoian", "tuan.agribank", "khanh.kbnn"])
def test_who_has_no_part_in_an_office_sees_nothing_of_its_lists(username):
    listed, found = a_list()
    client = builders.signed_in(username)
    for name, more in (
        ("lists_month", {}),
        ("list", {"list_id": listed.id}),
        ("findings", {}),
        ("finding", {"finding_id": found.id}),
    ):
        assert client.get(reverse(name, kwargs={**MONTH, **more})).status_code == 403


def test_a_list_of_one_month_is_not_shown_under_another():
    listed, _found = a_list()
    other = {**MONTH, "period": conftest.FIRST.next, "list_id": listed.id}
    assert builders.signed_in("lan.dailoc").get(reverse("list", kwargs=other)).status_code == 422


def test_the_head_looks_and_imports_nothing():
    client = builders.signed_in("minh.dailoc")
    assert client.get(reverse("lists_month", kwargs=MONTH)).status_code == 200
    assert client.get(reverse("import")).status_code == 403
