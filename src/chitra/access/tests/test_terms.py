"""Mandates end, officers leave, and a colleague holds a role for a time."""

import datetime

import pytest

from chitra.access import operations, queries, rules
from chitra.access.tests import builders
from chitra.audit import queries as journal

pytestmark = pytest.mark.django_db

AT, ON = builders.AT, builders.ON
NEXT_WEEK, IN_A_MONTH = ON + datetime.timedelta(days=7), ON + datetime.timedelta(days=30)
PAPER = "QĐ 15/QĐ-PLĐTBXH ngày 01/09/2023"


@pytest.fixture(autouse=True)
def _office():
    builders.officer("lan", "district_officer")
    builders.officer("minh", "district_head")
    builders.officer("son", "releaser")
    builders.officer("thuy", "district_accountant")


def held(username):
    return queries.mandates_of(username)[0]


def end(username, *, until=NEXT_WEEK, document=PAPER, by="admin"):
    operations.end_mandate(mandate_id=held(username).id, until=until, document=document, by=by, at=AT)


def lend(to, *, of="minh", valid_from=ON, valid_until=NEXT_WEEK, document=PAPER, by=None):
    return operations.delegate(
        mandate_id=held(of).id,
        to=to,
        valid_from=valid_from,
        valid_until=valid_until,
        document=document,
        by=by or of,
        at=AT,
    )


def test_a_mandate_ends_on_its_day_and_the_journal_names_the_document():
    end("lan")
    assert held("lan").mandate.valid_until == NEXT_WEEK
    entry = journal.entries("system")[0]
    assert (entry.deed, entry.object_id) == ("officer_mandate_end", "lan")
    assert PAPER in entry.facts


def test_a_mandate_ends_once_and_never_later_than_it_did():
    end("lan")
    for until in (NEXT_WEEK, IN_A_MONTH):
        with pytest.raises(operations.MandateEnded):
            end("lan", until=until)


@pytest.mark.parametrize(
    ("more", "refused"),
    [
        ({"until": ON}, operations.EndPast),
        ({"document": " "}, operations.DocumentMissing),
        ({"by": "minh"}, operations.MandateMissing),
    ],
)
def test_an_end_that_is_refused_changes_nothing(more, refused):
    with pytest.raises(refused):
        end("lan", **more)
    assert held("lan").mandate.valid_until is None


def test_nobody_ends_themselves():
    with pytest.raises(operations.OwnEnd):
        end("admin")
    with pytest.raises(operations.OwnEnd):
        operations.end_officer(username="admin", until=NEXT_WEEK, document=PAPER, by="admin", at=AT)


def test_an_officer_who_leaves_takes_along_every_mandate_and_what_they_lent():
    lend("son", valid_until=IN_A_MONTH)
    later = ON + datetime.timedelta(days=20)
    operations.give_mandate(
        username="minh", role="viewer", organisation_code="PL-503", valid_from=later, by="admin", at=AT
    )
    operations.end_officer(username="minh", until=NEXT_WEEK, document=PAPER, by="admin", at=AT)
    assert builders.known("minh").active_until == NEXT_WEEK
    assert [each.mandate.is_valid_on(later) for each in queries.mandates_of("minh")] == [False, False]
    assert [each.mandate.valid_until for each in queries.mandates_lent_by("minh")] == [NEXT_WEEK]
    with pytest.raises(operations.MandateEnded):
        operations.end_officer(username="minh", until=NEXT_WEEK, document=PAPER, by="admin", at=AT)


def test_a_colleague_acts_for_the_head_within_the_days_and_no_longer():
    lend("son")
    allowed = [
        not isinstance(
            rules.allowing(rules.Deed("approve", on, ("PL-506", "SO-49"), "btxh"), builders.known("son").mandates), str
        )
        for on in (ON, NEXT_WEEK - datetime.timedelta(days=1), NEXT_WEEK)
    ]
    assert allowed == [True, True, False]
    assert builders.entered("son", deed="approve").role == "district_head"


def test_a_loan_never_outlasts_the_mandate_it_lends():
    end("minh", until=NEXT_WEEK)
    lend("son", valid_until=IN_A_MONTH)
    assert held("son").mandate.valid_until == NEXT_WEEK


def test_whoever_prepares_is_lent_neither_approval_nor_release():
    for of in ("minh", "son"):
        with pytest.raises(operations.RolesApart):
            lend("lan", of=of)
    assert lend("lan", of="thuy")


def test_a_loan_is_not_lent_on_so_no_circle_unites_two_roles():
    lend("son")
    with pytest.raises(operations.NotDelegable):
        lend("thuy", of="son")
    with pytest.raises(operations.NotDelegable):
        lend("thuy", of="minh", by="son")


@pytest.mark.parametrize(
    ("more", "refused"),
    [
        ({"document": ""}, operations.DocumentMissing),
        ({"valid_until": ON}, operations.NotDelegable),
        ({"valid_from": ON - datetime.timedelta(days=1)}, operations.NotDelegable),
        ({"valid_until": ON + datetime.timedelta(days=93)}, operations.NotDelegable),
    ],
)
def test_a_loan_without_paper_or_term_is_refused(more, refused):
    with pytest.raises(refused):
        lend("son", **more)


def test_a_loan_goes_to_another_person_of_the_same_office_only():
    builders.officer("tam", "district_accountant", "PL-503")
    builders.officer("minh2", "viewer", person_key="MINH")
    for stranger in ("tam", "minh2"):
        with pytest.raises(operations.NotDelegable):
            lend(stranger)
    with pytest.raises(operations.MandateMissing):
        lend("nobody")


def test_a_preparer_lends_nothing():
    with pytest.raises(operations.MandateMissing):
        lend("son", of="lan")


def test_who_lent_a_mandate_takes_it_back():
    given = lend("son")
    tomorrow = ON + datetime.timedelta(days=1)
    with pytest.raises(operations.MandateMissing):
        operations.end_mandate(mandate_id=given, until=tomorrow, document=PAPER, by="lan", at=AT)
    operations.end_mandate(mandate_id=given, until=tomorrow, document=PAPER, by="minh", at=AT)
    assert held("son").mandate.valid_until == tomorrow


def test_colleagues_are_who_works_at_the_same_office_that_day():
    builders.officer("tam", "district_accountant", "PL-503")
    found = queries.colleagues(username="minh", organisation_codes=("PL-506",), on=ON)
    assert [each.username for each in found] == ["lan", "son", "thuy"]


def test_officers_come_by_pages_and_are_found_by_name_or_office():
    first = queries.officers_page(limit=2)
    assert [each.username for each in (*first, *queries.officers_page(after=first[-1].username, limit=2))] == [
        "admin",
        "lan",
        "minh",
        "son",
    ]
    assert [each.username for each in queries.officers_page(wanted="MIN")] == ["admin", "minh"]
    assert len(queries.officers_page(wanted="PL-506")) == 4
