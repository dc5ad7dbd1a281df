"""Every address × officer × district: nobody enters without a mandate, and no page shows another's people."""

import collections
import datetime

import pytest
from django.contrib.auth import get_user_model
from django.db import connection

from chitra.access import operations as access
from chitra.access import queries as officers
from chitra.access import rules
from chitra.config import clock
from chitra.territory import queries as territory
from chitra.web import gate
from chitra.web.tests import addresses, builders
from chitra.web.tests.conftest import NOW

HERE, THERE = "PL-506", "PL-503"
OFFICERS = (
    "lan.dailoc", "minh.dailoc", "thuy.dailoc", "son.dailoc", "yen.aihung", "ha.mttq",
    "tuan.agribank", "hoa.agribank", "tuan.viettel", "ngoc.so", "phuc.so", "khanh.kbnn", "nga.taichinh", "admin",
    "nobody",
)  # fmt: skip
REFUSED = {403, 404, 422, 409, 400}
# The libraries' own pages about one's own login; they judge by the session.
ONES_OWN = "/account/"


@pytest.fixture(scope="module", autouse=True)
def _stage(shared_office_db):
    """A played database, and an officer whom nobody has given anything."""
    access.add_officer(
        username="nobody", full_name="Chưa Giao Việc", person_key="KHONG", active_from=datetime.date(2023, 1, 1),
        by="admin", at=clock.now(),
    )  # fmt: skip


@pytest.fixture(scope="module")
def people_there():
    """Name people whom only the other district pays."""
    with access.system_scope(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT person.full_name FROM beneficiaries_person AS person"
            " JOIN territory_organisation AS office ON office.id = person.organisation_id AND office.code = %s"
            " WHERE NOT EXISTS (SELECT FROM beneficiaries_person AS other"
            "  WHERE other.full_name = person.full_name AND other.organisation_id <> person.organisation_id)",
            [THERE],
        )
        names = {name for (name,) in cursor.fetchall()}
    assert len(names) > 20
    return names


def admits(username: str, rule: gate.Rule, organisation_code: str, parts: tuple[str, ...]) -> bool:
    """Judge by the law alone, from the mandates, whether an address may open."""
    found = officers.officer(username)
    assert found is not None
    on = NOW.date()
    if rule.place in ("anyone", "own"):
        return True
    lineage = programme = None
    provider: str | None = "" if rule.place in ("month", "office") else None
    if rule.place in ("month", "office"):
        lineage = territory.lineage(organisation_code, on=on)
    if rule.place == "month":
        programme = "btxh"
    if rule.place == "provider":
        provider = addresses.PROVIDER
    return not isinstance(rules.allowing(rules.Deed(rule.deed, on, lineage, programme, provider), found.mandates), str)


def ours():
    return [each for each in addresses.every() if each.rule is not None]


def test_every_address_has_a_rule():
    without = [each.name for each in addresses.every() if each.rule is None]
    assert without == []


def test_every_rule_names_a_deed_that_somebody_may_do():
    for each in ours():
        for deed in filter(None, (each.rule.deed, each.rule.sends)):
            assert deed in rules.DEEDS, (each.name, deed)
    assert [each.name for each in ours() if each.rule.place not in ("anyone", "own") and not each.rule.deed] == []


@pytest.mark.parametrize("username", OFFICERS)
def test_nobody_enters_without_a_mandate_and_no_page_shows_others(username, people_there):
    browser = builders.signed_in(username)
    counted: collections.Counter[str] = collections.Counter()
    wrong = []
    sees_there = username in ("ngoc.so", "phuc.so", "khanh.kbnn", "nga.taichinh", "admin") or (
        "." in username and username.split(".")[1] in ("agribank", "viettel")
    )
    for each in ours():
        for code in (HERE, THERE):
            url = addresses.filled(each, organisation_code=code)
            if url is None or url.startswith(ONES_OWN):
                continue
            answer = browser.get(url)
            may = admits(username, each.rule, code, each.parts)
            counted["opened" if answer.status_code < 400 else "refused"] += 1
            if not may and answer.status_code not in REFUSED:
                wrong.append((url, answer.status_code, "opened without a mandate"))
            if answer.status_code >= 500:
                wrong.append((url, answer.status_code, "failed"))
            shown = answer.content.decode(errors="replace") if not answer.streaming else ""
            if not sees_there and any(name in shown for name in people_there):
                wrong.append((url, answer.status_code, "shows a person of the other district"))
    assert wrong == []
    assert counted["refused"] > 0


@pytest.mark.parametrize("username", OFFICERS)
def test_no_form_is_taken_from_whom_it_is_not_for(username):
    browser = builders.signed_in(username)
    wrong = []
    for each in ours():
        for code in (HERE, THERE):
            url = addresses.filled(each, organisation_code=code)
            if url is None or url.startswith(ONES_OWN) or each.rule.place in ("anyone", "own"):
                continue
            rule = gate.Rule(each.rule.place, each.rule.sends or each.rule.deed)
            if admits(username, rule, code, each.parts):
                continue
            answer = builders.sent(browser, url)
            if answer.status_code not in REFUSED | {405}:
                wrong.append((url, answer.status_code))
    assert wrong == []


def test_a_stranger_is_sent_to_the_door_everywhere(client):
    for each in ours():
        url = addresses.filled(each, organisation_code=HERE)
        if url is None or each.rule.place == "anyone":
            continue
        answer = client.get(url)
        assert (answer.status_code, answer["Location"].split("?")[0]) == (302, "/account/login/"), url


def test_every_officer_of_the_matrix_is_there():
    assert get_user_model().objects.filter(username__in=OFFICERS).count() == len(OFFICERS)
