"""Transitions and the ledger's sides are written once, and the database holds the same."""

import itertools

import pytest

from chitra.delivery import rules
from chitra.payouts.tests import builders as b

STANDINGS = ("instructed", "unclaimed", "paid", "rejected", "returned")


@pytest.mark.django_db
def test_the_database_allows_the_same_transitions():
    (definition,) = b.rows(
        "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = 'delivery_outcome_is_lawful'"
    )[0]
    allowed = {
        pair
        for pair in itertools.product(STANDINGS, STANDINGS)
        if b.rows(f"SELECT {definition.removeprefix('CHECK ')} FROM (SELECT %s AS was, %s AS became) AS o", *pair)[0][0]
    }
    assert allowed == rules.OUTCOME_TRANSITIONS


def test_whatever_is_final_only_comes_back():
    assert {pair for pair in rules.OUTCOME_TRANSITIONS if pair[0] in rules.FINAL} == {("paid", "returned")}


@pytest.mark.parametrize(
    ("was", "became", "is_cash", "is_late", "sides"),
    [
        ("instructed", "paid", False, False, ("IN_FLIGHT", "PAID")),
        ("instructed", "paid", True, False, ("HELD", "PAID")),
        ("unclaimed", "paid", True, False, ("HELD", "PAID")),
        ("instructed", "rejected", False, False, ("IN_FLIGHT", "RETURNED")),
        ("instructed", "rejected", True, False, ("HELD", "RETURNED")),
        ("instructed", "unclaimed", True, False, None),
        ("paid", "returned", False, False, ("PAID", "RETURNED")),
        ("paid", "returned", False, True, ("CARRIED_IN", "RETURNED")),
    ],
)
def test_each_outcome_moves_money_between_its_two_accounts(was, became, is_cash, is_late, sides):
    assert rules.ledger_sides(was=was, became=became, is_cash=is_cash, is_late=is_late) == sides


@pytest.mark.parametrize(
    ("channel", "wished", "format_"),
    [
        ("bank", "pain001", "pain001"),
        ("mobile_money", "pain001", "xlsx"),
        ("home", "csv", "cash"),
        ("bank", "csv", "csv"),
    ],
)
def test_a_channel_has_its_file(channel, wished, format_):
    assert rules.file_format(channel, wished) == format_


def test_the_events_hash_does_not_depend_on_order():
    assert rules.content_hash(["a", "b"]) == rules.content_hash(["b", "a"]) != rules.content_hash(["a"])
