"""The office's affairs: who sees what, and what its forms leave behind."""

import datetime
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from chitra.access import queries as officers
from chitra.audit import queries as journal
from chitra.programmes import queries as programmes
from chitra.providers import queries as providers
from chitra.web.tests import builders

PAPER = "QĐ 21/QĐ-UBND ngày 30/10/2023"
LOOKING = {
    "affairs": (),
    "units": (),
    "unit": ("49",),
    "organisation": ("PL-506",),
    "programmes": (),
    "rates": ("btxh",),
    "category": ("BTXH.5C",),
    "settings": (),
    "providers": (),
    "provider": ("VNPOST-QNA",),
    "agreements": (),
    "accounts": (),
    "fees": (),
    "points": (),
    "estimates": (),
}


def text(client, name, *args, **query):
    answer = client.get(reverse(name, args=args), query)
    assert answer.status_code == 200, (name, answer.status_code, answer.content.decode()[:1500])
    return answer.content.decode()


@pytest.mark.parametrize("username", ["lan.dailoc", "ngoc.so", "nga.taichinh", "hoa.buudien", "admin"])
def test_everybody_may_look_and_each_page_asks_a_fixed_number_of_questions(shared_office_db, username):
    client = builders.signed_in(username)
    for name, args in LOOKING.items():
        with CaptureQueriesContext(connection) as asked:
            said = text(client, name, *args)
        assert said.count("<h1") == 1
        assert len(asked) <= 26, (name, len(asked))


def test_a_district_sees_its_own_papers_only(shared_office_db):
    for name in ("agreements", "accounts", "estimates"):
        said = text(builders.signed_in("lan.dailoc"), name)
        assert "Đại Lộc" in said
        assert "Hội An" not in said


def test_account_numbers_are_masked(shared_office_db):
    said = text(builders.signed_in("thuy.dailoc"), "accounts")
    assert "•" in said
    assert not re.search(r">[0-9]{8,}<", said)


def test_a_unit_that_is_no_more_says_what_became_of_it(shared_office_db):
    client = builders.signed_in("lan.dailoc")
    assert "Đơn vị trực thuộc" in text(client, "unit", "506", on="2023-10-01")
    assert "trước khi kết thúc" in text(client, "unit", "506", on="2025-08-01")
    commune = text(client, "unit", "20524", on="2025-08-01")
    assert "Sáp nhập, chia tách" in commune
    assert "Người dân của đơn vị này nay thuộc" in commune
    assert client.get(reverse("unit", args=["00000"])).status_code == 404


def test_only_the_administrator_reaches_officers(shared_office_db):
    assert builders.signed_in("minh.dailoc").get(reverse("officers")).status_code == 403
    said = text(builders.signed_in("admin"), "officers", wanted="lan")
    assert "lan.dailoc" in said
    assert "minh.dailoc" not in said


@pytest.mark.parametrize(
    ("name", "may", "may_not"),
    [
        ("delegate", "minh.dailoc", "lan.dailoc"),
        ("enter_setting", "ngoc.so", "thuy.dailoc"),
        ("add_agreement", "thuy.dailoc", "minh.dailoc"),
        ("add_account", "thuy.dailoc", "hoa.buudien"),
        ("add_fee", "ngoc.so", "thuy.dailoc"),
        ("add_point", "tuan.buudien", "yen.aihung"),
        ("add_estimate", "thuy.dailoc", "son.dailoc"),
    ],
)
def test_a_form_is_shown_to_whoever_may_send_it(shared_office_db, name, may, may_not):
    text(builders.signed_in(may), name)
    stranger = builders.signed_in(may_not)
    assert stranger.get(reverse(name)).status_code == 403
    assert builders.sent(stranger, reverse(name)).status_code == 403


def test_an_empty_form_comes_back_with_what_is_missing(shared_office_db):
    answer = builders.sent(builders.signed_in("thuy.dailoc"), reverse("add_agreement"), {"document_no": "09/HĐ"})
    assert answer.status_code == 422
    said = answer.content.decode()
    assert "Có điều cần sửa" in said
    assert "09/HĐ" in said


def test_an_officer_is_added_given_a_password_and_leaves(office_db):
    client = builders.signed_in("admin")
    answer = builders.sent(
        client,
        reverse("add_officer"),
        {
            "username": "tam.dailoc",
            "full_name": "Trần Thị Tâm",
            "person_key": "cb777",
            "role": "district_officer",
            "organisation": "PL-506",
            "programme": "btxh",
            "valid_from": "31/10/2023",
            "last_day": "31/12/2023",
            "document": PAPER,
        },
    )
    assert answer["Location"] == reverse("officer", args=["tam.dailoc"])
    (held,) = officers.mandates_of("tam.dailoc")
    assert (held.document, held.mandate.valid_until) == (PAPER, datetime.date(2024, 1, 1))
    shown = builders.sent(client, reverse("first_password", args=["tam.dailoc"])).content.decode()
    (password,) = re.findall(r"<code>([^<]+)</code>", shown)
    assert password not in text(client, "officer", "tam.dailoc")
    assert password not in journal.entries("system")[0].facts
    ended = builders.sent(
        client, reverse("end_officer", args=["tam.dailoc"]), {"last_day": "30/11/2023", "document": PAPER}
    )
    assert ended.status_code == 302
    (gone,) = officers.officers_page(wanted="tam.dailoc")
    assert gone.active_until == datetime.date(2023, 12, 1)


def test_a_mandate_that_must_lie_apart_is_refused_on_the_form(office_db):
    fields = {"role": "admin", "organisation": "*", "valid_from": "31/10/2023", "document": PAPER}
    answer = builders.sent(builders.signed_in("admin"), reverse("give_mandate", args=["minh.dailoc"]), fields)
    assert answer.status_code == 422
    assert "E-ACCESS-APART" in answer.content.decode()


def test_a_fresh_second_factor_is_asked_before_a_role_is_given(shared_office_db):
    stale = builders.signed_in("admin", seconds_ago=14 * 60)
    answer = builders.sent(stale, reverse("give_mandate", args=["minh.dailoc"]), {})
    assert answer["Location"].startswith(reverse("mfa_reauthenticate"))


def test_the_head_lends_the_approval_to_the_accountant_and_takes_it_back(office_db):
    client = builders.signed_in("minh.dailoc")
    (own,) = officers.mandates_of("minh.dailoc")
    fields = {
        "mandate": own.id,
        "to": "thuy.dailoc",
        "valid_from": "31/10/2023",
        "last_day": "07/11/2023",
        "document": PAPER,
    }
    assert builders.sent(client, reverse("delegate"), fields)["Location"] == reverse("delegations")
    (lent,) = officers.mandates_lent_by("minh.dailoc")
    assert "Thủy" in text(client, "delegations")
    assert "Tôi nhận ủy quyền" in text(builders.signed_in("thuy.dailoc"), "delegations")
    end = {"last_day": "31/10/2023", "document": PAPER}
    stranger = builders.signed_in("son.dailoc")
    assert builders.sent(stranger, reverse("take_back", args=[lent.id]), end).status_code == 403
    assert builders.sent(client, reverse("take_back", args=[lent.id]), end).status_code == 302
    assert officers.mandates_lent_by("minh.dailoc")[0].mandate.valid_until == datetime.date(2023, 11, 1)


def test_the_preparer_is_offered_no_approval(office_db):
    (own,) = officers.mandates_of("minh.dailoc")
    fields = {
        "mandate": own.id,
        "to": "lan.dailoc",
        "valid_from": "31/10/2023",
        "last_day": "07/11/2023",
        "document": PAPER,
    }
    answer = builders.sent(builders.signed_in("minh.dailoc"), reverse("delegate"), fields)
    assert answer.status_code == 422
    assert "E-ACCESS-APART" in answer.content.decode()


def test_a_new_decree_takes_effect_at_its_date(office_db):
    client, address = builders.signed_in("ngoc.so"), reverse("enter_rate", args=["BTXH.4"])
    before = programmes.rates_of("BTXH.4")[0]
    fields = {
        "amount": "750.000 đ",
        "unit": "đồng/tháng",
        "applies_from": "01/01/2030",
        "in_force_from": "15/02/2030",
        "legal_basis": "NĐ 1/2030/NĐ-CP",
        "document": PAPER,
    }
    assert builders.sent(client, address, fields).status_code == 302
    latest, former = programmes.rates_of("BTXH.4")[:2]
    assert (latest.amount_vnd, latest.source_document, latest.entered_by) == (750_000, PAPER, "ngoc.so")
    assert (former.id, former.applies_until) == (before.id, datetime.date(2030, 1, 1))
    again = builders.sent(client, address, fields)
    assert again.status_code == 422
    assert "E-RATE-OVERLAPS" in again.content.decode()


def test_an_agreement_is_ended_and_followed_by_another(office_db):
    client = builders.signed_in("thuy.dailoc")
    found = next(paper for paper in _agreements(client) if paper.channel == "bank" and paper.programme_code == "btxh")
    end = {"last_day": "31/10/2023", "document": PAPER}
    assert builders.sent(client, reverse("end_agreement", args=[found.id]), end).status_code == 302
    fields = {
        "provider": "VIETINBANK-QNA",
        "organisation": "PL-506",
        "programme": "btxh",
        "channels": ["bank"],
        "valid_from": "01/11/2023",
        "document_no": "77/HĐ",
        "document_date": "30/10/2023",
    }
    assert builders.sent(client, reverse("add_agreement"), fields).status_code == 302
    (covering,) = providers.agreements_covering(
        organisation_code="PL-506", programme_code="btxh", channel="bank", on=datetime.date(2023, 11, 1)
    )
    assert covering.provider_code == "VIETINBANK-QNA"
    assert PAPER in next(entry.facts for entry in journal.entries("PL-506") if entry.deed == "agreement_end")


def test_another_districts_agreement_is_not_ended(office_db):
    (found, *_rest) = _agreements(builders.signed_in("thuy.hoian"))
    answer = builders.sent(
        builders.signed_in("thuy.dailoc"),
        reverse("end_agreement", args=[found.id]),
        {"last_day": "31/10/2023", "document": PAPER},
    )
    assert answer.status_code == 409


def test_fee_point_estimate_and_setting_are_recorded_with_their_documents(office_db):
    sent = builders.sent
    fee = {
        "programme": "ncc",
        "channel": "bank",
        "rate": 450,
        "cap": 750,
        "valid_from": "01/01/2024",
        "document": PAPER,
    }
    assert sent(builders.signed_in("ngoc.so"), reverse("add_fee"), fee).status_code == 302
    point = {
        "provider": "VNPOST-QNA",
        "unit_code": "20524",
        "name": "Bưu điện văn hóa xã",
        "valid_from": "31/10/2023",
        "document": PAPER,
    }
    assert sent(builders.signed_in("tuan.buudien"), reverse("add_point"), point).status_code == 302
    assert "Bưu điện văn hóa xã" in text(builders.signed_in("lan.dailoc"), "points")
    estimate = {
        "organisation": "PL-506",
        "programme": "btxh",
        "source": "DP-BTXH",
        "year": 2023,
        "amount": "1.000.000.000",
        "document_no": "QĐ 99",
        "document_date": "30/10/2023",
    }
    client = builders.signed_in("thuy.dailoc")
    assert sent(client, reverse("add_estimate"), estimate).status_code == 302
    assert "1.000.000.000" in text(client, "estimates", year="2023")
    assert sent(client, reverse("add_estimate"), estimate).status_code == 422
    setting = {"key": "pay_day", "value": 12, "valid_from": "01/11/2023", "document": PAPER}
    assert sent(builders.signed_in("ngoc.so"), reverse("enter_setting"), setting).status_code == 302
    assert programmes.settings_on(datetime.date(2023, 11, 1))["pay_day"] == 12


def _agreements(client):
    """List the agreements that an officer's page shows, by the links that end them."""
    said = text(client, "agreements")
    numbers = re.findall(r"/affairs/agreements/(\d+)/end/", said)
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('chitra.organisations', '*', false)")
        found = [providers.agreement_paper(int(number)) for number in numbers]
        cursor.execute("SELECT set_config('chitra.organisations', '', false)")
    return found
