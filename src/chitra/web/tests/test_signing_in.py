"""Signing in: password, second factor, lock-out, an idle session, a signature."""

import json
import pathlib

import pytest
from allauth.mfa.totp.internal import auth as totp
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from chitra.config import clock
from chitra.web import demo
from chitra.web.tests import builders

ACCOUNT_PAGES = (
    "account",
    "account_change_password",
    "usersessions_list",
    "mfa_index",
)


@pytest.fixture
def keys(office_db, tmp_path, monkeypatch):
    """Let the rehearsal's officers in with one password and one secret."""
    monkeypatch.setattr(settings, "DEMO_KEYS", tmp_path / "keys.json")
    made = demo.let_in(begins=clock.now(), at=clock.now())
    yield made
    demo.is_on.cache_clear()
    demo.keys.cache_clear()


def code(keys) -> str:
    """Read the officer's telephone."""
    cache.clear()
    return demo.code_now()


def test_password_and_code_lead_to_the_work(keys):
    browser = Client()
    first = browser.post(reverse("account_login"), {"login": "lan.dailoc", "password": keys.password})
    assert first["Location"] == reverse("mfa_authenticate")
    assert browser.get(reverse("work")).status_code == 302, "a password alone opens nothing"
    second = browser.post(reverse("mfa_authenticate"), {"code": code(keys)})
    assert second["Location"] == reverse("work")
    assert browser.get(reverse("work")).status_code == 200


def test_a_wrong_code_does_not_let_in(keys):
    browser = Client()
    browser.post(reverse("account_login"), {"login": "lan.dailoc", "password": keys.password})
    answer = browser.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert answer.status_code == 200
    assert browser.get(reverse("work")).status_code == 302


def test_five_wrong_passwords_lock_the_login_and_the_right_one_no_longer_helps(keys):
    browser = Client()
    for _ in range(5):
        last = browser.post(reverse("account_login"), {"login": "lan.dailoc", "password": "not this one"})
    assert last.status_code == 429
    assert "Tạm khoá" in last.content.decode()
    again = Client().post(reverse("account_login"), {"login": "lan.dailoc", "password": keys.password})
    assert again.status_code == 429
    other = Client().post(reverse("account_login"), {"login": "minh.dailoc", "password": keys.password})
    assert other["Location"] == reverse("mfa_authenticate"), "others are not locked out"


def test_a_form_sent_after_an_idle_time_is_taken_once_the_password_is_given(keys):
    browser = builders.signed_in("lan.dailoc", seconds_ago=60 * 60)
    sent = browser.post(reverse("set_language"), {"language": "en"})
    assert sent.status_code == 302, "choosing a language needs nobody"
    locked = browser.post(reverse("account_change_password"), {"oldpassword": "x"})
    assert locked.status_code == 200, "one's own pages about signing in stay open"
    answer = browser.get(reverse("work"))
    assert answer["Location"].startswith(reverse("account_reauthenticate"))
    back = browser.post(answer["Location"], {"password": keys.password, "next": reverse("work")})
    assert back["Location"] == reverse("work")
    assert browser.get(reverse("work")).status_code == 200


@pytest.mark.parametrize("name", ACCOUNT_PAGES)
def test_an_officers_own_pages_open(keys, name):
    assert builders.signed_in("minh.dailoc").get(reverse(name)).status_code == 200


def test_a_rehearsal_says_how_to_get_in(keys):
    shown = Client().get(reverse("account_login")).content.decode()
    assert keys.password in shown
    assert json.loads(pathlib.Path(settings.DEMO_KEYS).read_text())["totp_secret"] == keys.totp_secret
    assert totp.validate_totp_code(keys.totp_secret, demo.code_now())


def test_an_installation_with_real_data_says_nothing_of_the_kind(office_db, monkeypatch, tmp_path):
    monkeypatch.setattr(settings, "DEMO_KEYS", tmp_path / "none.json")
    demo.is_on.cache_clear()
    assert "chitra-" not in Client().get(reverse("account_login")).content.decode()
    demo.is_on.cache_clear()
