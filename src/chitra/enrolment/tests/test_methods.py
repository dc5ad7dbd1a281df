"""Ways to pay: which accounts of a list become methods, what ends them, what outlives a move."""

import datetime

import pytest
from django.db import connections, transaction

from chitra.access import operations as access
from chitra.enrolment import operations as enrolment
from chitra.enrolment import rules
from chitra.ledger import operations as ledger
from chitra.payouts import operations as payouts
from chitra.payouts.tests import builders as b
from chitra.rosters import operations as rosters

pytestmark = pytest.mark.django_db(transaction=False)

ACCOUNT, OTHER = "4200205123456", "4200205999999"
OCTOBER_AT = b.AT + datetime.timedelta(days=30)


@pytest.fixture(scope="session")
def guards(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        access.protect()
        ledger.guard()
        connections["owner"].close()


@pytest.fixture
def office(guards, db):
    """Have the cast, the post's agreement and a year's estimate."""
    b.cast()
    b.agreements()
    b.estimate()


def bank(name, account=ACCOUNT, **more):
    return b.line(name, account_no=account, bin="970405", **more)


def through(name, agent, **more):
    return bank(name, proxy_name=agent, proxy_match_name=agent.upper(), **more)


def frozen(*lines, month=b.SEPTEMBER, at=b.AT):
    ids = b.roster(lines, month=month)
    payouts.freeze(**b.place(month, at), by="lan")
    return ids


def methods():
    return b.rows("SELECT account_no, holder_relation, standing, valid_until IS NULL FROM enrolment_method ORDER BY id")


def test_the_account_of_a_list_becomes_a_claimed_method_once(office):
    frozen(bank("Bà Hai"))
    frozen(bank("Bà Hai"), month=b.OCTOBER, at=OCTOBER_AT)
    assert methods() == [(ACCOUNT, "self", "claimed", True)]


def test_another_account_takes_the_place_of_the_former(office):
    frozen(bank("Bà Hai"))
    frozen(bank("Bà Hai", OTHER), month=b.OCTOBER, at=OCTOBER_AT)
    assert methods() == [(ACCOUNT, "self", "claimed", False), (OTHER, "self", "claimed", True)]


def test_a_method_outlives_a_move_to_a_list_that_names_no_account(office):
    frozen(bank("Bà Hai", unit_code="20524"))
    frozen(b.line("Bà Hai", unit_code="20527"), month=b.OCTOBER, at=OCTOBER_AT)
    assert methods() == [(ACCOUNT, "self", "claimed", True)]
    assert b.payments("channel, payee_account", b.OCTOBER) == [("bank", ACCOUNT)]


def test_an_account_that_its_bank_closed_is_never_adopted_again(office):
    ids = frozen(bank("Bà Hai"))
    closure = enrolment.Closure(ids["Bà Hai"], "970405", ACCOUNT, "AC04")
    with transaction.atomic(), access.system_scope():
        assert enrolment.close_methods(closures=[closure], on=b.AT.date()) == 1
        assert enrolment.close_methods(closures=[closure], on=b.AT.date()) == 0
    frozen(bank("Bà Hai"), month=b.OCTOBER, at=OCTOBER_AT)
    assert methods() == [(ACCOUNT, "self", "closed", False)]
    assert b.payments("channel", b.OCTOBER) == [("cash_point",)]


@pytest.mark.parametrize(
    ("until", "adopted"), [(datetime.date(2023, 9, 7), True), (datetime.date(2023, 9, 6), False), (None, True)]
)
def test_an_agents_account_counts_while_the_paper_is_valid_on_the_pay_date(office, until, adopted):
    ids = b.roster([through("Bà Hai", "Con Nam")])
    b.authorisation(ids["Bà Hai"], "Con Nam", kind="agent" if until else "guardian", until=until)
    run = payouts.freeze(**b.place(), by="lan", pay_date=datetime.date(2023, 9, 6))
    assert bool(methods()) is adopted
    assert bool(run.due_count) is adopted


def paper(line=2, **more):
    return rules.Paper(
        **{
            "line": line,
            "kind": "agent",
            "principal_name": "Bà Hai",
            "agent_name": "Con Nam",
            "certificate_no": "12/CT-UBND",
            "valid_from": datetime.date(2023, 9, 1),
            "valid_until": datetime.date(2024, 9, 1),
            "principal_cccd": "049142000001",
            **more,
        }
    )


def recorded(*papers, by="lan"):
    office = rosters.office(organisation_code=b.ORG, on=b.AT.date())
    return enrolment.record_authorisations(papers=papers, office=office, by=by, at=b.AT)


def known_person():
    b.roster([b.line("Bà Hai", cccd="049142000001")])
    with transaction.atomic(), access.system_scope(), connections["default"].cursor() as cursor:
        cursor.execute("UPDATE beneficiaries_person SET cccd = '049142000001' WHERE full_name = 'Bà Hai'")


def test_papers_are_recorded_once_for_people_known_by_card_and_name(office):
    known_person()
    nobody = paper(3, principal_name="Bà Ba")
    assert recorded(paper(), nobody) == enrolment.Recorded(1, 0, (3,))
    assert recorded(paper(), nobody) == enrolment.Recorded(0, 1, (3,))
    assert b.rows("SELECT count(*) FROM enrolment_authorisation") == [(1,)]
    assert b.deeds()[-1] == "authorise"


@pytest.mark.parametrize(
    ("flaw", "column"),
    [
        ({"kind": "friend"}, "kind"),
        ({"principal_cccd": ""}, "principal"),
        ({"agent_name": ""}, "agent"),
        ({"certificate_no": ""}, "certificate_no"),
        ({"valid_until": None}, "valid_until"),
        ({"valid_until": datetime.date(2024, 9, 3)}, "valid_until"),
    ],
)
def test_one_unlawful_paper_keeps_the_whole_file_out(office, flaw, column):
    known_person()
    with pytest.raises(enrolment.PaperUnlawful) as refused:
        recorded(paper(), paper(3, **flaw))
    assert (refused.value.fields["row"], refused.value.fields["column"]) == (3, column)
    assert b.rows("SELECT count(*) FROM enrolment_authorisation") == [(0,)]


def test_only_who_is_mandated_records_papers(office):
    known_person()
    with pytest.raises(access.MandateMissing):
        recorded(paper(), by="giam")
    assert b.rows("SELECT count(*) FROM enrolment_authorisation") == [(0,)]
