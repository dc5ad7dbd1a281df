"""What a paper must say, and which accounts a channel can have."""

import datetime

import pytest

from chitra.enrolment import rules

DAY = datetime.date(2023, 10, 1)


@pytest.mark.parametrize(
    ("channel", "typed", "written"),
    [
        ("bank", " 4200 2051-23456 ", "4200205123456"),
        ("bank", "12345", None),
        ("bank", "9704 0512 3456 7890", None),  # the number of a payment card
        ("bank", "4.2E+12", None),
        ("bank", "", None),
        ("mobile_money", "+84 905 123 456", "0905123456"),
        ("mobile_money", "0235 3865 123", None),  # a landline
        ("ewallet", "0905123456", "0905123456"),
        ("ewallet", "vi123456", "VI123456"),
        ("cash_point", "", ""),
        ("home", "", ""),
        ("home", "0905123456", None),
    ],
)
def test_an_account_is_written_the_one_way_that_its_channel_knows(channel, typed, written):
    assert rules.account_written(channel, typed) == written


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({}, None),
        ({"kind": "friend"}, "kind"),
        ({"agent_name": ""}, "agent"),
        ({"certificate_no": ""}, "certificate_no"),
        ({"valid_until": None}, "valid_until"),
        ({"valid_until": DAY}, "valid_until"),
        ({"valid_until": datetime.date(2024, 10, 2)}, "valid_until"),
        ({"kind": "guardian", "valid_until": None}, None),
    ],
)
def test_a_paper_of_a_known_person_names_its_agent_its_number_and_its_term(changed, fault):
    paper = {
        "line": 1,
        "kind": "agent",
        "principal_name": "",
        "agent_name": "Phan Thị Nhận",
        "certificate_no": "77/2023",
        "valid_from": DAY,
        "valid_until": datetime.date(2024, 9, 30),
        **changed,
    }
    assert rules.fault_of_known(rules.Paper(**paper)) == fault
    assert rules.fault(rules.Paper(**paper)) == ("kind" if fault == "kind" else "principal")
