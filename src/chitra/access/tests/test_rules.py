import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chitra.access import rules

ON = datetime.date(2023, 9, 5)
LINEAGE = ("PL-506", "SO-49")

dates = st.dates(datetime.date(2023, 1, 1), datetime.date(2023, 12, 31))


def mandate(role="district_officer", place="PL-506", *, programme="", provider="", since=None, until=None):
    return rules.Mandate(role, place, programme, provider, since or datetime.date(2023, 1, 1), until)


def deed(name="freeze", lineage=LINEAGE, programme="btxh", provider="", on=ON):
    return rules.Deed(name, on, lineage, programme, provider)


def test_every_role_may_do_something_and_every_deed_has_a_role():
    assert frozenset().union(*rules.DEEDS.values()) == rules.ROLES
    assert all(rules.DEEDS.values())


def test_nobody_but_those_who_prepare_may_freeze_and_only_heads_approve():
    assert rules.DEEDS["freeze"].isdisjoint(rules.DEEDS["approve"] | rules.DEEDS["release"])
    assert rules.DEEDS["approve"].isdisjoint(rules.DEEDS["release"])


def test_the_administrator_manages_and_may_dry_run_but_moves_no_money():
    allowed = {name for name, roles in rules.DEEDS.items() if "admin" in roles}
    keeps, looks = {"officer", "migrate", "dry_run", "territory"}, {"look_affairs", "look_figures", "look_journal"}
    assert allowed == keeps | looks | {"report", "show"}


def test_onlookers_only_look():
    for role in rules.ONLOOKERS:
        assert {name for name, roles in rules.DEEDS.items() if role in roles} <= rules.LOOKING


@pytest.mark.parametrize(
    ("held", "asked", "answer"),
    [
        (mandate(), deed(), None),
        (mandate(place="SO-49"), deed(), None),
        (mandate(place="*"), deed(), None),
        (mandate(programme="btxh"), deed(), None),
        (mandate(until=datetime.date(2023, 9, 6)), deed(), None),
        (mandate(), deed(lineage=None, programme=None), None),
        (mandate(role="viewer"), deed(), "E-ACCESS-DEED"),
        (mandate(role="district_head"), deed(), "E-ACCESS-DEED"),
        (mandate(until=ON), deed(), "E-ACCESS-EXPIRED"),
        (mandate(since=datetime.date(2023, 9, 6)), deed(), "E-ACCESS-EXPIRED"),
        (mandate(place="PL-507"), deed(), "E-ACCESS-PLACE"),
        (mandate(), deed(lineage=("SO-49",)), "E-ACCESS-PLACE"),
        (mandate(programme="ncc"), deed(), "E-ACCESS-PROGRAMME"),
        (mandate(programme="ncc"), deed(programme=""), "E-ACCESS-PROGRAMME"),
        (mandate("provider_operator", "*", provider="VNPOST"), deed("answer", provider="VNPOST"), None),
        (
            mandate("provider_operator", "*", provider="VNPOST"),
            deed("answer", provider="AGRIBANK"),
            "E-ACCESS-PROVIDER",
        ),
        (mandate("provider_operator", "*", provider="VNPOST"), deed("answer"), "E-ACCESS-PROVIDER"),
        (mandate("provider_operator", "*", provider="VNPOST"), deed("report"), None),
        (
            mandate("provider_operator", "*", provider="VNPOST"),
            deed("report", provider="AGRIBANK"),
            "E-ACCESS-PROVIDER",
        ),
        (mandate("district_accountant"), deed("answer", provider="VNPOST"), None),
    ],
)
def test_a_mandate_is_judged_by_deed_day_place_programme_and_provider(held, asked, answer):
    assert rules.allowing(asked, [held]) == (answer or (held,))


def test_conditions_are_not_met_by_different_mandates():
    right_place_wrong_role = mandate(role="viewer")
    right_role_wrong_place = mandate(place="PL-507")
    assert rules.allowing(deed(), [right_place_wrong_role, right_role_wrong_place]) == "E-ACCESS-PLACE"


def test_a_deed_that_nobody_was_told_about_cannot_be_asked_for():
    with pytest.raises(AssertionError, match="fly"):
        deed("fly")


def test_whoever_has_no_mandate_may_do_nothing():
    assert all(rules.allowing(deed(name), []) == "E-ACCESS-DEED" for name in rules.DEEDS)


@given(dates, dates, dates, dates)
def test_mandates_overlap_exactly_when_they_share_a_day(since, until, other_since, other_until):
    one, other = mandate(since=since, until=until), mandate(since=other_since, until=other_until)
    days = [datetime.date(2023, 1, 1) + datetime.timedelta(days=number) for number in range(365)]
    shared = any(one.is_valid_on(day) and other.is_valid_on(day) for day in days)
    if since < until and other_since < other_until:
        assert one.overlaps(other) == other.overlaps(one) == shared


def test_operator_and_controller_are_kept_apart_only_while_both_last():
    operator = mandate("provider_operator", "*", provider="VNPOST", until=datetime.date(2023, 9, 1))
    assert rules.conflicting(mandate("provider_controller", "*", provider="VNPOST"), [operator]) == operator
    later = mandate("provider_controller", "*", provider="VNPOST", since=datetime.date(2023, 9, 1))
    assert rules.conflicting(later, [operator]) is None


def test_whoever_manages_officers_holds_no_office():
    admin = mandate("admin", "*")
    assert rules.conflicting(mandate("releaser"), [admin]) == admin
    assert rules.conflicting(mandate("viewer"), [admin]) is None
