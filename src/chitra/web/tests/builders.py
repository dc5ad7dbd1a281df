"""Visitors for the pages' tests: sessions as the sign-in leaves them."""

import time
import uuid
from collections.abc import Mapping

from allauth.account import authentication
from django.contrib.auth import get_user_model
from django.test import Client

# Under which the sign-in notes whose records these are.
OF_WHOM = "account_authentication_methods_user"
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def signed_in(username: str, *, second_factor: bool = True, seconds_ago: float = 0) -> Client:
    """Open a session as an officer who gave the password, and the second factor, so long ago."""
    client = Client()
    client.force_login(get_user_model().objects.get(username=username), BACKEND)
    given = time.time() - seconds_ago
    records = [{"method": "password", "at": given}]
    if second_factor:
        records.append({"method": "mfa", "type": "totp", "at": given})
    session = client.session
    session[authentication.AUTHENTICATION_METHODS_SESSION_KEY] = records
    session[OF_WHOM] = str(client.session["_auth_user_id"])
    session.save()
    return client


def sent(client: Client, address: str, fields: Mapping[str, object] | None = None, *, once: str | None = None, **more):
    """Send a form as its page would: with a key of its own."""
    return client.post(address, {**(fields or {}), "once": once or str(uuid.uuid4())}, **more)
