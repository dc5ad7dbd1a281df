"""What a beneficiary is told of a payment."""

import pytest

from chitra.delivery import queries, rules


@pytest.mark.parametrize(
    ("status", "run_status", "plain"),
    [
        ("due", "frozen", "drawn_up"),
        ("due", "submitted", "drawn_up"),
        ("due", "approved", "approved"),
        ("due", "funded", "approved"),
        ("released", "released", "approved"),
        ("instructed", "released", "on_its_way"),
        ("paid", "closed", "received"),
        ("held", "closed", "not_received"),
        ("excluded", "released", "not_received"),
        ("rejected", "released", "not_received"),
        ("returned", "settled", "not_received"),
        ("unclaimed", "released", "not_received"),
        ("carried", "closed", "not_received"),
    ],
)
def test_every_standing_has_one_plain_state(status, run_status, plain):
    assert rules.plain_state(status, run_status=run_status) == plain


def test_no_standing_is_forgotten():
    told = {rules.plain_state(status, run_status="released") for status in queries.PAYMENT_STATUSES}
    assert told == {"approved", "on_its_way", "received", "not_received"}
