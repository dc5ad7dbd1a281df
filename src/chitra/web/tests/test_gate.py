"""Who may enter; what a page may do to the database; and a form that is sent twice."""

import pytest
from django.urls import reverse

from chitra.web.tests import builders


@pytest.fixture(autouse=True)
def _stage(shared_office_db):
    """Every test here only looks."""


def test_a_stranger_is_led_to_the_sign_in(client):
    answer = client.get(reverse("work"))
    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("account_login"))


def test_an_officer_without_a_second_factor_is_led_to_get_one():
    answer = builders.signed_in("lan.dailoc", second_factor=False).get(reverse("work"))
    assert answer["Location"] == reverse("mfa_activate_totp")


def test_an_officer_sees_their_work():
    answer = builders.signed_in("lan.dailoc").get(reverse("work"))
    assert answer.status_code == 200
    assert "Việc của tôi" in answer.content.decode()


def test_a_session_that_was_idle_asks_for_the_password_again():
    answer = builders.signed_in("lan.dailoc", seconds_ago=30 * 60).get(reverse("work"))
    assert answer["Location"].startswith(reverse("account_reauthenticate"))


def test_the_sign_in_page_opens(client):
    assert client.get(reverse("account_login")).status_code == 200
